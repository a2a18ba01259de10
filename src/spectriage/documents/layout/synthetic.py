"""Pages for media without geometry: text and table rows laid out as on a line printer.

A character is 6 points wide and a line 12 points high, so that two spaces or a tab between two
words are a gap that parts segments, a single space is not, and column-aligned text is found by
the same geometry as in a PDF. `Page.text` holds the text as given; boxes follow its columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spectriage.documents.layout.aligned import find_aligned_tables
from spectriage.documents.model import (
    EMPTY_CELL,
    BBox,
    Cell,
    Line,
    Page,
    Segment,
    Table,
    Word,
    bbox_of,
)

CHAR_WIDTH = 6.0  # points a column
LINE_PITCH = 12.0  # points a line
WORD_HEIGHT = 10.0
TAB_STOP = 8  # columns
GAP = 2  # columns between two words that part two segments
MIN_PAGE = (612.0, 792.0)  # points; US letter, grown where the text needs more
LONG_LINE = 800  # columns; longer lines are laid out as several, parted after sentences
WIDE_CELL = 40  # columns a cell may claim for the cells under it

WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?:;]\s+(?=\S)")
# Typists put two spaces after a full stop: no gap where all of a line's wide spaces are such.
_TYPED_STOP = re.compile(r"(?<=\w[.!?])  (?=[^\W\d_])")
_PROSE_SPACES = 8  # a line with fewer may be a table's head: "Min.  Typ.  Max.  Unit"
_WIDE_SPACE = re.compile(r"\s\s|\t")

Span = tuple[int, int]  # first and one past last character within a line


@dataclass(slots=True, frozen=True)
class MarkupCell:
    """A cell as its markup gives it; `columns` counts merged columns."""

    text: str
    columns: int = 1


EMPTY_MARKUP_CELL = MarkupCell("")


class PageBuilder:
    """Takes lines and tables from top to bottom and builds a page of them.

    Parameters
    ----------
    number
        Page number, from 1.
    token
        What a word is in lines and cells as typed.
    """

    def __init__(self, number: int, token: re.Pattern[str] = WORD) -> None:
        self.number = number
        self._token = token
        self.length = 0  # characters of text so far
        self._row = 0  # next free line of the layout
        self._right = 0.0
        self._text: list[str] = []
        self._lines: list[Line] = []
        self._loose: list[Line] = []  # those in no table
        self._tables: list[Table] = []

    def add_line(self, text: str) -> None:
        """One line of text without line ends, as it stands; an empty one leaves a gap."""
        if len(text) <= LONG_LINE:
            self._lay(text, 0, len(text))
        else:
            for start, end in _pieces(text):
                self._lay(text, start, end)
        self._close_line(text)

    def add_gap(self) -> None:
        """Empty line, unless the page is empty or has one there already."""
        if self._text and self._text[-1]:
            self._row += 1
            self._close_line("")

    def add_cell_lines(self, rows: Sequence[tuple[str, Sequence[Span]]]) -> None:
        """Table whose rows are lines of text with the spans of their cells, as typed."""
        top, table_rows = self._row, []
        for text, spans in rows:
            end = 0
            cells = []
            for start, stop in spans:
                column = max(start, end + GAP if end else 0)
                words = self._words(text, start, stop, column)
                cells.append(words)
                end = column + stop - start if words else end
            self._add_row_line(cells)
            table_rows.append([(words, 1) for words in cells])
            self._row += 1
            self._close_line(text)
        self._add_table(table_rows, top)

    def add_table(self, rows: Sequence[Sequence[MarkupCell]]) -> None:
        """Table with merged cells; a row's cells are parted by tabs.

        A row is one line of the layout, or as many as its cell of the most lines has: lines within
        a cell stand under each other in its column, as in print.
        """
        top, starts = self._row, _column_starts(rows)
        table_rows: list[list[tuple[tuple[Word, ...], int]]] = []
        for row in rows:
            cells: list[tuple[tuple[Word, ...], int]] = []
            printed: list[list[tuple[Word, ...]]] = [[]]
            text, end, column = "", 0, 0
            for cell in row:
                lines = _cell_lines(cell.text)
                if column and lines:
                    text += "\t"
                left = max(starts[column] if column < len(starts) else 0, end + GAP if end else 0)
                words: tuple[Word, ...] = ()
                for number, line in enumerate(lines):
                    text += f" {line}" if number else line
                    of_line = self._words(text, len(text) - len(line), len(text), left, number)
                    if number == len(printed):
                        printed.append([])
                    printed[number].append(of_line)
                    words += of_line
                end = left + max(map(len, lines)) if lines else end
                cells.append((words, cell.columns))
                column += cell.columns
            for of_line_cells in printed:
                self._add_row_line(of_line_cells)
            table_rows.append(cells)
            # rows must not read on into each other as a paragraph's lines do
            self._row += len(printed) + 1
            self._close_line(text)
        self._add_table(table_rows, top)

    def build(self) -> Page:
        """Build the page; column-aligned lines outside the tables become tables too."""
        aligned: tuple[Table, ...] = ()
        if any(len(line.segments) > 1 for line in self._loose):
            aligned = find_aligned_tables(self._loose, ())
        tables = sorted((*self._tables, *aligned), key=lambda table: (table.bbox[1], table.bbox[0]))
        width = max(MIN_PAGE[0], self._right + CHAR_WIDTH)
        height = max(MIN_PAGE[1], (self._row + 1) * LINE_PITCH)
        text = "\n".join(self._text)
        return Page(self.number, width, height, text, tuple(self._lines), tuple(tables))

    def _close_line(self, text: str) -> None:
        self._text.append(text)
        self.length += len(text) + 1

    def _lay(self, text: str, start: int, end: int) -> None:
        """Words of one line of the layout, from its column 0 on."""
        row, base = self._row, self.length
        self._row = row + 1
        top = row * LINE_PITCH
        bottom = top + WORD_HEIGHT
        gap_columns = _gap_columns(text, start, end)
        column_of = _columns(text, start, end)
        segments: list[Segment] = []
        words: list[Word] = []
        last = hidden = stop = 0
        for found in self._token.finditer(text, start, end):
            left = stop
            first, stop = found.span()
            column = first - start if column_of is None else column_of[first - start]
            column -= hidden
            if words and column - last >= GAP and not text[left:first].isspace():
                column, hidden = _without_marks(text[left:first], last, column, hidden)
            if words and column - last >= gap_columns:
                segments.append(Segment(tuple(words)))
                words = []
            last = column + stop - first
            x0, x1 = column * CHAR_WIDTH, last * CHAR_WIDTH
            words.append(Word(text[first:stop], x0, top, x1, bottom, base + first, base + stop))
        if words:
            self._right = max(self._right, words[-1].x1)
            segments.append(Segment(tuple(words)))
            line = Line(tuple(segments))
            self._lines.append(line)
            self._loose.append(line)

    def _words(
        self, text: str, start: int, end: int, column: int, under: int = 0
    ) -> tuple[Word, ...]:
        """Words of a cell's line; `under` counts the lines of the cell above it."""
        top = (self._row + under) * LINE_PITCH
        base = self.length
        return tuple(
            Word(
                found[0],
                (column + found.start() - start) * CHAR_WIDTH, top,
                (column + found.end() - start) * CHAR_WIDTH, top + WORD_HEIGHT,
                base + found.start(), base + found.end(),
            )
            for found in self._token.finditer(text, start, end)
        )  # fmt: skip

    def _add_row_line(self, cells: Sequence[tuple[Word, ...]]) -> None:
        segments = tuple(Segment(words) for words in cells if words)
        if segments:
            self._right = max(self._right, segments[-1].words[-1].x1)
            self._lines.append(Line(segments))

    def _add_table(self, rows: Sequence[Sequence[tuple[tuple[Word, ...], int]]], top: int) -> None:
        grid = tuple(row for row in _spread(rows) if any(cell.words for cell in row))
        words = [word for row in grid for cell in row for word in cell.words]
        if words:
            x0, _, x1, _ = bbox_of(words)
            box: BBox = (x0, top * LINE_PITCH, x1, self._row * LINE_PITCH)
            self._tables.append(Table(grid, box, "markup"))


def _gap_columns(text: str, start: int, end: int) -> float:
    """How many columns part two segments of the line; more where only full stops are wide."""
    if "  " not in text or text.count(" ", start, end) < _PROSE_SPACES:
        return GAP
    wide = sum(1 for _ in _WIDE_SPACE.finditer(text, start, end))
    if 0 < wide == sum(1 for _ in _TYPED_STOP.finditer(text, start, end)):
        return GAP + 1
    return GAP


def _without_marks(between: str, last: int, column: int, hidden: int) -> tuple[int, int]:
    """Column of a word as if the marks of markup before it took no room, and what they take."""
    shown = last + min(sum(map(str.isspace, between)), column - last)
    return shown, hidden + column - shown


def _columns(text: str, start: int, end: int) -> list[int] | None:
    """Column of each character where tabs shift them; a tab is a gap of two columns at least."""
    if "\t" not in text:
        return None
    columns, column = [], 0
    for character in text[start:end]:
        columns.append(column)
        column += 1
        if character == "\t":
            column = -(-(column + 1) // TAB_STOP) * TAB_STOP
    return columns


def _pieces(text: str) -> Iterator[Span]:
    """Pieces of a long line; they end with a sentence where they can."""
    start = 0
    while len(text) - start > LONG_LINE:
        ends = [found.end() for found in _SENTENCE_END.finditer(text, start, start + LONG_LINE)]
        cut = ends[-1] if ends else text.rfind(" ", start, start + LONG_LINE) + 1
        if cut <= start:
            following = WORD.search(text, start + LONG_LINE)
            space = text.find(" ", start + LONG_LINE)
            cut = space + 1 if following and space >= 0 else len(text)
        yield start, cut
        start = cut
    if start < len(text):
        yield start, len(text)


def _cell_lines(text: str) -> list[str]:
    """Lines of a cell that hold something, their words parted by single spaces."""
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def _column_starts(rows: Sequence[Sequence[MarkupCell]]) -> list[int]:
    """Layout column at which each column of a table begins."""
    widths: dict[int, int] = {}
    for row in rows:
        column = 0
        for cell in row:
            if cell.columns == 1:
                longest = max(map(len, cell.text.split("\n")))
                widths[column] = max(widths.get(column, 1), min(longest, WIDE_CELL))
            column += cell.columns
    starts = [0]
    for column in range(min(max(widths, default=0), 20_000)):
        starts.append(starts[-1] + widths.get(column, 1) + GAP)
    return starts


def _spread(
    rows: Sequence[Sequence[tuple[tuple[Word, ...], int]]],
) -> tuple[tuple[Cell, ...], ...]:
    """Rows of one width; spans that reach past the last column any row begins are cut there."""
    width = 0
    for row in rows:
        column = 0
        for words, columns in row:
            if words:
                width = max(width, column + 1)
            column += columns
    grid = []
    for row in rows:
        cells = [EMPTY_CELL] * width
        column = 0
        for words, columns in row:
            if words:
                cells[column] = Cell(words, min(columns, width - column))
            column += columns
        grid.append(tuple(cells))
    return tuple(grid)
