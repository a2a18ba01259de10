"""The US code of a short description, by the descriptions and list wordings that are most like it.

The store holds descriptions of our own with their codes, and the titles and search terms of the
US list. A description is held against all of them by the tf-idf of its words and of the letter
groups in them; the nearest vote, and beside them stands a linear model of the same terms, one plane
a heading. Nothing here knows a country, a maker or a party.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from spectriage.classify.blinding import blind
from spectriage.errors import ModelIncompatible
from spectriage.modelstore import model_folder, read_names, verify_model
from spectriage.modelstore.linear import tfidf_block

MODEL = "item_code"
TERMS_VERSION = "3"  # 2: names in a file of their own
MAX_CHARACTERS = 2000  # of a description are read; what it is stands at its beginning
_GROUPS = (3, 4)  # letters in a group
_BY_PLANE = 5  # headings of the best planes are guessed beside those of the nearest
FAR = -1.5  # a margin below this, or of a heading that has no plane, counts as this
_WORD = re.compile(r"[^\W_]+")

Floats = NDArray[np.float64]


def description_terms(text: str) -> list[str]:
    """Words, pairs of words and groups of three and four letters, as training counts them."""
    words = _WORD.findall(blind(text[:MAX_CHARACTERS]).casefold())
    terms = [f"w:{word}" for word in words]
    terms += [f"w:{a} {b}" for a, b in zip(words, words[1:], strict=False)]
    for word in words:
        padded = f" {word} "
        terms += [padded[i : i + n] for n in _GROUPS for i in range(len(padded) - n + 1)]
    return terms


@dataclass(frozen=True, slots=True)
class CodeGuess:
    """A heading with its share of the votes; the code and the wording that spoke for it most.

    The share is 0 where only its plane speaks for it.
    """

    heading: str
    share: float
    code: str
    because: str


@dataclass(frozen=True, slots=True)
class ItemCodeModel:
    """Stored texts by term, each with a code.

    Attributes
    ----------
    vocabulary
        Term to column.
    idf
        Inverse document frequencies, shape ``(n_terms,)``.
    starts, rows, values
        The tf-idf of the stored texts by column, compressed: column ``c`` holds the texts
        ``rows[starts[c]:starts[c + 1]]`` with these values; texts have unit length.
    codes, texts, weights
        Code, wording and vote of each stored text.
    neighbours
        How many of the nearest vote, each with the square of its likeness times its weight.
    headings
        Those that have a plane, in the order of its columns.
    planes, step, offsets
        The linear model: shape ``(n_terms, n_headings)`` in steps, the size of a step, and one
        offset a heading. A text on its heading's side has a margin above 0.
    """

    vocabulary: dict[str, int]
    idf: Floats
    starts: NDArray[np.int64]
    rows: NDArray[np.int64]
    values: Floats
    codes: tuple[str, ...]
    texts: tuple[str, ...]
    weights: Floats
    neighbours: int
    headings: tuple[str, ...]
    planes: NDArray[np.int8]
    step: float
    offsets: Floats

    def margins(self, text: str) -> dict[str, float]:
        """Margin of each heading that has a plane, at least `FAR`, the greatest first."""
        columns, values = tfidf_block(description_terms(text), self.vocabulary, self.idf)
        if not columns:
            return {}
        found = self.offsets + self.step * (values @ self.planes[columns].astype(np.float64))
        order = np.argsort(-found, kind="stable")
        return {self.headings[n]: round(max(float(found[n]), FAR), 6) for n in order}

    def guesses(self, text: str) -> list[CodeGuess]:
        """Headings of the nearest stored texts, most votes first, then those of the best planes.

        Shares sum to one.

        Nothing is guessed of a text that has no word with any of the stored ones in common.
        """
        likeness = self._likeness(text) * (self.weights > 0)
        votes: dict[str, float] = {}
        nearest: dict[str, int] = {}
        for index in np.argsort(-likeness, kind="stable")[: self.neighbours]:
            if likeness[index] <= 0:
                break
            heading = self.codes[index].partition(".")[0]
            vote = float(likeness[index] ** 2 * self.weights[index])
            votes[heading] = votes.get(heading, 0.0) + vote
            nearest.setdefault(heading, int(index))
        total = sum(votes.values())
        for heading in list(self.margins(text))[:_BY_PLANE] if votes else ():
            if heading not in votes:
                own = [n for n, code in enumerate(self.codes) if code.partition(".")[0] == heading]
                votes[heading] = 0.0
                nearest[heading] = max(own, key=lambda n: likeness[n])
        return [
            CodeGuess(
                heading, votes[heading] / total,
                self.codes[nearest[heading]], self.texts[nearest[heading]],
            )
            for heading in sorted(votes, key=lambda name: (-votes[name], name))
        ]  # fmt: skip

    def _likeness(self, text: str) -> Floats:
        columns, values = tfidf_block(description_terms(text), self.vocabulary, self.idf)
        found = np.zeros(len(self.codes))
        for column, value in zip(columns, values, strict=True):
            own = slice(self.starts[column], self.starts[column + 1])
            found[self.rows[own]] += value * self.values[own]
        return found


@lru_cache(maxsize=1)
def load_item_codes() -> ItemCodeModel:
    """The shipped model.

    Raises
    ------
    ModelError
        It is missing, was changed, or was trained for other terms.
    """
    folder = model_folder(MODEL)
    meta = verify_model(folder, MODEL)
    if meta.get("terms_version") != TERMS_VERSION:
        raise ModelIncompatible("trained for other terms", name=MODEL)
    stored = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        return ItemCodeModel(
            vocabulary={term: n for n, term in enumerate(read_names(arrays["names"]))},
            idf=arrays["idf"].astype(np.float64),
            starts=arrays["starts"].astype(np.int64),
            rows=arrays["rows"].astype(np.int64),
            values=arrays["values"].astype(np.float64),
            codes=tuple(stored["codes"]),
            texts=tuple(stored["texts"]),
            weights=np.array(stored["weights"], dtype=np.float64),
            neighbours=int(meta["neighbours"]),
            headings=tuple(stored["headings"]),
            planes=arrays["planes"],
            step=float(arrays["step"]),
            offsets=arrays["offsets"].astype(np.float64),
        )
