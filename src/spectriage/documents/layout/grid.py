"""Rules as a grid: which cells a table's rules part, and which they leave merged."""

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from spectriage.documents.model import BBox

SNAP = 2.5  # points within which two rules count as one


def positions(values: Sequence[float]) -> list[float]:
    """Distinct positions of rules, those within `SNAP` told once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found


class Grid:
    """Cells between the positions of rules, with the walls that the rules really draw."""

    def __init__(
        self, xs: list[float], ys: list[float], horizontal: Sequence[BBox], vertical: Sequence[BBox]
    ) -> None:
        self.xs, self.ys = xs, ys
        self.n_columns, self.n_bands = len(xs) - 1, len(ys) - 1
        self._left_wall = [[False] * (self.n_columns + 1) for _ in range(self.n_bands)]
        self._top_wall = [[False] * self.n_columns for _ in range(self.n_bands + 1)]
        band_middles = [(a + b) / 2 for a, b in itertools.pairwise(ys)]
        column_middles = [(a + b) / 2 for a, b in itertools.pairwise(xs)]
        for rule in vertical:
            edge = _nearest(xs, (rule[0] + rule[2]) / 2)
            for band, middle in enumerate(band_middles):
                if rule[1] <= middle <= rule[3]:
                    self._left_wall[band][edge] = True
        for rule in horizontal:
            edge = _nearest(ys, (rule[1] + rule[3]) / 2)
            for column, middle in enumerate(column_middles):
                if rule[0] <= middle <= rule[2]:
                    self._top_wall[edge][column] = True

    def home(self, x: float, y: float) -> tuple[int, int]:
        """First band and first column of the merged cell that holds a point."""
        band, column = _index(self.ys, y), _index(self.xs, x)
        left, _ = self.columns_of(band, column)
        return self.first_band(band, left), left

    def columns_of(self, band: int, column: int) -> tuple[int, int]:
        """First and last column that no rule parts from `column` within the band."""
        walls = self._left_wall[band]
        left = right = column
        while left > 0 and not walls[left]:
            left -= 1
        while right < self.n_columns - 1 and not walls[right + 1]:
            right += 1
        return left, right

    def first_band(self, band: int, column: int) -> int:
        """First band that no rule parts from `band` within the column."""
        while band > 0 and not self._top_wall[band][column]:
            band -= 1
        return band


def _index(edges: list[float], value: float) -> int:
    return bisect_right(edges, value, 1, len(edges) - 1) - 1


def _nearest(edges: list[float], value: float) -> int:
    place = bisect_right(edges, value)
    around = [i for i in (place - 1, place) if 0 <= i < len(edges)]
    return min(around, key=lambda i: abs(edges[i] - value))
