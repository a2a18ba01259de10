"""Who made the item and what it is called, read from the head of the document.

Only for the report's header: neither reaches item scoring.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from spectriage.documents.model import Document, Line, Page
from spectriage.papers.names import find_organisations, is_imprint
from spectriage.papers.roles import same_name
from spectriage.report.model import Party
from spectriage.vocabulary.names import legal_forms

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
    return next((name for line in document.pages[0].lines for name in _firms(line)), None)


def _in_margins(page: Page) -> Iterator[tuple[str, int]]:
    """Firms with a legal form at a page's head and foot and in its imprint, each with its weight.

    A name goes on in the line under it where the copyright's line ends in it.
    """
    before = False
    for line in page.lines:
        _, top, _, bottom = line.bbox
        imprint = is_imprint(line.text[:_LONGEST])
        if imprint or before or bottom < _HEAD * page.height or top > _FOOT * page.height:
            for name in _firms(line):
                yield name, _IMPRINT_WORTH if imprint or before else 1
        before = imprint


def _firms(line: Line) -> Iterator[str]:
    """The firms with a legal form that a line names."""
    words = line.text[:_LONGEST].replace(",", " ").split()
    if _form_words().isdisjoint(word.rstrip(".") for word in words):
        return
    for segment in line.segments:
        for item in find_organisations(segment.text[:_LONGEST]):
            if item.legal:
                yield _BEFORE_NAME.sub("", segment.text[item.start : item.end]).strip(" ,")


@lru_cache(maxsize=1)
def _form_words() -> frozenset[str]:
    """Last words of legal forms, a stop at their end aside; a line without one names no firm."""
    words = {form.split()[-1].rstrip(".") for form in legal_forms()}
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
