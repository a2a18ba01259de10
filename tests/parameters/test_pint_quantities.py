"""Readings as pint quantities: every canonical unit, logarithms, temperatures, clear refusals."""

import builtins
from decimal import Decimal

import pint
import pytest

from spectriage.errors import UnitError
from spectriage.parameters import define_units
from spectriage.parameters.pint_quantities import our_registry, pint_unit
from spectriage.parameters.reading import Reading
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.units import convert, parse_unit

PARAMETERS = load_parameters()


def reading(name, *, low=None, typ=None, high=None):
    return Reading(
        name=name, min=low, typ=typ, max=high, unit=PARAMETERS[name].unit, label="x", quote="x",
        page=1, bbox=(0, 0, 1, 1), score=0.9, source="table",
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(PARAMETERS))
def test_every_parameter_has_a_pint_unit_that_converts(name):
    value = reading(name, typ=2.0).to_pint().typ
    there_and_back = value.to_base_units().to(value.units)
    assert there_and_back.magnitude == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("name", "value", "unit", "ours", "expected"),
    [
        ("output_power", 20.0, "milliwatt", "mW", 100.0),
        ("output_power", 43.0, "watt", "W", 19.952623149688797),
        ("operating_temperature", -40.0, "kelvin", None, 233.15),
        ("operating_temperature", 71.0, "degree_Fahrenheit", "degF", 159.8),
        ("netd", 50.0, "kelvin", "K", 0.05),
        ("accel_bias_stability", 1000.0, "meter/second**2", None, 0.00980665),
        ("total_dose", 100.0, "gray", "Gy", 1.0),
        ("wall_plug_efficiency", 35.0, "", None, 0.35),
        ("accel_scale_factor_error", 500.0, "percent", None, 0.05),
        ("angle_random_walk", 0.6, "degree/second**0.5", None, 0.01),
        ("displayed_average_noise_level", -150.0, "milliwatt/hertz", None, 1e-15),
        ("phase_noise", -100.0, "1/hertz", None, 1e-10),
        ("gain", 30.0, "", None, 1000.0),
        ("gyro_range", 360.0, "rpm", None, 60.0),
        ("tops", 8.0, "op/s", None, 8e12),
        ("total_dose", 1000.0, "rads", None, 1000.0),
    ],
)
def test_quantity_converts_as_physics_says(name, value, unit, ours, expected):
    told = reading(name, typ=value).quantity.to(unit).magnitude
    assert told == pytest.approx(expected, rel=1e-9)
    if ours is not None:  # pint and our own factors agree
        canonical = PARAMETERS[name].canonical
        target = next(u for u in parse_unit(ours) if u.dimension == canonical.dimension)
        assert told == pytest.approx(float(convert(Decimal(str(value)), canonical, target)))


def test_slots_stay_apart():
    slots = reading("supply_voltage", low=1.7, typ=1.8, high=1.9).to_pint()
    assert [slot.to("millivolt").magnitude for slot in slots] == pytest.approx([1700, 1800, 1900])
    assert reading("supply_voltage", low=1.7, high=1.9).to_pint().typ is None


@pytest.mark.parametrize(
    ("slots", "told"),
    [
        ({"typ": 9.0}, 9.0),
        ({"high": 60.0}, 60.0),
        ({"low": 3.0}, 3.0),
        ({"low": 1.0, "typ": 2.0, "high": 3.0}, 2.0),
        ({"low": 1.0, "high": 3.0}, None),
    ],
    ids=["typ", "max", "min", "all", "range has no one figure"],
)
def test_quantity_is_the_one_figure(slots, told):
    quantity = reading("frame_rate", **slots).quantity
    assert (None if quantity is None else quantity.magnitude) == told


def test_registry_of_ones_own_is_used_and_left_alone():
    own = pint.UnitRegistry()
    assert reading("frame_rate", typ=9.0).to_pint(own).typ + own("1 Hz") == own("10 Hz")
    with pytest.raises(UnitError, match="define_units"):
        reading("accel_range", typ=16.0).to_pint(own)
    assert "gn" not in own
    define_units(own)
    define_units(own)
    assert reading("accel_range", typ=16.0).to_pint(own).typ.to(
        "m/s**2"
    ).magnitude == pytest.approx(156.9064)


def test_registry_is_made_once():
    assert our_registry() is our_registry()
    assert str(pint_unit("total_dose", "rad", our_registry())) == "rads"


def test_without_pint_the_hint_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without_pint(name, *arguments, **options):
        if name == "pint":
            raise ImportError("No module named 'pint'")
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without_pint)
    with pytest.raises(ImportError, match=r"pip install 'spectriage\[units\]'"):
        reading("frame_rate", typ=9.0).to_pint(registry=object())
