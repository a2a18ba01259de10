"""The run's memory: reports in append-only stores, and a journal that says which of them count.

    RUN/.state/journal       one checksummed line a document; the last line of a path counts
    RUN/.state/store-N       reports as JSON Lines
    RUN/.state/lock          held by the process that works on the run

A report is on the disk before the journal's line that names it. So a line that is whole names a
report that is there; a tail that a kill or a power cut tore off is cut away when the run goes on.
"""

import contextlib
import os
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from spectriage.batch.atomic import remove_partial, sync_folder, whole_file
from spectriage.batch.records import Record
from spectriage.errors import UsageError

SYNC_EVERY_S = 0.5  # reports of so long may be lost in a power cut, none where a process is killed
STATE = ".state"


@dataclass(slots=True)
class Journal:
    """The journal of a run folder, open for one process."""

    run: Path
    records: dict[str, Record] = field(default_factory=dict)
    torn: int = 0
    _lock: IO[bytes] | None = None
    _lines: IO[bytes] | None = None
    _store: IO[bytes] | None = None
    _store_name: str = ""
    _synced: float = 0.0
    _waiting: list[bytes] = field(default_factory=list)

    @property
    def state(self) -> Path:
        """Folder of the journal."""
        return self.run / STATE

    @property
    def temporary(self) -> Path:
        """Folder for what lives no longer than the run."""
        return self.state / "temporary"

    @property
    def is_changed(self) -> bool:
        """Whether anything was added since the last `compact`."""
        return self._lines is not None

    def open(self) -> None:
        """Take the run folder for this process and read what is known.

        Raises
        ------
        UsageError
            Another process works on it.
        OSError
            The folder cannot be made or read.
        """
        self.state.mkdir(parents=True, exist_ok=True)
        self._lock = (self.state / "lock").open("ab")
        _take(self._lock, self.run)
        for folder in (self.run, self.state):
            remove_partial(folder)
        _remove_tree(self.temporary)
        self.records = {}
        with contextlib.suppress(FileNotFoundError), (self.state / "journal").open("rb") as lines:
            for line in lines:
                record = Record.from_line(line)
                if record is None:
                    self.torn += 1
                else:
                    self.records[record.path] = record

    def close(self) -> None:
        """Let the run folder go, everything written."""
        try:
            self.sync()
        finally:
            for stream in (self._lines, self._store, self._lock):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            self._lines = self._store = self._lock = None
            _remove_tree(self.temporary)

    def add(self, record: Record, report: bytes) -> None:
        """Keep a report, or with empty bytes a failure.

        Raises
        ------
        OSError
            It cannot be written; what was kept before stays whole.
        """
        if self._lines is None:
            self._start_writing()
        if report and self._store is not None:
            line = report + b"\n"
            record.store, record.offset = self._store_name, self._store.tell()
            record.size, record.crc = len(line), zlib.crc32(line)
            self._store.write(line)
        self._waiting.append(record.to_line())
        self.records[record.path] = record
        if time.monotonic() - self._synced >= SYNC_EVERY_S:
            self.sync()

    def sync(self) -> None:
        """Put everything on the disk: the reports, then the lines that name them.

        Raises
        ------
        OSError
            It cannot be written.
        """
        if self._lines is None or self._store is None or not self._waiting:
            return
        self.flush()
        os.fsync(self._store.fileno())
        self._lines.write(b"".join(self._waiting))
        self._lines.flush()
        os.fsync(self._lines.fileno())
        self._waiting.clear()
        self._synced = time.monotonic()

    def flush(self) -> None:
        """Hand the reports to the system, so that they can be read back."""
        if self._store is not None:
            self._store.flush()

    def report_of(self, record: Record) -> bytes:
        """The report's line, empty where the store does not hold it whole."""
        self.flush()
        return next((line for _, line in self.reports([record])), b"")

    def reports(self, records: Iterable[Record]) -> Iterator[tuple[Record, bytes]]:
        """Reports of the records that have one, in their order; broken ones come empty."""
        opened: dict[str, IO[bytes]] = {}
        try:
            for record in records:
                if not record.is_read:
                    continue
                stream = opened.get(record.store)
                if stream is None:
                    try:
                        stream = opened[record.store] = (self.state / record.store).open("rb")
                    except OSError:
                        yield record, b""
                        continue
                if stream.tell() != record.offset:
                    stream.seek(record.offset)
                line = stream.read(record.size)
                yield record, line if line and zlib.crc32(line) == record.crc else b""
        finally:
            for stream in opened.values():
                stream.close()

    def compact(self, records: Iterable[Record]) -> tuple[Path, list[Record]]:
        """Keep these records alone, their reports one after the other in a fresh store.

        Until the journal that names the new store takes the old one's place, the old one counts.
        The new store comes back, and the records whose report was broken: these are kept no more.

        Raises
        ------
        OSError
            It cannot be written.
        """
        self.sync()
        name, offset, broken = self._next_name(), 0, set()
        ordered, places = list(records), {}
        with whole_file(self.state / name) as stream:
            for record, line in self.reports(ordered):
                if not line:
                    broken.add(record.path)
                    continue
                stream.write(line)
                places[record.path] = offset
                offset += len(line)
        lost = [record for record in ordered if record.path in broken]
        ordered = [record for record in ordered if record.path not in broken]
        for record in ordered:
            if record.is_read:
                record.store, record.offset = name, places[record.path]
        with whole_file(self.state / "journal") as stream:
            stream.writelines(record.to_line() for record in ordered)
        self._stop_writing()
        self.records = {record.path: record for record in ordered}
        for old in self.state.glob("store-*"):
            if old.name != name:
                old.unlink()
        return self.state / name, lost

    def _start_writing(self) -> None:
        journal = self.state / "journal"
        self._cut_torn_tail(journal)
        self._store_name = self._next_name()
        self._store = (self.state / self._store_name).open("wb")
        self._lines = journal.open("ab")
        sync_folder(self.state)
        self._synced = time.monotonic()

    def _stop_writing(self) -> None:
        for stream in (self._lines, self._store):
            if stream is not None:
                stream.close()
        self._lines = self._store = None

    def _next_name(self) -> str:
        numbers = [int(path.name[6:]) for path in self.state.glob("store-*")]
        return f"store-{max(numbers, default=0) + 1:06d}"

    @staticmethod
    def _cut_torn_tail(journal: Path) -> None:
        if not journal.exists():
            return
        with journal.open("r+b") as stream:
            end = stream.seek(0, os.SEEK_END)
            while end > 0:
                start = max(end - 65536, 0)
                stream.seek(start)
                found = stream.read(end - start).rfind(b"\n")
                if found >= 0:
                    end = start + found + 1
                    break
                end = start
            stream.truncate(end)


def _take(lock: IO[bytes], run: Path) -> None:
    try:
        import fcntl
    except ImportError:
        raise UsageError("batch needs a POSIX system (Linux, macOS)") from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as err:
        lock.close()
        raise UsageError(f"another process works on {run}") from err


def _remove_tree(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
