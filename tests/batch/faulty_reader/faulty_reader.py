"""A plug-in whose files say what it shall do to the process that reads them."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from contextlib import suppress

from spectriage.errors import DamagedDocument

MARK = b"PK\x03\x04 FAULT "  # a zip file of no kind of ours, whatever its name says


class FaultyReader:
    media_types = ("application/x-fault",)

    def sniff(self, head: bytes) -> float:
        return float(head.startswith(MARK))

    def read(self, source, limits):
        getattr(self, source[len(MARK) :].decode())()
        raise DamagedDocument("survived")

    def hang(self):
        time.sleep(3600)

    def spin(self):
        while True:
            pass

    def abort(self):
        os.abort()

    def segfault(self):
        ctypes.string_at(0)

    def leave(self):
        os._exit(7)

    def memory(self):
        held = []
        while True:
            held.append(bytearray(50_000_000))

    def recursion(self):
        self.recursion()

    def odd_error(self):
        raise RuntimeError("no reader foresaw this")

    def network(self):
        told = []
        try:
            socket.create_connection(("127.0.0.1", 9), timeout=1)
        except OSError as err:
            told.append(type(err).__name__)
        libc = ctypes.CDLL(None, use_errno=True)
        told.append(f"libc socket {libc.socket(2, 1, 0)}")
        raise DamagedDocument("; ".join(told))

    def processes(self):
        told = []
        try:
            subprocess.run([sys.executable, "-c", ""], check=False)
        except OSError as err:
            told.append(type(err).__name__)
        libc = ctypes.CDLL(None, use_errno=True)
        pid = libc.fork()
        if pid == 0:
            os._exit(0)
        told.append(f"libc fork {pid}")
        with suppress(OSError):
            os.kill(os.getppid(), 9)
        raise DamagedDocument("; ".join(told))

    def rubbish(self):
        import tempfile

        with open(os.path.join(tempfile.gettempdir(), "left"), "wb") as stream:
            stream.write(b"left behind")
        os.abort()
