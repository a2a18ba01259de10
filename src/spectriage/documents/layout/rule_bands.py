"""What stands between two row rules: rows of the table, or the end of one and the next one's head.

Tables are often ruled only around their head, between groups of rows and at the end; and notes
and a heading stand between two tables of one width as if they were a row.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spectriage.documents.layout.grid import SNAP, positions
from spectriage.documents.layout.lines import begins_with_figure, find_lines
from spectriage.documents.layout.rule_groups import (
    MAX_ROW,
    MIN_ROW_RULE,
    RuleGroup,
    parted_at_captions,
    touching,
)
from spectriage.documents.model import BBox, Line, Word

_HEAD_BAND = (8.0, 60.0)  # points between the rules around a head
_MOST_OF_HEAD = 3  # rules of a group that is a head
_LONGEST = 560.0  # points of rows without a rule
_LEAST_ROWS = 3
_FIGURED = 0.6  # share of the lines with figures in a column of their own that makes them rows
_TALL = 2.0  # times the usual distance between the rules of a table
_LEAST_NOTES = 2  # lines of text that end a table
_WIDE = 0.5  # share of the width that one of them takes
_BLANK = 2.0  # heights of a line between two texts that are no one row
_LEAST_SECTIONED = 6  # rules of a group that may hold several tables


def group_rules(rules: Sequence[BBox], words: Sequence[Word]) -> list[RuleGroup]:
    """The rules of each table, joined and parted as the `words` between them tell."""
    ordered = sorted(words, key=_middle)
    groups = parted_at_captions(_joined_over_rows(touching(rules), ordered), words)
    parted = [
        part
        for group in _parted_under_notes(groups, ordered)
        for part in _parted_under_headings(group, ordered)
    ]
    return [group for group in parted if len(group.horizontal) >= 2]


def _joined_over_rows(groups: list[RuleGroup], ordered: Sequence[Word]) -> list[RuleGroup]:
    """The groups, those joined between which rows of one table stand without rules.

    The upper one must end with, or have been joined under, the two rules around a head.
    """
    level = [group for group in groups if _parts_rows(group)]
    heads: list[RuleGroup] = []  # under which the rows of a table may go on; few on any page
    joined: set[int] = set()
    for group in sorted(level, key=lambda group: group.bbox[1]):
        above = next((head for head in reversed(heads) if _of_one_width(head, group)), None)
        if above is not None:
            top, bottom = above.bbox[3], group.bbox[1]
            if MAX_ROW <= bottom - top <= _LONGEST and are_rows(
                _lines(ordered, above, top, bottom)
            ):
                above.horizontal.extend(group.horizontal)
                above.open_rows = True
                joined.add(id(group))
                continue
            heads.remove(above)
        if _ends_in_head(group):
            heads.append(group)
    return [group for group in groups if id(group) not in joined]


def _parted_under_notes(groups: list[RuleGroup], ordered: Sequence[Word]) -> list[RuleGroup]:
    """The groups, those in two where notes and a heading lead on to another table's head."""
    parted: list[RuleGroup] = []
    left = list(reversed(groups))
    while left:
        group = left.pop()
        edge = _edge_under_notes(group, ordered)
        if edge is None:
            parted.append(group)
            continue
        sides = [RuleGroup([], [], open_rows=group.open_rows) for _ in range(2)]
        for rule in group.horizontal:
            sides[rule[1] > edge].horizontal.append(rule)
        left.extend(side for side in reversed(sides) if side.horizontal)
    return parted


def _parted_under_headings(group: RuleGroup, ordered: Sequence[Word]) -> list[RuleGroup]:
    """The group, in parts where headings stand over rows that no upright rules part.

    A grid and tables ruled by rows alone, of one width on one sheet, seem one.
    """
    tops = sorted(rule[1] for rule in group.horizontal)
    if not group.vertical or len(tops) < _LEAST_SECTIONED:
        return [group]
    bands = [_lines(ordered, group, high, low) for high, low in itertools.pairwise(tops)]
    heads = [
        n for n, (band, low) in enumerate(zip(bands, tops[1:], strict=True))
        if n and band and len(band[0].segments) == 1
        and not any(rule[1] < low - SNAP and rule[3] > tops[n] + SNAP for rule in group.vertical)
    ]  # fmt: skip
    if not heads:
        return [group]
    x0, _, x1, _ = group.bbox
    sections = [
        [line for band in bands[first:last] for line in band]
        for first, last in itertools.pairwise([0, *heads, len(bands)])
    ]
    edges = positions([x0, *((rule[0] + rule[2]) / 2 for rule in group.vertical)])
    if not any(_misfits(lines, edges, group.vertical) for lines in sections):
        return [group]
    cuts = [tops[n] for n in heads]
    parts = [RuleGroup([], [], open_rows=group.open_rows) for _ in sections]
    for rules in (group.horizontal, group.vertical):
        for rule in rules:
            part = parts[sum((rule[1] + rule[3]) / 2 > edge + SNAP for edge in cuts)]
            (part.horizontal if rules is group.horizontal else part.vertical).append(rule)
    for part, edge in zip(parts[1:], cuts, strict=True):
        part.horizontal.append((x0, edge, x1, edge))  # the rule that ends one begins the next
    return parts


def _misfits(lines: Sequence[Line], edges: Sequence[float], upright: Sequence[BBox]) -> bool:
    """Whether in most rows two texts that stand apart share a column, and no rule parts them."""
    rows = [line for line in lines if len(line.segments) > 1]
    if len(rows) < _LEAST_ROWS:
        return False
    top, bottom = rows[0].bbox[1], rows[-1].bbox[3]
    if any(rule[1] < bottom and rule[3] > top for rule in upright):
        return False
    shared = 0
    for line in rows:
        homes = [bisect_right(edges, (s.bbox[0] + s.bbox[2]) / 2) for s in line.segments]
        shared += len(set(homes)) < len(homes)
    return 2 * shared > len(rows)


def _parts_rows(group: RuleGroup) -> bool:
    """Whether a group is of long level rules only."""
    return not group.vertical and any(r[2] - r[0] > MIN_ROW_RULE for r in group.horizontal)


def _of_one_width(above: RuleGroup, below: RuleGroup) -> bool:
    """Whether two groups have one width and stand under each other."""
    left, _, right, bottom = above.bbox
    x0, top, x1, _ = below.bbox
    return abs(left - x0) <= SNAP and abs(right - x1) <= SNAP and top > bottom


def _ends_in_head(group: RuleGroup) -> bool:
    """Whether a group is little more than the two rules around a head.

    A rule of the page's own may stand above them; more rules part rows.
    """
    tops = sorted(rule[1] for rule in group.horizontal if rule[2] - rule[0] > MIN_ROW_RULE)
    return 1 < len(tops) <= _MOST_OF_HEAD and _HEAD_BAND[0] <= tops[-1] - tops[-2] <= _HEAD_BAND[1]


def _lines(
    ordered: Sequence[Word], group: RuleGroup, top: float, bottom: float
) -> tuple[Line, ...]:  # fmt: skip
    """The lines between two heights within a group's width; the words are in order of height."""
    x0, _, x1, _ = group.bbox
    first = bisect_right(ordered, top, key=_middle)
    last = bisect_left(ordered, bottom, key=_middle)
    inside = [word for word in ordered[first:last] if x0 - SNAP <= word.x0 <= x1]
    return find_lines(inside) if inside else ()


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def are_rows(lines: Sequence[Line]) -> bool:
    """Whether most lines hold a figure in a column behind the first; one may name a group."""
    several = [line for line in lines if len(line.segments) > 1]
    figured = sum(any(begins_with_figure(s.text) for s in line.segments[1:]) for line in several)
    return len(several) >= _LEAST_ROWS and figured >= _FIGURED * len(lines)


def _edge_under_notes(group: RuleGroup, ordered: Sequence[Word]) -> float | None:
    """The upper edge of a band in which a table ends and another begins, or None."""
    if group.vertical or len(group.horizontal) <= _LEAST_ROWS:
        return None
    tops = sorted(rule[1] for rule in group.horizontal)
    gaps = sorted(low - high for high, low in itertools.pairwise(tops))
    usual = gaps[len(gaps) // 2]
    for high, low in itertools.pairwise(tops):
        if low - high > _TALL * usual and _leads_on(_lines(ordered, group, high, low), group):
            return high
    return None


def _leads_on(lines: Sequence[Line], group: RuleGroup) -> bool:
    """Whether texts across the columns stand over one row of several, as over a head."""
    x0, _, x1, _ = group.bbox
    texts = list(itertools.takewhile(lambda line: len(line.segments) == 1, lines))
    rest = lines[len(texts) :]
    return (
        len(texts) >= _LEAST_NOTES
        and bool(rest)
        and all(len(line.segments) > 1 for line in rest)
        and any(line.bbox[2] - line.bbox[0] > _WIDE * (x1 - x0) for line in texts)
    )


def parts_of_band(band: list[Word]) -> list[list[Word]]:
    """The words of a band, apart where so much white is between them that they are no one row."""
    if not band:
        return []
    ordered = sorted(band, key=_by_top)
    parts, low = [[ordered[0]]], ordered[0].bottom
    for word in ordered[1:]:
        if word.top - low > _BLANK * max(word.bottom - word.top, 6.0):
            parts.append([])
        parts[-1].append(word)
        low = max(low, word.bottom)
    return parts


def _by_top(word: Word) -> float:
    return word.top
