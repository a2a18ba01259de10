"""A document that contradicts itself is told so, and one that only says more is not."""

import pytest

from spectriage.documents.read import read_text
from spectriage.parameters.conflicts import disjoint, find_conflicts
from spectriage.parameters.extract import extract_parameters
from spectriage.parameters.reading import Reading
from spectriage.vocabulary.parameters import load_parameters

LABELS = {"frame_rate": "Frame rate", "supply_voltage": "Supply voltage", "netd": "NETD"}


def value(low=None, typ=None, high=None, *, name="frame_rate", page=1, quote="", **more):
    parts = {"label": LABELS[name], "source": "table", "score": 0.95, **more}
    return Reading(
        name=name, min=low, typ=typ, max=high, unit=load_parameters()[name].unit,
        quote=quote or " ".join(f"{n:g}" for n in (low, typ, high) if n is not None),
        page=page, bbox=(0, 0, 1, 1), **parts,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (value(typ=9.0), value(typ=60.0), True),
        (value(typ=9.0), value(typ=9.0), False),
        (value(typ=8.7, quote="8.7 Hz"), value(typ=9.0, quote="9 Hz"), False),
        (value(typ=8.4, quote="8.4 Hz"), value(typ=9.0, quote="9 Hz"), True),
        (value(typ=8.7, quote="8.70 Hz"), value(typ=8.8, quote="8.80 Hz"), True),
        (value(typ=30.0), value(high=60.0), False),
        (value(typ=60.0), value(high=30.0), True),
        (value(typ=30.0), value(low=60.0), True),
        (value(low=60.0), value(high=30.0), False),
        (value(high=60.0), value(high=9.0), True),
        (value(high=60.0), value(high=60.0), False),
        (value(low=1.0, high=30.0), value(typ=60.0), True),
        (value(low=1.0, high=30.0), value(typ=30.0), False),
        (value(low=1.0, high=30.0), value(low=30.0, high=60.0), False),
        (value(3.0, 3.3, 3.6, name="supply_voltage"), value(4.5, 5.0, 5.5, name="supply_voltage"), True),
        (value(3.0, 3.3, 3.6, name="supply_voltage"), value(typ=5.0, name="supply_voltage"), False),
        (value(typ=3.3, name="supply_voltage"), value(typ=5.0, name="supply_voltage"), True),
    ],
    ids=[
        "two figures", "the same", "rounded to 9", "not rounded to 9", "printed zeros count",
        "typ under max", "typ over max", "typ under min", "min row and max row", "two maxima",
        "the same maximum", "figure outside a range", "figure at its end", "ranges that touch",
        "two supply ranges", "an interval's point of use", "two lone figures of an interval",
    ],
)  # fmt: skip
def test_disjoint(one, other, expected):
    assert disjoint(one, other) is expected
    assert disjoint(other, one) is expected


def test_conflict_keeps_both_readings_and_their_pages():
    first, second = value(typ=60.0, page=1), value(typ=9.0, page=3)
    (conflict,) = find_conflicts([first, second])
    assert (conflict.parameter, conflict.variant, conflict.pages) == ("frame_rate", None, (1, 3))
    assert (conflict.first, conflict.second) == (first, second)
    assert str(conflict) == 'frame_rate: "60" on page 1, but "9" on page 3'


@pytest.mark.parametrize(
    "readings",
    [
        [value(typ=60.0), value(typ=9.0, page=3, condition="power save")],
        [value(typ=60.0, variant="A"), value(typ=9.0, page=3, variant="B")],
        [value(typ=60.0, variant="A"), value(typ=9.0, page=3)],
        [value(typ=60.0), value(typ=9.0)],
        [value(typ=60.0), value(typ=30.0, page=2), value(typ=9.0, page=3)],
        [value(typ=60.0), value(typ=9.0, page=3), value(typ=60.0, page=3)],
        [value(typ=60.0), value(typ=9.0, page=3), value(low=1.0, high=120.0, page=4)],
        [value(typ=60.0), value(typ=9.0, page=3, label="Frame rate of the USB preview stream")],
        [value(typ=60.0, label="FRAME RATE ="), value(typ=9.0, page=3)],
        [value(typ=60.0), value(typ=9.0, page=3, source="idiom", label="x")],
        [],
    ],
    ids=[
        "other condition", "other variant", "one variant of many", "list in one table",
        "three values", "both on one page", "a range that holds both", "label says more",
        "set up for a test", "no label", "nothing",
    ],
)  # fmt: skip
def test_no_conflict(readings):
    assert find_conflicts(readings) == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("60 Hz frame rate, uncooled core", "Frame rate: 9 Hz", 1),
        ("Weight: 29 g", "Mass: 31 g", 1),
        ("Weight: 29 g", "Mass: 0.029 kg", 0),
        ("Spectral range: 8 - 14 um", "Spectral range: 3 - 5 um", 1),
        ("Spectral range: 8 - 14 um", "Spectral range: 7.5 - 13.5 um", 0),
        ("Average power: 20 W", "Average power: 20000 mW", 0),
        ("NETD measured at 60 Hz frame rate", "Frame rate: 9 Hz", 0),
    ],
)
def test_conflict_in_a_text_of_two_pages(one, other, expected):
    readings = extract_parameters(read_text(f"{one}\fSpecifications\n{other}\n"))
    assert len(readings) == 2
    assert len(find_conflicts(readings)) == expected


def test_order_of_readings_changes_nothing_but_the_order():
    readings = [value(typ=60.0), value(typ=9.0, page=3)]
    (one,) = find_conflicts(readings)
    (other,) = find_conflicts(readings[::-1])
    assert {one.first, one.second} == {other.first, other.second}
