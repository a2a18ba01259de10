"""Borders of values and names as ANNOTATION.md tells them, where a machine can hold to it.

`python training/steps/value_borders.py CORPUS…` writes the corpora anew with even borders:

- figures parted by a stroke are one value where the first has no unit (``5/10/20 Hz``), and each
  its own where it has one (``5 ns / 1 µs``);
- what qualifies a unit goes with it (``0.01° rms``), what bounds it does not (``5 W max``);
- the full stop of a company's form belongs to the name (``Fjord Sonar Co., Ltd.``).
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from corpus import Row
from spectriage.vocabulary.names import legal_forms

VALUE, NAMES = "VALUE", ("MAKER", "PARTY")
_STROKE = re.compile(r"[ ]?/[ ]?")
_UNIT = re.compile(r"[^\W\d_xX]|[%°\"'′″]")  # a letter beside the signs between sides
_ENDS_WITH_UNIT = re.compile(r"\d\s?(?:[^\W\d_]{1,5}|[%°]\w?)$")
_FIGURE = re.compile(r"[-+±≤≥<>~]?\s?\d")
_QUALIFIER = re.compile(r"\s(?:rms|RMS|r\.m\.s\.|p-p|pp|pk-pk|eff\.?)(?!\w)")
_BOUND = re.compile(
    r"\s\(?(?P<word>max|min|typ|typical|nom|maximum|minimum|typique|maxi|mini|máx|mín)\.?\)?$",
    re.IGNORECASE,
)
_MINUTE = "min"  # bounds a figure only where its unit stands before it
_AFTER_UNIT = re.compile(r"[\d½¼¾]\s?(?!per\b)(?:[^\W\d_½¼¾]+|[%°]\w?)\.?$")


def even(row: Row) -> Row:
    """The row with even borders; spans that are no values stay as they are."""
    spans = sorted(row["spans"], key=lambda span: span["start"])
    parted = [part for span in spans for part in _parted(row["text"], span)]
    ends = [*(span["start"] for span in parted[1:]), len(row["text"])]
    trimmed = [
        _trimmed(row["text"], span, end) for span, end in zip(parted, ends, strict=bool(parted))
    ]
    return {**row, "spans": _joined(row["text"], trimmed)}


def _parted(text: str, span: Row) -> list[Row]:
    """A value at the strokes between figures that have their own units."""
    if span["label"] != VALUE:
        return [span]
    places = [span["start"]]
    printed = text[span["start"] : span["end"]]
    for stroke in _STROKE.finditer(printed):
        before = printed[places[-1] - span["start"] : stroke.start()]
        if _ENDS_WITH_UNIT.search(before) and _FIGURE.match(printed, stroke.end()):
            places += [span["start"] + stroke.start(), span["start"] + stroke.end()]
    places.append(span["end"])
    return [
        {**span, "start": start, "end": end}
        for start, end in zip(places[::2], places[1::2], strict=True)
    ]


def _trimmed(text: str, span: Row, limit: int) -> Row:
    """A value with its unit's qualifier and without a word that bounds it; a name with its stop."""
    if span["label"] in NAMES:
        return {**span, "end": _end_of_name(text, span)}
    if span["label"] != VALUE:
        return span
    end = span["end"]
    qualifier = _QUALIFIER.match(text, end)
    if qualifier and qualifier.end() <= limit:
        end = qualifier.end()
    bound = _BOUND.search(text, span["start"], end)
    after_unit = bound and _AFTER_UNIT.search(text, span["start"], bound.start())
    if bound and (after_unit or bound["word"].lower() != _MINUTE):
        end = bound.start()
    return {**span, "end": end}


def _end_of_name(text: str, span: Row) -> int:
    end = int(span["end"])
    words = text[span["start"] : end + 1]
    is_form = words.endswith(".") and any(words.endswith(f" {form}") for form in legal_forms())
    return end + 1 if is_form and text[end : end + 1] == "." else end


def _joined(text: str, spans: list[Row]) -> list[Row]:
    """Values on either side of a stroke as one, where the first has no unit of its own."""
    found: list[Row] = []
    for span in spans:
        before: dict[str, Any] = found[-1] if found else {"label": ""}
        if before["label"] == VALUE == span["label"]:
            last = text[before["start"] : before["end"]].rpartition("/")[2]
            between = text[before["end"] : span["start"]]
            if _STROKE.fullmatch(between) and not _UNIT.search(last):
                found[-1] = {**before, "end": span["end"]}
                continue
        found.append(span)
    return found


def main(folders: list[Path]) -> None:
    """Write every marked row of the corpora anew, a second marking by the texts of the first."""
    files = sorted(path for folder in folders for path in folder.glob("*.jsonl"))
    rows = {
        path: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in files
    }
    texts = {row["id"]: row["text"] for own in rows.values() for row in own if "text" in row}
    for path, own in rows.items():
        if any(row.get("spans") for row in own):
            spans = [even({**row, "text": texts[row["id"]]})["spans"] for row in own]
            lines = [
                json.dumps({**row, "spans": evened}, ensure_ascii=False)
                for row, evened in zip(own, spans, strict=True)
            ]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
