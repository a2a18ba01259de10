"""A run: what is new is read, what is known is kept, and where that changed, outputs follow."""

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from spectriage.batch import messages
from spectriage.batch.cache import Cache, Entry, key_of
from spectriage.batch.evidence import evidence_file, write_evidence
from spectriage.batch.fingerprints import judging_fingerprint, reading_fingerprint
from spectriage.batch.journal import Journal
from spectriage.batch.messages import Answer, Task
from spectriage.batch.records import Record, pack, with_path, without_path
from spectriage.batch.settings import Settings
from spectriage.batch.sources import Hashed, Source, Sources, hash_documents

if TYPE_CHECKING:
    from spectriage.batch.dispatch import Workers

_ROUNDS = 3
Watch = Callable[["Step"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One document done: how many of how many, which, how, and how many pages it has."""

    done: int
    total: int
    path: str
    status: str
    reason: str = ""
    pages: int = 0


@dataclass(slots=True, kw_only=True)
class Counts:
    """How the documents of a run came by their reports."""

    documents: int = 0
    unchanged: int = 0
    from_cache: int = 0
    judged: int = 0
    read: int = 0
    failed: int = 0
    left_out: int = 0
    pages: int = 0
    retried: int = 0
    stopped: str = ""
    wrote: bool = False
    seconds: float = 0.0
    peak_mb: int = 0
    guard: str = ""
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a run is to do besides its documents.

    `since` leaves out documents last changed before this moment (seconds since 1970), unless the
    run knows them. `retry` reads again what failed before. `cache` is a folder, or None for none.
    """

    run: Path
    settings: Settings = field(default_factory=Settings)
    workers: int = 1
    scheduler: str = ""
    cache: Path | None = None
    since: float | None = None
    retry: bool = False


@dataclass(slots=True)
class _Job:
    """One task, and the documents that share it since their bytes are the same."""

    hashed: list[Hashed]
    key: str
    stored: bool = False  # a report of other lists is there, so the document need not be read
    tries: int = 1


class Run:
    """A run folder taken by this process.

    Raises
    ------
    UsageError
        Another process works on it.
    OSError
        The folder cannot be made or read.
    """

    def __init__(self, options: Options, watch: Watch | None = None) -> None:
        self.options = options
        self.journal = Journal(options.run)
        self.cache = Cache(options.cache)
        self._watch = watch or (lambda _: None)
        self._workers: Workers | None = None
        self.journal.open()

    def close(self) -> None:
        """Let the folder go, and end what reads."""
        try:
            if self._workers is not None:
                self._workers.close()
        finally:
            self.journal.close()

    def update(self, sources: Sources) -> Counts:
        """Bring the run up to date with these documents.

        Raises
        ------
        ReaderFailed
            The processes that read cannot be started.
        OSError
            The run folder cannot be written; what was kept before stays whole.
        """
        start = time.monotonic()
        self._counts = Counts()
        self._settled: dict[str, Record] = {}
        order = self._not_left_out(sources.found)
        self._counts.documents = len(order)
        for round_ in range(_ROUNDS):  # again where a stored report is broken or a document changed
            self._do(self._plan(order))
            if round_ == _ROUNDS - 1:
                self._give_up_on_changing(order)
            lost = self._finish(order, sources)
            if lost:
                told = f"{len(lost)} stored reports were damaged and made again"
                self._counts.warnings.append(told)
            for record in lost:
                del self._settled[record.path]
            if len(self._settled) == len(order):
                break
        self._tell_of_cache()
        self._counts.failed = sum(not record.is_read for record in self._settled.values())
        self._counts.seconds = round(time.monotonic() - start, 3)
        return self._counts

    def _not_left_out(self, found: Iterable[Source]) -> list[Source]:
        since, order = self.options.since, []
        for source in found:
            if since is not None and not _changed_since(source.file, since):
                known = self.journal.records.get(source.path)
                if known is None:
                    self._counts.left_out += 1
                    continue
                self._settled[source.path] = known
                self._counts.unchanged += 1
            order.append(source)
        return order

    def _plan(self, order: list[Source]) -> list[_Job]:
        """What must be done; what is known is settled here."""
        jobs: dict[str, _Job] = {}
        wanted = [source for source in order if source.path not in self._settled]
        settings = self.options.settings
        digests = hash_documents(wanted, settings.limits.file_bytes, self.options.workers)
        self._reading = reading_fingerprint(settings)  # while the documents are hashed
        self._judging = judging_fingerprint(settings)
        for hashed in digests:
            if hashed.problem:
                self._fail_unopened(hashed)
                continue
            key = key_of(hashed.sha256, hashed.source.suffix, self._reading)
            if key in jobs:
                jobs[key].hashed.append(hashed)
            elif not self._is_known(hashed, key):
                jobs[key] = _Job([hashed], key)
        for job in list(jobs.values()):
            if self._is_stored(job):
                del jobs[job.key]
        # The longest first, so that no worker is left with one at the end.
        return sorted(jobs.values(), key=lambda job: (job.stored, -job.hashed[0].size))

    def _is_known(self, hashed: Hashed, key: str) -> bool:
        known = self.journal.records.get(hashed.source.path)
        if known is None or known.key != key or known.judged != self._judging:
            return False
        if not known.is_read and self.options.retry:
            return False
        if known.is_read and not self._has_evidence(key):
            return False
        self._settled[known.path] = known
        self._counts.unchanged += 1
        return True

    def _is_stored(self, job: _Job) -> bool:
        """Whether the cache or the run holds the report; one of other lists is put by the job."""
        entry = self._entry_of(job)
        if entry is None or (entry.status == messages.READ and not self._has_evidence(job.key)):
            return False
        if entry.status == messages.READ and entry.judged != self._judging:
            if not self.options.settings.evidence:  # its page shows candidates, and the document
                job.stored = True
            return False
        answer = Answer(
            number=0, status=entry.status, reason=entry.reason, report=entry.report,
            sha256=job.hashed[0].sha256, kept=entry.kept,
        )  # fmt: skip
        self._keep(job, answer)
        self._counts.from_cache += len(job.hashed)
        return True

    def _has_evidence(self, key: str) -> bool:
        """Whether the page that shows the evidence is there, or none is wanted."""
        if not self.options.settings.evidence:
            return True
        return evidence_file(self.options.run, key).is_file()

    def _entry_of(self, job: _Job) -> Entry | None:
        for hashed in job.hashed:
            known = self.journal.records.get(hashed.source.path)
            if known is None or known.key != job.key or not known.is_read:
                continue
            if line := self.journal.report_of(known):
                return Entry(
                    status=known.status, judged=known.judged, kept=dict(known.kept),
                    report=without_path(line.rstrip(b"\n"), hashed.source.suffix, known.path),
                )  # fmt: skip
        return None if self.options.retry else self.cache.get(job.key)

    def _fail_unopened(self, hashed: Hashed) -> None:
        path = hashed.source.path
        self._settle(
            Record(
                path=path, sha256="", key="", judged="", status=messages.REFUSED,
                reason=hashed.problem,
            ), b"",
        )  # fmt: skip

    def _do(self, jobs: list[_Job]) -> None:
        if not jobs:
            return
        gc.enable()  # from here on the run may take hours
        from spectriage.batch.dispatch import Workers  # loads joblib

        options = self.options
        if self._workers is None:
            self._workers = Workers(
                options.settings, options.workers, self.journal.temporary, options.scheduler
            )
        workers = self._workers
        workers.reach()
        again: list[int] = []
        try:
            tasks = (self._task(number, job) for number, job in enumerate(jobs))
            for answer in workers.answers(tasks, len(jobs)):
                if answer.status in messages.AGAIN:
                    again.append(answer.number)
                else:
                    self._take(jobs[answer.number], answer)
            for number in sorted(again):
                jobs[number].tries = 2
                self._counts.retried += 1
                self._take(jobs[number], workers.answer_alone(self._task(number, jobs[number])))
        finally:
            self._counts.guard = workers.guard
            self.journal.sync()

    def _task(self, number: int, job: _Job) -> Task:
        """What a worker gets; a stored report is fetched only now, so that few are in memory."""
        source = job.hashed[0].source
        entry = self._entry_of(job) if job.stored else None
        if entry is None:
            job.stored = False
            return Task(number=number, suffix=source.suffix, path=source.path, file=source.file)
        return Task(number=number, suffix=source.suffix, report=entry.report, kept=entry.kept)

    def _take(self, job: _Job, answer: Answer) -> None:
        if answer.status == messages.INTERRUPTED:
            return
        first = job.hashed[0]
        if answer.sha256 and answer.sha256 != first.sha256:  # changed since it was hashed
            key = key_of(answer.sha256, first.source.suffix, self._reading)
            job = _Job([replace(first, sha256=answer.sha256)], key, job.stored, job.tries)
        if answer.evidence:
            write_evidence(self.options.run, job.key, answer.evidence)
        self._counts.peak_mb = max(self._counts.peak_mb, answer.peak_mb)
        if answer.status == messages.READ:
            if not job.stored:
                self._counts.read += len(job.hashed)
                self._counts.pages += answer.kept["summary"]["pages"]
            else:
                self._counts.judged += len(job.hashed)
        if answer.status in (messages.READ, messages.REFUSED):
            self.cache.put(
                job.key,
                Entry(
                    status=answer.status, judged=self._judging, reason=answer.reason,
                    report=answer.report, kept=answer.kept,
                ),
            )  # fmt: skip
        self._keep(job, answer)

    def _keep(self, job: _Job, answer: Answer) -> None:
        """A record for every document of the job."""
        packed = pack(answer.kept)
        for hashed in job.hashed:
            source = hashed.source
            report = with_path(answer.report, source.suffix, source.path)
            self._settle(
                Record(
                    path=source.path, sha256=hashed.sha256, key=job.key, judged=self._judging,
                    status=answer.status, reason=answer.reason, tries=job.tries, packed=packed,
                ),
                report,
            )  # fmt: skip

    def _settle(self, record: Record, report: bytes) -> None:
        known = self.journal.records.get(record.path)
        if report or known is None or not _same_failure(known, record):
            self.journal.add(record, report)
        self._settled[record.path] = record
        self._watch(
            Step(
                done=len(self._settled), total=self._counts.documents, path=record.path,
                status=record.status, reason=record.reason, pages=record.summary.get("pages", 0),
            )
        )  # fmt: skip

    def _give_up_on_changing(self, order: list[Source]) -> None:
        for source in order:
            if source.path not in self._settled:
                self._fail_unopened(Hashed(source=source, problem="changed while it was read"))

    def _tell_of_cache(self) -> None:
        if self.cache.broken:
            told = f"{self.cache.broken} entries of the cache were damaged and not used"
            self._counts.warnings.append(told)
        if self.cache.unwritten:
            told = f"{self.cache.unwritten} reports could not be written to the cache"
            self._counts.warnings.append(f"{told} in {self.cache.folder}")

    def _finish(self, order: list[Source], sources: Sources) -> list[Record]:
        from spectriage.batch.outputs import write_outputs

        records = [self._settled[source.path] for source in order if source.path in self._settled]
        return write_outputs(self.journal, records, sources, self.options, self._counts)


def _same_failure(known: Record, record: Record) -> bool:
    return not record.is_read and (known.key, known.status, known.reason, known.judged) == (
        record.key, record.status, record.reason, record.judged,
    )  # fmt: skip


def _changed_since(file: str, since: float) -> bool:
    try:
        return Path(file).stat().st_mtime >= since
    except OSError:
        return True
