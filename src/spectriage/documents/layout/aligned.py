"""Tables without rules: runs of lines whose segments stand under each other."""

import re
from collections.abc import Sequence

from spectriage.documents.layout.columns import find_columns
from spectriage.documents.model import BBox, Cell, Line, Table, bbox_of

MIN_LINES = 3
MAX_SKIP = 1  # single-segment lines (a wrapped cell, a group heading) a run may bridge
NOTE_LENGTH = 60  # characters
_NOTE = re.compile(r"\(?\d{1,2}[).]\s|\*|notes?\b", re.IGNORECASE)
LINE_PITCH = 2.6  # a gap of more line heights ends a run


def find_aligned_tables(lines: Sequence[Line], taken: Sequence[BBox]) -> tuple[Table, ...]:
    """Tables among the lines that lie in none of the boxes already taken."""
    free = [line for line in lines if not _inside(line.bbox, taken)]
    tables = []
    for run in _runs(free):
        table = _read_run(run)
        if table is not None:
            tables.append(table)
    return tuple(tables)


def _inside(bbox: BBox, taken: Sequence[BBox]) -> bool:
    middle = (bbox[1] + bbox[3]) / 2
    return any(
        box[1] - 1 <= middle <= box[3] + 1 and bbox[0] < box[2] and box[0] < bbox[2]
        for box in taken
    )


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


def _read_run(run: list[Line]) -> Table | None:
    while run and len(run[-1].segments) < 2:
        run = run[:-1]
    box = bbox_of(word for line in run for word in line.words)
    columns = find_columns(run, (box[0] - 1, box[2] + 1))
    if len(columns) < 2 or len(columns) > 40:
        return None
    rows = []
    for line in run:
        cells = []
        for left, right in columns:
            own = tuple(w for w in line.words if left <= (w.x0 + w.x1) / 2 < right)
            cells.append(Cell(own))
        rows.append(tuple(cells))
    return Table(tuple(rows), box, "aligned")
