"""Tables drawn with rules: rules to a grid, merged cells joined, words to cells.

Rules are (x0, top, x1, bottom) boxes thinner than `RULE_WIDTH`. Tables ruled only between rows
get their columns from the white space that runs through them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spectriage.documents.layout.columns import find_columns
from spectriage.documents.layout.lines import find_lines
from spectriage.documents.model import EMPTY_CELL, BBox, Cell, Line, Table, Word

RULE_WIDTH = 3.0
SNAP = 2.5  # points within which two rules count as one
_NUMERIC = re.compile(r"^[±+\-–−<>≤≥~]{0,2}\d[\d.,]*(?:[^\d\s]{0,6})?$")
MAX_GRID = 20_000  # cells of one grid; larger ones are drawings


@dataclass(slots=True)
class _Group:
    horizontal: list[BBox]
    vertical: list[BBox]

    @property
    def bbox(self) -> BBox:
        rules = self.horizontal + self.vertical
        return (
            min(rule[0] for rule in rules),
            min(rule[1] for rule in rules),
            max(rule[2] for rule in rules),
            max(rule[3] for rule in rules),
        )


def find_ruled_tables(rules: Sequence[BBox], words: Sequence[Word]) -> tuple[Table, ...]:
    """Tables whose rows at least are parted by rules, top to bottom."""
    horizontal = _merge([r for r in rules if r[3] - r[1] <= RULE_WIDTH < r[2] - r[0]], axis=0)
    vertical = _merge([r for r in rules if r[2] - r[0] <= RULE_WIDTH < r[3] - r[1]], axis=1)
    tables = []
    for group in _groups(horizontal, vertical):
        table = _read_group(group, words)
        if table is not None:
            tables.append(table)
    return tuple(sorted(tables, key=lambda table: (table.bbox[1], table.bbox[0])))


def _merge(rules: list[BBox], axis: int) -> list[BBox]:
    """Join rules that continue each other; `axis` 0 for horizontal ones, 1 for vertical."""
    across = 1 - axis
    merged: list[BBox] = []
    for rule in sorted(rules, key=lambda r: (round(r[across] / SNAP), r[axis])):
        last = merged[-1] if merged else None
        if (
            last is not None
            and abs(last[across] - rule[across]) <= SNAP
            and rule[axis] <= last[axis + 2] + SNAP
        ):
            merged[-1] = (
                min(last[0], rule[0]), min(last[1], rule[1]),
                max(last[2], rule[2]), max(last[3], rule[3]),
            )  # fmt: skip
        else:
            merged.append(rule)
    return merged


def _groups(horizontal: list[BBox], vertical: list[BBox]) -> list[_Group]:
    """Rules that touch each other, and row rules of one width stacked above each other."""
    rules = [(rule, False) for rule in horizontal] + [(rule, True) for rule in vertical]
    if len(rules) > 1500:
        return []
    parent = list(range(len(rules)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (a, a_upright) in enumerate(rules):
        for j in range(i):
            b, b_upright = rules[j]
            if a_upright != b_upright:
                if _touch(a, b):
                    parent[root(i)] = root(j)
            elif not a_upright and _stacked(a, b):
                parent[root(i)] = root(j)
    found: dict[int, _Group] = {}
    for i, (rule, upright) in enumerate(rules):
        group = found.setdefault(root(i), _Group([], []))
        (group.vertical if upright else group.horizontal).append(rule)
    return [group for group in found.values() if len(group.horizontal) >= 2]


def _touch(a: BBox, b: BBox) -> bool:
    return (
        a[0] <= b[2] + SNAP and b[0] <= a[2] + SNAP and a[1] <= b[3] + SNAP and b[1] <= a[3] + SNAP
    )


def _stacked(a: BBox, b: BBox) -> bool:
    same_width = abs(a[0] - b[0]) <= SNAP and abs(a[2] - b[2]) <= SNAP
    return same_width and abs(a[1] - b[1]) < 80 and a[2] - a[0] > 100


def _positions(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found


def _read_group(group: _Group, words: Sequence[Word]) -> Table | None:
    x0, top, x1, bottom = group.bbox
    inside = [
        word
        for word in words
        if x0 - SNAP <= (word.x0 + word.x1) / 2 <= x1 + SNAP
        and top - SNAP <= (word.top + word.bottom) / 2 <= bottom + SNAP
    ]
    if len(inside) < 4:
        return None
    ys = _positions([(rule[1] + rule[3]) / 2 for rule in group.horizontal] + [top, bottom])
    inner = [rule for rule in group.vertical if x0 + SNAP < (rule[0] + rule[2]) / 2 < x1 - SNAP]
    if inner:
        xs = _positions([(rule[0] + rule[2]) / 2 for rule in group.vertical] + [x0, x1])
        if (len(xs) - 1) * (len(ys) - 1) > MAX_GRID:
            return None
        rows = _grid_rows(group, xs, ys, inside)
    else:
        columns = find_columns(find_lines(inside), (x0, x1))
        if len(columns) < 2:
            return None
        rows = _banded_rows(columns, ys, inside)
    rows = [row for row in rows if any(cell.words for cell in row)]
    if len(rows) < 2 or sum(len(cell.words) > 0 for row in rows for cell in row) < 4:
        return None
    return Table(tuple(tuple(row) for row in rows), group.bbox, "ruled")


def _grid_rows(
    group: _Group, xs: list[float], ys: list[float], words: list[Word]
) -> list[list[Cell]]:
    n_columns, n_bands = len(xs) - 1, len(ys) - 1
    content: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        band = _index(ys, (word.top + word.bottom) / 2)
        column = _index(xs, (word.x0 + word.x1) / 2)
        left, _ = _open_span(group, xs, ys, band, column)
        first, _ = _open_bands(group, xs, ys, band, left)
        content.setdefault((first, left), []).append(word)
    rows: list[list[Cell]] = []
    for band in range(n_bands):
        cells: list[tuple[int, int, list[Word]]] = []
        column = 0
        while column < n_columns:
            left, right = _open_span(group, xs, ys, band, column)
            first, _ = _open_bands(group, xs, ys, band, left)
            cells.append((column, right - column + 1, content.get((first, left), [])))
            column = right + 1
        rows.extend(_split_band(cells, n_columns))
    return rows


def _index(edges: list[float], value: float) -> int:
    for i in range(len(edges) - 1):
        if value < edges[i + 1]:
            return i
    return len(edges) - 2


def _open_span(
    group: _Group, xs: list[float], ys: list[float], band: int, column: int
) -> tuple[int, int]:
    """First and last column that no rule parts from `column` within the band."""
    middle = (ys[band] + ys[band + 1]) / 2
    left = right = column
    while left > 0 and not _has_vertical(group, xs[left], middle):
        left -= 1
    while right < len(xs) - 2 and not _has_vertical(group, xs[right + 1], middle):
        right += 1
    return left, right


def _open_bands(
    group: _Group, xs: list[float], ys: list[float], band: int, column: int
) -> tuple[int, int]:
    """First and last band that no rule parts from `band` within the column."""
    middle = (xs[column] + xs[column + 1]) / 2
    first = last = band
    while first > 0 and not _has_horizontal(group, ys[first], middle):
        first -= 1
    while last < len(ys) - 2 and not _has_horizontal(group, ys[last + 1], middle):
        last += 1
    return first, last


def _has_vertical(group: _Group, x: float, y: float) -> bool:
    return any(abs(r[0] - x) <= SNAP + 1 and r[1] <= y <= r[3] for r in group.vertical)


def _has_horizontal(group: _Group, y: float, x: float) -> bool:
    return any(abs(r[1] - y) <= SNAP + 1 and r[0] <= x <= r[2] for r in group.horizontal)


def _split_band(cells: list[tuple[int, int, list[Word]]], n_columns: int) -> list[list[Cell]]:
    """One row, or one row a line where the band holds several rows without rules between them."""
    filled = [(start, span, find_lines(words)) for start, span, words in cells]
    if not _holds_several_rows(cells, filled):
        whole = [
            (start, span, tuple(word for line in lines for word in line.words))
            for start, span, lines in filled
        ]
        return [_spread(whole, n_columns)]
    rows = []
    for line in find_lines([word for _, _, words in cells for word in words]):
        own = {id(word) for word in line.words}
        parts = [
            (start, span, tuple(word for word in line.words if id(word) in own & ids))
            for start, span, ids in ((s, n, {id(w) for w in words}) for s, n, words in cells)
        ]
        rows.append(_spread(parts, n_columns))
    return rows


def _holds_several_rows(
    cells: list[tuple[int, int, list[Word]]], filled: list[tuple[int, int, tuple[Line, ...]]]
) -> bool:
    """Whether a band packs several rows: lines of numbers stand in two or more of its columns.

    A wrapped label or remark adds lines to one column; rows without rules between them add a
    line with a number, and a unit or a label beside it, each.
    """
    counts = [len(lines) for _, _, lines in filled if lines]
    several = max(counts, default=0)
    if several < 2 or len(counts) < 2:
        return False
    tops = [[line.bbox[1] for line in lines] for _, _, lines in filled if lines]
    if counts.count(several) == len(counts) and all(
        max(level) - min(level) < 4 for level in zip(*tops, strict=True)
    ):
        return True
    if len(counts) < 3:
        return False
    home = {id(word): number for number, (_, _, words) in enumerate(cells) for word in words}
    first = min(home.values(), default=0)
    valued = 0
    for line in find_lines([word for _, _, words in cells for word in words]):
        texts: dict[int, str] = {}
        for word in line.words:
            texts[home[id(word)]] = texts.get(home[id(word)], "") + word.text
        numeric = [n for n, text in texts.items() if n > first and _NUMERIC.match(text)]
        valued += bool(numeric) and len(texts) >= 2
    return valued >= 2


def _spread(cells: Sequence[tuple[int, int, tuple[Word, ...]]], n_columns: int) -> list[Cell]:
    row = [EMPTY_CELL] * n_columns
    for start, span, words in cells:
        row[start] = Cell(words, span)
    return row


def _banded_rows(
    columns: list[tuple[float, float]], ys: list[float], words: list[Word]
) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for above, below in zip(ys, ys[1:], strict=False):
        band = [word for word in words if above <= (word.top + word.bottom) / 2 < below]
        if not band:
            continue
        cells = []
        for number, (left, right) in enumerate(columns):
            own = [word for word in band if left <= (word.x0 + word.x1) / 2 < right]
            cells.append((number, 1, own))
        rows.extend(_split_band(cells, len(columns)))
    return rows
