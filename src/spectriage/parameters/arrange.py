"""A table set in order before it is read: heads printed above its rules, groups, stacked heads.

Rules often begin under the head, or leave a group's name in the same cell as the label under
it. What stands there is put back as rows of its own, so that reading needs to know one shape.
"""

import itertools
from collections.abc import Sequence
from statistics import median

from spectriage.documents.layout.lines import find_lines, on_one_line
from spectriage.documents.model import EMPTY_CELL, Cell, Line, Page, Segment, Table, Word
from spectriage.parameters.heads import (
    Row,
    begins_head,
    head_phrases,
    head_roles,
    packed_columns,
    role_of,
)
from spectriage.parameters.quantities import find_quantities
from spectriage.vocabulary.small_words import small_words

_ADOPTED = 3  # lines above a table that may belong to it
_HEAD_LENGTH = 30  # characters a line of a head may have
_CROSSED = 4.0  # points on both sides of an edge that a text must stand to read across it
_MOST_CROSSED = 0.5  # share of the edges that a row of heads may read across
_LINE_PITCH = 1.4  # line heights to the next line of one cell
_STACKED = 6  # rows that a head may take in a table without rules


def arrange(page: Page, table: Table, taken: frozenset[int]) -> list[Row]:
    """Rows of the table, those found above it first; `taken` are words of the page's tables."""
    rows = list(table.rows)
    if table.source in ("ruled", "pdfplumber"):
        rows = list(itertools.chain.from_iterable(_with_head_apart(row) for row in rows))
        rows = list(itertools.chain.from_iterable(_without_group_line(row) for row in rows))
        rows = _lines_above(page, table, taken) + rows
    elif table.source == "aligned":
        rows = _with_head_joined(rows)
        if not any(head_roles(row) or packed_columns(row) for row in rows):
            rows = _with_rest_joined(rows)
    return rows


def _lines_above(page: Page, table: Table, taken: frozenset[int]) -> list[Row]:
    """Lines right above the table that fall into its columns, as rows."""
    bounds = column_bounds(table.rows)
    if len(bounds) < 2:
        return []
    width = len(table.rows[0])
    x0, top, x1, _ = table.bbox
    found: list[Row] = []
    for line in reversed(page.lines):
        if (line.bbox[1] + line.bbox[3]) / 2 > top + 2 or len(found) == _ADOPTED:
            continue
        segments = [s for s in line.segments if x0 - 6 <= (s.bbox[0] + s.bbox[2]) / 2 <= x1 + 6]
        words = [word for s in segments for word in s.words if word.start not in taken]
        if not words:
            continue
        height = max(line.bbox[3] - line.bbox[1], 6.0)
        if top - line.bbox[3] > max(1.1 * height, 8.0) or len(segments) < 2:
            break
        row = _dealt(words, bounds, width)
        if sum(bool(cell.words) for cell in row) < 2 or _reads_across(segments, bounds):
            break
        found.insert(0, row)
        top = line.bbox[1]
    return found


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


def _dealt(words: Sequence[Word], bounds: Sequence[tuple[int, float]], width: int) -> Row:
    parts: list[list[Word]] = [[] for _ in range(width)]
    for word in words:
        middle = (word.x0 + word.x1) / 2
        parts[next(column for column, edge in bounds if middle <= edge)].append(word)
    return tuple(Cell(tuple(part)) if part else EMPTY_CELL for part in parts)


def _with_head_apart(row: Row) -> list[Row]:
    """The row, or two: a head and the values that no rule parts from it."""
    words = [word for cell in row for word in cell.words]
    if on_one_line(words) or not any(begins_head(word.text) for word in words):
        return [row]
    lines = find_lines(words)
    if len(lines) < 2 or len(lines) > 6:
        return [row]
    roles = [role_of(text) for text, _, _ in head_phrases(lines[0].words)]
    known = sum(role is not None for role in roles)
    if known < 3 or known < 0.6 * len(roles):
        return [row]
    first = {id(word) for word in lines[0].words}
    head, rest = [], []
    for cell in row:
        head.append(Cell(tuple(w for w in cell.words if id(w) in first), cell.columns))
        rest.append(Cell(tuple(w for w in cell.words if id(w) not in first), cell.columns))
    return [tuple(head), tuple(rest)]


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


def _with_head_joined(rows: list[Row]) -> list[Row]:
    """Rows in which a head of several lines has become one row.

    Only where the row under it is full of values and no line of it heads roles by itself.
    """
    depth = 0
    for row in rows[: _STACKED + 1]:
        filled = [cell for cell in row if cell.words]
        valued = sum(any(q.units for q in find_quantities(cell.text)) for cell in filled)
        if valued >= 2 and 2 * valued >= len(filled):
            break
        depth += 1
    if not 2 <= depth <= _STACKED or depth >= len(rows):
        return rows
    if any(head_roles(row) for row in rows[:depth]):
        return rows
    if sum(len(cell.text) > _HEAD_LENGTH for row in rows[:depth] for cell in row):
        return rows
    heads = []
    for column in range(len(rows[0])):
        words = [word for row in rows[:depth] for word in row[column].words]
        words.sort(key=lambda word: (word.top, word.x0))
        heads.append(Cell(tuple(words)) if words else EMPTY_CELL)
    return [tuple(heads), *rows[depth:]]


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
