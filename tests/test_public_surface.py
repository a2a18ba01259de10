"""What `import spectriage` offers is what `__all__` says, and costs next to nothing."""

import subprocess
import sys

import spectriage


def test_all_is_sorted_and_every_name_resolves():
    assert spectriage.__all__ == sorted(spectriage.__all__)
    for name in spectriage.__all__:
        assert getattr(spectriage, name) is not None


def test_import_brings_in_nothing_heavy():
    code = "import sys, spectriage; print([m for m in ('spacy','numpy','pydantic','sklearn','pint') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
