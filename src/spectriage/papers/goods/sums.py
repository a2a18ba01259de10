"""Rows and lines of a table that are sums: totals, freight, tax."""

import re
from collections.abc import Sequence
from functools import lru_cache

from spectriage.papers.figures import find_currency, find_figures, parse_figure
from spectriage.papers.goods.grids import Grid, GridCell
from spectriage.papers.pieces import quote_words
from spectriage.report.papers import Total
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table

_CURRENCY_LETTERS = 3


@lru_cache(maxsize=1)
def _sums() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_table("papers/goods_sums.tsv")
    return tuple(
        (row["meaning"], re.compile(rf"(?:{fold(row['pattern'])})(?![^\W_])")) for row in rows
    )


def is_bare_sum(cells: Sequence[GridCell]) -> bool:
    """Whether a row holds one sum of money and no word: a total without its name."""
    told = [cell.text for cell in cells if cell.words]
    if len(told) != 1 or sum(map(str.isalpha, told[0])) > _CURRENCY_LETTERS:
        return False
    figures = find_figures(told[0])
    return len(figures) == 1 and bool(figures[0].decimals) and len(figures[0].text) > len("9.99")


def sums_of(
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


def names_sum(text: str) -> bool:
    """Whether a line begins with the words of a sum, of freight, tax or the like."""
    head = fold(text).strip(" :*")
    return any(regex.match(head) for _, regex in _sums())
