"""Train the ranking model: from a candidate's evidence to the probability that it applies."""

import json
from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from corpus import (
    Row,
    corpus_digest,
    documents_digest,
    first_pages_digest,
    maker_split,
    read_documents,
)
from coverage_scores import best_shares, coverage_metrics, is_unseen, right_scores, write_coverage
from evaluation import bootstrap_interval, expected_calibration_error, reliability_table
from ranking_scores import first_candidates, first_headings
from spectriage.classify.linear import load_linear
from spectriage.classify.ranking import FEATURE_NAMES, feature_vector
from spectriage.documents.read import read_text
from spectriage.lists.codes import heading, is_residual, is_under
from spectriage.lists.explain import EntryResult
from spectriage.lists.verdict import EntryStatus
from spectriage.triage.triager import Triager, load
from store import write_model
from train_text import Teaching, family_model, read_teaching

REGULARISATION = 0.3
FOLDS = 5
BLIND_FOLDS = 3  # of family models, whose fits are most of this step
# Hand-set. Confidences are told for a catalogue in which so many documents are about a controlled
# item: those of the corpus count more or less, so that they come out at this share.
CONTROLLED_SHARE = 0.3


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Collect candidates of all corpus documents, fit, calibrate across makers, store.

    In use the ranking meets texts that the family model does not know. So each document's
    candidates are those that a family model without its maker leads to.
    """
    rows = [row for row in read_documents(corpus) if any(row["entries"].values())]
    teaching = read_teaching(corpus)
    triager = load(regimes=("US", "EU"), ranked=False)
    met = _collect(rows, _blind_triagers(rows, teaching, triager, seed))
    train, test = met.splits != "test", met.splits == "test"

    learn = met.only(train)
    slope, offset = _platt(_out_of_fold(learn, seed), learn.labels, learn.weights)
    checked = _fit(learn, seed)
    tried = met.only(test)
    shares = _sigmoid(slope * checked.decision_function(tried.vectors) + offset)
    metrics = _metrics(shares, tried.labels, tried.vectors)
    metrics |= first_candidates(rows, tried, shares)
    metrics["first_heading"] = first_headings(rows, tried, shares)
    metrics["controlled_share"] = CONTROLLED_SHARE
    metrics["train_documents"] = len(set(learn.documents))
    metrics["test_documents"] = len(set(tried.documents))

    scores = _out_of_fold(met, seed)
    slope, offset = _platt(scores, met.labels, met.weights)
    in_turn = first_candidates(rows, met, _sigmoid(slope * scores + offset))
    for measure in ("first_candidate_ece", "first_candidate_brier"):
        turned = {f"{name}, each maker held out in turn": v for name, v in in_turn[measure].items()}
        metrics[measure] |= turned
    final = _fit(met, seed)
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
        **documents_digest(corpus),
        **first_pages_digest(corpus),
        "seed": seed,
    }
    coverage = _coverage(rows, teaching, met, triager, (slope, offset), seed)
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
    headings: Any  # regime and heading, an object array of pairs

    def only(self, chosen: Any) -> "Collected":
        """The candidates of a mask or of these places."""
        return Collected(*(getattr(self, field.name)[chosen] for field in fields(self)))


def _collect(rows: list[Row], triagers: list[Triager]) -> Collected:
    """One vector a candidate; its label is whether the annotator named the candidate's heading.

    The paragraphs of one heading share one weight: a list that cuts a heading into twenty is no
    better evidence than one that does not.
    """
    vectors, labels, makers, splits, documents, weights = [], [], [], [], [], []
    headings: list[tuple[str, str]] = []
    of_controlled, of_plain = _weights(rows)
    for row, triager in zip(rows, triagers, strict=True):
        candidates = triager.find(read_text(row["text"], name=row["id"]))
        own = [(found.result.regime, heading(found.result.code)) for found in candidates]
        paragraphs = Counter(own)
        weight = of_controlled if _is_controlled(row) else of_plain
        for found, place in zip(candidates, own, strict=True):
            vectors.append(feature_vector(found.evidence))
            labels.append(float(_applies(found.result, row["entries"][found.result.regime])))
            makers.append(row["maker"] or row["id"])
            splits.append(maker_split(row))
            documents.append(row["id"])
            weights.append(weight / paragraphs[place])
        headings += own
    columns = (vectors, labels, makers, splits, documents, weights)
    pairs = np.empty(len(headings), dtype=object)
    pairs[:] = headings
    return Collected(*(np.array(column) for column in columns), pairs)


def _weights(rows: list[Row]) -> tuple[float, float]:
    """Weights of a controlled and of a plain document that bring `CONTROLLED_SHARE` about."""
    share = sum(map(_is_controlled, rows)) / len(rows)
    if not 0 < share < 1:
        return 1.0, 1.0
    return CONTROLLED_SHARE / share, (1 - CONTROLLED_SHARE) / (1 - share)


def _is_controlled(row: Row) -> bool:
    return any(not is_residual(code) for codes in row["entries"].values() for code in codes)


def _blind_triagers(
    rows: list[Row], teaching: Teaching, triager: Triager, seed: int
) -> list[Triager]:
    """For each row the triager with a family model that saw nothing of the row's maker."""
    temperature = load_linear("product_family").temperature
    makers = _makers(rows)
    blind = [triager] * len(rows)
    for learn, held in GroupKFold(n_splits=BLIND_FOLDS).split(rows, groups=makers):
        gone = set(makers[held])
        rest = teaching.only(lambda row, gone=gone: (row["maker"] or row["id"]) not in gone)
        families = family_model([rows[n] for n in learn], rest, temperature, seed)
        other = triager.with_families(families)
        for n in held:
            blind[n] = other
    return blind


def _makers(rows: list[Row]) -> Any:
    return np.array([row["maker"] or row["id"] for row in rows])


def _coverage(
    rows: list[Row],
    teaching: Teaching,
    met: Collected,
    triager: Triager,
    platt: tuple[float, float],
    seed: int,
) -> dict[str, dict[str, Any]]:
    """Confidences of right headings, of documents whose makers neither model had seen."""
    makers = _makers(rows)
    ids = np.array([row["id"] for row in rows])

    def shares(learn: Any, held: Any, candidates: Collected) -> dict[str, Any]:
        ranking = _fit(met.only(np.isin(met.documents, ids[learn])), seed)
        tried = candidates.only(np.isin(candidates.documents, ids[held]))
        found = _sigmoid(platt[0] * ranking.decision_function(tried.vectors) + platt[1])
        return best_shares(tried.documents.tolist(), tried.headings.tolist(), found)

    def across_makers(chosen: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for learn, held in GroupKFold(n_splits=FOLDS).split(chosen, groups=makers[chosen]):
            found |= shares(chosen[learn], chosen[held], met)
        return found

    test = np.array([maker_split(row) == "test" for row in rows])
    rest = np.flatnonzero(~test)
    every, of_rest = across_makers(np.arange(len(rows))), across_makers(rest)
    of_test = shares(rest, np.flatnonzero(test), met)
    unseen = np.array([is_unseen(row) for row in rows])
    seen = [row for row in rows if not is_unseen(row)]
    taught = teaching.only(lambda row: not is_unseen(row))
    temperature = load_linear("product_family").temperature
    ignorant = triager.with_families(family_model(seen, taught, temperature, seed))
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


def _fit(known: Collected, seed: int) -> LogisticRegression:
    model = LogisticRegression(C=REGULARISATION, max_iter=2000, random_state=seed)
    return model.fit(known.vectors, known.labels, sample_weight=known.weights)


def _out_of_fold(known: Collected, seed: int) -> Any:
    scores = np.zeros(len(known.labels))
    for learn, held in GroupKFold(n_splits=FOLDS).split(known.vectors, groups=known.makers):
        scores[held] = _fit(known.only(learn), seed).decision_function(known.vectors[held])
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
