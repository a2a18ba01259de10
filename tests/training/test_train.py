"""The one command: the order of its steps, and what becomes of a step that fails."""

import importlib
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

pytest.importorskip("pycrfsuite")
train = importlib.import_module("train")  # its folder is on the path only from here on


def test_every_step_runs_once_and_after_what_it_reads_with():
    ended, running, most = [], set(), 0

    def run(step):
        nonlocal most
        assert set(train.NEEDS[step]) <= set(ended)
        running.add(step)
        most = max(most, len(running))
        time.sleep(0.01)
        running.remove(step)
        ended.append(step)
        return True

    assert train.run_all(run)
    assert sorted(ended) == sorted(train.STEPS)
    assert most == train.AT_A_TIME


def test_nothing_begins_after_a_failed_step():
    begun, failed = [], threading.Event()

    def run(step):
        begun.append(step)
        if step == "ner":
            failed.set()
            return False
        failed.wait(5)
        time.sleep(0.1)
        return True

    assert not train.run_all(run)
    assert sorted(begun) == ["ner", "text"]


def test_a_failed_step_fails_the_whole_and_is_named(monkeypatch, tmp_path, capsys):
    def run(command, **_):
        return subprocess.CompletedProcess(command, -9 * (command[-1] == "ner"))

    monkeypatch.setattr(train.subprocess, "run", run)
    monkeypatch.setattr(sys, "argv", ["train.py", "--models", str(tmp_path)])
    assert train.main() == 1
    assert "== ner: failed (-9)" in capsys.readouterr().out
