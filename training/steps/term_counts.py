"""Tf-idf of texts that are fitted again and again: each text is taken apart and counted once.

scikit-learn's vectoriser counts all texts anew at each fit, which costs more than the fit itself
where the same texts stand in one fit after the other. The numbers are those of its
`TfidfVectorizer`; a test holds them against it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfTransformer

from store import NUMBERS


class TermCounts:
    """How often texts have which terms; terms have columns in the order in which they were met."""

    def __init__(self, analyse: Callable[[str], Iterable[str]]) -> None:
        self.terms: list[str] = []
        self._analyse = analyse
        self._columns: dict[str, int] = {}
        self._rows: dict[str, tuple[NDArray[np.int32], NDArray[Any]]] = {}

    def matrix(self, texts: Iterable[str]) -> sp.csr_matrix:
        """Counts, shape ``(n_texts, n_terms)`` of all terms that any text had so far."""
        rows = [self._rows[text] if text in self._rows else self._count(text) for text in texts]
        starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        columns = np.concatenate([columns for columns, _ in rows])
        counts = np.concatenate([counts for _, counts in rows])
        return sp.csr_matrix((counts, columns, starts), shape=(len(rows), len(self.terms)))

    def columns_of(self, terms: Iterable[str]) -> NDArray[np.intp]:
        """Columns of terms that were met."""
        return np.array([self._columns[term] for term in terms], dtype=np.intp)

    def _count(self, text: str) -> tuple[NDArray[np.int32], NDArray[Any]]:
        counted = Counter(self._analyse(text))
        for term in counted:
            if term not in self._columns:
                self._columns[term] = len(self.terms)
                self.terms.append(term)
        columns = np.array([self._columns[term] for term in counted], dtype=np.int32)
        self._rows[text] = columns, np.array(list(counted.values()), dtype=NUMBERS)
        return self._rows[text]


class CountedTfidf:
    """Tf-idf rows of unit length, counts by their logarithm, of terms that were counted once.

    Parameters
    ----------
    counts
        Where texts are counted.
    vocabulary
        The terms, in the order of columns; None for those that the texts have.
    min_df
        Texts in which a term must stand.
    max_features
        The most frequent terms are kept; None for all.
    """

    def __init__(
        self, counts: TermCounts, *, vocabulary: Sequence[str] | None = None, min_df: int = 1,
        max_features: int | None = None,
    ) -> None:  # fmt: skip
        self.counts = counts
        self.vocabulary = vocabulary
        self.min_df = min_df
        self.max_features = max_features

    def fit_transform(self, texts: Sequence[str], _labels: Any = None) -> Any:
        """Choose terms, weigh them by how few texts have them, and give the texts' rows."""
        counted = self.counts.matrix(texts)
        self._columns = (
            self._chosen(counted)
            if self.vocabulary is None
            else self.counts.columns_of(self.vocabulary)
        )
        self._tfidf = TfidfTransformer(sublinear_tf=True)
        return self._tfidf.fit_transform(self._own(counted))

    def transform(self, texts: Sequence[str]) -> Any:
        """The texts' rows, shape ``(n_texts, n_terms)``."""
        return self._tfidf.transform(self._own(self.counts.matrix(texts)))

    def get_feature_names_out(self, _names: Any = None) -> NDArray[Any]:
        """The terms, in the order of columns."""
        return np.array([self.counts.terms[n] for n in self._columns], dtype=object)

    @property
    def idf_(self) -> NDArray[Any]:
        """What each term weighs."""
        found: NDArray[Any] = self._tfidf.idf_
        return found

    def _own(self, counted: sp.csr_matrix) -> sp.csr_matrix:
        own = counted[:, self._columns]
        own.sort_indices()
        return own

    def _chosen(self, counted: sp.csr_matrix) -> NDArray[np.intp]:
        """Columns of the terms of enough texts, in the terms' order; the most frequent of them."""
        texts = np.bincount(counted.indices, minlength=counted.shape[1])
        names = self.counts.terms
        kept = sorted(np.flatnonzero(texts >= max(self.min_df, 1)), key=names.__getitem__)
        columns = np.array(kept, dtype=np.intp)
        if self.max_features is not None and len(columns) > self.max_features:
            often = np.asarray(counted.sum(axis=0)).ravel()[columns]
            columns = columns[np.sort((-often).argsort()[: self.max_features])]
        return columns
