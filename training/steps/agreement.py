"""Agreement of two annotators, as F1 of the second against the first, for each label.

`second.jsonl` of a corpus holds the texts that a second annotator marked blind, by id; the first
marking is the corpus itself. F1 is the agreement measure where "no span" cannot be counted.
"""

import json
from pathlib import Path

from corpus import LABELS, Row, read_corpus

FILE = "second.jsonl"
Place = tuple[str, str, int, int]  # document, label, characters


def agreement(corpus: Path) -> tuple[int, dict[str, tuple[int, int, float, float]]]:
    """Number of texts, and by label: spans of either annotator, exact F1, overlap F1."""
    first = {row["id"]: row for row in read_corpus(corpus)}
    second = [json.loads(line) for line in (corpus / FILE).read_text("utf-8").splitlines()]
    table = {}
    for label in (*LABELS, "ALL"):
        ours = _places([first[row["id"]] for row in second], label)
        theirs = _places(second, label)
        exact = 2 * len(ours & theirs) / max(len(ours) + len(theirs), 1)
        table[label] = (len(ours), len(theirs), exact, _overlap(ours, theirs))
    return len(second), table


def _places(rows: list[Row], label: str) -> set[Place]:
    return {
        (row["id"], span["label"], span["start"], span["end"])
        for row in rows
        for span in row["spans"]
        if label in ("ALL", span["label"])
    }


def _overlap(ours: set[Place], theirs: set[Place]) -> float:
    def met(these: set[Place], those: set[Place]) -> int:
        by: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for document, label, start, end in those:
            by.setdefault((document, label), []).append((start, end))
        return sum(
            any(start < b and a < end for a, b in by.get((document, label), ()))
            for document, label, start, end in these
        )

    return (met(ours, theirs) + met(theirs, ours)) / max(len(ours) + len(theirs), 1)


def agreement_lines(corpus: Path) -> list[str]:
    """The table as Markdown, for the data statement."""
    number, table = agreement(corpus)
    lines = [
        "",
        f"Agreement of two annotators on {number} texts, the second marked from the plain text.",
        "",
        "| label | spans first | spans second | exact F1 | overlap F1 |",
        "| --- | --- | --- | --- | --- |",
    ]
    for label, (ours, theirs, exact, overlap) in table.items():
        lines.append(f"| {label} | {ours} | {theirs} | {exact:.3f} | {overlap:.3f} |")
    return lines
