"""What the recogniser knows of each word: its letters, its mark, its place, its neighbours.

White space is no word: that a cell or line begins is told by the place. Fewer features would be
faster and worse, more of them slower and no better on dev.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from spectriage.language.annotations import text_of
from spectriage.language.components.recogniser.layout import places_of

NEAR, FAR = (-2, -1, 1, 2), (-3, 3)  # neighbours whose letters count; whose shape alone does
_SHAPE = 8  # characters of a shape that count
_NONE = ("", "", "", "", "")


def words_of(doc: Doc) -> list[Token]:
    """Tokens that are no white space, in order: what features and tags speak of."""
    return [token for token in doc if not token.is_space]


def features_of(doc: Doc) -> list[list[str]]:
    """Features of each word, as strings; marks (`spectriage_marks`) must be written before."""
    words = words_of(doc)
    texts = [token.text for token in words]
    places = places_of([(t.idx, text) for t, text in zip(words, texts, strict=True)], text_of(doc))
    base = [
        (token.lower_, token.shape_[:_SHAPE], token.tag_, cell, zone)
        for token, (cell, zone) in zip(words, places, strict=True)
    ]
    padded = [_NONE, _NONE, _NONE, *base, _NONE, _NONE, _NONE]
    return [_features(padded, n, text) for n, text in enumerate(texts, 3)]


def _features(base: Sequence[tuple[str, str, str, str, str]], n: int, text: str) -> list[str]:
    word, shape, tag, cell, zone = base[n]
    left, right = base[n - 1], base[n + 1]
    found = [
        "b", f"w={word}", f"s={shape}", f"t={tag}", f"l={cell}", f"z={zone}", f"tl={tag}{cell}",
        f"tz={tag}{zone}", f"p3={word[:3]}", f"x3={word[-3:]}", f"x2={word[-2:]}",
        f"-1,0w={left[0]}|{word}", f"-1,0t={left[2]}|{tag}", f"-1,0s={left[1]}|{shape}",
        f"0,1w={word}|{right[0]}", f"0,1t={tag}|{right[2]}", f"0,1s={shape}|{right[1]}",
        f"-1l={left[3]}", f"1l={right[3]}",
    ]  # fmt: skip
    if text.isupper():
        found.append("U")
    if text[:1].isupper():
        found.append(f"T{cell}")
    for step in NEAR:
        other = base[n + step]
        found += [f"{step}w={other[0]}", f"{step}t={other[2]}", f"{step}s={other[1]}"]
    for step in FAR:
        other = base[n + step]
        found += [f"{step}t={other[2]}", f"{step}s={other[1]}"]
    return found


def tags_of(doc: Doc, spans: Iterable[tuple[int, int, str]]) -> tuple[list[str], int]:
    """B-I-O tags of the words for spans (characters and label), and how many fit no words."""
    words = words_of(doc)
    starts = {token.idx: n for n, token in enumerate(words)}
    ends = {token.idx + len(token): n for n, token in enumerate(words)}
    tags = ["O"] * len(words)
    last, left_out = -1, 0
    for start, end, label in sorted(spans):
        first, final = starts.get(start), ends.get(end)
        if first is None or final is None or first <= last:
            left_out += 1
            continue
        for n in range(first, final + 1):
            tags[n] = f"I-{label}" if n > first else f"B-{label}"
        last = final
    return tags, left_out


def entities_of(doc: Doc, tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Entities of the words' tags: first token, token behind the last, label."""
    words = words_of(doc)
    return [(words[start].i, words[end - 1].i + 1, label) for start, end, label in runs_of(tags)]


def runs_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Runs of B-I-O tags: first, behind the last, label."""
    found: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for n, tag in enumerate([*tags, "O"]):
        goes_on = bool(label) and tag == f"I-{label}"
        if label and not goes_on:
            found.append((start, n, label))
            label = ""
        if tag != "O" and not goes_on:
            start, label = n, tag[2:]
    return found
