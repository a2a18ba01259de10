"""Names and tests of the lists as people outside this project read them."""

import re
from collections.abc import Sequence

from spectriage.lists.figures import format_number
from spectriage.report.model import CriterionOutcome
from spectriage.vocabulary.parameters import load_parameters

_NO_UNIT = (None, "", "1", "count")
_OPERATORS = {
    "overlaps": "reaching into", "within": "within", "==": "exactly", ">": "above", "<": "below",
    ">=": "at least", "<=": "at most",
}  # fmt: skip
_LONE_FIGURE = re.compile(r"(?<![\w.,])\d{4,}(?!\w)")


def in_words(name: str) -> str:
    """An internal name in plain words: ``thermal_camera`` as thermal camera."""
    return name.replace("_", " ")


def meaning_of(name: str) -> str:
    """What a parameter is, up to the first semicolon of its definition; empty for all else."""
    parameter = load_parameters().get(name)
    return parameter.definition.partition(";")[0] if parameter else ""


def unit_of(name: str) -> str:
    """Unit to answer a parameter in, empty where it has none."""
    parameter = load_parameters().get(name)
    return parameter.unit if parameter and parameter.unit not in _NO_UNIT else ""


def asked_in_words(criterion: CriterionOutcome) -> str:
    """What a test asks: at most 9 Hz; stated; thermal camera or drone; above zero is any value."""
    threshold = criterion.threshold
    if is_any_value(criterion):
        return "any value"
    if threshold is None:
        return "yes or no"
    if isinstance(threshold, str):
        return {"asserted": "stated", "negated": "denied"}.get(threshold, in_words(threshold))
    unit = "" if criterion.unit in _NO_UNIT else f" {criterion.unit}"
    operator = _OPERATORS.get(criterion.operator, criterion.operator)
    if isinstance(threshold, list):
        return f"{operator} {_window(threshold)}{unit}"
    return f"{operator} {grouped(format_number(float(threshold)))}{unit}"


def found_in_words(criterion: CriterionOutcome) -> str:
    """What the sheet tells: 327,680; stated; thermal camera."""
    found = criterion.found or ""
    if criterion.unit is None and criterion.operator == "is":
        return {"asserted": "stated", "negated": "denied"}.get(found, in_words(found))
    return grouped(found)


def is_any_value(criterion: CriterionOutcome) -> bool:
    """Whether the test only asks that a value is told at all, as evidence of what the item is."""
    return criterion.operator == ">" and criterion.threshold == 0


def grouped(text: str) -> str:
    """Figures of four digits and more in groups of three: 327680 as 327,680."""
    return _LONE_FIGURE.sub(lambda match: f"{int(match[0]):,}", text)


def _window(edges: Sequence[float | None]) -> str:
    low, high = (None if edge is None else grouped(format_number(edge)) for edge in edges)
    if low is None or high is None:
        return f"{high} and below" if low is None else f"{low} and above"
    return f"{low} to {high}"


def by_code(entries: Sequence[str]) -> str:
    """Entries of several lists, each code once: ``7A005.a (EU, UK, US), 7A611.a (US)``."""
    codes: dict[str, list[str]] = {}
    for entry in entries:
        regime, _, code = entry.partition(" ")
        codes.setdefault(code, []).append(regime)
    return ", ".join(f"{code} ({', '.join(regimes)})" for code, regimes in codes.items())
