"""Train the document-kind and product-family classifiers and store them with their figures."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED

import numpy as np
import skops.io
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import FeatureUnion, Pipeline

from corpus import Row, corpus_digest, maker_split, read_corpus
from evaluation import bootstrap_interval, brier_of, reliability_table
from masking import mask_maker, others_of
from spectriage.classify.features import (
    CUE_PATTERN,
    FEATURES_VERSION,
    WORD_PATTERN,
    keyword_guess,
    prepare_text,
)
from spectriage.classify.linear import LinearTextModel
from spectriage.vocabulary.tables import read_table
from store import write_model


@dataclass(frozen=True, kw_only=True)
class TextTask:
    """What to learn: the row's field, the cue group, and settings that were fixed on dev."""

    name: str
    field: str
    regularisation: float
    cue_weight: float
    min_df: int = 2
    descriptions: bool = False  # learn short descriptions too; they are in no test


Texts = tuple[list[str], list[str]]  # prepared, and their labels
NONE: Texts = ([], [])
SHORT_WEIGHT = 0.3  # of a description beside a sheet: it teaches words, sheets how they are used

TASKS = (
    TextTask(name="document_kind", field="kind", regularisation=30.0, cue_weight=1.0),
    TextTask(
        name="product_family",
        field="family",
        regularisation=30.0,
        cue_weight=1.0,
        descriptions=True,
    ),
)


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Train both models; returns their metrics by name."""
    rows = read_corpus(corpus)
    descriptions = read_corpus(corpus.parent / "descriptions")
    return {
        task.name: _train(
            task, rows, descriptions if task.descriptions else [], corpus, models, seed
        )
        for task in TASKS
    }


def new_estimator(task: TextTask, seed: int) -> Pipeline:
    """Unfitted pipeline of a task: words and cues as blocks of unit length, then a softmax."""
    words = TfidfVectorizer(
        token_pattern=rf"(?<!\w){WORD_PATTERN}", ngram_range=(1, 2), sublinear_tf=True,
        min_df=task.min_df,
    )  # fmt: skip
    cues = TfidfVectorizer(token_pattern=rf"(?<!\w){CUE_PATTERN}", sublinear_tf=True)
    blocks = FeatureUnion(
        [("words", words), ("cues", cues)],
        transformer_weights={"words": 1.0, "cues": task.cue_weight},
    )
    logistic = LogisticRegression(
        C=task.regularisation, class_weight="balanced", max_iter=3000, random_state=seed
    )
    return Pipeline([("blocks", blocks), ("logistic", logistic)])


def prior_texts(task: TextTask) -> tuple[list[str], list[str]]:
    """One text a label, made of the label's own cue terms, with the labels.

    They teach the words of a label of which the corpus has few documents; they are in no test.
    """
    rows = [row for row in read_table("cues.tsv") if row["group"] == task.field]
    texts = [prepare_text(row["terms"].replace(" | ", " . "), task.field) for row in rows]
    return texts, [row["name"] for row in rows]


def fit(task: TextTask, texts: list[str], labels: Any, seed: int, short: Texts = NONE) -> Pipeline:
    """Estimator fitted on the texts, the short descriptions and the prior texts."""
    prior, prior_labels = prior_texts(task)
    counted = [1.0] * len(texts) + [SHORT_WEIGHT] * len(short[0]) + [1.0] * len(prior)
    texts, labels = [*texts, *short[0]], [*labels, *short[1]]
    return new_estimator(task, seed).fit(
        [*texts, *prior], [*map(str, labels), *prior_labels], logistic__sample_weight=counted
    )


def _usable(task: TextTask, rows: list[Row]) -> tuple[list[Row], Counter[str]]:
    """Rows that can teach the task; those left out are counted by reason."""
    left_out: Counter[str] = Counter()
    kept = []
    for row in rows:
        if task.field == "family" and row["family"] == "other" and not any(row["entries"].values()):
            left_out["paper that describes no item"] += 1
        else:
            kept.append(row)
    return kept, left_out


def _train(
    task: TextTask, rows: list[Row], descriptions: list[Row], corpus: Path, models: Path, seed: int
) -> Any:  # fmt: skip
    usable, left_out = _usable(task, rows)
    short: Texts = (
        [prepare_text(row["text"], task.field) for row in descriptions],
        [row[task.field] for row in descriptions],
    )
    # These models must know every family, so families held out elsewhere go by their maker here.
    learn = [row for row in usable if maker_split(row) != "test"]
    test = [row for row in usable if maker_split(row) == "test"]
    texts = [prepare_text(row["text"], task.field) for row in learn]
    labels = np.array([row[task.field] for row in learn])
    makers = [row["maker"] for row in learn]

    temperature = _fit_temperature(task, texts, labels, makers, seed, short)
    checked = fit(task, texts, labels, seed, short)
    metrics = _evaluate(task, checked, temperature, learn, test)
    metrics["train_descriptions"] = len(descriptions)
    metrics["left_out"] = dict(left_out)

    everything = [prepare_text(row["text"], task.field) for row in usable]
    final = fit(task, everything, [row[task.field] for row in usable], seed, short)
    folder = models / task.name
    folder.mkdir(parents=True, exist_ok=True)
    skops.io.dump(final, folder / "model.skops", compression=ZIP_DEFLATED, compresslevel=9)
    _write_arrays(task, final, temperature, folder)
    meta = {
        "name": task.name,
        "task": f"document text to {task.field}",
        "labels": [str(label) for label in final.classes_],
        "features_version": FEATURES_VERSION,
        "corpus_digest": corpus_digest(corpus),
        **_descriptions_digest(task, corpus),
        "seed": seed,
        "temperature": temperature,
        "trained_on": "all splits, after the test figures were measured on a model without test",
    }
    write_model(folder, meta, metrics)
    return metrics


def _descriptions_digest(task: TextTask, corpus: Path) -> dict[str, str]:
    if not task.descriptions:
        return {}
    return {"descriptions_digest": corpus_digest(corpus.parent / "descriptions")}


def _fit_temperature(
    task: TextTask, texts: list[str], labels: Any, makers: list[str], seed: int, short: Texts
) -> float:
    """Temperature that makes out-of-fold probabilities fit best; folds share no maker."""
    logits, truth = [], []
    for train, held in GroupKFold(n_splits=5).split(texts, labels, makers):
        model = fit(task, [texts[i] for i in train], labels[train], seed, short)
        known = {label: n for n, label in enumerate(model.classes_)}
        scores = np.atleast_2d(model.decision_function([texts[i] for i in held]))
        for row, index in zip(scores, held, strict=True):
            if labels[index] in known:
                logits.append(np.pad(row, (0, 100 - len(row)), constant_values=-1e9))
                truth.append(known[labels[index]])
    stacked, chosen = np.array(logits), np.array(truth)

    def loss(log_temperature: float) -> float:
        scaled = stacked / np.exp(log_temperature)
        top = scaled.max(axis=1, keepdims=True)
        log_sum = top[:, 0] + np.log(np.exp(scaled - top).sum(axis=1))
        return float((log_sum - scaled[np.arange(len(chosen)), chosen]).mean())

    return round(float(np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x)), 4)


def _evaluate(
    task: TextTask, model: Pipeline, temperature: float, learn: list[Row], test: list[Row]
) -> dict[str, Any]:
    truth = [row[task.field] for row in test]
    scores = np.atleast_2d(
        model.decision_function([prepare_text(row["text"], task.field) for row in test])
    )
    scaled = scores / temperature
    shares = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    guesses = [str(model.classes_[i]) for i in shares.argmax(axis=1)]
    majority = Counter(row[task.field] for row in learn).most_common(1)[0][0]
    keywords = [keyword_guess(row["text"], task.field) for row in test]
    right = [float(a == b) for a, b in zip(guesses, truth, strict=True)]
    return {
        "test_documents": len(test),
        "train_documents": len(learn),
        "labels": len(model.classes_),
        "accuracy": {
            "model": _with_interval(right),
            "keyword": _with_interval(
                [float(a == b) for a, b in zip(keywords, truth, strict=True)]
            ),
            "majority": _with_interval([float(majority == b) for b in truth]),
        },
        "brier": brier_of(shares.max(axis=1).tolist(), right),
        "maker_mask": _masked(task, model, test, guesses),
        "reliability": reliability_table(shares.max(axis=1).tolist(), right),
        "errors": [
            {"id": row["id"], "truth": b, "guess": a}
            for row, a, b in zip(test, guesses, truth, strict=True)
            if a != b
        ],
    }


def _masked(task: TextTask, model: Pipeline, test: list[Row], guesses: list[str]) -> dict[str, int]:
    """How many predictions stay where each test document gets another's maker and part."""
    masked = [mask_maker(row, other) for row, other in zip(test, others_of(test), strict=True)]
    again = model.predict([prepare_text(text, task.field) for text in masked])
    same = sum(str(a) == b for a, b in zip(again, guesses, strict=True))
    return {"same": same, "documents": len(test)}


def _with_interval(right: list[float]) -> dict[str, Any]:
    return {"value": round(float(np.mean(right)), 4), "interval_95": bootstrap_interval(right)}


def linear_model(task: TextTask, model: Pipeline, temperature: float) -> LinearTextModel:
    """The fitted estimator as the package uses it, without a folder."""
    blocks, logistic = dict(model["blocks"].transformer_list), model["logistic"]
    terms = [str(t) for block in blocks.values() for t in block.get_feature_names_out()]
    return LinearTextModel(
        labels=tuple(str(label) for label in model.classes_),
        vocabulary={term: column for column, term in enumerate(terms)},
        idf=np.concatenate([block.idf_ for block in blocks.values()]),
        weights=logistic.coef_.T,
        intercept=logistic.intercept_,
        block_weights=(1.0, task.cue_weight),
        temperature=temperature,
    )


def family_model(
    rows: list[Row], descriptions: list[Row], temperature: float, seed: int
) -> LinearTextModel:
    """A family model that saw these rows and short descriptions only."""
    task = next(task for task in TASKS if task.field == "family")
    usable, _ = _usable(task, rows)
    texts = [prepare_text(row["text"], task.field) for row in usable]
    short = (
        [prepare_text(row["text"], task.field) for row in descriptions],
        [row[task.field] for row in descriptions],
    )
    fitted = fit(task, texts, [row[task.field] for row in usable], seed, short)
    return linear_model(task, fitted, temperature)


def _write_arrays(task: TextTask, model: Pipeline, temperature: float, folder: Path) -> None:
    blocks, logistic = dict(model["blocks"].transformer_list), model["logistic"]
    terms = [str(t) for block in blocks.values() for t in block.get_feature_names_out()]
    (folder / "vocabulary.json").write_text(
        json.dumps(terms, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    np.savez_compressed(
        folder / "weights.npz",
        idf=np.concatenate([block.idf_ for block in blocks.values()]).astype(np.float32),
        weights=logistic.coef_.T.astype(np.float32),
        intercept=logistic.intercept_.astype(np.float32),
        block_weights=np.array([1.0, task.cue_weight], dtype=np.float32),
        temperature=np.float32(temperature),
    )
