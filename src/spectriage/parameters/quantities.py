"""Quantities in running text: ranges, bounds, tolerances and pairs, each with its unit.

`find_quantities` is pure: it knows units but no parameter. A range stays a range, "<50 mK" is
an upper bound, "±2000 °/s" is symmetric, "640 x 512" is a pair.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from spectriage.parameters.numbers import NUMBER, fold, parse_number
from spectriage.vocabulary.units import Unit, parse_unit


@dataclass(slots=True, frozen=True, kw_only=True)
class Quantity:
    """One printed quantity; `start:end` is its place in the text it was found in.

    Of `min`, `typ`, `max` those are set that the print gives. `units` are the readings of the
    unit's spelling, none for a bare number. `pair` holds "640 x 512" as two numbers.
    """

    min: Decimal | None = None
    typ: Decimal | None = None
    max: Decimal | None = None
    pair: tuple[Decimal, Decimal] | None = None
    symmetric: bool = False
    units: tuple[Unit, ...] = ()
    unit_text: str = ""
    start: int = 0
    end: int = 0
    slot_named: bool = False  # a word beside the figure says which slot it fills
    joined: bool = False  # several printed figures tell it together

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers set, in the order min, typ, max."""
        return tuple(value for value in (self.min, self.typ, self.max) if value is not None)


_SIGNED = rf"[-+]?\s?{NUMBER}"
_BOUNDS = {
    "max": (
        r"≤|<=|=<|<|up to|less than|better than|below|under|max\.?:?|maximum(?: of)?|"
        r"at most|not more than|"
        r"no more than|within|bis zu|höchstens|kleiner als|jusqu'à|"
        r"inférieur à|máx\.?|hasta|не более|до"
    ),
    "min": (
        r"≥|>=|=>|>|at least|greater than|more than|over|above|min\.?:?|minimum(?: of)?|exceeding|"
        r"mindestens|größer als|ab|au moins|supérieur à|mín\.?|не менее|от"
    ),
}  # fmt: skip
_BOUND = rf"(?:(?P<upper>{_BOUNDS['max']})|(?P<lower>{_BOUNDS['min']}))"
_TO = (
    r"\s?(?:to|thru|through|until|bis|à|hasta|至|до|\.{2,4}|…|÷|~|and(?=\s?\+))\s?|"
    r"\s?-\s?(?=[-+]?\s?[\d.])"
)
_UNIT_CHUNK = r"[^\s\d,;:!?=<>≤≥±~][^\s,;:!?=<>≤≥±]*"
_QUANTITY = re.compile(
    rf"(?:(?<![\w.])(?P<bound>{_BOUND})\s*)?"
    rf"(?P<plusminus>±|\+/-|\+-|\+\\-)?\s?(?<![\w.,])(?P<first>{_SIGNED})",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?P<to>{_TO})(?P<second>[-+]?\s?{NUMBER})(?![\d])", re.IGNORECASE)
_TOLERANCE = re.compile(rf"\s?(?:±|\+/-)\s?(?P<second>{NUMBER})")
_PAIR = re.compile(
    rf"\s?(?:\((?:h|w|v)\))?\s?(?:[x*]|by)\s?(?P<second>{NUMBER})(?:\s?\((?:h|v|l)\))?",
    re.IGNORECASE,
)
_FRACTION = re.compile(rf"\s?/\s?(?P<second>{NUMBER})")
_TRAILING_SLOT = re.compile(
    r"\s?\(?(?:(?P<max>max(?:imum)?)|(?P<min>min(?:imum)?)|typ(?:ical)?|nom(?:inal)?)\b(?!\s*\d)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|/|and|or|,\s*and|,\s*or|und|et|oder|ou)\s*")
_DIGIT = re.compile(r"\d")
_MAX_UNIT_WORDS = 4


def find_quantities(printed: str) -> tuple[Quantity, ...]:
    """Quantities in reading order; they never overlap.

    In a list whose unit stands at its end ("±2, ±4 and ±8 g") every member takes that unit.
    """
    return _find_quantities(printed) if _DIGIT.search(printed) else ()


@lru_cache(maxsize=4096)
def _find_quantities(printed: str) -> tuple[Quantity, ...]:
    text = fold(printed)
    found = list(_scan(text))
    for number in range(len(found) - 2, -1, -1):
        here, later = found[number], found[number + 1]
        if not here.units and not here.pair and later.units and not later.pair:
            between = text[here.end : later.start]
            ratio = text[max(here.start - 1, 0)] == "/"  # "f/1.0, 300 K" is no list
            if _LISTED.fullmatch(between) and here.symmetric == later.symmetric and not ratio:
                found[number] = replace(here, units=later.units, unit_text=later.unit_text)
    return tuple(found)


def _scan(text: str) -> Iterator[Quantity]:
    position = 0
    while True:
        found = _QUANTITY.search(text, position)
        if found is None:
            return
        quantity = _read(text, found)
        if quantity is None:
            position = max(found.end("first"), found.start() + 1)
            continue
        indent = len(text[quantity.start :]) - len(text[quantity.start :].lstrip())
        yield replace(quantity, start=quantity.start + indent)
        position = max(quantity.end, found.end("first"))


def _read(text: str, found: re.Match[str]) -> Quantity | None:
    first = _number(found["first"])
    if first is None or _is_part_of_code(text, found.start("first"), found.end("first")):
        return None
    start, end = found.start(), found.end()
    if found["plusminus"]:
        units, unit_text, end = _unit_after(text, end)
        return Quantity(
            max=abs(first), symmetric=True, units=units, unit_text=unit_text, start=start, end=end
        )
    units, unit_text, unit_end = _unit_after(text, end)
    for second in (_RANGE.match(text, unit_end), _RANGE.match(text, end)):
        if second is not None and not found["bound"]:
            ranged = _range(text, found, first, units, second)
            if ranged is not None:
                return ranged
    pair = _PAIR.match(text, unit_end if _is_length(units) else end)
    if pair is not None:
        return _pair(text, start, first, pair)
    if first == 1:
        fraction = _FRACTION.match(text, end)
        denominator = _number(fraction["second"]) if fraction else None
        if fraction is not None and denominator:
            units, unit_text, end = _unit_after(text, fraction.end())
            if units:
                return Quantity(
                    typ=1 / denominator, units=units, unit_text=unit_text, start=start, end=end
                )
    tolerance = _TOLERANCE.match(text, unit_end) or _TOLERANCE.match(text, end)
    if tolerance is not None:
        later, later_text, later_end = _unit_after(text, tolerance.end())
        if not units:
            units, unit_text = later, later_text
        if units or later:
            end = max(later_end, tolerance.end())
            low, high = _spread(first, _number(tolerance["second"]), units, later)
            return Quantity(
                min=low, typ=first, max=high, units=units, unit_text=unit_text, start=start, end=end
            )
    base = Quantity(units=units, unit_text=unit_text, start=start, end=unit_end)
    if found["upper"]:
        return replace(base, max=first)
    if found["lower"]:
        return replace(base, min=first)
    slot = _TRAILING_SLOT.match(text, unit_end)
    if slot is not None and slot["max"]:
        return replace(base, max=first)
    if slot is not None and slot["min"] and "min" not in unit_text:
        return replace(base, min=first)
    return replace(base, typ=first)


def _number(text: str) -> Decimal | None:
    return parse_number(text.replace(" ", "", 1) if text[:1] in "+-" else text)


def _range(
    text: str, found: re.Match[str], first: Decimal, units: tuple[Unit, ...], second: re.Match[str]
) -> Quantity | None:
    last = _number(second["second"])
    if last is None:
        return None
    later, later_text, end = _unit_after(text, second.end())
    unit_text = later_text
    if not later:
        later = units
        end = second.end()
    if units and later and units != later:  # "900 MHz to 2.4 GHz", "5 m - 30 km"
        scaled = _rescale(first, units, later)
        if scaled is None:
            return None
        first = scaled
    if first > last and "-" in second["to"]:
        return None  # "14-12", "5-1": no range
    low, high = (first, last) if first <= last else (last, first)
    return Quantity(
        min=low, max=high, units=later, unit_text=unit_text, start=found.start(), end=end
    )


def _spread(
    value: Decimal, tolerance: Decimal | None, units: tuple[Unit, ...], later: tuple[Unit, ...]
) -> tuple[Decimal | None, Decimal | None]:
    """Lower and upper end of "5 V ± 0.5 V" and "5 V ± 10 %"; none where the units do not agree."""
    if tolerance is None:
        return None, None
    if any(unit.dimension == (("percent", Fraction(1)),) for unit in later):
        tolerance = abs(value) * tolerance / 100
    elif later and units and later[0].dimension == units[0].dimension:
        scaled = _rescale(tolerance, later, units)
        if scaled is None:
            return None, None
        tolerance = scaled
    elif later:
        return None, None
    return value - tolerance, value + tolerance


def _rescale(value: Decimal, units: tuple[Unit, ...], later: tuple[Unit, ...]) -> Decimal | None:
    for unit in units:
        for target in later:
            if unit.dimension == target.dimension and not unit.logarithmic:
                return value * unit.factor / target.factor
    return None


def _is_length(units: tuple[Unit, ...]) -> bool:
    return any(
        unit.dimension and unit.dimension[0][0] in ("length", "count", "angle") for unit in units
    )


def _pair(text: str, start: int, first: Decimal, pair: re.Match[str]) -> Quantity | None:
    second = _number(pair["second"])
    if second is None:
        return None
    units, unit_text, end = _unit_after(text, pair.end())
    third = _PAIR.match(text, end)
    if third is not None:  # three sides: the size of a box, not an array
        _, _, end = _unit_after(text, third.end())
        return Quantity(start=start, end=end)
    return Quantity(pair=(first, second), units=units, unit_text=unit_text, start=start, end=end)


def _is_part_of_code(text: str, start: int, end: int) -> bool:
    """Whether the digits belong to a part number, date or version: ``RS-485``, ``1.2.3``."""
    before = text[start - 1] if start else " "
    if before in "_#$§" or (before == "-" and start > 1 and text[start - 2].isalpha()):
        return True
    if text[start] == "-" and before.isalnum():
        return True
    after = text[end : end + 2]
    return len(after) == 2 and after[0] in "._" and after[1].isdigit()


def _unit_after(text: str, position: int) -> tuple[tuple[Unit, ...], str, int]:
    """Longest unit that begins after the position: readings, spelling, end."""
    begin = position
    while begin < len(text) and text[begin] in " -" and begin - position < 2:
        begin += 1
    wrapped = begin < len(text) and text[begin] in "(["
    if wrapped:
        begin += 1
    chunk = text[begin : begin + 28]
    units, spelling = _longest_unit(chunk, position == begin)
    if not units:
        return (), "", position
    end = begin + len(spelling)
    if wrapped:
        if end < len(text) and text[end] in ")]":
            end += 1
        else:
            return (), "", position
    return units, spelling, end


_UNIT_END = re.compile(r"[\s,;:)\]}!?=<>≤≥±(\[@~…]|\.{2}|-(?=\s?[+-]?\d)|\.(?=\s|$)|$")
_BARE_LETTERS = frozenset("axXdtbBKCFhLGS'")  # units only where glued to the number or named K


@lru_cache(maxsize=8192)
def _longest_unit(chunk: str, glued: bool) -> tuple[tuple[Unit, ...], str]:
    cuts = sorted({found.start() for found in _UNIT_END.finditer(chunk)}, reverse=True)
    slash = chunk.find("/")
    if slash > 0:
        cuts.append(slash)
    for end in cuts:
        spelling = chunk[:end].rstrip(" ,;:")
        if not spelling or len(spelling.split()) > _MAX_UNIT_WORDS:
            continue
        if spelling.count("(") != spelling.count(")"):
            continue
        units = parse_unit(spelling)
        if units and _plausible(spelling, units, glued):
            return units, spelling
    return (), ""


def _plausible(spelling: str, units: tuple[Unit, ...], glued: bool) -> bool:
    if units[0].guessed_case and len(spelling) < 2:
        return False
    if spelling in _BARE_LETTERS:
        return spelling in "KhCFGX" or (glued and spelling not in "aS")
    return True
