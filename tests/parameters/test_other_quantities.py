"""Values of other quantities, conditions of whole tables, and print that tells a value twice."""

import pytest

from parameters.synthetic import page_of, page_with_table
from spectriage.errors import VocabularyError
from spectriage.parameters.extract import read_page
from spectriage.parameters.other_names import names_other, stands_for_other
from spectriage.vocabulary import parameters


def told(page, family=""):
    return {(r.name, *r.numbers) for r in read_page(page, family)}


@pytest.mark.parametrize(
    ("label", "family"),
    [
        ("Depth of field", "surveillance_camera"),
        ("Output third-order intercept (OIP3)", "rf_amplifier"),
        ("Low-level input current", ""),
        ("Vertical FOV", "lidar"),
    ],
)
def test_label_of_another_quantity(label, family):
    assert names_other(label, family)


def test_wording_of_ours_is_no_other_quantity():
    assert not names_other("Field of view (H x V)", "thermal_camera")
    assert not names_other("Operating depth", "sonar")


def test_other_quantity_next_to_a_value():
    assert stands_for_other("OIP3 at 2 GHz", "rf_amplifier", "start")
    assert not stands_for_other("gain", "rf_amplifier", "start")


def test_value_of_another_quantity_goes_on_no_list():
    page = page_of("Amplifier", "", "It features 19.6 dB gain, +19.1 dBm P1dB, and +30 dBm OIP3.")
    assert told(page, "rf_amplifier") == {
        ("gain", None, 19.6, None), ("output_power", None, 19.1, None),
    }  # fmt: skip


def test_words_in_a_cell_tell_whose_its_values_are():
    page = page_with_table(
        [
            ["Lens", "fixed"],
            ["Focal length & FOV", "2.8 mm, horizontal FOV 111°, vertical FOV 58°"],
            ["Detection", "4 mm: 75 m"],
        ]
    )
    found = told(page, "surveillance_camera")
    assert ("field_of_view_horizontal", None, 111.0, None) in found
    assert not any(name == "field_of_view_horizontal" and 58.0 in slots for name, *slots in found)
    assert not any(0.004 in slots for _, *slots in found)


def test_conditions_of_a_whole_table_are_no_values():
    page = page_of("Electrical characteristics @ Vdd = 3.0 V, T = 25 °C, unless otherwise noted")
    assert told(page, "imu") == set()
    page = page_of("Unless otherwise specified: VDD = 3.3 V, Tamb = 25 °C")
    assert told(page, "imu") == set()


def test_value_told_again_in_brackets_counts_once():
    page = page_of("Operating Temperature -40 ~ 75°C (-40 ~ 167°F) Storage Temperature -40 ~ 85°C")
    assert told(page) == {
        ("operating_temperature", -40.0, None, 75.0), ("storage_temperature", -40.0, None, 85.0),
    }  # fmt: skip


def test_unit_behind_a_row_without_heads():
    page = page_with_table(
        [["Nominal voltage", "UN", "6", "12", "V"], ["Mass", "", "6,9", "", "g"],
         ["Housing", "", "plastic", "", ""]]
    )  # fmt: skip
    assert ("mass", None, 0.0069, None) in told(page, "motor_actuator")


def test_rising_figures_without_heads_are_min_typ_max():
    page = page_with_table(
        [["Supply voltage", "3.15", "3.3", "3.45", "V"], ["Supply current", "", "", "300", "mA"]]
    )
    assert ("supply_voltage", 3.15, 3.3, 3.45) in told(page, "network_equipment")


def test_head_in_two_rows_with_merged_cells():
    page = page_with_table(
        [
            ["Parameter", "Symbol", "Values", "", "", "Unit"],
            ["", "", "Min.", "Typ.", "Max.", ""],
            ["Supply voltage", "VDD", "3", "3.3", "3.6", "V"],
            ["Average current", "Iavg", "", "6.1", "", "mA"],
        ]
    )
    assert told(page, "environmental_sensor") == {
        ("supply_voltage", 3.0, 3.3, 3.6), ("current_consumption", None, 0.0061, None),
    }  # fmt: skip


def test_whole_wording_of_several_words_needs_no_family():
    page = page_with_table([["Center wavelength", "1550 nm"], ["Class", "C"], ["Body", "steel"]])
    assert ("wavelength", None, 1550.0, None) in told(page, "radio_transceiver")


def test_families_in_doubt_count_together():
    page = page_with_table([["Aperture", "2.2"], ["Size", "39 mm"], ["Colour", "black"]])
    assert told(page, "scientific_camera image_sensor") == {("f_number", None, 2.2, None)}


def test_other_label_of_an_unknown_family_is_told(monkeypatch):
    row = {"labels": "wing span", "families": "kite"}
    monkeypatch.setattr(parameters, "read_table", lambda name: (row,))
    with pytest.raises(VocabularyError, match=r"other_labels\.tsv.*no such family: kite"):
        parameters.load_other_labels.__wrapped__()
