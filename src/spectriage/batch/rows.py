"""Rows of the table: one an item or variant, the same for CSV, workbook and overview."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from spectriage.batch.evidence import FOLDER, evidence_file
from spectriage.batch.records import Record

_FIRST_REGIMES = ("US", "EU", "UK", "WA")
_BEFORE = ("document", "status", "tier", "score", "kind", "family", "family_confidence", "vendor",
           "part", "variant")  # fmt: skip
_AFTER = ("title", "decisive_value", "missing_values", "end_use_rules", "warnings", "pages",
          "pages_not_read", "duplicate_of", "same_text_as", "reason", "link", "sha256")  # fmt: skip
_NO_ROWS: tuple[dict[str, Any], ...] = ({},)
_OF_REGIME = ("entry", "state", "confidence")


def regimes_of(records: Iterable[Record]) -> list[str]:
    """Regimes that any candidate is of, ours first."""
    found = {
        regime
        for record in records
        for row in record.summary.get("rows", ())
        for regime in row["best"]
    }
    ours = [regime for regime in _FIRST_REGIMES if regime in found]
    return ours + sorted(found.difference(ours))


def columns_of(regimes: Sequence[str]) -> list[str]:
    """Heads of the table."""
    own = [f"{regime}_{name}" for regime in regimes for name in _OF_REGIME]
    return [*_BEFORE, *own, *_AFTER]


def table_rows(
    records: Sequence[Record], regimes: Sequence[str], run: Path, files: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """Rows in the order of the records; `files` gives the file of each path."""
    bytes_first: dict[str, str] = {}
    text_first: dict[str, str] = {}
    for record in records:
        same_bytes = bytes_first.setdefault(record.sha256, record.path) if record.sha256 else ""
        text = record.kept.get("text", "")
        same_text = text_first.setdefault(text, record.path) if text else ""
        base = _base(record, run, files.get(record.path, ""))
        base["duplicate_of"] = same_bytes if same_bytes != record.path else ""
        other_text = same_text != record.path and not base["duplicate_of"]
        base["same_text_as"] = same_text if other_text else ""
        for row in record.summary.get("rows", ()) or _NO_ROWS:
            yield base | _own(row, regimes, base)


def _base(record: Record, run: Path, file: str) -> dict[str, Any]:
    told = record.summary
    return {
        "document": record.path, "status": "read" if record.is_read else "failed",
        "tier": told.get("tier", ""), "score": told.get("score", ""),
        "kind": told.get("kind", ""), "family": told.get("family", ""),
        "family_confidence": told.get("family_confidence", ""),
        "vendor": told.get("vendor", ""), "part": told.get("part", ""),
        "warnings": "; ".join(told.get("warnings", ())), "pages": told.get("pages", ""),
        "pages_not_read": "; ".join(_pages(part) for part in told.get("unread", ())),
        "reason": record.reason, "sha256": record.sha256,
        "link": link_to(record, run, file),
    }  # fmt: skip


def _own(row: dict[str, Any], regimes: Sequence[str], base: dict[str, Any]) -> dict[str, Any]:
    if not row:
        return {}
    best = row["best"]
    told: dict[str, Any] = {
        "variant": row["variant"], "decisive_value": row["decisive"],
        "missing_values": " ".join(row["missing"]), "end_use_rules": "; ".join(row["rules"]),
        "title": next((best[regime][3] for regime in regimes if regime in best), ""),
    }  # fmt: skip
    for regime in regimes:
        for name, value in zip(_OF_REGIME, best.get(regime, ("", "", "")), strict=False):
            told[f"{regime}_{name}"] = value
    if row["page"] and base["link"].casefold().endswith(".pdf"):
        told["link"] = f"{base['link']}#page={row['page']}"
    return told


def link_to(record: Record, run: Path, file: str) -> str:
    """Relative address of the page with the evidence, or of the document itself."""
    page = evidence_file(run, record.key)
    if record.is_read and page.is_file():
        return f"{FOLDER}/{page.name}"
    if not file:
        return ""
    return quote(os.path.relpath(os.path.abspath(file), os.path.abspath(run)).replace(os.sep, "/"))


def _pages(part: Sequence[Any]) -> str:
    first, last, state, _ = part
    pages = f"{first}" if first == last else f"{first}-{last}"
    return pages if state == "unread" else f"{pages} (in part)"
