"""Columns that tell one value several times: grades over min/typ/max, offsets over figures."""

import pytest

from parameters.test_drawn_tables import grid
from parameters.test_printed_sheets import Sheet
from spectriage.parameters.sheet import read_parameters


def test_grades_in_the_cells_of_their_slots_are_variants():
    sheet = Sheet()
    grid(sheet, (50, 240, 350, 460, 510), (90, 116, 132, 148))
    sheet.rows((285, 395), 94, [("QZ77-40", "QZ77-65")])
    places = (55, 200, 245, 280, 315, 355, 390, 425, 465)
    slots = ("Min", "Typ", "Max")
    sheet.rows(places, 105, [("Parameter", "Temp", *slots, *slots, "Unit")])
    sheet.rows(places, 120, [
        ("Supply voltage", "Full", "2.9", "3.1", "3.4", "2.9", "3.1", "3.5", "V"),
        ("Supply current", "Full", "", "210", "233", "", "271", "298", "mA"),
    ], pitch=16)  # fmt: skip
    assert sheet.read("adc_dac") == {
        ("supply_voltage", 2.9, 3.1, 3.4, "QZ77-40"), ("supply_voltage", 2.9, 3.1, 3.5, "QZ77-65"),
        ("current_consumption", None, 0.21, 0.233, "QZ77-40"),
        ("current_consumption", None, 0.271, 0.298, "QZ77-65"),
    }  # fmt: skip


def test_a_remark_in_brackets_over_the_slots_names_no_variants():
    sheet = Sheet()
    sheet.rows((50, 100, 150, 330, 400, 460), 88, [
        ("(Tc =", "+25 deg.C,", "VD = +28 V,", "CW,", "otherwise", "noted)"),
    ])  # fmt: skip
    sheet.rows((50, 200, 330, 400, 460, 510), 100, [
        ("Item", "Symbol", "Min.", "Typ.", "Max.", "Unit"),
        ("Frequency range", "f", "5.85", "-", "6.65", "GHz"),
        ("Small signal gain", "Gs", "31", "33", "-", "dB"),
        ("Noise figure", "NF", "-", "7.5", "-", "dB"),
        ("Case temperature", "Tc", "-30", "-", "+75", "deg.C"),
    ])  # fmt: skip
    assert sheet.read("rf_amplifier") == {
        ("operating_frequency", 5.85e9, None, 6.65e9, None), ("gain", 31.0, 33.0, None, None),
        ("noise_figure", None, 7.5, None, None),
        ("operating_temperature", -30.0, None, 75.0, None),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("caption", "corner"),
    [
        ("SSB phase noise (CW, +5 dBm, dBc/Hz)", "Carrier"),
        ("Measured at +5 dBm", "Phase noise (dBc/Hz)"),
    ],
)
def test_figures_under_offsets_are_the_noise_of_their_carriers(caption, corner):
    sheet = Sheet()
    sheet.text(50, 86, caption)
    sheet.rows((50, 190, 260, 330), 100, [
        (corner, "10 Hz", "1 kHz", "100 kHz"), ("2 GHz", "-68", "-112", "-131"),
        ("6 GHz (ZG-8060)", "-58", "-102", "-121"), ("12 GHz (ZG-8120)", "-52", "-96", "n/a"),
    ])  # fmt: skip
    told = {row[2:] for row in sheet.read("signal_generator") if row[0] == "phase_noise"}
    assert told == {
        *((figure, None, None) for figure in (-68.0, -112.0, -131.0)),
        *((figure, None, "ZG-8060") for figure in (-58.0, -102.0, -121.0)),
        *((figure, None, "ZG-8120") for figure in (-52.0, -96.0)),
    }


def test_figures_under_values_that_no_caption_names_tell_nothing():
    sheet = Sheet()
    sheet.text(50, 86, "Ordering lengths")
    sheet.rows((50, 190, 260, 330), 100, [
        ("Bore", "10 mm", "20 mm", "30 mm"), ("5 mm", "68", "112", "131"),
        ("6 mm", "58", "102", "121"),
    ])  # fmt: skip
    assert sheet.read("signal_generator") == set()


def test_variants_that_no_rule_parts_have_a_column_each():
    sheet = Sheet()
    grid(sheet, (50, 250, 510), (90, 106, 122, 138, 154))
    sheet.rows((55, 270, 400), 94, [
        ("", "QX310", "QX340"), ("Power consumption", "35 W typ., 48 W max.", "41 W typ., 62 W max."),
        ("Weight", "7.7 kg", "8.1 kg"),
    ], pitch=16)  # fmt: skip
    sheet.text(55, 142, "Operating temperature")
    sheet.text(340, 142, "5 °C to +45 °C")
    assert sheet.read("signal_generator") == {
        ("power_consumption", None, 35.0, 48.0, "QX310"),
        ("power_consumption", None, 41.0, 62.0, "QX340"),
        ("mass", None, 7.7, None, "QX310"), ("mass", None, 8.1, None, "QX340"),
        ("operating_temperature", 5.0, None, 45.0, None),
    }  # fmt: skip


def test_short_codes_of_cells_head_rows_as_part_numbers_do():
    sheet = Sheet()
    grid(sheet, (50, 120, 230, 330, 430), (90, 106, 122, 138, 154))
    sheet.rows((55, 125, 235, 335), 94, [
        ("Zelle", "Messbereich", "kleinste Spanne", "Überlast"),
        ("K1", "0 … 250 mbar", "10 mbar", "6 bar"), ("K3", "0 … 1,6 bar", "80 mbar", "12 bar"),
        ("K5", "0 … 16 bar", "800 mbar", "40 bar"),
    ], pitch=16)  # fmt: skip
    assert sheet.read("pressure_sensor") == {
        ("pressure_range", 0.0, None, 25000.0, "K1"),
        ("pressure_range", 0.0, None, 160000.0, "K3"),
        ("pressure_range", 0.0, None, 1.6e6, "K5"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("weight", "hours"), [("7,4 kg, 1,5 m, 0,3 W", 62000.0), ("7.4 kg, 1.5 m, 0.3 W", 62.0)]
)
def test_points_part_thousands_where_decimals_have_commas(weight, hours):
    text = f"Gewicht, Kabel, Standby: {weight}\n\nMTBF: 62.000 h\n"
    found = read_parameters(text.encode(), name="sheet.txt", family="power_supply")
    assert [value.typ for value in found if value.name == "mtbf"] == [hours]


def test_what_a_bound_adds_to_another_voltage_is_no_supply():
    text = b"Input pins stand up to AVDD + 0.3 V. Supply voltage: 3.3 V."
    found = read_parameters(text, name="sheet.txt", family="adc_dac")
    assert [value.typ for value in found if value.name == "supply_voltage"] == [3.3]


@pytest.mark.parametrize(
    ("family", "label", "value", "name"),
    [
        ("laser_rangefinder", "Messunsicherheit", "± 2 m", "range_accuracy"),
        ("laser_rangefinder", "Wiederholbarkeit", "0,6 m", "range_precision"),
        ("battery", "BMS self-consumption", "30 mA", "current_consumption"),
        ("battery", "MOSFET over temperature protection", "92 °C", None),
        ("gravimeter", "Station position, GNSS", "1.8 m", "position_accuracy"),
        ("adc_dac", "CLK pulse width high", "3.3 ns", None),
        ("signal_generator", "Frequency range", "250 kHz to 9 GHz", "output_frequency"),
        ("signal_generator", "Frequenzbereich", "250 kHz bis 9 GHz", "output_frequency"),
        ("signal_analyser", "Frequency range", "250 kHz to 9 GHz", "operating_frequency"),
        ("power_supply", "Genauigkeit Spannung", "8 mV", None),
    ],
)
def test_labels_of_values_told_alone(family, label, value, name):
    found = read_parameters(f"{label}: {value}\n".encode(), name="sheet.txt", family=family)
    assert {reading.name for reading in found} - {"range_min"} == ({name} if name else set())


def test_ranges_are_told_by_their_targets():
    sheet = Sheet()
    sheet.rows((50, 250), 100, [
        ("Fahrzeugziel 2,5 m × 2,5 m", "≥ 4700 m"), ("Person 0,5 m × 1,7 m", "≥ 2600 m"),
        ("Gewicht", "310 g"),
    ])  # fmt: skip
    found = {row[:2] for row in sheet.read("laser_rangefinder")}
    assert found == {("range_max", 4700.0), ("range_max", 2600.0), ("mass", None)}


def test_a_passage_between_rows_of_slots_is_read_as_text():
    sheet = Sheet()
    grid(sheet, (50, 230, 290, 350, 410, 470), (90, 106))
    for y in (122, 138):
        sheet.rule(50, y, 470, y)
    for x in (50, 470):
        sheet.rule(x, 106, x, 122)
    grid(sheet, (50, 230, 290, 350, 410, 470), (122, 138, 154))
    places = (55, 235, 295, 355, 415)
    sheet.rows(places, 94, [("Item", "Min", "Typ", "Max", "Unit")])
    sheet.text(
        55,
        110,
        "3. Interface CAN: 125 kbps (default), text goes on here. RS485: 19200 bps, two-wire.",
    )
    sheet.rows(places, 126, [("Supply voltage", "9", "12", "16", "V"), ("Start", "2", "3", "4", "s")],
               pitch=16)  # fmt: skip
    found = {row[:3] for row in sheet.read("battery")}
    assert found == {
        ("data_rate", None, 125e3), ("data_rate", None, 19200.0), ("supply_voltage", 9.0, 12.0)
    }  # fmt: skip


def test_a_row_of_another_quantity_is_not_read_as_text():
    sheet = Sheet()
    sheet.rows((50, 250), 100, [
        ("Static accuracy", "better than 9 µGal"), ("Repeatability", "< 6 µGal standard deviation"),
        ("Operating range", "7000 mGal, no reset"), ("Weight", "6.1 kg"),
    ])  # fmt: skip
    accuracies = {row[3] or row[2] for row in sheet.read("gravimeter") if row[0] != "mass"}
    assert accuracies == {9.0, 6.0}
