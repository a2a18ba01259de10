"""The wheel holds models, lists and vocabulary, and works in an empty folder."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
import spectriage
assert sys.argv[1] in spectriage.__file__, spectriage.__file__
report = spectriage.load().triage_text(
    "NV-640 thermal camera core. Uncooled VOx microbolometer, thermal imaging\\n"
    "Frame rate: 60 Hz\\nArray format: 640 x 512 pixels\\nSpectral range: 8 - 14 um\\n")
print(report.candidates[0].entry)
"""


@pytest.mark.slow
def test_wheel_triages_in_an_empty_folder(tmp_path):
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, CHECKOUT],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "Could not find a version" in built.stderr or "No matching distribution" in built.stderr:
        pytest.skip("the build backend cannot be fetched here")
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "spectriage/models/spec_ner/meta.json",
        "spectriage/models/product_family/weights.npz",
        "spectriage/lists/packs/us_ccl/pack.json",
        "spectriage/vocabulary/data/parameters.tsv",
        "spectriage/vocabulary/data/wordings/de.tsv",
        "spectriage/py.typed",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("tests/", "corpora/"))]
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    zipfile.ZipFile(wheel).extractall(site)
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(site)],
        cwd=empty,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "6A003.b.4.b"
