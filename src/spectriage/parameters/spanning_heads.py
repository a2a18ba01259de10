"""Heads over several columns of a table without rules: "Phase noise (dBc/Hz)" over its offsets.

White space parts a table by its figures, so that such a text is dealt out over the columns under
it, or stands above the table; its own line tells that it is one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from spectriage.documents.layout.lines import SEGMENT_GAP
from spectriage.documents.model import EMPTY_CELL, Cell, Line, Page, Segment, Word, bbox_of
from spectriage.parameters.head_lines import is_body, joined_down
from spectriage.parameters.heads import Row, role_of
from spectriage.parameters.label_text import unit_in
from spectriage.parameters.quantities import lone_value

_MOST_LINES = 6  # of a head
_LEAST_FIGURES = 2  # rows of figures under a head
_LINE_WHITE = 1.0  # heights of a line that the white between two lines of a head may take
_LEAST_COVERED = 2  # columns
_NEAR = 2.0  # points by which a text may be off the columns that it stands over


def with_spans_apart(page: Page, rows: list[Row]) -> tuple[list[Row], Row | None]:
    """The rows without the texts that head several columns, and those as a row of their own.

    Lines that stand further above than those of one head are left out of it, as titles are.
    """
    first = next((n for n, row in enumerate(rows) if is_body(row)), 0)
    figures = [row for row in rows[first:] if is_body(row)]
    if not first or len(figures) < _LEAST_FIGURES:
        return rows, None
    middles = _middles(figures)
    lines = list(_head_lines(page, rows, first))
    if not lines:
        return rows, None
    head = joined_down(rows[:first])
    found: dict[int, tuple[int, Segment]] = {}
    covered: set[int] = set()
    for line in lines:
        for segment in line.segments:
            columns = _covered(segment, middles, head)
            if columns and covered.isdisjoint(columns) and role_of(segment.text) is None:
                covered.update(columns)
                found[columns[0]] = (columns[-1] - columns[0] + 1, segment)
    if not found:
        return rows, None
    spans: list[Cell] = [EMPTY_CELL] * len(rows[0])
    for column, (count, segment) in found.items():
        spans[column] = Cell(segment.words, count)
    taken = {word.start for _, segment in found.values() for word in segment.words}
    begin = min(line.bbox[1] for line in lines)
    rest = [_without(row, taken) for row in rows[:first]]
    heads = [row for row in rest if any(cell.words for cell in row) and _top(row) >= begin]
    return [*heads, *rows[first:]], tuple(spans)


def with_heads_whole(rows: list[Row]) -> list[Row]:
    """Rows in which a head is one cell again that white space over narrow figures has parted.

    Of two such columns the figures fill one at most: "2 | GHz" over "| 21".
    """
    first = next((n for n, row in enumerate(rows) if is_body(row)), 0)
    for left in reversed(range(1, len(rows[0]) - 1) if first else ()):
        pairs = [(row[left], row[left + 1]) for row in rows]
        parted = [(a, b) for a, b in pairs[:first] if a.words and b.words]
        if (
            parted
            and all(_reads_on(a, b) for a, b in parted)
            and not all(any(pair[side].words for pair in pairs[first:]) for side in (0, 1))
        ):
            rows = [_with_joined(row, left) for row in rows]
    return rows


def _with_joined(row: Row, left: int) -> Row:
    """A row in which a cell and the next one are one; cells over both reach one column less."""
    joined = joined_down([(row[left],), (row[left + 1],)])[0]
    own = max(row[left].columns - 1, row[left + 1].columns if row[left + 1].words else 1)
    before = (
        replace(cell, columns=cell.columns - 1) if number + cell.columns > left + 1 else cell
        for number, cell in enumerate(row[:left])
    )
    return (*before, replace(joined, columns=own), *row[left + 2 :])


def _reads_on(left: Cell, right: Cell) -> bool:
    """Whether a line of one text stands no more than a space before one of the other."""
    return any(
        abs(begun.top - last.top) < (last.bottom - last.top) / 2
        and 0 <= begun.x0 - last.x1 < SEGMENT_GAP * (last.bottom - last.top)
        for last in left.words
        for begun in right.words
    )


def under_spans(row: Row, heads: Row) -> tuple[Row, dict[int, str]] | None:
    """A head in two rows as one, with the texts of the upper one that head several columns.

    A cell merged over both rows stands in the upper one.
    """
    spans: dict[int, str] = {}
    for column, cell in enumerate(row):
        under = range(column, min(column + cell.columns, len(row)))
        told = [n for n in under if heads[n].words]
        if cell.words and len(under) < len(row) and len(told) >= _LEAST_COVERED:
            spans |= dict.fromkeys(told, cell.text)
    if not spans:
        return None
    joined = (
        low if number in spans or not high.words else Cell((*high.words, *low.words))
        for number, (high, low) in enumerate(zip(row, heads, strict=True))
    )
    return tuple(joined), spans


def _head_lines(page: Page, rows: Sequence[Row], first: int) -> Iterator[Line]:
    """Lines of the page that make the head of a table, from the lowest up."""
    x0, top, x1, _ = bbox_of([w for row in rows[first:] for cell in row for w in cell.words])
    count = 0
    for line in reversed(page.lines):
        _, high, _, low = line.bbox
        if (high + low) / 2 > top or line.bbox[2] < x0 or line.bbox[0] > x1:
            continue
        white = max(_LINE_WHITE * (low - high), _first_white(rows, first) if not count else 0.0)
        if top - low > white or count == _MOST_LINES:
            return
        yield line
        count += 1
        top = min(top, high)


def _first_white(rows: Sequence[Row], first: int) -> float:
    """The white that stands between the head of a table and its first row of figures."""
    above = [word.bottom for row in rows[:first] for cell in row for word in cell.words]
    return _top(rows[first]) - max(above) + _NEAR if above else 0.0


def _top(row: Row) -> float:
    return min(word.top for cell in row for word in cell.words)


def _middles(rows: Sequence[Row]) -> list[float]:
    """Where the figures of each column stand, at the median; minus one where there are none."""
    columns = [[_middle(row[n].words) for row in rows if row[n].words] for n in range(len(rows[0]))]
    return [median(places) if places else -1.0 for places in columns]


def _middle(words: Sequence[Word]) -> float:
    return (words[0].x0 + words[-1].x1) / 2


def _covered(segment: Segment, middles: Sequence[float], head: Row) -> list[int]:
    """Columns that a text heads, if several: those it reaches over, or all values around it."""
    x0, top, x1, bottom = segment.bbox
    heads = [
        Cell(tuple(word for word in cell.words if word.top >= (top + bottom) / 2)) for cell in head
    ]
    full = [n for n, place in enumerate(middles) if n and place >= 0]
    below = [n for n in full if heads[n].words]
    for run in _runs(full, heads):
        left, right = _edges(heads[run[0]])[0], _edges(heads[run[-1]])[1]
        if len(run) >= _LEAST_COVERED and left - _NEAR <= (x0 + x1) / 2 <= right + _NEAR:
            return run
    covered = [n for n in below if x0 - _NEAR <= middles[n] <= x1 + _NEAR]
    within = [n for n in full if covered and covered[0] <= n <= covered[-1]]
    whole = covered == within and len(covered) >= _LEAST_COVERED
    return covered if whole and len(covered) < len(middles) - 1 else []


def _edges(cell: Cell) -> tuple[float, float]:
    return min(word.x0 for word in cell.words), max(word.x1 for word in cell.words)


def _runs(columns: Sequence[int], heads: Sequence[Cell]) -> list[list[int]]:
    """Neighbours whose heads are values in one unit: "10 Hz | 1 kHz"."""
    runs: list[list[int]] = []
    last: object = None
    for column in columns:
        told = holds_at(heads[column].text)
        if told is not None and told == last:
            runs[-1].append(column)
        elif told is not None:
            runs.append([column])
        last = told
    return runs


def holds_at(head: str) -> object:
    """What a head measures that is one value with its unit and no more, else None."""
    told = lone_value(head.strip(" @()"))
    return None if told is None or unit_in(head) else told.units[0].dimension


def _without(row: Row, taken: set[int]) -> Row:
    if not any(word.start in taken for cell in row for word in cell.words):
        return row
    return tuple(
        Cell(tuple(word for word in cell.words if word.start not in taken), cell.columns)
        for cell in row
    )
