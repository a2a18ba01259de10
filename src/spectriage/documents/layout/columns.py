"""Columns of a table without vertical rules: white space that runs through its lines."""

import itertools
from collections.abc import Sequence

from spectriage.documents.model import Line

MIN_GUTTER = 4.0  # points of white space that part two columns
SEVERAL = 7  # lines of which one may always reach into a gutter
CROSSING = 0.12  # share of lines that may reach into a gutter (long cells, group headings)


def find_columns(lines: Sequence[Line], span: tuple[float, float]) -> list[tuple[float, float]]:
    """Column edges from left to right; together they cover the span."""
    x0, x1 = span
    width = max(int(x1 - x0) + 2, 1)
    if width > 20_000:
        return [span]
    steps = [0] * (width + 1)  # how many more segments cover a point than the one before
    counted = 0
    for line in lines:
        if len(line.segments) < 2:
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
        if x < width and x - start >= MIN_GUTTER:
            edges.append(x0 + (start + x) / 2)
    edges.append(x1)
    return list(itertools.pairwise(edges))
