"""What a person opens on Monday: reports, table, overview, manifest, and the list of the unread.

All of it follows from the journal and is written whole or not at all. Where nothing changed since
the last time, nothing is written.
"""

import contextlib
import csv
import hashlib
import io
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spectriage.batch.atomic import sync_folder, whole_file, write_whole
from spectriage.batch.evidence import keep_only
from spectriage.batch.fingerprints import folder_fingerprint
from spectriage.batch.journal import Journal
from spectriage.batch.records import Record
from spectriage.batch.sources import Sources

if TYPE_CHECKING:
    from spectriage.batch.run import Counts, Options

REPORTS, TABLE, WORKBOOK, OVERVIEW = "reports.jsonl", "table.csv", "table.xlsx", "overview.html"
UNREAD, MANIFEST = "unread.csv", "manifest.json"
NAMES = (REPORTS, TABLE, WORKBOOK, OVERVIEW, UNREAD, MANIFEST)
_UNREAD_COLUMNS = ("document", "first_page", "last_page", "state", "reason", "sha256")
_WRITTEN = "outputs"


def write_outputs(
    journal: Journal, records: Sequence[Record], sources: Sources, options: "Options",
    counts: "Counts",
) -> list[Record]:  # fmt: skip
    """Bring the outputs up to date; records whose stored report is broken come back.

    Raises
    ------
    OSError
        A file cannot be written; the one before is then still whole.
    """
    digest = _digest(records, sources, options)
    if not journal.is_changed and _is_written(journal, digest):
        return []
    store, lost = journal.compact(records)
    if lost:
        return lost
    counts.wrote = True
    run, files = options.run, {source.path: source.file for source in sources.found}
    _put_reports(store, run / REPORTS)
    from spectriage.batch.overview import write_overview
    from spectriage.batch.tables import write_csv, write_workbook

    keep_only(run, {record.key for record in records})
    write_csv(records, run, files, run / TABLE)
    write_workbook(records, run, files, run / WORKBOOK)
    _write_unread(records, sources, run / UNREAD)
    write_overview(records, run, files, sources, run / OVERVIEW)
    from spectriage.batch.manifest import manifest_of

    told = manifest_of(records, sources, options, counts, NAMES[:-1])
    write_whole(run / MANIFEST, json.dumps(told, indent=1, ensure_ascii=False).encode() + b"\n")
    sizes = {name: (run / name).stat().st_size for name in NAMES}
    write_whole(journal.state / _WRITTEN, json.dumps({"digest": digest, "sizes": sizes}).encode())
    return []


def _digest(records: Sequence[Record], sources: Sources, options: "Options") -> str:
    """Of all that the outputs follow from."""
    digest = hashlib.sha256(folder_fingerprint("batch").encode())
    digest.update(json.dumps([sources.skipped, str(options.run)]).encode())
    for record in records:
        told = (record.path, record.key, record.judged, record.status, record.reason, record.crc)
        digest.update(json.dumps(told).encode())
    return digest.hexdigest()


def _is_written(journal: Journal, digest: str) -> bool:
    try:
        told: dict[str, Any] = json.loads((journal.state / _WRITTEN).read_bytes())
        return told["digest"] == digest and all(
            (journal.run / name).stat().st_size == told["sizes"][name] for name in NAMES
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _put_reports(store: Path, target: Path) -> None:
    """The store under its public name: the same file where the system can, else a copy."""
    partial = target.with_name(f".{target.name}.partial")
    with contextlib.suppress(OSError):
        partial.unlink()
    try:
        os.link(store, partial)
        partial.replace(target)
        sync_folder(target.parent)
    except OSError:
        with whole_file(target) as copy, store.open("rb") as stream:
            while part := stream.read(1 << 20):
                copy.write(part)


def _write_unread(records: Sequence[Record], sources: Sources, target: Path) -> None:
    """Everything that was not read: documents, pages, and files of unknown kinds."""
    from spectriage.batch.cells import safe_cell

    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_UNREAD_COLUMNS)
    for record in records:
        if not record.is_read:
            row: list[object] = [
                record.path, "", "", "failed", f"{record.status}: {record.reason}", record.sha256,
            ]  # fmt: skip
            writer.writerow([safe_cell(value) for value in row])
        for first, last, state, detail in record.summary.get("unread", ()):
            row = [record.path, first, last, state, detail, record.sha256]
            writer.writerow([safe_cell(value) for value in row])
    for path in sources.skipped:
        writer.writerow([safe_cell(path), "", "", "passed over", "not a known type", ""])
    write_whole(target, table.getvalue().encode("utf-8", "backslashreplace"))
