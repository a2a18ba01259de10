"""Rows of a form that tell one party: its name, street, town and country, each with a label.

    Consignee   Tawau Marine Stores
    Address     Wharf Road 3, 91000 Tawau
    Country     Malaysia

The rows stand under the role's label, or beside it in a column of their own. A row of another
field ends them; a telephone or a contact person does not.
"""

from collections.abc import Callable, Iterator

from spectriage.papers.labels import Label, LabelledSheet
from spectriage.papers.pieces import Piece, Slip
from spectriage.papers.values import any_text, find_value

_MAX_ROWS = 10
_GAP = 2.6  # print heights between two rows; more ends the party
_COLUMN = 14.0  # points by which the labels of one column may begin apart
_FAR = 420.0  # points right of the role's label in which the rows' labels may stand


def address_rows(labelled: LabelledSheet, label: Label, bottom: float) -> list[Slip]:
    """Values of address and country rows that follow a party's name; `bottom` is where it ends."""
    found: list[Slip] = []
    for row, kind in _rows(labelled, label, bottom):
        if kind == "address":
            found += find_value(labelled, row, any_text, lines=3)
    return found


def name_row(
    labelled: LabelledSheet, label: Label, acceptable: Callable[[str], bool]
) -> tuple[Label, list[Slip]] | None:
    """The row that names the party of a label without a value: its label and its value."""
    beside = labelled.sheet.lines[label.piece.line][label.piece.place + 1 :][:1]
    below = (row for row, kind in _rows(labelled, label, label.piece.bottom) if kind == "name")
    for row in (*(labelled.at(piece) for piece in beside), next(below, None)):
        if row is None or not row.marked or kind_of(row) != "name":
            continue
        slips = find_value(labelled, row, acceptable)
        if slips:
            return row, slips
    return None


def kind_of(label: Label) -> str:
    """``name``, ``address``, ``contact`` or nothing, for a label of a party's row."""
    if label.has("party"):
        return ""
    if label.has("signature"):
        return "name" if label.meanings("signature") == ("name",) else ""
    if "name" in label.meanings("other"):
        return "name"
    if "address" in label.meanings("other") or "own" in label.meanings("country"):
        return "address"
    return "contact" if label.has("other") else ""


def _rows(labelled: LabelledSheet, label: Label, bottom: float) -> Iterator[tuple[Label, str]]:
    """Labels of a party's rows under its own label, in its column or in the one right of it."""
    lines = labelled.sheet.lines
    left = right = label.piece.x0
    above = label.piece
    for number in range(label.piece.line, min(label.piece.line + 2 * _MAX_ROWS, len(lines))):
        row = _row_label(labelled, lines[number], label, left, right)
        if row is None:
            continue
        if row.piece.top - max(above.bottom, bottom) > _GAP * above.height:
            return
        kind = kind_of(row)
        if not kind and row.piece.line == label.piece.line:
            continue  # another party's label beside this one
        if not kind:
            return
        left = right = row.piece.x0
        above = row.piece
        yield row, kind


def _row_label(
    labelled: LabelledSheet, line: list[Piece], party: Label, left: float, right: float
) -> Label | None:
    """The first label of a line in the rows' column; before the first row, right of the party."""
    for piece in line:
        if piece is party.piece or (piece.line == party.piece.line and piece.x0 <= party.piece.x0):
            continue
        reach = _FAR if left == party.piece.x0 and piece.line == party.piece.line else _COLUMN
        if left - _COLUMN <= piece.x0 <= right + reach and labelled.is_label(piece):
            return labelled.at(piece)
    return None
