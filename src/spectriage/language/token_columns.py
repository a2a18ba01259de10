"""Columns over a doc's tokens as plain lists: words, places, marks.

spaCy makes an object for each token that is looked at; for components that look at every token of
every page that is a third of their time (measured). Here a column is read once for all tokens.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

import numpy as np
from spacy.attrs import LENGTH, SPACY, TAG
from spacy.lang.lex_attrs import word_shape
from spacy.tokens import Doc

from spectriage.language.annotations import text_of

_WORDS, _STARTS = "spectriage_words", "spectriage_starts"


def words_of(doc: Doc) -> list[str]:
    """Text of each token."""
    words = doc.user_data.get(_WORDS)
    if words is None or len(words) != len(doc):  # tokens may have been joined since
        text, starts = text_of(doc), starts_of(doc)
        lengths = map(int, doc.to_array([LENGTH]).ravel())
        words = [text[start : start + n] for start, n in zip(starts, lengths, strict=True)]
        doc.user_data[_WORDS] = words
    return list(words)


def starts_of(doc: Doc) -> list[int]:
    """First character of each token."""
    starts = doc.user_data.get(_STARTS)
    if starts is None or len(starts) != len(doc):
        columns = doc.to_array([LENGTH, SPACY]).astype(np.int64)
        steps = columns.sum(axis=1).tolist() if len(doc) else []
        starts = doc.user_data[_STARTS] = list(accumulate(steps[:-1], initial=0))[: len(doc)]
    return list(starts)


def tokens_in(starts: Sequence[int], start: int, end: int) -> range:
    """Tokens that characters `start:end` touch, which begin and end in no blank."""
    return range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end))


def tags_of(doc: Doc) -> list[str]:
    """`tag_` of each token."""
    name = doc.vocab.strings
    ids = [int(number) for number in doc.to_array([TAG]).ravel()]
    known = {number: name[number] if number else "" for number in set(ids)}
    return [known[number] for number in ids]


def write_tags(doc: Doc, tags: Sequence[str]) -> None:
    """Set `tag_` of every token."""
    if not tags:
        return
    known = {tag: doc.vocab.strings.add(tag) for tag in set(tags)}
    column: Any = np.array([[known[tag]] for tag in tags], dtype=np.uint64)
    doc.from_array([TAG], column)


@lru_cache(maxsize=65536)
def shape_of(word: str) -> str:
    """The word's letters as x, X, d, as spaCy writes a token's shape."""
    return str(word_shape(word))
