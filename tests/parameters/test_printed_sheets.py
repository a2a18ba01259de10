"""Sheets drawn for these tests, each with a layout that spec pages really have."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from spectriage.parameters.sheet import read_parameters

WIDTH, HEIGHT = 595.0, 842.0


class Sheet:
    """A page drawn text by text; places are points from the top-left corner."""

    def __init__(self) -> None:
        self.bytes = io.BytesIO()
        self.canvas = Canvas(self.bytes, pagesize=(WIDTH, HEIGHT), invariant=1)

    def text(self, x, top, text, *, size=9, bold=False):
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, HEIGHT - top - size, text)

    def rows(self, xs, top, rows, *, pitch=14.0):
        for row in rows:
            for x, text in zip(xs, row, strict=True):
                if text:
                    self.text(x, top, text)
            top += pitch
        return top

    def rule(self, x0, y0, x1, y1):
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def pdf(self):
        self.canvas.showPage()
        self.canvas.save()
        return self.bytes.getvalue()

    def read(self, family=""):
        sheet = read_parameters(self.pdf(), name="sheet.pdf", family=family)
        return {(r.name, *(round_off(n) for n in r.numbers), r.variant) for r in sheet}


def round_off(number):
    return None if number is None else float(f"{number:.6g}")


def test_brochure_in_two_columns_whose_lines_do_not_meet():
    sheet = Sheet()
    left = [
        ("Supply voltage", "9 to 36 V"), ("Power consumption", "2.4 W"), ("Weight", "140 g"),
        ("Operating temp.", "-40 to 71 °C"), ("Storage temp.", "-55 to 85 °C"),
        ("Shock", "500 g"), ("MTBF", "60 000 h"), ("Connector", "D-Sub"),
    ]  # fmt: skip
    right = [
        ("Gyro range", "±450 °/s"), ("Bias instability", "0.8 °/h"),
        ("Angle random walk", "0.06 °/√h"), ("Roll and pitch", "0.02°"),
        ("Heading", "0.08°"), ("Velocity accuracy", "0.05 m/s"),
        ("Output rate", "200 Hz"), ("Interface", "RS-422"),
    ]  # fmt: skip
    sheet.rows((50, 170), 120, left, pitch=14)
    sheet.rows((320, 450), 124, right, pitch=15.3)
    found = sheet.read("ins")
    assert ("supply_voltage", 9.0, None, 36.0, None) in found
    assert ("storage_temperature", -55.0, None, 85.0, None) in found
    assert ("gyro_range", None, None, 450.0, None) in found
    assert ("gyro_bias_stability", None, 0.8, None, None) in found
    assert ("heading_accuracy", None, 0.08, None, None) in found
    assert ("output_rate", None, 200.0, None, None) in found


def test_values_stand_under_numbered_headings():
    sheet = Sheet()
    top = 100
    for number, (label, value) in enumerate(
        [("Input Voltage", "8-33 Vdc"), ("Input Current", "40 mA @ 12 Vdc"),
         ("Weight", "7.1 oz. (201 g)"), ("Colour", "White")], 1,
    ):  # fmt: skip
        sheet.text(72, top, f"2.1.{number} {label}")
        sheet.text(90, top + 12, "•")
        sheet.text(108, top + 12, value)
        top += 32
    found = sheet.read("gnss_receiver")
    assert ("supply_voltage", 8.0, None, 33.0, None) in found
    assert ("current_consumption", None, 0.04, None, None) in found
    assert {row[0] for row in found} == {"supply_voltage", "current_consumption", "mass"}


def test_leaders_part_a_label_from_its_value():
    sheet = Sheet()
    sheet.text(50, 80, "Absolute Maximum Ratings", size=11, bold=True)
    for number, line in enumerate([
        "VDD to GND......................................-0.3 V to +3.6 V",
        "Operating Temperature Range.....................-40 °C to +85 °C",
        "Storage Temperature Range .....................-65 °C to +150 °C",
    ]):  # fmt: skip
        sheet.text(50, 100 + 12 * number, line)
    assert sheet.read() == {
        ("operating_temperature", -40.0, None, 85.0, None),
        ("storage_temperature", -65.0, None, 150.0, None),
    }


def test_leaders_of_a_table_of_contents_lead_to_no_value():
    sheet = Sheet()
    for number, line in enumerate(["Channels", "Resolution", "Axes", "User I/O", "Beams"]):
        sheet.text(50, 100 + 12 * number, f"{line}............................{number + 4}")
    assert sheet.read() == set()


def test_a_column_of_units_needs_no_head():
    sheet = Sheet()
    for y in (90, 106, 122, 138, 154):
        sheet.rule(50, y, 520, y)
    sheet.rows((55, 260, 320, 380, 440), 94, [
        ("Parameter", "Min", "Typ", "Max", ""), ("Supply voltage", "2.7", "3.3", "3.6", "V"),
        ("Supply current", "", "12", "18", "mA"), ("Operating temperature", "-40", "", "105", "°C"),
    ], pitch=16)  # fmt: skip
    assert sheet.read() == {
        ("supply_voltage", 2.7, 3.3, 3.6, None),
        ("current_consumption", None, 0.012, 0.018, None),
        ("operating_temperature", -40.0, None, 105.0, None),
    }


def test_two_tables_of_one_width_under_each_other_are_two():
    sheet = Sheet()
    sheet.text(50, 70, "Table 3. Supply")
    for y in (84, 100, 116, 132):
        sheet.rule(50, y, 520, y)
    sheet.rows((55, 130, 330, 390, 450), 88, [
        ("Symbol", "Parameter", "Min", "Max", "Unit"), ("VDD", "supply voltage", "2.7", "3.6", "V"),
        ("IDD", "supply current", "", "18", "mA"),
    ], pitch=16)  # fmt: skip
    sheet.text(50, 150, "Table 4. Environment, all values over the life of the product")
    for y in (164, 180, 196):
        sheet.rule(50, y, 520, y)
    sheet.rows((55, 130, 400, 480), 168, [
        ("Symbol", "Parameter and what it means for the user", "Typ", "Unit"),
        ("F", "mean time between failures at 40 degrees", "120000", "h"),
    ], pitch=16)  # fmt: skip
    assert sheet.read() == {
        ("supply_voltage", 2.7, None, 3.6, None),
        ("current_consumption", None, None, 0.018, None),
        ("mtbf", None, 120000.0, None, None),
    }


def test_a_line_of_the_page_s_foot_is_no_row():
    sheet = Sheet()
    for y in (700, 716, 732, 780):
        sheet.rule(50, y, 520, y)
    sheet.rows((55, 260, 320, 380, 440), 704, [
        ("Parameter", "Min", "Typ", "Max", "Unit"), ("Supply voltage", "2.7", "3.3", "3.6", "V"),
        ("Power in sleep mode", "", "16.5", "", "mW"),
    ], pitch=16)  # fmt: skip
    sheet.text(55, 768, "Rev. 3")
    sheet.text(380, 768, "2026-11 7 of 25")
    found = sheet.read()
    assert ("power_consumption", None, 0.0165, None, None) in found


@pytest.mark.parametrize(("head", "slot"), [("Max User I/O", 3), ("User I/O (1)", 2)])
def test_rows_that_begin_with_part_numbers_are_products(head, slot):
    sheet = Sheet()
    xs = (60, 160, 240, 320, 400)
    for y in (90, 110, 126, 142, 158):
        sheet.rule(50, y, 500, y)
    for x in (50, 150, 230, 310, 390, 500):
        sheet.rule(x, 90, x, 158)
    sheet.rows(xs, 94, [
        ("Device", "Logic Cells", "Slices", "DSP", head), ("XQ7K70", "65,600", "10,250", "240", "300"),
        ("XQ7K160", "162,240", "25,350", "600", "400"), ("XQ7K325", "326,080", "50,950", "840", "500"),
    ], pitch=16)  # fmt: skip
    found = {(row[slot], row[-1]) for row in sheet.read("fpga") if row[0] == "logic_io"}
    assert found == {(300.0, "XQ7K70"), (400.0, "XQ7K160"), (500.0, "XQ7K325")}


def test_a_numbered_heading_ends_the_maximum_ratings():
    sheet = Sheet()
    sheet.text(50, 70, "4.1.4", bold=True)
    sheet.text(110, 70, "Absolute maximum ratings", bold=True)
    sheet.rows((50, 300, 400), 90, [("Supply voltage", "-0.3 to 14.4", "V"),
                                    ("Storage temperature", "-40 to 125", "°C"),
                                    ("Lead temperature", "260", "°C")])  # fmt: skip
    sheet.text(50, 150, "4.1.5", bold=True)
    sheet.text(110, 150, "Currents and power in use", bold=True)
    sheet.rows((50, 250, 300, 350, 400), 170, [
        ("Parameter", "Min.", "Typ.", "Max.", "Unit"), ("Average current", "", "6.1", "8", "mA"),
        ("Average power consumption", "", "30", "", "mW"),
    ])  # fmt: skip
    assert sheet.read() == {
        ("storage_temperature", -40.0, None, 125.0, None),
        ("current_consumption", None, 0.0061, 0.008, None),
        ("power_consumption", None, 0.03, None, None),
    }


@pytest.mark.parametrize(
    "heading", ["RECOMMENDED DC OPERATING CONDITIONS", "DC ELECTRICAL CHARACTERISTICS (VDD = 5 V)"]
)
def test_a_heading_known_by_its_end_ends_the_maximum_ratings(heading):
    sheet = Sheet()
    sheet.text(50, 70, "ABSOLUTE MAXIMUM RATINGS*")
    sheet.rows((50, 300), 86, [("Voltage on any pin", "-0.5 V to +7.0 V"),
                               ("Supply voltage", "7.0 V")])  # fmt: skip
    sheet.text(50, 130, heading)
    sheet.rows((50, 250, 300, 350, 400), 150, [
        ("PARAMETER", "MIN", "TYP", "MAX", "UNITS"), ("Supply Voltage", "2.8", "5.0", "5.5", "V"),
        ("Standby Current", "", "200", "350", "nA"),
    ])  # fmt: skip
    assert sheet.read() == {
        ("supply_voltage", 2.8, 5.0, 5.5, None),
        ("current_consumption", None, 2e-07, 3.5e-07, None),
    }


def test_heads_set_on_a_band_right_over_the_rules_are_heads():
    sheet = Sheet()
    for y in (101, 116, 130, 144):
        sheet.rule(50, y, 520, y)
    sheet.rows((55, 260, 320, 380, 440), 90, [
        ("Description", "Minimum", "Typical", "Maximum", "Units"), ("Wattage", "", "", "1.04", "W"),
        ("Power supply voltage", "3.15", "3.3", "3.45", "V"),
        ("Power supply current", "", "", "300", "mA"),
    ], pitch=14.5)  # fmt: skip
    found = sheet.read()
    assert ("supply_voltage", 3.15, 3.3, 3.45, None) in found
    assert ("current_consumption", None, None, 0.3, None) in found


def test_a_numbered_row_without_values_heads_the_rows_under_it():
    sheet = Sheet()
    sheet.rows((50, 250, 400), 100, [
        ("18 Rotor inertia", "0,69", "gcm²"), ("19 Thermal time constant", "12", "s"),
        ("20 Operating temperature range:", "", ""), ("– motor", "-25 ... +80", "°C"),
        ("21 Mass", "6,9", "g"), ("22 Shaft play", "0,02", "mm"),
    ])  # fmt: skip
    found = sheet.read("motor_actuator")
    assert ("operating_temperature", -25.0, None, 80.0, None) in found
    assert ("mass", None, 0.0069, None, None) in found


def test_a_head_that_says_characteristics_ends_no_maximum_ratings():
    sheet = Sheet()
    sheet.text(50, 70, "Absolute Maximum Ratings (Ta = 25 °C)", bold=True)
    for y in (88, 104, 120, 136, 152):
        sheet.rule(50, y, 500, y)
    sheet.rows((55, 250, 330, 420), 92, [
        ("Characteristics", "Symbol", "Rating", "Unit"), ("Supply voltage", "VDD", "7", "V"),
        ("Supply current", "IDD", "30", "mA"), ("Storage temperature", "Tstg", "-55 to 150", "°C"),
    ], pitch=16)  # fmt: skip
    sheet.text(50, 170, "Weight: 1.7 g (typ.)")
    assert sheet.read() == {
        ("storage_temperature", -55.0, None, 150.0, None),
        ("mass", None, 0.0017, None, None),
    }


def test_values_stand_under_every_head_the_first_too():
    sheet = Sheet()
    for y in (88, 104, 120, 136):
        sheet.rule(50, y, 400, y)
    for x in (50, 160, 290, 400):
        sheet.rule(x, 88, x, 136)
    sheet.rows((55, 165, 295), 92, [
        ("Nominal voltage", "Acceptable range", "Current"), ("+ 12 V", "+12 V to +15 V", "50 mA"),
        ("+ 6 V", "+5.5 V to +6.0 V", "1.0 A"),
    ], pitch=16)  # fmt: skip
    found = sheet.read()
    assert ("supply_voltage", 12.0, None, 15.0, None) in found
    assert ("supply_voltage", 5.5, None, 6.0, None) in found
    assert ("current_consumption", None, 1.0, None, None) in found


def test_head_of_two_lines_over_products_whose_rules_begin_under_it():
    sheet = Sheet()
    xs = (50, 120, 185, 260, 345, 420, 480)
    sheet.rows(xs, 80, [
        ("", "Frequency", "Stability vs. temp.", "ADEV", "Phase noise", "Supply", "Power, steady"),
        ("Type", "(MHz)", "(ppb)", "τ = 1 s".replace("τ", "t"), "@ 10 Hz (dBc/Hz)", "(V)", "(W)"),
    ], pitch=10)  # fmt: skip
    rows = [("KX-36-10", "10", "±1", "2e-12", "-135", "12", "2.0"),
            ("KX-36-100", "100", "±50", "1e-11", "-105", "12", "2.2"),
            ("KX-51-5", "5", "±0.2", "5e-13", "-145", "15", "3.5")]  # fmt: skip
    sheet.rows(xs, 106, rows, pitch=16)
    for y in (102, 118, 134, 150):
        sheet.rule(45, y, 560, y)
    found = sheet.read("oscillator_clock")
    for kind, frequency, _, deviation, noise, supply, power in rows:
        assert {
            ("operating_frequency", None, float(frequency) * 1e6, None, kind),
            ("allan_deviation", None, float(deviation), None, kind),
            ("phase_noise", None, float(noise), None, kind),
            ("supply_voltage", None, float(supply), None, kind),
            ("power_consumption", None, float(power), None, kind),
        } <= found


def test_label_and_value_that_no_rule_parts_in_a_table_of_more_columns():
    sheet = Sheet()
    for y in (90, 106, 122, 138, 154, 170):
        sheet.rule(50, y, 530, y)
    for x in (50, 250, 320, 390, 460, 530):
        sheet.rule(x, 90, x, 122)
    for x in (50, 250, 530):
        sheet.rule(x, 122, x, 138)
    for x in (50, 530):
        sheet.rule(x, 138, x, 170)
    sheet.rows((55, 255, 325, 395, 465), 94, [
        ("Parameter", "Min", "Typ", "Max", "Unit"), ("Supply voltage", "180", "230", "260", "V"),
        ("Weight", "28 kg", "", "", ""), ("Operating temperature", "0 to +50 °C", "", "", ""),
        ("Storage temperature", "-20 to +70 °C", "", "", ""),
    ], pitch=16)  # fmt: skip
    assert sheet.read("rf_amplifier") == {
        ("supply_voltage", 180.0, 230.0, 260.0, None),
        ("mass", None, 28.0, None, None),
        ("operating_temperature", 0.0, None, 50.0, None),
        ("storage_temperature", -20.0, None, 70.0, None),
    }


def test_values_in_large_print_over_what_they_are():
    sheet = Sheet()
    for x, value, caption in [
        (50, "640 × 512", "Focal plane array"), (200, "300 Hz", "Full frame rate"),
        (350, "12 µm", "Pixel pitch"),
    ]:  # fmt: skip
        sheet.text(x, 100, value, size=16, bold=True)
        sheet.text(x, 122, caption, size=8)
    assert sheet.read("swir_camera") == {
        ("pixels_horizontal", None, 640.0, None, None),
        ("pixels_vertical", None, 512.0, None, None),
        ("frame_rate", None, 300.0, None, None),
        ("pixel_pitch", None, 12.0, None, None),
    }


def test_figures_over_a_table_of_labels_head_no_column_of_it():
    sheet = Sheet()
    sheet.rows((300, 380, 460), 100, [("300 fps", "0.9-1.7 µm", "30 e-"),
                                      ("frame rate", "spectral range", "read noise")])  # fmt: skip
    sheet.rows((350, 450), 132, [
        ("Peak response", "1.55 µm"), ("Power in", "9-28 V DC"), ("Weight", "410 g"),
        ("Operating temperature", "-10 to +50 °C"),
    ])  # fmt: skip
    found = sheet.read("swir_camera")
    assert ("peak_wavelength", None, 1550.0, None, None) in found
    assert ("mass", None, 0.41, None, None) in found
    assert ("operating_temperature", -10.0, None, 50.0, None) in found


def test_two_tables_of_one_width_and_rules_are_read_by_the_richer_one_s_columns():
    sheet = Sheet()
    xs = (55, 240, 290, 330, 370, 420, 460, 500)
    sheet.rows(xs, 66, [("", "", "", "Grade A", "", "", "Grade S", ""),
                        ("Parameter", "Unit", "Min.", "Typ.", "Max.", "Min.", "Typ.", "Max.")],
               pitch=12)  # fmt: skip
    sheet.rows(xs, 94, [
        ("Luminous sensitivity", "µA/lm", "600", "650", "", "750", "820", ""),
        ("MCP channel pitch", "µm", "", "6", "", "", "6", ""),
        ("Input voltage", "V", "2.0", "2.7", "3.4", "2.0", "2.7", "3.4"),
        ("Input current", "mA", "", "", "35", "", "", "35"),
    ], pitch=16)  # fmt: skip
    sheet.text(55, 158, "Environment")
    for top, label, value, x in [
        (174, "Operating temperature", "-45 °C to +52 °C", 350), (190, "Shock", "500 g, 6 ms", 372),
        (206, "Mass", "80 g", 425),
    ]:  # fmt: skip
        sheet.text(55, top, label)
        sheet.text(x, top, value)
    for y in (90, 106, 122, 138, 154, 186, 202, 218):
        sheet.rule(50, y, 530, y)
    assert {row[:4] for row in sheet.read("image_intensifier")} == {
        ("luminous_sensitivity", 600.0, 650.0, None), ("luminous_sensitivity", 750.0, 820.0, None),
        ("mcp_pitch", None, 6.0, None), ("supply_voltage", 2.0, 2.7, 3.4),
        ("current_consumption", None, None, 0.035), ("operating_temperature", -45.0, None, 52.0),
        ("shock_survival", None, 500.0, None), ("mass", None, 0.08, None),
    }  # fmt: skip


def test_columns_set_close_and_cells_that_wrap_between_two_rules():
    sheet = Sheet()
    xs = (40, 88, 122, 160, 205, 250, 300, 345)
    sheet.rows(xs, 84, [("Model", "Kind", "Array", "Pitch", "Band", "NETD", "Frame", "Mass"),
                        ("", "", "", "(µm)", "(µm)", "(mK)", "rate (Hz)", "(kg)")],
               pitch=10)  # fmt: skip
    for top, first, second in [
        (108, ("KC-M320", "InSb", "320 ×", "30", "3.0-5.0", "20", "380", "3.1"), "256"),
        (133, ("KC-M640", "InSb", "640 ×", "15", "3.0-5.0", "20", "125", "3.4"), "512"),
        (158, ("KC-L640", "MCT", "640 ×", "16", "7.7-9.3", "25", "100", "3.9"), "512"),
    ]:  # fmt: skip
        sheet.rows(xs, top, [first])
        sheet.text(122, top + 11, second)
    for y in (80, 106, 182):
        sheet.rule(36, y, 400, y)
    found = sheet.read("thermal_camera")
    assert ("pixels_horizontal", None, 320.0, None, "KC-M320") in found
    assert ("pixels_vertical", None, 256.0, None, "KC-M320") in found
    assert ("pixel_pitch", None, 15.0, None, "KC-M640") in found
    assert ("spectral_range", 7700.0, None, 9300.0, "KC-L640") in found
    assert len([row for row in found if row[0] == "spectral_range"]) == 3


def test_labels_that_wrap_beside_values_at_half_their_height_in_a_column_of_the_page():
    sheet = Sheet()
    text = ["The encryptor protects the traffic between sites of", "operators, banks and offices. It encrypts every packet",
            "with keys that are agreed anew each hour. A tamper", "switch clears them when the case is opened. Two",
            "supplies may be changed in use. It is managed from", "a console on a port of its own, or over a link that",
            "is itself encrypted. Its log tells who did what and", "when. All parts are made and tested in one house."]  # fmt: skip
    for number, line in enumerate(text):
        sheet.text(50, 100 + 12.3 * number, line)
    top = 96.0
    for first, second, value in [
        ("Throughput", "", "10 Gbit/s"), ("Temperature in", "operation", "0 °C to +45 °C"),
        ("Operating", "voltage", "100 to 240 V"), ("MTBF", "", "120 000 h"), ("Mass", "", "6.2 kg"),
    ]:  # fmt: skip
        sheet.text(330, top, first)
        if second:
            sheet.text(330, top + 11, second)
        sheet.text(440, top + (5.5 if second else 0), value)
        top += 26 if second else 15
    found = {row[:4] for row in sheet.read("crypto_module")}
    assert ("supply_voltage", 100.0, None, 240.0) in found
    assert ("operating_temperature", 0.0, None, 45.0) in found
    assert ("mass", None, 6.2, None) in found
