import pytest

from spectriage.lists.facts import FactValue
from spectriage.triage.derived import derived_values


def told(*values):
    return {(v.parameter, round(v.typ, 4), v.ref) for v in derived_values(values)}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            [FactValue(parameter="operating_frequency", min=6e9, max=18e9, ref=3)],
            {("fractional_bandwidth", 100.0, 3), ("tuning_half_width", 50.0, 3)},
        ),
        (
            [FactValue(parameter="tops", typ=40.0, condition="INT8", ref=0),
             FactValue(parameter="tops", typ=20.0, condition="FP16", ref=1)],
            {("total_processing_performance", 320.0, 0), ("total_processing_performance", 320.0, 1)},
        ),
        (
            [FactValue(parameter="pressure_range", min=0.0, max=2e5, ref=0),
             FactValue(parameter="accuracy_full_scale", max=0.5, ref=1)],
            {("pressure_accuracy", 1000.0, 1)},
        ),
        (
            [FactValue(parameter="pixels_horizontal", typ=640.0, ref=0),
             FactValue(parameter="field_of_view_horizontal", typ=48.0, ref=1)],
            {("ifov", 1.309, 1)},
        ),
        ([FactValue(parameter="operating_frequency", max=6e9, ref=0)], set()),
        (
            [FactValue(parameter="average_power", typ=10.0, ref=0),
             FactValue(parameter="repetition_rate", min=1e3, max=1e5, ref=1),
             FactValue(parameter="pulse_duration", typ=1e-8, ref=2)],
            {("pulse_energy", 0.0001, 0), ("peak_power", 10000.0, 0)},
        ),
        (
            [FactValue(parameter="pulse_energy", typ=0.5, ref=0),
             FactValue(parameter="repetition_rate", typ=20.0, ref=1)],
            {("average_power", 10.0, 0)},
        ),
        (
            [FactValue(parameter="pixels_horizontal", typ=80.0, ref=0),
             FactValue(parameter="pixels_vertical", typ=64.0, ref=0)],
            {("pixel_count", 5120.0, 0)},
        ),
        ([FactValue(parameter="travel_range", typ=1e5, ref=0)], {("mission_radius", 5e4, 0)}),
    ],
    ids=["fractional bandwidth", "TPP", "pressure accuracy", "ifov", "open band gives none",
         "pulse energy and peak from average power", "average power from pulse energy", "pixel count", "mission radius"],
)  # fmt: skip
def test_derived_figure(values, expected):
    assert told(*values) == expected


def test_sonar_figures_follow_the_technical_notes():
    swath = FactValue(parameter="swath_angle", typ=140.0, ref=0)
    soundings = FactValue(parameter="soundings_per_swath", typ=400.0, ref=1)
    level = FactValue(parameter="source_level", typ=200.0, ref=2)
    band = FactValue(parameter="operating_frequency", min=1000.0, max=5000.0, ref=3)
    speed = FactValue(parameter="speed_max", typ=2.0, ref=4)
    reach = FactValue(parameter="range_max", typ=150.0, ref=5)
    beam = FactValue(parameter="beam_width", typ=0.1, ref=6)
    width = FactValue(parameter="bandwidth", typ=15000.0, ref=7)
    found = told(swath, soundings, level, band, speed, reach, beam, width)
    assert found == {
        ("angle_off_vertical", 70.0, 0),
        ("sounding_resolution", 0.35, 0),
        ("sounding_rate", 800.0, 4),
        ("source_level_normalised", 170.0, 2),
        ("area_coverage_rate", 600.0, 4),
        ("along_track_resolution", 13.095, 6),
        ("across_track_resolution", 5.0, 7),
        ("fractional_bandwidth", 133.3333, 3),
        ("tuning_half_width", 66.6667, 3),
    }


def test_performance_density_is_that_of_the_highest_performance():
    found = told(
        FactValue(parameter="tops", typ=400.0, condition="FP16", ref=0),
        FactValue(parameter="tops", typ=1000.0, condition="INT8", ref=1),
        FactValue(parameter="die_area", typ=2.0, ref=2),  # "2 x 400 mm2" is read as two values
        FactValue(parameter="die_area", typ=400.0, ref=2),
        FactValue(parameter="memory_bandwidth", typ=3.2e12, ref=3),
    )
    assert found == {
        ("total_processing_performance", 6400.0, 0),
        ("total_processing_performance", 8000.0, 1),
        ("performance_density", 20.0, 1),
        ("memory_bandwidth_density", 8.0, 3),
    }


def test_programmable_logic_figures():
    found = told(
        FactValue(parameter="transceiver_rate", max=32.75e9, ref=0),
        FactValue(parameter="transceiver_count", typ=16.0, ref=1),
        FactValue(parameter="luts", typ=300_000.0, ref=2),
    )
    assert found == {
        ("aggregate_transceiver_rate", 524e9, 0),
        ("lut_input_count", 1_800_000.0, 2),
    }
    (four,) = derived_values([FactValue(parameter="luts", typ=10.0, condition="4-input")])
    assert four.typ == 40.0


def test_figures_of_another_variant_are_not_joined():
    rate = FactValue(parameter="transceiver_rate", max=32e9, variant="A")
    count = FactValue(parameter="transceiver_count", typ=96.0, variant="B")
    assert derived_values([rate, count]) == []


def test_figures_of_a_tube_amplifier():
    found = told(
        FactValue(parameter="output_power", typ=50.0, ref=0),  # dBm, that is 100 W
        FactValue(parameter="operating_frequency", min=6e9, max=18e9, ref=1),
        FactValue(parameter="mass", typ=1.25, ref=2),
        FactValue(parameter="module_volume", typ=390.0, ref=3),
    )
    assert found >= {
        ("power_frequency_product", 1.8, 0),
        ("power_to_mass", 80.0, 0),
        ("volume_to_power", 3.9, 0),
    }


def test_delay_times_bandwidth_of_a_delay_line():
    delay = FactValue(parameter="delay_time", typ=2e-6, ref=0)
    found = told(delay, FactValue(parameter="bandwidth", max=60e6, ref=1))
    assert ("delay_bandwidth_product", 120.0, 0) in found


def test_specific_figures_of_a_carbon_fibre():
    found = told(
        FactValue(parameter="youngs_modulus", typ=294.0, ref=0),
        FactValue(parameter="tensile_strength", typ=5.88, ref=1),
        FactValue(parameter="material_density", typ=1800.0, ref=2),
    )
    assert found == {
        ("specific_modulus", 16_655_400.0, 0),
        ("specific_tensile_strength", 333_107.0, 1),
    }


@pytest.mark.parametrize(
    ("condition", "band", "expected"),
    [
        ("10 kHz offset, 10 GHz carrier", None, ("phase_noise_normalised", -130.0)),
        ("f = 10 GHz, offset 10 kHz", None, ("phase_noise_normalised", -130.0)),
        ("100 kHz", 1e10, ("phase_noise_far", -210.0)),
        ("1 MHz offset", 1e10, None),
        ("10 kHz offset", None, None),
        (None, 1e10, None),
    ],
)
def test_phase_noise_needs_its_offset_and_its_carrier(condition, band, expected):
    values = [FactValue(parameter="phase_noise", typ=-130.0, condition=condition)]
    if band:
        values.append(FactValue(parameter="operating_frequency", typ=band))
    found = {(v.parameter, v.typ) for v in derived_values(values)}
    assert found == ({expected} if expected else set())


def test_printed_figure_wins_over_the_derived_one():
    values = [
        FactValue(parameter="ifov", typ=1.0),
        FactValue(parameter="pixels_horizontal", typ=640.0),
        FactValue(parameter="field_of_view_horizontal", typ=48.0),
    ]
    assert derived_values(values) == []


def test_each_variant_of_an_oscillator_has_a_carrier_of_its_own():
    values = [
        FactValue(parameter="operating_frequency", typ=1e8, variant="CR-100"),
        FactValue(parameter="operating_frequency", typ=1e7, variant="CR-10"),
        FactValue(parameter="phase_noise", max=-133.0, condition="100 Hz offset", variant="CR-100"),
        FactValue(parameter="phase_noise", max=-140.0, condition="100 Hz offset", variant="CR-10"),
    ]
    figures = {(v.variant, v.typ) for v in derived_values(values) if "noise" in v.parameter}
    assert figures == {("CR-100", -133.0), ("CR-10", -120.0)}


def test_the_output_of_a_generator_is_its_operating_frequency():
    band = FactValue(parameter="output_frequency", min=2e5, max=3.1e10, variant="H", ref=0)
    found = [v for v in derived_values([band]) if v.parameter == "operating_frequency"]
    assert [(v.min, v.max, v.variant, v.ref) for v in found] == [(2e5, 3.1e10, "H", 0)]


def test_what_a_generator_puts_out_carries_its_phase_noise():
    noise = FactValue(parameter="phase_noise", typ=-130.0, condition="10 kHz offset")
    made = {
        name: [
            (v.parameter, v.typ)
            for v in derived_values([noise, FactValue(parameter=name, typ=1e10)])
            if "noise" in v.parameter
        ]
        for name in ("operating_frequency", "output_frequency")
    }
    assert made["output_frequency"] == made["operating_frequency"] != []
