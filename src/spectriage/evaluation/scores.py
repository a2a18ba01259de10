"""Figures over all documents, each with an interval from resampling the documents."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from spectriage.evaluation.counts import COUNTED, Counts, parameter_counts
from spectriage.evaluation.entries import EntryOutcome, calibration_error, entry_outcome
from spectriage.evaluation.gold import Gold
from spectriage.report.model import Report

ROUNDS = 1000
_SEED = 7
REGIMES = ("US", "EU")
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Score:
    """One figure: its value (None where nothing was marked), 95 % interval and what it counts."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    of: str = ""


@dataclass(frozen=True)
class Evaluation:
    """All figures of a gold folder, and the documents that no report came of."""

    scores: list[Score] = field(default_factory=list)
    without_report: list[str] = field(default_factory=list)


def evaluate(
    golds: Sequence[Gold], reports: Mapping[str, Report], known: Collection[str]
) -> Evaluation:
    """Scores of reports (by their document's SHA-256) against gold.

    A document without a report counts as one that found nothing. `known` are the parameters
    that may count as false: those the gold was marked for.
    """
    pairs = [(gold, reports.get(gold.sha256)) for gold in golds]
    missing = [gold.doc for gold, report in pairs if report is None]
    scores = [*_kinds(pairs), *_families(pairs)]
    for name, slots in (("parameters", False), ("parameters, min typ max", True)):
        scores += _f1(name, [_parameters(gold, report, known, slots) for gold, report in pairs])
    for name, count in COUNTED.items():
        scores += _f1(name, [_counted(gold, report, count) for gold, report in pairs])
    for regime in REGIMES:
        found = [
            entry_outcome(gold, report, regime)
            for gold, report in pairs
            if report is not None and regime in gold.entries
        ]
        scores += _entries(regime, found)
    return Evaluation(scores, missing)


Pairs = Sequence[tuple[Gold, Report | None]]


def _kinds(pairs: Pairs) -> list[Score]:
    truths = [gold.kind for gold, _ in pairs]
    right = [report is not None and report.document.kind == g.kind for g, report in pairs]
    return [
        _share("kind", right),
        _share("kind, always the commonest", _majority(truths)),
    ]


def _families(pairs: Pairs) -> list[Score]:
    marked = [(gold, report) for gold, report in pairs if gold.family]
    right = [
        report is not None and report.document.family in (gold.family, *gold.family_also)
        for gold, report in marked
    ]
    truths = [gold.family or "" for gold, _ in marked]
    return [
        _share("family", right),
        _share("family, always the commonest", _majority(truths)),
    ]


def _majority(truths: Sequence[str]) -> list[bool]:
    commonest = Counter(truths).most_common(1)[0][0] if truths else ""
    return [truth == commonest for truth in truths]


def _parameters(gold: Gold, report: Report | None, known: Collection[str], slots: bool) -> Counts:
    if report is None:
        return Counts(missed=len(gold.parameters))
    return parameter_counts(gold, report, known, slots=slots)


def _counted(gold: Gold, report: Report | None, count: Callable[[Gold, Report], Counts]) -> Counts:
    return count(gold, report) if report is not None else Counts()


def _f1(name: str, counts: Sequence[Counts]) -> list[Score]:
    table = np.array([(c.right, c.missed, c.false) for c in counts], dtype=float)
    right, missed, false = table.sum(axis=0) if len(table) else (0.0, 0.0, 0.0)
    of = f"{int(right + missed)} marked, {int(right + false)} found"
    if not right + missed:
        return [Score(f"{name}, F1", None, of=of)]
    samples = _resampled(table)
    spread = [_f1_of(*row) for row in samples]
    low, high = (float(np.quantile(spread, q)) for q in (0.025, 0.975))
    precision = right / (right + false) if right + false else 0.0
    return [
        Score(f"{name}, F1", _f1_of(right, missed, false), low, high, of),
        Score(f"{name}, precision", float(precision)),
        Score(f"{name}, recall", float(right / (right + missed))),
    ]


def _f1_of(right: float, missed: float, false: float) -> float:
    total = 2 * right + missed + false
    return float(2 * right / total) if total else 0.0


def _resampled(table: NDArray[np.float64]) -> NDArray[np.float64]:
    rng = np.random.default_rng(_SEED)
    drawn: NDArray[np.float64] = table[rng.integers(0, len(table), (ROUNDS, len(table)))].sum(
        axis=1
    )
    return drawn


def _share(name: str, right: Sequence[bool]) -> Score:
    if not right:
        return Score(name, None, of="none marked")
    values = np.array(right, dtype=float)
    spread = _resampled(values.reshape(-1, 1))[:, 0] / len(values)
    low, high = (float(np.quantile(spread, q)) for q in (0.025, 0.975))
    return Score(name, float(values.mean()), low, high, f"{len(values)} documents")


def _entries(regime: str, found: Sequence[EntryOutcome]) -> list[Score]:
    controlled = [item for item in found if item.controlled]
    free = [item for item in found if not item.controlled]
    pairs = [item.top for item in found if item.top is not None]
    error = calibration_error(pairs)
    return [
        _share(f"{regime} entry first", [item.rank == 1 for item in controlled]),
        _share(
            f"{regime} entry among the first {_FIRST}",
            [item.rank is not None and item.rank <= _FIRST for item in controlled],
        ),
        _share(
            f"{regime} paragraph among the first {_FIRST}",
            [item.paragraph is not None and item.paragraph <= _FIRST for item in controlled],
        ),
        _share(f"{regime} false alarms", [item.alarm for item in free]),
        Score(f"{regime} calibration error", error, of=f"{len(pairs)} first candidates"),
    ]
