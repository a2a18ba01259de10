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
RULE_SHARE = 0.5  # of a run's height that a rule between two columns must have
BULLETS = 3  # items that begin with one bullet in both columns
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
    if len(run) < MIN_LINES:
        return None
    for edge in edges:
        if _parts(run, edge, rules):
            return edge
    return None


def _parts(run: Sequence[Line], edge: float, rules: Sequence[BBox]) -> bool:
    lefts: list[Segment] = []
    rights: list[Segment] = []
    offsets: list[float] = []
    only_left = only_right = 0
    for line in run:
        before = [s for s in line.segments if s.bbox[0] + s.bbox[2] < 2 * edge]
        after = line.segments[len(before) :]
        if before:
            lefts.append(before[-1])
        if after:
            rights.append(after[0])
        if before and after:
            offsets.append(after[0].words[0].bottom - before[-1].words[0].bottom)
        elif before:
            only_left += 1
        else:
            only_right += 1
    if len(lefts) < MIN_LINES or len(rights) < MIN_LINES:
        return False
    begin, end = max(s.bbox[2] for s in lefts), min(s.bbox[0] for s in rights)
    if _ruled(run, edge, rules):
        return True
    if end - begin < MIN_GUTTER and end - begin > -1:
        return False
    if _same_bullets(lefts, rights) or (_runs_on(lefts) and _runs_on(rights)):
        return True
    least = ONE_SIDED * len(run)
    if only_left >= least and only_right >= least:
        return True
    if len(offsets) < MIN_LINES:
        return False
    usual = median(offsets)
    drifting = sum(abs(offset - usual) > DRIFT for offset in offsets)
    return drifting >= DRIFTING * len(offsets)


def _ruled(run: Sequence[Line], edge: float, rules: Sequence[BBox]) -> bool:
    top, bottom = run[0].bbox[1], run[-1].bbox[3]
    return any(
        abs((x0 + x1) / 2 - edge) < 30
        and min(end, bottom) - max(begin, top) >= RULE_SHARE * (bottom - top)
        and not any(s.bbox[0] < x0 - 1 and x1 + 1 < s.bbox[2] for line in run for s in line.segments)
        for x0, begin, x1, end in rules
    )


def _same_bullets(lefts: Sequence[Segment], rights: Sequence[Segment]) -> bool:
    marks = [segment.text[0] for segment in rights if not segment.text[0].isalnum()]
    return any(
        mark not in "±+-–−<>≤≥~(\"'[/" and marks.count(mark) >= BULLETS
        and sum(segment.text[0] == mark for segment in lefts) >= BULLETS
        for mark in set(marks)
    )  # fmt: skip


def _runs_on(segments: Sequence[Segment]) -> bool:
    return median(len(segment.text) for segment in segments) >= TEXT_WIDTH
