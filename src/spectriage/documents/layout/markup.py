"""Tables that plain text marks itself: rows between pipes, rows parted by tabs."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spectriage.documents.layout.synthetic import Span

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\Z")  # of a stripped line
_BORDER = re.compile(r"\+(?:[-=:]+\+)+\Z")
_FIELD = re.compile(r"[^\t]*")
MIN_ROWS = 2


@dataclass(slots=True, frozen=True)
class MarkupBlock:
    """Lines `first:last` of a text that are a table, with the cells' spans within each line."""

    first: int
    last: int
    rows: tuple[tuple[Span, ...], ...]


def find_markup_tables(lines: Sequence[str]) -> Iterator[MarkupBlock]:
    """Blocks of pipe rows and of tab-separated rows, top to bottom."""
    index = 0
    while index < len(lines):
        line = lines[index]
        block = MarkupBlock(index, index + 1, ())
        if "|" in line or "+-" in line:
            block = _pipe_block(lines, index)
        if "\t" in line and not block.rows:
            block = _tab_block(lines, index)
        if block.rows:
            yield block
        index = max(block.last, index + 1)  # no line is tried twice, so time is linear


def _pipe_block(lines: Sequence[str], first: int) -> MarkupBlock:
    """Pipe rows from `first` on; the block has no rows where they are no table."""
    last = first
    rows: list[tuple[Span, ...]] = []
    filled = 0
    delimited = False
    while last < len(lines):
        line = lines[last]
        if _is_delimiter(line):
            delimited = True
            rows.append(())
        elif "|" in line and _PIPE.search(line):
            closed = line.strip().startswith("|") and line.rstrip().endswith("|")
            if not (closed or delimited or _is_head(lines, last)):
                break
            rows.append(_pipe_cells(line))
            filled += 1
        else:
            break
        last += 1
    if filled < MIN_ROWS or max(len(row) for row in rows) < 2:
        return MarkupBlock(first, last, ())
    return MarkupBlock(first, last, tuple(rows))


def _is_delimiter(line: str) -> bool:
    if "-" not in line and "=" not in line:
        return False
    line = line.strip()
    return bool(_BORDER.match(line)) or ("|" in line and bool(_DELIMITER.match(line)))


def _is_head(lines: Sequence[str], index: int) -> bool:
    """Whether the line under this one is a delimiter, so that this one needs no outer pipes."""
    return index + 1 < len(lines) and _is_delimiter(lines[index + 1])


def _pipe_cells(line: str) -> tuple[Span, ...]:
    """Spans between the pipes; an empty cell is an empty span."""
    cuts = [found.start() for found in _PIPE.finditer(line)]
    if line[: cuts[0]].strip():
        cuts.insert(0, -1)
    if line[cuts[-1] + 1 :].strip():
        cuts.append(len(line))
    return tuple(_trimmed(line, left + 1, right) for left, right in itertools.pairwise(cuts))


def _tab_block(lines: Sequence[str], first: int) -> MarkupBlock:
    count = lines[first].count("\t")
    last = first
    while last < len(lines) and lines[last].count("\t") == count:
        last += 1
    rows = tuple(
        tuple(_trimmed(line, *found.span()) for found in _fields(line))
        for line in lines[first:last]
    )
    full = sum(sum(start < stop for start, stop in row) >= 2 for row in rows)
    if full < MIN_ROWS or full * 2 < len(rows):
        return MarkupBlock(first, last, ())
    return MarkupBlock(first, last, rows)


def _fields(line: str) -> Iterator[re.Match[str]]:
    position = 0
    while position <= len(line):
        found = _FIELD.match(line, position)
        if found is None:
            return
        yield found
        position = found.end() + 1


def _trimmed(line: str, start: int, stop: int) -> Span:
    while start < stop and line[start].isspace():
        start += 1
    while start < stop and line[stop - 1].isspace():
        stop -= 1
    return start, stop
