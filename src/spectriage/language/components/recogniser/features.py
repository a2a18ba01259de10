"""What the recogniser knows of each token: its letters, its mark, its place, its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from spectriage.language.components.recogniser.layout import places_of
from spectriage.language.token_columns import Column, shape_of, tags_of, together, words_of

# 4: without the network's traits; 3: names in a file of their own; 2: without towns, distances
FEATURES_VERSION = "5"
REACH = 4  # neighbours looked at on either side
STEPS = (*range(-REACH, 0), *range(1, REACH + 1))
BIAS, OUTSIDE = "b", "E"
LINE_END, BLANK = "\\n", "\\s"
OUTSIDE_TAG = "O"
LETTERS = ("w", "t", "s")  # of words, marks and shapes
PAIRS = {  # tokens looked at together: the letter, and how many steps away each is
    "-1,0w": ("w", (-1, 0)), "0,1w": ("w", (0, 1)),
    "-1,0t": ("t", (-1, 0)), "0,1t": ("t", (0, 1)),
    "-1,0s": ("s", (-1, 0)), "0,1s": ("s", (0, 1)),
    "-2..0s": ("s", (-2, -1, 0)), "0..2s": ("s", (0, 1, 2)),
}  # fmt: skip
APART = "\t"  # between values; no value holds one
_SHAPE = 8  # characters of a shape that count
_LONG = 9  # letters; longer words are as long
_FIGURES = ("V", "Q", "n")  # marks of quantities and numbers
_FAR = 6  # tokens; farther ones are as far
_PARTING = (",", ";", ".", ":", "|", "•")
_DISTANCES = ("-", *(f"{far}{parted}" for far in range(_FAR + 1) for parted in ("", ",", "|")))
_SIGNS = ("end", "blank", "parting")


@dataclass(frozen=True, eq=False)
class Columns:
    """What features are made of, one value a token: word, mark, cell and zone.

    What is made of them is made once, since field and network both ask for it.
    """

    words: Column[str]
    tags: Column[str]
    places: Column[tuple[str, str]]

    @cached_property
    def small(self) -> Column[str]:
        """Words in small letters; blanks and lines' ends by a sign."""
        return self.words.told(_small)

    def by_letter(self) -> dict[str, Column[str]]:
        """Columns that are looked at in the tokens around too."""
        columns = (self.small, self.tags, self.words.told(_shape))
        return dict(zip(LETTERS, columns, strict=True))

    @cached_property
    def figures(self) -> Column[tuple[str, str, str]]:
        """Each token's mark, and how far the next figures of its line are ahead and behind."""
        signs = self.words.told(_sign)
        is_figure = self.tags.where(lambda tag: tag[:1] in _FIGURES)
        ends, blanks, parting = (signs.where(asked.__eq__) for asked in _SIGNS)
        ahead, behind = (
            _distances(*(so[::way] for so in (is_figure, ends, blanks, parting)))[::way]
            for way in (-1, 1)
        )
        return together(self.tags, Column(_DISTANCES, ahead), Column(_DISTANCES, behind))

    @cached_property
    def standing(self) -> Column[tuple[str, str, str, bool]]:
        """Cell, zone and mark of each token, and whether it has a capital."""
        capitals = self.words.told(lambda word: word[:1].isupper())
        told = together(self.places, self.tags, capitals)
        return told.told(lambda value: (*value[0], value[1], value[2]))


def _distances(
    is_figure: NDArray[np.bool_], ends: NDArray[np.bool_], blanks: NDArray[np.bool_],
    parting: NDArray[np.bool_],
) -> NDArray[np.intp]:  # fmt: skip
    """Tokens since the line's last figure, as places in `_DISTANCES`.

    How many, up to a few, blanks left out, and what parts them from it: a blank, else a sign.
    """
    count = len(is_figure)
    tokens = np.arange(count)
    figure = _last(is_figure, before=True)
    begun = (figure >= 0) & (figure >= _last(ends))
    passed = np.concatenate([[0], np.cumsum(~blanks)])
    far = np.minimum(passed[tokens] - passed[np.minimum(figure + 1, tokens)], _FAR)
    blank = _last(blanks & ~ends) > figure
    sign = _last(parting & ~is_figure, before=True) > figure
    return np.where(begun, 1 + 3 * far + np.where(blank, 2, np.where(sign, 1, 0)), 0)


def _last(so: NDArray[np.bool_], *, before: bool = False) -> NDArray[np.intp]:
    """Last token up to each that is so, or the last one before it; -1 for none."""
    last = np.maximum.accumulate(np.where(so, np.arange(len(so)), -1))
    return np.concatenate([[-1], last])[: len(so)] if before else last


def columns_of(doc: Doc) -> Columns:
    """Columns of a doc; marks (`spectriage_marks`) must be written before."""
    return Columns(Column.of(words_of(doc)), Column.of(tags_of(doc)), places_of(doc))


@lru_cache(maxsize=16_384)
def _small(word: str) -> str:
    if word.isspace():
        return LINE_END if "\n" in word else BLANK
    return word.lower()


@lru_cache(maxsize=16_384)
def _shape(word: str) -> str:
    return _small(word) if word.isspace() else shape_of(word)[:_SHAPE]


def _sign(word: str) -> str:
    """What a word is between figures; nothing for most."""
    small = _small(word)
    if small in (LINE_END, BLANK):
        return "end" if small == LINE_END else "blank"
    return "parting" if word in _PARTING else ""


def features_of(columns: Columns) -> list[list[str]]:
    """All features of each token, as training reads them."""
    found = [
        [BIAS, *own_features(word), *place_features(standing), *figure_features(figure)]
        for word, standing, figure in zip(
            columns.words, columns.standing, columns.figures, strict=True
        )
    ]
    count = len(found)
    by_letter = {letter: list(column) for letter, column in columns.by_letter().items()}
    for step in STEPS:
        for n in range(count):
            if not 0 <= n + step < count:
                found[n].append(f"{step}{OUTSIDE}")
            else:
                for letter, values in by_letter.items():
                    found[n].append(neighbour_feature(step, letter, values[n + step]))
    for name, (letter, steps) in PAIRS.items():
        values = by_letter[letter]
        for n in range(max(-steps[0], 0), count - max(steps[-1], 0)):
            found[n].append(pair_feature(name, [values[n + step] for step in steps]))
    return found


def own_features(word: str) -> list[str]:
    """Features of a token's letters."""
    small = _small(word)
    found = [
        f"w={small}", f"s={_shape(word)}", f"p2={small[:2]}", f"p3={small[:3]}",
        f"x2={small[-2:]}", f"x3={small[-3:]}", f"x4={small[-4:]}",
    ]  # fmt: skip
    return [*found, "U"] if word.isupper() else found


def place_features(value: tuple[str, str, str, bool]) -> list[str]:
    """Features of a token's cell, zone and mark, and of its cell where it has a capital."""
    cell, zone, tag, capital = value
    found = [f"l={cell}", f"z={zone}", f"t={tag}", f"tl={tag}{cell}", f"tz={tag}{zone}"]
    return [*found, f"T={cell}"] if capital else found


def figure_features(value: tuple[str, str, str]) -> list[str]:
    """Features of a token's mark and of the line's next figures."""
    tag, ahead, behind = value
    return [f"fa={ahead}", f"fb={behind}", f"ft={tag},{ahead}", f"fx={ahead},{behind}"]


def own_traits(word: str) -> list[str]:
    """What the network knows of a token's letters."""
    small = _small(word)
    case = "U" if word.isupper() else "T" if word[:1].isupper() else "l"
    return [
        f"w={small}", f"p3={small[:3]}", f"x3={small[-3:]}", f"x2={small[-2:]}",
        f"s={_shape(word)}", f"c={case}{min(len(word), _LONG)}",
    ]  # fmt: skip


def place_traits(value: tuple[str, str, str, bool]) -> list[str]:
    """What the network knows of a token's cell, zone and mark."""
    cell, zone, tag, _ = value
    return [f"l={cell}", f"z={zone}", f"t={tag}"]


def figure_traits(value: tuple[str, str, str]) -> list[str]:
    """What the network knows of the line's next figures."""
    _, ahead, behind = value
    return [f"fa={ahead}", f"fb={behind}"]


def neighbour_feature(step: int, letter: str, value: str) -> str:
    """Feature of a token so many steps away."""
    return f"{step}{letter}={value}"


def pair_feature(name: str, values: Iterable[str]) -> str:
    """Feature of a token and its next neighbours together."""
    return f"{name}={APART.join(values)}"


def tags_of_spans(doc: Doc, spans: list[tuple[int, int, str]]) -> tuple[list[str], int]:
    """B-I-O tags of a text's spans (characters and label), and how many fit no tokens."""
    tags = [OUTSIDE_TAG] * len(doc)
    last = left_out = 0
    for start, end, label in sorted(spans):
        span = doc.char_span(start, end)
        if span is None or span.start < last:
            left_out += 1
            continue
        for n in range(span.start, span.end):
            tags[n] = f"I-{label}" if n > span.start else f"B-{label}"
        last = span.end
    return tags, left_out


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """Entities of B-I-O tags: first token, token behind the last, label."""
    found: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for n, tag in enumerate([*tags, OUTSIDE_TAG]):
        goes_on = tag == f"I-{label}" and label
        if label and not goes_on:
            found.append((start, n, label))
            label = ""
        if tag != OUTSIDE_TAG and not goes_on:
            start, label = n, tag[2:]
    return found
