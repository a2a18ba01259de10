"""How alike two names are, from 0 to 1, and why: which word stood for which.

The score is a Dice share of weights: what both names have, over what they have together. A word
counts as far as it is alike (rapidfuzz), in print or in sound; legal forms weigh little.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, JaroWinkler

from spectriage.cases.names.words import Word, lacks_vowels, skeletons, sound_of, words_of

# Words less alike than this are different words: at 0.78 one letter of five may differ.
ALIKE = 0.78
_BY_SOUND = 0.97  # a name alike in sound only is a little less alike than one alike in print
_BY_SKELETON = 0.93
_RUN_TOGETHER = 0.97
_SAME_TOGETHER = 0.93  # above it two names written without spaces are one name
_INITIAL = 0.6

WeightOf = Callable[[Word], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the one name, the word of the other it stands for, and how alike they are."""

    ours: str
    theirs: str
    alike: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Score of two names with its reasons; `ours` and `theirs` are the words left over."""

    score: float
    pairs: tuple[Pair, ...] = ()
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    how: str = "words"


def plain_weight(word: Word) -> float:
    """Weight of a word where nothing is known of how common it is."""
    return word.weight


def compare_names(ours: str, theirs: str, weight_of: WeightOf = plain_weight) -> Likeness:
    """How alike two names are, whatever their scripts, word order and legal forms.

    Returns
    -------
    Likeness
        1.0 for the same words; near 0 for names that share only common words.
    """
    bare = lacks_vowels(ours) or lacks_vowels(theirs)
    return compare_words(words_of(ours), words_of(theirs), weight_of, by_skeleton=bare)


def compare_words(
    ours: Sequence[Word], theirs: Sequence[Word], weight_of: WeightOf = plain_weight, *,
    by_skeleton: bool = False,
) -> Likeness:  # fmt: skip
    """`compare_names` of names already in words."""
    if not ours or not theirs:
        return Likeness(0.0)
    by_words = _by_words(ours, theirs, weight_of, by_skeleton)
    if _count(ours) != _count(theirs) and by_words.score < _SAME_TOGETHER:
        joined = _joined(ours, theirs)
        if joined >= _SAME_TOGETHER:
            return Likeness(round(joined * _RUN_TOGETHER, 4), how="written together")
    return by_words


def word_likeness(ours: Word, theirs: Word, *, by_skeleton: bool = False) -> float:
    """How alike two words are in print, in sound, or in their consonants."""
    if ours.key == theirs.key:
        return 1.0
    if ours.kind or theirs.kind:
        return 0.0 if "legal" in (ours.kind, theirs.kind) else _spelt(ours.text, theirs.text)
    if ours.text.isdigit() or theirs.text.isdigit():
        return 0.0  # Plant 12 is not Plant 13
    best = max(_spelt(ours.text, theirs.text), _BY_SOUND * _spelt(ours.sound, theirs.sound))
    short, long = sorted((ours.text, theirs.text), key=len)
    if len(short) == 1 and long.startswith(short):
        best = max(best, _INITIAL)
    if by_skeleton:
        shared = skeletons(ours.text) & skeletons(theirs.text)
        if any(len(bones) > 1 for bones in shared):
            best = max(best, _BY_SKELETON)
    return best


def _spelt(ours: str, theirs: str) -> float:
    if min(len(ours), len(theirs)) < 4:
        return float(ours == theirs)
    indel = float(Indel.normalized_similarity(ours, theirs))
    return indel if indel < ALIKE else (indel + float(JaroWinkler.similarity(ours, theirs))) / 2


def _by_words(
    ours: Sequence[Word], theirs: Sequence[Word], weight_of: WeightOf, by_skeleton: bool
) -> Likeness:
    ways = [
        (alike, min(weight_of(mine), weight_of(other)), place, spot)
        for place, mine in enumerate(ours)
        for spot, other in enumerate(theirs)
        if (alike := word_likeness(mine, other, by_skeleton=by_skeleton)) >= _INITIAL
        and (alike >= ALIKE or alike == _INITIAL)
    ]
    ways.sort(key=lambda way: (-way[0], -way[1], way[2], way[3]))
    taken: dict[int, tuple[int, float]] = {}
    spots: set[int] = set()
    for alike, _, place, spot in ways:
        if place not in taken and spot not in spots:
            taken[place] = (spot, alike)
            spots.add(spot)
    shared = sum(
        alike * (weight_of(ours[place]) + weight_of(theirs[spot]))
        for place, (spot, alike) in taken.items()
    )
    total = sum(map(weight_of, ours)) + sum(map(weight_of, theirs))
    return Likeness(
        round(shared / total, 4) if total else 0.0,
        tuple(
            Pair(ours[place].text, theirs[spot].text, round(alike, 3))
            for place, (spot, alike) in sorted(taken.items())
        ),
        tuple(word.text for place, word in enumerate(ours) if place not in taken),
        tuple(word.text for spot, word in enumerate(theirs) if spot not in spots),
    )


def _count(words: Sequence[Word]) -> int:
    return sum(word.kind != "legal" for word in words)


def _joined(ours: Sequence[Word], theirs: Sequence[Word]) -> float:
    """Likeness of all words but legal forms written together: Hi Tech, HiTech."""
    mine, others = (
        sound_of("".join(word.text for word in words if word.kind != "legal"))
        for words in (ours, theirs)
    )
    if min(len(mine), len(others)) < 6:
        return 0.0
    figures = ([ch for ch in text if ch.isdigit()] for text in (mine, others))
    return float(Indel.normalized_similarity(mine, others)) if next(figures) == next(figures) else 0
