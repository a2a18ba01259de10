"""Read and write the annotated corpus; the markup and the splits are defined here.

A draft is a text with a head of `key: value` lines and spans marked as
``[exact text](LABEL value … polarity=negated)``; a draft of short descriptions has a line
``# family | US | EU | maker | part | language`` before each. The corpus stores plain text and
offsets.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spectriage.errors import CorpusError
from spectriage.vocabulary.terms import load_terms

LABELS = (
    "CAPABILITY", "CODE", "END_USE", "MAKER", "PARAMETER", "PART", "PARTY", "PLACE", "PRODUCT",
    "STANDARD", "VALUE",
)  # fmt: skip
MARKUP = re.compile(rf"\[([^\[\]\n]+)\]\(({'|'.join(LABELS)})((?:\s+[^\s()]+)*)\s*\)")
POLARITIES = ("asserted", "negated", "conditional", "other")  # other: said of someone else's item
UNSEEN = "unseen"
SPLITS = ("train", "dev", "test", UNSEEN)
# Families of which no document is learnt from where a model must meet what it never saw.
UNSEEN_FAMILIES = frozenset(
    ("frequency_converter", "gas_chemical_detector", "gravimeter", "high_speed_camera",
     "hydrophone", "laser_rangefinder")
)  # fmt: skip
DESCRIPTION = "description"
WHOLE = "documents"  # corpus beside the annotated one: labelled as a whole, the test without spans
FIRST_PAGES = "first_pages"  # short texts that only teach; they are in no test
_GROUP_OF = {"CAPABILITY": "feature", "END_USE": "claim", "PARTY": "role"}

Row = dict[str, Any]


def parse_draft(text: str, name: str) -> Row:
    """One corpus row from a draft.

    Raises
    ------
    CorpusError
        The head is missing or a value is not in the vocabulary; names the draft and the field.
    """
    if not text.startswith("---\n") or "\n---\n" not in text[4:]:
        raise CorpusError("has no head", file=name)
    head_text, body = text[4:].split("\n---\n", 1)
    head = dict(_head_lines(head_text))
    for field, group in (("kind", "kind"), ("family", "family")):
        if head.get(field) not in load_terms(group):
            raise CorpusError(f"{head.get(field)!r} is no {group}", file=name, field=field)
    plain, spans = strip_markup(body, name)
    return {
        "id": name,
        "kind": head["kind"],
        "family": head["family"],
        "family_also": _names(head.get("family_also", "")),
        "maker": head.get("maker", ""),
        "part": head.get("part", ""),
        "language": head.get("language", "en"),
        "entries": {regime: _names(head.get(f"entries.{regime}", "")) for regime in ("US", "EU")},
        "also": {regime: _names(head.get(f"also.{regime}", "")) for regime in ("US", "EU")},
        "text": plain,
        "spans": spans,
    }


def parse_descriptions(text: str, name: str) -> list[Row]:
    """Corpus rows of a draft of short descriptions, which blank lines part.

    Raises
    ------
    CorpusError
        A head is wrong or a value is not in the vocabulary; names the draft and the block.
    """
    rows = []
    for number, block in enumerate(re.split(r"\n\s*\n", text.strip()), 1):
        head, _, body = block.partition("\n")
        fields = [field.strip() for field in head.removeprefix("#").split("|")]
        where = f"{name}-{number:03}"
        if not head.startswith("#") or len(fields) != 6:
            raise CorpusError("has no head of six fields", file=where)
        family, us, eu, maker, part, language = ("" if field == "-" else field for field in fields)
        if family not in load_terms("family"):
            raise CorpusError(f"{family!r} is no family", file=where, field="family")
        plain, spans = strip_markup(body, where)
        rows.append(
            {
                "id": where, "kind": DESCRIPTION, "family": family, "family_also": [],
                "maker": maker, "part": part, "language": language,
                "entries": {"US": [us] if us else [], "EU": [eu] if eu else []},
                "also": {"US": [], "EU": []}, "text": plain, "spans": spans,
            }
        )  # fmt: skip
    return rows


def _head_lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        key, _, value = line.partition(":")
        yield key.strip(), value.strip()


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def strip_markup(body: str, name: str) -> tuple[str, list[Row]]:
    """Plain text and its spans, in order.

    Raises
    ------
    CorpusError
        A span's value is not in the vocabulary of its label.
    """
    parts: list[str] = []
    spans: list[Row] = []
    position = length = 0
    for found in MARKUP.finditer(body):
        before = body[position : found.start()]
        start = length + len(before)
        parts += [before, found[1]]
        length = start + len(found[1])
        position = found.end()
        values, polarity = [], "asserted"
        for argument in found[3].split():
            key, equals, value = argument.partition("=")
            if not equals:
                values.append(argument)
            elif key == "polarity":
                polarity = value
        check_values(found[2], values, name)
        if polarity not in POLARITIES:
            raise CorpusError(f"{polarity!r} is no polarity", file=name, field=found[2])
        spans.append(
            {"start": start, "end": length, "label": found[2], "values": values,
             "polarity": polarity}
        )  # fmt: skip
    parts.append(body[position:])
    return "".join(parts).strip("\n") + "\n", _shifted(spans, "".join(parts))


def _shifted(spans: list[Row], text: str) -> list[Row]:
    lead = len(text) - len(text.lstrip("\n"))
    for span in spans:
        span["start"] -= lead
        span["end"] -= lead
    return spans


def check_values(label: str, values: list[str], name: str) -> None:
    group = _GROUP_OF.get(label)
    for value in values:
        if group and value not in load_terms(group):
            raise CorpusError(f"{value!r} is no {group}", file=name, field=label)


def split_of(maker: str) -> str:
    """Split of a maker's documents: 70 % train, 10 % dev, 20 % test, by hash of the name.

    All documents of a maker share one split, so that no house style or part naming leaks.
    """
    salted = f"spectriage:{maker.casefold()}"
    bucket = int(hashlib.sha256(salted.encode()).hexdigest(), 16) % 10
    return "train" if bucket < 7 else "dev" if bucket == 7 else "test"


def split_of_row(row: Row) -> str:
    """Split of a row: ``unseen`` for the families held out, else that of its maker.

    A text that names no maker is a maker of its own.
    """
    if row["family"] in UNSEEN_FAMILIES:
        return UNSEEN
    return maker_split(row)


def maker_split(row: Row) -> str:
    """Split of the row's maker, whatever the family."""
    return split_of(row["maker"] or row["id"])


def read_corpus(folder: Path, splits: Iterable[str] = SPLITS) -> list[Row]:
    """Rows of the named splits, each with its split, in file order.

    A corpus that holds no family out has no ``unseen.jsonl``.

    Raises
    ------
    CorpusError
        A file is missing or a line is no JSON.
    """
    rows: list[Row] = []
    for split in splits:
        path = folder / f"{split}.jsonl"
        if split == UNSEEN and not path.is_file():
            continue
        if not path.is_file():
            raise CorpusError("not found", file=str(path))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                rows.append({**json.loads(line), "split": split})
            except ValueError as err:
                raise CorpusError(f"line {number} is no JSON", file=str(path)) from err
    return rows


def read_documents(corpus: Path) -> list[Row]:
    """Rows of the annotated corpus and of the one beside it that is labelled as a whole.

    They teach what a document is; where no such corpus is beside it, the annotated one does alone.

    Raises
    ------
    CorpusError
        A file is missing or a line is no JSON.
    """
    whole = corpus.parent / WHOLE
    return read_corpus(corpus) + (read_corpus(whole) if whole.is_dir() else [])


def write_corpus(rows: Iterable[Row], folder: Path) -> dict[str, int]:
    """Write rows into one file a split, ordered by id; returns the number of rows of each."""
    by_split: dict[str, list[Row]] = {split: [] for split in SPLITS}
    for row in rows:
        by_split[split_of_row(row)].append(row)
    folder.mkdir(parents=True, exist_ok=True)
    for split, members in by_split.items():
        lines = [
            json.dumps({k: v for k, v in row.items() if k != "split"}, ensure_ascii=False)
            for row in sorted(members, key=lambda row: row["id"])
        ]
        (folder / f"{split}.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return {split: len(members) for split, members in by_split.items()}


def corpus_digest(folder: Path) -> str:
    """SHA-256 over all split files, for the models' meta data."""
    digest = hashlib.sha256()
    for split in SPLITS:
        path = folder / f"{split}.jsonl"
        if split != UNSEEN or path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def documents_digest(corpus: Path) -> dict[str, str]:
    """Digest of the corpus that `read_documents` adds, for the models' meta data."""
    whole = corpus.parent / WHOLE
    return {"documents_digest": corpus_digest(whole)} if whole.is_dir() else {}


def read_first_pages(corpus: Path) -> list[Row]:
    """Rows of the texts beside the corpus that only teach; none where there are none."""
    path = corpus.parent / FIRST_PAGES / "train.jsonl"
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def first_pages_digest(corpus: Path) -> dict[str, str]:
    """Digest of those texts, for the models' meta data."""
    path = corpus.parent / FIRST_PAGES / "train.jsonl"
    if not path.is_file():
        return {}
    return {"first_pages_digest": hashlib.sha256(path.read_bytes()).hexdigest()}


def to_markup(row: Row) -> str:
    """The row's text with its spans marked again, for people to edit."""
    text = row["text"]
    for span in sorted(row["spans"], key=lambda span: -span["start"]):
        values = " ".join([span["label"], *span["values"]])
        if span["polarity"] != "asserted":
            values += f" polarity={span['polarity']}"
        marked = f"[{text[span['start'] : span['end']]}]({values})"
        text = text[: span["start"]] + marked + text[span["end"] :]
    return str(text)
