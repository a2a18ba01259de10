"""CSV: one row a candidate, and a row for a document without one."""

import csv
from collections.abc import Iterable
from typing import IO

from spectriage.batch.cells import safe_cell
from spectriage.report.model import Candidate, Report

COLUMNS = (
    "path", "sha256", "kind", "family", "priority", "regime", "entry", "status", "confidence",
    "variant", "title", "missing", "page", "quote", "warnings",
)  # fmt: skip


def write_csv(reports: Iterable[Report], stream: IO[str]) -> None:
    """Write the table with its head; cells that a spreadsheet would run are quoted."""
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for report in reports:
        candidates: list[Candidate | None] = [*report.candidates] or [None]
        for candidate in candidates:
            writer.writerow({k: safe_cell(v) for k, v in _row(report, candidate).items()})


def _row(report: Report, candidate: Candidate | None) -> dict[str, object]:
    document = report.document
    row: dict[str, object] = {
        "path": document.path, "sha256": document.sha256, "kind": document.kind,
        "family": document.family, "priority": report.priority.tier,
        "warnings": "; ".join(warning.code for warning in report.warnings),
    }  # fmt: skip
    if candidate is None:
        return row
    quoted = next((c for c in candidate.criteria if c.quote), None)
    return row | {
        "regime": candidate.regime, "entry": candidate.entry, "status": str(candidate.status),
        "confidence": candidate.confidence, "variant": candidate.variant or "",
        "title": candidate.title, "missing": " ".join(candidate.missing),
        "page": quoted.page if quoted else "", "quote": (quoted.quote or "") if quoted else "",
    }  # fmt: skip
