"""Parties against a screening list: an index of words, then a comparison of the likeliest names.

A party's words are held against every distinct word of the list (rapidfuzz ``cdist``, by sound);
the names that share the weightiest of them are compared in full. Rare words weigh more.
"""

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Indel

from spectriage.cases.names.compare import ALIKE, Likeness, compare_words
from spectriage.cases.names.screening_list import ListedName, ScreeningList
from spectriage.cases.names.words import Word, lacks_vowels, skeletons, sound_of, words_of

# A match below POSSIBLE is not told. Hand-set: at 0.82 one of five plain words may be another.
POSSIBLE, STRONG = 0.82, 0.93
MAX_MATCHES = 10
_COMPARED = 120  # names compared in full for one party
_ENOUGH = 0.5  # share of the weights that the words have to reach for that
_COMMON = 10  # a word in fewer names than this is as rare as can be told
_LONGEST_JOIN = 12


@dataclass(frozen=True, slots=True)
class ListMatch:
    """A name of the list that a party may be: which alias, which words, how alike."""

    listed: ListedName
    alias: str
    likeness: Likeness

    @property
    def score(self) -> float:
        """Likeness from 0 to 1."""
        return self.likeness.score

    @property
    def strength(self) -> str:
        """``strong`` or ``possible``."""
        return "strong" if self.score >= STRONG else "possible"


class NameIndex:
    """A screening list made ready for many parties; does not change after it is built."""

    def __init__(self, source: ScreeningList) -> None:
        self.source = source
        self._print: list[tuple[int, str]] = []
        self._words: list[tuple[Word, ...]] = []
        places: dict[str, list[int]] = defaultdict(list)
        bones: dict[str, set[str]] = defaultdict(set)
        for number, listed in enumerate(source.names):
            for text in dict.fromkeys((listed.name, *listed.aliases)):
                words = words_of(text)
                if not words:
                    continue
                place = len(self._print)
                self._print.append((number, text))
                self._words.append(words)
                for key in {word.sound for word in words} | _joins(words):
                    places[key].append(place)
                if lacks_vowels(text):
                    for word in words:
                        for form in skeletons(word.text):
                            bones[form].add(word.sound)
        self._vocabulary = sorted(places, key=lambda word: (len(word), word))
        self._lengths = np.array([len(word) for word in self._vocabulary])
        self._letters = np.array([_letters(word) for word in self._vocabulary], dtype=np.uint32)
        self._places = [np.array(places[word], dtype=np.int32) for word in self._vocabulary]
        self._number = {word: number for number, word in enumerate(self._vocabulary)}
        self._bones = {form: sorted(sounds) for form, sounds in bones.items()}
        self._latin: dict[str, list[str]] | None = None
        self._total = np.array(
            [sum(map(self._weight, words)) for words in self._words], dtype=np.float32
        )

    def __len__(self) -> int:
        return len(self._print)

    def screen(self, name: str, *, least: float = POSSIBLE) -> list[ListMatch]:
        """Names of the list that `name` may be, the likeliest first, one a line of the list.

        Parameters
        ----------
        name
            A party's name as printed, in any script.
        least
            Lowest score to tell, from 0 to 1.
        """
        words = words_of(name)
        if not words or not self._words:
            return []
        bare = lacks_vowels(name)
        best: dict[int, ListMatch] = {}
        for place in self._likeliest(words, bare):
            number, alias = self._print[place]
            likeness = compare_words(
                words, self._words[place], self._weight, by_skeleton=bare or lacks_vowels(alias)
            )
            known = best.get(number)
            if likeness.score >= least and (known is None or likeness.score > known.score):
                best[number] = ListMatch(self.source.names[number], alias, likeness)
        ranked = sorted(best.values(), key=lambda match: (-match.score, match.listed.line))
        return ranked[:MAX_MATCHES]

    def _weight(self, word: Word) -> float:
        """Weight of a word: its own, times how rare it is among the list's names."""
        number = self._number.get(word.sound)
        count = len(self._places[number]) if number is not None else 0
        rare = math.log((len(self._print) + 2 * _COMMON) / (count + _COMMON))
        return word.weight * max(rare, 0.1)

    def _likeliest(self, words: tuple[Word, ...], bare: bool) -> npt.NDArray[np.intp]:
        shared = np.zeros(len(self._print), dtype=np.float32)
        keys: list[tuple[str, float, Word | None]] = [
            (word.sound, self._weight(word), word) for word in words
        ]
        keys += [(join, 0.0, None) for join in sorted(_joins(words))]
        for key, weight, word in keys:
            alike = self._alike(key)
            if word is not None:
                alike |= {n: max(s, alike.get(n, 0.0)) for n, s in self._same_bones(word, bare)}
            if not alike:
                continue
            best = np.zeros(len(self._print), dtype=np.float32)
            for number, score in sorted(alike.items(), key=lambda item: item[1]):
                # two words written as one stand for both
                best[self._places[number]] = score * (weight or 2 * self._rarity(number))
            shared += best
        total = self._total + sum(weight for _, weight, _ in keys)
        share = 2 * shared / total
        likely = np.flatnonzero(share >= _ENOUGH)
        order = np.argsort(-share[likely], kind="stable")
        return likely[order[:_COMPARED]]

    def _rarity(self, number: int) -> float:
        return math.log((len(self._print) + 2 * _COMMON) / (len(self._places[number]) + _COMMON))

    def _alike(self, key: str) -> dict[int, float]:
        """Words of the list that sound like one, by number, with how alike they are."""
        exact = self._number.get(key)
        if len(key) < 4 or key.isdigit():
            return {} if exact is None else {exact: 1.0}
        # Indel similarity s needs lengths within a factor of (2 - s) / s
        low = int(len(key) * ALIKE / (2 - ALIKE))
        high = math.ceil(len(key) * (2 - ALIKE) / ALIKE)
        first = int(np.searchsorted(self._lengths, max(low, 4), side="left"))
        last = int(np.searchsorted(self._lengths, high, side="right"))
        near = self._same_letters(key, first, last)
        if not near.size:
            return {}
        scores = process.cdist(
            [key], [self._vocabulary[place] for place in near.tolist()],
            scorer=Indel.normalized_similarity, score_cutoff=ALIKE, dtype=np.float32, workers=1,
        )[0]  # fmt: skip
        return {int(near[place]): float(scores[place]) for place in np.flatnonzero(scores)}

    def _same_letters(self, key: str, first: int, last: int) -> npt.NDArray[np.intp]:
        """Words from `first` to `last` that have letters enough in common to be alike.

        Alike words share ALIKE of their mean length at least, so few letters are in one only.
        """
        letters, lengths = _letters(key), self._lengths[first:last]
        shared = ALIKE * (lengths + len(key)) / 2
        theirs = self._letters[first:last]
        near = (_bit_count(letters & ~theirs) <= len(key) - shared) & (
            _bit_count(theirs & ~letters) <= lengths - shared
        )
        return np.flatnonzero(near) + first

    def _same_bones(self, word: Word, bare: bool) -> list[tuple[int, float]]:
        """Words with the same consonants, where one of the two names prints no vowels."""
        if not bare and not self._bones:
            return []
        known = self._bones_of_latin() if bare else self._bones
        sounds = {sound for form in skeletons(word.text) if len(form) > 1
                  for sound in known.get(form, ())}  # fmt: skip
        return [(self._number[sound], 0.9) for sound in sorted(sounds)]

    def _bones_of_latin(self) -> dict[str, list[str]]:
        if self._latin is None:
            bones: dict[str, set[str]] = defaultdict(set)
            for words in self._words:
                for word in words:
                    for form in skeletons(word.text):
                        bones[form].add(word.sound)
            self._latin = {form: sorted(sounds) for form, sounds in bones.items()}
        return self._latin


def _letters(word: str) -> np.uint32:
    """Which letters a word has, a bit each; figures share the bits above the 26 letters."""
    bits = 0
    for sign in set(word):
        bits |= 1 << (ord(sign) - ord("a") if sign.isalpha() else 26 + int(sign) % 6)
    return np.uint32(bits)


_BITS = np.array([number.bit_count() for number in range(1 << 16)], dtype=np.uint8)


def _bit_count(values: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    # numpy has bitwise_count from 2.0 only
    counts: npt.NDArray[np.uint8] = _BITS[values & 0xFFFF] + _BITS[values >> 16]
    return counts


def _joins(words: tuple[Word, ...]) -> set[str]:
    """Neighbours written as one word, for names that are parted elsewhere: Hi Tech, HiTech."""
    plain = [word for word in words if word.kind != "legal"]
    return {
        sound_of(one.text + two.text)
        for one, two in zip(plain, plain[1:], strict=False)
        if len(one.text) + len(two.text) <= _LONGEST_JOIN and min(len(one.text), len(two.text)) <= 4
    }
