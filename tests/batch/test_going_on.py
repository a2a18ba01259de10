"""Faults of the machine: kills, full disks, broken files. No report lost, none twice, none half."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from batch.queue_of import SHEET, TABLES, batch, environment, paths, texts
from spectriage.cli.exit_codes import ExitCode

DOCUMENTS = 120
KILLS = 10  # of each, the parent and what reads: twenty in all


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """Queue, and the outputs of a run that nothing befell."""
    place = tmp_path_factory.mktemp("expected")
    queue = texts(place / "queue", DOCUMENTS)
    (queue / "core.pdf").write_bytes(SHEET.read_bytes())
    batch(queue, place / "run", "--no-cache")
    return queue, {name: (place / "run" / name).read_bytes() for name in TABLES}


def start(queue, run, *arguments, limits=None):
    return subprocess.Popen(
        [sys.executable, "-m", "spectriage", "batch", str(queue), "--out", str(run), "--no-cache",
         *arguments],
        stderr=subprocess.PIPE, text=True, env=environment(run.parent / "cache"),
        preexec_fn=limits,
    )  # fmt: skip


def readers_of(parent: int) -> list[int]:
    """Processes below the parent: the one with the models, and its children."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat") as stream:
                above = int(stream.read().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if above == parent:
            found += [int(pid), *readers_of(int(pid))]
    return found


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stream:
            return stream.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pids, within=10.0) -> bool:
    until = time.monotonic() + within
    while any(map(alive, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(alive, pids))


def same(queue, run, outputs) -> bool:
    """Whether the outputs tell the same; their links start elsewhere."""
    del queue
    return (run / "reports.jsonl").read_bytes() == outputs["reports.jsonl"]


def journalled(run) -> int:
    journal = run / ".state" / "journal"
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_parent_killed_at_random_moments(expected, tmp_path):
    queue, outputs = expected
    run, chance, known = tmp_path / "run", random.Random(7), 0  # noqa: S311 (moments, no secrets)
    for _ in range(KILLS):
        process = start(queue, run)
        time.sleep(chance.uniform(0.2, 2.6))
        below = readers_of(process.pid)
        process.kill()
        process.communicate()
        assert gone(below), "a reader outlived its parent"
        assert journalled(run) >= known, "a finished report was lost"
        known = journalled(run)
        assert not list((run / ".state" / "temporary").glob("*/*.html"))
    batch(queue, run, "--no-cache")
    assert same(queue, run, outputs)
    assert len(set(paths(run))) == len(paths(run)) == DOCUMENTS + 1
    assert not list(run.glob(".*.partial"))
    assert sorted(path.name for path in (run / ".state").iterdir()) == [
        "journal", "lock", "outputs", (run / ".state").glob("store-*").__next__().name,
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_readers_killed_at_random_moments(expected, tmp_path):
    queue, outputs = expected
    run, chance, killed = tmp_path / "run", random.Random(11), 0  # noqa: S311
    process = start(queue, run, "--workers", "2")
    while killed < KILLS and process.poll() is None:
        time.sleep(chance.uniform(0.005, 0.06))
        below = [pid for pid in readers_of(process.pid) if alive(pid)]
        if len(below) > 1:  # models are loaded and children read
            with suppress(ProcessLookupError):  # it may have ended meanwhile
                os.kill(chance.choice(below[1:] if killed % 5 else below), signal.SIGKILL)
                killed += 1
    _, told = process.communicate()
    assert process.returncode == ExitCode.ALL_READ, told
    assert killed >= 3
    assert same(queue, run, outputs)


def test_interrupted_run_says_so_and_goes_on(expected, tmp_path):
    queue, outputs = expected
    process = start(queue, tmp_path / "run")
    while journalled(tmp_path / "run") < 1 and process.poll() is None:
        time.sleep(0.002)  # a quick machine reads the whole queue in a blink
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED
    assert "Traceback" not in told
    done = batch(queue, tmp_path / "run", "--no-cache")
    assert "unchanged" in done.stderr
    assert same(queue, tmp_path / "run", outputs)


def test_full_disk_stops_the_run_and_keeps_what_is_whole(expected, tmp_path):
    queue, outputs = expected

    def small_files():  # a write past this size fails as one on a full disk does
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))

    process = start(queue, tmp_path / "run", limits=small_files)
    _, told = process.communicate()
    assert process.returncode == ExitCode.STOPPED, told
    assert "the run stopped" in told
    assert "Traceback" not in told
    assert not (tmp_path / "run" / "reports.jsonl").exists()
    batch(queue, tmp_path / "run", "--no-cache")
    assert same(queue, tmp_path / "run", outputs)


def test_broken_cache_entries_are_read_again(tmp_path):
    queue, cache = texts(tmp_path / "queue", 4), tmp_path / "kept"
    batch(queue, tmp_path / "run", "--cache", cache)
    entries = sorted(path for path in cache.rglob("*") if path.is_file())
    assert len(entries) == 4
    entries[0].write_bytes(entries[0].read_bytes()[:-7])
    entries[1].write_bytes(b"")
    data = bytearray(entries[2].read_bytes())
    data[len(data) // 2] ^= 1
    entries[2].write_bytes(data)
    told = batch(queue, tmp_path / "other", "--cache", cache)
    assert "3 entries of the cache were damaged" in told.stderr
    assert "3 read, 1 from the cache" in told.stderr
    first, other = (tmp_path / run / "reports.jsonl" for run in ("run", "other"))
    assert first.read_bytes() == other.read_bytes()


def test_cache_that_cannot_be_written_costs_only_its_use(tmp_path):
    queue = texts(tmp_path / "queue", 2)
    (tmp_path / "file").write_text("no folder can be made below a file")
    told = batch(queue, tmp_path / "run", "--cache", tmp_path / "file" / "cache")
    assert "2 reports could not be written to the cache" in told.stderr
    assert len(paths(tmp_path / "run")) == 2


def test_damaged_store_and_torn_journal_are_made_good(expected, tmp_path):
    queue, outputs = expected
    run = tmp_path / "run"
    batch(queue, run, "--no-cache")
    [store] = (run / ".state").glob("store-*")
    data = bytearray(store.read_bytes())
    data[len(data) // 2] ^= 1
    store.write_bytes(data)
    journal = run / ".state" / "journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b'"path"', b'"Path"')
    journal.write_bytes(b"".join(lines)[:-20])
    told = batch(queue, run, "--no-cache")
    assert "damaged and made again" in told.stderr
    assert same(queue, run, outputs)


def test_clock_that_goes_back_changes_nothing(tmp_path):
    queue = texts(tmp_path / "queue", 3)
    batch(queue, tmp_path / "run")
    for path in [*queue.iterdir(), *(tmp_path / "run").rglob("*")]:
        os.utime(path, (4_000_000_000, 4_000_000_000))  # written in 2096, as it now seems
    told = batch(queue, tmp_path / "run")
    assert "3 unchanged" in told.stderr
    (queue / "core_0001.txt").write_text("Radar module RM-2\nFrequency: 24 GHz\n")
    os.utime(queue / "core_0001.txt", (1, 1))
    told = batch(queue, tmp_path / "run")
    assert "1 read, 2 unchanged" in told.stderr


def test_two_runs_never_share_a_folder(expected, tmp_path):
    queue, _ = expected
    process = start(queue, tmp_path / "run")
    while not (tmp_path / "run" / ".state" / "lock").exists() and process.poll() is None:
        time.sleep(0.02)
    told = batch(queue, tmp_path / "run", code=ExitCode.WRONG_USAGE)
    assert "another process works on" in told.stderr
    process.kill()
    process.communicate()


def test_outputs_that_went_missing_come_back(tmp_path):
    queue = texts(tmp_path / "queue", 2)
    batch(queue, tmp_path / "run")
    kept = {name: (tmp_path / "run" / name).read_bytes() for name in TABLES}
    (tmp_path / "run" / "table.csv").unlink()
    (tmp_path / "run" / "reports.jsonl").unlink()
    batch(queue, tmp_path / "run")
    assert kept == {name: (tmp_path / "run" / name).read_bytes() for name in TABLES}
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert manifest["counts"]["unchanged"] == 2
