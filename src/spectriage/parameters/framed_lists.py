"""Lists of labels and values that rules only frame, as cards of products on a catalogue's page.

No rule parts their lines, so that a frame comes as one row of the table.
"""

from collections.abc import Sequence

from spectriage.documents.layout.lines import find_lines
from spectriage.documents.model import EMPTY_CELL, Cell, Line, Segment, Word
from spectriage.parameters.heads import PART, Row
from spectriage.parameters.label_text import names_parameter
from spectriage.parameters.quantities import find_quantities

_LEAST = 4  # lines of a list
_LEAST_NAMED, _NAMED_SHARE = 3, 0.3  # of its lines, with a label before a value
_NAMED = 0.5  # share of such a label that a wording covers
_LEAST_COLUMNS = 2
_LEVEL = 3.0  # points by which texts of one column may begin apart


def with_lists_parted(rows: list[Row]) -> list[Row]:
    """Rows in which each line of a framed list is a row of its own, under its product's name."""
    lists = [_list_in(row) for row in rows]
    if not any(lists):
        return rows
    width = max(len(row) for own, row in zip(lists, rows, strict=True) for row in own or [row])
    parted = [row for own, row in zip(lists, rows, strict=True) for row in own or [row]]
    return [(*row, *[EMPTY_CELL] * (width - len(row))) for row in parted]


def _list_in(row: Row) -> list[Row]:
    """The lines of a row as rows, where they are a list of labels and values; else none."""
    lines = find_lines([word for cell in row for word in cell.words])
    if len(lines) < _LEAST:
        return []
    named = sum(map(_labels_value, lines))
    if named < max(_LEAST_NAMED, _NAMED_SHARE * len(lines)):
        return []
    lefts = _columns(lines)
    if len(lefts) < _LEAST_COLUMNS:
        return []
    rows: list[list[list[Word]]] = []
    names: list[tuple[int, Segment]] = []  # with the rows above each
    for line in lines:
        dealt: list[list[Word]] = [[] for _ in lefts]
        before = [s for s in line.segments if s.bbox[0] < lefts[0] - _LEVEL]
        aside = next((s for s in before if PART.fullmatch(s.text)), None)
        if aside is not None:
            names.append((len(rows), aside))
        for segment in line.segments:
            column = sum(left - _LEVEL <= segment.bbox[0] for left in lefts) - 1
            if column >= 0:
                dealt[column].extend(segment.words)
        if not any(dealt):
            continue
        if rows and aside is None and not dealt[0] and _goes_on(rows[-1], dealt):
            for above, own in zip(rows[-1], dealt, strict=True):
                above.extend(own)
        else:
            rows.append(dealt)
    told: list[Row] = [tuple(Cell(tuple(w)) if w else EMPTY_CELL for w in row) for row in rows]
    lone = len(names) == 1  # the name of all rows, at whatever height it stands
    for place, name in reversed(names):
        told.insert(0 if lone else place, (Cell(name.words),))
    return told


def _goes_on(above: Sequence[list[Word]], below: Sequence[list[Word]]) -> bool:
    """Whether a line without a label has texts only under those of the line above."""
    return all(high or not low for high, low in zip(above, below, strict=True))


def _labels_value(line: Line) -> bool:
    """Whether a text of the line names a parameter and the next one gives a value."""
    return any(
        names_parameter(label.text, _NAMED) and any(find_quantities(value.text))
        for label, value in zip(line.segments, line.segments[1:], strict=False)
    )


def _columns(lines: Sequence[Line]) -> list[float]:
    """Where the texts of several lines begin, from left to right."""
    lefts: list[list[float]] = []
    segments: list[Segment] = [segment for line in lines for segment in line.segments]
    for left in sorted(segment.bbox[0] for segment in segments):
        if lefts and left - lefts[-1][-1] <= _LEVEL:
            lefts[-1].append(left)
        else:
            lefts.append([left])
    return [group[0] for group in lefts if len(group) >= _LEAST_NAMED]
