"""Of the readings of a printed unit, the one that measures what a parameter is."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from spectriage.vocabulary.units import Dimension, Unit

_AS_DIFFERENCE: dict[Dimension, Dimension] = {
    (("temperature", Fraction(1)),): (("temperature_difference", Fraction(1)),)
}
_PERCENT: Dimension = (("percent", Fraction(1)),)
_RATIO: Dimension = (("ratio", Fraction(1)),)
# A share is printed in percent or in parts per million: "frequency stability 50 ppm".
_AS_SHARE = {(_RATIO, _PERCENT): Decimal("1e-4"), (_PERCENT, _RATIO): Decimal("1e4")}


def fitting_unit(canonical: Unit, readings: Iterable[Unit]) -> Unit | None:
    """First reading of a value's unit that measures what the canonical unit measures.

    A temperature difference may be printed in °C, a share in percent or in parts per million.
    """
    for unit in readings:
        if unit.dimension == canonical.dimension and not (
            unit.logarithmic and not canonical.logarithmic
        ):
            return unit
    for unit in readings:
        if _AS_DIFFERENCE.get(unit.dimension) == canonical.dimension:
            return Unit(unit.text, canonical.dimension, unit.factor)
        share = _AS_SHARE.get((unit.dimension, canonical.dimension))
        if share is not None:
            return Unit(unit.text, canonical.dimension, unit.factor * share)
    return None
