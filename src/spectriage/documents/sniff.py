"""Media type of a file: by its content first, by its name's ending where content does not say."""

import io
import re
import zipfile
import zlib

from spectriage.documents.encoding import decode_text, looks_like_text
from spectriage.documents.limits import Limits

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML = "text/html"
EMAIL = "message/rfc822"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
UNKNOWN = "application/octet-stream"

_HEAD = 4096  # bytes looked at
# First bytes of types that we tell apart; those without a reader of ours are named in errors
# and left to third parties.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
    (b"%!PS", "application/postscript"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ENDINGS = {
    "pdf": PDF, "docx": DOCX, "docm": DOCX, "xlsx": XLSX, "xlsm": XLSX,
    "html": HTML, "htm": HTML, "xhtml": HTML, "eml": EMAIL,
    "md": MARKDOWN, "markdown": MARKDOWN, "txt": TEXT, "text": TEXT, "csv": TEXT, "tsv": TEXT,
}  # fmt: skip
_TEXTUAL = frozenset({HTML, EMAIL, MARKDOWN, TEXT})
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|table|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b")
_HEADER = re.compile(r"([!-9;-~]+):[ \t]?.*(?:\r?\n[ \t]+\S.*)*\r?\n")
_MAIL_ONLY = frozenset({"received", "return-path", "message-id", "mime-version", "delivered-to"})


def sniff_media_type(data: bytes, name: str = "") -> str:
    """Media type of the bytes; `UNKNOWN` where neither content nor name tells it.

    Parameters
    ----------
    data
        The whole file: an office document's type stands in its zip directory, at the end.
    name
        File name or path; only its ending counts.
    """
    promised = _ENDINGS.get(name.lower().rpartition(".")[2], "") if "." in name else ""
    head = data[:_HEAD]
    if head.lstrip().startswith(b"%PDF-"):
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data) or (promised if promised in (DOCX, XLSX) else "application/zip")
    if head.startswith(_OLE):
        return ENCRYPTED_OFFICE if _ENCRYPTED_PACKAGE in data else "application/x-ole-storage"
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature) and not (signature == b"BM" and looks_like_text(head)):
            return media_type
    if promised and promised not in _TEXTUAL:
        return promised
    return _sniff_text(head, promised)


def _sniff_text(head: bytes, promised: str) -> str:
    if not looks_like_text(head):
        # pdfium reads a PDF behind up to 1,024 bytes of something else, as Acrobat does.
        return PDF if b"%PDF-" in head[:1024] else promised or UNKNOWN
    text = decode_text(head)
    if _MARKUP.match(text):
        return HTML if promised != MARKDOWN else MARKDOWN
    if promised:
        return promised
    if _XML.match(text):
        return "application/xml"
    if _is_mail(text):
        return EMAIL
    return PDF if b"%PDF-" in head[:1024] else TEXT


def _is_mail(text: str) -> bool:
    """Whether the text begins with header fields, one of which only mail programs write."""
    names, position = set(), 0
    while found := _HEADER.match(text, position):
        names.add(found[1].lower())
        position = found.end()
    return len(names) >= 2 and bool(names & _MAIL_ONLY)


def _sniff_zip(data: bytes) -> str:
    if data.count(b"PK\x01\x02") > Limits().archive_members:
        return ""  # zipfile would hold the whole directory in memory
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError):
        return ""
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else ""
