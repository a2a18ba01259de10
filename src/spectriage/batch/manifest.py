"""What a run was made with: versions, lists, models, digests, times."""

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spectriage.batch.fingerprints import (
    PACKAGE,
    judging_fingerprint,
    library_versions,
    model_digests,
    reading_fingerprint,
)
from spectriage.batch.records import Record
from spectriage.batch.sources import Sources
from spectriage.report.model import SCHEMA_VERSION
from spectriage.version import __version__

if TYPE_CHECKING:
    from spectriage.batch.run import Counts, Options


def manifest_of(
    records: Sequence[Record], sources: Sources, options: "Options", counts: "Counts",
    outputs: Sequence[str],
) -> dict[str, Any]:  # fmt: skip
    """The manifest; `times` and `counts` are of the update that last changed the outputs."""
    settings = options.settings
    now = datetime.now(UTC)
    documents = hashlib.sha256()
    for record in records:
        documents.update(f"{record.sha256} {record.path}\n".encode())
    failed = [record for record in records if not record.is_read]
    return {
        "spectriage": __version__, "report_schema": SCHEMA_VERSION,
        "python": platform.python_version(), "libraries": library_versions(),
        "models": model_digests(),
        "lists": _lists(), "lists_asked_for": [*settings.regimes, *settings.packs],
        "settings": asdict(settings.limits)
        | {"time_limit_s": settings.time_limit_s, "memory_limit_mb": settings.memory_limit_mb},
        "fingerprints": {
            "reading": reading_fingerprint(settings), "judging": judging_fingerprint(settings),
        },
        "documents": {
            "count": len(records), "read": len(records) - len(failed), "failed": len(failed),
            "passed_over": len(sources.skipped), "sha256": documents.hexdigest(),
        },
        "counts": {
            "unchanged": counts.unchanged, "from_cache": counts.from_cache,
            "judged_again": counts.judged, "read_now": counts.read, "retried": counts.retried,
            "left_out_by_since": counts.left_out, "pages_read_now": counts.pages,
        },
        "isolation": counts.guard, "peak_reader_mb": counts.peak_mb,
        "outputs": {name: _digest_of(options.run / name) for name in outputs},
        "times": {"finished": now.isoformat(timespec="seconds"), "started": _start(now, counts)},
    }  # fmt: skip


def _start(now: datetime, counts: "Counts") -> str:
    return (now - timedelta(seconds=counts.seconds)).isoformat(timespec="seconds")


def _lists() -> list[dict[str, str]]:
    """Id, version and day of every list that comes with us."""
    found = []
    for file in sorted((PACKAGE / "lists" / "packs").glob("*/pack.json")):
        info = json.loads(file.read_text(encoding="utf-8"))
        wanted = ("id", "regime", "version", "effective")
        found.append({name: str(info[name]) for name in wanted if name in info})
    return found


def _digest_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
