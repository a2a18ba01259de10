"""Tables without rules: runs of lines whose segments stand under each other."""

import re
from collections.abc import Sequence

from spectriage.documents.layout.columns import find_columns
from spectriage.documents.layout.page_columns import page_gutter, split_lines
from spectriage.documents.model import BBox, Cell, Line, Table, bbox_of

MIN_LINES = 3
MAX_SKIP = 1  # single-segment lines (a wrapped cell, a group heading) a run may bridge
MAX_DEPTH = 4  # columns of a page that are parted one from the other
NOTE_LENGTH = 60  # characters
_NOTE = re.compile(r"\(?\d{1,2}[).]\s|\*|notes?\b", re.IGNORECASE)
LINE_PITCH = 2.6  # a gap of more line heights ends a run


def find_aligned_tables(
    lines: Sequence[Line], taken: Sequence[BBox], rules: Sequence[BBox] = ()
) -> tuple[Table, ...]:
    """Tables among the lines, without what lies in the boxes already taken.

    `rules` are upright rules that belong to no table; they may part columns of the page.
    """
    free = _outside(lines, taken) if taken else lines
    tables: list[Table] = []
    for run in _runs(free):
        tables.extend(_read_run(run, rules))
    return tuple(tables)


def _outside(lines: Sequence[Line], taken: Sequence[BBox]) -> list[Line]:
    """The lines without the segments that lie in a box."""
    free = []
    for line in lines:
        _, top, _, bottom = line.bbox
        middle = (top + bottom) / 2
        boxes = [box for box in taken if box[1] - 1 <= middle <= box[3] + 1]
        if not boxes:
            free.append(line)
            continue
        kept = tuple(
            [s for s in line.segments if not any(_within(s.bbox, box) for box in boxes)]
        )
        if len(kept) == len(line.segments):
            free.append(line)
        elif kept:
            free.append(Line(kept))
    return free


def _within(bbox: BBox, box: BBox) -> bool:
    """Whether a box reaches into a table's columns by more than its edge."""
    return bbox[0] < box[2] - 1 and box[0] + 1 < bbox[2]


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    run: list[Line] = []
    skipped = 0
    for line in lines:
        far = bool(run) and _far_apart(run[-1], line)
        several = len(line.segments) >= 2
        if run and _is_note(line):
            far, several = True, False
        if far or (not several and skipped >= MAX_SKIP):
            runs.append(run)
            run, skipped = [], 0
        if several:
            run.append(line)
            skipped = 0
        elif run:
            run.append(line)
            skipped += 1
    runs.append(run)
    return [run for run in runs if sum(len(line.segments) >= 2 for line in run) >= MIN_LINES]


def _is_note(line: Line) -> bool:
    """Whether a line is a footnote, whose stretched words are no columns."""
    text = line.text
    return len(text) >= NOTE_LENGTH and _NOTE.match(text) is not None


def _far_apart(above: Line, below: Line) -> bool:
    height = max(above.bbox[3] - above.bbox[1], 6.0)
    return below.bbox[1] - above.bbox[3] > LINE_PITCH * height


def _read_run(run: list[Line], rules: Sequence[BBox], depth: int = 0) -> list[Table]:
    while run and len(run[-1].segments) < 2:
        run = run[:-1]
    box = bbox_of(word for line in run for word in line.words)
    columns = find_columns(run, (box[0] - 1, box[2] + 1))
    if len(columns) < 2 or len(columns) > 40:
        return []
    edge = page_gutter(run, [right for _, right in columns[:-1]], rules)
    if edge is not None and depth < MAX_DEPTH:
        return [
            table
            for side in split_lines(run, edge)
            for part in _runs(side)
            for table in _read_run(part, rules, depth + 1)
        ]
    rows = []
    for line in run:
        cells = []
        for left, right in columns:
            own = tuple(w for w in line.words if left <= (w.x0 + w.x1) / 2 < right)
            cells.append(Cell(own))
        rows.append(tuple(cells))
    return [Table(tuple(rows), box, "aligned")]
