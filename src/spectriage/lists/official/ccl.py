"""The Commerce Control List as paragraphs by code, from the eCFR XML of 15 CFR 774 Supplement 1.

Every paragraph is printed there with its whole path ("b.4.a."). A file is a document like any
other: entities are not resolved and nothing is fetched.
"""

import re
from collections.abc import Iterator

from lxml import etree

from spectriage.errors import DataError
from spectriage.lists import codes
from spectriage.lists.official.paragraphs import OfficialText, Paragraph

_HEADING = re.compile(r"\s*(\d[A-E]\d{3})\b\s*(.*)", re.DOTALL)
_PATH = re.compile(
    r"\s*([a-z]{1,2}(?:\.[a-z]{1,2}|\.\d{1,2})*)\.{1,2}(?=\s|\[|“|\")|([a-z](?:\.\d{1,2}|\.[a-z])+)\s"
)
_LISTING = re.compile(r"\s*List of Items Controlled", re.IGNORECASE)
_ITEMS = re.compile(r"\A\s*Items\b:?\s*(?:\(?i\)?\s)?", re.IGNORECASE)


def read_ccl(data: bytes, name: str = "CCL") -> OfficialText:
    """Paragraphs of the Commerce Control List.

    Raises
    ------
    DataError
        The bytes are no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as err:
        raise DataError(f"is no XML ({err})", file=name) from err
    if root is None:
        raise DataError("is no XML", file=name)
    official = OfficialText(name, "CCL")
    heading, last, listing = "", None, False
    for element in root.iter("FP-2", "FP", "FP-1", "P", "NOTE"):
        in_note = any(parent.tag == "NOTE" for parent in element.iterancestors())
        if element.tag == "NOTE":
            if last is not None and listing:
                note = _note_of(element)
                last.notes.append(note)
                official.attach(last, note)
            continue
        if in_note and not _stands_upright(element):
            continue
        text = _text_of(element)
        begins = _HEADING.match(text) if _is_bold(element) else None
        if begins:
            heading, listing = begins[1], False
            last = official.paragraphs.setdefault(heading, Paragraph(heading, begins[2]))
        elif heading and _LISTING.match(text):
            listing, last = True, official.paragraphs[heading]
        elif heading and text.startswith("Related Definitions"):
            listing, last = True, official.paragraphs[heading]  # a few entries have no other mark
            last.notes.append(text)
        elif listing and last is not None and not text.startswith("Related"):
            text = _ITEMS.sub("", text)
            path = _PATH.match(text)
            if path:
                code = codes.normalise(f"{heading}.{path[1] or path[2]}")
                last = Paragraph(code, text[path.end() :].strip())
                official.paragraphs.setdefault(code, last)
            else:
                last.text += " " + text
    return official


def _is_bold(element: etree._Element) -> bool:
    """Whether a paragraph is set as headings are: with bold words in it, or (8D001) all bold."""
    if element.tag == "FP-2":
        return element.find("B") is not None
    begins = element.tag == "FP-1" and not (element.text or "").strip() and len(element) > 0
    return begins and element[0].tag == "B"


def _stands_upright(element: etree._Element) -> bool:
    """Whether a paragraph inside a note is none of it: notes are printed in italics."""
    return bool((element.text or "").strip()) and _PATH.match(element.text) is not None


def _note_of(element: etree._Element) -> str:
    parts = [child for child in element if not _stands_upright(child)]
    return " ".join(_text_of(part) for part in parts)


def _text_of(element: etree._Element) -> str:
    """Text with raised figures as powers."""
    return " ".join("".join(_in_order(element)).split()).replace(" ^", "^")


def _in_order(element: etree._Element) -> Iterator[str]:
    inner = element.text or ""
    raised = element.tag in ("SU", "sup") and bool(re.match(r"\s*[-−–]?\d", inner))
    yield f"^{inner.strip()}" if raised else inner
    for child in element:
        if isinstance(child.tag, str):
            yield from _in_order(child)
        yield child.tail or ""
