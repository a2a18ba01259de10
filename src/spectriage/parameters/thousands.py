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
_NUMBER = re.compile(r"\d[\d.,]*")
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

    Only where each number of the print is a group of three behind one; a level in decibels or a
    temperature is never so big.
    """
    if "." not in reading.quote or reading.unit.startswith(("dB", "deg")):
        return reading
    numbers = _NUMBER.findall(reading.quote)
    if not numbers or len(_GROUPED.findall(reading.quote)) != len(numbers):
        return reading
    low, typ, high = (None if told is None else told * _GROUP for told in reading.numbers)
    return replace(reading, min=low, typ=typ, max=high)
