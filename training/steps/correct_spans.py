"""Apply an annotator's corrections to rows: `correct(row, lines)`.

A correction is one line. ``+ LABEL value… | text`` marks every place where the text stands as
whole words, in place of any span it touches; ``@2`` behind the text takes only the second place.
``- text`` takes away every span of exactly that text, ``- LABEL | text`` only those of the label.
"""

import re
from typing import Any

from corpus import LABELS, POLARITIES, Row, check_values
from spectriage.errors import CorpusError
from spectriage.language.sieve import splits_word

_NTH = re.compile(r"\s+@(\d+)$")


def correct(row: Row, lines: list[str]) -> Row:
    """The row with the corrections applied in order.

    Raises
    ------
    CorpusError
        A line is no correction, its label or value is unknown, or its text does not stand there.
    """
    spans = list(row["spans"])
    for line in filter(None, (line.strip() for line in lines)):
        sign, _, rest = line.partition(" ")
        head, bar, text = rest.partition(" | ")
        if sign == "-":
            spans = _without(row, spans, head if bar else "", text if bar else rest, line)
        elif sign == "+" and bar:
            spans = _with(row, spans, head.split(), text, line)
        else:
            raise CorpusError(f"no correction: {line!r}", file=row["id"])
    return {**row, "spans": sorted(spans, key=lambda span: span["start"])}


def _without(row: Row, spans: list[Row], label: str, text: str, line: str) -> list[Row]:
    text, nth = _split_nth(text.strip())
    same = [
        span
        for span in spans
        if row["text"][span["start"] : span["end"]] == text and label in ("", span["label"])
    ]
    gone = same if nth is None else same[nth - 1 : nth]
    if not gone:
        raise CorpusError(f"no such span: {line!r}", file=row["id"])
    return [span for span in spans if span not in gone]


def _with(row: Row, spans: list[Row], head: list[str], text: str, line: str) -> list[Row]:
    text, nth = _split_nth(text.strip())
    label, arguments = head[0], head[1:]
    values = [argument for argument in arguments if "=" not in argument]
    polarity = next((a.partition("=")[2] for a in arguments if "=" in a), "asserted")
    if label not in LABELS or polarity not in POLARITIES:
        raise CorpusError(f"unknown label or polarity: {line!r}", file=row["id"])
    check_values(label, values, row["id"])
    places = [
        found.span()
        for found in re.finditer(re.escape(text), row["text"])
        if not any(splits_word(row["text"], place) for place in found.span())
    ]
    if not text or len(places) < (nth or 1):
        raise CorpusError(f"does not stand there: {line!r}", file=row["id"])
    for start, end in places if nth is None else places[nth - 1 : nth]:
        new: dict[str, Any] = {
            "start": start, "end": end, "label": label, "values": values, "polarity": polarity
        }  # fmt: skip
        inner = any(
            s["start"] <= start and end <= s["end"] and (s["start"], s["end"]) != (start, end)
            for s in spans
        )
        if inner and nth is None and len(places) > 1:
            continue  # a text that is also part of a longer span is corrected there when asked to
        spans = [s for s in spans if s["end"] <= start or end <= s["start"]] + [new]
    return spans


def _split_nth(text: str) -> tuple[str, int | None]:
    found = _NTH.search(text)
    return (text[: found.start()], int(found[1])) if found else (text, None)
