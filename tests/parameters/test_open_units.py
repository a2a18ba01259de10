"""Units whose case was lost: every reading that a product can have stays."""

import pytest

from parameters.synthetic import page_of
from spectriage.parameters.extract import read_page


def read(line, family):
    (reading,) = read_page(page_of(line), family)
    return reading


def test_milliwatt_and_megawatt_stay_both():
    reading = read("Average power: 1 mw", "laser")
    assert (reading.name, reading.typ, reading.read_as) == ("average_power", 0.001, "1 mW")
    assert [(a.typ, a.read_as) for a in reading.alternatives] == [(1e6, "1 MW")]


@pytest.mark.parametrize(
    ("line", "family", "expected"),
    [
        ("Power consumption: 200 mw", "thermal_camera", 0.2),
        ("Operating frequency: 868 mhz", "radio_transceiver", 868e6),
        ("Supply voltage: 3300 mv", "imu", 3.3),
        ("Average power: 5 mW", "laser", 0.005),
    ],
)
def test_what_no_product_can_have_is_out(line, family, expected):
    reading = read(line, family)
    assert reading.typ == pytest.approx(expected)
    assert reading.alternatives == ()
