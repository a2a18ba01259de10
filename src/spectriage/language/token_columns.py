"""Columns over a doc's tokens as plain lists: words, places, marks.

spaCy makes an object for each token that is looked at; for components that look at every token of
every page that is a third of their time (measured). Here a column is read once for all tokens.
A `Column` goes further: what is asked of a value is asked once, however many tokens bear it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LENGTH, SPACY, TAG
from spacy.lang.lex_attrs import word_shape
from spacy.tokens import Doc

from spectriage.language.annotations import text_of

T = TypeVar("T", bound=Hashable)
U = TypeVar("U", bound=Hashable)
_WORDS, _STARTS = "spectriage_words", "spectriage_starts"


@dataclass(frozen=True, slots=True, eq=False)
class Column(Generic[T]):
    """A value a token: the different ones, and for each token the number of its own."""

    kinds: Sequence[T]
    numbers: NDArray[np.intp]

    @classmethod
    def of(cls, values: Iterable[T]) -> "Column[T]":
        """The column of some values; kinds in the order in which they were met."""
        values = list(values)
        kinds = list(dict.fromkeys(values))
        number = dict(zip(kinds, range(len(kinds)), strict=True))
        return cls(kinds, np.fromiter(map(number.__getitem__, values), np.intp, len(values)))

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[T]:
        return (self.kinds[number] for number in self.numbers.tolist())

    def told(self, by: Callable[[T], U]) -> "Column[U]":
        """What a function tells of each value."""
        again = Column.of(map(by, self.kinds))
        return Column(again.kinds, again.numbers[self.numbers])

    def where(self, is_so: Callable[[T], bool]) -> NDArray[np.bool_]:
        """For each token whether its value is so."""
        return np.array([is_so(kind) for kind in self.kinds], dtype=bool)[self.numbers]


def together(*columns: Column[Any]) -> Column[Any]:
    """Tuples of the columns' values, one a token."""
    key = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        key = key * max(len(column.kinds), 1) + column.numbers
    _, first, numbers = np.unique(key, return_index=True, return_inverse=True)
    places = [column.numbers[first].tolist() for column in columns]
    kinds = [
        tuple(column.kinds[place] for column, place in zip(columns, own, strict=True))
        for own in zip(*places, strict=True)
    ]
    return Column(kinds, numbers)


def words_of(doc: Doc) -> list[str]:
    """Text of each token."""
    words = doc.user_data.get(_WORDS)
    if words is None or len(words) != len(doc):  # tokens may have been joined since
        text, starts = text_of(doc), starts_of(doc)
        lengths: list[Any] = doc.to_array([LENGTH]).ravel().tolist()
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
    ids: list[Any] = doc.to_array([TAG]).ravel().tolist()
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
