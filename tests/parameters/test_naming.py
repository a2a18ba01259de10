import pytest

from spectriage.parameters.naming import find_wordings, name_value
from spectriage.vocabulary.units import parse_unit


@pytest.mark.parametrize(
    ("label", "unit", "family", "expected"),
    [
        ("Measurement range", "°/s", "imu", "gyro_range"),
        ("Measurement range", "g", "imu", "accel_range"),
        ("Measurement range", "m", "lidar", "range_max"),
        ("Range", "bar", "pressure_sensor", "pressure_range"),
        ("Effective frame rate3", "Hz", "thermal_camera", "frame_rate"),
        ("Bildrate", "Hz", "thermal_camera", "frame_rate"),
        ("帧率", "Hz", "thermal_camera", "frame_rate"),
        ("Température de stockage", "°C", "", "storage_temperature"),
        ("Operating temperature", "°C", "", "operating_temperature"),
        ("Storage temperature", "°C", "", "storage_temperature"),
        ("Thermal sensitivity (NETD)", "mK", "thermal_camera", "netd"),
        ("Bias instability", "deg/hr", "gyroscope", "gyro_bias_stability"),
        ("Bias instability", "mg", "accelerometer", "accel_bias_stability"),
        ("Supply Current I5V_VCO", "mA", "rf_component", "current_consumption"),
        ("VDD_PA", "V", "rf_amplifier", "supply_voltage"),
    ],
)
def test_name_value_by_label_unit_and_family(label, unit, family, expected):
    named = name_value(label, parse_unit(unit), family=family)
    assert named is not None
    assert named.parameter == expected


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Output voltage", "V"),
        ("Sensor temperature accuracy", "°C"),
        ("Forward voltage", "V"),
        ("Display refresh rate", "Hz"),
        ("Number of pages", "mA"),
        ("Power consumption", "dBm"),
    ],
)
def test_name_value_leaves_other_things_alone(label, unit):
    named = name_value(label, parse_unit(unit), family="")
    assert named is None or named.parameter == "output_voltage"


def test_share_tells_how_much_of_the_label_is_named():
    whole = max(share for _, share, _, _ in find_wordings("Frame rate"))
    part = max(share for _, share, _, _ in find_wordings("Frame rate of the external trigger"))
    assert whole == 1.0
    assert part < 0.6
