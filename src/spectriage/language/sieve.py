"""Where in a text a pattern may match: at the literals that every match of it holds.

A page is asked for some hundred patterns, and most have nothing to find in it. All places of all
their anchors (`anchors`) are found in one pass: arrays of the text's runs of two to five
characters, hashed, are looked up in a table; what is found there is compared letter for letter.
A pattern is then tried around these places only. What comes out is what a search of the whole
text gives.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LENGTHS = (2, 3, 4, 5)  # of the runs; the longest that fits into an anchor is looked up
_TABLE_BITS = 16
_FACTOR = 2_654_435_761  # Knuth's multiplicative hash: the golden ratio of 32 bits
# Rank of letters from the commonest to the rarest.
_RARITY = {letter: rank for rank, letter in enumerate("etaoinsrhldcumfpgwybvkxjqz")}
_WIDEST = 1_000  # characters; a pattern whose matches may be longer is tried on the whole text

Places = dict[int, list[int]]  # number of a pattern to where its anchors begin, in order


@dataclass(slots=True, frozen=True)
class Reach:
    """How far a match of a pattern may lie around an anchor.

    `before` and `after` are characters from where the anchor begins; `after` counts what the
    pattern looks ahead at too.
    """

    before: int
    after: int


def find_reach(pattern: str) -> Reach | None:
    """Reach of a pattern; None where it cannot be told, or is too wide to be worth it."""
    try:  # CPython's own parser, which is private; without it the whole text is searched
        parsed: Any = re._parser.parse(pattern)  # type: ignore[attr-defined]
        widest = int(parsed.getwidth()[1])
        ahead = sum(int(part.getwidth()[1]) for part in _lookaheads(parsed))
    except (AttributeError, TypeError, ValueError, re.error):
        return None
    if widest > _WIDEST or ahead > _WIDEST:
        return None
    return Reach(widest, widest + ahead + 2)  # and the word's end that every match is checked for


def _lookaheads(parsed: Any) -> Iterator[Any]:
    for name, argument in parsed:
        if str(name) in ("ASSERT", "ASSERT_NOT"):
            yield argument[1]
        parts = argument if isinstance(argument, tuple) else ()
        for part in parts:
            for inner in part if isinstance(part, list) else [part]:
                if hasattr(inner, "getwidth"):
                    yield from _lookaheads(inner)


class Sieve:
    """Finds the places of many patterns' anchors in one pass.

    Parameters
    ----------
    anchors
        Anchors of each pattern; one without any must be tried on the whole text by the caller.
    cased
        Whether each is matched against the text in its own case; else against the folded one.
    """

    def __init__(self, anchors: Sequence[Sequence[str]], cased: Sequence[bool]) -> None:
        self.unsieved: list[int] = []
        self._cased = cased
        self._by_run: dict[str, list[tuple[int, str, int]]] = {}
        self._tables = {length: np.zeros(1 << _TABLE_BITS, dtype=bool) for length in _LENGTHS}
        for number, (own, is_cased) in enumerate(zip(anchors, cased, strict=True)):
            # The runs are those of the folded text; a lower-case letter tells a capital there.
            if not own or any(len(a) < 2 or (is_cased and not a.isascii()) for a in own):
                self.unsieved.append(number)
                continue
            for anchor in own:
                run, offset = _rarest_run(anchor.lower() if is_cased else anchor)
                self._by_run.setdefault(run, []).append((number, anchor, offset))
                self._tables[len(run)][_hash_of(run)] = True
        self._lengths = [n for n in _LENGTHS if self._tables[n].any()]

    def find(self, plain: str, folded: str) -> Places:
        """Where the anchors of each pattern begin; patterns that have none are left out."""
        hashes = _hashes(folded)
        found: Places = {}
        for length in self._lengths:
            for start in np.flatnonzero(self._tables[length][hashes[length]]).tolist():
                for number, anchor, offset in self._by_run.get(folded[start : start + length], ()):
                    place = start - offset
                    text = plain if self._cased[number] else folded
                    if place >= 0 and text.startswith(anchor, place):
                        found.setdefault(number, []).append(place)
        for places in found.values():
            places.sort()
        return found


@lru_cache(maxsize=4)
def _hashes(text: str) -> dict[int, NDArray[np.uint32]]:
    """Hashes of all runs of a text, by length."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    hashes = letters * np.uint32(_FACTOR)
    found = {}
    for length in range(2, max(_LENGTHS) + 1):
        count = max(len(letters) - length + 1, 0)
        hashes = (hashes[:count] ^ letters[length - 1 : length - 1 + count]) * np.uint32(_FACTOR)
        found[length] = hashes >> np.uint32(32 - _TABLE_BITS)
    return found


def _hash_of(run: str) -> int:
    """The hash that `_hashes` gives a text of one run, which an array is too much for."""
    first, *others = map(ord, run)
    value = first * _FACTOR
    for letter in others:
        value = (value ^ letter) * _FACTOR & 0xFFFFFFFF
    return value >> (32 - _TABLE_BITS)


def _rarest_run(anchor: str) -> tuple[str, int]:
    """The run by which an anchor is looked up, and its offset in the anchor."""
    length = min(len(anchor), max(_LENGTHS))
    runs = [(anchor[i : i + length], i) for i in range(len(anchor) - length + 1)]
    return max(runs, key=lambda run: sum([_RARITY.get(letter, -1) for letter in run[0]]))


def search_around(
    regex: re.Pattern[str], reach: Reach, text: str, places: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """What `search_all` yields, looking around the places of the pattern's anchors only."""
    position = 0
    for place in places:
        while place >= position:  # else no match from here on holds the anchor that begins there
            begin = max(position, place - reach.before)
            found = regex.search(text, begin, place + reach.after)
            if found is None or found.start() > place:
                break  # a match further on holds another anchor
            start, end = found.span()
            if splits_word(text, start):
                position = start + 1
                continue
            yield start, end
            position = max(end, start + 1)


def search_all(regex: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Places of a pattern, none beginning inside a word, each after the end of the one before."""
    position = 0
    while found := regex.search(text, position):
        start, end = found.span()
        if splits_word(text, start):
            position = start + 1
            continue
        yield start, end
        position = max(end, start + 1)


def splits_word(text: str, place: int) -> bool:
    """Whether a word goes on over a place in a text."""
    return 0 < place < len(text) and _is_word(text[place - 1]) and _is_word(text[place])


def _is_word(char: str) -> bool:
    # Chinese and Japanese have no word ends: each sign may begin or end a wording
    return (char.isalnum() and not "\u3040" <= char <= "\u9fff") or char == "_"
