"""Rows of which one cell wraps and the other stands at half its height.

Labels and values set level with each other's middle come as three lines, the first and the last
of one cell with the other between them.
"""

from collections.abc import Sequence

from spectriage.documents.model import Line, Segment

_PITCH = 1.6  # heights of a line between the two lines of a cell
_MIDDLE = 0.3  # of a line's height by which the other cell may miss their middle
_LEFT = 3.0  # points between the left edges of the two lines


def join_centred(lines: Sequence[Line]) -> list[Line]:
    """The lines from top to bottom, three that are one row of label and value as one."""
    joined: list[Line] = []
    number = 0
    while number < len(lines):
        three = lines[number : number + 3]
        row = _row_of(three) if len(three) == 3 else None
        if row is None:
            joined.append(lines[number])
            number += 1
        else:
            joined.append(row)
            number += 3
    return joined


def _row_of(lines: Sequence[Line]) -> Line | None:
    if any(len(line.segments) != 1 for line in lines):
        return None
    first, alone, last = (line.segments[0] for line in lines)
    height = first.bbox[3] - first.bbox[1]
    above, middle, below = (
        (segment.bbox[1] + segment.bbox[3]) / 2 for segment in (first, alone, last)
    )
    if abs(first.bbox[0] - last.bbox[0]) > _LEFT or below - above > _PITCH * height:
        return None
    if abs((above + below) / 2 - middle) > _MIDDLE * height:
        return None
    wrapped = Segment(first.words + last.words)
    right = max(first.bbox[2], last.bbox[2])
    if alone.bbox[0] > right:
        return Line((wrapped, alone))
    if alone.bbox[2] < first.bbox[0]:
        return Line((alone, wrapped))
    return None
