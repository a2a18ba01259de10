"""Where a page is set in columns: lines of its columns meet by chance, cells of a row do not.

White space that runs through a run of lines parts the columns of a table, or those of the page.
Between columns of a page stands a rule of their own, their baselines drift apart, or each begins
its items with the same bullet or is running text.
"""

from collections.abc import Sequence
from statistics import median

from spectriage.documents.model import BBox, Line, Segment

MIN_LINES = 6  # fewer lines tell nothing of where their baselines stand
MIN_GUTTER = 8.0  # points of white space that part two columns of a page
DRIFT = 0.9  # points by which two baselines differ that are not one
DRIFTING = 0.3  # share of the lines in both columns whose baselines differ
ONE_SIDED = 0.3  # share of the lines that stand in one column alone, for each of the two
BESIDE_TEXT = 0.15  # where one of the columns is running text
CROSSED = 0.1  # share of the lines that may read across the white between two of them
RULE_SHARE = 0.5  # of a run's height that a rule between two columns must have
BULLETS = 3  # items that begin with one bullet, and their share of a column's lines
BULLETED = 0.35
_BEGINS_VALUES = "±+-–−<>≤≥~≈(\"'[/.,*#$€£¥∅⌀"
_BEGINS_UNITS = "°º˚%‰′″√∕℃℉"  # a column of "°/s", "°/h" and "% FS" is one of units
WRAPS = 1.5  # times the height of its print that a text of several lines has
TEXT_WIDTH = 32  # characters of a line of running text, at the median


def split_lines(lines: Sequence[Line], edge: float) -> tuple[list[Line], list[Line]]:
    """The lines left and right of an edge, each without the other side's segments."""
    left, right = [], []
    for line in lines:
        here = tuple([s for s in line.segments if s.bbox[0] + s.bbox[2] < 2 * edge])
        if len(here) == len(line.segments):
            left.append(line)
        elif not here:
            right.append(line)
        else:
            left.append(Line(here))
            right.append(Line(line.segments[len(here) :]))
    return left, right


def page_gutter(
    run: Sequence[Line], edges: Sequence[float], rules: Sequence[BBox] = ()
) -> float | None:
    """The edge between two columns of the page among the edges of a run's columns, if any.

    Parameters
    ----------
    run
        Lines under each other.
    edges
        Middles of the white space between the run's columns.
    rules
        Upright rules that belong to no table.
    """
    sides = [(edge, *_beside(run, edge)) for edge in edges]
    sides = [side for side in sides if side[1] and side[2]]
    for edge, lefts, rights in sides if rules else ():
        if _ruled(run, lefts, rights, rules):
            return edge
    told = [
        (_independence(run, edge, lefts, rights), edge)
        for edge, lefts, rights in sides
        if len(lefts) >= MIN_LINES and len(rights) >= MIN_LINES
    ]
    found = [(not _is_crossed(run, edge), sure, edge) for sure, edge in told if sure > 0]
    return max(found)[-1] if found else None


def has_text_beside(run: Sequence[Line], edge: float) -> bool:
    """Whether what stands next to an edge is running text on one side of it."""
    return any(len(side) >= MIN_LINES and _runs_on(side) for side in _beside(run, edge))


def _beside(run: Sequence[Line], edge: float) -> tuple[list[Segment], list[Segment]]:
    """The segments next to an edge, left and right of it, of all lines that have one."""
    lefts, rights = [], []
    for line in run:
        count = _count_left(line, edge)
        if count:
            lefts.append(line.segments[count - 1])
        if count < len(line.segments):
            rights.append(line.segments[count])
    return lefts, rights


def _count_left(line: Line, edge: float) -> int:
    count = 0
    for segment in line.segments:
        if segment.bbox[0] + segment.bbox[2] >= 2 * edge:
            break
        count += 1
    return count


def _independence(
    run: Sequence[Line], edge: float, lefts: Sequence[Segment], rights: Sequence[Segment]
) -> float:  # fmt: skip
    """How sure what stands left of the edge is no row with what stands right of it; 0 if not."""
    gap = min(s.bbox[0] for s in rights) - max(s.bbox[2] for s in lefts)
    if -1 < gap < MIN_GUTTER:
        return 0.0
    if _bulleted(rights):
        return 3.0
    if _runs_on(lefts) and _runs_on(rights):
        return 2.0
    both = len(lefts) + len(rights) - len(run)
    alone = min(len(lefts), len(rights)) - both
    text_beside = (_runs_on(lefts) or _runs_on(rights)) and not _is_crossed(run, edge)
    if alone >= (BESIDE_TEXT if text_beside else ONE_SIDED) * len(run):
        return 1.0 + alone / len(run)
    offsets = []
    for line in run:
        count = _count_left(line, edge)
        if 0 < count < len(line.segments) and line.words[0].confidence == 1:
            left, right = line.segments[count - 1], line.segments[count]
            if _wraps(left) or _wraps(right):  # a row of label and value, set level as one
                continue
            offsets.append(right.words[0].bottom - left.words[0].bottom)
    if len(offsets) < MIN_LINES:  # recognised print has no baselines to go by
        return 0.0
    usual = median(offsets)
    drifting = sum(abs(offset - usual) > DRIFT for offset in offsets) / len(offsets)
    return drifting if drifting >= DRIFTING else 0.0


def _is_crossed(run: Sequence[Line], edge: float) -> bool:
    """Whether text reads across an edge: within a column of the page, but not between two."""
    crossing = sum(any(s.bbox[0] < edge < s.bbox[2] for s in line.segments) for line in run)
    return crossing > CROSSED * len(run)


def _ruled(
    run: Sequence[Line], lefts: Sequence[Segment], rights: Sequence[Segment], rules: Sequence[BBox]
) -> bool:
    """Whether a rule stands between the two sides along most of the lines."""
    begin, end = max(s.bbox[2] for s in lefts), min(s.bbox[0] for s in rights)
    top, bottom = run[0].bbox[1], run[-1].bbox[3]
    return any(
        begin - 1 <= x0 and x1 <= end + 1
        and min(high, bottom) - max(low, top) >= RULE_SHARE * (bottom - top)
        for x0, low, x1, high in rules
    )  # fmt: skip


def _bulleted(rights: Sequence[Segment]) -> bool:
    """Whether many of the segments begin an item with one bullet.

    A sign with nothing behind it is none: in a table it says that there is no value.
    """
    marks = [
        segment.text[0] for segment in rights
        if not segment.text[0].isalnum() and len(segment.text) > 1
    ]  # fmt: skip
    return any(
        marks.count(mark) >= max(BULLETS, BULLETED * len(rights))
        for mark in set(marks).difference(_BEGINS_VALUES, _BEGINS_UNITS)
    )


def _wraps(segment: Segment) -> bool:
    """Whether a segment was joined of several lines."""
    word = segment.words[0]
    return segment.bbox[3] - segment.bbox[1] > WRAPS * max(word.bottom - word.top, 1.0)


def _runs_on(segments: Sequence[Segment]) -> bool:
    return median(len(segment.text) for segment in segments) >= TEXT_WIDTH
