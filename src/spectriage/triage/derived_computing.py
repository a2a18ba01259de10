"""Figures of computing circuits by the technical notes of 3A090, 3A001.a.7 and 3A502."""

import re
from collections.abc import Iterator, Sequence

from spectriage.lists.facts import FactValue
from spectriage.triage.resting import named, resting_on

_OPERATION_BITS = re.compile(
    r"(?:int|fp|bf|tf|uint)\s?-?(\d{1,2})|(\d{1,2})[- ]?bit", re.IGNORECASE
)
_DEFAULT_BITS = 8  # TOPS without a stated format are INT8 figures by custom of the trade
_LUT_INPUTS = re.compile(r"\b([2-8])[- ]inputs?\b", re.IGNORECASE)
_DEFAULT_LUT_INPUTS = 6  # those of every large family today; the note's own example has six too
_GIGA_PER_MM2 = 1e9
_SMALLEST_DIE = 10.0  # mm²; a count of dies printed before the area is read as one


def computing_figures(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """All of them; a figure comes out only where every printed value it needs is there."""
    performance = list(_processing_performance(values))
    yield from performance
    yield from _performance_density(
        [*named(values, "total_processing_performance"), *performance], values
    )
    yield from _memory_density(values)
    yield from _aggregate_rate(values)
    yield from _lut_inputs(values)


def _of_variant(value: FactValue, others: Sequence[FactValue]) -> list[float]:
    """Largest slots of others that hold for the value's variant."""
    return [max(o.slots) for o in others if o.slots and o.variant in (None, value.variant)]


def _processing_performance(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """TOPS times bit length of the operation, each value on its own (3A090 technical note)."""
    for tops in named(values, "tops"):
        found = _OPERATION_BITS.search(tops.condition or "")
        bits = int(found[1] or found[2]) if found else _DEFAULT_BITS
        yield resting_on(tops, "total_processing_performance", max(tops.slots) * bits)


def _performance_density(
    performance: Sequence[FactValue], values: Sequence[FactValue]
) -> Iterator[FactValue]:
    """Total processing performance over the die area in mm², told for the highest performance.

    Sheets print the area of the whole die; the note counts only what a non-planar process made,
    so the true figure is this one or higher.
    """
    areas = [
        area for area in named(values, "die_area") if max(area.slots, default=0) >= _SMALLEST_DIE
    ]
    highest: dict[str | None, FactValue] = {}
    for value in performance:
        if value.slots and max(value.slots) >= max(
            highest[value.variant].slots if value.variant in highest else (0.0,)
        ):
            highest[value.variant] = value
    for value in highest.values():
        fitting = _of_variant(value, areas)
        if fitting:
            figure = max(value.slots) / max(fitting)
            yield resting_on(value, "performance_density", float(f"{figure:.6g}"))


def _memory_density(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Memory bandwidth in GB/s over the area of the stack or package in mm² (3A090.c)."""
    areas = [
        area for area in named(values, "die_area") if max(area.slots, default=0) >= _SMALLEST_DIE
    ]
    for rate in named(values, "memory_bandwidth"):
        fitting = _of_variant(rate, areas)
        if rate.slots and fitting:
            figure = max(rate.slots) / _GIGA_PER_MM2 / min(fitting)
            yield resting_on(rate, "memory_bandwidth_density", float(f"{figure:.6g}"))


def _aggregate_rate(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """One-way rate of a serial transceiver times their number (3A001.a.7.b)."""
    counts = named(values, "transceiver_count")
    for rate in named(values, "transceiver_rate"):
        fitting = _of_variant(rate, counts)
        if rate.slots and fitting:
            yield resting_on(rate, "aggregate_transceiver_rate", max(rate.slots) * max(fitting))


def _lut_inputs(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Lookup tables times their inputs (3A502.i technical note 2)."""
    for tables in named(values, "luts"):
        if tables.slots:
            found = _LUT_INPUTS.search(tables.condition or "")
            inputs = int(found[1]) if found else _DEFAULT_LUT_INPUTS
            yield resting_on(tables, "lut_input_count", max(tables.slots) * inputs)
