"""All goods of a paper: the best reading of each table; without one blocks, lists, sentences."""

import itertools
import re
from collections.abc import Sequence

from spectriage.papers.goods.blocks import block_lines
from spectriage.papers.goods.columns import assign_columns
from spectriage.papers.goods.free import free_lines
from spectriage.papers.goods.grids import Grid, grids_of_lines, grids_of_tables
from spectriage.papers.goods.lines import Lines, read_rows
from spectriage.papers.goods.listed import listed_lines
from spectriage.papers.pieces import Sheet
from spectriage.report.basics import PrintedCode
from spectriage.report.papers import GoodsLine, Total

_MAX_CODED = 60  # goods of a paper whose codes are looked for outside of its table
_LETTERS = re.compile(r"(?<![\w-])([A-Z]{1,6})-[A-Z0-9]{1,10}(?:-[A-Z0-9]{1,8})*(?![\w-])")
_MAX_TEXT = 60_000  # characters of a page in which a code is looked for
_HS = re.compile(
    r"\b(?:HS|HTS|HSN|CN|tariff)\b[\s\w.]{0,10}[:\s]\s?(\d{4}[.\s]?\d{2}(?:[.\s]?\d{2,4})?)", re.I
)
_WORTH_OF_SUM = 3.0  # fields that one agreeing sum is worth when two readings are compared
_MANY_ROWS = 40  # of a table on one page
_NEARLY_ALL = 0.85  # of the page's lines, which have heads and totals beside the goods


def read_goods(
    sheets: Sequence[Sheet], decimal: str, codes: Sequence[PrintedCode]
) -> tuple[list[GoodsLine], list[Total]]:
    """Goods lines and sums of all pages, numbered through."""
    goods: list[GoodsLine] = []
    totals: list[Total] = []
    carried: Grid | None = None
    for sheet in sheets:
        tables = grids_of_tables(sheet, carried.heads if carried else ())
        chosen = _choose(tables, decimal, codes) if _has_many_rows(tables) else []
        if not _is_proven(chosen, sheet):
            lines_grids = grids_of_lines(
                sheet, carried.columns if carried else (), carried.heads if carried else ()
            )
            chosen = _choose([*tables, *lines_grids], decimal, codes)
        for grid, found in chosen:
            goods += [line.model_copy(update={"number": len(goods) + n + 1})
                      for n, line in enumerate(found.goods)]  # fmt: skip
            totals += found.totals
            carried = grid
        if not chosen:
            carried = None
    if goods and all(line.unit_price is None and line.amount is None for line in goods):
        told = listed_lines(sheets, decimal, codes)  # a waybill's box holds lines of goods
        if _counted_parts(told) > _counted_parts(goods):
            goods = _completed(told, goods)
    goods = _with_parts(goods or _without_table(sheets, decimal, codes))
    return _with_codes(sheets, _with_hs(sheets, goods), codes), totals


def _with_hs(sheets: Sequence[Sheet], goods: list[GoodsLine]) -> list[GoodsLine]:
    """Goods of which no line tells an HS code, with the only one that the paper prints."""
    if not goods or any(line.hs_code for line in goods):
        return goods
    told = {
        found[1].strip()
        for sheet in sheets for found in _HS.finditer(sheet.page.text[:_MAX_TEXT])
    }  # fmt: skip
    if len({re.sub(r"\D", "", code) for code in told}) != 1:
        return goods
    return [line.model_copy(update={"hs_code": min(told)}) for line in goods]


def _has_many_rows(tables: Sequence[Grid]) -> bool:
    return any(len(table.rows) >= _MANY_ROWS for table in tables)


def _is_proven(chosen: Sequence[tuple[Grid, Lines]], sheet: Sheet) -> bool:
    """Whether tables hold nearly all lines of a long page, and each of their sums agrees.

    Its lines are then not put into columns a second time, which takes as long as the table.
    """
    goods = [line for _, found in chosen for line in found.goods]
    return (
        len(goods) >= max(_MANY_ROWS, _NEARLY_ALL * len(sheet.lines))
        and all(line.arithmetic == "agrees" for line in goods)
        and not any(_cuts(grid) for grid, _ in chosen)
    )


def _counted_parts(goods: Sequence[GoodsLine]) -> int:
    return sum(line.quantity is not None and bool(line.part_number) for line in goods)


def _with_codes(
    sheets: Sequence[Sheet], goods: list[GoodsLine], codes: Sequence[PrintedCode]
) -> list[GoodsLine]:
    """Goods, with the codes of printed lines outside of the table that name one part of it."""
    told: dict[int, list[PrintedCode]] = {}
    known = {(code.regime, code.code) for line in goods for code in line.control_codes}
    parts = [(number, line.part_number) for number, line in enumerate(goods) if line.part_number]
    for code in codes:
        if (code.regime, code.code) in known or not parts or len(parts) > _MAX_CODED:
            continue
        lines = [
            " ".join(piece.text for piece in line)
            for sheet in sheets if sheet.number == code.page for line in sheet.lines
        ]  # fmt: skip
        for text in lines:
            named = [number for number, part in parts if part in text] if code.code in text else []
            if len(named) == 1:
                told.setdefault(named[0], []).append(code)
    return [
        line.model_copy(update={"control_codes": [*line.control_codes, *told[number]]})
        if number in told else line
        for number, line in enumerate(goods)
    ]  # fmt: skip


def _with_parts(goods: list[GoodsLine]) -> list[GoodsLine]:
    """Goods, those without a part number with the one of letters that their siblings explain.

    "Cable TG-CBL" stands beside TG-300 and TG-450: TG- begins the maker's numbers.
    """
    parts = [line.part_number for line in goods if line.part_number]
    series = {part.partition("-")[0] for part in parts if "-" in part}
    out = []
    for line in goods:
        found = None if line.part_number else next(
            (m for m in _LETTERS.finditer(line.description) if m[1] in series), None
        )  # fmt: skip
        out.append(line.model_copy(update={"part_number": found.group()}) if found else line)
    return out


def _completed(lines: Sequence[GoodsLine], others: Sequence[GoodsLine]) -> list[GoodsLine]:
    """Lines, each with what another reading of the same part has and it has not."""
    known = {line.part_number: line for line in others if line.part_number}
    return [
        line.model_copy(
            update={
                name: getattr(known[line.part_number], name)
                for name in ("hs_code", "origin", "net_weight_kg", "gross_weight_kg")
                if getattr(line, name) is None
            }
        )
        if line.part_number in known
        else line
        for line in lines
    ]


def _without_table(
    sheets: Sequence[Sheet], decimal: str, codes: Sequence[PrintedCode]
) -> list[GoodsLine]:
    """Goods of blocks of fields, else of a list's lines, else of one field or sentences."""
    blocks = block_lines(sheets, decimal, codes)
    if blocks:
        return blocks
    listed = listed_lines(sheets, decimal, codes)
    if len(listed) > 1:
        return listed
    free = free_lines(sheets, decimal, codes)
    if listed and not any(line.source == "form" for line in free):
        return listed
    return free


def _choose(
    grids: Sequence[Grid], decimal: str, codes: Sequence[PrintedCode]
) -> list[tuple[Grid, Lines]]:
    """The best readings that do not stand in each other's place, in order of place."""
    scored = []
    for grid in grids:
        columns = assign_columns(grid, decimal)
        if not _is_goods(grid, columns):
            continue
        found = read_rows(grid, columns, decimal, codes, 1)
        if not found.goods or (not _has_head(grid) and not found.agreeing):
            continue
        score = found.filled + _WORTH_OF_SUM * found.agreeing - _cuts(grid)
        scored.append((score, grid, found))
    # tables and lines read the same print: the sort that reads more of the page goes first
    sorts = [[item for item in scored if (item[1].source == "lines") is lines]
             for lines in (False, True)]  # fmt: skip
    ranked = sorted((_apart(sort) for sort in sorts), key=lambda kept: -sum(k[0] for k in kept))
    kept = ranked[0] + [item for item in ranked[1] if _is_apart(item[1], ranked[0])]
    return [(grid, found) for _, grid, found in sorted(kept, key=lambda item: item[1].top)]


def _cuts(grid: Grid) -> int:
    """Rows of a table whose columns cut through words that are printed together."""
    if grid.source == "lines":
        return 0
    pieces = {
        (word.x0, word.top): (piece.line, piece.place)
        for piece in grid.sheet.pieces()
        for word in piece.segment.words
    }
    count = 0
    for row in grid.rows:
        cells = [{pieces.get((word.x0, word.top)) for word in cell.words} - {None} for cell in row]
        count += any(one & other for one, other in itertools.pairwise(cells))
    return count


Scored = tuple[float, Grid, Lines]


def _apart(scored: Sequence[Scored]) -> list[Scored]:
    """The best of readings that stand in each other's place."""
    kept: list[Scored] = []
    for item in sorted(scored, key=lambda item: -item[0]):
        if _is_apart(item[1], kept):
            kept.append(item)
    return kept


def _is_apart(grid: Grid, kept: Sequence[Scored]) -> bool:
    return all(grid.bottom <= g.top + 1 or g.bottom <= grid.top + 1 for _, g, _ in kept)


def _has_head(grid: Grid) -> bool:
    return any(head is not None for head in grid.heads)


def _is_goods(grid: Grid, columns: dict[str, int]) -> bool:
    """Whether columns make a goods table: goods are named, and counted, priced or classified."""
    named = "description" in columns or "part_number" in columns
    counted = {"quantity", "amount", "hs_code", "code_US", "code_EU", "code_any", "net_weight",
               "gross_weight"} & set(columns)  # fmt: skip
    return named and bool(counted)
