"""Tables drawn with rules: rules to a grid, merged cells joined, words to cells.

Tables ruled only between rows
get their columns from the white space that runs through them.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from statistics import median

from spectriage.documents.layout.close_columns import with_close_columns
from spectriage.documents.layout.columns import RICH, deal, find_columns, spans_columns
from spectriage.documents.layout.grid import SNAP, Grid, positions
from spectriage.documents.layout.lines import find_lines, find_rows, on_one_line
from spectriage.documents.layout.rule_bands import are_rows, group_rules, parts_of_band
from spectriage.documents.layout.rule_groups import MAX_ROW, RuleGroup
from spectriage.documents.layout.wrapped import with_wraps_joined
from spectriage.documents.model import EMPTY_CELL, BBox, Cell, Line, Segment, Table, Word

LEVEL = 0.3  # heights of a line between the middles of two texts that are level
SPARSE = 0.12  # a large grid with a smaller share of cells filled is a chart's
_NUMERIC = re.compile(r"^[±+\-–−<>≤≥~]{0,2}\d[\d.,]*(?:[^\d\s]{0,6})?$")
_FIGURE = re.compile(r"[±+\-–−<>≤≥~]{0,2}\d")
# A group of so many words and inner upright rules is worth a second look when it gave no table,
# or one cell with most of the words; charts and frames of a few words are not.
UNSETTLED_WORDS = 40
INNER_RULES = 2
FINE = 0.3  # of a line's height: white that parts columns if it runs through all lines
WRAPPED = 0.8  # of the distance between rows: the next line of a cell stands closer
MAX_GRID = 20_000  # cells of one grid; larger ones are drawings

_Placed = tuple[float, float, Word]  # the middle of a word's box, and the word


def find_ruled_tables(rules: Sequence[BBox], words: Sequence[Word]) -> tuple[Table, ...]:
    """Tables whose rows at least are parted by rules, top to bottom."""
    return in_page_order(read_groups(rules, words))


def in_page_order(groups: Iterable[RuleGroup]) -> tuple[Table, ...]:
    """Tables of the groups, top to bottom."""
    tables = [group.table for group in groups if group.table is not None]
    return tuple(sorted(tables, key=lambda table: (table.bbox[1], table.bbox[0])))


def read_groups(rules: Sequence[BBox], words: Sequence[Word]) -> list[RuleGroup]:
    """Rules in groups, each with its table, and whether that settles the group."""
    groups = group_rules(rules, words)
    placed = [((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2, w) for w in words] if groups else []
    for group in groups:
        _read_group(group, placed)
    return groups


def _read_group(group: RuleGroup, words: Sequence[_Placed]) -> None:
    inside = _words_within(group.bbox, words)
    if len(inside) < 4:
        return
    inner = _inner_rules(group)
    group.table = _table_of(group, inner, inside)
    if len(inner) >= INNER_RULES and len(group.horizontal) > 2 and len(inside) >= UNSETTLED_WORDS:
        cells = [cell for row in group.table.rows for cell in row] if group.table else []
        group.settled = 0 < 2 * max((len(cell.words) for cell in cells), default=0) <= len(inside)


def _words_within(bbox: BBox, words: Sequence[_Placed]) -> list[Word]:
    left, top, right, bottom = bbox[0] - SNAP, bbox[1] - SNAP, bbox[2] + SNAP, bbox[3] + SNAP
    return [word for x, y, word in words if left <= x <= right and top <= y <= bottom]


def _inner_rules(group: RuleGroup) -> list[BBox]:
    x0, _, x1, _ = group.bbox
    return [rule for rule in group.vertical if x0 + SNAP < (rule[0] + rule[2]) / 2 < x1 - SNAP]


def _table_of(group: RuleGroup, inner: list[BBox], inside: list[Word]) -> Table | None:
    x0, top, x1, bottom = group.bbox
    ys = positions([(rule[1] + rule[3]) / 2 for rule in group.horizontal] + [top, bottom])
    if inner:
        xs = positions([(rule[0] + rule[2]) / 2 for rule in group.vertical] + [x0, x1])
        if (len(xs) - 1) * (len(ys) - 1) > MAX_GRID:
            return None
        rows = _grid_rows(Grid(xs, ys, group.horizontal, group.vertical), inside)
    else:
        columns = find_columns(find_lines(inside), (x0, x1))
        fine = find_columns(_words_as_texts(inside), (x0, x1), FINE * _height(inside))
        if len(columns) >= RICH and len(fine) > len(columns):
            columns = fine
        if len(columns) < 2:
            return None
        columns = with_close_columns(find_lines(inside), columns)
        rows = _banded_rows(columns, ys, inside, group.open_rows)
    rows = [row for row in rows if any(cell.words for cell in row)]
    if len(rows) < 2 or sum(len(cell.words) > 0 for row in rows for cell in row) < 4:
        return None
    return Table(tuple(tuple(row) for row in rows), group.bbox, "ruled")


def _height(words: Sequence[Word]) -> float:
    return median([word.bottom - word.top for word in words])


def _words_as_texts(words: Sequence[Word]) -> list[Line]:
    """Lines in which every word is a text of its own, for columns set close together."""
    return [Line(tuple([Segment((word,)) for word in row])) for row in find_rows(words)]


def _grid_rows(grid: Grid, words: Sequence[Word]) -> list[list[Cell]]:
    content: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        home = grid.home((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
        content.setdefault(home, []).append(word)
    if grid.n_bands * grid.n_columns > 40 and len(content) < SPARSE * grid.n_bands * grid.n_columns:
        return []
    rows: list[list[Cell]] = []
    for band in range(grid.n_bands):
        cells: list[tuple[int, int, list[Word]]] = []
        column = 0
        while column < grid.n_columns:
            left, right = grid.columns_of(band, column)
            home = (grid.first_band(band, left), left)
            cells.append((column, right - column + 1, content.get(home, [])))
            column = right + 1
        rows.extend(_split_band(cells, grid.n_columns))
    return rows


def _split_band(cells: list[tuple[int, int, list[Word]]], n_columns: int) -> list[list[Cell]]:
    """One row, or one row a line where the band holds several rows without rules between them."""
    if on_one_line([word for _, _, words in cells for word in words]):
        level = [(start, span, tuple(sorted(words, key=_by_x))) for start, span, words in cells]
        return [_spread(level, n_columns)]
    filled = [(start, span, find_rows(words)) for start, span, words in cells]
    if not _holds_several_rows(cells, filled):
        whole = [
            (start, span, tuple([word for line in lines for word in line]))
            for start, span, lines in filled
        ]
        return [_spread(whole, n_columns)]
    lines = find_rows([word for _, _, words in cells for word in words])
    rows = with_wraps_joined([_dealt(line, cells, n_columns) for line in lines])
    if len(rows) < len(lines):
        return rows
    lines = _with_scraps_joined(lines, cells)
    shared = _shared_columns(filled, lines)
    ordered = [(start, span, [w for row in own for w in row]) for start, span, own in filled]
    rows = []
    for line in lines:
        own = {id(word) for word in line}
        parts = []
        for start, span, words in ordered:
            inside = tuple([word for word in words if start in shared or id(word) in own])
            parts.append((start, span, inside))
        if any(words for start, _, words in parts if start not in shared):
            rows.append(_spread(parts, n_columns))
    return rows


def _dealt(
    line: Sequence[Word], cells: list[tuple[int, int, list[Word]]], n_columns: int
) -> list[Cell]:
    """The words of a line in the cells that hold them."""
    own = {id(word) for word in line}
    return _spread(
        [
            (start, span, tuple(sorted((w for w in words if id(w) in own), key=_by_x)))
            for start, span, words in cells
        ],
        n_columns,
    )


def _with_scraps_joined(
    lines: list[list[Word]], cells: list[tuple[int, int, list[Word]]]
) -> list[list[Word]]:
    """The lines, those in which only a cell or two of a row go on joined to the row's first line.

    They stand closer under it than the next row does.
    """
    home = {id(word): start for start, _, words in cells for word in words}
    filled = [len({home[id(word)] for word in line}) for line in lines]
    full = max(filled)
    tops = [
        min(word.top for word in line)
        for line, count in zip(lines, filled, strict=True)
        if 2 * count >= full
    ]
    pitch = min((below - above for above, below in itertools.pairwise(tops)), default=0.0)
    joined: list[list[Word]] = []
    last = 0.0
    for line, count in zip(lines, filled, strict=True):
        top = min(word.top for word in line)
        if joined and 3 * count <= full and top - last < WRAPPED * pitch:
            joined[-1] = joined[-1] + line
        else:
            joined.append(line)
        last = top
    return joined


def _by_x(word: Word) -> tuple[float, int]:
    return (word.x0, word.start)


def _shared_columns(
    filled: list[tuple[int, int, list[list[Word]]]], rows: list[list[Word]]
) -> set[int]:  # fmt: skip
    """Columns whose one text belongs to all rows of a band: a label or a unit set in its middle.

    It has few lines, or lines that stand between those with figures.
    """
    valued = [row[0] for row in rows if sum(_NUMERIC.match(word.text) is not None for word in row)]
    return {
        start
        for start, _, lines in filled
        if lines
        and (2 * len(lines) <= len(rows) or _stands_between(lines, valued))
        and not any(_NUMERIC.match(line[0].text) for line in lines)
        and _is_worded([word.text for line in lines for word in line])
    }


def _stands_between(lines: Sequence[Sequence[Word]], valued: Sequence[Word]) -> bool:
    """Whether no line of a text stands level with one of two lines or more that hold figures."""
    return len(valued) > 1 and not any(
        abs(line[0].top + line[0].bottom - word.top - word.bottom)
        < 2 * LEVEL * (word.bottom - word.top)
        for line in lines
        for word in valued
    )


def _is_worded(texts: Sequence[str]) -> bool:
    """Whether a text says more in words than in figures: "Power at 1 dB compression"."""
    figures = sum(_FIGURE.match(text) is not None for text in texts)
    return not figures or sum(text.isalpha() and len(text) > 2 for text in texts) > figures


def _holds_several_rows(
    cells: list[tuple[int, int, list[Word]]], filled: list[tuple[int, int, list[list[Word]]]]
) -> bool:
    """Whether a band packs several rows: lines of numbers stand in two or more of its columns.

    A wrapped label or remark adds lines to one column; rows without rules between them add a
    line with a number, and a unit or a label beside it, each.
    """
    counts = [len(lines) for _, _, lines in filled if lines]
    several = max(counts, default=0)
    if several < 2 or len(counts) < 2:
        return False
    tops = [[min([word.top for word in line]) for line in lines] for _, _, lines in filled if lines]
    if counts.count(several) == len(counts) and all(
        max(level) - min(level) < 4 for level in zip(*tops, strict=True)
    ):
        return True
    if len(counts) < 3:
        return False
    home = {id(word): number for number, (_, _, words) in enumerate(cells) for word in words}
    first = min(home.values(), default=0)
    valued = 0
    for line in find_rows([word for _, _, words in cells for word in words]):
        texts: dict[int, str] = {}
        for word in line:
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
    columns: list[tuple[float, float]], ys: list[float], words: list[Word], open_rows: bool = False
) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for above, below in itertools.pairwise(ys):
        band = [word for word in words if above <= (word.top + word.bottom) / 2 < below]
        under_head = len(rows) == 1 and below - above > MAX_ROW
        lines = find_lines(band) if band and (open_rows or under_head) else ()
        if are_rows(lines):
            rows.extend(with_wraps_joined([deal(line, columns) for line in lines]))
            continue
        for part in parts_of_band(band) if below - above < MAX_ROW else [band]:
            alone = _label_and_value(part) if len(columns) >= RICH else None
            if alone is None and len(columns) >= RICH and on_one_line(part):
                line = find_lines(part)[0]
                alone = line if spans_columns(line, columns) else None
            if alone is not None:
                rows.append(deal(alone, columns))
                continue
            cells = []
            for number, (left, right) in enumerate(columns):
                own = [word for word in part if left <= (word.x0 + word.x1) / 2 < right]
                cells.append((number, 1, own))
            rows.extend(_split_band(cells, len(columns)))
    return rows


def _label_and_value(part: list[Word]) -> Line | None:
    """The words of a row that holds a label, in one line or several, and one value."""
    lines = find_lines(part)
    paired = [line for line in lines if len(line.segments) == 2]
    if len(paired) != 1 or any(len(line.segments) > 2 for line in lines):
        return None
    value = paired[0].segments[1]
    if any(line.bbox[2] > value.bbox[0] for line in lines if line is not paired[0]):
        return None
    words = tuple(word for line in lines for word in line.segments[0].words)
    return Line((Segment(words), value))
