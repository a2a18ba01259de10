"""Corpus rows as spaCy examples: marked texts, paragraphs in windows, spans as entities."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span
from spacy.training import Example

from corpus import Row
from spectriage.language.pipeline import load_pipeline
from spectriage.triage.quantity_marks import QuantityMarks

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


def marked_doc(text: str, *, marks: bool = True) -> Doc:
    """A text as the recogniser meets it: tokens with the marks of patterns and word lists.

    Marks are set on the whole text, since a pattern may look further than a window.
    """
    doc = QuantityMarks("x")(load_pipeline(ner=False, marks=True)(text))
    doc.spans.clear()
    if not marks:  # the ablation of the card
        for token in doc:
            token.tag_ = token.lemma_ = ""
            token.set_morph("")
    return doc


def examples(
    rows: Iterable[Row],
    left_out: Counter[str],
    size: int = WINDOW_CHARACTERS,
    *,
    marks: bool = True,
) -> list[Example]:
    """One example a window; spans that cannot be learnt are counted by reason."""
    made = []
    for row in rows:
        doc = marked_doc(row["text"], marks=marks)
        gold = doc.copy()
        gold.ents = _entities(gold, row, left_out)
        for start, end in windows(row["text"], size):
            window = gold.char_span(start, end, alignment_mode="expand")
            if window is None:
                continue
            reference = window.as_doc()
            predicted = reference.copy()
            predicted.ents = ()
            made.append(Example(predicted, reference))
    return made


def _entities(doc: Doc, row: Row, left_out: Counter[str]) -> list[Span]:
    entities: list[Span] = []
    for place in sorted(row["spans"], key=lambda span: (span["start"], span["end"])):
        span = doc.char_span(place["start"], place["end"], label=place["label"])
        if span is None:
            left_out["not at token borders"] += 1
        elif entities and span.start < entities[-1].end:
            left_out["overlaps another span"] += 1
        else:
            entities.append(span)
    return entities
