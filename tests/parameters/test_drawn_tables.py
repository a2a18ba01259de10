"""Tables drawn for these tests whose labels, units or heads stand apart from their figures."""

import pytest

from parameters.test_printed_sheets import Sheet, round_off
from spectriage.parameters.sheet import read_parameters


def grid(sheet, xs, ys):
    for x in xs:
        sheet.rule(x, ys[0], x, ys[-1])
    for y in ys:
        sheet.rule(xs[0], y, xs[-1], y)


def test_a_label_with_a_figure_in_it_stands_in_the_middle_of_its_rows():
    sheet = Sheet()
    xs = (50, 230, 310, 370, 430, 490)
    grid(sheet, xs, (90, 108, 198, 216))
    places = [x + 5 for x in xs[:5]]
    sheet.rows(places, 94, [("Parameter", "Condition (GHz)", "Min", "Typ", "Unit")])
    powers = ("+17.7", "+20.8", "+19.1", "+17.2", "+15.5")
    for number, (at, power) in enumerate(zip(("0.1", "3", "6", "9", "12"), powers, strict=True)):
        sheet.text(places[1], 112 + 17 * number, at)
        sheet.text(places[3], 112 + 17 * number, power)
    sheet.text(places[0], 146, "Power at 1 dB compression (P1dB)")
    sheet.text(places[4], 146, "dBm")
    sheet.rows(places, 202, [("Supply current", "", "", "88", "mA")])
    found = {row[2] for row in sheet.read("rf_amplifier") if row[0] == "output_power"}
    assert found == {17.7, 20.8, 19.1, 17.2, 15.5}


def test_rows_of_modes_are_named_by_the_head_of_their_section():
    sheet = Sheet()
    sheet.text(50, 80, "4.5 Current Consumption", size=12, bold=True)
    sheet.text(
        50, 100, "The table tells what all supply pins draw together in each of the states, which"
    )
    sheet.text(50, 112, "are configurable.")
    grid(sheet, (50, 170, 260, 340, 420), (130, 146, 162, 178, 194))
    sheet.rows((55, 175, 265, 345), 134, [
        ("Parameter", "", "Typ.", "Unit"), ("READY", "VDIG", "54.1", "mA"),
        ("READY", "VIO", "43.4", "µA"), ("SLEEP", "VDIG", "1.35", "mA"),
    ], pitch=16)  # fmt: skip
    assert {row[:3] for row in sheet.read("radar")} == {
        ("current_consumption", None, 0.0541), ("current_consumption", None, 4.34e-05),
        ("current_consumption", None, 0.00135),
    }  # fmt: skip


def test_the_head_of_an_earlier_table_names_no_later_one():
    sheet = Sheet()
    sheet.text(50, 80, "4.5 Current Consumption", size=12, bold=True)
    for top, unit in ((110, "mA"), (220, "mA")):
        grid(sheet, (50, 170, 260, 340, 420), (top, top + 16, top + 32, top + 48))
        sheet.rows((55, 175, 265, 345), top + 4, [
            ("Parameter", "", "Typ.", "Unit"), ("READY", "A", f"{top / 10}", unit),
            ("SLEEP", "B", f"{top / 20}", unit),
        ], pitch=16)  # fmt: skip
    sheet.text(50, 195, "Fuses of the carrier board, which are slow.")
    assert {row[2] for row in sheet.read("radar")} == {0.011, 0.0055}


def test_a_value_goes_on_in_the_lines_under_it():
    sheet = Sheet()
    sheet.text(50, 100, "Operating temperature")
    sheet.text(190, 100, "Wide models: -40 to 75 °C")
    sheet.text(190, 111, "Standard models: -25 to 60 °C")
    sheet.text(50, 140, "No table stands here.")
    assert {row[:4] for row in sheet.read("network_equipment")} == {
        ("operating_temperature", -40.0, None, 75.0), ("operating_temperature", -25.0, None, 60.0)
    }  # fmt: skip


def test_a_second_range_in_the_same_unit_is_told_once_more():
    sheet = Sheet()
    sheet.text(50, 100, "Supports redundant 12 to 24 V (9 to 36 V) power input, fused")
    sheet.text(50, 130, "Operating temperature: -40 to 75 °C (-40 to 167 °F)")
    assert {row[:4] for row in sheet.read("network_equipment")} == {
        ("supply_voltage", 9.0, None, 36.0), ("operating_temperature", -40.0, None, 75.0)
    }  # fmt: skip


def test_a_cell_may_hold_a_label_of_its_own():
    sheet = Sheet()
    grid(sheet, (50, 170, 480), (90, 106, 122, 138))
    sheet.rows((55, 175), 94, [
        ("Optical size", "Type 1/2.8"), ("Weight", "4 g"),
        ("Readout", "Maximum frame rate in Full HD 1080p mode: 120 frame / s"),
    ], pitch=16)  # fmt: skip
    found = {row[:3] for row in sheet.read("image_sensor")}
    assert ("frame_rate", None, 120.0) in found


def test_beams_listed_with_their_planes_share_the_unit():
    sheet = Sheet()
    sheet.text(50, 100, "HPBW typical of 65 (H-plane) and 53 degrees (E-plane)")
    sheet.text(50, 130, "Update rate: 1, 5, or 10 records per second")
    assert {row[:3] for row in sheet.read("radar") if row[0] == "beam_width"} == {
        ("beam_width", None, 65.0), ("beam_width", None, 53.0)
    }  # fmt: skip


def test_a_label_of_three_lines_stands_between_the_two_rows_it_names():
    sheet = Sheet()
    xs = (50, 110, 260, 360, 420, 480)
    grid(sheet, xs, (90, 108, 150, 168))
    places = [x + 4 for x in xs[:5]]
    sheet.rows(places, 94, [("Symbol", "Parameter", "Conditions", "Typ", "Unit")])
    for line, top in zip(
        ("Supply current", "in the mode of", "highest rate"), (111, 123, 135), strict=True
    ):
        sheet.text(places[1], top, line)
    sheet.text(places[0], 123, "IddH")
    for at, value, top in (("ODR < 1.6 kHz", "150", 117), ("ODR > 1.6 kHz", "160", 129)):
        sheet.text(places[2], top, at)
        sheet.text(places[3], top, value)
    sheet.text(places[4], 123, "µA")
    sheet.rows(places, 152, [("Vdd", "Supply voltage", "", "1.8", "V")])
    found = {row[:3] for row in sheet.read("imu")}
    assert {("current_consumption", None, 0.00015), ("current_consumption", None, 0.00016)} <= found


def test_what_a_module_measures_is_not_what_feeds_it():
    sheet = Sheet()
    grid(sheet, (50, 200, 420), (90, 106, 122, 138, 154))
    sheet.rows((55, 205), 94, [
        ("Voltage Input", "±10 mV, ±50 mV, ±10 V"), ("Current Input", "0 ~ 20 mA"),
        ("Power Input", "24 VDC"), ("Power Consumption", "0.9 W (voltage output) 1.3 W (current output)"),
    ], pitch=16)  # fmt: skip
    assert {row[:3] for row in sheet.read("environmental_sensor")} == {
        ("supply_voltage", None, 24.0), ("power_consumption", None, 0.9),
        ("power_consumption", None, 1.3),
    }  # fmt: skip


def test_ranges_of_thermocouples_are_no_operating_temperature():
    sheet = Sheet()
    grid(sheet, (50, 150, 300, 420), (90, 106, 122, 138, 154))
    sheet.rows((55, 155, 305), 94, [
        ("T/C Type", "Temperature Range (°C)", "Accuracy at 25 °C"), ("J", "-40 ~ 760", "±2"),
        ("K", "0 ~ 1,000", "±2"), ("T", "-100 ~ 400", "±2"),
    ], pitch=16)  # fmt: skip
    assert not {
        row for row in sheet.read("environmental_sensor") if row[0] == "operating_temperature"
    }


def test_key_lengths_listed_behind_their_cipher():
    sheet = Sheet()
    sheet.text(50, 100, "Hardware acceleration for AES 128/192/256 and 2048-bit RSA")
    assert {row[2] for row in sheet.read("processor")} == {128.0, 192.0, 256.0, 2048.0}


@pytest.mark.parametrize(
    ("family", "line", "expected"),
    [
        ("radar", "Потребляемый ток: до 4 мА (номинально 3,1 мА).",
         ("current_consumption", None, 0.0031, 0.004)),
        ("radar", "Дальность обнаружения: до 8 м (номинально до 6 м).", ("range_max", None, 6.0, 8.0)),
        ("radar", "Supply current typ. 0.6 mA (max. 4.5 mA)",
         ("current_consumption", None, 0.0006, 0.0045)),
        ("environmental_sensor", "Eigenverbrauch: typ. 0,6 W (max. 4,5 W)",
         ("power_consumption", None, 0.6, 4.5)),
        ("surveillance_camera", "IR 25 m / 0.85 microns", ("range_max", None, 25.0, None)),
        ("gnss_receiver", "Real position, heading and velocity updates of up to 8 times per second.",
         ("output_rate", None, None, 8.0)),
        ("gnss_receiver", "yields position errors of less than 4 meters",
         ("position_accuracy", None, None, 4.0)),
        ("environmental_sensor", "Temperature is read as a 9-bit digital value.",
         ("resolution_bits", None, 9.0, None)),
        ("rf_component", "paths for continuous coverage over the 60 MHz to 3.9 GHz range",
         ("operating_frequency", 6e7, None, 3.9e9)),
    ],
)  # fmt: skip
def test_a_line_gives_just_one_value(family, line, expected):
    found = read_parameters(line.encode(), name="line.txt", family=family)
    assert {(r.name, *(round_off(n) for n in r.numbers)) for r in found} == {expected}


def test_what_no_product_can_have_is_not_told():
    sheet = Sheet()
    sheet.text(50, 100, "Dynamics: 999 knots velocity")
    sheet.text(50, 130, 'LTE, 3G frequency variants; lens 1/2 .8" CMOS sensor')
    sheet.text(50, 160, "Power dissipation")
    sheet.text(50, 172, "© Acme 2012. All rights reserved.")
    assert sheet.read("gnss_receiver") == set()


def test_a_label_that_only_a_space_parts_from_its_value_parts_where_the_others_do():
    sheet = Sheet()
    widths = (
        sheet.canvas.stringWidth(t, "Helvetica", 9) for t in ("Sensing element", "Operating temp.")
    )
    left, right = (width + 2.5 for width in widths)
    sheet.rows((50, 50 + left, 300, 300 + right), 100, [
        ("Range", "0…600 bar gauge", "Response time", "2 ms"),
        ("Accuracy", "±0.25 % FS", "Output", "4…20 mA, two-wire"),
        ("Sensing element", "stainless steel 17-4PH", "Supply", "9…32 V DC"),
        ("Seal", "none (welded)", "Operating temp.", "−40…+100 °C"),
        ("Port", "stainless steel 316L", "Weight", "110 g"),
    ])  # fmt: skip
    assert {row[:4] for row in sheet.read("pressure_sensor")} == {
        ("pressure_range", 0.0, None, 6e7), ("response_time", None, 0.002, None),
        ("accuracy_full_scale", None, None, 0.25), ("operating_temperature", -40.0, None, 100.0),
        ("mass", None, 0.11, None), ("supply_voltage", 9.0, None, 32.0),
    }  # fmt: skip


def test_columns_under_part_numbers_are_variants_beside_a_column_of_units():
    sheet = Sheet()
    xs = (50, 190, 290, 350, 430)
    grid(sheet, (*xs, 500), (90, 106, 122, 138))
    sheet.rows([x + 5 for x in xs], 94, [
        ("Parameter", "Condition", "Unit", "CR-100", "CR-10"),
        ("Phase noise", "100 Hz offset", "dBc/Hz", "-133", "-140"),
        ("Supply voltage", "", "V DC", "14 to 16", "11 to 13"),
    ], pitch=16)  # fmt: skip
    assert sheet.read("oscillator_clock") == {
        ("phase_noise", None, -133.0, None, "CR-100"), ("phase_noise", None, -140.0, None, "CR-10"),
        ("supply_voltage", 14.0, None, 16.0, "CR-100"),
        ("supply_voltage", 11.0, None, 13.0, "CR-10"),
    }  # fmt: skip


def test_a_level_stands_in_a_column_of_units_and_zero_volts_feed_nothing():
    sheet = Sheet()
    grid(sheet, (50, 190, 290, 400), (90, 106, 122, 138, 154))
    sheet.rows((55, 195, 295), 94, [
        ("Parameter", "Unit", "Typ"), ("Receiving sensitivity", "dB re 1 V/µPa", "-193"),
        ("Sensitivity", "dB re 1 V/Pa", "-100"), ("Supply voltage", "V", "0"),
    ], pitch=16)  # fmt: skip
    assert {row[:4] for row in sheet.read("hydrophone")} == {
        ("acoustic_sensitivity", None, -193.0, None)
    }


def stacked_head(sheet, xs, middle, heads, pitch=8):
    """Heads of one to three lines, each set level with the middle of the others."""
    for x, lines in zip(xs, heads, strict=True):
        top = middle - pitch * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            sheet.text(x, top + pitch * number, line, size=6)


def test_heads_of_several_lines_stand_apart_above_the_first_rule_of_a_selection_table():
    sheet = Sheet()
    xs = (45, 130, 210, 300, 390, 470)
    stacked_head(sheet, xs, 96, [
        ("Type",), ("Rate range", "(°/s)"), ("Turn-on bias", "repeatability", "(°/h, rms)"),
        ("Scale factor", "error (ppm)"), ("3 dB", "bandwidth (Hz)"), ("Mass", "(g)"),
    ])  # fmt: skip
    rows = [
        ("KR-2", "± 150", "0.7", "90", "120", "310"), ("KR-3", "± 320", "1.9", "210", "180", "140"),
        ("KR-8", "± 650", "12", "1 400", "260", "36"),
    ]  # fmt: skip
    sheet.rows(xs, 128, rows, pitch=22)
    for number in range(3):
        sheet.rule(40, 143 + 22 * number, 555, 143 + 22 * number)
    found = sheet.read("imu")
    assert {row for row in found if row[-1] == "KR-8"} == {
        ("gyro_range", None, None, 650.0, "KR-8"), ("bandwidth", None, 260.0, None, "KR-8"),
        ("gyro_bias_repeatability", None, 12.0, None, "KR-8"), ("mass", None, 0.036, None, "KR-8"),
    }  # fmt: skip
    assert {row[-1] for row in found} == {"KR-2", "KR-3", "KR-8"}


def test_bands_stand_under_a_head_of_two_lines_that_tells_their_unit():
    sheet = Sheet()
    xs = (45, 130, 220, 310, 400)
    stacked_head(sheet, xs, 100, [
        ("Model",), ("Passband", "(MHz)"), ("1 dB bandwidth", "(MHz)"), ("Rejection 55 dB", "(MHz)"),
        ("Weight", "(g)"),
    ])  # fmt: skip
    sheet.rows(xs, 118, [
        ("TPL-11", "142–168", "31", "> 240", "64"), ("TPL-12", "DC–75", "77", "> 110", "52"),
        ("TPL-14", "610–655", "52", "> 800", "47"),
    ])  # fmt: skip
    assert {row for row in sheet.read("rf_component") if row[-1] != "TPL-14"} == {
        ("operating_frequency", 142e6, None, 168e6, "TPL-11"), ("mass", None, 0.064, None, "TPL-11"),
        ("bandwidth", None, 31e6, None, "TPL-11"), ("bandwidth", None, 77e6, None, "TPL-12"),
        ("operating_frequency", 0.0, None, 75e6, "TPL-12"), ("mass", None, 0.052, None, "TPL-12"),
    }  # fmt: skip


def test_a_column_of_units_stands_between_unheaded_labels_and_two_variants():
    sheet = Sheet()
    xs = (50, 230, 300, 400, 500)
    grid(sheet, xs, range(100, 205, 17))
    sheet.rows([x + 4 for x in xs[:4]], 104, [
        ("", "Einheit", "KM 12", "KM 12 S"), ("Antrieb", "", "", ""),
        ("Leistungsaufnahme max.", "kW", "7,5", "9,2"), ("Drehtisch", "Grad", "-90 … +30", "endlos"),
        ("Gewicht ca.", "t", "2,85", "3,1"), ("Umgebungstemperatur", "°C", "+5 bis +35", "+18 bis +24"),
    ], pitch=17)  # fmt: skip
    assert sheet.read("machine_tool") == {
        ("power_consumption", None, None, 7500.0, "KM 12"),
        ("power_consumption", None, None, 9200.0, "KM 12 S"),
        ("mass", None, 2850.0, None, "KM 12"), ("mass", None, 3100.0, None, "KM 12 S"),
        ("operating_temperature", 5.0, None, 35.0, "KM 12"),
        ("operating_temperature", 18.0, None, 24.0, "KM 12 S"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("label", "printed", "expected"),
    [
        ("Frequency range, GHz", "DC–14", ("operating_frequency", 0.0, None, 14e9)),
        ("Frequency range, GHz", "DC to 8.5", ("operating_frequency", 0.0, None, 8.5e9)),
        ("Weight, g", "DC–14", None),
    ],
)
def test_a_range_from_direct_current_takes_the_unit_of_its_label(label, printed, expected):
    sheet = Sheet()
    sheet.rows((50, 220, 320), 100, [
        ("", "TPA-1", "TPA-2"), (label, printed, printed), ("Connector", "SMA", "N"),
        ("Impedance, Ω", "50", "50"),
    ])  # fmt: skip
    found = {row[:4] for row in sheet.read("rf_component")}
    assert found == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("family", "label", "unit", "name"),
    [
        ("fpga", "DDR5 bandwidth (GB/s)", "14.2", "memory_bandwidth"),
        ("fpga", "FP16 performance (TOPS)", "3.4", "tops"),
        ("underwater_vehicle", "Carrying capacity", "11 kg", "payload_mass"),
        ("rf_component", "Mean power (W)", "40", None),
    ],
)
def test_labels_of_a_family_that_others_do_not_use(family, label, unit, name):
    sheet = Sheet()
    sheet.rows((50, 260), 100, [(label, unit), ("Colour", "grey"), ("Finish", "matt")])
    assert {row[0] for row in sheet.read(family)} == ({name} if name else set())
