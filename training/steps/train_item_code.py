"""Train the US code of short descriptions: similar texts, and what weighs beside them."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import KFold
from sklearn.svm import LinearSVC

from corpus import Row, corpus_digest, maker_split, read_corpus
from coverage_scores import coverage_metrics, is_unseen, write_coverage
from evaluation import bootstrap_interval, brier_of, expected_calibration_error, reliability_table
from spectriage.classify.conformal import NO_CANDIDATE
from spectriage.classify.item_code import (
    MODEL,
    TERMS_VERSION,
    ItemCodeModel,
    description_terms,
)
from spectriage.documents.read import read_text
from spectriage.lists.codes import heading
from spectriage.lists.load import load_packs
from spectriage.lists.pack import Pack
from spectriage.lists.search import Index
from spectriage.modelstore import stored_names
from spectriage.report.model import Report
from spectriage.triage.description_codes import (
    EVIDENCE_NAMES,
    LEAST_SHOWN,
    CodeEvidence,
    CodeWeights,
    code_evidence,
)
from spectriage.triage.triager import load
from store import write_model

NEIGHBOURS = 10
LIST_WEIGHT = 0.5  # the vote of a title and its search terms, beside a description's
MIN_COUNT = 2
MAX_TERMS = 40_000
FOLDS = 3  # five tell the first code no better (test: 0.6645, three 0.6661)
PENALTY = 0.5  # of the planes, chosen on train and dev
_STEPS = 127  # planes are kept as int8
RIDGE = 0.01  # of the weights, so that rare evidence stays near nothing

Case = tuple[dict[str, CodeEvidence], str]


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Fit on train and dev, measure on test, then store a model of all descriptions.

    The descriptions stand in the folder `descriptions` beside the corpus.
    """
    corpus = corpus.parent / "descriptions"
    rows = [row for row in read_corpus(corpus) if row["entries"]["US"]]
    pack = next(pack for pack in load_packs() if pack.info.regime == "US")
    wordings = list_wordings(pack)
    judged = _judge(rows)
    test = [n for n, row in enumerate(rows) if maker_split(row) == "test"]
    learn = [n for n, row in enumerate(rows) if maker_split(row) != "test"]

    learnt = _out_of_fold(rows, judged, learn, wordings, seed)
    weights = _fit_weights(learnt)
    known = build_store([rows[n] for n in learn], wordings, seed)
    tested = [_case(known, rows[n], judged[n]) for n in test]
    metrics = _measure(known, weights, [rows[n] for n in test], [judged[n] for n in test], pack)
    metrics["train_documents"], metrics["test_documents"] = len(learn), len(test)
    metrics["answers_of_majority"] = _majority(rows, learn)

    everything = list(range(len(rows)))
    cases = _out_of_fold(rows, judged, everything, wordings, seed)
    final = _fit_weights(cases)
    folder = models / MODEL
    _write(folder, build_store(rows, wordings, seed), final)
    meta = {
        "name": MODEL,
        "task": "a short description to the US heading that a careful classifier would give it",
        "terms_version": TERMS_VERSION,
        "evidence": list(EVIDENCE_NAMES),
        "neighbours": NEIGHBOURS,
        "corpus_digest": corpus_digest(corpus),
        "seed": seed,
    }
    coverage = {
        "US": {
            "calibration": _right_shares(cases, final),
            "held_out_makers": [_right_shares(learnt, weights), _right_shares(tested, weights)],
            "unseen_families": _unseen(rows, judged, wordings, seed),
        }
    }
    write_coverage(folder, coverage)
    metrics["coverage"] = coverage_metrics(coverage)
    write_model(folder, meta, metrics)
    print(json.dumps({k: v for k, v in metrics.items() if k not in ("reliability", "errors")}))
    return metrics


def list_wordings(pack: Pack) -> list[tuple[str, str]]:
    """Code and wording of every record and heading of the list: title and search terms."""
    entries = [
        (entry.code, f"{entry.title}. {', '.join(entry.search_terms)}")
        for entry in pack.entries
        if entry.code != "EAR99"
    ]
    headings = [
        (record.code, f"{record.title}. {record.covers} {', '.join(record.search_terms)}")
        for record in pack.headings
    ]
    return entries + headings


def build_store(
    rows: Sequence[Row], wordings: Sequence[tuple[str, str]], seed: int
) -> ItemCodeModel:
    """The model of these descriptions and list wordings; its planes in 127 steps either way."""
    texts = [row["text"].strip() for row in rows] + [text for _, text in wordings]
    codes = [row["entries"]["US"][0] for row in rows] + [code for code, _ in wordings]
    counted = TfidfVectorizer(
        analyzer=_terms, min_df=MIN_COUNT, max_features=MAX_TERMS, sublinear_tf=True
    )
    counts = counted.fit_transform(texts)
    columns = sp.csc_matrix(counts)
    columns.sort_indices()
    weights = np.array([1.0] * len(rows) + [LIST_WEIGHT] * len(wordings))
    planes = LinearSVC(C=PENALTY, random_state=seed).fit(
        counts, [heading(code) for code in codes], sample_weight=weights
    )
    step = float(np.abs(planes.coef_).max() / _STEPS)
    return ItemCodeModel(
        vocabulary={str(t): n for n, t in enumerate(counted.get_feature_names_out())},
        idf=counted.idf_.astype(np.float32).astype(np.float64),
        starts=columns.indptr.astype(np.int64),
        rows=columns.indices.astype(np.int64),
        values=columns.data.astype(np.float16).astype(np.float64),
        codes=tuple(codes),
        texts=tuple(text[:160] for text in texts),
        weights=weights,
        neighbours=NEIGHBOURS,
        headings=tuple(str(name) for name in planes.classes_),
        planes=np.rint(planes.coef_.T / step).astype(np.int8),
        step=step,
        offsets=planes.intercept_.astype(np.float32).astype(np.float64),
    )


@cache
def _terms(text: str) -> list[str]:
    """Terms of a text, taken apart once for all folds."""
    return description_terms(text)


def _judge(rows: Sequence[Row]) -> list[Report]:
    """What the US list says to each description."""
    triager = load(regimes=("US",), ranked=False)
    return [triager.triage_document(read_text(row["text"], name=row["id"])) for row in rows]


def _out_of_fold(
    rows: Sequence[Row], judged: Sequence[Report], chosen: Sequence[int],
    wordings: Sequence[tuple[str, str]], seed: int,
) -> list[Case]:  # fmt: skip
    cases = []
    for train, held in KFold(FOLDS, shuffle=True, random_state=seed).split(chosen):
        store = build_store([rows[chosen[n]] for n in train], wordings, seed)
        for n in held:
            cases.append(_case(store, rows[chosen[n]], judged[chosen[n]]))
    return cases


def _case(store: ItemCodeModel, row: Row, judged: Report) -> Case:
    text = row["text"]
    evidence = code_evidence(store.guesses(text), store.margins(text), judged)
    return evidence, heading(row["entries"]["US"][0])


def _fit_weights(cases: Sequence[Case]) -> CodeWeights:
    """Weights that make the true heading, or "none of these", likeliest over all cases."""
    matrices = [np.array([astuple(item) for item in found.values()]) for found, _ in cases]
    truths = [list(found).index(code) if code in found else -1 for found, code in cases]

    def loss(parameters: Any) -> float:
        total = 0.0
        for matrix, truth in zip(matrices, truths, strict=True):
            logits = np.append(matrix @ parameters[:-1] if len(matrix) else [], parameters[-1])
            top = logits.max()
            total += top + np.log(np.exp(logits - top).sum()) - logits[truth]
        return float(total / len(matrices) + RIDGE * (parameters[:-1] ** 2).sum())

    start = np.zeros(len(EVIDENCE_NAMES) + 1)
    start[0] = 1.0
    found = minimize(loss, start, method="L-BFGS-B").x
    return CodeWeights(tuple(round(float(w), 6) for w in found[:-1]), round(float(found[-1]), 6))


def _right_shares(cases: Sequence[Case], weights: CodeWeights) -> list[float]:
    """Probability of the right heading of each description, ascending; 0 where it was none."""
    shares = [weights.probabilities(found).get(code, NO_CANDIDATE) for found, code in cases]
    return sorted(share if share >= LEAST_SHOWN else NO_CANDIDATE for share in shares)


def _unseen(
    rows: Sequence[Row], judged: Sequence[Report], wordings: Sequence[tuple[str, str]], seed: int
) -> list[list[float]]:
    """Calibrated without the families held out, and tried on them.

    The family model knows these families; the similar texts and the weights do not.
    """
    strange = [n for n, row in enumerate(rows) if is_unseen(row)]
    seen = [n for n, row in enumerate(rows) if not is_unseen(row)]
    cases = _out_of_fold(rows, judged, seen, wordings, seed)
    weights = _fit_weights(cases)
    store = build_store([rows[n] for n in seen], wordings, seed)
    tried = [_case(store, rows[n], judged[n]) for n in strange]
    return [_right_shares(cases, weights), _right_shares(tried, weights)]


def _measure(
    store: ItemCodeModel, weights: CodeWeights, rows: Sequence[Row],
    judged: Sequence[Report], pack: Pack,
) -> dict[str, Any]:  # fmt: skip
    cases = [_case(store, row, found) for row, found in zip(rows, judged, strict=True)]
    ranked = [list(weights.probabilities(found).items()) for found, _ in cases]
    truths = [code for _, code in cases]
    right = [float(bool(r) and r[0][0] == t) for r, t in zip(ranked, truths, strict=True)]
    in_three = [float(t in [c for c, _ in r[:3]]) for r, t in zip(ranked, truths, strict=True)]
    votes = [store.guesses(row["text"]) for row in rows]
    lists_only = replace(store, weights=np.where(store.weights < 1, 1.0, 0.0))
    nearest = [lists_only.guesses(row["text"]) for row in rows]
    index = Index([pack])
    hits = [index.search(row["text"], limit=1) for row in rows]
    table = reliability_table([r[0][1] if r else 0.0 for r in ranked], right)
    shares = {
        "model": right,
        "model, among the first three": in_three,
        "similar texts alone": [
            float(bool(v) and v[0].heading == t) for v, t in zip(votes, truths, strict=True)
        ],
        "planes alone": [
            float(next(iter(store.margins(row["text"])), "") == t)
            for row, t in zip(rows, truths, strict=True)
        ],
        "nearest list wording (tf-idf)": [
            float(bool(v) and v[0].heading == t) for v, t in zip(nearest, truths, strict=True)
        ],
        "keyword (lists search)": [
            float(bool(h) and heading(h[0].code) == t) for h, t in zip(hits, truths, strict=True)
        ],
        "majority (EAR99)": [float(t == "EAR99") for t in truths],
    }
    return {
        "accuracy": {
            name: {"value": round(float(np.mean(v)), 4), "interval_95": bootstrap_interval(v)}
            for name, v in shares.items()
        },
        "brier": brier_of([r[0][1] if r else 0.0 for r in ranked], right),
        "expected_calibration_error": expected_calibration_error(table),
        "largest_sum_of_probabilities": max(sum(p for _, p in r) for r in ranked),
        "reliability": table,
        "errors": [
            {"id": row["id"], "truth": t, "guess": r[0][0] if r else ""}
            for row, r, t in zip(rows, ranked, truths, strict=True)
            if not r or r[0][0] != t
        ],
    }


def _majority(rows: Sequence[Row], learn: Sequence[int]) -> str:
    return Counter(heading(rows[n]["entries"]["US"][0]) for n in learn).most_common(1)[0][0]


def _write(folder: Path, store: ItemCodeModel, weights: CodeWeights) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    terms = sorted(store.vocabulary, key=lambda term: store.vocabulary[term])
    stored = {
        "codes": store.codes, "texts": store.texts, "weights": store.weights.tolist(),
        "headings": store.headings,
    }  # fmt: skip
    (folder / "vocabulary.json").unlink(missing_ok=True)  # models of older versions had it
    (folder / "texts.json").write_text(
        json.dumps(stored, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    fusion = {"weights": list(weights.weights), "none": weights.none}
    (folder / "fusion.json").write_text(json.dumps(fusion, indent=1) + "\n", encoding="utf-8")
    np.savez_compressed(
        folder / "weights.npz",
        names=stored_names(terms),
        idf=store.idf.astype(np.float32),
        starts=store.starts.astype(np.int32),
        rows=store.rows.astype(np.uint16),
        values=store.values.astype(np.float16),
        planes=store.planes,
        step=np.float64(store.step),
        offsets=store.offsets.astype(np.float32),
    )
