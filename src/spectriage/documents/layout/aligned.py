"""Tables without rules: runs of lines whose segments stand under each other."""

import re
from collections.abc import Sequence

from spectriage.documents.layout.centred import join_centred
from spectriage.documents.layout.close_columns import with_close_columns
from spectriage.documents.layout.columns import deal, find_columns
from spectriage.documents.layout.page_columns import has_text_beside, page_gutter, split_lines
from spectriage.documents.layout.wrapped import with_wraps_joined
from spectriage.documents.model import BBox, Cell, Line, Table, bbox_of

MIN_LINES = 3
MIN_PAGE_LINES = 12  # lines in two columns at least that tell how a page is set
FEW_PAGE_LINES = 3  # so many do where one side of the page is running text
MAX_SKIP = 1.7  # single-segment lines (a group heading) a run may bridge
WRAPPED = 0.3  # of such a line is one that goes on with a label close to it
HEADING = 1.12  # heights of a line of the table
WRAP_PITCH = 1.25  # heights of a line to the next one of a label; rows stand further apart
HANGING = 6.0  # points left of a value's edge at which the value's next line may begin
MAX_DEPTH = 4  # columns of a page that are parted one from the other
MIN_BLOCK = 4  # lines on end that show columns of their own
NOTE_LENGTH = 60  # characters
MARK_LENGTH = 12  # characters
_MARK = re.compile(r"[^\w\s+±\-–−<>≤≥~(]|\d{1,2}(?:\.\d{1,2}){1,4}\.?")
_NOTE = re.compile(r"\(?\d{1,2}[).]\s|\*|notes?\b", re.IGNORECASE)
LINE_PITCH = 2.6  # a gap of more line heights ends a run


def find_aligned_tables(
    lines: Sequence[Line], taken: Sequence[BBox], rules: Sequence[BBox] = ()
) -> tuple[Table, ...]:
    """Tables among the lines, without what lies in the boxes already taken.

    `rules` are upright rules that belong to no table; they may part columns of the page.
    """
    free = [_without_mark(line) for line in (_outside(lines, taken) if taken else lines)]
    tables: list[Table] = []
    for part in _page_parts(free, rules):
        for run in _runs(join_centred(part)):
            tables.extend(_read_run(run, rules))
    return tuple(tables)


def _page_parts(
    lines: Sequence[Line], rules: Sequence[BBox], depth: int = 0
) -> list[Sequence[Line]]:  # fmt: skip
    """The lines of each column of the page, where it is set in columns from top to bottom."""
    several = sum(len(line.segments) > 1 for line in lines)
    if depth == MAX_DEPTH or several < FEW_PAGE_LINES:
        return [lines]
    left, right = min(line.bbox[0] for line in lines), max(line.bbox[2] for line in lines)
    columns = find_columns(lines, (left - 1, right + 1))
    if len(columns) > 40:
        return [lines]
    edge = page_gutter(lines, [end for _, end in columns[:-1]], rules)
    if edge is None or (several < MIN_PAGE_LINES and not has_text_beside(lines, edge)):
        return [lines]
    return [
        part for side in split_lines(lines, edge) for part in _page_parts(side, rules, depth + 1)
    ]


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
        kept = tuple([s for s in line.segments if not any(_within(s.bbox, box) for box in boxes)])
        if len(kept) == len(line.segments):
            free.append(line)
        elif kept:
            free.append(Line(kept))
    return free


def _without_mark(line: Line) -> Line:
    """The line without a bullet or a section's number that stands apart before its text."""
    if len(line.segments) < 2:
        return line
    first = line.segments[0].text
    if len(first) > MARK_LENGTH or _MARK.fullmatch(first) is None:
        return line
    return Line(line.segments[1:])


def _within(bbox: BBox, box: BBox) -> bool:
    """Whether a box reaches into a table's columns by more than its edge."""
    return bbox[0] < box[2] - 1 and box[0] + 1 < bbox[2]


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    run: list[Line] = []
    skipped, second = 0.0, 0.0
    for line in lines:
        far = bool(run) and _far_apart(run[-1], line)
        several = len(line.segments) >= 2
        if run and _is_note(line):
            far, several = True, False
        counts = WRAPPED if run and _wraps(run[-1], line, second) else 1.0
        if far or (not several and skipped + counts > MAX_SKIP):
            runs.append(run)
            run, skipped = [], 0.0
        if several:
            run.append(line)
            skipped, second = 0.0, line.segments[1].bbox[0]
        elif run:
            run.append(line)
            if line.bbox[0] < second - HANGING:  # else a value goes on in it
                skipped += counts
    runs.append(run)
    return [run for run in runs if sum(len(line.segments) >= 2 for line in run) >= MIN_LINES]


def _wraps(above: Line, line: Line, second: float) -> bool:
    """Whether a line is one of a label's, close under the one above and left of all values.

    A heading is taller than what stands above it.
    """
    height = line.bbox[3] - line.bbox[1]
    return (
        line.bbox[2] < second
        and line.bbox[1] - above.bbox[1] < WRAP_PITCH * height
        and height < HEADING * (above.bbox[3] - above.bbox[1])
    )


def _is_note(line: Line) -> bool:
    """Whether a line is a footnote, whose stretched words are no columns."""
    text = line.text
    return len(text) >= NOTE_LENGTH and _NOTE.match(text) is not None


def _far_apart(above: Line, below: Line) -> bool:
    height = max(above.bbox[3] - above.bbox[1], 6.0)
    return below.bbox[1] - above.bbox[3] > LINE_PITCH * height


def _hangs(run: Sequence[Line]) -> bool:
    """Whether the last line of a run goes on with a value of the line before it."""
    above = run[-2] if len(run) > 1 else None
    return (
        above is not None and len(above.segments) > 1
        and (
            run[-1].bbox[0] >= above.segments[1].bbox[0] - HANGING
            or _wraps(above, run[-1], above.segments[1].bbox[0])
        )
        and run[-1].bbox[1] - above.bbox[1] < 1.5 * (above.bbox[3] - above.bbox[1])
    )  # fmt: skip


def _read_run(run: list[Line], rules: Sequence[BBox], depth: int = 0) -> list[Table]:
    while run and len(run[-1].segments) < 2 and not _hangs(run):
        run = run[:-1]
    if not run:
        return []
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
    parts = _blocks(run, len(columns)) if depth < MAX_DEPTH else [run]
    if len(parts) > 1:
        return [table for part in parts for table in _read_run(part, rules, depth + 1)]
    columns = with_close_columns(run, columns)
    dealt = [deal(line, columns) for line in run]
    if _run_together(run, dealt):
        return []
    rows = with_wraps_joined(dealt)
    return [Table(tuple([tuple(row) for row in rows]), box, "aligned")]


def _run_together(run: Sequence[Line], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether most lines of several texts would be one cell: their texts stand in no columns."""
    several = [row for line, row in zip(run, rows, strict=True) if len(line.segments) > 1]
    alone = sum(sum(bool(cell.words) for cell in row) == 1 for row in several)
    return 2 * alone > len(several)


def _blocks(run: list[Line], count: int) -> list[list[Line]]:
    """A run in parts, where some lines on end share more columns than the run as a whole.

    Sheets put the values of one kind in a single column and those of the next, under a head of
    their own, in a column for each product. The long values of the one hide the columns of the
    other. A line or two beside the block, such as a remark, are no table of their own.
    """
    begin = 0
    while begin < len(run):
        end = begin
        while end < len(run) and len(run[end].segments) > count:
            end += 1
        if end - begin >= MIN_BLOCK:
            while begin and len(run[begin - 1].segments) >= max(count, MIN_LINES):
                begin -= 1  # heads, of which one may be wanting
            block = run[begin:end]
            box = bbox_of(word for line in block for word in line.words)
            if len(find_columns(block, (box[0] - 1, box[2] + 1))) > count:
                rest = [part for part in (run[:begin], run[end:]) if part]
                if all(sum(len(line.segments) > 1 for line in part) >= MIN_LINES for part in rest):
                    return [part for part in (run[:begin], block, run[end:]) if part]
        begin = max(end, begin + 1)
    return [run]
