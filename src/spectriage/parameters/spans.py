"""Figures that more than one number makes: ranges, tolerances, sides of an array or a box."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from spectriage.parameters.numbers import NUMBER, parse_number
from spectriage.parameters.quantity import Quantity
from spectriage.parameters.unit_print import unit_after
from spectriage.vocabulary.units import Dimension, Unit

FREQUENCY: Dimension = (("time", Fraction(-1)),)
_TEMPERATURE: Dimension = (("temperature", Fraction(1)),)  # "-30° to 80 °C": no angle
_PERCENT: Dimension = (("percent", Fraction(1)),)
_OF_PICTURES = ("length", "count", "angle")
_TOLERANCE = re.compile(rf"(?P<open>\s?\()?\s?(?:±|\+\s?/\s?-|\+-)\s?(?P<second>{NUMBER})")
_TWO_SIDED = re.compile(rf"\s?(?P<sign>[-+])\s?(?P<one>{NUMBER})")
_OTHER_SIDE = re.compile(rf"\s?/?\s?(?P<sign>[-+])\s?(?P<one>{NUMBER})")
_SIDE = re.compile(
    rf"\s?(?:\((?:h|w|v|l|d)\))?\s?(?:[x*]|by)\s?(?:[LWHD]\s)?(?P<second>{NUMBER})"
    r"(?:\s?\((?:h|v|l|w|d)\))?",
    re.IGNORECASE,
)


@dataclass(slots=True, frozen=True)
class Figure:
    """A number with the unit behind it; `end` counts the unit in, `number_end` does not."""

    value: Decimal
    units: tuple[Unit, ...]
    unit_text: str
    start: int
    number_end: int
    end: int

    def quantity(
        self, *, min: Decimal | None = None, typ: Decimal | None = None,
        max: Decimal | None = None, slot: str = "", end: int | None = None,
    ) -> Quantity:  # fmt: skip
        """A quantity of this unit and place; `end` where more than the unit belongs to it."""
        return Quantity(
            min=min, typ=typ, max=max, units=self.units, unit_text=self.unit_text,
            start=self.start, end=self.end if end is None else end,
            slot=slot,
        )  # fmt: skip

    def inverse(self, denominator: Decimal | None, end: int) -> "Figure":
        """The figure one over `denominator`, or itself where that is none."""
        if not denominator:
            return self
        return replace(self, value=1 / denominator, number_end=end, end=end)


def rescale(
    value: Decimal, units: tuple[Unit, ...], later: tuple[Unit, ...]
) -> Decimal | None:  # fmt: skip
    """The value told in the other unit, where both measure the same."""
    if units == later:
        return value
    for unit in units:
        for target in later:
            if unit.dimension == target.dimension and not unit.logarithmic:
                return value * unit.factor / target.factor
    return None


def read_range(text: str, here: Figure, second: re.Match[str]) -> Quantity | None:
    """The range from a figure to the match's second end, told in the later unit."""
    first = here.value
    last = parse_number(second["second"]) if second["second"] else None
    if second["under"]:
        under = parse_number(second["under"])
        last = 1 / under if under else None
    if last is None or ("/" in second["to"] and first >= 0):
        return None
    later, later_text, end = unit_after(text, second.end())
    unit_text, both = later_text, bool(here.units and later)
    if not later:
        later, unit_text, end = here.units, here.unit_text, second.end()
    short = here.unit_text == "°" and any(unit.dimension == _TEMPERATURE for unit in later)
    if here.units and here.units != later and not short:  # "900 MHz to 2.4 GHz", "5 m - 30 km"
        scaled = rescale(first, here.units, later)
        if scaled is None:
            return None
        first = scaled
    if first > last and "-" in second["to"] and not (second["under"] or both):
        return None  # "14-12", "5-1": no range, but "60°-5°"
    low, high = sorted((first, last))
    return Quantity(
        min=low, max=high, units=later, unit_text=unit_text, start=here.start, end=end
    )  # fmt: skip


def read_tolerance(text: str, here: Figure) -> Quantity | None:
    """A value with its spread: "5 V ± 10 %", "(12 ± 1) µm", "12 V +0.5/-0.2 V"."""
    for end in (here.end, here.number_end):
        found = _TOLERANCE.match(text, end)
        if found is not None:
            return _even(text, here, found)
    return _uneven(text, here) if here.units else None


def _even(text: str, here: Figure, found: re.Match[str]) -> Quantity | None:
    tolerance = parse_number(found["second"])
    units, unit_text = here.units, here.unit_text
    later, later_text, end = unit_after(text, found.end())
    closed = found["open"] or text[max(here.start - 1, 0)] == "("
    if not later and closed and text[end : end + 1] == ")":
        later, later_text, end = unit_after(text, end + 1)
    elif found["open"] and text[end : end + 1] == ")":
        end += 1
    if not units:
        units, unit_text = later, later_text
    spread = _in_units(tolerance, here.value, units, later)
    if spread is None:
        return None
    return Quantity(
        min=here.value - spread, typ=here.value, max=here.value + spread,
        units=units, unit_text=unit_text, start=here.start, end=end,
    )  # fmt: skip


def with_relative_spread(quantity: Quantity, units: tuple[Unit, ...]) -> Quantity:
    """A value whose unit the head gives, with a tolerance in percent: "3.3 ±5 %" under volts.

    Alone, "50 ±5 %" is a value in percent.
    """
    low, value, high = quantity.min, quantity.typ, quantity.max
    if low is None or value is None or high is None or not units or quantity.pair is not None:
        return quantity
    if not any(unit.dimension == _PERCENT for unit in quantity.units) or any(
        unit.dimension == _PERCENT for unit in units
    ):
        return quantity
    spread = abs(value) * (high - value) / 100
    return replace(quantity, min=value - spread, max=value + spread, units=units)


def _in_units(
    tolerance: Decimal | None, value: Decimal, units: tuple[Unit, ...], later: tuple[Unit, ...]
) -> Decimal | None:
    """A tolerance told in the value's unit; none where the units do not agree."""
    if tolerance is None or not later:
        return tolerance
    same = rescale(tolerance, later, units)
    if same is None and any(unit.dimension == _PERCENT for unit in later):
        return abs(value) * tolerance / 100
    return same


def _uneven(text: str, here: Figure) -> Quantity | None:
    one = _TWO_SIDED.match(text, here.end)
    if one is None:
        return None
    first_units, _, end = unit_after(text, one.end())
    other = _OTHER_SIDE.match(text, end)
    if other is None or one["sign"] == other["sign"]:
        return None
    last_units, _, end = unit_after(text, other.end())
    ends = {}
    for side, units in ((one, first_units or last_units), (other, last_units or first_units)):
        spread = _in_units(parse_number(side["one"]), here.value, here.units, units)
        if spread is None:
            return None
        ends[side["sign"]] = spread
    told = here.quantity(min=here.value - ends["-"], typ=here.value, max=here.value + ends["+"])
    return replace(told, end=end)


def read_sides(text: str, here: Figure) -> Quantity | None:
    """Two sides of an array or three of a box, told in one unit."""
    measured = _of_pictures(here.units)  # else "1920 (H) x 1080 (V)" and "640 X 512" have no unit
    found = _SIDE.match(text, here.end if measured else here.number_end)
    sides = [(here.value, here.units if measured else ())]
    end, unit_text = here.end, here.unit_text if measured else ""
    while found is not None and len(sides) < 3:
        value = parse_number(found["second"])
        if value is None:
            return None
        units, spelling, end = unit_after(text, found.end())
        following = _SIDE.match(text, end)
        if following is None and not _of_pictures(units):
            following = _SIDE.match(text, found.end())
            if following is not None:  # "1 X 1 X 1 mm": no zoom
                units, spelling = (), ""
        sides.append((value, units))
        unit_text = spelling or unit_text
        found = following
    if len(sides) == 1:
        return None
    units = next((units for _, units in reversed(sides) if units), ())
    units = tuple(unit for unit in units if _of_pictures((unit,))) or units
    told = tuple(_side(value, own, units) for value, own in sides)
    place = {"units": units, "unit_text": unit_text, "start": here.start, "end": end}
    if len(told) == 2:
        return Quantity(pair=(told[0], told[1]), **place)  # type: ignore[arg-type]
    return Quantity(sides=told, **place)  # type: ignore[arg-type]


def _side(value: Decimal, own: tuple[Unit, ...], units: tuple[Unit, ...]) -> Decimal:
    scaled = rescale(value, own, units) if own else value
    return value if scaled is None else scaled


def _of_pictures(units: tuple[Unit, ...]) -> bool:
    return any(unit.dimension and unit.dimension[0][0] in _OF_PICTURES for unit in units)
