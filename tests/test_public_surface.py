"""What `import spectriage` offers is what `__all__` says, and costs next to nothing."""

import os
import subprocess
import sys
from pathlib import Path

import spectriage


def test_all_is_sorted_and_every_name_resolves():
    assert spectriage.__all__ == sorted(spectriage.__all__)
    for name in spectriage.__all__:
        assert getattr(spectriage, name) is not None


def test_import_brings_in_nothing_heavy():
    code = "import sys, spectriage; print([m for m in ('spacy','numpy','pydantic','sklearn','pint') if m in sys.modules])"
    source = str(Path(spectriage.__file__).resolve().parents[1])
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": source},
    )  # fmt: skip
    assert run.stdout.strip() == "[]"
