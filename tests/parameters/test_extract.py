"""Readings of whole pages: tables of every shape, prose, and what must be left out."""

import pytest

from parameters.synthetic import page_of, page_with_table
from spectriage.parameters.extract import read_page


def told(page, family=""):
    return {(r.name, *r.numbers, r.variant) for r in read_page(page, family)}


def test_columns_with_roles_fill_min_typ_max():
    page = page_with_table(
        [
            ["PARAMETER", "CONDITIONS", "MIN", "TYP", "MAX", "UNITS"],
            ["Supply voltage", "", "2.7", "3.0", "3.6", "V"],
            ["Supply current", "active", "", "3.9", "5.2", "mA"],
            ["", "sleep", "", "5", "", "µA"],
            ["Gain error", "25 °C", "", "0.2", "", "%"],
        ]
    )
    assert told(page) == {
        ("supply_voltage", 2.7, 3.0, 3.6, None),
        ("current_consumption", None, 0.0039, 0.0052, None),
        ("current_consumption", None, 5e-06, None, None),
    }


def test_columns_of_products_give_each_value_its_variant():
    page = page_with_table(
        [
            ["Specification", "TC-60", "TC-09"],
            ["Frame rate", "60 Hz", "9 Hz"],
            ["Array format", "640 × 512", "640 × 512"],
            ["NETD", "≤ 40 mK", "≤ 45 mK"],
        ]
    )
    found = told(page, "thermal_camera")
    assert ("frame_rate", None, 60.0, None, "TC-60") in found
    assert ("frame_rate", None, 9.0, None, "TC-09") in found
    assert ("pixels_vertical", None, 512.0, None, "TC-09") in found
    assert ("netd", None, None, 45.0, "TC-09") in found


def test_rows_of_products_under_parameter_heads():
    page = page_with_table(
        [
            ["Part", "Focal length", "F-number", "HFOV"],
            ["L09", "9.1 mm", "f/1.0", "48°"],
            ["L19", "19 mm", "f/1.1", "23°"],
        ]
    )
    found = told(page, "thermal_camera")
    assert ("focal_length", None, 9.1, None, "L09") in found
    assert ("f_number", None, 1.1, None, "L19") in found
    assert ("field_of_view_horizontal", None, 23.0, None, "L19") in found


def test_group_heading_tells_gyro_from_accelerometer():
    page = page_with_table(
        [
            ["", "Accelerometer", "Gyroscope"],
            ["Measurement range", "±8 g", "±300 °/s"],
            ["Bias instability", "±0.04 mg", "8 °/h"],
        ]
    )
    names = {name for name, *_ in told(page, "imu")}
    assert {"accel_range", "gyro_range", "accel_bias_stability", "gyro_bias_stability"} <= names


@pytest.mark.parametrize(
    ("line", "family", "expected"),
    [
        ("Weight: 29 g", "", ("mass", None, 0.029, None, None)),
        (
            "Operating temperature: -40 °C to +71 °C",
            "",
            ("operating_temperature", -40.0, None, 71.0, None),
        ),
        (
            "• 12 µm pixel pitch, uncooled",
            "thermal_camera",
            ("pixel_pitch", None, 12.0, None, None),
        ),
        ("Lens f/1.1 with silicon doublet", "thermal_camera", ("f_number", None, 1.1, None, None)),
        ("Integrated 16-bit ADCs", "imu", ("resolution_bits", None, 16.0, None, None)),
        ("with AES-256 on the link", "radio_transceiver", ("key_length", None, 256.0, None, None)),
        ("30x optical zoom", "surveillance_camera", ("optical_zoom", None, 30.0, None, None)),
        ("Range: 0.1 m to 12 m", "lidar", ("range_min", None, 0.1, None, None)),
    ],
)
def test_prose_and_key_values(line, family, expected):
    assert expected in told(page_of("Some product", "", line), family)


@pytest.mark.parametrize(
    "lines",
    [
        ("Measured at 25 °C with a 3 m cable",),
        (
            "ABSOLUTE MAXIMUM RATINGS",
            "Supply voltage: 7 V",
            "Input current: 20 mA",
        ),
        ("Page 3 of 12", "Rev. 1.2"),
    ],
)
def test_conditions_ratings_and_furniture_are_left_out(lines):
    assert told(page_of(*lines)) == set()


def test_quote_stands_on_the_page_and_box_is_on_it():
    page = page_with_table([["Parameter", "Value"], ["Frame rate", "60 Hz"], ["Mass", "29 g"]])
    for reading in read_page(page, "thermal_camera"):
        assert reading.quote in " ".join(page.text.split())
        assert 0 <= reading.bbox[0] < reading.bbox[2] <= page.width


def test_label_that_begins_with_a_figure_is_a_label():
    page = page_with_table(
        [
            ["100 % POI signal duration", "3.1 µs at 510 MHz"],
            ["Resolution bandwidth", "1 Hz to 10 MHz"],
            ["Weight", "17.6 kg"],
        ]
    )
    found = told(page, "signal_analyser")
    assert ("min_signal_duration", None, 3.1e-06, None, None) in found
    assert ("mass", None, 17.6, None, None) in found


def test_temperature_of_storage_counts_among_maximum_ratings():
    lines = (
        "ABSOLUTE MAXIMUM RATINGS",
        "Supply voltage: 7 V",
        "Storage temperature: -65 °C to 150 °C",
    )
    assert told(page_of(*lines)) == {("storage_temperature", -65.0, None, 150.0, None)}


def test_a_caption_over_a_table_heads_no_column():
    page = page_with_table(
        [
            ["Symbol", "Parameter", "Min.", "Typ.", "Max.", "Unit"],
            ["Top", "Operating temperature range", "-40", "", "+85", "°C"],
            ["Vdd", "Supply voltage", "2.4", "3.0", "3.6", "V"],
        ],
        above="Table 4.      Characteristics at Vdd = 3.0 V and T = 25 °C, unless noted otherwise",
        source="ruled",
    )
    found = told(page)
    assert ("operating_temperature", -40.0, None, 85.0, None) in found
    assert ("supply_voltage", 2.4, 3.0, 3.6, None) in found


def test_a_cell_that_lists_settings_gives_each():
    page = page_with_table(
        [
            ["Parameter", "Min", "Typ", "Max", "Unit"],
            ["Output data rate", "", "100/200/400", "", "Hz"],
            ["Supply current", "", "6.1", "", "mA"],
        ]
    )
    rates = {r.numbers for r in read_page(page, "imu") if r.name == "output_rate"}
    assert rates == {(None, 100.0, None), (None, 200.0, None), (None, 400.0, None)}


def test_a_group_names_rows_that_tell_only_which_of_several():
    page = page_with_table(
        [
            ["Operating temperature", ""],
            ["Commercial grade", "0 °C to 70 °C"],
            ["Industrial grade", "-40 °C to 85 °C"],
            ["Maximum update rate", ""],
            ["Position", "10 Hz"],
            ["Colour", "grey"],
        ]
    )
    found = told(page, "gnss_receiver")
    assert ("operating_temperature", 0.0, None, 70.0, None) in found
    assert ("operating_temperature", -40.0, None, 85.0, None) in found
    assert ("output_rate", None, 10.0, None, None) in found


def test_a_value_goes_on_in_the_next_line_of_its_column():
    page = page_with_table(
        [
            ["Input voltage", "3.3 VDC"],
            ["Power consumption", "0.6 W typ"],
            ["", "1.1 W max"],
            ["Weight", "6.8 g"],
        ],
        source="aligned",
    )
    assert ("power_consumption", None, 0.6, 1.1, None) in told(page)


@pytest.mark.parametrize("value", ["0 W", "-3 W", "0 mW"])
def test_watts_without_a_level_in_decibels_are_no_reading_of_one(value):
    page = page_with_table([["Parameter", "Value"], ["Receiver sensitivity", value]])
    assert not [r for r in read_page(page, "radio_transceiver") if r.unit.startswith("dB")]


def test_what_stands_beside_an_array_s_format_in_its_cell():
    page = page_with_table(
        [["Detector", "VOx, 640 × 512, 12 µm"], ["Array", "640 × 512, 15 µm pitch, 60 Hz"],
         ["Mass", "29 g"]]
    )  # fmt: skip
    found = told(page, "thermal_camera")
    assert ("pixel_pitch", None, 12.0, None, None) in found
    assert ("pixel_pitch", None, 15.0, None, None) in found


def test_a_value_in_brackets_with_its_own_condition_is_a_value():
    page = page_with_table([["Range", "0.5 m to 250 m (180 m @ 10 % reflectivity)"],
                            ["Weight", "950 g (33.5 oz)"], ["Channels", "64"]])  # fmt: skip
    found = told(page, "lidar")
    assert ("range_max", None, 180.0, None, None) in found
    assert [row for row in found if row[0] == "mass"] == [("mass", None, 0.95, None, None)]


def test_a_unit_told_as_rms_is_that_unit():
    page = page_with_table(
        [["Parameter", "Min", "Typ", "Max", "Unit"],
         ["Gyroscope noise density", "", "0.0022", "", "°/sec/√Hz rms"],
         ["Accelerometer noise density", "", "60", "", "µg/√Hz rms"]]
    )  # fmt: skip
    assert {row[:3] for row in told(page, "imu")} == {
        ("gyro_noise_density", None, 0.0022), ("accel_noise_density", None, 60.0)
    }  # fmt: skip


def test_a_group_s_row_may_say_what_it_holds_for():
    page = page_with_table(
        [["Parameter", "Conditions", "Min", "Typ", "Max", "Unit"],
         ["GYROSCOPES", "", "", "", "", ""], ["Bias stability", "1 σ", "", "1.2", "", "°/h"],
         ["ACCELEROMETERS", "Each axis", "", "", "", ""],
         ["Dynamic range", "", "±10", "", "", "g"], ["Bias stability", "1 σ", "", "13", "", "µg"]]
    )  # fmt: skip
    assert {row[:4] for row in told(page, "imu")} == {
        ("gyro_bias_stability", None, 1.2, None), ("accel_range", None, None, 10.0),
        ("accel_bias_stability", None, 13.0, None),
    }  # fmt: skip


def test_head_that_ends_in_a_unit_and_a_short_form_that_names_a_label():
    page = page_with_table(
        [["Type", "Flow m³/h", "Nominal size DN", "Weight kg"], ["MP-32", "12", "32", "38"],
         ["MP-50", "30", "50", "64"]]
    )  # fmt: skip
    found = told(page, "valve_pump")
    assert ("nominal_size", None, 32.0, None, "MP-32") in found
    assert ("flow_rate", None, 30.0, None, "MP-50") in found
    page = page_with_table([["Expected lamp lifetime (MTBF)", "> 50 000 h"], ["Mass", "9 kg"],
                            ["Magnetic range", "±100 µT per axis"]])  # fmt: skip
    assert {row[:4] for row in told(page, "magnetometer")} >= {
        ("mtbf", 50000.0, None, None), ("magnetic_range", None, None, 100.0),
    }  # fmt: skip


def test_units_may_stand_between_labels_and_values():
    page = page_with_table(
        [["Nennspannung", "V", "51,2"], ["Gewicht", "kg", "41,3"], ["Schutzart", "", "IP65"],
         ["Lagertemperatur", "°C", "-20 … +45"]]
    )  # fmt: skip
    assert {row[:4] for row in told(page, "battery")} == {
        ("supply_voltage", None, 51.2, None), ("mass", None, 41.3, None),
        ("storage_temperature", -20.0, None, 45.0),
    }  # fmt: skip


def test_a_full_stop_behind_a_unit_ends_the_sentence():
    page = page_of("A servo sensor", "", "Resolution < 1 µg. Weight 71 g nominal.")
    assert {row[:4] for row in told(page, "accelerometer") if row[0] == "mass"} == {
        ("mass", None, 0.071, None)
    }


def test_a_voltage_and_the_range_around_it_are_one_value():
    page = page_of("A camera", "", "Supply voltage 24 VDC (18–32 V).")
    assert {row[1:4] for row in told(page, "thermal_camera")} == {(18.0, 24.0, 32.0)}


def test_ranges_of_one_cell_named_by_the_words_behind_them():
    page = page_with_table(
        [["Coverage", "1.6 – 60 MHz"], ["Weight", "3.9 kg"],
         ["Environment", "-30 °C to +60 °C operating, -40 °C to +80 °C storage"]]
    )  # fmt: skip
    found = {row[:4] for row in told(page, "radio_transceiver")}
    assert ("operating_temperature", -30.0, None, 60.0) in found
    assert ("storage_temperature", -40.0, None, 80.0) in found


def test_short_form_that_a_label_begins_with_and_a_head_that_is_a_unit():
    page = page_with_table([["IFOV across track", "0.16 mrad"], ["Weight", "5 kg"]])
    assert ("ifov", None, 0.16, None, None) in told(page, "scientific_camera")
    page = page_with_table([["Model", "DN", "Weight (kg)"], ["KF-15", "15", "2.1"],
                            ["KF-25", "25", "3.8"]])  # fmt: skip
    assert ("nominal_size", None, 25.0, None, "KF-25") in told(page, "valve_pump")
