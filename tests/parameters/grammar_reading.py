"""Our reader's quantities in the terms of the grammar's expectations."""

from collections.abc import Sequence
from decimal import Decimal

from grammar_cases import Case, Expected, Measure

from spectriage.parameters.quantities import Quantity, find_quantities
from spectriage.vocabulary.units import Unit


def measure_of(unit: Unit) -> Measure:
    """Our unit as the expectations tell one."""
    return Measure(
        frozenset(unit.dimension), float(unit.factor), float(unit.offset), unit.logarithmic
    )


def told(quantity: Quantity) -> tuple[str, tuple[Decimal | None, ...]]:
    """Kind and numbers of a quantity."""
    if quantity.sides:
        return "sides", quantity.sides
    if quantity.pair:
        return "pair", quantity.pair
    if quantity.symmetric:
        return "symmetric", (quantity.max,)
    low, typical, high = quantity.min, quantity.typ, quantity.max
    if typical is not None:
        return ("single", (typical,)) if low is high is None else ("slots", (low, typical, high))
    if low is not None and high is not None:
        return "range", (low, high)
    return ("min", (low,)) if low is not None else ("max", (high,))


def quantities_of(text: str) -> list[Quantity]:
    """Quantities of a text without those that are another's condition."""
    return [quantity for quantity in find_quantities(text) if not quantity.in_condition]


def same_numbers(quantity: Quantity, expected: Expected) -> bool:
    """Whether kind and numbers agree, repeating decimals to twelve digits."""
    kind, numbers = told(quantity)
    return (
        kind == expected.kind
        and len(numbers) == len(expected.numbers)
        and all(map(_close, numbers, expected.numbers))
    )


def _close(ours: Decimal | None, wanted: Decimal | None) -> bool:
    if ours is None or wanted is None:
        return ours is wanted
    return abs(ours - wanted) <= abs(wanted) * Decimal("1e-12")


def same_units(quantity: Quantity, expected: Expected) -> bool:
    """Whether the unit's readings are those expected: none missing, none besides."""
    ours = [measure_of(unit) for unit in quantity.units]
    return all(any(a.same(b) for b in expected.units) for a in ours) and all(
        any(a.same(b) for a in ours) for b in expected.units
    )


def same_condition(quantity: Quantity, expected: Expected) -> bool:
    """Whether the condition is the one expected, spaces apart."""
    return "".join(quantity.condition.split()) == "".join(expected.condition.split())


def _same(ours: Sequence[Quantity], wanted: Sequence[Expected]) -> bool:
    return len(ours) == len(wanted) and all(
        same_numbers(q, e) and same_units(q, e) and same_condition(q, e)
        for q, e in zip(ours, wanted, strict=True)
    )


def exact(case: Case) -> bool:
    """Whether the reader's quantities are the expected ones, with every open reading kept."""
    ours = quantities_of(case.text)
    first, *others = case.readings
    if not _same(ours, first):
        return False
    alternatives = [[other] for quantity in ours for other in quantity.alternatives]
    return len(alternatives) == len(others) and all(map(_same, alternatives, others))
