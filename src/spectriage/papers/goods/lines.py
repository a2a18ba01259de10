"""Rows of a grid as goods lines: fields, quotes, codes, and what the arithmetic says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spectriage.documents.model import Word
from spectriage.papers.figures import find_currency, parse_figure, unit_words
from spectriage.papers.goods.cells import CONTROL
from spectriage.papers.goods.grids import Grid, GridCell
from spectriage.papers.goods.line_values import (
    COUNTED,
    check,
    hs_code_in,
    names_packing,
    opening_count,
    read_hs_code,
    read_money,
    read_quantity,
    read_unit,
    read_weight,
)
from spectriage.papers.goods.part_numbers import own_part, part_in
from spectriage.papers.goods.sums import is_bare_sum, sums_of
from spectriage.papers.pieces import quote_words
from spectriage.papers.values import any_text
from spectriage.report.basics import PrintedCode
from spectriage.report.papers import GoodsLine, Total
from spectriage.vocabulary.countries import country_of

_BROKEN_PART = re.compile(r"(?<=\w-)\s+(?=\w)")
_ANCHORS = ("line", "quantity", "unit_price", "amount", "hs_code", "part_number", "code_US",
            "code_EU", "code_any", "net_weight", "gross_weight")  # fmt: skip
_TIGHT = 0.7  # print heights between lines of one item
_CODE_IN_TEXT = re.compile(r"\bEAR99\b|\b[0-9][A-E]\d{3}(?:\.[a-z0-9]{1,3})*")


@dataclass(slots=True)
class Row:
    """Cells of a goods line by field, over as many printed lines as it takes."""

    cells: dict[str, list[Word]] = field(default_factory=dict)
    more: list[Word] = field(default_factory=list)  # words of columns that are not read

    def text(self, name: str) -> str:
        """A cell's words joined by spaces."""
        return " ".join(word.text for word in self.cells.get(name, []))


@dataclass(slots=True)
class Lines:
    """What a grid gave."""

    goods: list[GoodsLine]
    totals: list[Total]
    filled: int = 0
    agreeing: int = 0


def read_rows(
    grid: Grid, columns: dict[str, int], decimal: str, codes: Sequence[PrintedCode], first: int
) -> Lines:
    """Goods lines and sums of a grid.

    Parameters
    ----------
    grid, columns
        The grid, and its columns by field.
    decimal
        The paper's decimal sign.
    codes
        Control codes printed in the document, for those of the table's rows.
    first
        Number of the first line.
    """
    result = Lines([], [])
    for row in _rows(grid, columns, result, decimal):
        line = _line(grid, row, columns, decimal, codes, first + len(result.goods))
        if line is None:
            continue
        if _is_running_sum(line, result.goods):
            continue
        result.goods.append(line)
        result.filled += len(line.quotes)
        result.agreeing += line.arithmetic == "agrees"
    return result


def _is_running_sum(line: GoodsLine, above: Sequence[GoodsLine]) -> bool:
    """Whether a row without number, count and part holds the sum of the amounts above it."""
    if line.line or line.quantity or line.unit_price or line.part_number or line.hs_code:
        return False
    if line.amount is None or len(above) < 2:
        return False
    total = sum(item.amount or 0.0 for item in above)
    return abs(total - line.amount) <= 0.01 * len(above)


def _rows(grid: Grid, columns: dict[str, int], result: Lines, decimal: str) -> list[Row]:
    rows: list[Row] = []
    anchors = [columns[name] for name in _ANCHORS if name in columns]
    leads = _leads(grid.rows, columns)
    pending: list[Sequence[GridCell]] = []
    for number, cells in enumerate(grid.rows):
        if number in leads:
            pending.append(cells)
            continue
        if not any(any_text(cell.text) for cell in cells):
            continue  # nothing, or a line of dashes
        total = sums_of(grid, cells, columns, decimal)
        if total is not None:
            result.totals += total
            continue
        if rows and is_bare_sum(cells):
            continue
        anchored = [n for n in anchors if any(c.isdigit() for c in cells[n].text)]
        if rows and _goes_on(cells, columns, anchored):
            _append(rows[-1], cells, columns)
            continue
        if not anchored:
            continue
        row = Row()
        for lead in pending:
            if any(any_text(cell.text) for cell in lead):
                _append(row, lead, columns)
        pending = []
        _append(row, cells, columns)
        rows.append(row)
    return rows


def _leads(rows: Sequence[Sequence[GridCell]], columns: dict[str, int]) -> set[int]:
    """Rows of words alone that belong to the row under them, whose figures stand in its middle.

    They stand closer to it than to the row above.
    """
    texts = [columns[name] for name in ("description", "part_number") if name in columns]
    figures = [columns[name] for name in ("quantity", "amount", "unit_price") if name in columns]
    places: list[tuple[int, float, float, bool]] = []
    for number, cells in enumerate(rows):
        words = [word for column in texts for word in cells[column].words]
        if words:
            top, bottom = min(w.top for w in words), max(w.bottom for w in words)
            counted = any(c.isdigit() for column in figures for c in cells[column].text)
            places.append((number, top, bottom, counted))
    found: set[int] = set()
    for place in range(len(places) - 2, -1, -1):
        number, top, bottom, counted = places[place]
        below = places[place + 1]
        if counted or not (below[3] or below[0] in found):
            continue
        height = max(bottom - top, 4.0)
        down = below[1] - bottom
        up = top - places[place - 1][2] if place else 2.0 * height
        if -1.0 <= down < _TIGHT * height and down + 0.2 * height < up:
            found.add(number)
    return found


def _goes_on(cells: Sequence[GridCell], columns: dict[str, int], anchored: Sequence[int]) -> bool:
    """Whether cells belong to the row above: nothing but words, or a part number's second line."""
    if not anchored:
        return True
    known = set(columns)
    if {"quantity", "unit_price", "amount"} <= known and not any(
        cells[columns[name]].words
        for name in ("unit_price", "amount", "line", "part_number", "hs_code")
        if name in known
    ):
        # "range 120 m" under a priced line: the words go on into the next column
        return read_unit(cells[columns["quantity"]].text) not in (*COUNTED, None)
    figures = [columns[n] for n in ("quantity", "amount", "unit_price", "line") if n in columns]
    return bool(figures) and not any(cells[number].words for number in figures)


def _append(row: Row, cells: Sequence[GridCell], columns: dict[str, int]) -> None:
    known = set(columns.values())
    for name, number in columns.items():
        row.cells.setdefault(name, []).extend(cells[number].words)
    for number, cell in enumerate(cells):
        if number not in known:
            row.more += cell.words


def _line(
    grid: Grid, row: Row, columns: dict[str, int], decimal: str, codes: Sequence[PrintedCode],
    number: int,
) -> GoodsLine | None:  # fmt: skip
    page = grid.sheet.page
    description = row.text("description").strip() or row.text("part_number").strip()
    words = [w for cell in row.cells.values() for w in cell]
    if not any(char.isalpha() for char in description) or _is_note(description, row):
        return None
    quotes: dict[str, str] = {}
    for name, cell in row.cells.items():
        quoted = quote_words(page, cell)
        if quoted:
            quotes[name.removesuffix("_any")] = quoted[0]
    main = quote_words(page, row.cells.get("description") or row.cells.get("part_number") or words)
    if main is None:
        return None
    quantity, unit = read_quantity(row.text("quantity"), decimal)
    unit = read_unit(row.text("unit")) or unit
    packages = read_quantity(row.text("packages"), decimal)[0]
    inside = opening_count().match(description)
    if inside and unit_words()[1].get(inside[2].lower()) in COUNTED:
        # "1 | carton | 2 pcs gauge TG-4": what is counted is the cartons
        boxed = row.text("unit") + grid_text(grid, row) if quantity is not None else ""
        if quantity is None or names_packing(boxed):
            packages = quantity if packages is None else packages
            quantity, unit = parse_figure(inside[1], decimal), unit_words()[1][inside[2].lower()]
    price, amount = (read_money(row.text(name), decimal) for name in ("unit_price", "amount"))
    currency = _currency(grid, columns, row)
    hs = read_hs_code(row.text("hs_code")) or hs_code_in(description)
    # A cell breaks behind a hyphen, and the number goes on in the next line.
    own, rest = own_part(_BROKEN_PART.sub("", row.text("part_number").strip()))
    if rest and not row.text("description").strip():
        description = rest
    part = own or part_in(description)
    return GoodsLine(
        number=number,
        line=row.text("line").strip(" .)") or None,
        part_number=part or None,
        description=" ".join(description.split())[:600],
        quantity=quantity, unit=unit, unit_price=price, amount=amount, currency=currency,
        hs_code=hs, origin=country_of(row.text("origin")) if row.text("origin") else None,
        control_codes=_codes(grid, row, columns, codes, words + row.more),
        net_weight_kg=read_weight(row.text("net_weight"), decimal),
        gross_weight_kg=read_weight(row.text("gross_weight"), decimal),
        packages=packages,
        arithmetic=check(quantity, price, amount),
        quotes=quotes, source="table", confidence=0.9 if amount or quantity else 0.6,
        quote=main[0], page=grid.sheet.number, bbox=main[1],
    )  # fmt: skip


def grid_text(grid: Grid, row: Row) -> str:
    """The words of a row's quantity, unit and packages, and of the columns that are not read."""
    told = [row.text(name) for name in ("quantity", "unit", "packages")]
    return " ".join([*told, *(word.text for word in row.more)])


def _is_note(description: str, row: Row) -> bool:
    """Whether words stand in the table without being goods: no figure, no number, no part."""
    filled = [name for name, cell in row.cells.items() if cell and name != "description"]
    return not filled or (filled == ["line"] and len(description) < 4)


def _currency(grid: Grid, columns: dict[str, int], row: Row) -> str | None:
    for name in ("currency", "amount", "unit_price"):
        found = find_currency(row.text(name))
        if found:
            return found[2]
    for name in ("amount", "unit_price"):
        head = grid.heads[columns[name]] if name in columns else None
        if head is not None and head.currency:
            return head.currency
    return None


def _codes(
    grid: Grid, row: Row, columns: dict[str, int], codes: Sequence[PrintedCode], words: list[Word]
) -> list[PrintedCode]:
    """Control codes of a row: those of its code columns, and those printed in its cells."""
    found: dict[tuple[str, str], PrintedCode] = {}
    page = grid.sheet.number
    for name in ("code_US", "code_EU", "code_any"):
        for word in row.cells.get(name, []):
            text = word.text.strip(",;()")
            if not CONTROL.match(text) or text.upper() == "NLR":
                continue
            regime = name[5:] if name != "code_any" else _regime(text, codes)
            quoted = quote_words(grid.sheet.page, [word])
            if quoted:
                found[(regime, text)] = PrintedCode(
                    regime=regime, code=text, quote=quoted[0], page=page, bbox=quoted[1]
                )
    texts = {match.group() for match in _CODE_IN_TEXT.finditer(" ".join(w.text for w in words))}
    for code in codes:
        if code.page == page and code.code in texts and (code.regime, code.code) not in found:
            found[(code.regime, code.code)] = code
    return sorted(found.values(), key=lambda item: (item.regime, item.code))


def _regime(text: str, codes: Sequence[PrintedCode]) -> str:
    known = sorted({code.regime for code in codes if code.code == text})
    return known[0] if known else "US"
