"""Nouns that name products, found in a text and told as families: "Absolutdruckaufnehmer".

The table `product_nouns.tsv` holds them. Words are compared without hyphens and without case, the
longest noun at a place wins, and German compounds are known by their last part. One pass over the
words with look-ups in dictionaries, so that thousands of nouns cost no more than a few.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spectriage.vocabulary.tables import read_table

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_UNSPACED = re.compile(r"[぀-ヿ㐀-鿿]+")  # kana and Han: written without spaces
_SHORTEST_COMPOUND = 3  # letters before the last part of a compound
_LAST = 2  # letters by which the endings of compounds are looked up


@dataclass(frozen=True, slots=True)
class Noun:
    """A product noun in a text: where it stands and the family it speaks for."""

    start: int
    end: int
    family: str


@dataclass(frozen=True, slots=True)
class _Nouns:
    phrases: dict[str, dict[tuple[str, ...], str]]  # by first word
    longest: dict[str, int]
    endings: dict[str, str]
    by_last_letters: dict[str, tuple[str, ...]]  # endings, the longest first
    unspaced: re.Pattern[str]
    unspaced_families: dict[str, str]


def find_nouns(text: str) -> Iterator[Noun]:
    """Product nouns of a case-folded text, in order; none lies in another."""
    nouns = _load()
    words = [(found[0], found.start()) for found in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        word, start = words[place]
        firsts, compound = _known_of(word)
        length, family = _phrase_at(words, place, firsts, nouns) if firsts else (0, "")
        if not length and compound:
            length, family = 1, compound
        if length:
            last, behind = words[place + length - 1]
            yield Noun(start, behind + len(last), family)
        elif not word.isascii() and _UNSPACED.search(word):
            for found in nouns.unspaced.finditer(word):
                yield Noun(
                    start + found.start(), start + found.end(), nouns.unspaced_families[found[0]]
                )
        place += length or 1


@lru_cache(maxsize=16_384)
def _known_of(word: str) -> tuple[tuple[str, ...], str]:
    """Forms of a word with which nouns begin, most words have none; its family as a compound."""
    phrases = _load().phrases
    return tuple(form for form in _singulars(word) if form in phrases), _compound(word)


def _phrase_at(
    words: list[tuple[str, int]], place: int, firsts: tuple[str, ...], nouns: _Nouns
) -> tuple[int, str]:
    """Number of words of the longest noun that begins here, and its family; 0 if there is none."""
    for first in firsts:
        known = nouns.phrases[first]
        for length in range(min(nouns.longest[first], len(words) - place), 0, -1):
            if length == 1:
                if (first,) in known:
                    return 1, known[first,]
                continue
            if first != words[place][0]:
                break  # only the last word of a noun may stand in the plural
            inner = tuple(word for word, _ in words[place : place + length - 1])
            for last in _singulars(words[place + length - 1][0]):
                if (*inner, last) in known:
                    return length, known[*inner, last]
    return 0, ""


def _singulars(word: str) -> Iterator[str]:
    yield word
    if len(word) > 3 and word.endswith("s"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]


def _compound(word: str) -> str:
    """Family of a compound by its last part, or nothing."""
    nouns = _load()
    for whole in (word, word.removesuffix("s"), word.removesuffix("n"), word.removesuffix("e")):
        for ending in nouns.by_last_letters.get(whole[-_LAST:], ()):
            if len(ending) + _SHORTEST_COMPOUND <= len(whole) and whole.endswith(ending):
                return nouns.endings[ending]
    return ""


@lru_cache(maxsize=1)
def _load() -> _Nouns:
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    longest: dict[str, int] = {}
    endings: dict[str, str] = {}
    unspaced: dict[str, str] = {}
    for row in read_table("product_nouns.tsv"):
        for noun in row["nouns"].split(" | "):
            noun = noun.casefold()
            if noun.startswith("*"):
                endings.setdefault(noun[1:], row["family"])
            elif _UNSPACED.search(noun):
                unspaced.setdefault(noun, row["family"])
            else:
                words = tuple(_WORD.findall(noun))
                phrases.setdefault(words[0], {}).setdefault(words, row["family"])
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return _Nouns(
        phrases=phrases,
        longest=longest,
        endings=endings,
        by_last_letters=_by_last_letters(endings),
        unspaced=re.compile("|".join(sorted(unspaced, key=len, reverse=True))),
        unspaced_families=unspaced,
    )


def _by_last_letters(endings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        found[ending[-_LAST:]] = (*found.get(ending[-_LAST:], ()), ending)
    return found
