"""Points that part thousands, in documents whose decimals stand behind commas.

"75.000 h" is 75 hours in an English paper and 75,000 in a German one. The print of one value
does not tell; the other numbers of the document do.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from spectriage.parameters.reading import Reading

_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d{1,4},\d{1,2}(?![\d.,]\d|\d)")
_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d{1,4}\.\d{1,2}(?![\d.,]\d|\d)")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,]\d|\d)")
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_LEAST = 3  # decimal commas that tell how a document prints its numbers
_GROUP = 1000


def prints_decimal_commas(texts: Iterable[str]) -> bool:
    """Whether the numbers of a document have decimal commas; sections have points."""
    commas = points = 0
    for text in texts:
        commas += len(_DECIMAL_COMMA.findall(text))
        points += len(_DECIMAL_POINT.findall(text))
    return commas >= _LEAST and commas > points


def with_thousands(reading: Reading) -> Reading:
    """The reading of a document with decimal commas, its points taken for those of thousands.

    "0 … 2.000" has them behind one of its ends only: each number of the print then is the value
    that stands at its place. A level in decibels or a temperature is never so big.
    """
    if "." not in reading.quote or reading.unit.startswith(("dB", "deg")):
        return reading
    printed = _NUMBER.findall(reading.quote)
    grouped = [_GROUPED.fullmatch(number) is not None for number in printed]
    told = [value for value in reading.numbers if value is not None]
    if not any(grouped):
        return reading
    if not all(grouped) and (len(told) != len(printed) or any(map(_has_point, printed, grouped))):
        return reading
    factors = iter([_GROUP] * len(told) if all(grouped) else [_GROUP**each for each in grouped])
    low, typ, high = (None if value is None else value * next(factors) for value in reading.numbers)
    return replace(reading, min=low, typ=typ, max=high)


def _has_point(number: str, is_grouped: bool) -> bool:
    """Whether a point stands in a number that is no group of three."""
    return not is_grouped and "." in number.rstrip(".,")
