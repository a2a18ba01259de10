"""The same command on a Dask cluster: a real scheduler, two worker processes, the same bytes."""

import os
import signal
import subprocess
import sys
import time

import pytest

from batch.queue_of import TABLES, batch, environment, mixed, texts
from spectriage.cli.exit_codes import ExitCode

pytest.importorskip("distributed")


@pytest.fixture
def cluster(tmp_path):
    """Address of a scheduler with two workers, and the workers' processes."""
    place = tmp_path / "cluster"
    place.mkdir()
    named = place / "scheduler.json"
    common = {"env": environment(tmp_path / "cache"), "cwd": place, "start_new_session": True}
    with (place / "log").open("wb") as log:
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1",
                 "--port", "0", "--no-dashboard", "--scheduler-file", str(named)],
                stdout=log, stderr=log, **common,
            )
        ]  # fmt: skip
        for number in range(2):
            started.append(
                subprocess.Popen(
                    [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file",
                     str(named), "--nthreads", "1", "--no-dashboard", "--name", f"w{number}",
                     "--local-directory", str(place / f"w{number}"), "--memory-limit", "0"],
                    stdout=log, stderr=log, **common,
                )
            )  # fmt: skip
    try:
        yield address_in(named), started[1:]
    finally:
        for process in started:
            os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def address_in(named) -> str:
    import json

    until = time.monotonic() + 60
    while time.monotonic() < until:
        if named.exists() and (text := named.read_text()).endswith("}"):
            return json.loads(text)["address"]
        time.sleep(0.1)
    raise AssertionError((named.parent / "log").read_text())


def test_results_of_a_cluster_are_those_of_this_machine(cluster, tmp_path):
    address, _ = cluster
    queue = texts(mixed(tmp_path / "queue"), 6)
    batch(queue, tmp_path / "local", "--no-cache", code=ExitCode.SOME_FAILED)
    told = batch(
        queue, tmp_path / "there", "--no-cache", "--scheduler", address, code=ExitCode.SOME_FAILED
    )
    assert "8 read" in told.stderr
    for name in TABLES:
        here, there = ((tmp_path / run / name).read_bytes() for run in ("local", "there"))
        assert here == there, name
    log = (tmp_path / "cluster" / "log").read_text()
    assert log.count("Starting established connection") >= 2


def test_a_worker_that_dies_costs_nothing(cluster, tmp_path):
    address, workers = cluster
    queue = texts(tmp_path / "queue", 30)
    batch(queue, tmp_path / "local", "--no-cache")
    run = subprocess.Popen(
        [sys.executable, "-m", "spectriage", "batch", str(queue), "--out", str(tmp_path / "there"),
         "--no-cache", "--scheduler", address],
        stderr=subprocess.PIPE, text=True, env=environment(tmp_path / "cache"),
    )  # fmt: skip
    journal = tmp_path / "there" / ".state" / "journal"
    while run.poll() is None and not (journal.exists() and journal.stat().st_size):
        time.sleep(0.05)
    os.killpg(workers[0].pid, signal.SIGKILL)
    _, told = run.communicate()
    assert run.returncode == 0, told
    here, there = ((tmp_path / name / "reports.jsonl").read_bytes() for name in ("local", "there"))
    assert here == there
