"""Values that stand at a threshold: exactly, or so near that rounding or tolerance matters.

A figure is printed to so many digits, so it may be off by half the last of them; where a sheet
prints a tolerance (100 ±5 W), it may be off by that. Counts are exact.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spectriage.lists.explain import CriterionResult, EntryResult
from spectriage.report.model import ParameterValue, Warning

AT_LIMIT = "at_limit"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_EXACT = ("count", "bit")
_NEAR = 1.0  # a figure of one digit may be off by half of itself, twice its threshold at most
_MOST_WARNINGS = 40


@dataclass(frozen=True, slots=True)
class Limit:
    """How a value stands at its threshold; all figures in the list's unit."""

    rounding: float | None = None
    tolerance: float | None = None
    said: str | None = None


def limit_of(criterion: CriterionResult, value: ParameterValue | None) -> Limit:
    """Rounding and tolerance of the value a criterion rests on, and whether they matter to it.

    A value that is derived from the one that stands in the papers has no rounding of its own.
    """
    figure, edges = criterion.figure, _edges(criterion)
    if value is None or figure is None or not edges or value.name != criterion.name:
        return Limit()
    if criterion.unit in _EXACT:
        return Limit()
    rounding = _rounding(figure, value.quote)
    tolerance = _tolerance(figure, value)
    edge = min(edges, key=lambda edge: abs(edge - figure))
    away = _rounded(abs(edge - figure))
    if away == 0:
        said = "exactly at the threshold"
    elif rounding is not None and away <= rounding:
        said = "at the threshold within the rounding of the print"
    elif tolerance is not None and away <= tolerance:
        said = "at the threshold within the printed tolerance"
    else:
        said = None
    return Limit(rounding, tolerance, said)


def limit_warnings(
    results: Sequence[EntryResult], values: Sequence[ParameterValue]
) -> Iterator[Warning]:
    """A warning for each value at a threshold that decides for some entry, which it names."""
    found: dict[tuple[int, str, str, str], list[str]] = {}
    for result in results:
        for criterion in result.near_figures(_NEAR):
            value = values[criterion.ref] if criterion.ref is not None else None
            said = limit_of(criterion, value).said
            if said and criterion.ref is not None:
                asked = f"{criterion.operator} {_threshold(criterion)}"
                key = (criterion.ref, asked, criterion.found or "", said)
                found.setdefault(key, []).append(f"{result.regime} {result.code}")
    for (ref, asked, shown, said), entries in list(found.items())[:_MOST_WARNINGS]:
        named = ", ".join(dict.fromkeys(entries))
        yield Warning(
            code=AT_LIMIT,
            page=values[ref].page,
            detail=f"{values[ref].name} {shown} is {said}: asked is {asked} ({named})",
        )


def _threshold(criterion: CriterionResult) -> str:
    edges = " to ".join("…" if edge is None else f"{edge:g}" for edge in _window(criterion))
    return f"{edges} {criterion.unit}" if criterion.unit not in ("1", "count") else edges


def _window(criterion: CriterionResult) -> tuple[float | None, ...]:
    told = criterion.threshold
    if isinstance(told, tuple):
        return told
    return (told,) if isinstance(told, float | int) else ()


def _edges(criterion: CriterionResult) -> list[float]:
    """Thresholds that mean something: "above nothing" asks only whether there is a value."""
    return [edge for edge in _window(criterion) if edge]


def _rounding(figure: float, quote: str) -> float | None:
    """Half the last digit of the printed number that has the figure's digits."""
    wanted = _digits(f"{abs(figure):.9g}")
    for found in _NUMBER.finditer(quote):
        printed = found[0].replace(",", ".")
        if _digits(printed) == wanted and float(printed):
            decimals = len(printed.partition(".")[2])
            return _rounded(abs(figure) * 0.5 * 10.0**-decimals / float(printed))
    return None


def _rounded(figure: float) -> float:
    return float(f"{figure:.12g}")  # the digits that printed values keep


def _digits(number: str) -> str:
    mantissa = number.partition("e")[0]
    return mantissa.replace(".", "").strip("0")


def _tolerance(figure: float, value: ParameterValue) -> float | None:
    """Half the printed spread around a typical value."""
    if value.typ is None or value.min is None or value.max is None or not value.typ:
        return None
    spread = max(value.max - value.typ, value.typ - value.min)
    return _rounded(abs(figure * spread / value.typ))
