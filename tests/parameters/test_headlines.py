"""Headlines and bullets of brochures: exactly the parameters that an engineer reads in them."""

from pathlib import Path

import pytest

from parameters.synthetic import page_of
from spectriage.parameters.extract import read_page

_ROWS = [
    line.split("\t")
    for line in (Path(__file__).resolve().parent / "headlines.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "family\t"))
]


def numbers(line, family):
    return {r.name: r.numbers for r in read_page(page_of("Product X", "", line), family)}


@pytest.mark.parametrize(("family", "line", "wanted"), _ROWS, ids=[row[1] for row in _ROWS])
def test_headline(family, line, wanted):
    assert set(numbers(line, family)) - {"pixels_vertical"} == set(wanted.split())


@pytest.mark.parametrize(
    ("line", "family", "name", "slots"),
    [
        ("TEM00, M2 < 1.3", "laser", "m_squared", (None, None, 1.3)),
        ("M² ≤ 1.1", "laser", "m_squared", (None, None, 1.1)),
        ("640×512 @ 60 Hz", "thermal_camera", "frame_rate", (None, 60.0, None)),
        ("360° x 30° field of view", "lidar", "field_of_view_horizontal", (None, 360.0, None)),
        ("up to 120 m range", "lidar", "range_max", (None, None, 120.0)),
        ("10 W of output power", "laser", "average_power", (None, 10.0, None)),
    ],
)
def test_figures_of_a_headline(line, family, name, slots):
    assert numbers(line, family)[name] == slots
