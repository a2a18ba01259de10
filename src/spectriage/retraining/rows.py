"""A user's annotated rows, checked line by line before anything is trained."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from spectriage.errors import CorpusError
from spectriage.vocabulary.terms import load_terms

DESCRIPTION = "description"  # the kind of a line or two about an item
REGIMES = ("US", "EU")
SPAN_LABELS = frozenset(  # those of training/steps/corpus.py, a test says
    ("CAPABILITY", "CODE", "END_USE", "MAKER", "PARAMETER", "PART", "PARTY", "PLACE", "PRODUCT",
     "STANDARD", "VALUE")
)  # fmt: skip
LANGUAGE = re.compile(r"[a-z]{2}")
CODE = re.compile(r"EAR99|[0-9][A-E][0-9]{3}(\.[a-z0-9-]+)*", re.IGNORECASE)
MAX_TEXT = 200_000  # characters; the longest of our own rows has under 10,000
MAX_FAULTS = 20

Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    """Rows of a JSON Lines file in the corpus' format, with what may be left out filled in.

    A row needs ``id``, ``kind``, ``family`` and ``text``; ``maker`` groups rows that must not be
    parted, ``entries`` (a list of codes for US and EU each) teaches ranking and item codes.

    Raises
    ------
    CorpusError
        The file cannot be read, or lines are wrong; all of the first are named with the reason.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as err:
        raise CorpusError(f"cannot be read ({err})", file=str(path)) from err
    rows: list[Row] = []
    faults: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row, fault = _row(line)
        if not fault and row["id"] in seen:
            fault = f"id {row['id']!r} stands in line {seen[row['id']]} already"
        if fault:
            faults.append(f"line {number}: {fault}")
        else:
            seen[row["id"]] = number
            rows.append(row)
    if faults:
        more = len(faults) - MAX_FAULTS
        told = [*faults[:MAX_FAULTS], *([f"and {more} more"] if more > 0 else [])]
        raise CorpusError("; ".join(told), file=str(path))
    if not rows:
        raise CorpusError("holds no row", file=str(path))
    return rows


def _row(line: str) -> tuple[Row, str]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return {}, "is no JSON"
    if not isinstance(given, dict):
        return {}, "is no object"
    row = {
        "family_also": [], "maker": "", "part": "", "language": "en", "spans": [],
        **{key: value for key, value in given.items() if key != "split"},
        "entries": _codes(given.get("entries", {})), "also": _codes(given.get("also", {})),
    }  # fmt: skip
    return row, next(_faults(row), "")


def _codes(given: Any) -> Any:
    if not isinstance(given, dict):
        return given
    return {**{regime: [] for regime in REGIMES}, **given}


def _faults(row: Mapping[str, Any]) -> Iterator[str]:
    for name in ("id", "kind", "family", "text", "maker", "part", "language"):
        if name not in row:
            yield f"{name!r} is missing"
        elif not isinstance(row[name], str):
            yield f"{name!r} is no text"
    if not row["id"] or not row["text"].strip():
        yield "'id' or 'text' is empty"
    if len(row["text"]) > MAX_TEXT:
        yield f"the text has more than {MAX_TEXT} characters"
    if row["kind"] != DESCRIPTION and row["kind"] not in load_terms("kind"):
        yield f"{row['kind']!r} is no kind"
    families = row["family_also"] if isinstance(row["family_also"], list) else [None]
    for name in (row["family"], *families):
        if name not in load_terms("family"):
            yield f"{name!r} is no family"
    if not LANGUAGE.fullmatch(row["language"]):
        yield f"{row['language']!r} is no language of two letters"
    for field in ("entries", "also"):
        if not isinstance(row[field], dict):
            yield f"{field!r} is no object of lists"
        for regime, codes in row[field].items():
            if regime not in REGIMES or not isinstance(codes, list):
                yield f"{field!r} has lists of codes for {' and '.join(REGIMES)} only"
            for code in codes:
                if not isinstance(code, str) or not CODE.fullmatch(code):
                    yield f"{code!r} is no code of an entry"
    if not isinstance(row["spans"], list):
        yield "'spans' is no list"
    for span in row["spans"]:
        yield from _span_faults(span, len(row["text"]))


def _span_faults(span: Any, length: int) -> Iterator[str]:
    if not isinstance(span, dict) or not {"start", "end", "label"} <= span.keys():
        yield "a span has no 'start', 'end' and 'label'"
    start, end = span["start"], span["end"]
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
        yield f"a span from {start!r} to {end!r} lies outside the text"
    if span["label"] not in SPAN_LABELS:
        yield f"{span['label']!r} is no label of a span"
