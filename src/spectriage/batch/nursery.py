"""The side that keeps the run: starts the process with the models, and has documents read.

One `Nursery` a process that supervises; one `Reader` a thread of it. A reader's child is killed
where a document takes too long, and replaced where it died.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any

import spectriage.batch as room
from spectriage.batch import messages
from spectriage.batch.messages import Answer, Task
from spectriage.batch.settings import Settings
from spectriage.errors import SpectriageError

LOAD_LIMIT_S = 180.0
SERVED_MOST = 200  # documents a child reads before a fresh one takes over; keeps memory flat
_FATE_WAIT_S = 5.0
# One thread a process: the cores are taken by processes, and sums come out in one order.
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)


class ReaderFailed(SpectriageError):
    """The process with the models cannot be started, or cannot load them."""


@dataclass(slots=True)
class Nursery:
    """A process with everything loaded, whose children read documents."""

    settings: Settings
    temporary: Path | None = None
    process: subprocess.Popen[bytes] | None = None
    control: socket.socket | None = None
    closed: bool = False
    guard: str = ""
    readers: list["Reader"] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _unread: bytes = b""
    _fates: dict[int, int] = field(default_factory=dict)

    def have_child(self) -> tuple[Connection, int]:
        """A new child and the connection to it.

        Raises
        ------
        ReaderFailed
            There is no process to have it, and none can be started.
        """
        for last in (False, False, True):
            with self._lock:
                if self.closed:
                    raise ReaderFailed("the run was stopped")
                control = self._started()
                ours, theirs = Pipe()
                try:
                    socket.send_fds(control, [b"x"], [theirs.fileno()])
                except OSError:
                    ours.close()
                    self._abandon()
                    continue
                finally:
                    theirs.close()
            with contextlib.suppress(EOFError, OSError):
                if ours.poll(LOAD_LIMIT_S):
                    told = json.loads(ours.recv_bytes())
                    self.guard = told["guard"]
                    return ours, int(told["pid"])
            ours.close()
            if last:
                break
            self._abandon()
        raise ReaderFailed("no process that reads documents stays alive")

    def fate_of(self, pid: int) -> int | None:
        """Exit code of a child that ended, negative for a signal; None where it is not known."""
        until = time.monotonic() + _FATE_WAIT_S
        while time.monotonic() < until:
            with self._lock:
                if pid in self._fates:
                    return self._fates.pop(pid)
                message = self._message(0.05)
                if message and "ended" in message:
                    self._fates[message["ended"]] = message["code"]
                elif message is None and self.process and self.process.poll() is not None:
                    return None
        return None

    def close(self) -> None:
        """Kill all that reads; threads that wait for an answer get none. Temporary files go."""
        self.closed = True
        for reader in list(self.readers):
            reader.kill()
        with self._lock:
            self._abandon()

    def _started(self) -> socket.socket:
        if self.control is not None and self.process and self.process.poll() is None:
            return self.control
        self._abandon()
        folder = self._new_folder()
        ours, theirs = socket.socketpair()
        source = str(Path(str(room.__file__)).resolve().parents[2])
        search = os.pathsep.join([source, *filter(None, [os.environ.get("PYTHONPATH")])])
        log = folder / "log"
        with log.open("wb") as errors:
            self.process = subprocess.Popen(  # noqa: S603 (our own module)
                [sys.executable, "-m", "spectriage.batch.reader", str(theirs.fileno())],
                pass_fds=[theirs.fileno()], start_new_session=True,  # Ctrl-C is the parent's affair
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
                env={**os.environ, **_ONE_THREAD, "TMPDIR": str(folder), "PYTHONPATH": search},
            )  # fmt: skip
        theirs.close()
        self.control = ours
        ours.sendall(self.settings.to_json().encode())
        told = self._message(LOAD_LIMIT_S)
        if not told or "ready" not in told:
            reason = told["error"] if told else _last_line(log)
            self._abandon()
            raise ReaderFailed(reason or "the process that reads documents did not start")
        return ours

    def _new_folder(self) -> Path:
        if self.temporary is not None:
            self.temporary.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="reader-", dir=self.temporary))

    def _message(self, timeout_s: float) -> dict[str, Any] | None:
        """The next line of the process, None where none comes in time."""
        control = self.control
        if control is None:
            return None
        until = time.monotonic() + timeout_s
        while b"\n" not in self._unread:
            control.settimeout(max(until - time.monotonic(), 0.001))
            try:
                more = control.recv(65536)
            except OSError:
                return None
            if not more:
                return None
            self._unread += more
        line, _, self._unread = self._unread.partition(b"\n")
        found: dict[str, Any] = json.loads(line)
        return found

    def _abandon(self) -> None:
        with self._lock:
            process, control = self.process, self.control
            self.process, self.control, self._unread = None, None, b""
        if control is not None:
            control.close()
        if process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_FATE_WAIT_S)
            if process.poll() is None:
                process.kill()
                process.wait()


@dataclass(slots=True)
class Reader:
    """One child at a time, which reads one document at a time."""

    nursery: Nursery
    connection: Connection | None = None
    pid: int = 0
    served: int = 0

    def __post_init__(self) -> None:
        self.nursery.readers.append(self)

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


def _last_line(log: Path) -> str:
    with contextlib.suppress(OSError):
        lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")
    return ""
