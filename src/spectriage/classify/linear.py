"""Linear text models as arrays: scikit-learn's numbers without scikit-learn's import.

scikit-learn costs 2.6 s at start (measured), more than reading a document, and its estimator as
skops would be four times as large as the arrays. So training stores plain arrays, the weights in
127 steps either way; a test fits a small estimator and holds the arrays against it. Arrays are
loaded without pickle.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spectriage.classify.features import CUE, FEATURES_VERSION, OWN, letter_counts, tokenize
from spectriage.errors import ModelIncompatible
from spectriage.modelstore import model_folder, read_names, verify_model
from spectriage.modelstore.linear import softmax, tfidf_of_counts


@dataclass(frozen=True, slots=True)
class LinearTextModel:
    """Tf-idf of words, cues, own tokens and letters into a softmax, sharpened by a temperature.

    Words (one- and two-word terms), cue tokens, the group's own tokens and groups of letters are
    blocks, each of unit length times its weight, so that a hundred words do not drown the three
    cues that say what it is.

    Attributes
    ----------
    labels
        Class names, in the order of the weights' rows.
    vocabulary
        Term to column.
    idf
        Inverse document frequencies, shape ``(n_features,)``.
    block_weights
        Weights of the blocks of words, cues, own tokens and groups of letters.
    weights
        Shape ``(n_features, n_labels)``.
    intercept
        Shape ``(n_labels,)``.
    temperature
        Divides the logits; fitted on held-out makers.
    """

    labels: tuple[str, ...]
    vocabulary: dict[str, int]
    idf: NDArray[np.float64]
    weights: NDArray[np.float64]
    intercept: NDArray[np.float64]
    block_weights: tuple[float, ...]
    temperature: float

    def probabilities(self, prepared: str) -> dict[str, float]:
        """Calibrated probability of each label, most likely first."""
        columns, values = self._vector(tokenize(prepared), letter_counts(prepared))
        logits = self.intercept + (
            values @ self.weights[columns] if len(columns) else np.zeros_like(self.intercept)
        )
        shares = softmax(logits / self.temperature)
        order = sorted(range(len(self.labels)), key=lambda i: (-shares[i], self.labels[i]))
        return {self.labels[i]: round(float(shares[i]), 6) for i in order}

    def _vector(
        self, tokens: list[str], groups: Mapping[str, int]
    ) -> tuple[list[int], NDArray[np.float64]]:
        cues = [token for token in tokens if token.startswith(CUE)]
        own = [token for token in tokens if token.startswith(OWN)]
        words = [token for token in tokens if not token.startswith((CUE, OWN))]
        pairs = [f"{a} {b}" for a, b in zip(words, words[1:], strict=False)]
        columns: list[int] = []
        values: list[NDArray[np.float64]] = []
        blocks = (Counter(words + pairs), Counter(cues), Counter(own), groups)
        for counts, weight in zip(blocks, self.block_weights, strict=True):
            found, block = tfidf_of_counts(counts, self.vocabulary, self.idf)
            columns += found
            values.append(block * weight)
        return columns, np.concatenate(values)


def load_linear(name: str) -> LinearTextModel:
    """Load one of our text models from the wheel or the checkout.

    Raises
    ------
    ModelError
        The model is missing, was changed, or was trained for other features.
    """
    folder = model_folder(name)
    meta = verify_model(folder, name)
    if meta.get("features_version") != FEATURES_VERSION:
        raise ModelIncompatible(
            f"trained for features {meta.get('features_version')}, this is {FEATURES_VERSION}",
            name=name,
        )
    return read_arrays(folder, meta)


def read_arrays(folder: Path, meta: dict[str, Any]) -> LinearTextModel:
    """The model in a folder whose hashes are already verified."""
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        terms = read_names(arrays["names"])
        return LinearTextModel(
            labels=tuple(meta["labels"]),
            vocabulary={term: column for column, term in enumerate(terms)},
            idf=arrays["idf"].astype(np.float64),
            weights=arrays["weights"].astype(np.float64) * float(arrays["step"]),
            intercept=arrays["intercept"].astype(np.float64),
            block_weights=tuple(float(weight) for weight in arrays["block_weights"]),
            temperature=float(arrays["temperature"]),
        )
