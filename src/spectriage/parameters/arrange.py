"""A table set in order before it is read: heads printed above its rules, groups, stacked heads.

Rules often begin under the head, or leave a group's name in the same cell as the label under
it. What stands there is put back as rows of its own, so that reading needs to know one shape.
"""

import itertools
from collections.abc import Sequence
from statistics import median

from spectriage.documents.layout.lines import find_lines, on_one_line
from spectriage.documents.model import EMPTY_CELL, Cell, Line, Page, Segment, Table, Word
from spectriage.parameters.framed_lists import with_lists_parted
from spectriage.parameters.head_apart import with_head_apart
from spectriage.parameters.head_lines import (
    has_figures,
    one_head,
    with_head_joined,
    with_units_joined,
)
from spectriage.parameters.heads import (
    Row,
    head_roles,
    packed_columns,
)
from spectriage.parameters.spanning_heads import with_heads_whole, with_spans_apart
from spectriage.parameters.variant_columns import with_variants_parted
from spectriage.vocabulary.small_words import small_words

_ADOPTED = 5  # lines above a table that may belong to its head
_LEVEL = 1.0  # points by which the cells of one line may differ in height
_HEAD_WHITE = 1.5  # times the white between two rows that may stand between head and figures
_CROSSED = 4.0  # points on both sides of an edge that a text must stand to read across it
_MOST_CROSSED = 0.5  # share of the edges that a row of heads may read across
_OVER = 2.5  # points between the left edges of a head and of the column under it
_MANY_COLUMNS = 4  # of a table whose head may stand over the name of its first rows
_LINE_PITCH = 1.4  # line heights to the next line of one cell


def arrange(page: Page, table: Table, taken: frozenset[int]) -> list[Row]:
    """Rows of the table, those found above it first; `taken` are words of drawn tables."""
    rows = list(table.rows)
    if table.source in ("ruled", "pdfplumber"):
        rows = with_lists_parted(rows)
        rows = list(itertools.chain.from_iterable(with_head_apart(row) for row in rows))
        rows = list(itertools.chain.from_iterable(_without_group_line(row) for row in rows))
        rows = with_variants_parted(rows)
        above, group = _lines_above(page, table, taken)
        rows = one_head(above) + group + _with_gaps_parted(rows)
        rows = with_units_joined(rows)
        if not any(1 < cell.columns < len(row) for row in rows for cell in row):
            rows, spans = with_spans_apart(page, with_heads_whole(rows))
            rows = rows if spans is None else [spans, *one_head(rows)]
    elif table.source == "aligned":
        rows, spans = with_spans_apart(page, with_heads_whole(rows))
        rows = with_head_joined(rows)
        if spans is not None:
            return [spans, *rows]
        if len(rows) > 1 and not any(head_roles(row) or packed_columns(row) for row in rows):
            rows = _with_rest_joined(rows)
    return rows


def _lines_above(
    page: Page, table: Table, taken: frozenset[int]
) -> tuple[list[Row], list[Row]]:  # fmt: skip
    """Lines right above the table that fall into its columns, as rows.

    Apart from them the name of the table's first rows, where it stands under the head.
    """
    bounds = column_bounds(table.rows)
    if len(bounds) < 2:
        return [], []
    lefts = _left_edges(table.rows)
    x0, top, x1, _ = table.bbox
    found: list[Row] = []
    adopted, white = 0, _white_between(table.rows)
    of_figures = white > 0
    group: list[Row] = []
    for line in reversed(page.lines):
        if (line.bbox[1] + line.bbox[3]) / 2 > top + 2 or adopted == _ADOPTED:
            continue
        segments = [s for s in line.segments if x0 - 6 <= (s.bbox[0] + s.bbox[2]) / 2 <= x1 + 6]
        words = [word for s in segments for word in s.words if word.start not in taken]
        if not words:
            continue
        height = max(line.bbox[3] - line.bbox[1], 6.0)
        alone = len(segments) < 2
        if top - line.bbox[3] > max(1.1 * height, 8.0, white):
            break
        if alone and not (of_figures and _is_set_between(page, line)):
            if found or group or not _names_rows(line, bounds):
                break
            group = [_dealt_whole(segments, taken, bounds, lefts)]
            top = line.bbox[1]
            continue
        row = _dealt_whole(segments, taken, bounds, lefts)
        if sum(bool(cell.words) for cell in row) < 2 - alone or _reads_across(segments, bounds):
            break
        found.insert(0, row)
        valued = has_figures(row)
        adopted += not valued
        white = white if valued else 0.0  # the lines of one head stand close
        top = line.bbox[1]
    return found, group if found else []


def _names_rows(line: Line, bounds: Sequence[tuple[int, float]]) -> bool:
    """Whether a lone text over a table names its first rows: short, in the column of labels."""
    return (
        len(bounds) >= _MANY_COLUMNS
        and line.bbox[2] <= bounds[0][1]
        and not any(ch.isdigit() for ch in line.text)
    )


def _is_set_between(page: Page, line: Line) -> bool:
    """Whether a line stands at half the height between two, as one cell's in a head of several."""
    _, top, _, bottom = line.bbox
    return any(
        len(other.segments) > 1
        and abs(other.bbox[1] - top) > _LEVEL
        and min(other.bbox[3], bottom) - max(other.bbox[1], top) > _LEVEL
        for other in page.lines
    )


def _white_between(rows: Sequence[Row]) -> float:
    """How far above the first row of figures of a table set wide its head may stand."""
    if len(rows) < 2 or not all(has_figures(row) for row in rows):
        return 0.0
    spans = [
        (min(word.top for word in words), max(word.bottom for word in words))
        for words in ([word for cell in row for word in cell.words] for row in rows)
    ]
    return _HEAD_WHITE * median(low[0] - high[1] for high, low in itertools.pairwise(spans))


def _reads_across(segments: Sequence[Segment], bounds: Sequence[tuple[int, float]]) -> bool:
    """Whether a line is a caption or a sentence: it reads on over the edges of many columns."""
    crossed = sum(
        segment.bbox[0] < edge - _CROSSED and edge + _CROSSED < segment.bbox[2]
        for _, edge in bounds
        for segment in segments
    )
    return crossed > _MOST_CROSSED * (len(bounds) - 1)


def column_bounds(rows: Sequence[Row]) -> list[tuple[int, float]]:
    """Columns that hold words of their own, each with its right edge; none where they overlap."""
    width = len(rows[0])
    lefts: list[list[float]] = [[] for _ in range(width)]
    rights: list[list[float]] = [[] for _ in range(width)]
    for row in rows:
        for column, cell in enumerate(row):
            if cell.words and cell.columns == 1:
                lefts[column].append(min(word.x0 for word in cell.words))
                rights[column].append(max(word.x1 for word in cell.words))
    filled = [column for column in range(width) if lefts[column]]
    bounds = []
    for left, right in itertools.pairwise(filled):
        end, begin = max(rights[left]), min(lefts[right])
        if begin < end:
            end, begin = median(rights[left]), median(lefts[right])
        if begin < end:
            return []
        bounds.append((left, (end + begin) / 2))
    return [*bounds, (filled[-1], float("inf"))] if filled else []


def _left_edges(rows: Sequence[Row]) -> list[float]:
    """Where the texts of each column begin, at the median; minus one where there are none."""
    columns = [[row[n].words[0].x0 for row in rows if row[n].words] for n in range(len(rows[0]))]
    return [median(edges) if edges else -1.0 for edges in columns]


def _dealt_whole(
    segments: Sequence[Segment], taken: frozenset[int], bounds: Sequence[tuple[int, float]],
    lefts: Sequence[float],
) -> Row:  # fmt: skip
    """A line's words dealt to columns; a text that only reaches into its neighbour's stays whole.

    Heads are often wider than what stands under them. Where they meet, one begins with the word
    that stands over the left edge of a column.
    """
    texts: list[list[tuple[int, Word]]] = []
    for segment in segments:
        texts.append([])
        for word in segment.words:
            if word.start in taken:
                continue
            column = next(c for c, edge in bounds if (word.x0 + word.x1) / 2 <= edge)
            if texts[-1] and abs(word.x0 - lefts[column]) < _OVER:
                texts.append([])
            texts[-1].append((column, word))
    begun = {text[0][0] for text in texts if text}
    cells: list[list[Word]] = [[] for _ in lefts]
    for text in texts:
        column = text[0][0] if text else 0
        for own, word in text:
            if own not in begun and (word.x0 + word.x1) / 2 >= lefts[own] - _OVER:
                column = own
            cells[column].append(word)
    return tuple(Cell(tuple(part)) if part else EMPTY_CELL for part in cells)


def _with_gaps_parted(rows: list[Row]) -> list[Row]:
    """Rows in which a label and its value, that no rule parts, are two cells again.

    Such a cell takes the whole width of a table that has columns in its other rows.
    """
    bounds = column_bounds(rows) if rows else []
    if len(bounds) < 2:
        return rows
    return [_gap_parted(row, bounds) for row in rows]


def _gap_parted(row: Row, bounds: Sequence[tuple[int, float]]) -> Row:
    filled = [cell for cell in row if cell.words]
    if len(filled) != 1 or filled[0].columns < len(row) or not on_one_line(filled[0].words):
        return row
    segments = find_lines(filled[0].words)[0].segments
    if len(segments) != 2:
        return row
    label, value = segments
    column = max(next(c for c, edge in bounds if value.bbox[0] < edge), 1)
    cells = [EMPTY_CELL] * len(row)
    cells[0], cells[column] = Cell(label.words), Cell(value.words, len(row) - column)
    return tuple(cells)


def _without_group_line(row: Row) -> list[Row]:
    """The row, or two: a group's name that stands over the label in the label's own cell."""
    first = next((n for n, cell in enumerate(row) if cell.words), None)
    if first is None or on_one_line(row[first].words):
        return [row]
    others = [word for cell in row[first + 1 :] for word in cell.words]
    if not others:
        return [row]
    lines = find_lines(row[first].words)
    top = min(word.top for word in others)
    leading = [line for line in lines if line.bbox[3] <= top + 2]
    if not leading or len(leading) == len(lines):
        return [row]
    label = lines[len(leading)]
    height = label.bbox[3] - label.bbox[1]
    shares_line = any(abs(word.top - label.bbox[1]) < 0.5 * height for word in others)
    if not shares_line or _reads_on(leading[-1], label):
        return [row]
    rest = tuple(word for line in lines[len(leading) :] for word in line.words)
    group = tuple(word for line in leading for word in line.words)
    return [
        _with_cell(tuple(EMPTY_CELL for _ in row), first, group),
        _with_cell(row, first, rest),
    ]


def _with_cell(row: Row, column: int, words: tuple[Word, ...]) -> Row:
    return (*row[:column], Cell(words, row[column].columns), *row[column + 1 :])


def _reads_on(above: Line, below: Line) -> bool:
    """Whether a line of a label goes on in the next one."""
    text = above.text.rstrip()
    last = text.split()[-1].casefold()
    return (
        text.endswith((",", "-", "/", "(", "&", ":"))
        or text.count("(") > text.count(")")
        or last in small_words("text")["connectors"]
        or last in small_words("label")["fillers"]
        or below.text[:1].islower()
        or below.text[:1] in "()[/&+"
    )


def _with_rest_joined(rows: list[Row]) -> list[Row]:
    """Rows in which a value that goes on in the next line has become one cell again.

    Such a line fills one column, not the first, right under a cell of the row above.
    """
    joined: list[Row] = []
    for row in rows:
        filled = [number for number, cell in enumerate(row) if cell.words]
        if joined and len(filled) == 1 and filled[0] and _goes_on(joined[-1], row, filled[0]):
            above = joined[-1]
            words = above[filled[0]].words + row[filled[0]].words
            joined[-1] = _with_cell(above, filled[0], words)
        else:
            joined.append(row)
    return joined


def _goes_on(above: Row, row: Row, column: int) -> bool:
    if not above[column].words or not any(cell.words for cell in above[:column]):
        return False
    last, first = above[column].words[-1], row[column].words[0]
    pitch = first.top - last.top
    return 0 < pitch < _LINE_PITCH * max(last.bottom - last.top, 6.0)
