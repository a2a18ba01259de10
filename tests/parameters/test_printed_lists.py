"""Lists of labels and values as brochures print them: under each other, by a sign, in cards."""

import pytest

from parameters.test_printed_sheets import Sheet
from spectriage.documents.model import Cell, Table, Word
from spectriage.parameters.printed_pairs import lists_pairs
from spectriage.parameters.quantities import find_quantities
from spectriage.parameters.sheet import read_parameters
from spectriage.parameters.stacked import lists_values


def told(text, family):
    return {
        (r.name, *r.numbers) for r in read_parameters(text.encode(), name="a.txt", family=family)
    }


def test_values_in_large_print_stand_under_the_labels_of_their_cards():
    sheet = Sheet()
    cards = [
        ("Max. take-off weight", "25 kg"), ("Flight time", "up to 55 min"), ("Shock", "40 g"),
        ("Operating temperature", "-20 to 45 °C"), ("Input voltage", "24 V"), ("Channels", "1408"),
    ]  # fmt: skip
    for number, (label, value) in enumerate(cards):
        x, y = 45 + 175 * (number % 3), 110 + 70 * (number // 3)
        sheet.text(x, y, label, size=8)
        sheet.text(x, y + 16, value, size=16)
    found = sheet.read("uav")
    assert ("takeoff_mass", None, None, 25.0, None) in found
    assert ("endurance", None, None, 3300.0, None) in found
    assert ("operating_temperature", -20.0, None, 45.0, None) in found
    assert ("supply_voltage", None, 24.0, None, None) in found


def test_three_columns_of_labels_over_values_are_no_table_of_heads():
    sheet = Sheet()
    columns = [
        ("Mechanics", [("Weight in air", "38 kg"), ("Depth rating", "1000 msw")]),
        ("Electrics", [("Supply voltage", "24 V"), ("Power consumption", "35 W")]),
        ("Range", [("Speed max.", "3 kn"), ("Payload", "14 kg")]),
    ]
    for number, (head, rows) in enumerate(columns):
        x = 40 + 180 * number
        sheet.text(x, 94, head, size=10, bold=True)
        for place, (label, value) in enumerate(rows):
            sheet.text(x, 110 + 27 * place, label, size=7.5, bold=True)
            sheet.text(x, 120 + 27 * place, value, size=7.5)
    assert sheet.read("underwater_vehicle") == {
        ("mass", None, 38.0, None, None), ("operating_depth", None, 1000.0, None, None),
        ("supply_voltage", None, 24.0, None, None), ("power_consumption", None, 35.0, None, None),
        ("speed_max", None, 1.54333, None, None), ("payload_mass", None, 14.0, None, None),
    }  # fmt: skip


def test_texts_that_are_label_and_value_are_no_cells_of_each_other():
    sheet = Sheet()
    rows = [
        ("Mass: 1.2 kg", "Shock: 30 g", "Supply voltage: 24 V"),
        ("Pixel size: 28 µm", "Frame rate: 60 Hz", "Power consumption: 12 W"),
        ("Housing: aluminium 5083", "Storage temperature: -40 to 85 °C", "Focal length: 25 mm"),
    ]
    sheet.rows((40, 220, 400), 110, rows)
    assert sheet.read("high_speed_camera") == {
        ("mass", None, 1.2, None, None), ("shock_survival", None, 30.0, None, None),
        ("supply_voltage", None, 24.0, None, None), ("pixel_pitch", None, 28.0, None, None),
        ("frame_rate", None, 60.0, None, None), ("power_consumption", None, 12.0, None, None),
        ("storage_temperature", -40.0, None, 85.0, None), ("focal_length", None, 25.0, None, None),
    }  # fmt: skip


@pytest.mark.parametrize("sign", [" – ", " - ", " ........ "])
def test_signs_lead_from_a_label_to_its_value(sign):
    sheet = Sheet()
    rows = [("Max. speed", "up to 65 km/h"), ("Operating temperature", "-20 to 45 °C"),
            ("Weight approx.", "9.8 kg"), ("Storage", "see overleaf")]  # fmt: skip
    for number, (label, value) in enumerate(rows):
        sheet.text(50, 110 + 14 * number, f"{label}{sign}{value}")
    assert sheet.read("uav") == {
        ("speed_max", None, None, 18.0556, None), ("operating_temperature", -20.0, None, 45.0, None),
        ("mass", None, 9.8, None, None),
    }  # fmt: skip


def test_dash_between_the_ends_of_a_range_parts_no_label():
    sheet = Sheet()
    sheet.text(50, 110, "Continuous coverage of the 100 kHz – 3.8 GHz RF frequency")
    sheet.text(50, 140, "Storage temperature -40 °C - 70 °C")
    found = sheet.read("radio_transceiver")
    assert ("storage_temperature", -40.0, None, 70.0, None) in found
    assert ("operating_frequency", None, 3.8e9, None, None) not in found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Operating temperature – 40 °C to + 85 °C", (-40.0, 85.0)),
        ("Operating temperature ..... – 40 to + 85 °C", (-40.0, 85.0)),
        ("Operating temperature: – 40 °C to + 85 °C    Mass: 5 kg", (-40.0, 85.0)),
        ("Operating temperature – – 40 °C to 85 °C", (-40.0, 85.0)),
        ("Operating temperature – -40 °C to 85 °C", (-40.0, 85.0)),
        ("Phase noise – 110 dBc/Hz", (-110.0,)),
    ],
)
def test_dash_before_a_temperature_or_a_level_is_its_sign(text, value):
    found = [numbers for name, *numbers in told(text, "") if name != "mass"]
    assert [tuple(n for n in numbers if n is not None) for numbers in found] == [value]


def test_texts_beside_a_pair_are_still_a_label_and_its_value():
    assert ("range_max", None, 5000.0, None) in told("Range:    5 km    Mass: 5 kg", "")


def test_first_value_of_a_column_under_its_head_is_no_pair():
    sheet = Sheet()
    rows = [("Frequency", "Sensitivity", "Depth"), ("100 Hz", "-206.8 dB", "one"),
            ("1 kHz", "-207.1 dB", "two"), ("10 kHz", "-207.9 dB", "three")]  # fmt: skip
    sheet.rows((50, 200, 350), 110, rows)
    assert not any(name == "operating_frequency" for name, *_ in sheet.read("hydrophone"))


def test_sides_of_a_box_are_told_of_what_moves_along_them():
    sheet = Sheet()
    sheet.rows((50, 250), 110, [("Travels X/Y/Z", "800 × 500 × 450 mm"),
                                ("Dimensions", "2400 × 1900 × 2200 mm")])  # fmt: skip
    assert {row[:3] for row in sheet.read("machine_tool")} == {
        ("axis_travel", None, 0.8), ("axis_travel", None, 0.5), ("axis_travel", None, 0.45),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "family", "value"),
    [
        ("The vehicle is rated to 2 000 m.", "underwater_vehicle", ("operating_depth", 2000.0)),
        ("It can be lowered to 30 m.", "underwater_vehicle", ("operating_depth", 30.0)),
        ("The transducer operates at 400 kHz.", "sonar", ("operating_frequency", 4e5)),
        ("The pump delivers 25 m³/h.", "valve_pump", ("flow_rate", 25.0)),
        ("The laser emits 20 W.", "laser", ("average_power", 20.0)),
        ("Die Pumpe fördert 25 m³/h.", "valve_pump", ("flow_rate", 25.0)),
        ("L'engin plonge à 300 m.", "underwater_vehicle", ("operating_depth", 300.0)),
    ],
)
def test_verbs_of_the_trade_name_values(text, family, value):
    assert (value[0], None, value[1], None) in told(text, family)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Communications: 4G modem", "gnss_receiver"),
        ("Housing: aluminium 6061-T6", "magnetometer"),
        ("Endurance: 2:30 h", "uav"),
        ("Zoom: 16 X digital", "surveillance_camera"),
        ("Ultimate pressure: 5.10-3 mbar", "valve_pump"),
    ],
)
def test_figures_that_measure_nothing_of_it_give_none(text, family):
    assert told(text, family) == set()


def test_thousands_of_channels_are_told_once():
    assert told("Number of channels: 1 408 channels", "gnss_receiver") == {
        ("channels", None, 1408.0, None)
    }


@pytest.mark.parametrize(
    ("text", "number"), [("25 kfps", "25"), ("300 msw", "300"), ("8,5吨", "8.5"), ("3 nds", "3")]
)
def test_units_of_the_trade(text, number):
    (found,) = find_quantities(text)
    assert str(found.typ) == number
    assert found.units


@pytest.mark.parametrize(
    ("text", "low", "high"), [("-40/85 °C", -40, 85), ("30 MHz ... 512 MHz", 30, 512)]
)
def test_strokes_and_points_apart_part_the_ends_of_a_range(text, low, high):
    (found,) = find_quantities(text)
    assert (found.min, found.max) == (low, high)


@pytest.mark.parametrize("text", ["25/85 °C", "-40/25/85 °C"])
def test_strokes_between_temperatures_of_a_list_make_no_range(text):
    assert all(found.typ is not None for found in find_quantities(text))


def test_label_that_ends_in_a_stop_stands_over_its_value():
    sheet = Sheet()
    for number, (label, value) in enumerate([("Storage temp.", "-40 to 85 °C"),
                                             ("Mass without cable", "830 g"),
                                             ("32 beams", "3.2, 12.05.2024")]):  # fmt: skip
        sheet.text(50, 110 + 60 * number, label)
        sheet.text(50, 122 + 60 * number, value)
    assert sheet.read("lidar") == {
        ("storage_temperature", -40.0, None, 85.0, None), ("mass", None, 0.83, None, None),
    }  # fmt: skip


def test_cells_with_colons_alone_list_no_pairs():
    sheet = Sheet()
    rows = [("Weight:", "1.2 kg"), ("Shock:", "30 g"), ("Range:", "5 km"), ("Speed:", "20 m/s")]
    sheet.rows((50, 200), 110, rows)
    (table,) = read_page(sheet).tables
    assert not lists_pairs(table)


def read_page(sheet):
    from spectriage.documents.read import read_document

    return read_document(sheet.pdf(), name="a.pdf").pages[0]


def test_cells_of_white_space_alone_are_no_labels():
    blank = Cell((Word("\u00a0", 0, 0, 5, 8, 0, 1),))
    value = Cell((Word("5", 0, 10, 5, 18, 2, 3),))
    table = Table(((blank,), (value,)) * 2, (0, 0, 5, 18), "aligned")
    assert not lists_values(table)


def test_labels_and_values_that_stand_in_no_columns_are_pairs():
    text = "Weight   5 kg\nPayload   12 kg\nPower consumption   3 W"
    assert {name for name, *_ in told(text, "")} == {"mass", "payload_mass", "power_consumption"}
