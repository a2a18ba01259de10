"""Paragraphs of categories 6 and 8 at, below and above their limits, with and without a note.

Expectations were read from the official texts by hand, not from the records.
"""

import pytest

from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.facts import Facts, FactValue, FeatureFact
from spectriage.lists.load import load_packs

PACKS = {"US": "us_ccl", "EU": "eu_annex_i", "WA": "wassenaar"}
US_PULSE = {"wavelength": 1064, "pulse_duration": 1e-8}
CW_FIBRE = {"wavelength": 1070, "m_squared": 1.1}
COOLED = ("mct", "cooled")
LENS = {"field_of_view_horizontal": 24}
LONG_WAVE = {
    "spectral_range": (8000, None, 14000),
    "pixels_horizontal": 640,
    "pixels_vertical": 512,
}


def outcome(regime: str, code: str, family: str, values: dict, features: tuple[str, ...]) -> str:
    pack = next(pack for pack in load_packs() if pack.info.id == PACKS[regime])
    told = []
    for name, figure in values.items():
        low, typ, high = figure if isinstance(figure, tuple) else (None, figure, None)
        told.append(FactValue(parameter=name, min=low, typ=typ, max=high))
    named = {name: FeatureFact(polarity="asserted") for name in features}
    results = evaluate_list(
        pack, Facts(values=tuple(told), features=named, family=family), [family]
    )
    return str(next(result.status for result in results if result.code == code))


CASES = [
    # A printed bound "M2 < 1.3" promises a single mode; 1.3 told as a figure is multimode.
    ("US", "6A005.b.6.c.1.d", "laser", {**US_PULSE, "average_power": 151, "repetition_rate": 5e3, "m_squared": (None, None, 1.3)}, (), "meets"),
    ("US", "6A005.b.6.c.1.d", "laser", {**US_PULSE, "average_power": 151, "repetition_rate": 5e3, "m_squared": 1.3}, (), "not_met"),
    ("US", "6A005.b.6.c.1.d", "laser", {**US_PULSE, "average_power": 150, "repetition_rate": 5e3, "m_squared": 1.2}, (), "not_met"),
    ("US", "6A005.b.6.c.1.b", "laser", {**US_PULSE, "average_power": 21, "repetition_rate": 1e3}, ("single_mode_beam",), "meets"),
    ("US", "6A005.b.6.c.1.b", "laser", {**US_PULSE, "average_power": 21, "repetition_rate": 1001}, ("single_mode_beam",), "not_met"),
    ("US", "6A005.b.6.c.1.c", "laser", {**US_PULSE, "average_power": 101, "repetition_rate": 5e3, "m_squared": 1.1}, (), "undetermined"),
    ("US", "6A005.b.6.c.2.a", "laser", {**US_PULSE, "peak_power": 401e6, "m_squared": 1.3}, (), "meets"),
    ("US", "6A005.b.6.c.2.a", "laser", {**US_PULSE, "peak_power": 400e6, "m_squared": 1.3}, (), "not_met"),
    ("US", "6A005.b.6.a.3", "laser", {"wavelength": 1030, "pulse_duration": 9e-13, "pulse_energy": 0.0021}, (), "meets"),
    ("US", "6A005.b.6.a.3", "laser", {"wavelength": 1030, "pulse_duration": 1e-12, "pulse_energy": 0.0021}, (), "not_met"),
    # Wassenaar relaxed 975 to 1150 nm CW lasers, the US and the EU did not.
    ("US", "6A005.a.6.a.1", "laser", {**CW_FIBRE, "average_power": 1500}, (), "meets"),
    ("EU", "6A005.a.6.a.1", "laser", {**CW_FIBRE, "average_power": 1500}, (), "meets"),
    ("WA", "6A005.a.6.a.1", "laser", {**CW_FIBRE, "average_power": 1500}, (), "not_met"),
    ("WA", "6A005.a.6.a.3", "laser", {**CW_FIBRE, "average_power": 1501, "linewidth": 40e9}, (), "meets"),
    ("WA", "6A005.a.6.a.3", "laser", {**CW_FIBRE, "average_power": 1501, "linewidth": 100e9}, (), "not_met"),
    ("US", "6A005.a.6.b.2", "laser", {"wavelength": 1070, "m_squared": 2, "average_power": 3000, "mass": 1201}, (), "released"),
    ("US", "6A005.a.6.b.2", "laser", {"wavelength": 1070, "m_squared": 2, "average_power": 3000, "mass": 1200, "beam_parameter_product": 2.5}, (), "meets"),
    ("US", "6A005.a.6.b.2", "laser", {"wavelength": 1070, "m_squared": 2, "average_power": 3000, "mass": 1200, "beam_parameter_product": 2.6}, (), "released"),
    ("US", "6A005.a.10", "laser", {"wavelength": 10600, "average_power": 100}, ("co2_laser",), "not_met"),
    ("US", "6A005.d.3.a", "laser", {"wavelength": 10600, "average_power": 15001}, ("co2_laser",), "meets"),
    ("US", "6A995.a.1", "laser", {"wavelength": 10600, "average_power": 15000}, ("co2_laser",), "meets"),
    ("US", "6A005.d.1.b.1", "laser", {"wavelength": 940, "average_power": 26}, ("semiconductor_laser",), "meets"),
    ("EU", "6A005.d.1.b.2", "laser", {"wavelength": 940, "average_power": 26}, ("semiconductor_laser",), "not_met"),
    # Cameras: the 9 Hz note, its loss when firmware lifts the limit, and the residue it falls to.
    ("US", "6A003.b.4.b", "thermal_camera", {**LONG_WAVE, **LENS, "frame_rate": 9}, ("microbolometer",), "released"),
    ("US", "6A993.a", "thermal_camera", {**LONG_WAVE, **LENS, "frame_rate": 9}, ("microbolometer",), "meets"),
    ("US", "6A003.b.4.b", "thermal_camera", {**LONG_WAVE, **LENS, "frame_rate": 9.1}, ("microbolometer",), "meets"),
    ("US", "6A993.a", "thermal_camera", {**LONG_WAVE, **LENS, "frame_rate": 9.1}, ("microbolometer",), "not_met"),
    ("US", "6A003.b.4.b", "thermal_camera", {**LONG_WAVE, **LENS, "frame_rate": 9}, ("microbolometer", "firmware_unlockable"), "meets"),
    ("US", "6A003.b.4.a", "thermal_camera", {**LONG_WAVE, **LENS, "frame_rate": 9}, COOLED, "meets"),
    ("US", "6A203.c.1", "scientific_camera", {"exposure_time_min": 5e-8, "frame_rate": 10}, (), "meets"),
    ("US", "6A003.a.5", "high_speed_camera", {"exposure_time_min": 1e-6, "frame_rate": 1000}, (), "not_met"),
    ("US", "6A293", "high_speed_camera", {"exposure_time_min": 1e-6, "frame_rate": 205000, "pixel_throughput": 13.43e9}, (), "meets"),
    ("US", "6A002.d.2.a", "other", {"cooling_temperature": 218, "mtbf": 10000}, ("cooled",), "not_met"),
    # Sonar, magnetometers, gravity, radar.
    ("US", "6A001.a.1.a.1", "sonar", {"angle_off_vertical": 60, "range_max": 601, "sounding_resolution": 1.9}, ("multibeam",), "meets"),
    ("US", "6A001.a.1.a.1", "sonar", {"range_max": 600, "sounding_resolution": 1.9}, ("multibeam",), "not_met"),
    ("US", "6A001.a.1.a.2.a", "sonar", {"angle_off_vertical": 60, "operating_depth": 301, "sounding_rate": 3801}, ("multibeam",), "meets"),
    ("US", "6A001.a.2.b.5", "hydrophone", {"outer_diameter": 40}, ("towed_array",), "not_met"),
    ("US", "6A001.a.2.b.1", "hydrophone", {"group_spacing": 12.4}, ("towed_array",), "meets"),
    ("US", "6A001.b.2", "sonar", {"speed_accuracy_relative": 0.2}, ("doppler_velocity_log",), "meets"),
    ("US", "6A006.a.3", "magnetometer", {"magnetic_noise": 10}, ("fluxgate",), "meets"),
    ("US", "6A996.a", "magnetometer", {"magnetic_noise": 12}, ("fluxgate",), "meets"),
    ("US", "6A006.a.1.a", "magnetometer", {"magnetic_noise": 0.05}, ("squid",), "meets"),
    ("US", "6A007.b", "gravimeter", {"gravity_accuracy": 700, "registration_time": 60}, ("mobile_gravimeter",), "not_met"),
    ("US", "6A107.a", "gravimeter", {"gravity_accuracy": 700, "registration_time": 120}, ("mobile_gravimeter",), "meets"),
    ("US", "6A008.k.1", "radar", {"pulse_compression_ratio": 151}, ("pulse_compression",), "meets"),
    ("US", "6A008.k.1", "radar", {"pulse_compression_ratio": 150}, ("pulse_compression",), "not_met"),
    ("US", "6A008.e", "radar", {}, ("electronically_scanned", "weather_radar"), "released"),
    ("US", "6A108.b.2", "radar", {"range_max": 3e4, "angular_resolution": 0.1}, (), "not_met"),
    # Optics and category 8.
    ("US", "6A004.d.2.a", "motor_actuator", {"aperture_diameter": 51, "angular_travel": 26, "resonant_frequency": 500, "pointing_accuracy": 10}, ("steering_mirror",), "meets"),
    ("US", "6A004.d.2.a", "motor_actuator", {"aperture_diameter": 50, "angular_travel": 26, "resonant_frequency": 500, "pointing_accuracy": 10}, ("steering_mirror",), "not_met"),
    ("US", "8A001.c.1.a", "underwater_vehicle", {}, ("autonomous_navigation",), "meets"),
    ("US", "8A001.c.1.c", "underwater_vehicle", {"optical_link_range": 1001}, (), "meets"),
    ("US", "8A001.c.2.c.2", "underwater_vehicle", {"operating_depth": 1001}, ("underwater_tether", "fibre_optic_link"), "meets"),
    ("US", "8A001.c.2.c.2", "underwater_vehicle", {"operating_depth": 1000}, ("underwater_tether", "fibre_optic_link"), "not_met"),
    ("US", "8A992.e", "underwater_vehicle", {"operating_depth": 300}, ("underwater_tether",), "meets"),
    ("US", "8A002.r", "sonar", {"source_level": 190, "operating_frequency": (50, None, 200)}, ("diver_deterrent",), "meets"),
    ("US", "8A002.g.1", "display_led", {"pulse_energy": 301, "repetition_rate": 5}, ("stroboscope", "underwater"), "not_met"),
    ("US", "8A992.c", "display_led", {"pulse_energy": 301, "repetition_rate": 5}, ("stroboscope", "underwater"), "meets"),
]  # fmt: skip


@pytest.mark.parametrize(("regime", "code", "family", "values", "features", "status"), CASES)
def test_paragraph_at_its_limits(regime, code, family, values, features, status):
    assert outcome(regime, code, family, values, features) == status
