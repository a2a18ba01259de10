"""Heads that stand in one cell with their values, or under the grades whose columns they head."""

from spectriage.documents.layout.lines import find_lines, on_one_line
from spectriage.documents.model import Cell, Line
from spectriage.parameters.heads import Row, begins_head, head_phrases, role_of, slot_runs

_LEAST_GRADES = 2  # that stand over the same head each
_MOST_LINES = 6


def with_head_apart(row: Row) -> list[Row]:
    """The row, or two where no rule parts a head from its values or from the grades above it."""
    words = [word for cell in row for word in cell.words]
    if on_one_line(words) or not any(begins_head(word.text) for word in words):
        return [row]
    lines = find_lines(words)
    if len(lines) < 2 or len(lines) > _MOST_LINES:
        return [row]
    if _is_head(lines[0]) or (len(lines) == 2 and _grades_over(lines[0], lines[1])):
        return _parted_under(row, lines[0])
    return [row]


def _is_head(line: Line) -> bool:
    roles = [role_of(text) for text, _, _ in head_phrases(line.words)]
    known = sum(role is not None for role in roles)
    return known >= 3 and known >= 0.6 * len(roles)


def _grades_over(above: Line, head: Line) -> bool:
    """Whether a line names the grades over the runs of min, typ and max that a head prints."""
    names = [segment.text for segment in above.segments]
    if len(names) < _LEAST_GRADES or any(role_of(text) for text in names) or not _is_head(head):
        return False
    roles = [role_of(text) for text, _, _ in head_phrases(head.words)]
    return len(slot_runs(roles)) == len(names)


def _parted_under(row: Row, line: Line) -> list[Row]:
    """The words of a line and those of the others, as two rows."""
    first = {id(word) for word in line.words}
    head, rest = [], []
    for cell in row:
        head.append(Cell(tuple(w for w in cell.words if id(w) in first), cell.columns))
        rest.append(Cell(tuple(w for w in cell.words if id(w) not in first), cell.columns))
    return [tuple(head), tuple(rest)]
