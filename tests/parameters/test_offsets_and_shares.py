"""Offsets of phase noise, thousands parted by points, shares in percent and ppm, lone kVA."""

import pytest

from spectriage.documents.read import read_text
from spectriage.parameters.extract import extract_parameters


def told(text, family):
    return [(r.name, *r.numbers, r.condition) for r in extract_parameters(read_text(text), family)]


@pytest.mark.parametrize(
    ("text", "noise", "offset"),
    [
        ("Phase noise: -158 dBc/Hz at 1 kHz offset", -158, "1 kHz"),
        ("Phase noise: -158 dBc/Hz (1 kHz)", -158, "1 kHz"),
        ("The phase noise at 10 kHz offset is -169 dBc/Hz.", -169, "10 kHz"),
        ("Phasenrauschen bei 10 Hz: -121 dBc/Hz", -121, "10 Hz"),
        ("Phase noise: -158 dBc/Hz. Supply 5 V", -158, None),
        ("Phase noise: -158 dBc/Hz, carrier 100 MHz", -158, None),
    ],
)
def test_phase_noise_in_text_keeps_its_offset(text, noise, offset):
    found = told(text, "oscillator_clock")
    assert ("phase_noise", None, noise, None, offset) in found
    assert not any(name == "operating_frequency" and typ != 1e8 for name, _, typ, *_ in found)


GERMAN = "Masse: 4,5 kg\n\nStrom: 1,2 A\n\nLeistung: 3,7 kW\n\n"


@pytest.mark.parametrize(
    ("printed", "ends"),
    [
        ("0 … 3.000 Hz", (0, 3000)),
        ("1.000 … 3.000 Hz", (1000, 3000)),
        ("0 … 500 Hz", (0, 500)),
        ("400 … 3.000 Hz", (400, 3000)),
        ("3.000 … 400 Hz", (400, 3000)),
        ("0 … 2.5 Hz", (0, 2.5)),
    ],
)
def test_point_before_three_digits_parts_thousands_at_either_end(printed, ends):
    found = told(f"{GERMAN}Ausgangsfrequenz: {printed}", "frequency_converter")
    assert ("output_frequency", ends[0], None, ends[1], None) in found


@pytest.mark.parametrize(
    ("text", "family", "name", "value"),
    [
        ("Frequency stability: 20 ppm", "frequency_converter", "frequency_accuracy", 0.002),
        ("Frequency stability: 0.1 %", "frequency_converter", "frequency_accuracy", 0.1),
        ("Scale factor error: 0.02 %", "accelerometer", "accel_scale_factor_error", 200),
        ("Nennleistung: 8 kVA", "frequency_converter", "apparent_power", 8000),
        ("Pure inertial: 0.7 NM/h", "ins", "position_drift_rate", 0.7),
    ],
)
def test_share_and_power_are_read_in_the_unit_printed(text, family, name, value):
    assert (name, None, value, None) in [each[:4] for each in told(text, family)]


@pytest.mark.parametrize("price", ["EUR 12,50; EUR 20,75; EUR 31,20", "12,50 € 20,75 € 31,20 €"])
def test_prices_do_not_tell_how_a_document_prints_decimals(price):
    found = told(f"{price}\n\nOutput frequency: 1.250 Hz", "frequency_converter")
    assert ("output_frequency", None, 1.25, None, None) in found
