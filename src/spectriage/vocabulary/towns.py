"""Names of towns and their districts in a text: "Konya", "Los Ángeles", "Stratford-upon-Avon".

The list `papers/towns.txt` holds populated places of the world without accents and in small
letters. A name counts where it begins with a capital; the longest at a place wins. Many are words
or family names too, so that a name alone is weak evidence of a place. The names are too many for
the finders that try one after the other (`alternatives`): they are looked up by their words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from spectriage.errors import VocabularyError
from spectriage.vocabulary.countries import fold

FILE = "papers/towns.txt"
_WORD = re.compile(r"[^\W\d_]+")
_JOINTS = (" ", "\u00a0", "-", "'", ". ")  # between the words of a name
_Rests = frozenset[tuple[str, ...]]


def find_towns(text: str) -> Iterator[tuple[int, int]]:
    """Characters of towns' names, from left to right, none over another."""
    towns, folded = _load(), fold(text)
    words = [found.span() for found in _WORD.finditer(folded)]
    place = 0
    while place < len(words):
        start, end = words[place]
        length = 0
        if text[start].isupper() and (known := towns.get(folded[start:end])) is not None:
            length = _longest(folded, words, place, *known)
        if length:
            yield start, words[place + length - 1][1]
        place += length or 1


def _longest(
    folded: str, words: list[tuple[int, int]], place: int, rests: _Rests, most: int
) -> int:
    """Number of words of the longest name that begins at a place, 0 if none does."""
    rest: list[str] = []
    for number in range(place, min(place + most, len(words) - 1)):
        (_, end), (start, behind) = words[number], words[number + 1]
        if folded[end:start] not in _JOINTS:
            break
        rest.append(folded[start:behind])
    while tuple(rest) not in rests:
        if not rest:
            return 0
        rest.pop()
    return 1 + len(rest)


@lru_cache(maxsize=1)
def _load() -> dict[str, tuple[_Rests, int]]:
    """What may follow a name's first word, and the most words of it.

    Raises
    ------
    VocabularyError
        The list is missing or no text, or a line is empty.
    """
    source = resources.files("spectriage.vocabulary") / "data" / FILE
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as err:
        raise VocabularyError("not found, or no text", file=FILE) from err
    found: dict[str, set[tuple[str, ...]]] = {}
    for number, line in enumerate(lines, 1):
        first, *rest = line.split() or [""]
        if not first:
            raise VocabularyError(f"line {number} is empty", file=FILE)
        if first != "#":
            found.setdefault(first, set()).add(tuple(rest))
    return {first: (frozenset(some), max(map(len, some))) for first, some in found.items()}
