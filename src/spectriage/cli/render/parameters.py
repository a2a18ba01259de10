"""Values of documents as a terminal table, CSV, JSON, JSON lines or a workbook."""

import contextlib
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from spectriage.batch.cells import safe_cell
from spectriage.parameters.reading import Reading
from spectriage.parameters.sheet import ParameterSheet

COLUMNS = (
    "document", "parameter", "min", "typ", "max", "unit", "condition", "variant", "page",
    "quote", "marks", "label", "source", "score",
)  # fmt: skip


def write_sheets(sheets: Iterable[ParameterSheet], form: str, output: Path | None) -> None:
    """Write sheets as they come, or as one table where the format needs all of them.

    Raises
    ------
    OSError
        The output cannot be written.
    """
    if form == "xlsx":
        from spectriage.cli.render.workbook import write_workbook

        kept = list(_with_caveats(sheets))
        if output is None:
            raise ValueError("a workbook needs a file")
        write_workbook(kept, output)
        return
    with _stream(output) as stream:
        if form == "rich":
            from spectriage.cli.render.parameter_table import print_sheets

            print_sheets(list(sheets), stream)
        elif form == "csv":
            writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
            writer.writeheader()
            for sheet in _with_caveats(sheets):
                for row in table_rows(sheet):
                    writer.writerow({name: safe_cell(value) for name, value in row.items()})
        elif form == "jsonl":
            for sheet in _with_caveats(sheets):
                for row in json_rows(sheet):
                    stream.write(json.dumps(row, ensure_ascii=False) + "\n")
                stream.flush()
        else:
            rows = [row for sheet in _with_caveats(sheets) for row in json_rows(sheet)]
            stream.write(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")


def table_rows(sheet: ParameterSheet) -> Iterator[dict[str, Any]]:
    """One row a value, for tables: None for what is not given, marks as one text."""
    contradicted = sheet.contradicted
    for reading in sheet:
        yield {
            "document": sheet.path, "parameter": reading.name,
            "min": reading.min, "typ": reading.typ, "max": reading.max, "unit": reading.unit,
            "condition": reading.condition, "variant": reading.variant, "page": reading.page,
            "quote": reading.quote, "marks": "; ".join(marks_of(reading, contradicted)),
            "label": reading.label, "source": reading.source, "score": reading.score,
        }  # fmt: skip


def json_rows(sheet: ParameterSheet) -> Iterator[dict[str, Any]]:
    """One object a value; `name` as in the report, with box, marks and other readings."""
    contradicted = sheet.contradicted
    for reading in sheet:
        yield {
            "document": sheet.path, "name": reading.name,
            "min": reading.min, "typ": reading.typ, "max": reading.max, "unit": reading.unit,
            "condition": reading.condition, "variant": reading.variant, "label": reading.label,
            "quote": reading.quote, "page": reading.page, "bbox": reading.bbox,
            "confidence": min(max(reading.score, 0.0), 1.0), "source": reading.source,
            "marks": marks_of(reading, contradicted), "read_as": reading.read_as,
            "alternatives": [
                {"min": other.min, "typ": other.typ, "max": other.max, "read_as": other.read_as}
                for other in reading.alternatives
            ],
        }  # fmt: skip


def marks_of(reading: Reading, contradicted: frozenset[Reading]) -> list[str]:
    """What a person should doubt about a value."""
    marks = []
    if reading in contradicted:
        marks.append("conflict")
    if reading.unit_assumed:
        marks.append("unit assumed")
    if reading.alternatives:
        others = " or ".join(other.read_as for other in reading.alternatives)
        marks.append(f"read as {reading.read_as}; could be {others}")
    return marks


def caveats(sheet: ParameterSheet) -> list[str]:
    """What limits a sheet: pages not read, then contradictions, one line each."""
    lines = []
    for note in sheet.ledger:
        where = f"page {note.page}" if note.page else "document"
        state = note.state.replace("_", " ").upper() if note.page else "NOTE"
        reason = note.detail or note.code.replace("_", " ")
        lines.append(f"{state}: {where}: {reason}" if reason else f"{state}: {where}")
    lines += [f"CONFLICT: {conflict}" for conflict in sheet.conflicts]
    return lines


def _with_caveats(sheets: Iterable[ParameterSheet]) -> Iterator[ParameterSheet]:
    """The sheets, each one's caveats told on stderr, since the table has no room for them."""
    for sheet in sheets:
        for line in caveats(sheet):
            sys.stderr.write(f"spectriage: {sheet.path}: {line}\n")
        yield sheet


@contextlib.contextmanager
def _stream(output: Path | None) -> Iterator[IO[str]]:
    if output is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    with output.open("w", encoding="utf-8", newline="") as stream:
        yield stream


def grouped(readings: Sequence[Reading]) -> list[tuple[str, list[Reading]]]:
    """Values under their variant where the document tells variants apart, else under the page."""
    by_variant = any(reading.variant for reading in readings)
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        if by_variant:
            title = f"variant {reading.variant}" if reading.variant else "all variants"
        else:
            title = f"page {reading.page}"
        groups.setdefault(title, []).append(reading)
    return list(groups.items())
