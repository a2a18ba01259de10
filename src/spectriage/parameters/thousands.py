"""Points that part thousands, in documents whose decimals stand behind commas.

"75.000 h" is 75 hours in an English paper and 75,000 in a German one. The print of one value
does not tell; the other numbers of the document do.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from spectriage.parameters.numbers import parse_number
from spectriage.parameters.reading import Reading
from spectriage.vocabulary.tables import read_table

_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d{1,4},\d{1,2}(?![\d.,]\d|\d)")
_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d{1,4}\.\d{1,2}(?![\d.,]\d|\d)")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,]\d|\d)")
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_LEAST = 3  # decimal commas that tell how a document prints its numbers
_GROUP = 1000
_BESIDE = 5  # characters beside a number in which its currency stands


def prints_decimal_commas(texts: Iterable[str]) -> bool:
    """Whether the numbers of a document have decimal commas; sections have points.

    Sums of money tell nothing: papers in English list prices of sellers who print commas.
    """
    commas = points = 0
    for text in texts:
        commas += sum(not _is_money(text, found) for found in _DECIMAL_COMMA.finditer(text))
        points += len(_DECIMAL_POINT.findall(text))
    return commas >= _LEAST and commas > points


def _is_money(text: str, number: re.Match[str]) -> bool:
    """Whether a currency stands before or behind a number."""
    beside = (text[: number.start()][-_BESIDE:], text[number.end() : number.end() + _BESIDE])
    return any(_currency().search(part) for part in beside)


@lru_cache(maxsize=1)
def _currency() -> re.Pattern[str]:
    rows = read_table("papers/currency_signs.tsv")
    signs = sorted({sign for row in rows for sign in (row["code"], *row["signs"].split("|"))})
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, signs))})(?![A-Za-z])")


def with_thousands(reading: Reading) -> Reading:
    """The reading of a document with decimal commas, its points taken for those of thousands.

    "500 … 2.000" has them in one of its numbers only: each value then is the printed number that
    is as big beside the others. A level in decibels or a temperature is never so big.
    """
    if "." not in reading.quote or reading.unit.startswith(("dB", "deg")):
        return reading
    printed = _NUMBER.findall(reading.quote)
    grouped = [_GROUPED.fullmatch(number) is not None for number in printed]
    told = [value for value in reading.numbers if value is not None]
    if not any(grouped):
        return reading
    if all(grouped):
        grown = [value * _GROUP for value in told]
    elif len(told) == len(printed) and not any(map(_has_point, printed, grouped)):
        grown = _grown(told, printed, grouped)
    else:
        return reading
    values = iter(grown)
    low, typ, high = (None if value is None else next(values) for value in reading.numbers)
    return replace(reading, min=low, typ=typ, max=high)


def _grown(
    told: Sequence[float], printed: Sequence[str], grouped: Sequence[bool]
) -> list[float]:  # fmt: skip
    """Values of which some were printed in thousands, in rising order as a reading has them."""
    sizes = [parse_number(number) or Decimal(0) for number in printed]
    by_size = sorted(range(len(printed)), key=sizes.__getitem__)
    found = sorted(told, key=abs)
    return sorted(
        value * (_GROUP if grouped[n] else 1) for value, n in zip(found, by_size, strict=True)
    )


def _has_point(number: str, is_grouped: bool) -> bool:
    """Whether a point stands in a number that is no group of three."""
    return not is_grouped and "." in number.rstrip(".,")
