"""What stands over a row and beside it: blocks of other products, sides, cases, brackets."""

import pytest

from parameters.synthetic import page_with_table
from parameters.test_printed_sheets import Sheet
from spectriage.parameters.matrix import part_matrices
from spectriage.parameters.quantities import find_quantities
from spectriage.parameters.sheet import read_parameters


def told(text, family):
    found = read_parameters(text.encode(), name="sheet.txt", family=family)
    return {(r.name, *r.numbers) for r in found}


def test_a_matrix_inside_a_table_is_named_by_the_heading_over_it():
    sheet = Sheet()
    sheet.rows((50, 190, 260, 330, 400), 100, [
        ("", "ZG-8060", "ZG-8090", "ZG-8120", ""),
        ("Specified level", "-110 to +17 dBm", "", "-110 to +14 dBm", ""),
        ("Frequency range", "1 to 6 GHz", "1 to 9 GHz", "1 to 12 GHz", ""),
        ("Single-sideband phase noise, dBc/Hz (CW)", "", "", "", ""),
        ("Carrier", "10 Hz", "1 kHz", "100 kHz", "1 MHz"),
        ("2 GHz", "-68", "-112", "-131", "-140"), ("6 GHz", "-58", "-102", "-121", "-133"),
        ("Spectral purity", "", "", "", ""), ("Weight", "7.5 kg", "", "", ""),
    ])  # fmt: skip
    found = sheet.read("signal_generator")
    noise = {row[2] for row in found if row[0] == "phase_noise"}
    assert noise == {-68, -112, -131, -140, -58, -102, -121, -133}
    assert ("mass", 7.5) in {(row[0], row[2]) for row in found}
    assert ("output_power", -110.0, None, 14.0) in {row[:4] for row in found}


def test_rows_under_a_matrix_are_read_too():
    sheet = Sheet()
    sheet.rows((50, 190, 260, 330, 400), 100, [
        ("Phase noise, dBc/Hz", "", "", "", ""),
        ("Carrier", "10 Hz", "1 kHz", "100 kHz", "1 MHz"),
        ("2 GHz", "-68", "-112", "-131", "-140"), ("6 GHz", "-58", "-102", "-121", "-133"),
        ("Weight", "7.5 kg", "8 kg", "", ""), ("Power consumption", "50 W", "60 W", "", ""),
    ])  # fmt: skip
    found = sheet.read("signal_generator")
    assert {row[2] for row in found if row[0] == "mass"} == {7.5, 8.0}
    assert {row[2] for row in found if row[0] == "power_consumption"} == {50.0, 60.0}


def test_a_row_with_its_value_names_no_matrix_under_it():
    cells = [
        ("Phase noise, dBc/Hz", "", "", ""), ("Supply voltage", "5 V", "", ""),
        ("Carrier", "1 kHz", "10 kHz", "20 kHz"), ("2 GHz", "-100", "-110", "-113"),
        ("6 GHz", "-101", "-111", "-114"),
    ]  # fmt: skip
    page = page_with_table([list(row) for row in cells])
    matrices, rest = part_matrices(page.tables[0].rows, "")
    assert [matrix.label for matrix in matrices] == ["Phase noise"]
    assert [row[0].text for row in rest] == ["Supply voltage"]


def test_rows_under_another_product_s_name_mean_what_they_mean_for_that():
    sheet = Sheet()
    sheet.rows((50, 150, 310, 420), 100, [
        ("Thermal camera", "", "Recognition", ""), ("Format", "320 x 256 pixels", "Mass", "3.1 kg"),
        ("Frame rate", "25 Hz", "Supply", "24 V DC"),
        ("Laser range finder", "", "Power consumption", "35 W"),
        ("Range", "60 m to 7 km", "Protection", "IP66"), ("Accuracy", "3 m", "Encryption", "none"),
        ("Wavelength", "1.55 um", "Storage temperature", "-30 to +70 deg.C"),
    ])  # fmt: skip
    found = {row[:4] for row in sheet.read("uav")}
    assert ("range_max", None, 7000.0, None) in found
    assert ("range_min", None, 60.0, None) in found
    assert ("wavelength", None, 1550.0, None) in found
    names = {row[0] for row in found}
    assert "range_accuracy" in names
    assert names.isdisjoint({"travel_range", "position_accuracy", "spectral_range"})


def test_a_heading_tells_the_side_that_its_rows_are_of():
    sheet = Sheet()
    sheet.rows((50, 250, 310, 370, 430), 100, [
        ("Item", "Min", "Typ", "Max", "Unit"), ("INPUT", "", "", "", ""),
        ("Voltage range", "85", "230", "265", "V"), ("Frequency range", "45", "50", "65", "Hz"),
        ("OUTPUT", "", "", "", ""), ("DC voltage", "11.9", "12", "12.1", "V"),
    ])  # fmt: skip
    found = {row[:4] for row in sheet.read("power_supply")}
    assert ("supply_voltage", 85.0, 230.0, 265.0) in found
    assert ("supply_voltage", 11.9, 12.0, 12.1) not in found
    assert "output_frequency" not in {row[0] for row in found}


@pytest.mark.parametrize(
    ("label", "case"),
    [("Range", "to a dark target"), ("Messbereich", "auf dunkles Ziel"), ("Portée", "sur arbre")],
)
def test_a_label_that_tells_a_case_stands_under_the_one_above(label, case):
    sheet = Sheet()
    sheet.rows((50, 250), 100, [
        (label, "5 to 1800 m"), (case, "max. 640 m"), ("Mass", "90 g"), ("IP", "67"),
    ])  # fmt: skip
    found = {row[:4] for row in sheet.read("laser_rangefinder")}
    assert ("range_max", None, None, 640.0) in found


def test_a_heading_stands_over_the_list_under_it_only():
    sheet = Sheet()
    sheet.rows((50, 320), 80, [("FLIGHT", "DATA LINK")], pitch=20)
    sheet.rows((50, 200, 320, 470), 100, [
        ("Still-air range", "310 km", "Range, line of sight", "45 km"),
        ("Cruise speed", "21 m/s", "Transmit power", "1 W"),
        ("Mass", "14 kg", "Throughput", "8 Mbit/s"),
    ])  # fmt: skip
    found = {row[:3] for row in sheet.read("uav")}
    assert ("travel_range", None, 310000.0) in found
    assert ("control_range", None, 45000.0) in found


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("110 V (77 to 137 V)", (77, 110, 137)),
        ("-24 V (-20 ... -30 V)", (-30, -24, -20)),
        ("10~33 V DC (typical 24 V)", (10, 24, 33)),
        ("16 to 40 V (28 V nominal)", (16, 28, 40)),
    ],
)
def test_brackets_tell_the_rest_of_a_voltage(text, slots):
    (quantity,) = find_quantities(text)
    assert (quantity.min, quantity.typ, quantity.max) == slots


@pytest.mark.parametrize("text", ["620 nm (400-700 nm)", "40 V (50 to 60 V)"])
def test_brackets_around_another_range_tell_it_alone(text):
    assert len(find_quantities(text)) == 2


def test_a_plus_parts_a_unit_from_a_share():
    first, second = find_quantities("3 cm+2 ppm")
    assert (first.unit_text, second.unit_text) == ("cm", "ppm")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("±2 % RH", "percent_rh"), ("5…85 % r. F.", "percent_rh"), ("0,2 % v. E.", "percent"),
        ("250 Khrs", "kilohour"), ("4 Messungen/s", "per_second"),
    ],
)  # fmt: skip
def test_units_of_sensors_and_lives(text, unit):
    assert find_quantities(text)[0].units[0].text == unit


@pytest.mark.parametrize(
    ("family", "text", "expected"),
    [
        ("rf_amplifier", "• 40 W typ. saturated output", {("output_power", None, 46.0205999133, None)}),
        ("image_sensor", "➢ Pixel, 3.1 µm (H) × 3.1 µm (V)", {("pixel_pitch", None, 3.1, None)}),
        ("image_sensor", "◆ Shortest exposure 1 line (8.2 µs)",
         {("exposure_time_min", None, 8.2e-06, None)}),
        ("image_sensor", "◆ Number of pixels: 2048 (H) × 1024 (V)\n◆ 2 lanes of CSI-2\n",
         {("pixels_horizontal", None, 2048.0, None), ("pixels_vertical", None, 1024.0, None)}),
        ("power_supply", "All figures are measured at 115 VAC and 25 °C.", set()),
        ("signal_generator", "RF outputs: SMA (7013), N (7026)", set()),
        ("signal_generator", "Rise and fall time: 12 ns", {("rise_time", None, 1.2e-08, None)}),
    ],
)  # fmt: skip
def test_what_a_member_of_a_list_tells(family, text, expected):
    assert told(text, family) == expected


def test_brackets_behind_a_figure_hold_a_figure_and_no_code():
    text = "Scale factor repeatability | ppm | 450 (1200)\nOutputs | | SMA (4411), N (4423)\nMass | g | 9\n"
    page = f"Parameter | Unit | QR-1\n--|--|--\n{text}"
    found = read_parameters(page.encode(), name="sheet.md", family="accelerometer")
    told = {value for r in found for value in r.numbers if r.name == "accel_scale_factor_error"}
    assert {450.0, 1200.0} <= told
    assert not any({4411.0, 4423.0} & set(r.numbers) for r in found)
