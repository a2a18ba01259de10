"""Rows of DOCX, HTML and XLSX tables: spans over rows filled, packed rows parted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spectriage.documents.layout.synthetic import EMPTY_MARKUP_CELL, MarkupCell

LAYOUT_CELL = 2_000  # characters; a table with such a cell lays out a page
MAX_SPAN = 100  # columns; a larger one means "all there are", and is cut to those anyway
MAX_SPAN_ROWS = 1_000


@dataclass(slots=True, frozen=True)
class SpanCell:
    """A cell as markup gives it; lines of its text are parted by line ends."""

    text: str
    columns: int = 1
    rows: int = 1


def even_rows(rows: Iterable[Sequence[SpanCell]], most: int) -> list[list[MarkupCell]]:
    """Rows with an empty cell wherever a cell of a row above reaches down.

    A row whose filled cells, two at least, hold the same number of lines, two at least, is so
    many rows. Ends after the row that passes `most` cells: spans may promise any number.
    """
    found: list[list[MarkupCell]] = []
    open_spans: dict[int, tuple[int, int]] = {}  # first column: (columns, rows still to fill)
    count = 0
    for row in rows:
        if count > most:
            break
        cells: list[MarkupCell] = []
        column = 0
        below: dict[int, tuple[int, int]] = {}
        for cell in row:
            column = _fill(cells, column, open_spans, below)
            columns = min(max(cell.columns, 1), MAX_SPAN)
            if cell.rows > 1:
                below[column] = (columns, min(cell.rows, MAX_SPAN_ROWS) - 1)
            cells.append(MarkupCell(cell.text, columns))
            column += columns
        _fill(cells, column, open_spans, below)
        below.update(open_spans)  # spans right of the row's last cell
        open_spans = {start: span for start, span in below.items() if span[1] > 0}
        found.extend(_parted(cells))
        count += sum(cell.columns for cell in cells)
    return found


def _fill(
    cells: list[MarkupCell],
    column: int,
    open_spans: dict[int, tuple[int, int]],
    below: dict[int, tuple[int, int]],
) -> int:
    while column in open_spans:
        columns, left = open_spans.pop(column)
        below[column] = (columns, left - 1)
        cells.append(MarkupCell("", columns) if columns > 1 else EMPTY_MARKUP_CELL)
        column += columns
    return column


def _parted(cells: list[MarkupCell]) -> list[list[MarkupCell]]:
    lines = [[line for line in cell.text.split("\n") if line.strip()] for cell in cells]
    filled = [own for own in lines if own]
    count = len(filled[0]) if filled else 0
    if count < 2 or len(filled) < 2 or any(len(own) != count for own in filled):
        return [cells]
    return [
        [
            MarkupCell(own[number] if own else "", cell.columns)
            for own, cell in zip(lines, cells, strict=True)
        ]
        for number in range(count)
    ]


def is_data_table(rows: Sequence[Sequence[MarkupCell]]) -> bool:
    """Whether the rows hold data in columns, and do not merely lay out a page."""
    widest = max((sum(bool(cell.text.strip()) for cell in row) for row in rows), default=0)
    return widest >= 2 and all(len(cell.text) <= LAYOUT_CELL for row in rows for cell in row)
