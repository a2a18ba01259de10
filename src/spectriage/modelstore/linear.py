"""Arithmetic of the linear text models: scikit-learn's numbers without scikit-learn's import."""

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def tfidf_block(
    terms: Iterable[str], vocabulary: Mapping[str, int], idf: Floats
) -> tuple[list[int], Floats]:
    """Columns of the known terms and their values: sublinear counts times idf, of unit length.

    Parameters
    ----------
    terms
        Terms as they occur, repeated ones included.
    vocabulary
        Term to column.
    idf
        Inverse document frequencies, shape ``(n_features,)``.
    """
    return tfidf_of_counts(Counter(terms), vocabulary, idf)


def tfidf_of_counts(
    occurrences: Mapping[str, int], vocabulary: Mapping[str, int], idf: Floats
) -> tuple[list[int], Floats]:
    """The same of terms that are already counted."""
    counts = {
        column: count for term, count in occurrences.items()
        if (column := vocabulary.get(term)) is not None
    }  # fmt: skip
    columns = sorted(counts)
    if not columns:
        return [], np.zeros(0)
    values = idf[columns]
    often = [counts[column] for column in columns]
    if max(often) > 1:
        values = (1 + np.log(often)) * values
    return columns, values / np.sqrt((values**2).sum())


def softmax(logits: Floats) -> Floats:
    """Shares that sum to one, shape as given."""
    exponents = np.exp(logits - logits.max())
    shares: Floats = exponents / exponents.sum()
    return shares
