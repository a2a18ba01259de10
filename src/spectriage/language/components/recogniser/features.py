"""What the recogniser knows of each token: its letters, its mark, its place, its neighbours."""

from spacy.tokens import Doc

from spectriage.language.components.recogniser.layout import places_of

REACH = 4  # neighbours looked at on either side
_SHAPE = 8  # characters of a shape that count


def features_of(doc: Doc) -> list[list[str]]:
    """Features of each token, as strings; marks (`spectriage_marks`) must be written before."""
    base = []
    for token, (cell, zone) in zip(doc, places_of(doc), strict=True):
        blank = "\\n" if "\n" in token.text else "\\s"
        word = blank if token.is_space else token.lower_
        shape = blank if token.is_space else token.shape_[:_SHAPE]
        base.append((word, shape, token.tag_, cell, zone))
    return [_features(base, n, doc[n].text) for n in range(len(base))]


def _features(base: list[tuple[str, str, str, str, str]], n: int, text: str) -> list[str]:
    word, shape, tag, cell, zone = base[n]
    found = [
        "b", f"w={word}", f"s={shape}", f"t={tag}", f"l={cell}", f"z={zone}", f"tl={tag}{cell}",
        f"tz={tag}{zone}", f"p2={word[:2]}", f"p3={word[:3]}", f"x2={word[-2:]}",
        f"x3={word[-3:]}", f"x4={word[-4:]}",
    ]  # fmt: skip
    if text.isupper():
        found.append("U")
    if text[:1].isupper():
        found.append(f"T{cell}")
    for step in (*range(-REACH, 0), *range(1, REACH + 1)):
        if 0 <= n + step < len(base):
            other = base[n + step]
            found += [f"{step}w={other[0]}", f"{step}t={other[2]}", f"{step}s={other[1]}"]
        else:
            found.append(f"{step}E")
    if n > 0:
        left = base[n - 1]
        before = base[n - 2][1] if n > 1 else ""
        found += [f"-1,0w={left[0]}|{word}", f"-1,0t={left[2]}|{tag}", f"-1,0s={left[1]}|{shape}",
                  f"-2..0s={before}|{left[1]}|{shape}"]  # fmt: skip
    if n < len(base) - 1:
        right = base[n + 1]
        behind = base[n + 2][1] if n < len(base) - 2 else ""
        found += [f"0,1w={word}|{right[0]}", f"0,1t={tag}|{right[2]}", f"0,1s={shape}|{right[1]}",
                  f"0..2s={shape}|{right[1]}|{behind}"]  # fmt: skip
    return found


def tags_of(doc: Doc, spans: list[tuple[int, int, str]]) -> tuple[list[str], int]:
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
