"""Mark what rules find in a row's text, for an annotator to correct: `suggest(row)`.

Nothing here is taken into a corpus unread (corpora/spec_sheets/ANNOTATION.md). Spans a person has
set already win over suggested ones, apart from small words at their edges.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from corpus import Row
from spectriage.language.pipeline import load_pipeline
from spectriage.parameters.quantities import find_quantities
from spectriage.vocabulary.countries import find_names

PAPERS = frozenset(
    ("commercial_invoice", "packing_list", "purchase_order", "shipping_document",
     "end_use_statement", "licence_application", "classification_letter", "other")
)  # fmt: skip


_RE = {
    name: re.compile(pattern)
    for name, pattern in tomllib.loads(
        Path(__file__).with_name("suggestion_patterns.toml").read_text(encoding="utf-8")
    ).items()
}
Place = tuple[int, int, str, tuple[str, ...]]


def suggest(row: Row) -> Row:
    """The row with suggested spans beside its own, in order, none overlapping."""
    text = row["text"]
    spans = [_converted(text, span) for span in row["spans"]]
    taken = [(span["start"], span["end"]) for span in spans]
    for start, end, label, values in _suggestions(row):
        if start < end and all(end <= a or b <= start for a, b in taken):
            taken.append((start, end))
            spans.append(
                {"start": start, "end": end, "label": label, "values": list(values),
                 "polarity": "asserted"}
            )  # fmt: skip
    return {**row, "spans": sorted(spans, key=lambda span: span["start"])}


def _converted(text: str, span: Row) -> Row:
    """A span of the older marking under today's borders."""
    start, end, label = span["start"], span["end"], span["label"]
    if label == "PARTY" and span["values"] == ["manufacturer"]:
        label = "MAKER"
    if label in ("END_USE", "CAPABILITY"):
        found = _RE["edge"].match(text[start:end])
        if found and found.end() < end - start:
            start += found.end()
    while end > start and text[end - 1] in ".,:; ":
        if label in ("PARTY", "MAKER") and text[end - 1] == ".":
            break
        end -= 1
    return {**span, "start": start, "end": end, "label": label}


def _suggestions(row: Row) -> Iterator[Place]:
    text = row["text"]
    if row.get("drafted"):
        yield from _patterns(text)
    for found in _RE["standard"].finditer(text):
        yield (*found.span(), "STANDARD", ())
    yield from _makers(row)
    yield from _parts(row)
    yield from _figures(text, row["kind"] in PAPERS)
    for country in find_names(text):
        if text[country.start : country.end] not in ("Swiss", "CAD", "RSA"):
            yield country.start, country.end, "PLACE", ()


def _patterns(text: str) -> Iterator[Place]:
    """Codes, features and parties that patterns find; end uses are left to the annotator."""
    doc = load_pipeline(ner=False)(text)
    keys = {
        "spectriage_codes": "CODE", "spectriage_features": "CAPABILITY",
        "spectriage_parties": "PARTY",
    }  # fmt: skip
    for key, label in keys.items():
        for span in doc.spans.get(key, []):
            yield span.start_char, span.end_char, label, (span.label_,)


def _makers(row: Row) -> Iterator[Place]:
    name = row["maker"]
    if not name:
        return
    short = _RE["form"].sub("", name).strip(" ,")
    words = short.split()
    names = {name, short, " ".join(words[:2]), words[0]} if words else {name}
    for wanted in sorted(names, key=len, reverse=True):
        if len(wanted) > 3:
            pattern = rf"(?<!\w){re.escape(wanted)}(?!\w)"
            for found in re.finditer(pattern, row["text"], re.IGNORECASE):
                if found[0][0].isupper():
                    yield (*found.span(), "MAKER", ("manufacturer",))


def _parts(row: Row) -> Iterator[Place]:
    text, own = row["text"], row["part"]
    if own:
        for found in re.finditer(rf"(?<![\w-]){re.escape(own)}[\w/-]*", text):
            if not _RE["paper_number"].search(text[: found.start()].rsplit("\n", 1)[-1]):
                yield (*found.span(), "PART", ())
    foot = len(text.rstrip().rsplit("\n", 2)[0])
    for found in _RE["part"].finditer(text):
        line = text[: found.start()].rsplit("\n", 1)[-1]
        if (
            len(found[0]) > 3
            and not _RE["no_part"].match(found[0])
            and not _RE["paper_number"].search(line)
        ):
            if found.start() > foot or _RE["document"].search(found[0]):
                continue
            yield (*found.span(), "PART", ())


def _figures(text: str, paper: bool) -> Iterator[Place]:
    """Values, the labels of their lines and columns, and labels on a line of their own."""
    lines = text.splitlines()
    footer = {n for n, line in enumerate(lines) if line.strip()}
    footer = set(sorted(footer)[-2:])
    position = 0
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        for start, end, label in _line_places(line, below, paper, number in footer):
            yield position + start, position + end, label, ()
        position += len(line) + 1


def _line_places(
    line: str, below: str, paper: bool, footer: bool
) -> Iterator[tuple[int, int, str]]:
    cells = _cells(line)
    values = sorted(set(_values(line, cells, bare=not paper and not footer)))
    for start, end in values:
        yield start, end, "VALUE"
    for start, end in (*_labels(line, cells, values, paper), *_heads(line, cells, below, paper)):
        end = _label_end(line, start, end)
        text = line[start:end]
        if 0 < end - start <= 60 and _is_label(text) and not _RE["no_label"].fullmatch(text):
            yield start, end, "PARAMETER"


def _cells(line: str) -> list[tuple[int, int]]:
    """Places of cells, which tabs, bars or two spaces part; a bullet belongs to none."""
    blank = _RE["bullet"].sub(lambda found: " " * len(found[0]), line.replace("|", " "))
    return [found.span() for found in _RE["cell"].finditer(blank)]


def _values(line: str, cells: list[tuple[int, int]], bare: bool) -> Iterator[tuple[int, int]]:
    row = 1 < len(cells) <= 8 and _is_label(line[slice(*cells[0])])
    for number, (left, right) in enumerate(cells):
        cell = line[left:right]
        for found in _RE["nominal"].finditer(cell):
            yield left + found.start(), left + found.end()
        for quantity in find_quantities(cell):
            start = _without_words(cell, quantity.start, quantity.end)
            end = start + len(_RE["tail"].sub("", cell[start : quantity.end]))
            if end <= start:
                continue
            sign = _RE["sign"].search(cell[:start])
            if sign and (sign.start() == 0 or cell[sign.start() - 1] in " :("):
                start = sign.start()
            after_colon = re.search(r":\s*$", cell[:start])
            if quantity.units or (bare and ((row and number and start == 0) or after_colon)):
                yield left + start, left + end


def _without_words(line: str, start: int, end: int) -> int:
    found = _RE["words_before"].match(line[start:end])
    return start + (found.end() if found else 0)


def _is_label(text: str) -> bool:
    text = _RE["slot_before"].sub("", text)
    return len(text.split()) <= 8 and bool(re.match(r"[^\W\d_]", text)) and ". " not in text


def _labels(
    line: str, cells: list[tuple[int, int]], values: list[tuple[int, int]], paper: bool
) -> Iterator[tuple[int, int]]:
    """The label of a line's first value, and labels inside the cells of later ones."""
    if not values or not cells:
        return
    first = values[0][0]
    colon = re.search(r":(?=\s|$)", line[:first])
    if colon and first - colon.end() <= 25 and len(line[: colon.start()].split()) <= 7:
        yield cells[0][0], colon.start()
    elif cells[0][1] <= first and not paper:
        symbol = re.fullmatch(r"[A-Za-zθηλ][\w/]{0,6}", line[slice(*cells[0])])
        worded = len(cells) > 1 and cells[1][1] <= first and _is_label(line[slice(*cells[1])])
        yield cells[1] if symbol and worded else cells[0]
    for left, right in cells:
        inside = [start for start, _ in values if left < start < right]
        if not inside:
            continue
        text = line[left : inside[0]].rstrip(" :")
        if 0 < len(text.split()) <= 4 and not _RE["function"].search(text) and ";" not in text:
            yield left, left + len(text)


def _heads(
    line: str, cells: list[tuple[int, int]], below: str, paper: bool
) -> Iterator[tuple[int, int]]:
    """Cells of a head line over figures of the next line, or a label alone above its value."""
    under = _cells(below)
    if paper or not cells or not under:
        return
    figures = {start for start, _ in _values(below, under, bare=True)}
    if len(cells) == 1 and under[0][0] in figures and len(line.split()) <= 5:
        if not re.search(r"[.,;:!?]$", line.rstrip()):
            yield cells[0]
        return
    if len(cells) < 3 or any(char.isdigit() for char in line[slice(*cells[1])]):
        return
    valued = [cell for cell in under if cell[0] in figures]
    if len(valued) < 2:
        return
    for n, head in enumerate(cells):
        same = under[n] if len(under) == len(cells) else None
        if any(cell == same or (cell[0] < head[1] and head[0] < cell[1]) for cell in valued):
            yield head


def _label_end(line: str, start: int, end: int) -> int:
    while end > start and (cut := _RE["label_tail"].search(line[start:end])) and cut[0]:
        end = start + cut.start()
    return end
