"""Train the ranking model: from a candidate's evidence to the probability that it applies."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from corpus import Row, corpus_digest, maker_split, read_corpus
from coverage_scores import best_shares, coverage_metrics, is_unseen, right_scores, write_coverage
from evaluation import bootstrap_interval, expected_calibration_error, reliability_table
from spectriage.classify.linear import load_linear
from spectriage.classify.ranking import FEATURE_NAMES, feature_vector
from spectriage.documents.read import read_text
from spectriage.lists.codes import heading, is_residual, is_under
from spectriage.lists.explain import EntryResult
from spectriage.lists.verdict import EntryStatus
from spectriage.triage.triager import Triager, load
from store import write_model
from train_text import family_model

REGULARISATION = 1.0
# A weight of two for the candidates of uncontrolled items, of which a catalogue has more than the
# corpus, made plain cases too doubtful: the error of calibration on the test rose.
UNCONTROLLED_WEIGHT = 1.0


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Collect candidates of all corpus documents, fit, calibrate across makers, store."""
    rows = [row for row in read_corpus(corpus) if any(row["entries"].values())]
    triager = load(regimes=("US", "EU"), ranked=False)
    known = _collect(rows, [triager] * len(rows))
    vectors, labels, makers, splits = known.vectors, known.labels, known.makers, known.splits
    documents, weights = known.documents, known.weights
    train, test = splits != "test", splits == "test"

    scores = _out_of_fold(vectors[train], labels[train], makers[train], weights[train], seed)
    slope, offset = _platt(scores, labels[train], weights[train])
    checked = _fit(vectors[train], labels[train], weights[train], seed)
    shares = _sigmoid(slope * checked.decision_function(vectors[test]) + offset)
    metrics = _metrics(shares, labels[test], vectors[test])
    metrics["uncontrolled_weight"] = UNCONTROLLED_WEIGHT
    metrics["train_documents"] = len(set(documents[train]))
    metrics["test_documents"] = len(set(documents[test]))

    all_scores = _out_of_fold(vectors, labels, makers, weights, seed)
    slope, offset = _platt(all_scores, labels, weights)
    final = _fit(vectors, labels, weights, seed)
    folder = models / "candidate_ranking"
    folder.mkdir(parents=True, exist_ok=True)
    stored = {
        "weights": [round(float(slope * w), 8) for w in final.coef_[0]],
        "intercept": round(float(slope * final.intercept_[0] + offset), 8),
    }
    (folder / "weights.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    meta = {
        "name": "candidate_ranking",
        "task": "evidence of a candidate entry to the probability that a reviewer keeps it",
        "features": list(FEATURE_NAMES),
        "corpus_digest": corpus_digest(corpus),
        "seed": seed,
    }
    descriptions = read_corpus(corpus.parent / "descriptions")
    coverage = _coverage(rows, descriptions, known, triager, (slope, offset), seed)
    write_coverage(folder, coverage)
    metrics["coverage"] = coverage_metrics(coverage)
    write_model(folder, meta, metrics)
    print(json.dumps({k: v for k, v in metrics.items() if k != "reliability"}))
    return metrics


@dataclass(frozen=True, slots=True)
class Collected:
    """Candidates of all documents, one element of each array a candidate."""

    vectors: Any
    labels: Any
    makers: Any
    splits: Any
    documents: Any
    weights: Any
    headings: list[tuple[str, str]]


def _collect(rows: list[Row], triagers: list[Triager]) -> Collected:
    """One vector a candidate; its label is whether the annotator named the candidate's heading."""
    vectors, labels, makers, splits, documents, weights = [], [], [], [], [], []
    headings = []
    for row, triager in zip(rows, triagers, strict=True):
        named = [code for codes in row["entries"].values() for code in codes]
        controlled = any(not is_residual(code) for code in named)
        for found in triager.find(read_text(row["text"], name=row["id"])):
            vectors.append(feature_vector(found.evidence))
            labels.append(float(_applies(found.result, row["entries"][found.result.regime])))
            makers.append(row["maker"])
            splits.append(maker_split(row))
            documents.append(row["id"])
            headings.append((found.result.regime, heading(found.result.code)))
            weights.append(1.0 if controlled else UNCONTROLLED_WEIGHT)
    columns = (vectors, labels, makers, splits, documents, weights)
    return Collected(*(np.array(column) for column in columns), headings)


def _coverage(
    rows: list[Row],
    descriptions: list[Row],
    known: Collected,
    triager: Triager,
    platt: tuple[float, float],
    seed: int,
) -> dict[str, dict[str, Any]]:
    """Confidences of right headings, of documents whose makers neither model had seen.

    In use the ranking is fitted on what the family model found in texts it knows, and meets texts
    that it does not know. So the rankings here are fitted on `known`, and tried on candidates
    that family models without the document's maker (or family) lead to.
    """
    temperature = load_linear("product_family").temperature
    row_makers = np.array([row["maker"] or row["id"] for row in rows])
    blind: list[Any] = [None] * len(rows)
    folds = list(GroupKFold(n_splits=5).split(rows, groups=row_makers))
    for learn, held in folds:
        gone = set(row_makers[held])
        short = [row for row in descriptions if (row["maker"] or row["id"]) not in gone]
        families = family_model([rows[n] for n in learn], short, temperature, seed)
        other = triager.with_families(families)
        for n in held:
            blind[n] = other
    met = _collect(rows, blind)
    ids = np.array([row["id"] for row in rows])

    def shares(learn: Any, held: Any, candidates: Collected) -> dict[str, Any]:
        own = np.isin(known.documents, ids[learn])
        tried = np.isin(candidates.documents, ids[held])
        ranking = _fit(known.vectors[own], known.labels[own], known.weights[own], seed)
        slope, offset = platt
        found = _sigmoid(slope * ranking.decision_function(candidates.vectors[tried]) + offset)
        names = [candidates.headings[n] for n in np.flatnonzero(tried)]
        return best_shares(candidates.documents[tried].tolist(), names, found)

    every: dict[str, Any] = {}
    for learn, held in folds:
        every |= shares(learn, held, met)
    test = np.array([maker_split(row) == "test" for row in rows])
    of_test = shares(np.flatnonzero(~test), np.flatnonzero(test), met)
    of_rest: dict[str, Any] = {}
    rest = np.flatnonzero(~test)
    for learn, held in GroupKFold(n_splits=5).split(rest, groups=row_makers[rest]):
        of_rest |= shares(rest[learn], rest[held], met)
    unseen = np.array([is_unseen(row) for row in rows])
    seen = [row for row in rows if not is_unseen(row)]
    short = [row for row in descriptions if not is_unseen(row)]
    ignorant = triager.with_families(family_model(seen, short, temperature, seed))
    strange = [row for row in rows if is_unseen(row)]
    of_strange = shares(
        np.flatnonzero(~unseen),
        np.flatnonzero(unseen),
        _collect(strange, [ignorant] * len(strange)),
    )
    return {
        regime: {
            "calibration": right_scores(rows, regime, every),
            "held_out_makers": [
                right_scores([rows[n] for n in rest], regime, of_rest),
                right_scores([rows[n] for n in np.flatnonzero(test)], regime, of_test),
            ],
            "unseen_families": [
                right_scores(seen, regime, every),
                right_scores(strange, regime, of_strange),
            ],
        }
        for regime in ("US", "EU")
    }


def _applies(result: EntryResult, wanted: list[str]) -> bool:
    """Whether the annotator gave the item this heading; of a released entry, the very paragraph."""
    if result.status is EntryStatus.RELEASED:
        return any(is_under(result.code, code) for code in wanted)
    return heading(result.code) in {heading(code) for code in wanted}


def _fit(vectors: Any, labels: Any, weights: Any, seed: int) -> LogisticRegression:
    model = LogisticRegression(C=REGULARISATION, max_iter=2000, random_state=seed)
    return model.fit(vectors, labels, sample_weight=weights)


def _out_of_fold(vectors: Any, labels: Any, makers: Any, weights: Any, seed: int) -> Any:
    scores = np.zeros(len(labels))
    for train, held in GroupKFold(n_splits=5).split(vectors, labels, makers):
        model = _fit(vectors[train], labels[train], weights[train], seed)
        scores[held] = model.decision_function(vectors[held])
    return scores


def _platt(scores: Any, labels: Any, weights: Any) -> tuple[float, float]:
    model = LogisticRegression(C=1e6, max_iter=2000)
    model.fit(scores.reshape(-1, 1), labels, sample_weight=weights)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def _sigmoid(values: Any) -> Any:
    return 1 / (1 + np.exp(-values))


def _metrics(shares: Any, labels: Any, vectors: Any) -> dict[str, Any]:
    right = labels.tolist()
    table = reliability_table(shares.tolist(), right)
    base = float(labels.mean())
    meets = vectors[:, FEATURE_NAMES.index("meets")]
    squared = {
        "model": ((shares - labels) ** 2).tolist(),
        "always the base rate": ((base - labels) ** 2).tolist(),
        "status alone (meets = 1)": ((meets - labels) ** 2).tolist(),
    }
    return {
        "candidates": len(right),
        "base_rate": round(base, 4),
        "roc_auc": {
            "model": {"value": round(float(roc_auc_score(labels, shares)), 4),
                      "interval_95": _auc_interval(labels, shares)},
        },
        "brier": {
            name: {"value": round(float(np.mean(values)), 4),
                   "interval_95": bootstrap_interval(values)}
            for name, values in squared.items()
        },
        "expected_calibration_error": expected_calibration_error(table),
        "reliability": table,
    }  # fmt: skip


def _auc_interval(labels: Any, shares: Any, rounds: int = 500, seed: int = 7) -> list[float]:
    rng = np.random.default_rng(seed)
    values = []
    for _ in range(rounds):
        sample = rng.integers(0, len(labels), len(labels))
        if 0 < labels[sample].sum() < len(sample):
            values.append(roc_auc_score(labels[sample], shares[sample]))
    return [round(float(np.quantile(values, q)), 4) for q in (0.025, 0.975)]
