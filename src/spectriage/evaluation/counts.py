"""What one report found of one gold file, and what it found beside it."""

import math
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from spectriage.evaluation.gold import Gold, GoldValue
from spectriage.report.model import Report

_TOLERANCE = 0.01  # of a number, for rounding in a conversion of units
_NOT_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Counts:
    """Findings of one document that are right, missing, and false."""

    right: int = 0
    missed: int = 0
    false: int = 0


def parameter_counts(gold: Gold, report: Report, known: Collection[str], *, slots: bool) -> Counts:
    """Values with the gold's name and numbers; with `slots`, also in its min, typ and max.

    Only parameters that are in `known` count as false; a value printed twice counts once.
    """
    same = _same_slots if slots else _same_numbers
    pages = set(gold.annotated_pages)
    wanted = _once(value for value in gold.parameters if value.page in pages)
    found = _once(
        GoldValue(name=v.name, min=v.min, typ=v.typ, max=v.max, page=v.page)
        for v in report.parameters
        if v.page in pages and v.name in known
    )
    taken: set[int] = set()
    for want in wanted:
        hit = next((n for n, got in enumerate(found) if n not in taken and same(want, got)), None)
        if hit is not None:
            taken.add(hit)
    allowed = (*wanted, *gold.optional_parameters)
    false = [
        got for n, got in enumerate(found)
        if n not in taken and not any(same(want, got) for want in allowed)
    ]  # fmt: skip
    return Counts(len(taken), len(wanted) - len(taken), len(false))


def _once(values: Iterable[GoldValue]) -> list[GoldValue]:
    kept = {(v.name, tuple(round(n, 9) for n in v.numbers)): v for v in reversed([*values])}
    return list(reversed(kept.values()))


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=_TOLERANCE, abs_tol=1e-12)


def _same_numbers(want: GoldValue, got: GoldValue) -> bool:
    return want.name == got.name and bool(want.numbers) and all(
        any(_close(n, other) for other in got.numbers) for n in want.numbers
    )  # fmt: skip


def _same_slots(want: GoldValue, got: GoldValue) -> bool:
    asked = ((want.min, got.min), (want.typ, got.typ), (want.max, got.max))
    return _same_numbers(want, got) and all(_close(a, b) for a, b in asked if a is not None)


def feature_counts(gold: Gold, report: Report) -> Counts:
    """Features by name and polarity on the annotated pages."""
    return _sets(
        {(f.name, f.polarity) for f in gold.features},
        {(f.name, str(f.polarity)) for f in report.features if f.page in gold.annotated_pages},
        {(f.name, f.polarity) for f in gold.optional_features},
    )


def claim_counts(gold: Gold, report: Report) -> Counts:
    """Claims by category and polarity on the annotated pages."""
    return _sets(
        {(c.category, c.polarity) for c in gold.claims},
        {(c.category, str(c.polarity)) for c in report.claims if c.page in gold.annotated_pages},
        {(c.category, c.polarity) for c in gold.optional_claims},
    )


def party_counts(gold: Gold, report: Report) -> Counts:
    """Parties by role and name, whatever its spaces and signs; nothing where none were marked."""
    if gold.parties is None:
        return Counts()
    return _sets(
        {(p.role, _letters(p.name)) for p in gold.parties},
        {(p.role, _letters(p.name)) for p in report.parties},
    )


def code_counts(gold: Gold, report: Report) -> Counts:
    """Codes that the paper prints."""
    return _sets(
        {_letters(c.code) for c in gold.printed_codes},
        {_letters(c.code) for c in report.printed_codes},
    )


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()


def _sets(wanted: set[Any], found: set[Any], optional: Collection[Any] = ()) -> Counts:
    right = len(wanted & found)
    return Counts(right, len(wanted) - right, len(found - wanted - set(optional)))


COUNTED: dict[str, Callable[[Gold, Report], Counts]] = {
    "features": feature_counts,
    "claims": claim_counts,
    "parties": party_counts,
    "printed codes": code_counts,
}
