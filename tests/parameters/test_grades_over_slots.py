"""Tables in which each grade or variant has columns of min, typ and max, ruled in several ways."""

import pytest

from parameters.test_drawn_tables import grid
from parameters.test_printed_sheets import Sheet
from spectriage.documents.model import Cell, Word
from spectriage.parameters.apart import text_of
from spectriage.parameters.label_text import unit_at_end, unit_in

PLACES = (50, 210, 270, 330, 390, 450)
ROWS = [
    ("Rate range", "", "300", "", "450", "°/s"),
    ("Angle random walk", "0.11", "0.19", "0.31", "0.44", "°/√h"),
    ("In-run bias stability", "1.4", "", "3.7", "", "°/h"),
    ("Bandwidth", "120", "", "95", "", "Hz"),
    ("Supply current", "161", "174", "148", "159", "mA"),
    ("Mass", "52", "", "47", "", "g"),
]
END = 128 + 16 * len(ROWS)
FOUND = {
    ("gyro_range", None, None, 300.0, "GR-41"), ("gyro_range", None, None, 450.0, "GR-42"),
    ("angle_random_walk", None, 0.11, 0.19, "GR-41"),
    ("angle_random_walk", None, 0.31, 0.44, "GR-42"),
    ("gyro_bias_stability", None, 1.4, None, "GR-41"),
    ("gyro_bias_stability", None, 3.7, None, "GR-42"),
    ("bandwidth", None, 120.0, None, "GR-41"), ("bandwidth", None, 95.0, None, "GR-42"),
    ("current_consumption", None, 0.161, 0.174, "GR-41"),
    ("current_consumption", None, 0.148, 0.159, "GR-42"),
    ("mass", None, 0.052, None, "GR-41"), ("mass", None, 0.047, None, "GR-42"),
}  # fmt: skip


def grades(drop, rows=ROWS):
    """A table without rules; its outer heads stand so far below the names of the grades."""
    sheet = Sheet()
    sheet.text(50, 70, "Specifications", size=12, bold=True)
    sheet.text(235, 94, "GR-41")
    sheet.text(355, 94, "GR-42")
    sheet.text(50, 94 + drop, "Parameter")
    sheet.text(450, 94 + drop, "Unit")
    for x, head in zip(PLACES[1:5], ("Typ", "Max") * 2, strict=True):
        sheet.text(x, 108, head)
    sheet.rows(PLACES, 128, rows, pitch=16)
    return sheet


@pytest.mark.parametrize("drop", [0, 7, 14])
def test_rules_between_grades_but_not_between_their_columns(drop):
    sheet = grades(drop)
    steps = [124 + 16 * number for number in range(1, len(ROWS) + 1)]
    grid(sheet, (45, 205, 325, 445, 500), (90, 122, *steps))
    assert sheet.read("gyroscope") == FOUND


@pytest.mark.parametrize("drop", [0, 7, 14])
@pytest.mark.parametrize("under_grades", [False, True])
def test_rules_around_the_head_and_at_the_end_only(drop, under_grades):
    sheet = grades(drop)
    for y in (90, 122, END):
        sheet.rule(45, y, 500, y)
    if under_grades:
        sheet.rule(205, 106, 320, 106)
        sheet.rule(325, 106, 440, 106)
    assert sheet.read("gyroscope") == FOUND


def test_rules_between_groups_of_rows():
    rows = [*ROWS[:5], ("MECHANICS", "", "", "", "", ""), *ROWS[5:]]
    sheet = grades(14, rows)
    for y in (90, 122, 126 + 16 * 5, 128 + 16 * len(rows)):
        sheet.rule(45, y, 500, y)
    assert sheet.read("gyroscope") == FOUND


def test_units_that_begin_with_one_sign_are_no_column_of_the_page():
    assert grades(14).read("gyroscope") == FOUND


def test_notes_and_a_heading_end_a_table():
    sheet = Sheet()
    for y in (90, 106, 122, 138, 154, 219):
        sheet.rule(45, y, 500, y)
    sheet.rows((50, 250, 380), 94, [
        ("", "QV-20", "QV-22"), ("Pixel pitch", "12 µm", "15 µm"),
        ("Frame rate", "60 Hz", "30 Hz"), ("Weight", "31 g", "36 g"),
    ], pitch=16)  # fmt: skip
    note = "a) measured with the window closed and after the camera was on for one whole hour"
    sheet.text(50, 160, note, size=7)
    sheet.text(50, 170, "b) with the board", size=7)
    sheet.text(50, 186, "Objectives", bold=True)
    sheet.rows((50, 150, 230, 310, 400), 206, [
        ("Type", "f (mm)", "F-number", "HFOV", "IFOV (mrad)"),
        ("L7", "7.5", "1.1", "62°", "1.6"), ("L19", "19", "1.0", "24°", "0.63"),
        ("L35", "35", "1.2", "13°", "0.34"),
    ], pitch=16)  # fmt: skip
    found = sheet.read("thermal_camera")
    assert ("focal_length", None, 7.5, None, "L7") in found
    assert ("field_of_view_horizontal", None, 13.0, None, "L35") in found
    assert ("ifov", None, 0.63, None, "L19") in found
    assert ("frame_rate", None, 60.0, None, "QV-20") in found


def test_a_label_without_a_value_heads_the_grades_under_it():
    sheet = Sheet()
    sheet.rows((50, 170, 320, 450), 100, [
        ("VCC to GND", "-0.3 V to 4 V", "Operating Temperature Range", ""),
        ("Analog inputs", "-0.3 V to 2 V", "QD77C", "0 °C to 70 °C"),
        ("Junction temperature", "140 °C", "QD77I", "-40 °C to 85 °C"),
        ("Lead temperature", "260 °C", "Storage Temperature Range", "-60 °C to 140 °C"),
    ])  # fmt: skip
    found = {row[:4] for row in sheet.read("adc_dac")}
    assert ("operating_temperature", 0.0, None, 70.0) in found
    assert ("operating_temperature", -40.0, None, 85.0) in found
    assert ("storage_temperature", -60.0, None, 140.0) in found


def test_rows_of_order_codes_with_a_sign_of_their_finish():
    rows = [
        (f"QD77{grade}UH-{rate}#TR", f"{rate}MSPS", f"{low}°C to {high}°C")
        for grade, low, high in (("C", 0, 70), ("I", -40, 85)) for rate in ("125", "160")
    ]  # fmt: skip
    sheet = Sheet()
    sheet.rows((50, 220, 330), 94, [("Finish", "Max. rate", "Temperature range"), *rows], pitch=16)
    grid(sheet, (45, 215, 325, 500), (90, 106, 122, 138, 154, 170))
    found = {row[:4] for row in sheet.read("adc_dac") if row[0] == "operating_temperature"}
    assert found == {
        ("operating_temperature", 0.0, None, 70.0), ("operating_temperature", -40.0, None, 85.0),
    }  # fmt: skip


def test_the_unit_in_a_column_of_its_own_makes_a_row_no_head():
    sheet = Sheet()
    sheet.rows((50, 200, 320), 100, [
        ("Operating temperature", "-30 to +65", "°C"), ("Storage temperature", "-45 to +90", "°C"),
        ("Vibration", "6.1 g rms, 30 Hz to 1 kHz", ""), ("Humidity", "90 %, non-condensing", ""),
    ])  # fmt: skip
    found = sheet.read("gyroscope")
    assert ("operating_temperature", -30.0, None, 65.0, None) in found
    assert ("storage_temperature", -45.0, None, 90.0, None) in found


@pytest.mark.parametrize(
    ("head", "unit"),
    [("Bandwidth Hz, min.", "Hz"), ("Bandwidth Hz, min", "Hz"), ("Power W, typ.", "W"),
     ("Shock g, half sine", "g"), ("Noise µV, rms", "µV")],
)  # fmt: skip
def test_what_kind_of_figure_a_head_tells_behind_its_unit(head, unit):
    assert [found.text for found in unit_at_end(head)][:1] == [unit]
    assert not unit_in(head)


def test_minutes_behind_a_comma():
    assert [found.text for found in unit_in("Warm-up time, min")] == ["min"]
    assert not unit_at_end("Resolution at 5 m, diagonal")


def cell_of(*places):
    """A cell of figures in print of eight points, at these left edges and heights."""
    words, start = [], 0
    for text, x0, top in places:
        words.append(Word(text, x0, top, x0 + 4 * len(text), top + 8, start, start + len(text)))
        start += len(text) + 1
    return Cell(tuple(words))


@pytest.mark.parametrize(
    ("second", "text"),
    [((46, 50), "61 480"), ((72, 50), "61\t480"), ((40, 61), "61\t480")],
    ids=["thousands", "two columns", "two lines"],
)
def test_figures_far_apart_are_no_thousands(second, text):
    assert text_of(cell_of(("61", 36, 50), ("480", *second))) == text
