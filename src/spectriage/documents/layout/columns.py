"""Columns of a table without vertical rules: white space that runs through its lines."""

import itertools
from collections.abc import Sequence

from spectriage.documents.model import EMPTY_CELL, Cell, Line, Segment

MIN_GUTTER = 4.0  # points of white space that part two columns
SEVERAL = 7  # lines of which one may always reach into a gutter
RICH = 4  # texts of a line that tells where a table of many columns parts
RICH_LINES = 3
CROSSING = 0.12  # share of lines that may reach into a gutter (long cells, group headings)


def deal(line: Line, columns: Sequence[tuple[float, float]]) -> list[Cell]:
    """The words of a line as cells of the columns.

    A label and its value in a table of many columns stay whole, however many the value is
    centred over; its cell then reaches to the last column.
    """
    if len(line.segments) == 2 and len(columns) >= RICH:
        label, value = line.segments
        begin = next((n for n, (_, right) in enumerate(columns) if value.bbox[0] < right), 0)
        reached = [right for _, right in columns[begin:-1] if right < value.bbox[2]]
        if begin and reached and not any(_parts(edge, value) for edge in reached):
            cells = [EMPTY_CELL] * len(columns)
            cells[0], cells[begin] = Cell(label.words), Cell(value.words, len(columns) - begin)
            return cells
    words = line.words
    return [
        Cell(tuple([w for w in words if left <= (w.x0 + w.x1) / 2 < right]))
        for left, right in columns
    ]


def _parts(edge: float, segment: Segment) -> bool:
    """Whether more than a space of white stands at an edge within a segment."""
    return any(
        left.x1 <= edge <= right.x0 and right.x0 - left.x1 >= MIN_GUTTER
        for left, right in itertools.pairwise(segment.words)
    )


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
    for line in lines:
        # Of a table of many columns a line of label and value may set the value across several.
        if len(line.segments) < 2 + rich:
            continue
        counted += 1
        for segment in line.segments:
            left, _, right, _ = segment.bbox
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
