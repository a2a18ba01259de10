import pytest

from lists.samples import value
from spectriage.lists.criteria import ParameterTest
from spectriage.lists.figures import format_number, in_list_unit, margin, threshold_text, told


def test_of(parameter, op, limit, unit):
    return ParameterTest(parameter=parameter, op=op, value=limit, unit=unit)


test_of.__test__ = False

RATE = test_of("frame_rate", ">", 9, "Hz")
BAND = test_of("operating_frequency", "overlaps", [2.7, 6.8], "GHz")


@pytest.mark.parametrize(
    ("fact", "test", "text"),
    [
        (value("frame_rate", 8.7), RATE, "8.7 Hz"),
        (value("frame_rate", max=60), RATE, "60 Hz"),
        (value("frame_rate", 30, min=9, max=60), RATE, "min 9, typ 30, max 60 Hz"),
        (value("operating_frequency", min=2e9, max=6e9), BAND, "2 to 6 GHz"),
        (value("operating_frequency", max=6e9), BAND, "up to 6 GHz"),
        (value("operating_frequency", min=6e9), BAND, "from 6 GHz"),
        (value("operating_frequency", 2.4e9), BAND, "2.4 GHz"),
        (value("output_power", 43.0), test_of("output_power", ">", 20, "W"), "19.9526 W"),
        (value("axes", 5), test_of("axes", ">=", 5, "count"), "5"),
    ],
)
def test_told_uses_the_unit_of_the_list(fact, test, text):
    assert told(fact, test) == text


@pytest.mark.parametrize(
    ("test", "text"),
    [
        (RATE, "9 Hz"),
        (BAND, "2.7 to 6.8 GHz"),
        (test_of("spectral_range", "within", [None, 1.05], "um"), "1.05 um and below"),
        (test_of("spectral_range", "within", [1.05, None], "um"), "1.05 um and above"),
        (test_of("axes", ">=", 5, "count"), "5"),
    ],
)
def test_threshold_text_is_that_of_the_list(test, text):
    assert threshold_text(test) == text


@pytest.mark.parametrize(
    ("op", "limit", "figure", "share"),
    [
        (">", 9, 8.7, -0.0333),
        (">", 9, 18, 1.0),
        ("<=", 9, 8.7, 0.0333),
        ("<", -10, -20, 1.0),
        (">", 0, 5, None),
        ("==", 9, 9, None),
        (">", 9, None, None),
    ],
)
def test_margin_is_positive_on_the_side_that_meets(op, limit, figure, share):
    test = test_of("operating_temperature", op, limit, "degC")
    assert margin(figure, test) == share


def test_margin_of_a_window_is_none():
    assert margin(3e9, BAND) is None


@pytest.mark.parametrize(
    ("number", "text"),
    [(9.0, "9"), (8.7, "8.7"), (1.5e9, "1500000000"), (1e-7, "1e-07"), (2 / 3, "0.666667"),
     (1e12, "1e+12"), (0.0, "0")],
)  # fmt: skip
def test_format_number_is_short_and_plain(number, text):
    assert format_number(number) == text


def test_in_list_unit_undoes_the_conversion_to_canonical():
    test = test_of("output_power", ">", 25, "W")
    assert in_list_unit(test.limit, test) == pytest.approx(25, rel=1e-11)
