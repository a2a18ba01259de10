"""Columns set so close that little more than a space parts their figures.

Such white is wider than any space between words, and stands at one place in most rows.
"""

import itertools
from collections.abc import Sequence

from spectriage.documents.layout.columns import RICH_LINES
from spectriage.documents.layout.lines import begins_with_figure
from spectriage.documents.model import Line

WIDE = 0.5  # heights of a line that white between two words takes where it parts columns
MOST = 0.6  # share of the lines with words there that have the white
TRIED = 12  # gaps, the narrowest first, of which one shows where the white is

_Gap = tuple[float, float, int, bool]  # left, right, number of the line, whether a figure follows
Columns = list[tuple[float, float]]


def with_close_columns(lines: Sequence[Line], columns: Columns) -> Columns:
    """The columns, those parted in which white stands between figures of most lines."""
    gaps = [
        (left.x1, right.x0, number, begins_with_figure(right.text))
        for number, line in enumerate(lines)
        for left, right in itertools.pairwise(line.words)
        if right.x0 - left.x1 >= WIDE * min(left.bottom - left.top, right.bottom - right.top)
    ]
    return [part for column in columns for part in _parted(column, gaps, lines)]


def _parted(column: tuple[float, float], gaps: Sequence[_Gap], lines: Sequence[Line]) -> Columns:
    left, right = column
    inside = [gap for gap in gaps if left < gap[0] and gap[1] < right]
    if sum(gap[3] for gap in inside) < RICH_LINES:
        return [column]
    for begin, end, _, _ in sorted(inside, key=lambda gap: gap[1] - gap[0])[:TRIED]:
        middle = (begin + end) / 2
        having = [gap for gap in inside if gap[0] <= middle <= gap[1]]
        if sum(gap[3] for gap in having) < RICH_LINES:
            continue
        numbers = {gap[2] for gap in having}
        crossing = sum(
            any(word.x0 < middle < word.x1 for word in line.words)
            or any(a.x1 <= middle <= b.x0 for a, b in itertools.pairwise(line.words))
            for number, line in enumerate(lines)
            if number not in numbers
        )
        if len(numbers) >= MOST * (len(numbers) + crossing):
            return [
                *_parted((left, middle), gaps, lines), *_parted((middle, right), gaps, lines)
            ]  # fmt: skip
    return [column]
