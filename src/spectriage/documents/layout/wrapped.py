"""Rows whose labels or conditions wrap, joined from the lines that they were printed in.

A cell of several lines stands level with its row at its first line, or is centred on it. In the
first case its further lines stand closer than the next row does; in the second as many stand
above the row as below it.
"""

import re
from collections.abc import Sequence
from itertools import count, pairwise

from spectriage.documents.model import EMPTY_CELL, Cell

_FIGURE = re.compile(r"[±+\-–−<>≤≥~≈]{0,2}\s?[.,]?\d|[-–—]$|n/?a$", re.IGNORECASE)
_LEAST_ROWS = 2  # with figures in a column that make it one of values
_CLOSE = 0.93  # of the distance to the next row: a line of the same row stands closer
_PITCH = 1.5  # heights of a line between two lines of a cell
_OFF_CENTRE = 0.25  # heights of a line by which a cell may miss the middle of its row

Cells = list[Cell]


def with_wraps_joined(rows: Sequence[Cells]) -> list[Cells]:
    """The rows of a table, of which each is one line, those that are lines of one row joined."""
    first = _first_of_values(rows)
    if first is None or len(rows) <= _LEAST_ROWS:
        return list(rows)
    levels = [_level(row) for row in rows]
    full = [_has_values(row, first) for row in rows]
    loose = [
        not value and _stands_before(row, first) for value, row in zip(full, rows, strict=True)
    ]
    if not any(loose):
        return list(rows)
    begun = [
        False,
        *(value and _goes_on(*pair) for value, pair in zip(full, pairwise(rows), strict=False)),
    ]
    home = _centred(rows, levels, full, loose) or _under_first(levels, full, loose, begun)
    members: dict[int, list[Cells]] = {}
    for number, row in enumerate(rows):
        members.setdefault(home.get(number, number), []).append(row)
    rows_of = [members[number] for number in sorted(members)]
    return [_joined(own) if len(own) > 1 else own[0] for own in rows_of]


def _first_of_values(rows: Sequence[Cells]) -> int | None:
    """The first column behind the labels in which figures stand, in most rows that fill it."""
    for column in range(1, max(map(len, rows), default=0)):
        filled = [row[column].words[0].text for row in rows if row[column].words]
        figures = sum(_FIGURE.match(text) is not None for text in filled)
        if figures >= max(_LEAST_ROWS, 0.6 * len(filled)):
            return column
    return None


def _has_values(row: Cells, first: int) -> bool:
    return any(cell.words and _FIGURE.match(cell.words[0].text) for cell in row[first:])


def _stands_before(row: Cells, first: int) -> bool:
    """Whether all words of a row stand in the columns before the values."""
    return any(cell.words for cell in row[:first]) and not any(cell.words for cell in row[first:])


def _goes_on(above: Cells, row: Cells) -> bool:
    """Whether a line has text only under text of the one above."""
    return all(upper.words for upper, cell in zip(above, row, strict=True) if cell.words)


def _level(row: Cells) -> tuple[float, float]:
    """The middle of a row, and the height of its words."""
    words = [word for cell in row for word in cell.words]
    return (
        sum(word.top + word.bottom for word in words) / (2 * len(words)),
        max(word.bottom - word.top for word in words),
    ) if words else (0.0, 1.0)  # fmt: skip


def _centred(
    rows: Sequence[Cells], levels: Sequence[tuple[float, float]], full: Sequence[bool],
    loose: Sequence[bool],
) -> dict[int, int]:  # fmt: skip
    """The row of each line that stands above or below it, where cells are set centred."""
    home: dict[int, int] = {}
    missing = False  # whether a row lacks the very text that stands around it
    for number in range(1, len(rows) - 1):
        if not full[number]:
            continue
        middle, height = levels[number]
        for reach in count(1):
            above, below = number - reach, number + reach
            if above < 0 or below >= len(rows) or not (loose[above] and loose[below]):
                break
            if above in home or levels[below][0] - levels[above][0] > 2 * reach * _PITCH * height:
                break
            if abs(levels[above][0] + levels[below][0] - 2 * middle) > 2 * _OFF_CENTRE * height:
                break
            shared = [
                row_number for row_number, cell in enumerate(rows[above])
                if cell.words and rows[below][row_number].words
            ]  # fmt: skip
            if not shared:
                break
            missing = missing or any(not rows[number][column].words for column in shared)
            home[above] = home[below] = number
    return home if missing else {}


def _under_first(
    levels: Sequence[tuple[float, float]], full: Sequence[bool], loose: Sequence[bool],
    begun: Sequence[bool],
) -> dict[int, int]:  # fmt: skip
    """The row of each line that goes on under it, where cells begin level with their row.

    `begun` are lines whose texts go on under those of a row with values.
    """
    steps = list(pairwise(range(len(levels))))
    pitches = [levels[low][0] - levels[high][0] for high, low in steps if full[high] and full[low]]
    pitches = pitches or [levels[low][0] - levels[high][0] for high, low in steps if full[low]]
    row_pitch = min(pitches, default=0.0)
    home: dict[int, int] = {}
    for number in range(1, len(levels)):
        above = number - 1
        pitch = levels[number][0] - levels[above][0]
        if (
            loose[number] and (begun[number] or above in home)
            and pitch < min(_CLOSE * row_pitch, _PITCH * levels[number][1])
        ):  # fmt: skip
            home[number] = home.get(above, above)
        elif (
            full[number] and loose[above] and above not in home
            and pitch < min(_CLOSE * row_pitch, _PITCH * levels[number][1])
        ):  # fmt: skip
            home[above] = number  # brackets reach lower: "Output power", "(P1dB) | 28.8 dBm"
    return home


def _joined(rows: Sequence[Cells]) -> Cells:
    """Rows as one, the cells of each column from top to bottom."""
    joined = []
    for cells in zip(*rows, strict=True):
        words = tuple(word for cell in cells for word in cell.words)
        columns = max(cell.columns for cell in cells)
        joined.append(Cell(words, columns) if words else EMPTY_CELL)
    return joined
