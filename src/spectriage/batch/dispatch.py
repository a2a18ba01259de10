"""Tasks to workers and answers back: threads here that supervise processes, or a Dask cluster.

joblib hands the tasks out, a few ahead of the workers. On this machine a worker is a thread that
waits for a process of its own (see `spectriage.batch.supervision`), so a document that kills its
process breaks no pool. On a cluster each of Dask's worker threads does the same where it runs, and
gets the document's bytes, as it may not see our files.
"""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spectriage.batch import messages
from spectriage.batch.messages import Answer, Task
from spectriage.batch.nursery import ReaderFailed
from spectriage.batch.settings import Settings
from spectriage.batch.supervision import answer_here, close_here, guards_here
from spectriage.errors import SpectriageError, UsageError

AHEAD = 2  # tasks handed out per worker
_WAIT_FOR_WORKERS_S = 30
_REACH_S = 5  # to the scheduler


@dataclass(slots=True)
class Workers:
    """Workers of this machine, or those of the Dask scheduler at an address.

    `count` is how many work at once on this machine; a cluster has as many as it has threads.
    They stay until they are closed, models loaded, so that a watched folder finds them ready.
    """

    settings: Settings
    count: int
    temporary: Path
    scheduler: str = ""
    _client: Any = None

    def reach(self) -> None:
        """Reach the scheduler, where there is one.

        Raises
        ------
        UsageError
            The extra `dask` is not installed, or no scheduler answers.
        """
        if not self.scheduler or self._client is not None:
            return
        try:
            from distributed import Client
        except ImportError as err:
            raise UsageError(
                "--scheduler needs the extra dask: pip install spectriage[dask]"
            ) from err
        try:
            self._client = Client(self.scheduler, timeout=_REACH_S)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as err:
            raise UsageError(f"no Dask scheduler answers at {self.scheduler} ({err})") from err

    @property
    def guard(self) -> str:
        """By what readers of this machine are kept from the network; empty where there are none."""
        return guards_here()

    def answers(self, tasks: Iterable[Task], count: int) -> Iterator[Answer]:
        """Answers to so many tasks in the order in which they are ready.

        Raises
        ------
        ReaderFailed
            The processes that read cannot be started.
        """
        from joblib import Parallel, delayed, parallel_config

        if self._client is None:
            at_once = min(self.count, count)
            parallel = Parallel(
                n_jobs=at_once, backend="threading", pre_dispatch=AHEAD * at_once,
                batch_size=1, return_as="generator_unordered",
            )  # fmt: skip
            ask = delayed(answer_here)
            yield from parallel(ask(task, self.settings, self.temporary) for task in tasks)
            return
        with parallel_config(
            backend="dask", client=self._client, wait_for_workers_timeout=_WAIT_FOR_WORKERS_S
        ):
            parallel = Parallel(
                n_jobs=-1, batch_size=1, return_as="generator_unordered",
                pre_dispatch=f"{AHEAD} * n_jobs",
            )  # fmt: skip
            ask = delayed(answer_there)
            answers = parallel(ask(with_bytes(task), self.settings) for task in tasks)
            try:
                yield from answers
            except SpectriageError:
                raise
            except Exception as err:  # Dask's own errors share no class
                raise ReaderFailed(f"the cluster failed: {type(err).__name__}: {err}") from err

    def answer_alone(self, task: Task) -> Answer:
        """The answer of a fresh process while nothing else is read."""
        if self._client is None:
            return answer_here(task, self.settings, self.temporary, alone=True)
        asked = self._client.submit(
            answer_there, with_bytes(task), self.settings, alone=True, pure=False
        )
        found: Answer = asked.result()
        return found

    def close(self) -> None:
        """End every process that reads, also those of the cluster's workers."""
        if self._client is not None:
            with contextlib.suppress(Exception):  # a cluster that is gone has nothing to close
                self._client.run(close_here)
                self._client.close()
            self._client = None
        close_here()


def answer_there(task: Task, settings: Settings, *, alone: bool = False) -> Answer:
    """Have a task done on a worker of a cluster; what cannot be started is an answer too."""
    try:
        return answer_here(task, settings, alone=alone)
    except ReaderFailed as err:
        return Answer(number=task.number, status=messages.INTERNAL, reason=str(err))


def with_bytes(task: Task) -> Task:
    """The task with its document in it; one that cannot be read is the worker's to report."""
    if task.report is not None:
        return task
    try:
        return replace(task, data=Path(task.file).read_bytes())
    except OSError:
        return task
