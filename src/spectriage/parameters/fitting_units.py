"""Of the readings of a printed unit, the one that measures what a parameter is."""

from collections.abc import Iterable
from fractions import Fraction

from spectriage.vocabulary.units import Dimension, Unit

_AS_DIFFERENCE: dict[Dimension, Dimension] = {
    (("temperature", Fraction(1)),): (("temperature_difference", Fraction(1)),)
}


def fitting_unit(canonical: Unit, readings: Iterable[Unit]) -> Unit | None:
    """First reading of a value's unit that measures what the canonical unit measures.

    A temperature difference may be printed in °C, a ratio of two equal units in percent.
    """
    for unit in readings:
        if unit.dimension == canonical.dimension and not (
            unit.logarithmic and not canonical.logarithmic
        ):
            return unit
    for unit in readings:
        if _AS_DIFFERENCE.get(unit.dimension) == canonical.dimension:
            return Unit(unit.text, canonical.dimension, unit.factor)
    return None
