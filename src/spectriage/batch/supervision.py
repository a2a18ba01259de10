"""Documents to children and answers back: one `Reader` a thread, all of one `Nursery` a process.

A child is killed where a document takes too long, and replaced where it died.
"""

import contextlib
import json
import os
import signal
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from spectriage.batch import messages
from spectriage.batch.messages import Answer, Task
from spectriage.batch.nursery import Nursery, ReaderFailed
from spectriage.batch.settings import Settings

SERVED_MOST = 200  # documents a child reads before a fresh one takes over; keeps memory flat


@dataclass(slots=True)
class Reader:
    """One child at a time, which reads one document at a time."""

    nursery: Nursery
    connection: Connection | None = None
    pid: int = 0
    served: int = 0

    def answer(self, task: Task, *, alone: bool = False) -> Answer:
        """Have the task done; whatever it does to the child, an answer comes back.

        Raises
        ------
        ReaderFailed
            No process can be started to do it.
        """
        if alone or self.served >= SERVED_MOST:
            self.kill()
        start = time.monotonic()
        try:
            return self._ask(task)
        except (EOFError, OSError):
            if self.nursery.closed:
                return Answer(number=task.number, status=messages.INTERRUPTED)
            code = self.nursery.fate_of(self.pid)
            self._forget()
            return Answer(
                number=task.number, status=messages.CRASHED, reason=_died_of(code),
                seconds=round(time.monotonic() - start, 3),
            )  # fmt: skip

    def kill(self) -> None:
        """End the child, whatever it does."""
        pid = self.pid
        if self.connection is not None and pid > 1:  # 0 would be our whole process group
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            if not self.nursery.closed:
                self._forget()

    def _ask(self, task: Task) -> Answer:
        if self.connection is None:
            try:
                self.connection, self.pid = self.nursery.have_child()
            except ReaderFailed:
                if self.nursery.closed:
                    return Answer(number=task.number, status=messages.INTERRUPTED)
                raise
            self.served = 0
        connection = self.connection
        self.served += 1
        payload = task.report if task.report is not None else task.data
        head = {
            "judge": task.report is not None, "suffix": task.suffix, "file": task.file,
            "path": task.path, "kept": task.kept, "payload": payload is not None,
        }  # fmt: skip
        connection.send_bytes(json.dumps(head).encode())
        if payload is not None:
            connection.send_bytes(payload)
        limit = self.nursery.settings.time_limit_s
        if not connection.poll(limit):
            self.kill()
            return Answer(
                number=task.number, status=messages.TIMED_OUT, seconds=limit,
                reason=f"took more than {limit:g} s",
            )  # fmt: skip
        told = json.loads(connection.recv_bytes())
        parts = [connection.recv_bytes() for _ in range(told["parts"])] + [b"", b""]
        return Answer(
            number=task.number, status=told["status"], reason=told.get("reason", ""),
            sha256=told.get("sha256", ""), report=parts[0], kept=told.get("kept", {}),
            evidence=parts[1], peak_mb=told["peak_mb"], seconds=told["seconds"],
        )  # fmt: skip

    def _forget(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection, self.pid, self.served = None, 0, 0


_HERE: dict[tuple[Settings, Path | None], Nursery] = {}
_OF_THREAD = threading.local()
_STOPPED = threading.Event()
_STARTING = threading.RLock()  # a signal handler of the main thread may close what it starts


def answer_here(
    task: Task, settings: Settings, temporary: Path | None = None, *, alone: bool = False
) -> Answer:
    """Have a task done by this thread's reader; this is what a worker of any cluster calls.

    Raises
    ------
    ReaderFailed
        No process can be started to do it.
    """
    key = (settings, temporary)
    if _STOPPED.is_set():
        return Answer(number=task.number, status=messages.INTERRUPTED)
    with _STARTING:
        nursery = _HERE.get(key)
        if nursery is None or nursery.closed:
            nursery = _HERE[key] = Nursery(settings, temporary)
    reader: Reader | None = getattr(_OF_THREAD, "reader", None)
    if reader is None or reader.nursery is not nursery:
        reader = _OF_THREAD.reader = Reader(nursery)
    return reader.answer(task, alone=alone)


def stop_here() -> None:
    """End all readers of this process, and start none again: what is still asked is interrupted."""
    _STOPPED.set()
    close_here()


def close_here() -> None:
    """End all readers of this process."""
    with _STARTING:
        nurseries = list(_HERE.values())
        _HERE.clear()
    for nursery in nurseries:
        nursery.close()


def guards_here() -> str:
    """How the readers of this process are kept from the network."""
    return ", ".join(sorted({nursery.guard for nursery in _HERE.values() if nursery.guard}))


def _died_of(code: int | None) -> str:
    if code is None:
        return "the process that read it died"
    if code >= 0:
        return f"the process that read it ended with code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"the process that read it died of {name}"
