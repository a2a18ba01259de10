"""Heads of several lines: the lines of a head joined, and told from the rows of figures under it.

The quantities that columns of figures hold have long names, and print breaks them over several
lines, each cell set level with the middle of its neighbours. No line of such a head tells much by
itself.
"""

import itertools
import re
from collections.abc import Sequence

from spectriage.documents.layout.lines import find_rows
from spectriage.documents.model import EMPTY_CELL, Cell
from spectriage.parameters.heads import SLOTS, Row, head_roles, packed_columns, role_of
from spectriage.parameters.label_text import names_parameter, unit_at_end, unit_in
from spectriage.parameters.quantities import find_quantities
from spectriage.vocabulary.units import parse_unit

_HEAD_LENGTH = 30  # characters a line of a head may have
_LEAST_STACKED, _STACKED = 2, 6  # rows that a head of several may take in a table without rules
_BEFORE_VALUE = 6  # characters that may stand before a value: "typ. 5 V", but no "Rejects 55 dB"
_LEAST_FIGURES, _FIGURES_SHARE = 2, 0.6  # cells with bare figures behind the first one of a row
_LABEL_VALUE_UNIT = 3  # cells of a row
_UNIT_LENGTH = 12  # characters
_LEAST_UNITS = 2  # units in brackets that make the joined lines a head of bare figures
_FIGURE = re.compile(r"(?:DC\s?)?[^\w(]{0,3}\d[\d.,]*(?![^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_]{4,}")


def has_figures(row: Row) -> bool:
    """Whether a row is a name and bare figures, ranges of them among them.

    Where a cell besides tells a unit in brackets it is a head: "Supply (V) | 10 Hz | 1 kHz".
    """
    filled = [cell for cell in row[1:] if cell.words]
    others = [cell.text for cell in filled if not _is_figure(cell.text)]
    figures = len(filled) - len(others)
    return (
        bool(row and row[0].words)
        and figures >= max(_LEAST_FIGURES, _FIGURES_SHARE * len(filled))
        and any(letter.isalpha() for letter in row[0].text)
        and not any(map(unit_in, others))
    )


def _is_figure(text: str) -> bool:
    return _FIGURE.match(text) is not None and _LETTERS.search(text) is None


def is_body(row: Row) -> bool:
    """Whether a row is a name and figures, or values with their units behind them."""
    values = [cell.text for cell in row[1:] if cell.words]
    return has_figures(row) or (
        bool(row and row[0].words)
        and len(values) >= _LEAST_FIGURES
        and all(_is_figure(text) or _begins_with_value(text) for text in values)
    )


def tells_unit(head: str) -> bool:
    """Whether a head tells the unit of the figures under it, in brackets or at its end."""
    return bool(unit_in(head) or unit_at_end(head))


def with_units_joined(rows: list[Row]) -> list[Row]:
    """Rows in which units that stand in a row under the heads, over bare figures, join these."""
    for number, (heads, row) in enumerate(itertools.pairwise(rows[: _STACKED + 1])):
        if is_body(heads):
            return rows
        if _holds_units(row) and number + 2 < len(rows) and has_figures(rows[number + 2]):
            if head_roles(heads):
                return rows
            return [*rows[:number], joined_down([heads, row]), *rows[number + 2 :]]
    return rows


def _holds_units(row: Row) -> bool:
    texts = [cell.text.strip("()[]") for cell in row if cell.words]
    return (
        len(texts) >= _LEAST_UNITS
        and all(map(parse_unit, texts[1:]))
        and (not row[0].words or bool(parse_unit(texts[0])))
    )


def _is_label_value_unit(filled: Sequence[Cell]) -> bool:
    """Whether a row's cells are a label, a figure or a range, and its unit in a cell behind."""
    if len(filled) != _LABEL_VALUE_UNIT or len(filled[-1].text) > _UNIT_LENGTH:
        return False
    label, value, unit = (cell.text for cell in filled)
    return _is_figure(value) and names_parameter(label) and bool(parse_unit(unit))


def _begins_with_value(text: str) -> bool:
    return any(q.units and q.start <= _BEFORE_VALUE for q in find_quantities(text))


def _marks(row: Row, above: Sequence[Row]) -> bool:
    """Whether a line of a head only says which figures its names mean: "min.", "typ."."""
    roles = [role_of(cell.text) if cell.words else None for cell in row]
    return all(
        role is None or (role in SLOTS and any(r[column].words for r in above))
        for column, role in enumerate(roles)
    )


def one_head(adopted: list[Row]) -> list[Row]:
    """Lines found above a table, those of one head that wraps as one row."""
    first = next((n for n, row in enumerate(adopted) if has_figures(row)), len(adopted))
    head, rows = adopted[:first], adopted[first:]
    if len(head) < 2 or any(head_roles(row) or packed_columns(row) for row in head):
        return adopted
    return [joined_down(head), *rows]


def joined_down(rows: Sequence[Row]) -> Row:
    """The rows as one, the cells of each column read from top to bottom."""
    joined = []
    for column in range(len(rows[0])):
        words = [word for row in rows for word in row[column].words]
        level = [word for line in find_rows(words) for word in line] if len(words) > 1 else words
        if len(level) < len(words):  # some run up the page
            level = sorted(words, key=lambda word: (word.top, word.x0))
        joined.append(Cell(tuple(level)) if words else EMPTY_CELL)
    return tuple(joined)


def with_head_joined(rows: list[Row]) -> list[Row]:
    """Rows in which a head of several lines has become one row.

    Only where the row under it is full of values and no line of it heads roles by itself; over
    bare figures the lines must tell their units.
    """
    depth, bare = 0, False
    for row in rows[: _STACKED + 1] if len(rows) > _LEAST_STACKED else ():
        filled = [cell for cell in row if cell.words]
        nameless = not row[0].words  # "| Pass band | Rejects 55 dB |"
        valued = sum(
            _begins_with_value(cell.text)
            if nameless
            else any(q.units for q in find_quantities(cell.text))
            for cell in filled
        )
        if valued >= 2 and 2 * valued >= len(filled):
            break
        if (
            valued
            and row[0].words
            and any(
                names_parameter(left.text) and _begins_with_value(right.text)
                for left, right in itertools.pairwise(filled)
            )
        ):
            break  # a row of label and value
        if has_figures(row):
            bare = True
            break
        if _is_label_value_unit(filled):
            break
        depth += 1
    if not _LEAST_STACKED <= depth <= _STACKED or depth >= len(rows):
        return rows
    if any(head_roles(row) and not _marks(row, rows[:n]) for n, row in enumerate(rows[:depth])):
        return rows
    if sum(len(cell.text) > _HEAD_LENGTH for row in rows[:depth] for cell in row):
        return rows
    joined = joined_down(rows[:depth])
    if bare and sum(tells_unit(cell.text) for cell in joined) < _LEAST_UNITS:
        return rows
    return [joined, *rows[depth:]]
