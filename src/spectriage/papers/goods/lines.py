"""Rows of a grid as goods lines: fields, quotes, codes, and what the arithmetic says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from spectriage.documents.model import Word
from spectriage.papers.figures import find_currency, find_figures, parse_figure, unit_words
from spectriage.papers.goods.cells import CONTROL, HS
from spectriage.papers.goods.columns import agrees
from spectriage.papers.goods.grids import Grid, GridCell
from spectriage.papers.pieces import quote_words
from spectriage.papers.values import any_text
from spectriage.report.basics import PrintedCode
from spectriage.report.papers import GoodsLine, Total
from spectriage.vocabulary.countries import country_of, fold
from spectriage.vocabulary.tables import read_table

_BROKEN_PART = re.compile(r"(?<=\w-)\s+(?=\w)")
_ANCHORS = ("line", "quantity", "unit_price", "amount", "hs_code", "part_number", "code_US",
            "code_EU", "code_any", "net_weight", "gross_weight")  # fmt: skip
_COUNTED = frozenset(("piece", "set", "pair"))
_CURRENCY_LETTERS = 3
_TIGHT = 0.7  # print heights between lines of one item
_LEADING_PART = re.compile(r"\s*([A-Z]{2,6}-[A-Z0-9]{2,10}(?:-[A-Z0-9]{1,8})*)(?![\w-])")
_PART_IN_TEXT = re.compile(
    r"(?<![\w.,/-])(?=[\w./-]*\d)(?=[\w./-]*[A-Z])[A-Z0-9][A-Za-z0-9]*(?:[-/.][A-Za-z0-9]+)*(?![\w/])"
)
# Sizes, grades, norms, interfaces and control numbers that look like part numbers.
_NO_PART = re.compile(
    r"^(?:\d+(?:[.,]\d+)?\s?[a-zA-ZµΩ%°]{1,4}|\d+[xX]\d+\w*|IP\d\d|M\d{1,2}|[A-Z]\d|USB\d?.*|ISO.*|"
    r"EN\d.*|DN\d+|PN\d+|RS-?\d{3}|\d+[DK]|H\d{3}.*|MIL-.*|DIN.*|\d+\w?-\w+|Cat\d\w?|"
    r"\d{1,2}[A-Z]\d{3}.*|EAR99)$"
)
_HS_HEADING = re.compile(r"^(\d{4})$")
_CODE_IN_TEXT = re.compile(r"\bEAR99\b|\b[0-9][A-E]\d{3}(?:\.[a-z0-9]{1,3})*")
_HS_IN_TEXT = re.compile(
    r"(?:\bHS|\bH\.S\.|\bHTS|\btariff|zolltarif\S*|warennummer|海关编码|arancel\S*)"
    r"(?:[\s-]*(?:code|no|nr|number|N°))?[\s.:#]*(\d{4}(?:[.\s]?\d{2}){1,3}|\d{6,10})",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _sums() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_table("papers/goods_sums.tsv")
    return tuple(
        (row["meaning"], re.compile(rf"(?:{fold(row['pattern'])})(?![^\W_])")) for row in rows
    )


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
        total = _total(grid, cells, columns, decimal)
        if total is not None:
            result.totals += total
            continue
        if rows and _is_bare_sum(cells):
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


def _is_bare_sum(cells: Sequence[GridCell]) -> bool:
    """Whether a row holds one sum of money and no word: a total without its name."""
    told = [cell.text for cell in cells if cell.words]
    if len(told) != 1 or sum(map(str.isalpha, told[0])) > _CURRENCY_LETTERS:
        return False
    figures = find_figures(told[0])
    return len(figures) == 1 and bool(figures[0].decimals) and len(figures[0].text) > len("9.99")


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
        return _unit(cells[columns["quantity"]].text) not in (*_COUNTED, None)
    figures = [columns[n] for n in ("quantity", "amount", "unit_price", "line") if n in columns]
    return bool(figures) and not any(cells[number].words for number in figures)


def _append(row: Row, cells: Sequence[GridCell], columns: dict[str, int]) -> None:
    known = set(columns.values())
    for name, number in columns.items():
        row.cells.setdefault(name, []).extend(cells[number].words)
    for number, cell in enumerate(cells):
        if number not in known:
            row.more += cell.words


def _total(
    grid: Grid, cells: Sequence[GridCell], columns: dict[str, int], decimal: str
) -> list[Total] | None:
    """Sums of a row that is one, or None for a row of goods."""
    text = " ".join(cell.text for cell in cells if cell.words)
    words = fold(text).strip(" :*")
    label = next((cell.text for cell in cells if any(c.isalpha() for c in cell.text)), "")
    head = fold(label).strip(" :*")
    line = columns.get("line")
    found_sums = [meaning for meaning, regex in _sums() if regex.match(head)]
    is_total = "total" in found_sums
    numbered = line is not None and cells[line].words and cells[line].text.strip(".)").isdigit()
    meaning = next((m for m in found_sums if m != "total"), None)
    has_price = "unit_price" in columns and cells[columns["unit_price"]].words
    if not is_total and not (meaning and not numbered and not has_price):
        return None
    found = []
    for name, number in columns.items():
        if name not in (
            "amount",
            "quantity",
            "net_weight",
            "gross_weight",
            "packages",
            "unit_price",
        ):
            continue
        figures = find_figures(cells[number].text)
        value = parse_figure(figures[-1].text, decimal) if figures else None
        quoted = quote_words(grid.sheet.page, cells[number].words)
        if value is None or quoted is None:
            continue
        money = find_currency(words if name in ("amount", "unit_price") else "") or find_currency(
            text
        )
        what = (meaning or "total") if name in ("amount", "unit_price") else name
        unit = money[2] if money and name in ("amount", "unit_price") else None
        found.append(Total(meaning=what, value=value, unit=unit, quote=quoted[0],
                           page=grid.sheet.number, bbox=quoted[1]))  # fmt: skip
    return found


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
    quantity, unit = _quantity(row.text("quantity"), decimal)
    unit = _unit(row.text("unit")) or unit
    packages = _quantity(row.text("packages"), decimal)[0]
    inside = _opening_count().match(description)
    if inside and unit_words()[1].get(inside[2].lower()) in _COUNTED:
        # "1 | carton | 2 pcs gauge TG-4": what is counted is the cartons
        boxed = row.text("unit") + grid_text(grid, row) if quantity is not None else ""
        if quantity is None or names_packing(boxed):
            packages = quantity if packages is None else packages
            quantity, unit = parse_figure(inside[1], decimal), unit_words()[1][inside[2].lower()]
    price, amount = (_money(row.text(name), decimal) for name in ("unit_price", "amount"))
    currency = _currency(grid, columns, row)
    hs = _hs(row.text("hs_code")) or _hs_in(description)
    # A cell breaks behind a hyphen, and the number goes on in the next line.
    own, rest = _own_part(_BROKEN_PART.sub("", row.text("part_number").strip()))
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
        net_weight_kg=_weight(row.text("net_weight"), decimal),
        gross_weight_kg=_weight(row.text("gross_weight"), decimal),
        packages=packages,
        arithmetic=check(quantity, price, amount),
        quotes=quotes, source="table", confidence=0.9 if amount or quantity else 0.6,
        quote=main[0], page=grid.sheet.number, bbox=main[1],
    )  # fmt: skip


def _own_part(text: str) -> tuple[str, str]:
    """Part number of its column and the words behind it: "HM-80 diaphragm pump, 5 m³/h"."""
    first, _, second = text.partition(" ")
    words = text.count(" ") >= 2 or (second.isalpha() and second.islower() and len(first) > 3)
    lead = leading_part(text) if words else None
    if lead and text.startswith(lead) and sum(map(str.isalpha, text[len(lead) :])) >= 4:
        return lead, text[len(lead) :].strip(" ,;:–-")
    return text, ""


@lru_cache(maxsize=1)
def _opening_count() -> re.Pattern[str]:
    return re.compile(rf"\s*(\d{{1,6}})\s?({unit_words()[0].pattern})\s", re.IGNORECASE)


@lru_cache(maxsize=1)
def _boxes() -> re.Pattern[str]:
    words = {
        w for row in read_table("papers/units.tsv") if row["unit"] == "box"
        for w in row["wordings"].split("|")
    }  # fmt: skip
    body = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![^\W\d_])(?:{body})(?![^\W\d_])", re.IGNORECASE)


def names_packing(text: str) -> bool:
    """Whether a text holds a word for cartons, cases or pallets."""
    return _boxes().search(text) is not None


def grid_text(grid: Grid, row: Row) -> str:
    """The words of a row's quantity, unit and packages, and of the columns that are not read."""
    told = [row.text(name) for name in ("quantity", "unit", "packages")]
    return " ".join([*told, *(word.text for word in row.more)])


def _is_note(description: str, row: Row) -> bool:
    """Whether words stand in the table without being goods: no figure, no number, no part."""
    filled = [name for name, cell in row.cells.items() if cell and name != "description"]
    return not filled or (filled == ["line"] and len(description) < 4)


def names_sum(text: str) -> bool:
    """Whether a line begins with the words of a sum, of freight, tax or the like."""
    head = fold(text).strip(" :*")
    return any(regex.match(head) for _, regex in _sums())


def check(quantity: float | None, price: float | None, amount: float | None) -> str:
    """Whether quantity times price is the amount: agrees, differs, unknown."""
    if quantity is None or price is None or amount is None:
        return "unknown"
    return "agrees" if agrees(quantity, price, amount) else "differs"


def _quantity(text: str, decimal: str) -> tuple[float | None, str | None]:
    figures = find_figures(text)
    if not figures:
        return None, None
    value = parse_figure(figures[0].text, decimal)
    return value, _unit(text[figures[0].end :]) or _unit(text[: figures[0].start])


def _unit(text: str) -> str | None:
    pattern, names = unit_words()
    found = pattern.search(text)
    return names[found.group().lower()] if found else None


def _money(text: str, decimal: str) -> float | None:
    figures = find_figures(text)
    return parse_figure(figures[0].text, decimal) if figures else None


def _weight(text: str, decimal: str) -> float | None:
    figures = find_figures(text)
    value = parse_figure(figures[0].text, decimal) if figures else None
    if value is None:
        return None
    unit = _unit(text) or ""
    if re.search(r"\blbs?\b", text, re.IGNORECASE):
        return round(value * 0.45359237, 3)  # international pound, exact by definition
    return value * {"gram": 0.001, "tonne": 1000.0}.get(unit, 1.0)


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


def _hs(text: str) -> str | None:
    found = HS.match(text.strip()) or _HS_HEADING.match(text.strip())
    return found[1].strip() if found else None


def _hs_in(text: str) -> str | None:
    found = _HS_IN_TEXT.search(text)
    return found[1].strip() if found else None


def leading_part(text: str) -> str | None:
    """The part number that a text begins with, digits or not ("VT-BAG"), else the first in it."""
    found = _LEADING_PART.match(text)
    return found[1] if found and not _NO_PART.match(found[1]) else part_in(text)


def part_in(text: str) -> str | None:
    """The first word of a description that has the shape of a part number."""
    for found in _PART_IN_TEXT.finditer(text):
        word = found.group().strip(".")
        if len(word) >= 4 and not _NO_PART.match(word):
            return word
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
