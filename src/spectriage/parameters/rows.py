"""Rows of tables to readings: labels, column roles, row groups, variants.

Three shapes are told apart: columns with roles (parameter, min, typ, max, unit), one column a
variant or product, and one row a product with parameters as column heads. A table without a
head is read as labels with values to their right.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from spectriage.documents.layout.lines import find_lines, on_one_line
from spectriage.documents.model import Cell, Page, Table
from spectriage.parameters.arrange import arrange
from spectriage.parameters.heads import (
    PART,
    Columns,
    Row,
    head_roles,
    packed_columns,
    role_of,
    spread_heads,
)
from spectriage.parameters.label_text import names_parameter
from spectriage.parameters.matrix import part_matrices, read_matrix
from spectriage.parameters.plain_rows import BARE, read_plain_row
from spectriage.parameters.product_rows import heads_parameters, heads_values, read_product_row
from spectriage.parameters.quantities import find_quantities
from spectriage.parameters.reading import Reading
from spectriage.parameters.sections import passes, section_effect
from spectriage.parameters.side_columns import (
    find_unit_column,
    headings_beside,
    label_columns,
    unit_column,
)
from spectriage.parameters.slots import read_slot_row
from spectriage.parameters.spanning_heads import under_spans
from spectriage.parameters.state import TableState
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.units import parse_unit

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s[A-Z\d](?=.*[^\W\d_]{3})")
_VARIANT_MAX = 40
_SHORTEST_GROUP = 3
_UNIT_MAX = 12  # characters of a unit in a cell of its own
_LETTERS = 6  # that a heading has behind its number
_LOOK_BELOW = 12  # rows under a head that tell what a column without one holds
_FURTHEST = 30  # rows below one that may tell what it is
_FIGURE = re.compile(r"[-+−–±<>≤≥~]?\s?\d*[.,]\d+|[-+−–±<>≤≥~]\s?\d+|0")


def read_table(
    page: Page, table: Table, family: str, around: str = "", taken: frozenset[int] = frozenset()
) -> Iterator[Reading]:
    """Readings of one table.

    Parameters
    ----------
    page, table
        The table and the page it stands on.
    family
        Product family of the document, empty where unknown.
    around
        Heading that the table stands under.
    taken
        Starts of all words that stand in a table whose place is sure; a head printed above the
        rules of another is free, though white space may have made a table of it.
    """
    rows = arrange(page, table, taken)
    matrices, rows = part_matrices(rows, around)
    for matrix in matrices:
        yield from read_matrix(page, matrix, family)
    state = TableState(group=around)
    state.label_columns = label_columns(rows)
    state.unit_column = unit_column(rows)
    for row in _body_rows(rows, state):
        if state.section == "skip":
            continue
        if state.by_column:
            readings = read_product_row(page, row, state, family)
        elif state.slotted:
            readings = read_slot_row(page, row, state, family)
        else:
            readings = read_plain_row(page, row, state, family)
        told = [reading for reading in readings if passes(reading.name, state.section)]
        state.told = bool(told)
        yield from told


def _body_rows(rows: Sequence[Row], state: TableState) -> Iterator[Row]:
    """Rows that hold values; heads and groups between them set the state."""
    columns: Columns | None = None
    headed, head_ends, passed = False, -1, -1
    head: Row | None = None  # row of parameters' names, until a row of values follows
    for number, printed in enumerate(rows):
        filled = [cell for cell in printed if cell.words]
        if not filled or number == passed:
            continue
        below = rows[number + 1 : number + 1 + _FURTHEST]
        packed = packed_columns(printed, below)
        roles = None if packed else head_roles(printed)
        if packed is not None:
            columns, headed = packed, True
            above = _variants_above(rows, number)
            _take_head(state, columns.parted(printed), list(columns.roles), above)
            continue
        if roles is not None:
            if head_ends == number - 1:
                roles = _with_roles_above(printed, roles, state.roles)
            columns, headed, head_ends = None, True, number
            find_unit_column(roles, below[:_LOOK_BELOW])
            _take_head(state, printed, roles, _variants_above(rows, number))
            state.by_variant = _heads_variants_beside(state, below[:_LOOK_BELOW])
            continue
        row = columns.parted(printed) if columns else printed
        if not headed and number <= 3 and below and _take_spanned_head(state, row, below):
            headed, passed = True, number + 1
            head = row
            continue
        heading = _heading_in(filled[0]) if len(filled) == 1 else ""
        if heading and (heading != filled[0].text or _is_group(heading)):
            _take_group(state, heading)
            if _is_merged(filled[0], rows):
                state.product = None  # which of its rows a name in a merged cell heads is not told
            continue
        if state.slotted and _is_remarked_group(row, state, below):
            _take_group(state, row[state.roles.index("parameter")].text)
            continue
        if (not headed or state.by_column) and heads_values(row, below):
            state.by_column, state.heads, headed = True, [cell.text for cell in row], True
            state.valued = True
            continue
        if not headed and number <= 3 and heads_parameters(row, below):
            state.by_column, state.heads, headed = True, [cell.text for cell in row], True
            head = row
            continue
        if state.by_column and head is not None and _continues_head(head, row):
            state.heads = [_told_once(a, c.text) for a, c in zip(state.heads, row, strict=True)]
            continue
        head = None
        if not headed and number <= 3 and _heads_variants(row, below, state):
            state.heads, headed = [cell.text for cell in row], True
            state.roles = ["parameter"] + [None] * (len(row) - 1)
            for column in state.label_columns:
                state.roles[column] = "parameter"
            _take_units(state, row, below[:_LOOK_BELOW])
            continue
        if _take_groups_beside(row, state):
            continue
        yield row


def _take_head(state: TableState, row: Row, roles: list[str | None], above: Row | None) -> None:
    heads = [cell.text for cell in row]
    if above is not None:  # a head in two rows: variants over min/typ/max
        for column, text in spread_heads(row, roles, above).items():
            heads[column] = text
    state.roles, state.heads, state.section = roles, heads, None
    state.by_column = state.by_variant = False


def _take_spanned_head(state: TableState, row: Row, below: Sequence[Row]) -> bool:
    """Take a head in two rows, of which the upper one heads several columns, over products."""
    told = under_spans(row, below[0])
    if told is None or not heads_parameters(told[0], below[1:], told[1]):
        return False
    state.by_column, state.heads, state.spans = True, [cell.text for cell in told[0]], told[1]
    return True


def _take_units(state: TableState, row: Row, below: Sequence[Row]) -> None:
    """Give the column of units its role beside those of variants: "Unit | A 20 | A 20 P"."""
    for column, cell in enumerate(row):
        if column and role_of(cell.text) == "unit":
            state.roles[column] = "unit"
    find_unit_column(state.roles, below)
    state.by_variant = "unit" in state.roles


def _heads_variants_beside(state: TableState, below: Sequence[Row]) -> bool:
    """Whether the heads beside those of labels and units name variants: "Standard | Compact"."""
    if state.roles[:1] != ["parameter"] or not {"parameter", "unit", None}.issuperset(state.roles):
        return False
    named = [n for n, role in enumerate(state.roles) if role is None and state.heads[n]]
    values = [
        n for n in named
        if any(find_quantities(row[n].text) for row in below if n < len(row))
    ]  # fmt: skip
    labels = sum(names_parameter(state.heads[n]) for n in named)
    return len(named) > 1 and 2 * len(values) > len(named) > 2 * labels


def _with_roles_above(
    row: Row, roles: list[str | None], above: Sequence[str | None]
) -> list[str | None]:  # fmt: skip
    """Roles of a head in two rows; a cell merged over both stands in the upper one."""
    return [
        upper if role is None and not cell.words and upper not in (None, "value") else role
        for cell, role, upper in zip_longest(row, roles, above[: len(roles)], fillvalue=None)
        if cell is not None
    ]


def _variants_above(rows: Sequence[Row], number: int) -> Row | None:
    """The row over the head of that number, where it may name the products under it."""
    return rows[number - 1] if number and _names_variants(rows[number - 1]) else None


def _names_variants(row: Row) -> bool:
    """Whether a row over the heads may name products: short cells, no sentence."""
    words = {word.text.casefold().strip("(,.;)") for cell in row for word in cell.words}
    if words & small_words("text")["unless"]:
        return False  # "VDD = 3 V, unless otherwise noted"
    text = " ".join(cell.text for cell in row if cell.words)
    if text.startswith("(") and text.endswith(")"):
        return False  # a remark, which white space parted: "(TA = 25 °C, | VDD = 3 V)"
    if section_effect(text) is not None:
        return False  # a heading over the whole table
    return all(len(cell.text) <= _VARIANT_MAX for cell in row)


def _is_group(text: str) -> bool:
    """Whether the one text of a row is a heading of rows: it measures nothing."""
    quantities = find_quantities(text)
    if any(q.units or q.pair or q.start for q in quantities):
        return False
    if len(text) < _SHORTEST_GROUP and text.isascii():
        return False  # an index that was set too low for its line
    return not quantities or sum(ch.isalpha() for ch in text) >= _LETTERS


def _is_remarked_group(row: Row, state: TableState, below: Sequence[Row]) -> bool:
    """Whether a row heads those below it and says only what they hold for: "GYROSCOPES | 25 °C"."""
    if "parameter" not in state.roles or len(state.roles) < len(row):
        return False
    column = state.roles.index("parameter")
    if any(
        cell.words and role not in ("parameter", "condition")
        for cell, role in zip(row, state.roles, strict=False)
    ):
        return False
    label = row[column].text
    if not label or any(find_quantities(label)) or not _is_group(label):
        return False
    return bool(below) and len(below[0]) > column and bool(below[0][column].words)


def _take_groups_beside(row: Row, state: TableState) -> bool:
    """Take the headings of lists side by side; whether the row holds nothing else."""
    told = headings_beside(row, state.label_columns)
    state.groups |= told
    return bool(told) and all(not cell.words or n in told for n, cell in enumerate(row))


def _heading_in(cell: Cell) -> str:
    """What heads the rows below in a cell over all columns: its last numbered line, if any.

    Around it may stand a note on the rows above and the conditions of those below.
    """
    if cell.columns < 2 or on_one_line(cell.words):
        return cell.text
    told = [line.text for line in find_lines(cell.words)]
    return next((text for text in reversed(told) if _NUMBERED.match(text)), cell.text)


def _is_merged(cell: Cell, rows: Sequence[Row]) -> bool:
    """Whether other rows hold the words of a cell too."""
    first = cell.words[0].start
    return sum(any(word.start == first for c in row for word in c.words) for row in rows) > 1


def _take_group(state: TableState, text: str) -> None:
    effect = section_effect(text)
    if effect is not None:
        state.section = effect
    state.group = text
    state.product = text if PART.fullmatch(text) else None
    state.label = text
    state.groups = {}


def _continues_head(head: Row, row: Row) -> bool:
    """Whether a row is the second line of a head that begins with the same merged cell."""
    return bool(head[0].words) and row[0].words == head[0].words


def _told_once(above: str, below: str) -> str:
    return above if not below or below in above else f"{above} {below}".strip()


def _heads_variants(row: Row, below: Sequence[Row], state: TableState) -> bool:
    """Whether a row names products and the first column parameters."""
    if len(row) < 3 or len(below) < 2:
        return False
    units = state.unit_column or 0  # whose head is often left out
    beside = (*state.label_columns, units if not row[units].words else 0)
    body = [cell for n, cell in enumerate(row) if n and n not in beside]
    if len(body) < 2 or not all(cell.words for cell in body):
        return False
    named = any(role_of(cell.text) == "unit" for cell in body)  # then "KX 12 S" is no 12 siemens
    told = [q for cell in row for q in find_quantities(cell.text) if q.units or q.pair]
    if any(not (named and q.start) for q in told):
        return False
    if names_parameter(row[0].text) and all(BARE.fullmatch(cell.text) for cell in body[:-1]):
        return False  # "Supply voltage | 3.15 | 3.3 | 3.45 | V"
    behind = body[-1].text
    unit = len(behind) <= _UNIT_MAX and not behind[0].isdigit() and bool(parse_unit(behind))
    if unit or any(_FIGURE.fullmatch(cell.text) for cell in body):
        return False  # a row of values
    labels = sum(names_parameter(later[0].text, 0.4) for later in below[:10])
    return labels >= 2 and labels >= len(below[:10]) / 3
