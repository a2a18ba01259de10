"""How figures and criteria are told to people, the same in every format."""

from spectriage.report.model import Candidate, CriterionOutcome, ParameterValue

MARKS = {"met": "✓", "not_met": "✗", "unknown": "?"}


def figure(value: float) -> str:
    """A number without a tail of zeros: 9, 8.7, 1.8e-03 as 0.0018."""
    return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.4g}"


def value_of(value: ParameterValue) -> str:
    """A value as people print it: 8 to 14, ≤ 50, 8.7, with its unit; how else it could be read."""
    others = " or ".join(other.read_as for other in value.alternatives)
    return f"{_figures(value)} (could be {others})" if others else _figures(value)


def _figures(value: ParameterValue) -> str:
    unit = "" if value.unit in ("1", "count") else f" {value.unit}"
    low, typ, high = value.min, value.typ, value.max
    if low is not None and high is not None:
        middle = f" (typ {figure(typ)})" if typ is not None else ""
        return f"{figure(low)} to {figure(high)}{middle}{unit}"
    if high is not None:
        return f"{'max ' if typ is None else f'{figure(typ)}, max '}{figure(high)}{unit}"
    if low is not None:
        return f"{'min ' if typ is None else f'{figure(typ)}, min '}{figure(low)}{unit}"
    return f"{figure(typ or 0.0)}{unit}"


def asked(criterion: CriterionOutcome) -> str:
    """What a criterion asks: ``frame_rate > 9 Hz``; above zero means that it is given at all."""
    threshold = criterion.threshold
    if criterion.operator == ">" and threshold == 0:
        return f"{criterion.parameter} is given"
    if isinstance(threshold, list):
        low, high = (figure(edge) if edge is not None else "…" for edge in threshold)
        told = f"{low} to {high}"
    elif isinstance(threshold, float | int):
        told = figure(float(threshold))
    else:
        told = str(threshold or "")
    unit = criterion.unit if criterion.unit not in (None, "1", "count") else ""
    parts = (criterion.parameter, criterion.operator if told else "", told, unit or "")
    return " ".join(part for part in parts if part)


def where(criterion: CriterionOutcome) -> str:
    """Page of the evidence, or nothing."""
    return f"p.{criterion.page}" if criterion.page else ""


def percent(candidate: Candidate) -> str:
    """Confidence for people."""
    return f"{candidate.confidence:.0%}"
