"""Layouts of whole sheets and reports: blocks of other columns, typed reports, values across."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from parameters.test_drawn_tables import grid
from parameters.test_printed_sheets import Sheet
from spectriage.parameters.quantities import find_quantities
from spectriage.parameters.sheet import read_parameters


def typed(*lines, family=""):
    """What is read of lines in typewriter print, where a space is as wide as a letter."""
    sheet = Sheet()
    for number, line in enumerate(lines):
        sheet.canvas.setFont("Courier", 9)
        sheet.canvas.drawString(50, 842 - 120 - 13 * number, line)
    return {row[:4] for row in sheet.read(family)}


def test_a_dash_for_no_value_is_no_bullet_of_another_column():
    sheet = Sheet()
    rows = [("Item", "Condition", "Min.", "Typ.", "Max.", "Unit")]
    rows += [
        ("Supply voltage", f"type {letter}", f"{n + 4}.5", "—", f"{n + 5}.5", "V")
        for n, letter in enumerate("ABCDE")
    ]
    rows += [("Supply current", "idle", "—", "31", "—", "mA"), ("Weight", "", "—", "77", "—", "g")]
    sheet.rows((60, 220, 360, 400, 440, 485), 110, rows, pitch=13)
    found = {row[:4] for row in sheet.read("radiation_detector")}
    assert {("supply_voltage", n + 4.5, None, n + 5.5) for n in range(5)} < found
    assert {("current_consumption", None, 0.031, None), ("mass", None, 0.077, None)} < found


def test_a_report_s_results_are_the_values_and_what_was_asked_for_is_not():
    found = typed(
        "Object ............... LNA-9 amplifier, serial no. 12",
        "Place ................ shielded room",
        "",
        "Test   Quantity               Requirement     Result           Verdict",
        "4.1    Small signal gain      >= 31 dB        32.2 to 34.0 dB  PASS",
        "4.2    Noise figure           <= 3 dB         2.1 to 2.7 dB    PASS",
        "4.3    Supply current, idle   <= 0.9 A        0.75 A           PASS",
        "4.4    Operating temperature  0 to +45 degC   -5 to +50 degC   PASS",
        family="rf_amplifier",
    )
    assert found == {
        ("gain", 32.2, None, 34.0), ("noise_figure", 2.1, None, 2.7),
        ("current_consumption", None, 0.75, None), ("operating_temperature", -5.0, None, 50.0),
    }  # fmt: skip


def test_what_is_required_is_the_value_where_no_result_is_told():
    text = b"Characteristic | Requirement | Remark\n--|--|--\nWeight | 3 kg | with cable\n"
    found = read_parameters(text, name="sheet.md")
    assert [(r.name, r.typ) for r in found] == [("mass", 3.0)]


def test_instruments_and_uncertainties_of_a_report_are_not_the_item_s():
    found = typed(
        "5 Test results",
        "Noise figure         2.4 dB",
        "6 Test equipment",
        "T-1  Signal generator, 0.5 to 12 GHz",
        "T-2  DC supply 60 V, 20 A",
        "7 Measurement uncertainty (k = 2)",
        "Noise figure         +/-0.3 dB",
        family="rf_amplifier",
    )
    assert found == {("noise_figure", None, 2.4, None)}


def test_a_block_with_a_column_for_each_product_follows_one_with_a_single_column():
    sheet = Sheet()
    sheet.rows((60, 200), 100, [
        ("Frequency range", "433 to 434 MHz, in steps that software may set"),
        ("Transmit power", "100 mW max., adjustable in steps of 3 dB each"),
        ("Modulation", "GFSK, with a deviation of half the rate in the air"),
        ("Interfaces", "UART and SPI, selected by two pins of the connector"),
    ])  # fmt: skip
    sheet.rows((60, 200, 290), 152, [
        ("Electrical", "TM-4S", "TM-4H"), ("Supply voltage", "3.0 - 3.6 V", "6 - 24 V"),
        ("Receive current", "19 mA", "12 mA"), ("Weight", "3.5 g", "61 g"),
        ("Operating temperature", "-40 to +85 C", "-30 to +70 C"),
    ])  # fmt: skip
    found = sheet.read("radio_transceiver")
    assert {
        ("supply_voltage", 3.0, None, 3.6, "TM-4S"), ("supply_voltage", 6.0, None, 24.0, "TM-4H"),
        ("current_consumption", None, 0.019, None, "TM-4S"),
        ("mass", None, 0.061, None, "TM-4H"),
        ("operating_temperature", -40.0, None, 85.0, "TM-4S"),
    } < found  # fmt: skip


@pytest.mark.parametrize("group", ["", "Input"])
def test_values_centred_across_the_columns_of_variants(group):
    sheet = Sheet()
    xs = (280, 350, 420, 490)

    def row(top, label, unit, *values):
        sheet.text(60, top, label)
        sheet.text(230, top, unit)
        for x, value in zip(xs if len(values) > 1 else (385,), values, strict=True):
            sheet.text(x - stringWidth(value, "Helvetica", 9) / 2, top, value)

    head = 84 if group else 100
    sheet.text(60, head, "Type")
    for x, name in zip(xs, ("DR-11", "DR-22", "DR-33", "DR-44"), strict=True):
        sheet.text(x - 12, head, name)
    if group:
        sheet.text(60, 100, group)
    top = 114
    for number, told in enumerate([
        ("Supply voltage", "V", "3 AC 340 … 440"), ("Supply current", "A", "3.1", "7.7", "15", "29"),
        ("Output frequency", "Hz", "0 … 590", "0 … 590", "0 … 480", "0 … 480"),
        ("Operating temperature", "°C", "0 … +40"), ("Storage temperature", "°C", "−20 … +60"),
        ("Weight", "kg", "2.1", "3.6", "7.2", "14.5"), ("MTBF", "h", "90000"),
        ("Shock", "g", "15", "15", "12", "12"), ("Power loss", "W", "80", "160", "320", "610"),
    ]):  # fmt: skip
        row(top + 16 * number, *told)
        sheet.rule(50, top + 16 * number - 11 + 9, 540, top + 16 * number - 11 + 9)
    sheet.rule(50, top + 16 * 9 - 2, 540, top + 16 * 9 - 2)
    found = sheet.read("frequency_converter")
    assert {
        ("supply_voltage", 340.0, None, 440.0, None),
        ("current_consumption", None, 7.7, None, "DR-22"),
        ("current_consumption", None, 15.0, None, "DR-33"),
        ("output_frequency", 0.0, None, 480.0, "DR-33"),
        ("operating_temperature", 0.0, None, 40.0, None),
        ("storage_temperature", -20.0, None, 60.0, None),
        ("mass", None, 7.2, None, "DR-33"), ("mtbf", None, 90000.0, None, None),
    } < found  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Power consumption, typ. / max.: 3.5 W / 6 W", (None, 3.5, 6.0)),
        ("Power consumption (min/typ/max): 2 / 3 / 5 W", (2.0, 3.0, 5.0)),
    ],
)
def test_slots_told_by_the_label(line, expected):
    label, value = line.split(": ")
    text = f"Parameter | Data\n--|--\n{label} | {value}\nWeight | 3 kg\n"
    found = read_parameters(text.encode(), name="sheet.md", family="network_equipment")
    assert [r.numbers for r in found if r.name == "power_consumption"] == [expected]


@pytest.mark.parametrize(
    "text", ["3~ 400 V", "3 AC 400 V", "3-phase 400 V", "3 x 400 V", "400 V, 3~", "400 V (3 ~)"]
)
def test_the_number_of_phases_is_no_voltage(text):
    assert [q.typ for q in find_quantities(text)] == [400]


def test_thousands_behind_points_in_a_range_from_zero():
    text = "Ausgangsfrequenz: 0 … 1.800 Hz\nMasse: 3,2 kg\nStrom: 5,4 A, 2,5 A, 7,5 A\n"
    found = read_parameters(text.encode(), name="blatt.txt", family="frequency_converter")
    assert [(r.min, r.max) for r in found if r.name == "output_frequency"] == [(0.0, 1800.0)]


def test_a_numbered_heading_among_notes_and_conditions_heads_the_rows_below():
    sheet = Sheet()
    grid(sheet, (50, 160, 290, 340, 390, 440), (90, 106))
    sheet.rule(50, 90, 440, 90)
    for y in (106, 146, 162, 178, 194):
        sheet.rule(50, y, 440, y)
    for x in (50, 160, 290, 340, 390, 440):
        sheet.rule(x, 146, x, 194)
    for x in (50, 440):
        sheet.rule(x, 90, x, 194)
    sheet.rows((55, 165, 295, 345, 395), 94, [("Parameter", "Conditions", "MIN", "MAX", "UNIT")])
    sheet.text(55, 110, "(1) Measured in still air.")
    sheet.text(55, 121, "6.2 Supply Current of the Core")
    sheet.text(55, 132, "at 25 °C, VDD = 3.1 V, outputs open")
    sheet.rows((55, 165, 295, 345, 395), 150, [
        ("Parameter", "Conditions", "TYP", "MAX", "UNIT"), ("Run mode", "f = 6 MHz", "1.3", "1.7", "mA"),
        ("Sleep mode 2", "clock on", "44", "61", "µA"),
    ], pitch=16)  # fmt: skip
    found = sheet.read("processor")
    assert {row for row in found if row[0] == "current_consumption"} == {
        ("current_consumption", None, 0.0013, 0.0017, None),
        ("current_consumption", None, 4.4e-05, 6.1e-05, None),
    }  # fmt: skip


def test_typical_applications_behind_what_was_skipped_stay_skipped():
    found = typed(
        "Resolution           12 bit",
        "ORDERING INFORMATION",
        "KX41  Resolution     18 bit",
        "TYPICAL APPLICATIONS",
        "KX42  Resolution     20 bit",
        family="adc_dac",
    )
    assert ("resolution_bits", None, 20.0, None) not in found
