"""Blocks of name and address that no label governs: the window of a business letter."""

from collections.abc import Iterator, Sequence

from spectriage.papers.labels import find_labels
from spectriage.papers.names import find_organisations
from spectriage.papers.pieces import Piece, Sheet, Slip, whole
from spectriage.vocabulary.countries import find_country, find_names

_UPPER = 0.42  # share of the first page in which the recipient's block stands
_MOST_LINES = 6
_LINE_GAP = 1.8  # print heights


def find_address_blocks(sheets: Sequence[Sheet]) -> Iterator[list[Slip]]:
    """Lines of each bare block at the head of the first page that begins with an organisation.

    A block has two lines or more under the name, with a figure and a country or its very name.
    """
    if not sheets:
        return
    sheet = sheets[0]
    labelled = find_labels(sheet)
    for piece in sheet.pieces():
        if piece.top > sheet.page.height * _UPPER:
            return
        if labelled.at(piece) is not None or len(piece.text) > 70:
            continue
        items = find_organisations(piece.text)
        if not items or items[0].start or items[0].end < len(piece.text.rstrip(" .,")) - 3:
            continue
        if _under_label(sheet, piece):
            continue
        lines = _lines_under(sheet, piece)
        text = " ".join(line.text for line in lines)
        told = any(char.isdigit() for char in text) and find_country(text) is not None
        if len(lines) >= 2 and (told or find_names(text)):
            yield [whole(piece), *(whole(line) for line in lines)]


def _under_label(sheet: Sheet, piece: Piece) -> bool:
    """Whether a label stands left of the piece or in the lines over it, in its column."""
    labelled = find_labels(sheet)
    for number in range(max(0, piece.line - 2), piece.line + 1):
        for other in sheet.lines[number]:
            label = labelled.at(other)
            if label is None or not label.marked:
                continue
            beside = number == piece.line and other.x0 < piece.x0
            above = number < piece.line and abs(other.x0 - piece.x0) < 20
            if (beside or above) and (label.has("party") or beside):
                return True
    return False


def _lines_under(sheet: Sheet, piece: Piece) -> list[Piece]:
    labelled = find_labels(sheet)
    found: list[Piece] = []
    above = piece
    for line in sheet.lines[piece.line + 1 : piece.line + 2 + 2 * _MOST_LINES]:
        below = next((other for other in line if abs(other.x0 - piece.x0) < 4), None)
        if below is None:
            continue
        if below.top - above.bottom > _LINE_GAP * above.height or labelled.is_label(below):
            break
        found.append(below)
        above = below
        if len(found) == _MOST_LINES:
            break
    return found
