"""A document that hangs, crashes, eats memory or calls out costs itself and nothing else."""

import json
import platform
import sys
import time

import pytest

from batch.faulty_reader.faulty_reader import MARK
from batch.queue_of import batch, environment, paths, texts
from spectriage.batch import messages
from spectriage.batch.messages import Task
from spectriage.batch.nursery import Nursery, ReaderFailed
from spectriage.batch.settings import Settings
from spectriage.batch.supervision import Reader
from spectriage.cli.exit_codes import ExitCode

LINUX = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")


@pytest.fixture(scope="module")
def plugin(tmp_path_factory):
    """A folder that, on the path, installs the faulty reader."""
    place = tmp_path_factory.mktemp("plugin")
    info = place / "faulty-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[spectriage.readers]\nfaulty = batch.faulty_reader.faulty_reader:FaultyReader\n"
    )
    return place


@pytest.fixture(scope="module")
def reader(plugin, tmp_path_factory):
    """A reader with tight limits, in this process's charge."""
    from batch.queue_of import SOURCE

    temporary = tmp_path_factory.mktemp("temporary")
    tests = str(plugin_tests())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", f"{SOURCE}:{plugin}:{tests}")
        nursery = Nursery(Settings(time_limit_s=2, memory_limit_mb=400, regimes=("US",)), temporary)
        found = Reader(nursery)
        yield found
        nursery.close()
    assert not list(temporary.iterdir()), "temporary files were left"


def plugin_tests():
    from pathlib import Path

    return Path(__file__).resolve().parents[1]


def task(tmp_path, what: str) -> Task:
    file = tmp_path / f"{what}.txt"
    file.write_bytes(MARK + what.encode())
    return Task(number=3, suffix=".txt", file=str(file))


@pytest.mark.parametrize(
    ("what", "status", "reason"),
    [
        ("hang", messages.TIMED_OUT, "took more than 2 s"),
        ("spin", messages.TIMED_OUT, "took more than 2 s"),
        ("abort", messages.CRASHED, "SIGABRT"),
        ("segfault", messages.CRASHED, "SIGSEGV"),
        ("leave", messages.CRASHED, "code 7"),
        ("memory", messages.OUT_OF_MEMORY, "400 MB"),
        ("recursion", messages.INTERNAL, "PluginError"),
        ("odd_error", messages.INTERNAL, "PluginError"),
        ("rubbish", messages.CRASHED, "SIGABRT"),
    ],
)
def test_faults_are_told_and_the_next_document_is_read(reader, tmp_path, what, status, reason):
    answer = reader.answer(task(tmp_path, what))
    assert (answer.number, answer.status) == (3, status)
    assert reason in answer.reason
    sheet = texts(tmp_path / "next", 1) / "core_0000.txt"
    after = reader.answer(Task(number=4, suffix=".txt", file=str(sheet)))
    assert after.status == messages.READ
    assert after.kept["summary"]["family"] == "thermal_camera"


@pytest.mark.skipif(not LINUX, reason="the filter of system calls is for Linux")
def test_no_network_even_for_native_code(reader, tmp_path):
    answer = reader.answer(task(tmp_path, "network"))
    assert answer.reason == "PermissionError; libc socket -1"
    assert reader.nursery.guard == "seccomp and audit hook"


@pytest.mark.skipif(not LINUX, reason="the filter of system calls is for Linux")
def test_no_other_processes(reader, tmp_path):
    answer = reader.answer(task(tmp_path, "processes"))
    assert answer.reason == "PermissionError; libc fork -1"


def test_lists_that_cannot_be_loaded_are_told_at_once():
    nursery = Nursery(Settings(regimes=("XX",)))
    with pytest.raises(ReaderFailed, match="unknown regime XX"):
        nursery.have_child()
    nursery.close()


def test_run_goes_on_past_every_fault_and_says_why(plugin, tmp_path):
    queue = texts(tmp_path / "queue", 4)
    for what in ("hang", "abort", "memory"):
        task(queue, what)
    start = time.monotonic()
    done = run_with(plugin, queue, tmp_path / "run", "--time-limit", "2", "--memory-limit", "400")
    assert time.monotonic() - start < 60
    assert len(paths(tmp_path / "run")) == 4
    listed = (tmp_path / "run" / "unread.csv").read_text()
    for name, why in (("hang", "time_limit: took"), ("abort", "SIGABRT"), ("memory", "400 MB")):
        assert f"{name}.txt" in listed
        assert why in listed
    assert done["counts"]["retried"] == 3
    assert done["documents"]["failed"] == 3


def run_with(plugin, queue, run, *arguments):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "batch.queue_of.environment", lambda cache: with_plugin(environment(cache), plugin)
        )
        batch(queue, run, *arguments, code=ExitCode.SOME_FAILED)
    return json.loads((run / "manifest.json").read_text())


def with_plugin(variables, plugin):
    joined = ":".join([variables["PYTHONPATH"], str(plugin), str(plugin_tests())])
    return variables | {"PYTHONPATH": joined}


def test_failures_stay_until_asked_to_retry(plugin, tmp_path):
    queue = texts(tmp_path / "queue", 1)
    task(queue, "abort")
    run_with(plugin, queue, tmp_path / "run")
    before = (tmp_path / "run" / "manifest.json").read_bytes()
    run_with(plugin, queue, tmp_path / "run")
    assert (tmp_path / "run" / "manifest.json").read_bytes() == before
    again = run_with(plugin, queue, tmp_path / "run", "--retry")
    assert again["counts"]["retried"] == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [(["--page-limit", "1"], "more than 1"), (["--size-limit", "1"], "more than 1000000")],
    ids=["pages", "bytes"],
)
def test_page_and_size_limits(tmp_path, arguments, reason):
    from batch.queue_of import SHEET

    (tmp_path / "queue").mkdir()
    (tmp_path / "queue" / "long.pdf").write_bytes(SHEET.read_bytes().ljust(1_100_000))
    done = batch(tmp_path / "queue", tmp_path / "run", *arguments, code=ExitCode.SOME_FAILED)
    assert "long.pdf: refused: " in done.stderr
    assert reason in done.stderr


def test_names_in_archives_and_mails_never_leave_the_run(tmp_path):
    from documents import samples

    (tmp_path / "queue").mkdir()
    mail = samples.eml_file(
        ("../../../escaped.txt", b"NETD 50 mK"), ("/etc/escaped.pdf", b"%PDF-1.4"),
        ("deep.docx", samples.repacked(samples.docx_file(), {"../../escaped.xml": b"<a/>"})),
    )  # fmt: skip
    (tmp_path / "queue" / "mail.eml").write_bytes(mail)
    batch(tmp_path / "queue", tmp_path / "run")
    assert not list(tmp_path.rglob("*escaped*"))
    assert paths(tmp_path / "run") == ["mail.eml"]
