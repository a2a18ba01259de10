"""Second look at ruled tables the fast path could not settle, with pdfplumber's cell finder.

pdfplumber gets the rules that pdfium read, not the file: its parser needs 0.2 to 10 seconds a
page and can be kept busy by a hostile one, its cell finder needs milliseconds. The words stay
ours, so their offsets in the page's text stay right.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from spectriage.documents.layout.grid import SNAP, positions
from spectriage.documents.layout.lines import find_lines
from spectriage.documents.layout.rule_groups import RuleGroup
from spectriage.documents.model import EMPTY_CELL, BBox, Cell, Table, Word

MAX_RULES = 500  # of one group; more is a drawing
MAX_CROSSINGS = 1500  # the cell finder is quadratic in them: 1,500 take 0.5 s
MIN_FILLED = 0.4  # share of cells with words; the grid of a chart has fewer
MIN_WORDS = 8


def settle_group(group: RuleGroup, words: Sequence[Word]) -> tuple[Table, ...]:
    """Tables that pdfplumber finds among the rules of a group; none where it does no better.

    Parameters
    ----------
    group
        Rules in the page's frame.
    words
        Words of the page that belong to no other table.
    """
    if not 4 <= len(group.horizontal) + len(group.vertical) <= MAX_RULES:
        return ()
    tables = (_read_cells(cells, words) for cells in _find_cells(group))
    return tuple(table for table in tables if table is not None)


def settle_page(groups: Sequence[RuleGroup], words: Sequence[Word]) -> tuple[Table, ...]:
    """Tables of a page's groups; those of unsettled groups are replaced where that is better."""
    tables = [group.table for group in groups if group.settled and group.table is not None]
    for group in groups:
        if group.settled:
            continue
        taken = {
            id(word) for table in tables for row in table.rows for cell in row
            for word in cell.words
        }  # fmt: skip
        better = settle_group(group, [word for word in words if id(word) not in taken])
        tables += better or ([group.table] if group.table is not None else [])
    return tuple(sorted(tables, key=lambda table: (table.bbox[1], table.bbox[0])))


def _find_cells(group: RuleGroup) -> list[list[BBox]]:
    from pdfplumber import table as plumber  # heavy: pdfminer comes with it

    edges = [_edge(rule, "h") for rule in group.horizontal]
    edges += [_edge(rule, "v") for rule in group.vertical]
    edges = plumber.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    crossings = plumber.edges_to_intersections(edges, SNAP, SNAP)
    if len(crossings) > MAX_CROSSINGS:
        return []
    found: list[list[BBox]] = plumber.cells_to_tables(plumber.intersections_to_cells(crossings))
    return found


def _edge(rule: BBox, orientation: str) -> dict[str, Any]:
    """Rule as pdfplumber's edge: a line without thickness."""
    x0, top, x1, bottom = rule
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top,
        "orientation": orientation, "object_type": "line",
    }  # fmt: skip


def _read_cells(cells: Sequence[BBox], words: Sequence[Word]) -> Table | None:
    xs = positions([x for cell in cells for x in (cell[0], cell[2])])
    ys = positions([y for cell in cells for y in (cell[1], cell[3])])
    if len(xs) < 3 or len(ys) < 3:
        return None
    rows = [[EMPTY_CELL] * (len(xs) - 1) for _ in ys[1:]]
    filled, covered, total, largest = 0, 0, 0, 0
    for cell in cells:
        own = _words_in(cell, words)
        band, column = _place(ys, cell[1]), _place(xs, cell[0])
        if own and column < len(xs) - 1 and band < len(ys) - 1:
            span = max(_place(xs, cell[2]) - column, 1)
            rows[band][column] = Cell(own, span)
            filled, covered = filled + 1, covered + span
            total, largest = total + len(own), max(largest, len(own))
    kept = tuple(tuple(row) for row in rows if any(cell.words for cell in row))
    if len(kept) < 2 or filled < max(4, MIN_FILLED * len(cells)) or total < MIN_WORDS:
        return None
    if 2 * largest > total or covered < MIN_FILLED * len(kept) * (len(xs) - 1):
        return None
    return Table(kept, (xs[0], ys[0], xs[-1], ys[-1]), "pdfplumber")


def _words_in(cell: BBox, words: Sequence[Word]) -> tuple[Word, ...]:
    """Words whose middle lies in the cell, in reading order."""
    x0, top, x1, bottom = cell
    own = [
        word
        for word in words
        if x0 <= (word.x0 + word.x1) / 2 < x1 and top <= (word.top + word.bottom) / 2 < bottom
    ]
    return tuple(word for line in find_lines(own) for word in line.words)


def _place(edges: list[float], value: float) -> int:
    return max(bisect_right(edges, value + SNAP) - 1, 0)
