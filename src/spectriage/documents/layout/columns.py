"""Columns of a table without vertical rules: white space that runs through its lines."""

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spectriage.documents.model import Cell, Line, Segment

MIN_GUTTER = 4.0  # points of white space that part two columns
SEVERAL = 7  # lines of which one may always reach into a gutter
RICH = 4  # texts of a line that tells where a table of many columns parts
RICH_LINES = 3
PAIR = 2  # texts of a line of label and value
MOSTLY_FULL = 0.4  # share of lines of many texts that tell where values stand across columns
SHARING = 3  # lines whose values begin at the same point, to which a space is enough
SAME_START = 0.75  # points apart at most
FEW_WORDS = 8  # of a line that may be a label and a value with a space between them
CROSSING = 0.12  # share of lines that may reach into a gutter (long cells, group headings)


def deal(line: Line, columns: Sequence[tuple[float, float]]) -> list[Cell]:
    """The words of a line as cells of the columns.

    A label and its value in a table of many columns stay whole, however many the value is
    centred over; its cell then reaches to the last column.
    """
    words, whole = line.words, {}
    if spans_columns(line, columns):
        *_, value = line.segments
        begin, _ = _reach(value, columns)
        whole[begin] = Cell(value.words, len(columns) - begin)
        words = tuple([word for segment in line.segments[:-1] for word in segment.words])
        if len(line.segments) == PAIR:
            whole[0] = Cell(words)
            words = ()
    return [
        whole.get(number) or Cell(tuple([w for w in words if left <= (w.x0 + w.x1) / 2 < right]))
        for number, (left, right) in enumerate(columns)
    ]


def spans_columns(line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line's last text is one value across the last of many columns.

    It is centred over them, or begins where the first of them does and is long; a unit may stand
    between label and value.
    """
    if not PAIR <= len(line.segments) < RICH or len(columns) < RICH:
        return False
    value = line.segments[-1]
    begin, reached = _reach(value, columns)
    if begin < len(line.segments) - 1 or not reached:
        return False
    # Where every column before has its text, a space at the edge may part a label from its value.
    close = len(line.segments) > PAIR and begin == len(line.segments) - 1
    return not any(_parts(edge, value) or (close and _begins_at(edge, value)) for edge in reached)


def _reach(segment: Segment, columns: Sequence[tuple[float, float]]) -> tuple[int, list[float]]:
    """The column in which a text begins, and the edges that it reaches across."""
    x0, _, x1, _ = segment.bbox
    begin = next((n for n, (_, right) in enumerate(columns) if x0 < right), 0)
    return begin, [right for _, right in columns[begin:-1] if right < x1]


def _begins_at(edge: float, segment: Segment) -> bool:
    """Whether a word other than the first begins where the column behind an edge may."""
    return any(-1 <= word.x0 - edge <= MIN_GUTTER + 2 for word in segment.words[1:])


def _parts(edge: float, segment: Segment) -> bool:
    """Whether more than a space of white stands at an edge within a segment."""
    return any(
        left.x1 <= edge <= right.x0 and right.x0 - left.x1 >= MIN_GUTTER
        for left, right in itertools.pairwise(segment.words)
    )


def _shared_starts(lines: Sequence[Line]) -> list[float]:
    """Where segments of several lines begin, those at a line's own begin aside."""
    groups: list[list[float]] = []
    for x in sorted(segment.bbox[0] for line in lines for segment in line.segments[1:]):
        if groups and x - groups[-1][0] <= SAME_START:
            groups[-1].append(x)
        else:
            groups.append([x])
    return [group[len(group) // 2] for group in groups if len(group) >= SHARING]


def _pieces(line: Line, starts: Sequence[float], gutter: float) -> Iterator[tuple[float, float]]:
    """Left and right edges of a line's segments.

    A label so long that only a space parts it from its value is a piece of its own: the value
    begins where those of other lines do.
    """
    room = gutter + 2  # so that whole points are left
    for segment in line.segments:
        left, _, right, _ = segment.bbox
        for word in segment.words[1:]:
            if word.x0 - room > left and _is_near(word.x0, starts):
                yield left, word.x0 - room
                left = word.x0
        yield left, right


def _is_near(x: float, ascending: Sequence[float]) -> bool:
    place = bisect_left(ascending, x - SAME_START)
    return place < len(ascending) and ascending[place] <= x + SAME_START


def find_columns(
    lines: Sequence[Line], span: tuple[float, float], gutter: float = MIN_GUTTER
) -> list[tuple[float, float]]:
    """Column edges from left to right; together they cover the span.

    `gutter` is the white that parts two columns, in points.
    """
    x0, x1 = span
    width = max(int(x1 - x0) + 2, 1)
    if width > 20_000:
        return [span]
    steps = [0] * (width + 1)  # how many more segments cover a point than the one before
    counted = 0
    rich = sum(len(line.segments) >= RICH for line in lines) >= RICH_LINES
    starts = _shared_starts(lines)
    across = _across(lines, starts, span, gutter) if rich else frozenset()
    for line in lines:
        if id(line) in across:
            continue
        # Of a table of many columns a line of label and value may set the value across several.
        pieces = list(_pieces(line, starts, gutter))
        if len(pieces) < 2 + rich or (len(line.segments) == 1 and len(line.words) > FEW_WORDS):
            continue
        counted += 1
        for left, right in pieces:
            first, end = max(int(left - x0), 0), min(int(right - x0) + 1, width)
            if first < end:
                steps[first] += 1
                steps[end] -= 1
    if counted < 2:
        return [span]
    covered = list(itertools.accumulate(steps))
    allowed = max(int(counted * CROSSING), int(counted >= SEVERAL))
    edges = [x0]
    x = 0
    while x < width and covered[x] <= allowed:
        x += 1
    while x < width:
        if covered[x] > allowed:
            x += 1
            continue
        start = x
        while x < width and covered[x] <= allowed:
            x += 1
        if x < width and x - start >= gutter:
            edges.append(x0 + (start + x) / 2)
    edges.append(x1)
    return list(itertools.pairwise(edges))


def _across(
    lines: Sequence[Line], starts: Sequence[float], span: tuple[float, float], gutter: float
) -> frozenset[int]:  # fmt: skip
    """Lines with one value across columns that the lines of many texts show among themselves."""
    full = [line for line in lines if len(line.segments) >= RICH]
    poor = [
        line for line in lines
        if len(line.segments) == RICH - 1 == len(list(_pieces(line, starts, gutter)))
    ]  # fmt: skip
    if not poor or len(full) < max(RICH_LINES, MOSTLY_FULL * len(lines)):
        return frozenset()
    columns = find_columns(full, span, gutter)
    return frozenset(id(line) for line in poor if spans_columns(line, columns))
