"""The name at a paper's head: who wrote it, where no label says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spectriage.documents.model import Word
from spectriage.papers.dates import find_dates
from spectriage.papers.labels import find_labels
from spectriage.papers.names import find_organisations, name_in, second_name
from spectriage.papers.pieces import Piece, Sheet, Slip
from spectriage.papers.titles import match_title
from spectriage.papers.values import reads_on

_HEAD = 0.3  # share of the first page's height in which a letterhead stands
_MAX_PIECES = 24
_ADDRESS_LINES = 3
_REGISTRATION = re.compile(
    r"([A-Z][\w&.,' -]{3,60}?)\s*\((?:BRN|UEN|Co\.? ?Reg|Reg\.? ?No|ABN|CIN|CRN|GST|VAT)\b"
)
_ACRONYM = re.compile(r"[A-Z]{2,8}\s?[–—|:-]\s?")  # "SCT – Société des Transports"
_NAME_GOES_ON = re.compile(
    r"(?:(?:for|of|and|für|und|der|des|pour|de|et|para|y|per|di)\s+)(?:the\s+|la\s+|l['’]\s?|die\s+)?"
    r"(?=[^\W\d_a-zß-ÿ])"
)
_PARENT = re.compile(r"\(?(?:a|an) (?:division|company|member|subsidiary|business unit) of\b")


@dataclass(slots=True, frozen=True)
class Letterhead:
    """Name and address at the head of the first page."""

    sheet: Sheet
    name: str
    words: tuple[Word, ...]
    address: str


def find_letterhead(sheets: Sequence[Sheet]) -> Letterhead | None:
    """The first organisation at the head of the first page that no label governs."""
    if not sheets:
        return None
    sheet = sheets[0]
    labelled = find_labels(sheet)
    limit = sheet.page.height * _HEAD
    seen = 0
    party_lines: list[Piece] = []
    for piece in sheet.pieces():
        if piece.top > limit or seen > _MAX_PIECES:
            break
        seen += 1
        label = labelled.at(piece)
        if label is not None and label.marked:
            if label.has("party"):
                party_lines.append(piece)
            continue
        if any(_governs(head, piece) for head in party_lines):
            continue
        registered = _registered(sheet, piece)
        if registered:
            slip = Slip(piece, 0, registered)
            return Letterhead(
                sheet, slip.text.strip(), tuple(slip.words), _address(sheet, piece, registered)
            )
        for item in find_organisations(piece.text):
            start, end = second_name(piece.text, item.start, item.end)
            behind = piece.text[end:].strip()
            begins = item.start <= 3 or _ACRONYM.fullmatch(piece.text[: item.start]) is not None
            if not begins or not (item.legal or not behind or behind[0] in "(,·|–-"):
                continue
            slips = [Slip(piece, start, end)]
            if not item.legal:
                fuller = _with_form(sheet, slips[0])
                if fuller is not None:
                    slips, piece, end = [fuller], fuller.piece, fuller.end
                elif not behind:
                    slips += _name_below(sheet, piece)
            return Letterhead(
                sheet,
                " ".join(slip.text.strip() for slip in slips),
                tuple(word for slip in slips for word in slip.words),
                _address(sheet, slips[-1].piece, slips[-1].end),
            )
    return None


def _with_form(sheet: Sheet, short: Slip) -> Slip | None:
    """The same name with its legal form in the lines under it, as a logo's firm prints it."""
    wanted = short.text.strip().casefold() + " "
    for line in sheet.lines[short.piece.line + 1 : short.piece.line + 1 + _ADDRESS_LINES]:
        for piece in line:
            for item in find_organisations(piece.text)[:1]:
                name = piece.text[item.start : item.end]
                if item.legal and item.start <= 3 and name.casefold().startswith(wanted):
                    return Slip(piece, item.start, item.end)
    return None


def _name_below(sheet: Sheet, piece: Piece) -> list[Slip]:
    """The rest of an institution's name in the line under it: "for Marine Research, Bergen"."""
    lines = sheet.lines[piece.line + 1 : piece.line + 1 + _ADDRESS_LINES]
    for below in (one for line in lines for one in line):
        if below.top - piece.bottom > piece.height:
            break
        lead = _NAME_GOES_ON.match(below.text)
        place = name_in(below.text, lead.end()) if lead else None
        under = abs(below.x0 - piece.x0) < 4 or _centred(below, piece)
        if under and lead and place and place[0] == lead.end() and not reads_on(below.text):
            return [Slip(below, 0, place[1])]
    return []


def _registered(sheet: Sheet, piece: Piece) -> int:
    """End of a name that a registration number or a parent company in brackets follows, or 0."""
    number = _REGISTRATION.match(piece.text)
    if number:
        return number.end(1)
    below = sheet.lines[piece.line + 1 : piece.line + 2]
    text = next((p.text for line in below for p in line if abs(p.x0 - piece.x0) < 4), "")
    return len(piece.text) if _PARENT.match(text.lower()) and len(piece.text) < 70 else 0


def _governs(label: Piece, piece: Piece) -> bool:
    """Whether a piece stands beside a party's label or in the block under it."""
    if piece.line == label.line:
        return piece.x0 > label.x0
    return piece.top - label.bottom < 6 * label.height and abs(piece.x0 - label.x0) < 120


def _address(sheet: Sheet, piece: Piece, end: int) -> str:
    """What follows the name on its line and in the lines under it."""
    behind = piece.text[end:].strip(" ,·|-–()")
    parts = [] if match_title(behind) else [behind]
    for line in sheet.lines[piece.line + 1 : piece.line + 1 + _ADDRESS_LINES]:
        for other in line:
            label = find_labels(sheet).at(other)
            if label is not None and label.marked:
                return ", ".join(part for part in parts if part)[:300]
            if match_title(other.text) or _is_of_letter(other.text):
                return ", ".join(part for part in parts if part)[:300]
            if abs(other.x0 - piece.x0) < 30 or _centred(other, piece):
                parts.append(other.text)
    return ", ".join(part for part in parts if part)[:300]


def _is_of_letter(text: str) -> bool:
    """Whether a line belongs to the letter under its head: a date, another firm, a sentence."""
    if re.match(
        r"(?:our |your )?(?:ref|no|nr|date|tel|fax|vat|reg)\b", text.strip(), re.IGNORECASE
    ):
        return True
    named = any(item.legal or item.start == 0 for item in find_organisations(text))
    return named or bool(find_dates(text)) or reads_on(text)


def _centred(one: Piece, other: Piece) -> bool:
    return abs((one.x0 + one.x1) - (other.x0 + other.x1)) < 16
