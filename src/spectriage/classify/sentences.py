"""What one sentence of a paper says, whatever its wording: red flags, and uses of the goods.

Word lists know the wordings that somebody thought of. Two linear models beside them, each label
against all else, weigh the words, pairs of words and letter groups of a sentence; each label is
told from the confidence up that it needs to be right on the sentences of writers it never saw.
Nothing here knows a party or a country: names are no terms that two writers share.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spectriage.errors import ModelIncompatible
from spectriage.modelstore import model_folder, read_names, verify_model
from spectriage.modelstore.linear import tfidf_block

RED_FLAG, END_USE = "red_flag", "end_use"
TERMS_VERSION = "2"  # 1: names in a file of their own
MAX_CHARACTERS = 900  # of a sentence; no sentence counts as longer (`language.clauses`)
FEWEST_WORDS = 4  # of a sentence in a script that prints spaces
FEWEST_SIGNS = 8  # of one in a script that prints none
_GROUPS = (4, 5)  # letters in a group
_UNSPACED_GROUPS = (1, 2, 3)
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")

Floats = NDArray[np.float64]


def is_sentence(text: str) -> bool:
    """Whether a text is long enough to say something: a lone word of a table is not."""
    words = sum(1 for _ in _WORD.finditer(text[:MAX_CHARACTERS]))
    return words >= FEWEST_WORDS or len(_UNSPACED.findall(text)) >= FEWEST_SIGNS


def sentence_terms(text: str) -> list[str]:
    """Words, pairs of words and groups of letters, as training counts them; figures are all one."""
    words = [_plain(word) for word in _WORD.findall(text[:MAX_CHARACTERS].casefold())]
    terms = [f"w:{word}" for word in words]
    terms += [f"w:{a} {b}" for a, b in zip(words, words[1:], strict=False)]
    for word in words:
        terms += _groups(word)
    return terms


def _plain(word: str) -> str:
    return "0" if word[0].isdigit() else word


def _groups(word: str) -> list[str]:
    unspaced = _UNSPACED.search(word) is not None
    padded = word if unspaced else f" {word} "
    sizes = _UNSPACED_GROUPS if unspaced else _GROUPS
    return [padded[i : i + n] for n in sizes for i in range(len(padded) - n + 1)]


@dataclass(frozen=True, slots=True)
class Told:
    """A label that a sentence tells, how surely, and the word that says it most."""

    label: str
    confidence: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """Tf-idf of a sentence's terms, and for each label a plane that parts it from all else.

    Attributes
    ----------
    labels
        Names, in the order of the weights' columns.
    vocabulary
        Term to column.
    idf
        Inverse document frequencies, shape ``(n_terms,)``.
    weights
        Shape ``(n_terms, n_labels)``.
    intercepts
        Shape ``(n_labels,)``.
    thresholds
        Least confidence at which each label is told, shape ``(n_labels,)``.
    """

    labels: tuple[str, ...]
    vocabulary: dict[str, int]
    idf: Floats
    weights: Floats
    intercepts: Floats
    thresholds: Floats

    def confidences(self, sentence: str) -> Floats:
        """Confidence in each label, shape ``(n_labels,)``."""
        columns, values = tfidf_block(sentence_terms(sentence), self.vocabulary, self.idf)
        margins = self.intercepts + (values @ self.weights[columns] if columns else 0.0)
        found: Floats = 1 / (1 + np.exp(-margins))
        return found

    def told(self, sentence: str) -> list[Told]:
        """The labels that a sentence tells, the surest first."""
        if not is_sentence(sentence):
            return []
        words = list(_WORD.finditer(sentence[:MAX_CHARACTERS]))
        found = self.confidences(sentence)
        named = [n for n in np.argsort(-found, kind="stable") if found[n] >= self.thresholds[n]]
        return [
            Told(self.labels[n], round(float(found[n]), 4), *self._place(words, int(n)))
            for n in named
        ]

    def _place(self, words: list[re.Match[str]], label: int) -> tuple[int, int]:
        """The word whose own terms speak most for a label."""
        best = max(words, key=lambda word: self._weight(word[0].casefold(), label))
        return best.span()

    def _weight(self, word: str, label: int) -> float:
        terms = (f"w:{_plain(word)}", *_groups(word))
        columns = [self.vocabulary[term] for term in terms if term in self.vocabulary]
        return float(self.weights[columns, label] @ self.idf[columns]) if columns else -np.inf


@lru_cache(maxsize=2)
def load_sentences(name: str) -> SentenceModel:
    """One of our two models: `RED_FLAG` or `END_USE`.

    Raises
    ------
    ModelError
        It is missing, was changed, or was trained for other terms.
    """
    folder = model_folder(name)
    meta = verify_model(folder, name)
    if meta.get("terms_version") != TERMS_VERSION:
        raise ModelIncompatible("trained for other terms", name=name)
    return read_sentence_arrays(folder, meta)


def read_sentence_arrays(folder: Path, meta: dict[str, Any]) -> SentenceModel:
    """The model in a folder whose hashes are already verified."""
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        return SentenceModel(
            labels=tuple(meta["labels"]),
            vocabulary={term: n for n, term in enumerate(read_names(arrays["names"]))},
            idf=arrays["idf"].astype(np.float64),
            weights=arrays["weights"].astype(np.float64) * float(arrays["step"]),
            intercepts=arrays["intercepts"].astype(np.float64),
            thresholds=arrays["thresholds"].astype(np.float64),
        )
