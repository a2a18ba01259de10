"""Which boxes have their middle in one of many other boxes, however many there are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from spectriage.documents.model import BBox

_FEW = 300  # pairs of a middle and a box; so many are compared one by one
_MANY = 20_000_000  # pairs; fewer are compared as arrays, more by a sweep over the page
_AT_ONCE = 1_000_000  # pairs in one array
_START, _ASK, _END = 0, 1, 2  # the sides of a box belong to it, so it starts before, ends after


def held_by_any(boxes: Sequence[BBox], grounds: Sequence[BBox]) -> list[bool]:
    """For each box whether its middle lies in or on the edge of any of the grounds.

    Boxes are (x0, top, x1, bottom), of finite numbers.
    """
    middles = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in boxes]
    pairs = len(middles) * len(grounds)
    if pairs <= _FEW:
        return [any(g[0] <= x <= g[2] and g[1] <= y <= g[3] for g in grounds) for x, y in middles]
    return _compared(middles, grounds) if pairs <= _MANY else _swept(middles, grounds)


def _compared(middles: Sequence[tuple[float, float]], grounds: Sequence[BBox]) -> list[bool]:
    x, y = np.array(middles).T[:, :, None]
    held = np.zeros(len(middles), dtype=bool)
    step = max(_AT_ONCE // len(middles), 1)
    for first in range(0, len(grounds), step):
        x0, top, x1, bottom = np.array(grounds[first : first + step]).T
        within = (x0 <= x) & (x <= x1)
        within &= (top <= y) & (y <= bottom)
        held |= within.any(axis=1)
    found: list[bool] = held.tolist()
    return found


def _swept(middles: Sequence[tuple[float, float]], grounds: Sequence[BBox]) -> list[bool]:
    """From left to right, counting the open grounds over each height in a Fenwick tree."""
    heights = sorted({y for _, y in middles})
    events = [(x, _ASK, place) for place, (x, _) in enumerate(middles)]
    for place, ground in enumerate(grounds):
        if ground[0] <= ground[2] and ground[1] <= ground[3]:
            events += [(ground[0], _START, place), (ground[2], _END, place)]
    events.sort()
    counts = [0] * (len(heights) + 2)
    held = [False] * len(middles)
    for _, kind, place in events:
        if kind == _ASK:
            held[place] = _sum_to(counts, bisect_left(heights, middles[place][1]) + 1) > 0
        else:
            _, top, _, bottom = grounds[place]
            step = 1 if kind == _START else -1
            _add(counts, bisect_left(heights, top) + 1, step)
            _add(counts, bisect_right(heights, bottom) + 1, -step)
    return held


def _add(counts: list[int], place: int, step: int) -> None:
    while place < len(counts):
        counts[place] += step
        place += place & -place


def _sum_to(counts: list[int], place: int) -> int:
    total = 0
    while place:
        total += counts[place]
        place -= place & -place
    return total
