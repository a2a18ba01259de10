"""Confidences of right headings, from models that saw neither the document nor its maker."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from corpus import UNSEEN_FAMILIES, Row
from spectriage.classify.conformal import (
    FILE,
    NO_CANDIDATE,
    Calibration,
    Scores,
    Trial,
    with_left_over,
)
from spectriage.lists.codes import heading

LEVELS = (0.8, 0.9, 0.95)  # those that the metrics and the card show


def is_unseen(row: Row) -> bool:
    """Whether the row's family is one of those held out."""
    return row["family"] in UNSEEN_FAMILIES


def right_scores(
    rows: Iterable[Row], regime: str, shares: dict[str, dict[tuple[str, str], float]]
) -> list[float]:
    """One score a document that has a right heading in the regime, ascending.

    `shares` gives the best confidence of each heading by document, then (regime, heading). Of
    several right headings the least confident counts, as the set should hold them all.
    """
    scores = []
    for row in rows:
        wanted = {heading(code) for code in row["entries"][regime]}
        if wanted:
            found = shares.get(row["id"], {}).items()
            own = with_left_over(regime, {name: s for (r, name), s in found if r == regime})
            scores.append(min(own.get(name, NO_CANDIDATE) for name in wanted))
    return sorted(scores)


def best_shares(
    documents: Sequence[str], headings: Sequence[tuple[str, str]], shares: Sequence[float]
) -> dict[str, dict[tuple[str, str], float]]:
    """Best confidence of each heading of each document, rounded and bounded as in use."""
    best: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for document, name, share in zip(documents, headings, shares, strict=True):
        bounded = round(min(max(float(share), 0.001), 0.999), 4)
        best[document][name] = max(best[document].get(name, 0.0), bounded)
    return best


def write_coverage(folder: Path, found: dict[str, dict[str, Any]]) -> None:
    """Store the scores where `spectriage.classify.conformal` reads them."""
    (folder / FILE).write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")


def coverage_metrics(found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Per regime and level what can be stated, and what was measured."""
    metrics: dict[str, Any] = {}
    for regime, own in found.items():
        known = _calibration(own)
        metrics[regime] = [
            {
                "level": level,
                "stated": round(min(level, known.scores.reachable()), 4),
                "held_out_makers": _told(known.held_out_makers, level),
                "unseen_families": _told(known.unseen_families, level)
                if known.unseen_families
                else None,
            }
            for level in LEVELS
        ]
    return metrics


def _calibration(own: dict[str, Any]) -> Calibration:
    made, unseen = own["held_out_makers"], own.get("unseen_families")
    return Calibration(
        Scores(tuple(own["calibration"])),
        Trial(*(Scores(tuple(part)) for part in made)),
        Trial(*(Scores(tuple(part)) for part in unseen)) if unseen else None,
    )


def _told(trial: Trial, level: float) -> dict[str, Any]:
    found = trial.coverage(level)
    return {
        "value": found.share,
        "interval_95": [found.low, found.high],
        "documents": found.documents,
    }
