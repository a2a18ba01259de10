"""Calibration, working point and figures of the label model, with its baselines.

In use the model is asked only for labels that the vocabulary cannot name: its working point is
measured on those. It is calibrated on all labels: the fuller the vocabulary, the odder what is left
of the corpus, while what a sheet prints beside the vocabulary stays what it was.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import token_set_ratio
from scipy.optimize import minimize

from evaluation import expected_calibration_error, reliability_table
from label_corpus import Row
from label_examples import examples_of
from spectriage.parameters.label_terms import NONE, agrees
from spectriage.parameters.naming import name_value
from spectriage.vocabulary.parameters import load_parameters, load_wordings
from spectriage.vocabulary.units import parse_unit

PRECISION = 0.94  # on wordings held out; told are 1,369 of 2,934 then, 993 at 0.95
_FUZZY = 85.0
_ROUNDS = 1000

Floats = NDArray[np.float64]
Guesses = tuple[list[str], Floats]  # a name and a confidence for each row


@dataclass(frozen=True, slots=True)
class Calibration:
    """Temperature, offset of ``none``, and the least confidence at which a name is given."""

    temperature: float
    none_offset: float
    threshold: float


def calibrate(labels: list[str], scores: Floats, mask: Any, truth: list[str]) -> Calibration:
    """Fit temperature and offset by likelihood, then choose the threshold."""
    known = {label: column for column, label in enumerate(labels)}
    target = np.array([known[name] for name in truth])

    def loss(settings: Floats) -> float:
        shares = _shares(labels, scores, mask, float(np.exp(settings[0])), settings[1])
        told = np.maximum(shares[np.arange(len(target)), target], 1e-12)
        return float(-np.log(told).mean())

    found = minimize(loss, np.zeros(2), method="Nelder-Mead").x
    fitted = Calibration(round(float(np.exp(found[0])), 4), round(float(found[1]), 4), 0.0)
    names, confidence = confidences(labels, scores, mask, fitted)
    return Calibration(fitted.temperature, fitted.none_offset, _threshold(names, confidence, truth))


def _threshold(names: list[str], confidence: Floats, truth: list[str]) -> float:
    """Least confidence down to which the named ones are right often enough."""
    order = [i for i in np.argsort(-confidence, kind="stable") if names[i] != NONE]
    right = np.cumsum([names[i] == truth[i] for i in order])
    enough = np.flatnonzero(right / np.arange(1, len(order) + 1) >= PRECISION)
    return round(float(confidence[order[enough[-1]]]), 4) if len(enough) else 1.0


def confidences(labels: list[str], scores: Floats, mask: Any, calibration: Calibration) -> Guesses:
    """Most likely name and its calibrated confidence for each row of scores."""
    shares = _shares(labels, scores, mask, calibration.temperature, calibration.none_offset)
    return [labels[i] for i in shares.argmax(axis=1)], shares.max(axis=1)


def _shares(labels: list[str], scores: Floats, mask: Any, temperature: float, offset: float) -> Any:
    scaled = scores / temperature
    scaled[:, labels.index(NONE)] += offset
    scaled = np.where(mask, scaled, -np.inf)
    shares = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def unknown_rows(rows: list[Row]) -> NDArray[np.bool_]:
    """Which rows the vocabulary cannot name."""
    return np.array([name == NONE for name in vocabulary_names(rows)])


def vocabulary_names(rows: list[Row]) -> list[str]:
    """What the vocabulary alone names, or ``none``."""
    found = []
    for row in rows:
        units = parse_unit(row["unit"])
        named = name_value(
            row["label"], units, family=row["family"], context=row["section"], bare=not units
        )
        found.append(named.parameter if named else NONE)
    return found


def fuzzy_names(rows: list[Row]) -> list[str]:
    """Parameter of the wording most like the label, where a unit and likeness allow it."""
    return [_most_like(row["label"].casefold(), examples_of(row)[0].unit) for row in rows]


def _most_like(label: str, unit: str) -> str:
    best, name = _FUZZY, NONE
    for wording, parameter in _wordings(unit):
        score = token_set_ratio(label, wording)
        if score > best or (score == best and name == NONE):
            best, name = score, parameter
    return name


@lru_cache(maxsize=256)
def _wordings(unit: str) -> tuple[tuple[str, str], ...]:
    known = load_parameters()
    return tuple(
        (wording.label.casefold(), wording.parameter)
        for wording in load_wordings()
        if known[wording.parameter].kind != "category" and agrees(unit, known[wording.parameter])
    )


def label_metrics(
    train: list[Row], test: list[Row], scored: dict[str, Guesses], calibration: Calibration
) -> dict[str, Any]:
    """All figures of the card, each with an interval over resampled rows."""
    truth = [row["parameter"] for row in test]
    unknown = unknown_rows(test)
    majority = Counter(row["parameter"] for row in train).most_common(1)[0][0]
    vocabulary = vocabulary_names(test)
    given = {
        name: [n if c >= calibration.threshold else NONE for n, c in zip(*guess, strict=True)]
        for name, guess in scored.items()
    }
    both = [v if v != NONE else m for v, m in zip(vocabulary, given["model"], strict=True)]
    systems = {
        **{name: guess[0] for name, guess in scored.items()},
        "majority": [majority] * len(test),
        "vocabulary": vocabulary,
        "fuzzy match": fuzzy_names(test),
        "vocabulary, then model at threshold": both,
    }
    picked = [i for i in range(len(test)) if unknown[i]]
    names, confidence = scored["model"]
    named_right = [float(a == b) for a, b in zip(names, truth, strict=True)]
    random = np.random.default_rng(7)
    sample = random.integers(0, len(test), (_ROUNDS, len(test)))
    inner = random.integers(0, len(picked), (_ROUNDS, len(picked)))
    return {
        "accuracy": {
            name: _ratio([float(a == b) for a, b in zip(guess, truth, strict=True)], 1.0, sample)
            for name, guess in systems.items()
        },
        "macro_f1": {name: _macro_f1(guess, truth, sample) for name, guess in systems.items()},
        **_working_point({"model": given["model"], "vocabulary": vocabulary,
                          "fuzzy match": systems["fuzzy match"],
                          "vocabulary, then model at threshold": both}, truth, sample),
        "in_use": {
            f"{measure} ({name})": score["system"]
            for name in given
            for measure, score in _working_point(
                {"system": [given[name][i] for i in picked]}, [truth[i] for i in picked], inner
            ).items()
        },
        "reliability": reliability_table(list(map(float, confidence)), named_right),
        "ece": expected_calibration_error(reliability_table(list(map(float, confidence)),
                                                            named_right, bins=10)),
        "brier": {"model": _ratio(list((np.array(confidence) - np.array(named_right)) ** 2), 1.0,
                                  sample)},
        "threshold": calibration.threshold,
        "unknown_to_vocabulary": len(picked),
    }  # fmt: skip


def _ratio(above: list[float], below: list[float] | float, sample: Any) -> dict[str, Any]:
    numerator = np.array(above)
    denominator = np.ones(len(above)) if isinstance(below, float) else np.array(below)
    parts = numerator[sample].sum(axis=1) / np.maximum(denominator[sample].sum(axis=1), 1e-9)
    whole = float(numerator.sum() / denominator.sum()) if denominator.sum() else 0.0
    return {
        "value": round(whole, 4),
        "interval_95": [round(float(np.quantile(parts, q)), 4) for q in (0.025, 0.975)],
    }


def _macro_f1(guesses: list[str], truth: list[str], sample: Any) -> dict[str, Any]:
    names = sorted({*guesses, *truth})
    guess = np.array([names.index(name) for name in guesses])
    gold = np.array([names.index(name) for name in truth])

    def score(picked: Any) -> float:
        hits = np.bincount(gold[picked][guess[picked] == gold[picked]], minlength=len(names))
        both = np.bincount(guess[picked], minlength=len(names)) + np.bincount(
            gold[picked], minlength=len(names)
        )
        present = np.bincount(gold[picked], minlength=len(names)) > 0
        return float((2 * hits[present] / both[present]).mean())

    parts = [score(row) for row in sample]
    return {
        "value": round(score(np.arange(len(truth))), 4),
        "interval_95": [round(float(np.quantile(parts, q)), 4) for q in (0.025, 0.975)],
    }


def _working_point(systems: dict[str, list[str]], truth: list[str], sample: Any) -> dict[str, Any]:
    table: dict[str, Any] = {"precision": {}, "recall": {}}
    for name, guesses in systems.items():
        right = [float(a == b != NONE) for a, b in zip(guesses, truth, strict=True)]
        table["precision"][name] = _ratio(right, [float(a != NONE) for a in guesses], sample)
        table["recall"][name] = _ratio(right, [float(b != NONE) for b in truth], sample)
    return table
