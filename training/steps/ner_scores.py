"""Scores of the recogniser on test, beside two baselines, with intervals over documents."""

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

import numpy as np

from corpus import Row
from ner_docs import Place, gold_places, marked_doc
from spectriage.language import factories
from spectriage.language.pipeline import load_pipeline
from spectriage.language.scope import find_scopes, polarity_at

Counts = np.ndarray[Any, np.dtype[np.float64]]  # hits, predicted, gold of each document

_LABEL_OF_SPANS = {
    factories.FEATURES: "CAPABILITY",
    factories.CLAIMS: "END_USE",
    factories.CODES: "CODE",
    factories.PARTIES: "PARTY",
}
_PAPERS = ("datasheet", "manual", "catalogue")  # kinds whose parties are not looked for


def evaluate(
    rows: Sequence[Row], model: list[list[Place]], labels: Sequence[str]
) -> dict[str, Any]:
    """Scores by predictor, match and label; the model's also by maker and by language."""
    gold = [gold_places(row) for row in rows]
    predictions = {
        "model": model,
        "keyword": [_keywords(row) for row in rows],
        "majority (nothing)": [[] for _ in rows],
    }
    matches: dict[str, Callable[[Place, Place], bool]] = {"exact": _exact, "overlap": _overlap}
    scores = {
        kind: {
            name: {label: _score(predicted, gold, label, match) for label in (*labels, "ALL")}
            for name, predicted in predictions.items()
        }
        for kind, match in matches.items()
    }
    return {
        "test_documents": len(rows),
        "test_spans": sum(map(len, gold)),
        "scores": scores,
        "by_maker": _by(rows, model, gold, "maker"),
        "by_language": _by(rows, model, gold, "language"),
    }


def f1_of(rows: Sequence[Row], predicted: list[list[Place]]) -> float:
    """Exact F1 over all labels."""
    gold = [gold_places(row) for row in rows]
    return _prf(_counts(predicted, gold, "ALL", _exact).sum(axis=0))[2]


def assertion_accuracy(rows: Sequence[Row]) -> dict[str, Any]:
    """How often the scope of a capability or end use is told as annotated.

    "Someone else's" counts as a miss, since no cue tells it.
    """
    right = total = 0
    by: dict[str, list[int]] = {}
    for row in rows:
        scopes = find_scopes(row["text"])
        for span in row["spans"]:
            if span["label"] not in ("CAPABILITY", "END_USE"):
                continue
            told = polarity_at(scopes, span["start"], span["end"], own_cues=True)
            hit = told == span["polarity"]
            right, total = right + hit, total + 1
            counts = by.setdefault(span["polarity"], [0, 0])
            counts[0] += hit
            counts[1] += 1
    return {
        "accuracy": round(right / total, 4) if total else 0.0,
        "spans": total,
        "majority": round(max((n for _, n in by.values()), default=0) / max(total, 1), 4),
        "by_polarity": {
            name: {"right": hits, "spans": number} for name, (hits, number) in sorted(by.items())
        },
    }


def words_per_second(find: Callable[[str], Any], rows: Sequence[Row]) -> float:
    """Words of white-space splitting a second, on whole texts, the marks included."""
    texts = [row["text"] for row in rows]
    for text in texts:  # fills the caches of patterns, as a long run would
        find(text)
    marked_doc.cache_clear()
    started = perf_counter()
    for text in texts:
        find(text)
    return sum(len(text.split()) for text in texts) / (perf_counter() - started)


def _keywords(row: Row) -> list[Place]:
    doc = load_pipeline(ner=False)(row["text"])
    return sorted(
        {
            (span.start_char, span.end_char, label)
            for key, label in _LABEL_OF_SPANS.items()
            if label != "PARTY" or row["kind"] not in _PAPERS
            for span in doc.spans[key]
        }
    )


def _exact(a: Place, b: Place) -> bool:
    return a == b


def _overlap(a: Place, b: Place) -> bool:
    return a[2] == b[2] and a[0] < b[1] and b[0] < a[1]


def _counts(
    predicted: list[list[Place]], gold: list[list[Place]], label: str,
    match: Callable[[Place, Place], bool],
) -> Counts:  # fmt: skip
    table = []
    for ours, theirs in zip(predicted, gold, strict=True):
        mine = [place for place in ours if label in ("ALL", place[2])]
        right = [place for place in theirs if label in ("ALL", place[2])]
        precise = sum(any(match(p, g) for g in right) for p in mine)
        found = sum(any(match(p, g) for p in mine) for g in right)
        table.append((precise, len(mine), found, len(right)))
    return np.array(table, dtype=np.float64).reshape(-1, 4)


def _score(
    predicted: list[list[Place]], gold: list[list[Place]], label: str,
    match: Callable[[Place, Place], bool],
) -> dict[str, Any]:  # fmt: skip
    counts = _counts(predicted, gold, label, match)
    precision, recall, f1 = _prf(counts.sum(axis=0))
    rng = np.random.default_rng(7)
    picks = (
        rng.integers(0, len(counts), (1000, len(counts))) if len(counts) else np.zeros((1, 0), int)
    )
    sampled = [_prf(counts[pick].sum(axis=0))[2] for pick in picks]
    interval = [round(float(np.quantile(sampled, q)), 4) for q in (0.025, 0.975)]
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "f1_interval_95": interval,
        "spans": int(counts[:, 3].sum()),
    }


def _prf(total: Counts) -> tuple[float, float, float]:
    precise, predicted, found, gold = (float(value) for value in total)
    precision = precise / predicted if predicted else 0.0
    recall = found / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _by(
    rows: Sequence[Row], model: list[list[Place]], gold: list[list[Place]], field: str
) -> dict[str, Any]:
    table = {}
    for value in sorted({row.get(field, "") for row in rows}):
        own = [n for n, row in enumerate(rows) if row.get(field, "") == value]
        counts = _counts([model[n] for n in own], [gold[n] for n in own], "ALL", _exact)
        table[value] = {
            "documents": len(own),
            "spans": int(counts[:, 3].sum()),
            "f1": round(_prf(counts.sum(axis=0))[2], 4),
        }
    return table
