"""Corpus rows as the recogniser meets them: marked docs, B-I-O tags, entities as characters."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc

from corpus import Row
from spectriage.language.components.recogniser.features import tags_of_spans
from spectriage.language.pipeline import load_pipeline
from spectriage.triage import quantity_marks  # noqa: F401  registers its factory

Place = tuple[int, int, str]  # characters and label
MARKS, WORDS = True, False


@lru_cache(maxsize=2048)
def marked_doc(text: str, marks: bool = MARKS) -> Doc:
    """Tokens of a text with the marks of patterns and word lists; without, for the ablation."""
    doc = load_pipeline(ner=False, marks=True)(text)
    doc.spans.clear()
    if not marks:
        for token in doc:
            token.tag_ = ""
    return doc


def gold_places(row: Row) -> list[Place]:
    """Spans of a row, as characters and label."""
    return [(span["start"], span["end"], span["label"]) for span in row["spans"]]


def examples(
    rows: Iterable[Row], left_out: Counter[str], marks: bool = MARKS
) -> list[tuple[Doc, list[str]]]:
    """Doc and tags of each row; spans that no tokens fit are counted."""
    made = []
    for row in rows:
        doc = marked_doc(row["text"], marks)
        tags, lost = tags_of_spans(doc, gold_places(row))
        left_out["not at token borders"] += lost
        made.append((doc, tags))
    return made
