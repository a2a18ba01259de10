"""Columns of variants that no rule parts, though rules part them from the labels."""

from collections.abc import Sequence
from dataclasses import replace

from spectriage.documents.layout.lines import find_lines, on_one_line
from spectriage.documents.model import EMPTY_CELL, Cell, Segment
from spectriage.parameters.heads import PART, Row

_HEADED = 3  # rows in which the variants may be named
_LEAST = 2  # rows that hold a text for each variant


def with_variants_parted(rows: list[Row]) -> list[Row]:
    """Rows in which each variant has a column, where one cell of the head names several.

    What a row prints once for all of them is one cell over all their columns.
    """
    for row in rows[:_HEADED]:
        for column, cell in enumerate(row):
            names = _segments(cell)
            if not column or len(names) < _LEAST:
                continue
            if not all(PART.fullmatch(name.text) for name in names):
                continue
            parted = [_parted(row, column, len(names)) for row in rows]
            full = sum(len(_segments(row[column])) == len(names) for row in rows)
            return parted if full > _LEAST else rows  # the head is one of them
    return rows


def _segments(cell: Cell) -> Sequence[Segment]:
    if len(cell.words) < _LEAST or not on_one_line(cell.words):
        return ()
    return find_lines(cell.words)[0].segments


def _parted(row: Row, column: int, count: int) -> Row:
    cell = row[column]
    segments = _segments(cell)
    if len(segments) == count:
        cells = [Cell(segment.words) for segment in segments]
    elif cell.words:
        cells = [Cell(cell.words, cell.columns + count - 1), *[EMPTY_CELL] * (count - 1)]
    else:
        cells = [EMPTY_CELL] * count
    before = (
        replace(own, columns=own.columns + count - 1) if number + own.columns > column else own
        for number, own in enumerate(row[:column])
    )
    return (*before, *cells, *row[column + 1 :])
