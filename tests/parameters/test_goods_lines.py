"""Values in the text of goods: rows of orders and invoices, lists without stops, lone values."""

import pytest

from parameters.synthetic import page_of
from parameters.test_drawn_tables import grid
from parameters.test_printed_sheets import Sheet
from spectriage.parameters.extract import read_page
from spectriage.parameters.quantities import find_quantities

_HEADS = ("Pos.", "Description", "Qty", "Unit price", "Amount")
_PLACES = (40, 75, 360, 420, 490)


def order(*rows, heads=_HEADS, family=""):
    """What is read of an order with these rows, as (name, min, typ, max)."""
    sheet = Sheet()
    sheet.text(40, 60, "PURCHASE ORDER 7712", size=14, bold=True)
    sheet.rows(_PLACES, 100, [heads, *rows], pitch=13)
    return {row[:4] for row in sheet.read(family)}


def test_a_goods_text_is_read_as_a_list_and_its_row_labels_nothing():
    found = order(
        ("1", "QD-88 digitizer, 8 ch, 16 bit, 125 MS/s", "3 EA", "900.00", "2,700.00"),
        ("2", "Carrier board, 2.4 kg", "1 EA", "75.00", "75.00"),
        ("Total", "", "", "", "2,775.00"),
        family="oscilloscope_digitiser",
    )
    assert found == {
        ("channels", None, 8.0, None), ("resolution_bits", None, 16.0, None),
        ("sample_rate", None, 125e6, None), ("mass", None, 2.4, None),
    }  # fmt: skip


def test_an_item_s_noun_tells_the_family_of_its_values():
    found = order(
        ("10", "AMP-7 driver amplifier, 3 to 5 GHz, +21 dBm", "1 PC", "300.00", "300.00"),
        ("", "+9 V / 260 mA; -25 to +60 deg C; 95 g", "", "", ""),
        ("20", "SG-2 signal generator, 250 kHz to 4 GHz", "1 PC", "999.00", "999.00"),
        family="rf_amplifier",
    )
    assert found == {
        ("operating_frequency", 3e9, None, 5e9), ("output_power", None, 21.0, None),
        ("supply_voltage", None, 9.0, None), ("current_consumption", None, 0.26, None),
        ("operating_temperature", -25.0, None, 60.0), ("mass", None, 0.095, None),
        ("output_frequency", 250e3, None, 4e9),
    }  # fmt: skip


def test_labels_and_values_set_inside_a_description_are_pairs():
    sheet = Sheet()
    sheet.rows(_PLACES, 100, [_HEADS, ("1", "PA-5 power amplifier", "1", "80.00", "80.00")])
    sheet.rows((75, 190), 128, [
        ("Saturated output", "+43 dBm min."), ("Power gain", "47 dB typ., 44 dB min."),
        ("Baseplate temp.", "-20 to +55 deg C"), ("Net weight", "0.8 kg"),
    ], pitch=14)  # fmt: skip
    assert {row[:4] for row in sheet.read("rf_amplifier")} == {
        ("output_power", 43.0, None, None), ("gain", 44.0, 47.0, None),
        ("operating_temperature", -20.0, None, 55.0), ("mass", None, 0.8, None),
    }  # fmt: skip


def test_weights_of_a_shipment_are_no_masses_of_goods():
    heads = ("Item", "Description of goods", "Qty", "N.W.", "HS code")
    assert not order(
        ("1", "Hinges", "40", "61.5 KG", "8302.10"),
        ("2", "Screws, in bags", "90", "12.0 KG", "7318.15"),
        heads=heads,
    )


@pytest.mark.parametrize(
    "line", ["Tested for 5 s at -40 to +85 °C, 2 kg", "12 V, 180 g, -10 to 50 °C"]
)
def test_a_lone_value_names_nothing_outside_of_goods(line):
    assert not read_page(page_of("Remarks", "", line), "rf_amplifier")


def test_a_table_of_parameters_below_a_price_list_is_read_as_ever():
    sheet = Sheet()
    sheet.rows(_PLACES, 80, [_HEADS, ("1", "TX-1 transmitter", "1", "80.00", "80.00")])
    sheet.rows((75, 250, 330), 180, [
        ("Parameter", "Typ.", "Unit"), ("Supply voltage", "24", "V"), ("Weight", "310", "g"),
        ("Operating current", "65", "mA"),
    ], pitch=14)  # fmt: skip
    assert {row[0] for row in sheet.read("")} == {
        "supply_voltage", "mass", "current_consumption",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "amperes"),
    [
        ("Supply 24 VDC, 35 mA", 0.035),
        ("Supply: 12 V DC / 1.5 A max.", 1.5),
        ("Supply 28 V, 2 A fuse", None),
        ("Output 5 V, 3 A", None),
    ],
)
def test_the_current_beside_a_supply_is_drawn_from_it(line, amperes):
    found = read_page(page_of("Remarks", "", line), "")
    currents = [n for r in found if r.name == "current_consumption" for n in r.numbers if n]
    assert currents == ([] if amperes is None else [amperes])


def test_a_line_ended_before_it_is_full_is_a_member_of_a_list():
    sheet = Sheet()
    lines = ("Hydrophone of the deep series, no acceleration sensor inside",
             "sensitivity -187 dB re 1 V/µPa", "supply 18 VDC, 6 mA", "weight in air 1.4 kg")  # fmt: skip
    for number, line in enumerate(lines):
        sheet.text(60, 100 + 11 * number, line)
    assert {row[:4] for row in sheet.read("hydrophone")} == {
        ("acoustic_sensitivity", None, -187.0, None), ("supply_voltage", None, 18.0, None),
        ("current_consumption", None, 0.006, None), ("mass", None, 1.4, None),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("noise figure 3.1 dB", "dB"),
        ("200 MS/s per channel", "MSps"),
        ("see figure 3.1 dB", ""),
        ("HEIGHT 0.35 M RMS", "m"),
        ("height 0.35 M", ""),
        ("12 M", ""),
    ],
)
def test_units_behind_words_that_may_mean_something_else(text, units):
    found = find_quantities(text)
    assert [unit.text for q in found[:1] for unit in q.units[:1]] == ([units] if units else [])


@pytest.mark.parametrize(
    ("family", "label", "value", "wanted"),
    [
        ("swir_camera", "Active pixels", "2048 × 1", {"pixels_horizontal", "pixels_vertical"}),
        ("swir_camera", "Active pixels", "8 × 1", set()),
        ("underwater_vehicle", "Detect range", "0.4~60 m", {"range_min", "range_max"}),
        ("underwater_vehicle", "Speed precision", "±0.2 cm/s", {"velocity_accuracy"}),
        ("underwater_vehicle", "Beam number", "256", {"channels"}),
        ("radar", "Vertical beam", "22°", {"beam_width"}),
        ("ins", "OUTPUT", "UP TO 100 HZ", {"output_rate"}),
    ],
)
def test_labels_of_line_sensors_vehicles_and_radars(family, label, value, wanted):
    sheet = Sheet()
    sheet.rows((60, 260), 100, [(label, value)])
    assert {row[0] for row in sheet.read(family)} == wanted


def test_heads_name_their_unit_or_currency_behind_a_comma():
    found = order(
        ("1", "MX-4 radio modem 433 MHz, 250 mW, up to 3 km, 41 g", "6", "90.00", "540.00"),
        heads=("Pos", "Designation", "Qty, pcs", "Price, EUR", "Sum, EUR"),
        family="thermal_camera",
    )
    assert found == {
        ("operating_frequency", None, 433e6, None), ("output_power", None, 23.9794, None),
        ("control_range", None, None, 3000.0), ("mass", None, 0.041, None),
    }  # fmt: skip


def test_lone_values_of_a_rangefinder_and_a_camera():
    found = order(
        ("1", "LR-3 laser rangefinder, eye-safe", "1", "800.00", "800.00"),
        ("", "905 nm, class 1, 15 m to 2 km, ±2 m, 5 V", "", "", ""),
        ("2", "TC-5 thermal camera 320x240, 17 µm, 8-12 µm, 25 Hz", "1", "999.00", "999.00"),
        ("3", "GR-1 GNSS receiver, 64 channels, output up to 5 Hz", "1", "99.00", "99.00"),
        family="ins",
    )
    assert found == {
        ("wavelength", None, 905.0, None), ("laser_class", None, 1.0, None),
        ("range_max", None, 2000.0, None), ("range_min", None, 15.0, None),
        ("range_accuracy", None, None, 2.0), ("supply_voltage", None, 5.0, None),
        ("pixels_horizontal", None, 320.0, None), ("pixels_vertical", None, 240.0, None),
        ("pixel_pitch", None, 17.0, None), ("spectral_range", 8000.0, None, 12000.0),
        ("frame_rate", None, 25.0, None), ("channels", None, 64.0, None),
        ("output_rate", None, None, 5.0),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("family", "line", "expected"),
    [
        ("high_speed_camera", "Sensor with 1600 × 900 pixels of 9 µm.", {1600, 900, 9}),
        ("network_equipment", "RSA 2048 to 8192 bit", {2048, 8192}),
        ("rf_amplifier", "Mass as delivered, with feet: 4.1 kg.", {4.1}),
        ("rf_amplifier", "P3 is the power at 3 dB of gain compression.", set()),
        ("high_speed_camera", "The 30-F is faster than a 30.", set()),
        ("processor", "12-bit ADC, six kinds of use, four external inputs", {12, 4}),
        ("radio_transceiver", "Over open water expect 5 to 7 km.", {5000, 7000}),
    ],
)
def test_values_in_their_wording(family, line, expected):
    page = read_page(page_of(line), family)
    assert {float(n) for r in page for n in r.numbers if n is not None} == expected


def test_a_table_of_parameters_below_a_list_of_goods_is_read():
    sheet = Sheet()
    sheet.rows(_PLACES, 60, [_HEADS, ("1", "Converter CX-4", "2 EA", "95.00", "190.00")], pitch=13)
    xs = (50, 200, 280, 360, 440)
    grid(sheet, (45, 195, 275, 355, 435, 500), (98, 118, 138, 158))
    sheet.rows(xs, 103, [
        ("Parameter", "Min", "Typ", "Max", "Unit"), ("Supply voltage", "4.50", "5.00", "5.50", "V"),
        ("Operating temperature", "-40", "", "85", "°C"),
    ], pitch=20)  # fmt: skip
    assert {row[:4] for row in sheet.read("adc_dac")} == {
        ("supply_voltage", 4.5, 5.0, 5.5), ("operating_temperature", -40.0, None, 85.0),
    }  # fmt: skip


def test_a_packing_list_has_weights_where_an_order_has_prices():
    found = order(
        ("1", "GATE VALVE G-80, SIZE 80A, JIS 10K FLANGED", "6 PCS", "91.0", "104.5"),
        ("2", "GLOBE VALVE K-15, NOMINAL 15A (1/2B)", "8 PCS", "22.4", "27.0"),
        heads=("ITEM", "DESCRIPTION OF GOODS", "QTY", "NET KGS", "GROSS KGS"),
        family="valve_pump",
    )
    assert found == {("nominal_size", None, 80.0, None), ("nominal_size", None, 15.0, None)}


def test_values_of_an_item_are_of_its_own_family_and_no_other_item_s():
    found = order(
        ("1", "Thermal camera TQ-384, 25 Hz", "1 PC", "900.00", "900.00"),
        ("2", "Inertial measurement unit M-2, gyro ±450 °/s, ±10 g, 200 Hz, 52 g", "1 PC", "80.00", "80.00"),
        ("3", "Pressure transmitter PX-9 0 to 25 bar rel., 4-20 mA", "1 PC", "60.00", "60.00"),
        family="thermal_camera",
    )  # fmt: skip
    assert found == {
        ("frame_rate", None, 25.0, None), ("gyro_range", None, None, 450.0),
        ("accel_range", None, None, 10.0), ("output_rate", None, 200.0, None),
        ("mass", None, 0.052, None), ("pressure_range", 0.0, None, 2.5e6),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "following", "read"),
    [
        ("4. Goods (description, quantity)", "5. End use", True),
        ("Description of the goods:", "", True),
        ("7) Beschreibung der Güter", "8) Verwendung", True),
        ("Désignation des marchandises", "", True),
        ("Product description", "", False),
        ("Materials", "", False),
    ],
)
def test_a_form_s_field_of_goods_is_read_as_an_invoice_s_line(heading, following, read):
    sheet = Sheet()
    sheet.text(50, 100, heading, size=9)
    sheet.text(50, 113, "6 pcs metering pump DX-4, max. 3.2 m3/h, 41 kg each", size=9)
    sheet.text(50, 126, "2 pcs same, without motor (29 kg)", size=9)
    sheet.text(50, 139, following or " ", size=9)
    sheet.text(50, 200, "The plant holds 900 kg.", size=9)
    found = {row[:4] for row in sheet.read("valve_pump")}
    wanted = {
        ("flow_rate", None, None, 3.2), ("mass", None, 41.0, None), ("mass", None, 29.0, None),
    }  # fmt: skip
    assert found == wanted if read else not found & wanted


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3 x 200 to 240 V", [(200, None, 240)]),
        ("3 x 400 V", [(None, 400, None)]),
        ("SX-270 905 nm", [(None, 905, None)]),
    ],
)
def test_phases_and_models_are_no_part_of_the_value_behind_them(text, values):
    assert [(q.min, q.typ, q.max) for q in find_quantities(text)] == values


def test_a_shortened_word_ends_no_clause():
    found = order(
        ("1", "2D laser scanner LR-9, ang. resolution 0.5°", "1 PC", "60.00", "60.00"),
        family="lidar",
    )
    assert ("angular_resolution", None, 0.5, None) in found
