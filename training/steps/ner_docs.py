"""Corpus rows as the recogniser meets them: marked docs, B-I-O tags, entities as characters."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from corpus import Row
from spectriage.language.components.recogniser.features import (
    LINE_END,
    OUTSIDE_TAG,
    Columns,
    columns_of,
    tags_of_spans,
)
from spectriage.language.pipeline import load_pipeline
from spectriage.triage import quantity_marks  # noqa: F401  registers its factory

Place = tuple[int, int, str]  # characters and label
MARKS = True


@lru_cache(maxsize=4096)
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


@dataclass(frozen=True, slots=True)
class Example:
    """A text's columns and B-I-O tags, and the runs of its tokens that are learnt."""

    columns: Columns
    tags: list[str]
    runs: tuple[slice, ...] = (slice(None),)


def examples(rows: Iterable[Row], left_out: Counter[str], marks: bool = MARKS) -> list[Example]:
    """Each row as it is learnt; spans that no tokens fit are counted."""
    made = []
    for row in rows:
        doc = marked_doc(row["text"], marks)
        tags, lost = tags_of_spans(doc, gold_places(row))
        left_out["not at token borders"] += lost
        made.append(Example(columns_of(doc), tags))
    return made


def of_marked_lines(example: Example) -> Example:
    """The same with runs of lines that each bear a mark, and the line's end before them.

    Where marks were forgotten, lines without any would teach that there is nothing.
    """
    words, runs = list(example.columns.small), []
    run = start = 0
    for end in [n for n, word in enumerate(words) if word == LINE_END] + [len(words) - 1]:
        if all(tag == OUTSIDE_TAG for tag in example.tags[start : end + 1]):
            runs.append(slice(max(run - 1, 0), start) if run < start else None)
            run = end + 1
        start = end + 1
    runs.append(slice(max(run - 1, 0), start) if run < start else None)
    return replace(example, runs=tuple(filter(None, runs)))
