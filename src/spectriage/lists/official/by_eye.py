"""Numbers of a record that no reading by machine can prove, each with a person's reason.

A row of ``verified_by_eye.tsv`` beside a pack's entries names the records (a code, or a beginning
with ``*``), the test as the proof tells it, and why the figure is right all the same: it follows
from printed ones, stands in a table, or in an amendment later than the file. The test is named
with its figure and operator, so a changed record is no longer covered.
"""

from fnmatch import fnmatchcase
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

    def covers(self, code: str, test: str) -> bool:
        """Whether the row is about this test of this record."""
        return test == self.test and fnmatchcase(code, self.codes)


def load_by_eye(folder: Path | Traversable) -> tuple[ByEye, ...]:
    """Rows of a pack's folder, none where it has no such file.

    Raises
    ------
    DataError
        A row has no reason, or stands twice.
    """
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
