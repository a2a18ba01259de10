"""Tables of one parameter over two conditions: noise of each carrier at each offset.

Heads of rows and columns are quantities, the figures between them bare; what they measure, and
in which unit, the caption tells, or the corner.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spectriage.documents.model import Page
from spectriage.parameters.cells import name_and_make
from spectriage.parameters.heads import PART, Row, head_roles
from spectriage.parameters.label_text import names_parameter, parted_at_unit, unqualified
from spectriage.parameters.numbers import fold
from spectriage.parameters.places import Place
from spectriage.parameters.plain_rows import BARE
from spectriage.parameters.quantities import Quantity, find_quantities, lone_value
from spectriage.parameters.reading import Reading
from spectriage.vocabulary.units import Dimension, Unit, parse_unit

_LEAST = 2  # columns and rows of figures
_FILLED = 0.6  # share of the cells of a row that hold a figure
_NAMED = 0.55  # share of the caption that a wording covers
_HEADED = 3  # rows in which the heads of the columns may stand
_LISTED = re.compile(r"[,;()\[\]]")
_CODE = re.compile(r"\(([^()]+)\)$")


@dataclass(slots=True, frozen=True)
class Matrix:
    """What the figures of a table measure, the heads of its columns, and its rows of figures."""

    label: str
    units: tuple[Unit, ...]
    heads: Row
    rows: tuple[Row, ...]


def part_matrices(rows: Sequence[Row], caption: str) -> tuple[list[Matrix], list[Row]]:
    """The matrices of a table, as it or a part of it may be one, and the rows of none.

    White space alone makes one table of a list of values and the matrix printed under it.
    """
    found: list[Matrix] = []
    rest: list[Row] = []
    number = 0
    while number < len(rows):
        part = _matrix_at(rows, number, len(rest), caption)
        if part is None:
            rest.append(rows[number])
            number += 1
            continue
        matrix, above, number = part
        free = len(rest) - above
        rest[free:] = [row for row in rest[free:] if _tells_value(row)]
        found.append(matrix)
        while number < len(rows) and not _parts(rows[number]):
            number += 1  # notes on the figures, whose words white space parts
    return found, rest


def _parts(row: Row) -> bool:
    """Whether a row begins something else than what stands above: a heading, heads, or a value."""
    alone = sum(bool(cell.words) for cell in row) == 1
    return alone or head_roles(row) is not None or _tells_value(row)


def _tells_value(row: Row) -> bool:
    """Whether a row is a label and a value with its unit."""
    filled = [cell.text for cell in row if cell.words]
    if not any(map(_begins_with_value, filled[1:])):
        return False
    return names_parameter(unqualified(filled[0]), _NAMED)


def _matrix_at(
    rows: Sequence[Row], number: int, free: int, caption: str
) -> tuple[Matrix, int, int] | None:
    """The matrix that a row heads, how many rows above name it, and the row behind it.

    `free` rows right above belong to no other matrix.
    """
    heads = rows[number]
    over = _dimension_of(heads)
    if over is None:
        return None
    figures, end = _figures_below(rows, number, heads)
    if len(figures) < _LEAST:
        return None
    over_it = rows[number - 1] if number and free else ()
    joined = " ".join(cell.text for cell in over_it if cell.words)
    if any(_begins_with_value(cell.text) for cell in over_it):
        joined = ""  # "Supply voltage | 5 V" is a row of its own
    told = [(heads[0].text, 0), (joined, 1)]
    if number < _HEADED:
        told.insert(0, (caption, 0))
        told += [(cell.text, number) for row in rows[:number] for cell in row]
    for text, above in told:
        label, units = parted_at_unit(text)
        units = units or _unit_listed(text)
        named = bool(units) and names_parameter(unqualified(label), _NAMED)
        if named and units[0].dimension != over:
            return Matrix(unqualified(label), units, heads, figures), min(above, free), end
    return None


def _begins_with_value(text: str) -> bool:
    return any(quantity.units and not quantity.start for quantity in find_quantities(text)[:1])


def _figures_below(
    rows: Sequence[Row], number: int, heads: Row
) -> tuple[tuple[Row, ...], int]:  # fmt: skip
    """Rows of figures under the heads, and where they end: lone texts between them part groups."""
    figures: list[Row] = []
    end = number + 1
    for place in range(number + 1, len(rows)):
        row = rows[place]
        if _holds_figures(row, heads):
            figures.append(row)
            end = place + 1
        elif sum(bool(cell.words) for cell in row) > 1:
            break
    return tuple(figures), end


def _dimension_of(heads: Row) -> Dimension | None:
    """What all heads but the corner's measure, where each is a value with its unit and no more."""
    dimensions: list[Dimension] = []
    for cell in heads[1:]:
        if not cell.words:
            continue
        told = _alone(cell.text)
        if told is None or (dimensions and told.units[0].dimension != dimensions[0]):
            return None
        dimensions.append(told.units[0].dimension)
    return dimensions[0] if len(dimensions) >= _LEAST else None


def _alone(text: str) -> Quantity | None:
    """The one value with a unit that a text is; a range is none."""
    told = lone_value(text)
    return told if told is not None and told.typ is not None else None


def _holds_figures(row: Row, heads: Row) -> bool:
    """Whether a row begins with a value and holds bare figures under the heads."""
    first = next(iter(find_quantities(row[0].text)), None)
    if first is None or first.start or not first.units:
        return False
    under = [cell for cell, head in zip(row[1:], heads[1:], strict=False) if head.words]
    return sum(_is_figure(cell.text) for cell in under) >= _FILLED * len(under)


def _is_figure(text: str) -> bool:
    found = find_quantities(text)
    return len(found) == 1 and found[0].typ is not None and bool(BARE.fullmatch(fold(text)))


def _unit_listed(text: str) -> tuple[Unit, ...]:
    """A unit that a caption lists among other remarks: "(CW, +10 dBm, dBc/Hz, warranted)"."""
    _, opened, remarks = text.partition("(")
    parts = [part.strip() for part in _LISTED.split(remarks)] if opened else []
    told = (parse_unit(part) for part in parts if "/" in part or part == "%")
    return next((units for units in told if units), ())


def read_matrix(page: Page, matrix: Matrix, family: str) -> Iterator[Reading]:
    """A reading for each figure; the heads of its row and column tell what it holds at."""
    for row in matrix.rows:
        at = row[0].text
        code = _CODE.search(at)
        variant = code[1] if code is not None and PART.fullmatch(code[1]) else None
        for cell, head in zip(row[1:], matrix.heads[1:], strict=False):
            if not head.words or not _is_figure(cell.text):
                continue
            value = replace(find_quantities(cell.text)[0], units=matrix.units)
            yield from name_and_make(
                page, cell.words, value, Place(matrix.label), family,
                condition=f"{at}, {head.text}", variant=variant,
            )  # fmt: skip
