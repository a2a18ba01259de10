"""Rules of a page in groups: those that touch, and those stacked like the rules between rows.

Rules are (x0, top, x1, bottom) boxes thinner than `RULE_WIDTH`.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from spectriage.documents.layout.grid import SNAP
from spectriage.documents.model import BBox, Table, Word
from spectriage.vocabulary.small_words import small_words

RULE_WIDTH = 3.0
MIN_ROW_RULE = 100.0  # points; shorter rules stacked above each other head no rows
LONG_UPRIGHT = 60.0  # points; shorter upright rules part no columns of a page
MAX_ROW = 80.0  # points from one row rule to the next


@dataclass(slots=True)
class RuleGroup:
    """Rules that belong together, and the table the fast path read from them, if any."""

    horizontal: list[BBox]
    vertical: list[BBox]
    table: Table | None = None
    settled: bool = True
    open_rows: bool = False  # whether rules stand only between groups of its rows

    @property
    def bbox(self) -> BBox:
        """Box around all rules."""
        x0, top, x1, bottom = zip(*self.horizontal, *self.vertical, strict=True)
        return (min(x0), min(top), max(x1), max(bottom))


def touching(rules: Sequence[BBox]) -> list[RuleGroup]:
    """The rules in groups: those that touch, and row rules of one width near each other.

    A rule by itself is a group too.
    """
    horizontal = _merge([r for r in rules if r[3] - r[1] <= RULE_WIDTH < r[2] - r[0]], axis=0)
    vertical = _merge([r for r in rules if r[2] - r[0] <= RULE_WIDTH < r[3] - r[1]], axis=1)
    return _groups(horizontal, vertical)


def lone_upright(rules: Sequence[BBox], tables: Sequence[Table]) -> list[BBox]:
    """Long upright rules that stand in no table; they part columns of the page."""
    return [
        rule
        for rule in rules
        if rule[2] - rule[0] <= RULE_WIDTH and rule[3] - rule[1] >= LONG_UPRIGHT
        and not any(
            table.bbox[0] - SNAP <= rule[0] <= table.bbox[2] + SNAP
            and table.bbox[1] - SNAP <= rule[3] and rule[1] <= table.bbox[3] + SNAP
            for table in tables
        )
    ]  # fmt: skip


def _merge(rules: list[BBox], axis: int) -> list[BBox]:
    """Join rules that continue each other; `axis` 0 for horizontal ones, 1 for vertical."""
    across = 1 - axis
    merged: list[BBox] = []
    for rule in sorted(rules, key=lambda r: (round(r[across] / SNAP), r[axis])):
        last = merged[-1] if merged else None
        if (
            last is not None
            and abs(last[across] - rule[across]) <= SNAP
            and rule[axis] <= last[axis + 2] + SNAP
            and rule[axis + 2] >= last[axis] - SNAP  # else of a table beside this one
        ):
            merged[-1] = (
                min(last[0], rule[0]), min(last[1], rule[1]),
                max(last[2], rule[2]), max(last[3], rule[3]),
            )  # fmt: skip
        else:
            merged.append(rule)
    return merged


def _groups(horizontal: list[BBox], vertical: list[BBox]) -> list[RuleGroup]:
    """Rules that touch each other, and row rules of one width stacked above each other."""
    rules = [(rule, False) for rule in horizontal] + [(rule, True) for rule in vertical]
    if len(horizontal) < 2 or len(rules) > 1500:
        return []
    roots = _connected(horizontal, vertical)
    found: dict[int, RuleGroup] = {}
    for i, (rule, upright) in enumerate(rules):
        group = found.get(roots[i])
        if group is None:
            group = found[roots[i]] = RuleGroup([], [])
        (group.vertical if upright else group.horizontal).append(rule)
    return [group for group in found.values() if group.horizontal]


def parted_at_captions(groups: list[RuleGroup], words: Sequence[Word]) -> list[RuleGroup]:
    """The groups, those in which a table's caption stands as the groups above and below it.

    Tables of one width under each other, and a page's own rules, are stacked like rows.
    """
    begins = _caption_words()
    captions = [
        (word.x0, (word.top + word.bottom) / 2)
        for word, number in itertools.pairwise(words)
        if word.text in begins and number.text[:1].isdigit() and number.x0 > word.x0
    ]
    if not captions:
        return groups
    parted = []
    for group in groups:
        x0, top, x1, bottom = group.bbox
        for x, y in captions:
            if (
                x0 - SNAP <= x <= x1 and top < y < bottom
                and not any(rule[1] < y < rule[3] for rule in group.vertical)
            ):  # fmt: skip
                parted.extend(_above_and_below(group, y))
                break
        else:
            parted.append(group)
    if len(parted) > len(groups):
        return parted_at_captions(parted, words)
    return parted


@lru_cache(maxsize=1)
def _caption_words() -> frozenset[str]:
    """Words that begin a table's caption, in every case they are printed in."""
    words = small_words("caption")["words"]
    forms = [form for word in words for form in (word, word.title(), word.upper())]
    return frozenset(form + end for form in forms for end in ("", "."))


def _above_and_below(group: RuleGroup, y: float) -> list[RuleGroup]:
    sides = [RuleGroup([], [], open_rows=group.open_rows) for _ in range(2)]
    for rule in group.horizontal:
        sides[rule[1] > y].horizontal.append(rule)
    for rule in group.vertical:
        sides[rule[1] > y].vertical.append(rule)
    return [side for side in sides if len(side.horizontal) >= 2]


def _connected(horizontal: Sequence[BBox], vertical: Sequence[BBox]) -> list[int]:
    """For each rule, the horizontal ones first, the number of the group it belongs to.

    Rules of different directions belong together where they touch, row rules of one width where
    they are stacked. Arrays, since a chart draws a thousand rules.
    """
    parent = list(range(len(horizontal) + len(vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    if not parent:
        return []
    level = np.array(horizontal, dtype=float).reshape(-1, 4).T
    x0, top, x1, bottom = level[:, :, None]
    left, upper, right, lower = np.array(vertical, dtype=float).reshape(-1, 4).T
    crossing = (x0 <= right + SNAP) & (left <= x1 + SNAP)
    crossing &= (top <= lower + SNAP) & (upper <= bottom + SNAP)
    for i, j in np.argwhere(crossing).tolist():
        parent[root(len(horizontal) + j)] = root(i)
    wide = np.flatnonzero(level[2] - level[0] > MIN_ROW_RULE)
    x0, top, x1, _ = level[:, wide]
    stacked = np.abs(x0[:, None] - x0) <= SNAP
    stacked &= np.abs(x1[:, None] - x1) <= SNAP
    stacked &= np.abs(top[:, None] - top) < MAX_ROW
    for i, j in np.argwhere(np.tril(stacked, -1)).tolist():
        parent[root(int(wide[i]))] = root(int(wide[j]))
    return [root(i) for i in range(len(parent))]
