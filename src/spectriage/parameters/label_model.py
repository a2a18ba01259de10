"""Names a row's label that the vocabulary does not know, by a trained classifier, or not at all.

The classifier reads the label's characters and words, what the value's unit measures, and the
product family. A parameter that the unit cannot measure is never given. Sections are not read:
the corpus has one heading a group of labels, so the model would learn the writer's headings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spectriage.errors import ModelIncompatible, ModelMissing
from spectriage.modelstore import model_folder, read_names, verify_model
from spectriage.modelstore.linear import Floats, softmax, tfidf_block
from spectriage.parameters.label_terms import (
    FEATURES_VERSION,
    NONE,
    agrees,
    character_terms,
    prepare_label,
    reads_as_label,
    unit_keys,
    word_terms,
)
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.units import Unit

MODEL = "parameter_label"
BLOCKS = ("characters", "words", "unit", "family")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelArrays:
    """Numbers of the classifier.

    Attributes
    ----------
    labels
        Parameters and ``none``, in the order of the weights' columns.
    vocabularies
        Term to row of the weights, for each of `BLOCKS`.
    block_weights
        Length of each block's part of the vector.
    idf
        Inverse document frequencies, shape ``(n_terms,)``.
    weights
        In steps of `step`, int8, shape ``(n_terms, n_labels)``.
    intercept
        Shape ``(n_labels,)``.
    temperature
        Divides the logits; fitted on dev.
    none_offset
        Added to the divided logit of ``none``: the vocabulary's wordings, learned with the
        others, have none.
    threshold
        Least confidence at which a parameter is given.
    """

    labels: tuple[str, ...]
    vocabularies: dict[str, dict[str, int]]
    block_weights: dict[str, float]
    idf: Floats
    weights: NDArray[np.int8]
    step: float
    intercept: Floats
    temperature: float
    none_offset: float
    threshold: float


class LabelModel:
    """Parameter and calibrated confidence of a label, remembered per label."""

    def __init__(self, arrays: LabelArrays) -> None:
        self._arrays = arrays
        self._none = arrays.labels.index(NONE)
        self._text_logits = lru_cache(maxsize=4096)(self._score_text)
        self._context_logits = lru_cache(maxsize=1024)(self._score_context)
        self._allowed = lru_cache(maxsize=256)(self._find_allowed)
        self._named = lru_cache(maxsize=8192)(self._name)

    def name(self, label: str, unit_dimension: str, family: str) -> tuple[str, float] | None:
        """The parameter a label names with its confidence, None where none is sure enough.

        Parameters
        ----------
        label
            Printed label, without a bracketed unit.
        unit_dimension
            Key of the value's unit, see `label_terms.unit_key`.
        family
            Product family of the document, empty where unknown.
        """
        return self._named(label, unit_dimension, family)

    def probabilities(self, label: str, unit_dimension: str, family: str) -> dict[str, float]:
        """Calibrated probability of ``none`` and of each parameter that the unit can measure."""
        shares = self._shares(label, unit_dimension, family)
        allowed = self._allowed(unit_dimension)
        return {
            name: float(shares[column])
            for column, name in enumerate(self._arrays.labels)
            if allowed[column]
        }

    def _name(self, label: str, unit_dimension: str, family: str) -> tuple[str, float] | None:
        if not reads_as_label(label):
            return None
        shares = self._shares(label, unit_dimension, family)
        best = int(shares.argmax())
        confidence = round(float(shares[best]), 4)
        if best == self._none or confidence < self._arrays.threshold:
            return None
        return self._arrays.labels[best], confidence

    def _shares(self, label: str, unit_dimension: str, family: str) -> Floats:
        logits = self._text_logits(label) + self._context_logits(unit_dimension, family)
        logits = logits / self._arrays.temperature
        logits[self._none] += self._arrays.none_offset
        return softmax(np.where(self._allowed(unit_dimension), logits, -np.inf))

    def _score_text(self, label: str) -> Floats:
        prepared = prepare_label(label)
        return self._block("characters", character_terms(prepared)) + self._block(
            "words", word_terms(prepared)
        )

    def _score_context(self, unit_dimension: str, family: str) -> Floats:
        return (
            self._arrays.intercept
            + self._block("unit", [unit_dimension])
            + self._block("family", [family])
        )

    def _block(self, block: str, terms: Iterable[str]) -> Floats:
        arrays = self._arrays
        columns, values = tfidf_block(terms, arrays.vocabularies[block], arrays.idf)
        if not columns:
            return np.zeros(len(arrays.labels))
        scores: Floats = values @ arrays.weights[columns].astype(np.float64)
        return scores * (arrays.step * arrays.block_weights[block])

    def _find_allowed(self, unit_dimension: str) -> NDArray[np.bool_]:
        parameters = load_parameters()
        return np.array(
            [
                name == NONE or (name in parameters and agrees(unit_dimension, parameters[name]))
                for name in self._arrays.labels
            ]
        )


def name_label(label: str, readings: Iterable[Unit], family: str) -> tuple[str, float] | None:
    """The parameter that the shipped model gives a label, over all readings of the value's unit.

    None where no parameter is sure enough, or where the model is not installed.
    """
    model = label_model()
    if model is None:
        return None
    named = [model.name(label, key, family) for key in unit_keys(readings)]
    return max((found for found in named if found), key=lambda found: found[1], default=None)


@lru_cache(maxsize=1)
def label_model() -> LabelModel | None:
    """The shipped label model, None where it is not installed: the vocabulary works alone.

    Raises
    ------
    ModelError
        It was changed, is incomplete, or was trained for other features.
    """
    try:
        folder = model_folder(MODEL)
    except ModelMissing:
        return None
    return LabelModel(read_arrays(folder, verify_model(folder, MODEL)))


def read_arrays(folder: Path, meta: dict[str, Any]) -> LabelArrays:
    """The numbers in a folder whose hashes are already verified.

    Raises
    ------
    ModelIncompatible
        They were trained for other features.
    """
    if meta.get("features_version") != FEATURES_VERSION:
        raise ModelIncompatible(
            f"trained for features {meta.get('features_version')}, this is {FEATURES_VERSION}",
            name=MODEL,
        )
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        columns = enumerate(read_names(arrays["names"]))
        vocabularies = {
            block: {term: column for column, term in islice(columns, count)}
            for block, count in zip(BLOCKS, arrays["counts"].tolist(), strict=True)
        }
        return LabelArrays(
            labels=tuple(meta["labels"]),
            vocabularies=vocabularies,
            block_weights={b: float(w) for b, w in zip(BLOCKS, arrays["blocks"], strict=True)},
            idf=arrays["idf"].astype(np.float64),
            weights=arrays["weights"],
            step=float(arrays["step"]),
            intercept=arrays["intercept"].astype(np.float64),
            temperature=float(meta["temperature"]),
            none_offset=float(meta["none_offset"]),
            threshold=float(meta["threshold"]),
        )
