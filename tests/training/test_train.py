"""The one command: its stages, and what becomes of a step that fails."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))

pytest.importorskip("pycrfsuite")
train = importlib.import_module("train")  # its folder is on the path only from here on


def test_every_step_stands_in_one_stage():
    assert sorted(step for stage in train.STAGES for step in stage) == sorted(train.STEPS)


def test_a_failed_step_fails_the_whole_and_nothing_begins_after_it(monkeypatch, tmp_path):
    begun = []

    def run(command, **_):
        begun.append(command[-1])
        return subprocess.CompletedProcess(command, int(command[-1] == "ner"))

    monkeypatch.setattr(train.subprocess, "run", run)
    monkeypatch.setattr(sys, "argv", ["train.py", "--models", str(tmp_path)])
    assert train.main() == 1
    assert "ranking" not in begun
