"""The process with the models, seen from the process that keeps the run: children are had of it."""

import contextlib
import json
import os
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
from spectriage.batch.settings import Settings
from spectriage.errors import SpectriageError

LOAD_LIMIT_S = 180.0
FATE_WAIT_S = 5.0
_STARTS = 5  # of a process that is killed while it loads; who kills it more often means it
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
        until = time.monotonic() + FATE_WAIT_S
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
        """End all that reads; threads that wait for an answer get none. Temporary files go."""
        self.closed = True
        with self._lock:  # the process kills its children when we hang up
            self._abandon()

    def _started(self) -> socket.socket:
        if self.control is not None and self.process and self.process.poll() is None:
            return self.control
        for _ in range(_STARTS):
            self._abandon()
            log = self._start()
            told = self._message(LOAD_LIMIT_S)
            if told and "ready" in told and self.control is not None:
                return self.control
            reason = told["error"] if told else _last_line(log)
            killed = not told and self.process is not None and _ended_by_signal(self.process)
            self._abandon()
            if not killed:
                break
        raise ReaderFailed(reason or "the process that reads documents did not start")

    def _start(self) -> Path:
        """Start the process and tell it the settings; the file it writes its errors into."""
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
        with contextlib.suppress(OSError):  # it may be dead already: the next message tells
            ours.sendall(self.settings.to_json().encode())
        return log

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
                process.wait(FATE_WAIT_S)
            if process.poll() is None:
                process.kill()
                process.wait()


def _ended_by_signal(process: subprocess.Popen[bytes]) -> bool:
    with contextlib.suppress(subprocess.TimeoutExpired):
        return process.wait(FATE_WAIT_S) < 0
    return False


def _last_line(log: Path) -> str:
    with contextlib.suppress(OSError):
        lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")
    return ""
