"""What the cells of a goods line say: counts, units, money, weights, codes."""

import re
from functools import lru_cache

from spectriage.papers.figures import find_figures, parse_figure, unit_words
from spectriage.papers.goods.cells import HS
from spectriage.papers.goods.columns import agrees
from spectriage.vocabulary.tables import read_table

COUNTED = frozenset(("piece", "set", "pair"))
_HS_HEADING = re.compile(r"^(\d{4})$")


@lru_cache(maxsize=1)
def opening_count() -> re.Pattern[str]:
    """A count and its unit at the beginning of words."""
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


def check(quantity: float | None, price: float | None, amount: float | None) -> str:
    """Whether quantity times price is the amount: agrees, differs, unknown."""
    if quantity is None or price is None or amount is None:
        return "unknown"
    return "agrees" if agrees(quantity, price, amount) else "differs"


def read_quantity(text: str, decimal: str) -> tuple[float | None, str | None]:
    """First figure of a cell and the unit beside it."""
    figures = find_figures(text)
    if not figures:
        return None, None
    value = parse_figure(figures[0].text, decimal)
    return value, read_unit(text[figures[0].end :]) or read_unit(text[: figures[0].start])


def read_unit(text: str) -> str | None:
    """The first unit that a text names, by its name in the table of units."""
    pattern, names = unit_words()
    found = pattern.search(text)
    return names[found.group().lower()] if found else None


def read_money(text: str, decimal: str) -> float | None:
    """First figure of a cell, a sum of money."""
    figures = find_figures(text)
    return parse_figure(figures[0].text, decimal) if figures else None


def read_weight(text: str, decimal: str) -> float | None:
    """First figure of a cell, in kilograms; without a unit it is taken as such."""
    figures = find_figures(text)
    value = parse_figure(figures[0].text, decimal) if figures else None
    if value is None:
        return None
    unit = read_unit(text) or ""
    if re.search(r"\blbs?\b", text, re.IGNORECASE):
        return round(value * 0.45359237, 3)  # international pound, exact by definition
    return value * {"gram": 0.001, "tonne": 1000.0}.get(unit, 1.0)


def read_hs_code(text: str) -> str | None:
    """The tariff number that a cell of its own column is."""
    found = HS.match(text.strip()) or _HS_HEADING.match(text.strip())
    return found[1].strip() if found else None


@lru_cache(maxsize=1)
def _tariff_words() -> re.Pattern[str]:
    words = "|".join(row["wordings"] for row in read_table("papers/tariff_words.tsv"))
    return re.compile(
        rf"(?<![^\W\d_])(?:{words})(?:[\s-]*(?:code|no|nr|number|n°))?[\s.:#]*"
        r"(\d{4}(?:[.\s]?\d{2}){1,3}|\d{6,10})",
        re.IGNORECASE,
    )


def hs_code_in(text: str) -> str | None:
    """The tariff number that words name as one."""
    found = _tariff_words().search(text)
    return found[1].strip() if found else None
