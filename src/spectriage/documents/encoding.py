"""Bytes to text: which encoding, and which characters a page's text may hold."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Names that a document may give: other codecs of Python do not decode text, or are traps.
_NAMED = re.compile(
    r"(?:utf[-_]?(?:8|16|32)|us-ascii|ascii|iso-?8859|latin|windows-|cp|koi8|gb|hz|big5|shift"
    r"|sjis|x-sjis|euc|iso-2022|mac|tis-620|viscii)[\w-]*\Z",
    re.IGNORECASE,
)
_SAMPLE = 4096  # bytes
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
# Controls but tab, line end and form feed; marks of direction and joining, which show nothing
# and can make a text read other than it looks; lone halves of surrogate pairs.
_UNSEEN = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+")
_TURNED = re.compile("[\u202d\u202e]([^\u202c\n]{1,80})")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def decode_text(data: bytes, named: str = "") -> str:
    """Text of the bytes; never fails, bytes that fit no encoding become U+FFFD.

    Parameters
    ----------
    data
        Any bytes. A byte order mark decides, then `named`, then UTF-8, then Windows-1252.
    named
        Encoding the document gives itself, if any; one that does not fit is passed over.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    for encoding in (_unmarked_utf16(data), named.strip(), "utf-8"):
        text = _decoded(data, encoding) if encoding else None
        if text is not None:
            return text
    text = data.decode("utf-8", errors="replace")
    high = sum(byte >= 0x80 for byte in data[:_SAMPLE])
    if text[:_SAMPLE].count("\ufffd") * 8 < high:  # UTF-8 with a few bytes damaged
        return text
    return _decoded(data, "cp1252") or data.decode("latin-1")


def _decoded(data: bytes, encoding: str) -> str | None:
    if not _NAMED.match(encoding):
        return None
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of Western text is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def clean_text(text: str) -> str:
    r"""Text with ``\n`` as its only line end and without characters that show nothing."""
    text = _LINE_ENDS.sub("\n", text)
    return _CONTROLS.sub(" ", _UNSEEN.sub("", text))


def looks_like_text(data: bytes) -> bool:
    """Whether the head of a file decodes to text with hardly any control character."""
    sample = data[:_SAMPLE]
    text = decode_text(sample)
    if not text:
        return False
    odd = len(_CONTROLS.findall(text)) + text.count("\ufffd")
    return odd <= 0.02 * len(text)


def turned_print(text: str) -> str | None:
    """What a text says of print that controls turn around, read as it is shown; None if none.

    Right-to-left scripts need no such control: their letters carry their direction. An override
    makes a page show another name than the one that stands in the file.
    """
    found = _TURNED.search(text)
    if found is None:
        return None
    words = clean_text(found[1]).strip()
    shown = words[::-1] if found[0][0] == "\u202e" else words
    return f"characters turn the print around: the file holds “{words}”, a page shows “{shown}”"
