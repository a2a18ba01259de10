"""A watched folder: what comes is read, what changes is read again, Ctrl-C ends it."""

import signal
import subprocess
import sys
import time

import pytest

from batch.queue_of import environment, paths, texts
from spectriage.cli.exit_codes import ExitCode

pytest.importorskip("watchfiles")


def wait_for(run, expected, within=40.0):
    until = time.monotonic() + within
    found = None
    while time.monotonic() < until:
        if (run / "reports.jsonl").exists():
            found = paths(run)
            if found == expected:
                return
        time.sleep(0.1)
    raise AssertionError(f"{found} is not {expected}")


def test_watched_folder_is_followed(tmp_path):
    queue = texts(tmp_path / "queue", 1)
    run = queue / "run"  # inside the folder, and never read itself
    process = subprocess.Popen(
        [sys.executable, "-m", "spectriage", "batch", str(queue), "--out", str(run), "--watch"],
        stderr=subprocess.PIPE, text=True, env=environment(tmp_path / "cache"),
    )  # fmt: skip
    try:
        wait_for(run, ["core_0000.txt"])
        time.sleep(1.0)  # until the folder is watched
        texts(queue, 1, first=5)
        wait_for(run, ["core_0000.txt", "core_0005.txt"])
        (queue / "core_0000.txt").unlink()
        wait_for(run, ["core_0005.txt"])
    finally:
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert process.returncode == ExitCode.INTERRUPTED
    assert "Traceback" not in told
