"""Tables drawn for these tests in looks that makers choose, one cause of misreading each."""

import pytest

from parameters.test_drawn_tables import grid
from parameters.test_printed_sheets import Sheet
from spectriage.parameters.sheet import read_parameters


def read_cells(label, value, family="accelerometer"):
    page = (
        f"<p>Sheet</p><table><tr><td>{label}</td><td>{value}</td></tr>"
        "<tr><td>Housing</td><td>black</td></tr></table>"
    )
    return [r.numbers for r in read_parameters(page.encode(), name="a.html", family=family)]


@pytest.mark.parametrize(
    ("label", "value", "numbers"),
    [
        ("Supply current (max.)", "310 mA", (None, None, 0.31)),
        ("Supply current, max.", "310 mA", (None, None, 0.31)),
        ("Supply current max. (mA)", "310", (None, None, 0.31)),
        ("Max. supply current", "310 mA", (None, None, 0.31)),
        ("Supply current, min.", "310 mA", (0.31, None, None)),
        ("Supply current, typ.", "310 mA", (None, 0.31, None)),
        ("Supply current", "240.0 (310.0 max.) mA", (None, 0.24, 0.31)),
        ("Supply current", "240.0 typ. / 310.0 max. mA", (None, 0.24, 0.31)),
        ("Supply current [mA]", "240.0 (310.0 max.)", (None, 0.24, 0.31)),
        ("Supply current", "up to 1.2 A (14 W)", (None, None, 1.2)),
    ],
)
def test_a_label_or_a_word_behind_the_figure_tells_the_bound(label, value, numbers):
    assert numbers in read_cells(label, value)


def test_minutes_are_no_bound_and_a_minimum_is_what_some_labels_name():
    assert read_cells("Endurance (min)", "41", "uav") == [(None, 2460.0, None)]
    assert read_cells("Minimum exposure time", "2 µs", "swir_camera") == [(None, 2e-06, None)]


def test_the_unit_of_a_span_behind_a_comma():
    assert read_cells("Accuracy, % FS", "0.4", "pressure_sensor") == [(None, 0.4, None)]


def test_heads_beside_a_column_of_units_name_variants():
    sheet = Sheet()
    sheet.rows((50, 200, 290, 380, 460), 90, [
        ("Parameter", "Standard", "Extended", "Low noise", "Unit"),
        ("Bandwidth", "300", "450", "200", "Hz"), ("Mass", "41", "52", "44", "g"),
        ("Supply current", "18", "21", "25", "mA"),
    ])  # fmt: skip
    found = sheet.read("accelerometer")
    assert ("bandwidth", None, 450.0, None, "Extended") in found
    assert ("mass", None, 0.044, None, "Low noise") in found


def test_names_of_two_words_over_narrow_columns():
    sheet = Sheet()
    sheet.rows((225, 345), 80, [("Model 1", "Model 2")])
    sheet.rows((50, 200, 260, 320, 380, 450), 94, [
        ("Parameter", "Min.", "Max.", "Min.", "Max.", "Unit"),
        ("Bandwidth", "300", "410", "450", "600", "Hz"), ("Mass", "41", "52", "44", "60", "g"),
        ("Supply current", "18", "21", "25", "29", "mA"),
    ])  # fmt: skip
    found = sheet.read("accelerometer")
    assert ("bandwidth", 300.0, None, 410.0, "Model 1") in found
    assert ("mass", 0.044, None, 0.06, "Model 2") in found


ROWS = (
    (("Operating", "temperature"), ("-40", "", "85", "°C")),
    (("Bandwidth",), ("", "430", "", "Hz")),
    (("Storage", "temperature"), ("-55", "", "105", "°C")),
    (("Supply", "current"), ("", "18", "21", "mA")),
)


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("frame", [False, True])
def test_labels_of_two_lines_stand_at_the_first_or_around_their_row(centred, frame):
    sheet = Sheet()
    xs = (50, 180, 240, 300, 360)
    sheet.rows(xs, 94, [("Parameter", "Min.", "Typ.", "Max.", "Unit")])
    top = 112.0
    for label, values in ROWS:
        height = 10.5 * len(label)
        for number, text in enumerate(label):
            sheet.text(xs[0], top + 10.5 * number, text)
        level = top + (height - 10.5) / 2 if centred else top
        sheet.rows(xs[1:], level, [values])
        top += height + 6
    if frame:
        for y in (90, 108, top):
            sheet.rule(45, y, 420, y)
    assert {row[:4] for row in sheet.read("accelerometer")} == {
        ("operating_temperature", -40.0, None, 85.0), ("bandwidth", None, 430.0, None),
        ("storage_temperature", -55.0, None, 105.0), ("current_consumption", None, 0.018, 0.021),
    }  # fmt: skip


def test_columns_set_closer_than_a_letter_is_high():
    sheet = Sheet()
    rows = [("Parameter", "Type A", "Type B"), ("Supply current", "188.3 mA", "317.9 mA"),
            ("Bandwidth", "410.5 Hz", "520.0 Hz"), ("Mass", "141.2 g", "162.8 g")]  # fmt: skip
    sheet.rows((50, 160, 203.8), 94, rows)
    found = sheet.read("accelerometer")
    assert ("current_consumption", None, 0.3179, None, "Type B") in found
    assert ("bandwidth", None, 410.5, None, "Type A") in found


def test_a_rated_value_is_the_typical_one_and_a_wide_head_no_span():
    sheet = Sheet()
    xs = (50, 200, 236, 276, 330)
    grid(sheet, (45, 190, 228, 268, 320, 370), (90, 108, 126, 144, 162))
    sheet.rows(xs, 94, [
        ("Parameter", "Min.", "Rated", "Max.", "Unit"), ("Mass", "38", "41", "44", "g"),
        ("Bandwidth", "300", "410", "450", "Hz"), ("Supply current", "", "18", "21", "mA"),
    ], pitch=18)  # fmt: skip
    found = {row[:4] for row in sheet.read("accelerometer")}
    assert ("mass", 0.038, 0.041, 0.044) in found
    assert ("current_consumption", None, 0.018, 0.021) in found


def test_a_table_in_one_column_of_the_page_with_text_in_the_other():
    sheet = Sheet()
    text = "the device is made for use in the field and was tested"
    for number in range(26):
        sheet.text(310, 81 + 11 * number, text, size=8)
    sheet.rows((50, 160, 195, 230, 262), 120, [
        ("Parameter", "Min.", "Typ.", "Max.", "Unit"), ("Mass", "38", "41", "44", "g"),
        ("Bandwidth", "", "410", "", "Hz"), ("Supply current", "", "18", "21", "mA"),
        ("Shock", "", "", "500", "g"), ("Storage temperature", "-40", "", "85", "°C"),
    ], pitch=15.7)  # fmt: skip
    for number in range(6):
        sheet.text(50, 230 + 11 * number, "please ask our office for drawings and cables", size=8)
    found = {row[:4] for row in sheet.read("accelerometer")}
    assert ("mass", 0.038, 0.041, 0.044) in found
    assert ("storage_temperature", -40.0, None, 85.0) in found


def test_a_grid_below_rows_of_one_width_does_not_part_their_columns():
    sheet = Sheet()
    rows = [("Supply voltage", "4.7", "5.0", "5.4", "V"), ("Current consumption", "", "18", "23", "mA"),
            ("Start-up time", "", "40", "90", "ms"), ("Bandwidth", "180", "200", "", "Hz")]  # fmt: skip
    for number in range(5):
        sheet.rule(50, 120 + 16 * number, 520, 120 + 16 * number)
    sheet.rows((55, 260, 320, 380, 440), 108, [("", "Min", "Typ", "Max", "Unit")])
    sheet.rows((55, 260, 320, 380, 440), 124, rows, pitch=16)
    sheet.text(55, 192, "How to order")
    for number in range(4):
        sheet.rule(50, 205 + 16 * number, 520, 205 + 16 * number)
    for x in (50, 170, 300, 400, 520):
        sheet.rule(x, 205, x, 253)
    sheet.rows((55, 175, 305, 405), 209, [
        ("Part number", "Grade", "Packing", "Remark"), ("QA-1", "B", "tube", "stock"),
        ("QA-2", "C", "tray", "on request"),
    ], pitch=16)  # fmt: skip
    found = sheet.read("accelerometer")
    assert ("supply_voltage", 4.7, 5.0, 5.4, None) in found
    assert ("current_consumption", None, 0.018, 0.023, None) in found
    assert ("bandwidth", 180.0, 200.0, None, None) in found
