"""Units: every factor against pint, spellings, ambiguity, logarithmic units."""

from decimal import Decimal

import pint
import pytest

from spectriage.errors import DimensionMismatch, UnitError
from spectriage.vocabulary.units import canonical_unit, convert_text, parse_unit, readings_in

REGISTRY = pint.UnitRegistry()

# our spelling, pint's expression for the same unit
AGAINST_PINT = [
    ("mm", "millimeter", "m"), ("in", "inch", "m"), ("ft", "foot", "m"), ("nmi", "nautical_mile", "m"),
    ("mil", "thou", "m"), ("lb", "pound", "kg"), ("oz", "ounce", "kg"), ("tonne", "metric_ton", "kg"),
    ("min", "minute", "s"), ("hr", "hour", "s"), ("year", "year", "s"), ("rpm", "1/minute", "Hz"),
    ("mrad", "milliradian", "deg"), ("arcmin", "arcminute", "deg"), ("arcsec", "arcsecond", "deg"),
    ("deg/h", "degree/hour", "deg/s"), ("psi", "psi", "Pa"), ("mbar", "millibar", "Pa"),
    ("Torr", "torr", "Pa"), ("atm", "atm", "Pa"), ("mmHg", "mmHg", "Pa"), ("inHg", "inHg", "Pa"),
    ("nT", "nanotesla", "T"), ("kn", "knot", "m/s"), ("mph", "mph", "m/s"),
    ("km/h", "kilometer/hour", "m/s"), ("L/min", "liter/minute", "m**3/h"), ("gpm", "gallon/minute", "m**3/h"),
    ("mW", "milliwatt", "W"), ("Wh", "watt_hour", "J"), ("ug", "microgram", "kg"),
    ("hp", "horsepower", "W"), ("MeV", "megaelectron_volt", "J"), ("lbf", "lbf", "N"),
    ("oz-in", "ozf * inch", "N*m"), ("ft-lb", "lbf * foot", "N*m"), ("sccm", "cm**3/minute", "m**3/s"),
    ("cm-1", "1/cm", "1/m"), ("min⁻¹", "1/minute", "1/s"), ("nit", "cd/m**2", "cd/m**2"),
    ("mGal", "milligalileo", "gn"), ("yd", "yard", "m"), ("krad(Si)", "kilorads", "rd"), ("Gy", "gray", "rd"),
]  # fmt: skip
PINT_TARGET = {"deg": "degree", "deg/s": "degree/second", "gn": "standard_gravity", "rd": "rads",
               "Hz": "1/second"}  # fmt: skip


@pytest.mark.parametrize(
    ("ours", "theirs", "target"), AGAINST_PINT, ids=[row[0] for row in AGAINST_PINT]
)
def test_factor_agrees_with_pint(ours, theirs, target):
    expected = REGISTRY.Quantity(1.0, theirs).to(PINT_TARGET.get(target, target)).magnitude
    assert float(convert_text(Decimal(1), ours, target)) == pytest.approx(expected, rel=2e-6)


@pytest.mark.parametrize(
    ("value", "unit", "target", "expected"),
    [
        ("0.5", "gauss", "uT", "50"),
        ("20", "dBm", "W", "0.1"),
        ("0.1", "W", "dBm", "20"),
        ("10", "dBW", "dBm", "40"),
        ("37", "dBm", "dBm", "37"),
        ("50", "W", "dBm", "46.98970004336018804786261105"),
        ("77", "°F", "degC", "25"),
        ("-40", "°F", "degC", "-40"),
        ("2", "°/s", "deg/h", "7200"),
        ("0.15", "°/√h", "deg/h**0.5", "0.15"),
        ("0.005", "dps/√Hz", "deg/s/Hz**0.5", "0.005"),
        ("25", "µg/√Hz", "ugn/Hz**0.5", "25"),
        ("0.05", "mg/√Hz", "ugn/Hz**0.5", "50"),
        ("3", "GSPS", "1/s", "3000000000"),
        ("9600", "bps", "bit/s", "9600"),
        ("25.6", "GB/s", "byte/s", "25600000000"),
        ("12", "MP", "count", "12000000"),
        ("14", "um", "nm", "14000"),
    ],
)
def test_convert_text_gives_exact_figure(value, unit, target, expected):
    assert convert_text(Decimal(value), unit, target) == pytest.approx(
        Decimal(expected), rel=Decimal("1e-12")
    )


@pytest.mark.parametrize(
    ("spelling", "dimensions"),
    [
        ("g", {"mass", "acceleration"}),
        ("rad", {"angle", "dose"}),
        ("G", {"acceleration", "magnetic_field"}),
    ],
)
def test_ambiguous_spelling_keeps_all_readings(spelling, dimensions):
    assert {unit.dimension[0][0] for unit in parse_unit(spelling)} == dimensions


@pytest.mark.parametrize(
    ("spelling", "target", "expected"),
    [
        ("mw", "W", ["mW", "MW"]),
        ("mW", "W", ["mW"]),
        ("g", "kg", ["g"]),
        ("g", "gn", ["gn"]),
        ("G", "uT", ["gauss"]),
        ("rad", "deg", ["rad"]),
        ("rad(Si)", "deg", []),
        ("mhz", "Hz", ["mHz", "MHz"]),
        ("K", "degC", ["K"]),
        ("dBm", "W", []),
    ],
)
def test_readings_in_a_unit_are_those_the_parameter_leaves_open(spelling, target, expected):
    units = readings_in(parse_unit(spelling), canonical_unit(target))
    assert sorted(unit.text for unit in units) == sorted(expected)


def test_per_degree_is_a_difference_of_temperatures():
    (unit,) = parse_unit("ppm/°C")
    assert dict(unit.dimension) == {"ratio": 1, "temperature_difference": -1}
    assert dict(parse_unit("°C")[0].dimension) == {"temperature": 1}


def test_case_decides_where_it_can_and_both_stay_where_it_cannot():
    assert [unit.text for unit in parse_unit("mW")] == ["mW"]
    assert [unit.text for unit in parse_unit("MW")] == ["MW"]
    assert {unit.text for unit in parse_unit("mw")} == {"mW", "MW"}


@pytest.mark.parametrize("text", ["", "frobs", "Hz/", "m//s", "10", "per"])
def test_no_unit_reads_as_none(text):
    assert parse_unit(text) == ()


def test_wrong_dimension_is_refused_with_both_spellings():
    with pytest.raises(DimensionMismatch, match="cannot be told in kg"):
        convert_text(Decimal(1), "Hz", "kg")
    with pytest.raises(UnitError, match="not a unit"):
        canonical_unit("frobs")
