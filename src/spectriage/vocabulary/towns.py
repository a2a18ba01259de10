"""Names of towns in a text: "Konya", "Los Ángeles", "Stratford-upon-Avon".

The list `papers/towns.txt` holds the towns of more than 5,000 people in the world, without accents
and in small letters. A name counts where it begins with a capital; the longest at a place wins.
Many are words or family names too, so that a name alone is weak evidence of a place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from spectriage.errors import VocabularyError
from spectriage.vocabulary.countries import fold

FILE = "papers/towns.txt"
_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[ '’.-]{1,2}")  # between the words of a name


def find_towns(text: str) -> Iterator[tuple[int, int]]:
    """Characters of towns' names, from left to right, none over another."""
    towns, folded = _load(), fold(text)
    words = [found.span() for found in _WORD.finditer(folded)]
    place = 0
    while place < len(words):
        start, end = words[place]
        length = 0
        if text[start].isupper() and (known := towns.get(folded[start:end])) is not None:
            length = _longest(folded, words, place, known)
        if length:
            yield start, words[place + length - 1][1]
        place += length or 1


def _longest(
    folded: str, words: list[tuple[int, int]], place: int, known: tuple[tuple[str, ...], ...]
) -> int:
    """Number of words of the longest name that begins at a place, 0 if none does."""
    for rest in known:
        behind = words[place + 1 : place + 1 + len(rest)]
        if tuple(folded[start:end] for start, end in behind) == rest and all(
            _JOINT.fullmatch(folded, before[1], after[0])
            for before, after in zip(words[place:], behind, strict=False)
        ):
            return 1 + len(rest)
    return 0


@lru_cache(maxsize=1)
def _load() -> dict[str, tuple[tuple[str, ...], ...]]:
    """What may follow a name's first word, the longest first.

    Raises
    ------
    VocabularyError
        The list is missing.
    """
    source = resources.files("spectriage.vocabulary") / "data" / FILE
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
    except OSError as err:
        raise VocabularyError("not found", file=FILE) from err
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        first, *rest = line.split()
        if first != "#":
            found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}
