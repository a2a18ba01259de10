"""`docs/parameters.md` and the docstrings say what happens."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import spectriage
import spectriage.parameters.sheet
import spectriage.triage.parameter_spans  # registers the factory, as an entry point would

PAGE = Path(__file__).resolve().parents[2] / "docs" / "parameters.md"
TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ spectriage (.+)$", TEXT, re.MULTILINE)
SOURCE = str(Path(spectriage.__file__).resolve().parents[1])


def test_examples_of_the_page_are_true():
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried > 20
    assert failed == 0


def test_example_of_the_docstring_is_true():
    failed, tried = doctest.testmod(spectriage.parameters.sheet)
    assert tried == 2
    assert failed == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_page_run(command, tmp_path):
    (tmp_path / "camera.txt").write_text("Frame rate: 60 Hz\nNETD: < 50 mK\n")
    (tmp_path / "adc.txt").write_text("Resolution: 14 bit\n")
    done = subprocess.run(
        [sys.executable, "-m", "spectriage", *shlex.split(command)], cwd=tmp_path,
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": SOURCE},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    written = shlex.split(command)[-1]
    if "--out" in command:
        assert (tmp_path / written).stat().st_size > 50
    else:
        assert "frame_rate" in done.stdout
