"""Pages that show a report's evidence, one file a document, named by the key of its report."""

from collections.abc import Collection
from pathlib import Path

from spectriage.batch.atomic import write_whole

FOLDER = "evidence"


def evidence_file(run: Path, key: str) -> Path:
    """Where the page of a report is."""
    return run / FOLDER / f"{key[:32]}.html"


def write_evidence(run: Path, key: str, page: bytes) -> None:
    """Put the page there.

    Raises
    ------
    OSError
        It cannot be written.
    """
    file = evidence_file(run, key)
    file.parent.mkdir(exist_ok=True)
    write_whole(file, page)


def keep_only(run: Path, keys: Collection[str]) -> None:
    """Remove the pages of all other reports."""
    wanted = {evidence_file(run, key).name for key in keys}
    for file in (run / FOLDER).glob("*.html"):
        if file.name not in wanted:
            file.unlink()
