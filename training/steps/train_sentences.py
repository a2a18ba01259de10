"""Train what one sentence tells: red flags and uses, each label against all else.

A label's threshold is the least confidence from which on it is right on sentences of writers and
makers the model never saw. The texts of the corpora stand beside the written sentences, so that a
label that a plain paper raises by chance costs as much as it would in use.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from corpus import corpus_digest, documents_digest
from evaluation import bootstrap_interval, reliability_table
from sentence_rows import DENIED, FILES, Sentence, read_sentences, sentences_digest
from spectriage.classify.sentences import END_USE, RED_FLAG, TERMS_VERSION, sentence_terms
from spectriage.modelstore import stored_names
from spectriage.papers.silence import GUARDED
from store import write_model

REGULARISATION = 30.0
MIN_COUNT = 2
# Of what is told, out of fold. Half of the written sentences are near misses, so that a plain paper
# is told wrongly far less often; what an end-use rule hangs on has to be surer.
PRECISION = {RED_FLAG: 0.92, END_USE: 0.82}
GUARDED_PRECISION = 0.92
LEAST = 0.35  # confidence; below it a label is one of several guesses
MOST_TOLD = 4  # sentences of plain papers and letters that a red flag may be told of
FOLDS = 5
_STEPS = 127
_NEVER = 1.01
_A_LITTLE = 0.0001


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Train both models; returns their metrics by name."""
    return {task: _train(task, corpus, models, seed) for task in FILES}


def _train(task: str, corpus: Path, models: Path, seed: int) -> dict[str, Any]:
    rows = read_sentences(corpus, task)
    labels = sorted({label for row in rows for label in row.labels})
    truth = np.array([[label in row.labels for label in labels] for row in rows])
    found = np.zeros(truth.shape)
    for learn, held in _folds(rows):
        fitted = Fitted([rows[n] for n in learn], truth[learn], seed)
        found[held] = fitted.confidences([rows[n] for n in held])
    thresholds = np.array(
        [_threshold(task, rows, label, found[:, n], truth[:, n]) for n, label in enumerate(labels)]
    )
    metrics = _measure(rows, labels, truth, found, thresholds)

    final = Fitted(rows, truth, seed)
    folder = models / task
    folder.mkdir(parents=True, exist_ok=True)
    final.write(folder, thresholds)
    meta = {
        "name": task,
        "task": f"a sentence of a paper to {task.replace('_', ' ')}",
        "labels": labels,
        "terms_version": TERMS_VERSION,
        "corpus_digest": corpus_digest(corpus),
        **documents_digest(corpus),
        "sentences_digest": sentences_digest(corpus),
        "seed": seed,
        "threshold_rule": f"precision of {PRECISION[task]} ({GUARDED_PRECISION} of guarded uses) "
        "on writers and makers held out in turn",
        "trained_on": "all sentences, after the figures were measured out of fold",
    }
    write_model(folder, meta, metrics)
    print(json.dumps({k: v for k, v in metrics.items() if k != "reliability"}))
    return metrics


def _folds(rows: Sequence[Sentence]) -> list[tuple[Any, Any]]:
    """Each writer of sentences in turn with some of the makers."""
    writers = sorted({row.writer for row in rows if row.written})
    makers = sorted({row.writer for row in rows if not row.written})
    folds = max(2, min(FOLDS, len(writers)))
    of_writer = {name: n % folds for n, name in enumerate(writers)}
    of_maker = {name: n % folds for n, name in enumerate(makers)}
    place = np.array([(of_writer if row.written else of_maker)[row.writer] for row in rows])
    return [(np.flatnonzero(place != n), np.flatnonzero(place == n)) for n in range(folds)]


class Fitted:
    """A vectoriser and one plane a label, weights told in 127 steps either way."""

    def __init__(self, rows: Sequence[Sentence], truth: Any, seed: int) -> None:
        self.vectoriser = TfidfVectorizer(
            analyzer=sentence_terms, min_df=MIN_COUNT, sublinear_tf=True
        )
        known = sp.csr_matrix(self.vectoriser.fit_transform(row.text for row in rows))
        planes, self.intercepts = [], []
        for column in truth.T:
            plane = LogisticRegression(C=REGULARISATION, max_iter=300, random_state=seed)
            with threadpool_limits(1):  # sums of several threads differ in their last digits
                plane.fit(known, column)
            planes.append(plane.coef_[0])
            self.intercepts.append(float(plane.intercept_[0]))
        weights = np.array(planes).T
        self.step = float(np.abs(weights).max()) / _STEPS
        self.weights = np.rint(weights / self.step).astype(np.int8)

    def confidences(self, rows: Sequence[Sentence]) -> Any:
        """Confidence in each label, shape ``(n_rows, n_labels)``."""
        asked = self.vectoriser.transform(row.text for row in rows)
        margins = asked @ (self.weights * self.step) + np.array(self.intercepts)
        return 1 / (1 + np.exp(-margins))

    def write(self, folder: Path, thresholds: Any) -> None:
        """Store terms and arrays; terms without weight too, which count in a sentence's length."""
        (folder / "vocabulary.json").unlink(missing_ok=True)  # models of older versions had it
        np.savez_compressed(
            folder / "weights.npz",
            names=stored_names(map(str, self.vectoriser.get_feature_names_out())),
            idf=self.vectoriser.idf_.astype(np.float32),
            weights=self.weights,
            step=np.float64(self.step),
            intercepts=np.array(self.intercepts),
            thresholds=thresholds,
        )


def _threshold(
    task: str, rows: Sequence[Sentence], label: str, confidence: Any, truth: Any
) -> float:  # fmt: skip
    wanted = GUARDED_PRECISION if label in GUARDED else PRECISION[task]
    order = np.argsort(-confidence, kind="stable")
    right = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(right >= wanted)
    least = float(confidence[order[enough[-1]]]) if len(enough) else _NEVER
    if task == RED_FLAG:
        plain = np.sort([c for c, row in zip(confidence, rows, strict=True) if not row.written])
        least = max(least, float(plain[-MOST_TOLD - 1]) + _A_LITTLE)
    return round(max(least, LEAST), 4)


def _measure(
    rows: Sequence[Sentence], labels: Sequence[str], truth: Any, found: Any, thresholds: Any
) -> dict[str, Any]:  # fmt: skip
    """Figures out of fold: each writer and each maker were held out in turn."""
    told = found >= thresholds
    written = np.array([row.written for row in rows])
    metrics: dict[str, Any] = {
        "train_sentences": len(rows),
        "written_sentences": int(written.sum()),
        "writers": len({row.writer for row in rows if row.written}),
        "by_label": {
            label: _scores(truth[:, n], told[:, n], written)
            | {"threshold": float(thresholds[n]), "sentences": int(truth[:, n].sum())}
            for n, label in enumerate(labels)
        },
        "recall": {}, "precision": {},
    }  # fmt: skip
    names = [n for n, label in enumerate(labels) if label != DENIED]
    for part, chosen in (("written sentences", written), ("sentences of texts", ~written)):
        own, said = truth[np.ix_(chosen, names)], told[np.ix_(chosen, names)]
        if own.any():
            metrics["recall"][part] = _interval(said[own])
        if said.any():
            metrics["precision"][part] = _interval(own[said])
    metrics["told_of_texts"] = int(told[np.ix_(~written, names)].sum())
    best = found[:, names].max(axis=1)
    right = truth[np.arange(len(rows)), np.array(names)[found[:, names].argmax(axis=1)]]
    metrics["reliability"] = reliability_table(
        best[written].tolist(), right[written].astype(float).tolist()
    )
    return metrics


def _scores(truth: Any, told: Any, written: Any) -> dict[str, Any]:
    right = int((truth & told).sum())
    return {
        "precision": round(right / max(int(told.sum()), 1), 4),
        "recall": round(right / max(int(truth.sum()), 1), 4),
        "recall_written": round(
            int((truth & told & written).sum()) / max(int((truth & written).sum()), 1), 4
        ),
    }


def _interval(hits: Any) -> dict[str, Any]:
    values = [float(hit) for hit in hits]
    return {"value": round(float(np.mean(values)), 4), "interval_95": bootstrap_interval(values)}
