"""What stands first: how often it is right, and whether its confidence says so."""

from collections import Counter
from typing import Any

import numpy as np

from corpus import Row
from evaluation import bootstrap_interval, expected_calibration_error, reliability_table
from spectriage.classify.ranking import FEATURE_NAMES
from spectriage.lists.codes import heading, is_residual
from spectriage.lists.load import load_packs
from spectriage.lists.search import Index

REGIMES = ("US", "EU")
_BINS = 10
_ROUNDS = 1000

Pairs = list[tuple[float, float]]  # confidence, and 1.0 where right


def first_candidates(rows: list[Row], tried: Any, shares: Any) -> dict[str, Any]:
    """Calibration of the first listed candidate of each document.

    A candidate that is first where the writer named no listed entry is wrong, so that a low
    confidence is right there.
    """
    known = {row["id"]: row for row in rows}
    documents = sorted(set(tried.documents.tolist()))
    first: dict[tuple[str, str], int] = {}
    for place in np.argsort(-np.asarray(shares), kind="stable"):
        regime, name = tried.headings[place]
        if not is_residual(name):
            first.setdefault((str(tried.documents[place]), regime), int(place))
    metrics: dict[str, Any] = {"first_candidate_ece": {}, "first_candidate_brier": {}}
    for regime in REGIMES:
        pairs = [
            (float(shares[place]), float(tried.headings[place][1] in _wanted(known[name], regime)))
            for name in documents
            if (place := first.get((name, regime))) is not None
        ]
        metrics["first_candidate_ece"][f"{regime}, {len(pairs)} documents"] = _ece(pairs)
        squared = [(c - r) ** 2 for c, r in pairs]
        metrics["first_candidate_brier"][f"{regime}, {len(pairs)} documents"] = {
            "value": round(float(np.mean(squared)), 4), "interval_95": bootstrap_interval(squared)
        }  # fmt: skip
    return metrics


def _wanted(row: Row, regime: str) -> set[str]:
    return {heading(code) for code in row["entries"][regime]}


def _ece(pairs: Pairs, seed: int = 7) -> dict[str, Any]:
    """Error of calibration in ten bins; the interval is over resampled documents."""

    def error(chosen: Pairs) -> float:
        table = reliability_table([c for c, _ in chosen], [r for _, r in chosen], _BINS)
        return expected_calibration_error(table)

    rng = np.random.default_rng(seed)
    samples = rng.integers(0, len(pairs), (_ROUNDS, len(pairs)))
    errors = [error([pairs[n] for n in sample]) for sample in samples]
    low, high = (round(float(np.quantile(errors, q)), 4) for q in (0.025, 0.975))
    return {"value": error(pairs), "interval_95": [low, high]}


def first_headings(rows: list[Row], tried: Any, shares: Any) -> dict[str, Any]:
    """Whether the first US heading, left-over ones among them, is right; with baselines.

    The commonest heading is that of the rows not tried.
    """
    known = {row["id"]: row for row in rows}
    documents = sorted(set(tried.documents.tolist()))
    index = Index([pack for pack in load_packs() if pack.info.regime == "US"])
    inside = set(documents)
    others = [code for row in known.values() if row["id"] not in inside
              for code in sorted(_wanted(row, "US"))]  # fmt: skip
    majority = Counter(others).most_common(1)[0][0]
    meets = tried.vectors[:, FEATURE_NAMES.index("meets")]
    orders = {"model": np.asarray(shares), "status alone": meets}
    right: dict[str, list[float]] = {}
    for name in documents:
        wanted = _wanted(known[name], "US")
        if not wanted:
            continue
        own = [n for n in np.flatnonzero(tried.documents == name) if tried.headings[n][0] == "US"]
        for system, order in orders.items():
            best = max(own, key=lambda n, order=order: order[n], default=None)
            hit = best is not None and tried.headings[best][1] in wanted
            right.setdefault(system, []).append(float(hit))
        hits = index.search(known[name]["text"][:2000], limit=1)
        nearest = bool(hits) and heading(hits[0].code) in wanted
        right.setdefault("nearest entry (lists search)", []).append(float(nearest))
        right.setdefault(f"majority ({majority})", []).append(float(majority in wanted))
    return {
        system: {"value": round(float(np.mean(hits)), 4), "interval_95": bootstrap_interval(hits)}
        for system, hits in right.items()
    }
