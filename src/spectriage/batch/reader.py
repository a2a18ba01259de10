"""The process that loads the models once and has children that read documents.

    python -m spectriage.batch.reader CONTROL_FD

Over the control socket it gets the settings, then one descriptor for each child to be: the child's
own connection. A child starts as a copy of this process with everything loaded, which takes
milliseconds, and may die of a document. When the socket ends, the children are killed, the
temporary folder goes, and so does this process. It never sees a document itself.
"""

import contextlib
import gc
import json
import os
import selectors
import shutil
import signal
import socket
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from spectriage.batch.settings import Settings

CONTROL_BYTES = 100_000


def main() -> int:
    """Serve until the control socket ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the run tells us by hanging up
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = Settings.from_json(control.recv(CONTROL_BYTES).decode())
    try:
        serve = _loaded(settings)
    except Exception as err:
        _tell(control, {"error": f"{err}", "kind": type(err).__name__})
        return 1
    gc.collect()
    gc.freeze()  # what is loaded stays shared with the children
    _tell(control, {"ready": os.getpid()})
    try:
        _have_children(control, serve)
    finally:
        shutil.rmtree(os.environ.get("TMPDIR", ""), ignore_errors=True)
    return 0


def _loaded(settings: Settings) -> Any:
    """The models and lists, and what the first document would load."""
    from spectriage.batch.serving import Server

    server = Server.load(settings)
    server.warm_up()
    return server


def _have_children(control: socket.socket, server: Any) -> None:
    children: dict[int, int] = {}  # the pipe that ends with the child, and the child
    with selectors.DefaultSelector() as waiting:
        waiting.register(control, selectors.EVENT_READ)
        while True:
            for key, _ in waiting.select():
                if key.fileobj is control:
                    descriptor = _next_descriptor(control)
                    if descriptor is None:
                        _kill(children)
                        return
                    end, child = _fork(control, descriptor, server)
                    children[end] = child
                    waiting.register(end, selectors.EVENT_READ)
                    continue
                end = int(key.fd)
                waiting.unregister(end)
                os.close(end)
                child = children.pop(end)
                _, status = os.waitpid(child, 0)
                _tell(control, {"ended": child, "code": os.waitstatus_to_exitcode(status)})


def _next_descriptor(control: socket.socket) -> int | None:
    try:
        _, descriptors, _, _ = socket.recv_fds(control, 1, 1)
    except OSError:
        return None
    return descriptors[0] if descriptors else None


def _fork(control: socket.socket, descriptor: int, server: Any) -> tuple[int, int]:
    end, held = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(end)
        control.close()
        _be_child(descriptor, server)
    os.close(held)
    os.close(descriptor)
    return end, child


def _be_child(descriptor: int, server: Any) -> NoReturn:
    code = 1
    try:
        server.serve(Connection(descriptor))
        code = 0
    except (EOFError, OSError):
        code = 0  # the other side hung up
    finally:
        os._exit(code)  # what the parent opened is not this process's to close


def _kill(children: dict[int, int]) -> None:
    for child in children.values():
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    until = time.monotonic() + 5
    for child in children.values():
        while time.monotonic() < until and os.waitpid(child, os.WNOHANG)[0] == 0:
            time.sleep(0.01)


def _tell(control: socket.socket, message: dict[str, object]) -> None:
    with contextlib.suppress(OSError):
        control.sendall(json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    tempfile.tempdir = None  # TMPDIR is ours, set by who started us
    sys.exit(main())
