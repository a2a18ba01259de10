"""Numbers of a record that no reading by machine can prove, each with a person's reason.

A row of ``verified_by_eye.tsv`` beside a pack's entries, or beside the roots for what several
packs share, names the records (a code, or a beginning with ``*``), the test as the proof tells it,
and why the figure is right all the same: it follows from printed ones, stands in a table, in an
amendment later than the file, or the texts differ and the row says which is followed. The test is
named with its figure and operator, so a changed record is no longer covered. ``paragraph`` in place
of a test is about a paragraph that the file does not have.
"""

from fnmatch import fnmatchcase
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from spectriage.errors import DataError
from spectriage.vocabulary.tables import parse_table

FILE = "verified_by_eye.tsv"


class ByEye(NamedTuple):
    """One row: which records, which test, and the reason."""

    codes: str
    test: str
    reason: str

    def is_about(self, code: str) -> bool:
        """Whether the row names this record."""
        return fnmatchcase(code, self.codes)

    def covers(self, code: str, test: str) -> bool:
        """Whether the row is about this test of this record."""
        return test == self.test and self.is_about(code)


def load_by_eye(folder: Path | Traversable) -> tuple[ByEye, ...]:
    """Rows of a pack's folder and of the roots that ours share, none where neither has the file.

    Raises
    ------
    DataError
        A row has no reason, or stands twice.
    """
    shared = resources.files("spectriage.lists") / "packs" / "roots"
    own = _read(folder)
    return own + tuple(row for row in _read(shared) if row not in own)


def _read(folder: Path | Traversable) -> tuple[ByEye, ...]:
    source = folder / FILE
    if not source.is_file():
        return ()
    rows = [
        ByEye(row["codes"], row["test"], row["reason"])
        for row in parse_table(source.read_text(encoding="utf-8"), FILE)
    ]
    for row in rows:
        if len(row.reason) < 12:
            raise DataError("has no reason", file=FILE, entry=row.codes, field="reason")
    told = [(row.codes, row.test) for row in rows]
    doubled = next((row for row in told if told.count(row) > 1), None)
    if doubled:
        raise DataError(f"{doubled[1]!r} stands twice", file=FILE, entry=doubled[0])
    return tuple(rows)
