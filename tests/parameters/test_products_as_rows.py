"""Selection tables of which each row is a product: long heads, units apart, texts over columns."""

import itertools

import pytest

from parameters.test_drawn_tables import grid
from parameters.test_printed_sheets import Sheet
from spectriage.documents.model import Cell
from spectriage.documents.read import read_document
from spectriage.parameters.framed_lists import with_lists_parted
from spectriage.parameters.quantities import find_quantities

AMPLIFIERS = [
    ("ZK-310", "2-6", "23", "3.2", "44"), ("ZK-320", "6-18", "21", "4.4", "52"),
    ("ZK-350", "18-26", "19", "5.6", "61"),
]  # fmt: skip
PLACES = (50, 130, 230, 310, 420)
NAMES = ("Model", "Frequency", "Gain", "Noise figure", "Weight")
UNITS = ("", "GHz", "dB", "dB", "g")
FOUND = {
    ("ZK-310", "operating_frequency", 2e9, None, 6e9), ("ZK-310", "gain", None, 23.0, None),
    ("ZK-310", "noise_figure", None, 3.2, None), ("ZK-310", "mass", None, 0.044, None),
}  # fmt: skip
NOISES = [
    ("XO-21", "10", "-121", "-143", "-152", "5 ±10%"),
    ("XO-22", "100", "-92", "-127", "-155", "12 ±5%"),
    ("XO-25", "20", "-111", "-137", "-149", "12 ±5%"),
]
OFFSETS = ("10 Hz", "100 Hz", "1 kHz")


def told(sheet, family, product):
    return {
        (row[4], *row[:4]) for row in sheet.read(family) if len(row) > 4 and row[4] == product
    }  # fmt: skip


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("form", ["{} {}", "{} in {}", "{} ({})", "{}, {}"])
def test_units_at_the_end_of_a_head(form, ruled):
    sheet = Sheet()
    heads = [form.format(*pair) if pair[1] else pair[0] for pair in zip(NAMES, UNITS, strict=True)]
    sheet.rows(PLACES, 94, [tuple(heads), *AMPLIFIERS], pitch=16)
    if ruled:
        grid(sheet, [x - 5 for x in (*PLACES, 520)], (90, 106, 122, 138, 154))
    assert told(sheet, "rf_amplifier", "ZK-310") == FOUND


@pytest.mark.parametrize("ruled", [False, True])
def test_units_in_a_row_of_their_own(ruled):
    sheet = Sheet()
    sheet.rows(PLACES, 94, [NAMES, UNITS, *AMPLIFIERS], pitch=16)
    if ruled:
        grid(sheet, [x - 5 for x in (*PLACES, 520)], (90, 106, 122, 138, 154, 170))
    assert told(sheet, "rf_amplifier", "ZK-310") == FOUND


@pytest.mark.parametrize("rules", ["none", "rows", "grid"])
@pytest.mark.parametrize(
    "over", ["SSB phase noise (dBc/Hz)", "L(f), dBc/Hz, at an offset of", "Phase noise in dBc/Hz"]
)
def test_a_text_over_offsets_names_what_stands_under_each(over, rules):
    sheet = Sheet()
    xs = (45, 125, 235, 295, 355, 415, 500)
    sheet.text(50, 60, "Our reference oscillators of this year", size=13, bold=True)
    sheet.text(248, 94, over)
    sheet.rows([x + 5 for x in xs[:6]], 106, [("Model", "Frequency (MHz)", *OFFSETS, "Supply (V)")])
    sheet.rows([x + 5 for x in xs[:6]], 122, NOISES, pitch=16)
    if rules != "none":
        for y in (90, 118, 134, 150, 166):
            sheet.rule(xs[0], y, xs[-1], y)
    if rules == "grid":
        sheet.rule(xs[2], 104, xs[5], 104)
        for number, x in enumerate(xs):
            sheet.rule(x, 104 if number in (3, 4) else 90, x, 166)
    found = told(sheet, "oscillator_clock", "XO-22")
    assert {row[1:] for row in found} == {
        ("operating_frequency", None, 1e8, None), ("phase_noise", None, -92.0, None),
        ("phase_noise", None, -127.0, None), ("phase_noise", None, -155.0, None),
        ("supply_voltage", 11.4, 12.0, 12.6),
    }  # fmt: skip


def test_a_text_over_two_quantities_goes_before_each():
    sheet = Sheet()
    sheet.text(235, 84, "Gyro bias")
    sheet.rows((50, 110, 190, 260, 360), 96, [
        ("Model", "Range (°/s)", "Instability (°/h)", "Repeatability (°/h)", "Mass (g)"),
        ("NG-31", "150", "0.4", "3", "45"), ("NG-32", "300", "1.1", "9", "45"),
        ("NG-35", "800", "5.5", "31", "22"),
    ], pitch=15)  # fmt: skip
    names = {row[1] for row in told(sheet, "gyroscope", "NG-31")}
    assert {"gyro_range", "gyro_bias_stability", "mass"} <= names


CARDS = (
    ("VQ-210", (("Lens", "3.1 mm, F1.8"), ("View angle", "H 96°, V 52°, D 113°"),
                ("Shutter", "1/4 s – 1/20,000 s"), ("Power", "max. 5.5 W"),
                ("Ambient", "-25 °C … +55 °C, IP66"), ("Weight", "410 g"))),
    ("VQ-230Z", (("Lens", "3.3–11.8 mm, 4× optical zoom"), ("View angle", "H 98°–29°"),
                 ("Shutter", "1 s – 1/8,000 s"), ("Power", "max. 7.5 W"),
                 ("Ambient", "-35 °C … +55 °C, IP66"), ("Weight", "1.2 kg"))),
)  # fmt: skip


def test_cards_that_rules_frame_are_lists_of_their_products():
    sheet = Sheet()
    grid(sheet, (45, 330), (90, 210, 330))
    for number, (name, rows) in enumerate(CARDS):
        top = 90 + 120 * number
        sheet.text(50, top + 5, name, bold=True)
        sheet.text(270, top + 5, "€ 99.00")
        sheet.rows((110, 180), top + 26, rows, pitch=14)
    found = sheet.read("surveillance_camera")
    assert {(row[4], *row[:4]) for row in found if row[0] != "f_number"} == {
        ("VQ-210", "focal_length", None, 3.1, None),
        ("VQ-210", "field_of_view_horizontal", None, 96.0, None),
        ("VQ-210", "exposure_time_min", None, 5e-05, None),
        ("VQ-210", "power_consumption", None, None, 5.5),
        ("VQ-210", "operating_temperature", -25.0, None, 55.0),
        ("VQ-210", "mass", None, 0.41, None),
        ("VQ-230Z", "focal_length", 3.3, None, 11.8),
        ("VQ-230Z", "optical_zoom", None, 4.0, None),
        ("VQ-230Z", "field_of_view_horizontal", 29.0, None, 98.0),
        ("VQ-230Z", "exposure_time_min", None, 0.000125, None),
        ("VQ-230Z", "power_consumption", None, None, 7.5),
        ("VQ-230Z", "operating_temperature", -35.0, None, 55.0),
        ("VQ-230Z", "mass", None, 1.2, None),
    }


def test_falling_ranges_need_both_units():
    (view,) = find_quantities("71°–3.4°")
    assert (view.min, view.max) == (type(view.min)("3.4"), type(view.max)("71"))
    assert all(q.min is None for q in itertools.chain(find_quantities("14-12")))


def test_a_frame_rate_stands_at_a_format():
    sheet = Sheet()
    sheet.rows((50, 160), 94, [
        ("Resolution", "1600 × 1200 @ 24 fps"), ("Weight", "210 g"), ("Power", "4 W"),
    ])  # fmt: skip
    assert {row[0] for row in sheet.read("surveillance_camera")} >= {
        "pixels_horizontal", "pixels_vertical", "frame_rate"
    }  # fmt: skip


TWO = (("VQ-310", ("5 km", "12 V", "3 kg")), ("VQ-320", ("9 km", "24 V", "6 kg")))


def _two_products(columns):
    sheet, top = Sheet(), 96
    grid(sheet, columns, (90, 230))
    for name, values in TWO:
        sheet.text(50, top, name)
        labels = ("Detection range", "Supply voltage", "Weight")
        top = sheet.rows((110, 220), top, list(zip(labels, values, strict=True)), pitch=18)
    return sheet


def test_each_name_in_a_frame_heads_the_rows_below_it():
    page = read_document(_two_products((45, 330)).pdf(), name="card.pdf").pages[0]
    words = [word for line in page.lines for word in line.words]
    rows = [[c.text for c in row if c.words] for row in with_lists_parted([(Cell(tuple(words)),)])]
    assert rows == [
        row
        for name, (range_, supply, mass) in TWO
        for row in (
            [name], ["Detection range", range_], ["Supply voltage", supply], ["Weight", mass],
        )
    ]  # fmt: skip


def test_a_name_in_a_merged_cell_is_given_to_no_row_of_another():
    found = _two_products((45, 330)).read("lidar")
    wrong = {("mass", 6.0, "VQ-310"), ("mass", 3.0, "VQ-320")}
    assert len(found) == 6
    assert wrong.isdisjoint({(name, typ, variant) for name, _, typ, _, variant in found})
