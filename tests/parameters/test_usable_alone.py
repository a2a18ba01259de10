"""Parameter reading without models, lists and spaCy, by its small public surface."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import spectriage
import spectriage.parameters
from parameters.synthetic import page_of
from spectriage.documents.limits import Limits
from spectriage.errors import DocumentError, LimitExceeded
from spectriage.parameters import Reading, read_parameters
from spectriage.parameters.quantities import Quantity
from spectriage.parameters.reading import make_reading, make_readings
from spectriage.vocabulary.units import parse_unit

SAMPLES = Path(__file__).resolve().parents[1] / "documents" / "samples"
SOURCE = str(Path(spectriage.__file__).resolve().parents[1])
FOREIGN = (
    "spacy", "sklearn", "skops", "pint", "pydantic", "typer", "rich", "jinja2", "openpyxl",
    "spectriage.lists", "spectriage.triage", "spectriage.language", "spectriage.classify",
    "spectriage.cli", "spectriage.report",
)  # fmt: skip


def loaded_after(program):
    script = f"import sys\n{program}\nprint([m for m in {FOREIGN!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )  # fmt: skip
    return done.stdout.strip()


@pytest.mark.parametrize(
    "program",
    [
        "import spectriage.parameters",
        "from spectriage.parameters import *",
        "from spectriage.parameters import read_parameters as r\nassert len(r(b'Frame rate: 9 Hz')) == 1",
        f"from spectriage.parameters import read_parameters as r\nassert r({str(SAMPLES / 'nordvik_nv640.pdf')!r})",
    ],
    ids=["import", "all names", "bytes", "PDF"],
)
def test_reading_loads_nothing_of_the_rest(program):
    assert loaded_after(program) == "[]"


def test_public_names_are_sorted_and_resolve():
    assert spectriage.parameters.__all__ == sorted(spectriage.parameters.__all__)
    for name in spectriage.parameters.__all__:
        assert getattr(spectriage.parameters, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = spectriage.parameters.nonsense


def test_sheet_holds_values_conflicts_and_what_it_is_of():
    text = b"60 Hz frame rate, uncooled\fSpecifications\nFrame rate: 9 Hz\nNETD: < 50 mK\n"
    sheet = read_parameters(text, name="core.txt", family="thermal_camera")
    assert (sheet.path, sheet.media_type, sheet.pages) == ("core.txt", "text/plain", 2)
    assert [reading.name for reading in sheet] == ["frame_rate", "frame_rate", "netd"]
    assert len(sheet) == 3
    assert [r.typ for r in sheet.named("frame_rate")] == [60.0, 9.0]
    assert sheet.named("mass") == ()
    (conflict,) = sheet.conflicts
    assert conflict.pages == (1, 2)
    assert sheet.contradicted == set(sheet.named("frame_rate"))


def test_unread_pages_are_in_the_ledger():
    sheet = read_parameters(SAMPLES / "no_text_layer.pdf")
    assert len(sheet) == 0
    assert sheet.unread_pages
    assert all(note.detail for note in sheet.ledger)
    assert read_parameters(SAMPLES / "nordvik_nv640.pdf").ledger == ()


def test_errors_are_ours():
    with pytest.raises(DocumentError, match="there is no such file"):
        read_parameters("no_such_file.pdf")
    with pytest.raises(LimitExceeded):
        read_parameters(b"Frame rate: 9 Hz", limits=Limits(file_bytes=4))


def power(quantity, unit, **more):
    page = page_of("1 mw")
    reading = make_reading(
        page, page.lines[0].words, name="average_power", unit=unit, quantity=quantity,
        label="Power", score=0.9, source="table", **more,
    )  # fmt: skip
    assert isinstance(reading, Reading)
    return reading


def test_other_ways_to_read_a_print_are_kept_in_canonical_units():
    milli, mega = parse_unit("mW")[0], parse_unit("MW")[0]
    one = Quantity(typ=1)
    reading = power(one, milli, alternatives=[(one, mega), (one, milli), (one, mega)])
    assert (reading.typ, reading.read_as) == (0.001, "1 mW")
    assert [(other.typ, other.read_as) for other in reading.alternatives] == [(1e6, "1 MW")]
    assert reading.alternatives[0].numbers == (None, 1e6, None)


def test_plain_print_has_no_other_way():
    watt = parse_unit("W")[0]
    reading = power(Quantity(typ=1), watt, alternatives=[(Quantity(typ=1), watt)])
    assert (reading.alternatives, reading.read_as, reading.unit_assumed) == ((), "", False)


def test_guessed_unit_is_marked():
    (guessed, *_) = parse_unit("mw")
    assert guessed.guessed_case
    assert power(Quantity(typ=1), guessed).unit_assumed


def test_range_that_names_two_parameters_parts_its_other_ways_too():
    page = page_of("0.1 to 12 m")
    metre, milli = parse_unit("m")[0], parse_unit("mm")[0]
    told = Quantity(min=1, max=12)
    low, high = make_readings(
        page, page.lines[0].words, name="range_max", unit=metre, quantity=told, label="Range",
        score=0.9, source="prose", alternatives=[(told, milli)],
    )  # fmt: skip
    assert (low.name, low.typ, low.alternatives[0].typ) == ("range_min", 1.0, 0.001)
    assert (high.name, high.typ, high.alternatives[0].read_as) == ("range_max", 12.0, "12 mm")
