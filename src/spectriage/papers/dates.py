"""Dates as papers print them, in many orders and languages; what is ambiguous stays so.

``03/04/2026`` is 3 April or 4 March. Another date of the same style on the same paper settles it
(``17/04/2026`` can only be day first); otherwise both readings are kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale

from spectriage.vocabulary.countries import fold

_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru", "sv", "nb", "da", "fi", "cs", "ro",
)  # fmt: skip
_YEARS = (1950, 2099)
_ISO = re.compile(r"(?<![\d.])(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/])")
_CJK = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?")
DAY_FIRST, MONTH_FIRST = "day_first", "month_first"


@dataclass(slots=True, frozen=True)
class DateFound:
    """Characters `start:end` that print a date, and the days it can mean, likeliest first.

    `style` is ``iso``, ``words`` or the separator of a numeric date.
    """

    start: int
    end: int
    readings: tuple[date, ...]
    style: str
    order: str = ""  # where only one order is possible: day_first or month_first


@lru_cache(maxsize=1)
def _months() -> tuple[re.Pattern[str], dict[str, int]]:
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        months = Locale.parse(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form][width].items():
                    key = fold(name).strip(". ")
                    if len(key) >= 3:
                        names.setdefault(key, number)
    names["sept"] = 9
    body = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    day, year = r"(\d{1,2})(?:st|nd|rd|th|er|\.|º|o)?", r"(\d{4}|'?\d{2})"
    link = r"[\s,./-]{0,3}(?:de[l]?\s|of\s|d[ei]\s)?\s?"
    return (
        re.compile(
            rf"(?<!\d){day}{link}({body})(?![^\W\d_])\.?{link}{year}(?!\d)|"
            rf"(?<![^\W_])({body})(?![^\W\d_])\.?{link}{day},?\s{{0,2}}{link}(\d{{4}})(?!\d)"
        ),
        names,
    )


def find_dates(text: str) -> list[DateFound]:
    """Dates of a text, in order of place."""
    folded = fold(text)
    found: list[DateFound] = []
    for match in _ISO.finditer(folded):
        _add(found, match.span(), [(int(match[1]), int(match[2]), int(match[3]))], "iso")
    for match in _CJK.finditer(folded):
        _add(found, match.span(), [(int(match[1]), int(match[2]), int(match[3]))], "iso")
    for match in _NUMERIC.finditer(folded):
        first, second, year = int(match[1]), int(match[3]), _year(match[4])
        orders = [(year, second, first), (year, first, second)]
        order = DAY_FIRST if first > 12 else MONTH_FIRST if second > 12 else ""
        possible = orders[:1] if match[2] == "." and second <= 12 else orders
        _add(found, match.span(), possible, match[2], order)
    pattern, names = _months()
    for match in pattern.finditer(folded):
        if match[1]:
            day, month, year = int(match[1]), names[match[2]], _year(match[3].lstrip("'"))
        else:
            day, month, year = int(match[5]), names[match[4]], int(match[6])
        _add(found, match.span(), [(year, month, day)], "words")
    kept: list[DateFound] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _add(
    found: list[DateFound],
    span: tuple[int, int],
    orders: Sequence[tuple[int, int, int]],
    style: str,
    order: str = "",
) -> None:
    days = []
    for year, month, day in orders:
        try:
            value = date(year, month, day)
        except ValueError:
            continue
        if _YEARS[0] <= year <= _YEARS[1] and value not in days:
            days.append(value)
    if days:
        found.append(DateFound(*span, tuple(days), style, order))


def settle_order(dates: Sequence[DateFound]) -> dict[str, str]:
    """Order of day and month for each numeric style, where one date of the paper tells it.

    A style whose dates contradict each other has none.
    """
    orders: dict[str, set[str]] = {}
    for item in dates:
        if item.order:
            orders.setdefault(item.style, set()).add(item.order)
    return {style: min(known) for style, known in orders.items() if len(known) == 1}


def readings_of(item: DateFound, orders: dict[str, str]) -> list[str]:
    """ISO days that a date can mean, given the order that the paper's other dates settle."""
    days = list(item.readings)
    if len(days) == 2 and item.style in orders:
        days = days[:1] if orders[item.style] == DAY_FIRST else days[1:]
    return [day.isoformat() for day in days]
