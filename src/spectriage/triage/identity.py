"""Who made the item and what it is called, read from the head of the document.

Only for the report's header: neither reaches item scoring.
"""

import re

from spectriage.documents.model import Document

_COMPANY = re.compile(
    r"\b((?:[A-ZÄÖÜÉ][\w&.'-]*\s){1,4}(?:Inc|Ltd|LLC|GmbH|AG|Corp|Corporation|Co|Oy|AB|AS|A/S|BV|"
    r"SA|S\.A|SAS|S\.r\.l|SpA|KG|Limited|Company|Sdn Bhd|Pte|K\.K)\b\.?)"
)
_PART = re.compile(
    r"\b(?=[\w-]*\d)(?=[\w-]*[A-Z])[A-Z][A-Za-z0-9]{0,9}(?:[-/][A-Za-z0-9]{1,10}){0,3}\b"
)
_NOT_PARTS = re.compile(
    r"^(?:IP\d\d|RS-?\d+|USB\d?|ISO\d*|MIL|IEC\d*|EN\d+|AES-?\d*|RoHS|H\.?26\d|PAGE\d|REV\d|"
    r"EAR99|\d[A-E]\d{3}.*|[A-Z]\d{1,2}|[0-9]+[A-Z]|V\d(?:\.\d)*)$",
    re.IGNORECASE,
)
_HEAD_LINES = 14


def find_vendor(document: Document) -> str | None:
    """First company name with a legal form on the first page, else None."""
    if not document.pages:
        return None
    found = _COMPANY.search(" ".join(document.pages[0].text.split()))
    return found[1].strip() if found else None


def find_part(document: Document) -> str | None:
    """First thing in the head of the first page that looks like a part number, else None."""
    if not document.pages:
        return None
    lines = sorted(
        document.pages[0].lines[:_HEAD_LINES], key=lambda line: line.bbox[1] - line.bbox[3]
    )
    for line in lines:
        for candidate in _PART.finditer(line.text):
            if len(candidate[0]) >= 4 and not _NOT_PARTS.match(candidate[0]):
                return candidate[0]
    return None
