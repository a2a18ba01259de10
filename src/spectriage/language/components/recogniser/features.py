"""What the recogniser knows of each token: its letters, its mark, its place, its neighbours."""

from dataclasses import dataclass

from spacy.tokens import Doc

from spectriage.language.components.recogniser.layout import places_of
from spectriage.language.token_columns import shape_of, tags_of, words_of

FEATURES_VERSION = "2"  # 1: strings with "|" between values, read by CRFsuite
REACH = 4  # neighbours looked at on either side
STEPS = (*range(-REACH, 0), *range(1, REACH + 1))
BIAS, OUTSIDE = "b", "E"
LETTERS = ("w", "t", "s")  # of words, marks and shapes
PAIRS = ("-1,0w", "0,1w", "-1,0t", "0,1t", "-1,0s", "0,1s", "-2..0s", "0..2s", "T")
APART = "\t"  # between values; no value holds one
_SHAPE = 8  # characters of a shape that count


@dataclass(frozen=True, slots=True)
class Columns:
    """What features are made of, one value a token."""

    words: list[str]
    small: list[str]
    shapes: list[str]
    tags: list[str]
    places: list[tuple[str, str]]

    def by_letter(self) -> dict[str, list[str]]:
        """Columns that are looked at in the tokens around too."""
        return dict(zip(LETTERS, (self.small, self.tags, self.shapes), strict=True))

    def pairs(self) -> dict[str, list[tuple[str, ...]]]:
        """Values of neighbours together, by the name of the feature; none where one is missing."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for letter, values in self.by_letter().items():
            pairs = list(zip(values, values[1:], strict=False))
            found[f"-1,0{letter}"] = [(), *pairs]
            found[f"0,1{letter}"] = [*pairs, ()]
        triples = list(zip(self.shapes, self.shapes[1:], self.shapes[2:], strict=False))
        found["-2..0s"] = [(), (), *triples]
        found["0..2s"] = [*triples, (), ()]
        found["T"] = [
            place[:1] if word[:1].isupper() else ()
            for word, place in zip(self.words, self.places, strict=True)
        ]
        return {name: values[: len(self.words)] for name, values in found.items()}


def columns_of(doc: Doc) -> Columns:
    """Columns of a doc; marks (`spectriage_marks`) must be written before."""
    words = words_of(doc)
    return Columns(
        words=words,
        small=[_small(word) for word in words],
        shapes=[_shape(word) for word in words],
        tags=tags_of(doc),
        places=places_of(doc),
    )


def _small(word: str) -> str:
    if word.isspace():
        return "\\n" if "\n" in word else "\\s"
    return word.lower()


def _shape(word: str) -> str:
    return _small(word) if word.isspace() else shape_of(word)[:_SHAPE]


def features_of(columns: Columns) -> list[list[str]]:
    """All features of each token, as training reads them."""
    found = [
        [BIAS, *own_features(word), *place_features((*place, tag))]
        for word, place, tag in zip(columns.words, columns.places, columns.tags, strict=True)
    ]
    count = len(found)
    for step in STEPS:
        for n in range(count):
            if not 0 <= n + step < count:
                found[n].append(f"{step}{OUTSIDE}")
            else:
                for letter, values in columns.by_letter().items():
                    found[n].append(neighbour_feature(step, letter, values[n + step]))
    for name, pairs in columns.pairs().items():
        for n, pair in enumerate(pairs):
            if pair:
                found[n].append(pair_feature(name, pair))
    return found


def own_features(word: str) -> list[str]:
    """Features of a token's letters."""
    small = _small(word)
    found = [
        f"w={small}", f"s={_shape(word)}", f"p2={small[:2]}", f"p3={small[:3]}",
        f"x2={small[-2:]}", f"x3={small[-3:]}", f"x4={small[-4:]}",
    ]  # fmt: skip
    return [*found, "U"] if word.isupper() else found


def place_features(value: tuple[str, str, str]) -> list[str]:
    """Features of a token's cell, zone and mark."""
    cell, zone, tag = value
    return [f"l={cell}", f"z={zone}", f"t={tag}", f"tl={tag}{cell}", f"tz={tag}{zone}"]


def neighbour_feature(step: int, letter: str, value: str) -> str:
    """Feature of a token so many steps away."""
    return f"{step}{letter}={value}"


def pair_feature(name: str, values: tuple[str, ...]) -> str:
    """Feature of a token and its next neighbours together."""
    return f"{name}={APART.join(values)}"


def tags_of_spans(doc: Doc, spans: list[tuple[int, int, str]]) -> tuple[list[str], int]:
    """B-I-O tags of a text's spans (characters and label), and how many fit no tokens."""
    tags = ["O"] * len(doc)
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
    for n, tag in enumerate([*tags, "O"]):
        goes_on = tag == f"I-{label}" and label
        if label and not goes_on:
            found.append((start, n, label))
            label = ""
        if tag != "O" and not goes_on:
            start, label = n, tag[2:]
    return found
