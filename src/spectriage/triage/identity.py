"""Who made the item and what it is called, read from the head of the document.

Only for the report's header: neither reaches item scoring.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from spectriage.documents.model import Document, Page
from spectriage.papers.names import find_organisations
from spectriage.papers.roles import same_name
from spectriage.report.model import Party
from spectriage.vocabulary.names import legal_forms

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
_SELLS = ("manufacturer", "seller", "exporter", "shipper")  # on a paper, the surest first
_PAGES = 4  # whose margins are looked at; a running head or foot stands on each
_HEAD, _FOOT = 0.12, 0.86  # shares of a page's height
_IMPRINT = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|copyright|all rights reserved|alle rechte|tous droits|manufactured by|"
    r"manufacturer|hersteller|herausgeber|impressum|fabricant|fabricante|fabbricante|制造商|生产商|版权",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"^(?:(?:copyright|©|\(c\)|by|(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)[\s,]+)+",
    re.IGNORECASE,
)
_IMPRINT_WORTH = 2  # pages of a margin that a line of copyright weighs
_MOST_NAMES = 50  # of one page; more are a list of firms
_LONGEST = 300  # characters of a line of an imprint


def find_vendor(document: Document, parties: Sequence[Party] = ()) -> str | None:
    """Who made or sells the item, else None.

    On a paper that is a party. A sheet bears its maker's name at the head, in the foot or beside
    a copyright; the name most of its pages bear there counts, else the first one on its first page.
    """
    named = {party.role: party.name for party in reversed(parties)}
    seller = next((named[role] for role in _SELLS if role in named), None)
    if seller or not document.pages:
        return seller
    worth: Counter[str] = Counter()
    for page in document.pages[:_PAGES]:
        for name, weight in islice(_in_margins(page), _MOST_NAMES):
            worth[next((known for known in worth if same_name(known, name)), name)] += weight
    if worth:
        return worth.most_common(1)[0][0]
    found = _COMPANY.search(" ".join(document.pages[0].text.split()))
    return found[1].strip() if found else None


def _in_margins(page: Page) -> Iterator[tuple[str, int]]:
    """Firms with a legal form at a page's head and foot and in its imprint, each with its weight.

    A name goes on in the line under it where the copyright's line ends in it.
    """
    before = False
    for line in page.lines:
        _, top, _, bottom = line.bbox
        text = line.text[:_LONGEST]
        imprint = _IMPRINT.search(text) is not None
        if (
            imprint or before or bottom < _HEAD * page.height or top > _FOOT * page.height
        ) and not _form_words().isdisjoint(text.replace(",", " ").split()):
            for segment in line.segments:
                for item in find_organisations(segment.text[:_LONGEST]):
                    if item.legal:
                        name = _BEFORE_NAME.sub("", segment.text[item.start : item.end]).strip(" ,")
                        yield name, _IMPRINT_WORTH if imprint or before else 1
        before = imprint


@lru_cache(maxsize=1)
def _form_words() -> frozenset[str]:
    """Last words of legal forms, as printed; a line without one names no firm."""
    words = {form.split()[-1] for form in legal_forms()}
    return frozenset(words | {word.upper() for word in words})


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
