"""Heads that stand in one cell with their values, or under the grades whose columns they head."""

from collections.abc import Sequence

from spectriage.documents.layout.lines import find_lines, on_one_line
from spectriage.documents.model import Cell, Line, Word
from spectriage.parameters.heads import Row, begins_head, head_phrases, role_of, slot_runs

_LEAST_GRADES = 2  # that stand over the same head each
_LEAST_HEADS = 3  # that make a line the head of columns
_KNOWN = 0.6  # share of them that have a role
_MOST_LINES = 6


def with_head_apart(row: Row) -> list[Row]:
    """The row, or two where no rule parts a head from its values or from the grades above it."""
    words = [word for cell in row for word in cell.words]
    if on_one_line(words) or not any(begins_head(word.text) for word in words):
        return [row]
    lines = find_lines(words)
    if len(lines) < 2 or len(lines) > _MOST_LINES:
        return [row]
    if _is_head(lines[0].words):
        return _parted_under(row, lines[0].words)
    grades = _grades_over(row, lines)
    return _parted_under(row, grades) if grades else [row]


def _is_head(words: Sequence[Word]) -> bool:
    roles = [role_of(text) for text, _, _ in head_phrases(words)]
    known = sum(role is not None for role in roles)
    return known >= _LEAST_HEADS and known >= _KNOWN * len(roles)


def _grades_over(row: Row, lines: Sequence[Line]) -> tuple[Word, ...]:
    """The words that name the grades over the runs of min, typ and max that a head prints.

    Heads that reach down over both lines stand level with the grades, or between the two.
    """
    number = next((n for n, line in enumerate(lines) if _heads_slots(line)), 0)
    above = [segment for line in lines[:number] for segment in line.segments]
    names = [segment for segment in above if role_of(segment.text) is None]
    grades = tuple(word for segment in names for word in segment.words)
    taken = {id(word) for word in grades}
    rest = [word for line in lines for word in line.words if id(word) not in taken]
    if not grades or not _is_head(rest):
        return ()
    runs = len(slot_runs([role_of(text) for text, _, _ in head_phrases(lines[number].words)]))
    cells = sum(any(id(word) in taken for word in cell.words) for cell in row)
    named = len(names) if all(name in lines[0].segments for name in names) else cells
    return grades if named == runs >= _LEAST_GRADES else ()


def _heads_slots(line: Line) -> bool:
    """Whether a line prints min, typ or max more than once, as over the columns of grades."""
    roles = [role_of(text) for text, _, _ in head_phrases(line.words)]
    return len(slot_runs(roles)) >= _LEAST_GRADES


def _parted_under(row: Row, words: Sequence[Word]) -> list[Row]:
    """Some words of a row and its others, as two rows."""
    first = {id(word) for word in words}
    head, rest = [], []
    for cell in row:
        head.append(Cell(tuple(w for w in cell.words if id(w) in first), cell.columns))
        rest.append(Cell(tuple(w for w in cell.words if id(w) not in first), cell.columns))
    return [tuple(head), tuple(rest)]
