"""Where the right entry stands among the candidates of one regime."""

from collections.abc import Sequence
from dataclasses import dataclass

from spectriage.evaluation.gold import Gold
from spectriage.lists.codes import heading, is_residual, is_under
from spectriage.report.model import Candidate, Report, Status

LOUD = 0.5  # a candidate of this confidence on an uncontrolled item is a false alarm
_BINS = 10


@dataclass(frozen=True, slots=True)
class EntryOutcome:
    """One document and regime.

    `rank` is the place of the first candidate of an accepted heading, `paragraph` of one at or
    below a best paragraph; `alarm` tells of a loud candidate nobody accepts, on an item that no
    entry controls. `top` is the first candidate's confidence and whether its heading is a best one.
    """

    controlled: bool
    rank: int | None
    paragraph: int | None
    alarm: bool
    top: tuple[float, bool] | None


def entry_outcome(gold: Gold, report: Report, regime: str) -> EntryOutcome:
    """How the report's listed candidates of a regime stand against the gold's entries."""
    wanted = gold.entries[regime]
    best = [code for code in wanted.best if not is_residual(code)]
    accepted = {heading(code) for code in (*best, *wanted.acceptable) if not is_residual(code)}
    listed = sorted(
        (c for c in report.candidates if c.regime == regime and _is_listed(c)),
        key=lambda c: -c.confidence,
    )
    top = listed[0] if listed else None
    return EntryOutcome(
        controlled=bool(best),
        rank=_place([heading(c.entry) in accepted for c in listed]),
        paragraph=_place([any(_covers(code, c.entry) for code in best) for c in listed]),
        alarm=any(c.confidence >= LOUD and heading(c.entry) not in accepted for c in listed),
        top=(top.confidence, heading(top.entry) in {heading(code) for code in best})
        if top
        else None,
    )


def _is_listed(candidate: Candidate) -> bool:
    return candidate.status is not Status.CATCH_ALL and not is_residual(candidate.entry)


def _covers(best: str, entry: str) -> bool:
    return is_under(entry, best) or is_under(best, entry)


def _place(hits: Sequence[bool]) -> int | None:
    return next((n for n, hit in enumerate(hits, 1) if hit), None)


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float | None:
    """Expected calibration error over ten bins: mean gap of confidence and share right."""
    if not pairs:
        return None
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        bins.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append((confidence, right))
    gaps = (abs(sum(c for c, _ in group) - sum(r for _, r in group)) for group in bins.values())
    return sum(gaps) / len(pairs)
