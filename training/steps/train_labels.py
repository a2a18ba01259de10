"""Train the classifier that names labels the vocabulary lacks, and store it with its figures."""

from pathlib import Path
from typing import Any

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline
from threadpoolctl import threadpool_limits

from corpus import corpus_digest
from estimator_file import dump_estimator
from label_corpus import Row, read_labels, wording_families
from label_examples import (
    Example,
    examples_of,
    inputs,
    targets,
    training_examples,
    unit_mask,
    weights_of,
)
from label_scores import (
    PRECISION,
    Calibration,
    calibrate,
    confidences,
    label_metrics,
)  # fmt: skip
from spectriage.modelstore import stored_names
from spectriage.parameters.label_model import BLOCKS, MODEL
from spectriage.parameters.label_terms import CHARACTERS, FEATURES_VERSION, WORD_PATTERN
from store import NUMBERS, write_model

# Fixed on dev. The section is a column for the ablation only.
WEIGHTS = {"characters": 1.0, "words": 0.6, "unit": 2.0, "family": 0.6, "section": 0.0}
REGULARISATION = 20.0
_FOLDS = 3  # each costs a fit of a minute; the threshold is told by all labels out of fold
_WHOLE = r".+"
_STEPS = 127  # weights are kept as int8


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Train the label model from the folder `labels` beside the corpus; returns its metrics."""
    folder = corpus.parent / "labels"
    rows = read_labels(folder)
    train = [row for row in rows if row["split"] in ("train", "dev")]
    test = [row for row in rows if row["split"] == "test"]
    folds = _folds(train)
    known = {row["parameter"] for row in rows}
    learn = training_examples(train, known)
    final, trial, *fitted = (
        fit(examples, WEIGHTS, seed)
        for examples in [
            training_examples(rows, known),
            learn,
            *(training_examples([train[i] for i in own], known) for own, _ in folds),
        ]
    )
    calibration = _calibrate(train, folds, fitted)
    scored = {"model": confidences(*scores_of(trial, test), calibration)}
    metrics = label_metrics(train, test, scored, calibration)
    metrics |= {"train_labels": len(train), "test_labels": len(test)}
    _write(final, calibration, models / MODEL, corpus_digest(folder), metrics, seed)
    return metrics


def new_estimator(weights: dict[str, float], seed: int) -> Pipeline:
    """Unfitted pipeline: blocks of unit length times their weight, then a softmax."""
    blocks: list[tuple[str, Any, int]] = [
        ("characters", TfidfVectorizer(
            analyzer="char_wb", ngram_range=CHARACTERS, sublinear_tf=True, min_df=2,
            lowercase=False, dtype=NUMBERS,
        ), 0),
        ("words", TfidfVectorizer(
            token_pattern=WORD_PATTERN, ngram_range=(1, 2), sublinear_tf=True, min_df=2,
            lowercase=False, dtype=NUMBERS,
        ), 0),
        ("unit", TfidfVectorizer(
            token_pattern=_WHOLE, lowercase=False, use_idf=False, dtype=NUMBERS
        ), 1),
        ("family", TfidfVectorizer(
            token_pattern=_WHOLE, lowercase=False, use_idf=False, dtype=NUMBERS
        ), 2),
        ("section", TfidfVectorizer(token_pattern=WORD_PATTERN, lowercase=False, dtype=NUMBERS), 3),
    ]  # fmt: skip
    used = [block for block in blocks if weights[block[0]]]
    logistic = LogisticRegression(C=REGULARISATION, max_iter=200, tol=1e-3, random_state=seed)
    columns = ColumnTransformer(used, transformer_weights={b[0]: weights[b[0]] for b in used})
    return Pipeline([("blocks", columns), ("logistic", logistic)])


def fit(examples: list[Example], weights: dict[str, float], seed: int) -> Pipeline:
    """Estimator fitted on the examples, its weights told in 127 steps either way.

    The estimator keeps the rounded weights, so that it tells what the int8 arrays tell.
    """
    model = new_estimator(weights, seed)
    with threadpool_limits(1):  # sums of several threads differ in their last digits
        model.fit(inputs(examples), targets(examples), logistic__sample_weight=weights_of(examples))
    logistic = model["logistic"]
    step = np.abs(logistic.coef_).max() / _STEPS
    logistic.coef_ = np.rint(logistic.coef_ / step) * step
    return model


def scores_of(model: Pipeline, rows: list[Row]) -> tuple[list[str], Any, Any]:
    examples = [examples_of(row)[0] for row in rows]
    labels = [str(label) for label in model.classes_]
    return labels, model.decision_function(inputs(examples)), unit_mask(examples, labels)


def _folds(rows: list[Row]) -> list[tuple[Any, Any]]:
    """Places to learn from and places held out; no wording family is in two folds."""
    families = wording_families(rows)
    known = {family: number for number, family in enumerate(sorted(set(families)))}
    groups = [known[family] for family in families]
    return list(GroupKFold(n_splits=_FOLDS).split(rows, groups=groups))


def _calibrate(
    rows: list[Row], folds: list[tuple[Any, Any]], fitted: list[Pipeline]
) -> Calibration:
    """Calibration on out-of-fold scores of train and dev.

    Dev alone holds too few `none` labels: one of them would move the threshold.
    """
    labels: list[str] = []
    scores, masks, truth = [], [], []
    for (_, held), model in zip(folds, fitted, strict=True):
        asked = [rows[i] for i in held]
        labels, fold_scores, fold_mask = scores_of(model, asked)
        scores.append(fold_scores)
        masks.append(fold_mask)
        truth += [row["parameter"] for row in asked]
    return calibrate(labels, np.concatenate(scores), np.concatenate(masks), truth)


def _write(
    model: Pipeline, calibration: Calibration, folder: Path, digest: str,
    metrics: dict[str, Any], seed: int,
) -> None:  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    dump_estimator(model, folder / "model.skops")
    blocks, logistic = model["blocks"].named_transformers_, model["logistic"]
    terms = {b: [str(term) for term in blocks[b].get_feature_names_out()] for b in BLOCKS}
    (folder / "vocabulary.json").unlink(missing_ok=True)  # models of older versions had it
    step = np.abs(logistic.coef_).max() / _STEPS
    idf = [blocks[b].idf_ if blocks[b].use_idf else np.ones(len(terms[b])) for b in BLOCKS]
    np.savez_compressed(
        folder / "weights.npz",
        names=stored_names(term for b in BLOCKS for term in terms[b]),
        counts=np.array([len(terms[b]) for b in BLOCKS]),
        idf=np.concatenate(idf).astype(np.float32),
        weights=np.rint(logistic.coef_.T / step).astype(np.int8),
        step=np.float64(step),
        intercept=logistic.intercept_.astype(np.float32),
        blocks=np.array([WEIGHTS[b] for b in BLOCKS]),
    )
    meta = {
        "name": MODEL,
        "task": "label, what its unit measures and product family to parameter",
        "labels": [str(label) for label in model.classes_],
        "features_version": FEATURES_VERSION,
        "corpus_digest": digest,
        "seed": seed,
        "temperature": calibration.temperature,
        "none_offset": calibration.none_offset,
        "threshold": calibration.threshold,
        "threshold_rule": f"precision of {PRECISION} on out-of-fold labels of train and dev",
        "trained_on": "all splits and the vocabulary, after the test figures were measured on a "
        "model without test",
    }
    write_model(folder, meta, metrics)
