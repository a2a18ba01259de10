"""Figures of money, quantities and weights as papers print them.

Points, commas, spaces and apostrophes part thousands or decimals; which is which follows from
the figure itself, and from the paper's other figures where one alone does not tell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.numbers import list_currencies

from spectriage.vocabulary.tables import read_table

_PACKED_WORDS = 3
_DECIMALS = r"(?:[.,]\d{1,4})?"
NUMBER = (
    r"(?:(?<![\w.,])|(?<=\b(?:USD|EUR|GBP|CNY|RMB|JPY|CHF|SGD|HKD|AUD|CAD|SEK|NOK|DKK|PLN|TRY|INR)))"
    r"[-–(]?(?:"
    rf"\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+{_DECIMALS}|"  # 118 400.00
    rf"\d{{1,3}}(?:['’]\d{{3}})+{_DECIMALS}|"  # 1'234.50
    r"\d{1,3}(?:,\d{2,3})+(?:\.\d{1,4})?|"  # 1,234.50 and 1,00,000
    r"\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|"  # 1.234,50
    r"\d+(?:[.,]\d{1,6})?"
    r")(?:[,.][-–]{1,2})?"  # 12,-
)
_NUMBER = re.compile(NUMBER + r"(?![\d])")
POINT, COMMA = ".", ","


@dataclass(slots=True, frozen=True)
class FigureFound:
    """Characters `start:end` that print a number; `decimals` is its decimal sign, if it has one."""

    start: int
    end: int
    text: str
    decimals: str


def find_figures(text: str) -> list[FigureFound]:
    """Numbers of a text, in order of place."""
    return [
        FigureFound(match.start(), match.end(), match.group(), _decimal_sign(match.group()))
        for match in _NUMBER.finditer(text)
    ]


def _decimal_sign(text: str) -> str:
    """Decimal sign that a figure shows by itself, or an empty text."""
    bare = text.strip("-–() ")
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return ""
    sign = bare[last]
    other = "," if sign == "." else "."
    behind = len(bare) - last - 1
    if other in bare and bare.count(sign) == 1:
        return sign
    if bare.count(sign) > 1 or "-" in bare[last:] or "–" in bare[last:]:
        return other if bare.count(sign) > 1 else sign
    if behind != 3:
        return sign
    return ""  # "1.234" and "1,234" say nothing by themselves


def paper_decimal(texts: Iterable[str]) -> str:
    """Decimal sign of a paper: that of most figures that tell; a point where none does."""
    counts = {POINT: 0, COMMA: 0}
    for text in texts:
        for figure in find_figures(text):
            if figure.decimals:
                counts[figure.decimals] += 1
    return COMMA if counts[COMMA] > counts[POINT] else POINT


def parse_figure(text: str, decimal: str = POINT) -> float | None:
    """Value of a printed number, or None.

    Parameters
    ----------
    text
        The number alone; a trailing ``,-`` or ``.--`` stands for no decimals.
    decimal
        The paper's decimal sign, for figures that do not tell.
    """
    bare = re.sub(r"[\s\u00a0\u202f'’]", "", text)
    negative = bare.startswith(("-", "–", "("))
    bare = re.sub(r"[,.][-–]+$", "", bare.strip("-–()"))
    sign = _decimal_sign(bare)
    if not sign:
        last = max(bare.rfind("."), bare.rfind(","))
        sign = decimal if last >= 0 and bare[last] == decimal and bare[0] == "0" else ""
        if last >= 0 and not sign:
            # three digits behind the sign: thousands, unless it is this paper's decimal sign
            sign = decimal if bare[last] == decimal and decimal == COMMA else ""
            if bare[last] == POINT and decimal == POINT:
                sign = POINT
    whole = bare.replace("," if sign == POINT else ".", "")
    whole = whole.replace(sign, ".") if sign else whole.replace(",", "").replace(".", "")
    try:
        value = float(whole)
    except ValueError:
        return None
    return -value if negative else value


@lru_cache(maxsize=1)
def _currencies() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = read_table("papers/currency_signs.tsv")
    names = {sign: row["code"] for row in rows for sign in row["signs"].split("|")}
    alive = {code for code in list_currencies() if code in Locale("en").currencies}
    names.update({code: code for code in alive if code not in _NOT_MONEY})
    body = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    # "HX-TL2" is a part number, no lira
    return re.compile(rf"(?<![A-Za-z])(?<![A-Za-z\d]-)(?:{body})(?![A-Za-z])"), names


_CURRENCY_SIZE = 5  # characters before a number in which its currency stands
# Codes that are more often words, abbreviations or part numbers than money.
_NOT_MONEY = frozenset(
    ("XXX", "XTS", "ALL", "TOP", "MOP", "PEN", "CUP", "SOS", "LAK", "MAD", "BAM", "GEL")
)


def find_currency(text: str) -> tuple[int, int, str] | None:
    """Place and ISO code of the first currency that a text prints, or None."""
    pattern, names = _currencies()
    found = pattern.search(text)
    return (found.start(), found.end(), names[found.group()]) if found else None


def is_price(text: str, start: int) -> bool:
    """Whether the number that starts here follows a currency: "EUR 84,000 each" counts nothing."""
    before = text[:start].rstrip()
    currency = find_currency(before[-_CURRENCY_SIZE:])
    return currency is not None and currency[1] == len(before[-_CURRENCY_SIZE:])


def counts_packages(behind: str) -> bool:
    """Whether the first words behind a number are of packing: "12 wooden cases"."""
    found = unit_words()[0].search(" ".join(behind.split()[:_PACKED_WORDS]))
    return found is not None and unit_words()[1][found.group().lower()] == "box"


@lru_cache(maxsize=1)
def unit_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Pattern of units of count and weight, and the name that each spelling stands for."""
    names: dict[str, str] = {}
    for row in read_table("papers/units.tsv"):
        for wording in row["wordings"].split("|"):
            names[wording.lower()] = row["unit"]
    body = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![^\W\d_])(?:{body})(?![^\W\d_])", re.IGNORECASE), names
