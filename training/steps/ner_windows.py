"""Corpus rows as spaCy examples: paragraphs in windows, spans as entities."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from corpus import Row

WINDOW_CHARACTERS = 600  # about 100 tokens, two or three paragraphs
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def windows(text: str, size: int = WINDOW_CHARACTERS) -> Iterator[tuple[int, int]]:
    """Places of windows: whole paragraphs, as many as fit; a long paragraph is one window."""
    start = end = 0
    for stop in [*(found.end() for found in _PARAGRAPH.finditer(text)), len(text)]:
        if stop - start > size and end > start:
            yield start, end
            start = end
        end = stop
    if end > start:
        yield start, end


def is_entity(span: Row) -> bool:
    """Whether a span is learnt; customs tariff numbers are no export codes."""
    return not (span["label"] == "CODE" and span["values"] == ["HS"])


def examples(
    nlp: Language, rows: Iterable[Row], left_out: Counter[str], size: int = WINDOW_CHARACTERS
) -> list[Example]:
    """One example a window; spans that cannot be learnt are counted by reason."""
    made = []
    for row in rows:
        for start, end in windows(row["text"], size):
            doc = nlp.make_doc(row["text"][start:end])
            made.append(
                Example.from_dict(doc, {"entities": _entities(doc, row, start, end, left_out)})
            )
    return made


def _entities(
    doc: Doc, row: Row, start: int, end: int, left_out: Counter[str]
) -> list[tuple[int, int, str]]:
    entities: list[tuple[int, int, str]] = []
    for span in sorted(row["spans"], key=lambda span: (span["start"], span["end"])):
        if not start <= span["start"] < end:
            continue
        if not is_entity(span):
            left_out["customs tariff number"] += 1
        elif span["end"] > end:
            left_out["crosses a window"] += 1
        elif doc.char_span(span["start"] - start, span["end"] - start) is None:
            left_out["not at token borders"] += 1
        elif entities and span["start"] - start < entities[-1][1]:
            left_out["overlaps another span"] += 1
        else:
            entities.append((span["start"] - start, span["end"] - start, span["label"]))
    return entities
