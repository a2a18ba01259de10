"""Sentences to learn from: those written for it, and those of the annotated texts."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import Row, read_documents
from spectriage.classify.sentences import END_USE, RED_FLAG, is_sentence
from spectriage.errors import CorpusError
from spectriage.language.clauses import sentences_in
from spectriage.vocabulary.terms import load_terms

FOLDER = "sentences"
FILES = {RED_FLAG: "flags.jsonl", END_USE: "uses.jsonl"}
FLAGS = (
    "unusual_payment", "installation_refused", "late_consignee_change", "third_country_routing",
    "quantity_jump", "residential_address", "surveillance_of_people", "end_use_vague",
)  # fmt: skip
DENIED = "denied"  # label of a sentence all of whose uses are denied
_POLARITIES = ("asserted", "negated", "conditional")
_SHEETS = frozenset(("datasheet", "manual", "catalogue"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the labels it tells, who wrote it; `written` for the task, or part of a text."""

    text: str
    labels: frozenset[str]
    writer: str
    written: bool
    language: str = ""


def read_sentences(corpus: Path, task: str) -> list[Sentence]:
    """All sentences of a task, in file order: the written ones, then those of the texts.

    Raises
    ------
    CorpusError
        A label of a written sentence is unknown.
    """
    path = corpus.parent / FOLDER / FILES[task]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    written = [
        Sentence(row["text"], _labels(row, task), row["writer"], True, row["language"])
        for row in rows
    ]
    return written + list(_of_texts(read_documents(corpus), task))


def sentences_digest(corpus: Path) -> str:
    """SHA-256 over the written sentences, for the models' meta data."""
    folder = corpus.parent / FOLDER
    return hashlib.sha256(b"".join((folder / n).read_bytes() for n in FILES.values())).hexdigest()


def _labels(row: Row, task: str) -> frozenset[str]:
    if task == RED_FLAG:
        unknown = set(row["labels"]) - set(FLAGS)
        if unknown:
            raise CorpusError(f"{sorted(unknown)} is no red flag", file=row["id"])
        return frozenset(row["labels"])
    found, polarities = set(), set()
    for label in row["labels"]:
        category, _, polarity = label.partition(":")
        if category not in load_terms("claim") or polarity not in _POLARITIES:
            raise CorpusError(f"{label!r} is no claim", file=row["id"])
        found.add(category)
        polarities.add(polarity)
    return frozenset(found | ({DENIED} if polarities == {"negated"} else set()))


def _of_texts(rows: list[Row], task: str) -> Iterator[Sentence]:
    """Sentences of the corpora: of papers and letters for flags, of marked texts for uses.

    Their writers were not asked for red flags, so that they count as telling none.
    """
    for row in rows:
        if row["kind"] in _SHEETS if task == RED_FLAG else not row.get("spans"):
            continue
        for start, end in sentences_in(row["text"]):
            inside = [
                span for span in row.get("spans") or ()
                if span["label"] == "END_USE" and start <= span["start"] < end
            ]  # fmt: skip
            labels = {value for span in inside for value in span["values"]}
            if labels and all(span["polarity"] == "negated" for span in inside):
                labels.add(DENIED)
            text = " ".join(row["text"][start:end].split())
            if not is_sentence(text):
                continue
            told = frozenset(labels if task == END_USE else ())
            yield Sentence(text, told, row["maker"] or row["id"], False, row["language"])
