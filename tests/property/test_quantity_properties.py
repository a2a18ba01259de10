"""Print a quantity in our grammar, read it back: the same figures."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from spectriage.parameters.numbers import fold, parse_number
from spectriage.parameters.quantities import find_quantities
from spectriage.vocabulary.units import canonical_unit, convert, parse_unit

UNITS = st.sampled_from(
    ["V", "mA", "µA", "Hz", "kHz", "GHz", "°C", "mm", "µm", "nm", "mK", "W", "mW", "dBm", "dB", "°/s",
     "°/h", "g", "kg", "m/s", "km/h", "psi", "bar", "Mbps", "MSPS", "µg/√Hz", "m", "ms", "ns"]
)  # fmt: skip
FIGURES = st.decimals(min_value="0.001", max_value="99999", places=3).map(lambda d: d.normalize())


def plain(value: Decimal) -> str:
    return format(value, "f")


@given(FIGURES, UNITS)
def test_single_value_survives_print_and_read(value, unit):
    (found,) = find_quantities(f"{plain(value)} {unit}")
    assert found.typ == value
    assert found.units == parse_unit(unit)


@given(FIGURES, FIGURES, UNITS, st.sampled_from(["–", " – ", " to ", "…", " ... ", "~"]))
def test_range_survives_print_and_read(a, b, unit, separator):
    low, high = sorted((a, b))
    if low == high:
        return
    (found,) = find_quantities(f"{plain(low)}{separator}{plain(high)} {unit}")
    assert (found.min, found.max) == (low, high)


@given(FIGURES, UNITS, st.sampled_from(["<", "≤", "< ", "≤ ", "up to ", "max. "]))
def test_upper_bound_survives(value, unit, mark):
    (found,) = find_quantities(f"{mark}{plain(value)} {unit}")
    assert found.max == value
    assert found.min is None


@given(FIGURES, UNITS)
def test_symmetric_range_survives(value, unit):
    (found,) = find_quantities(f"±{plain(value)} {unit}")
    assert found.symmetric
    assert found.max == value


@given(st.integers(min_value=1000, max_value=10**9))
def test_thousands_are_one_number(value):
    assert parse_number(f"{value:,}") == value
    assert parse_number(f"{value:,}".replace(",", " ")) == value


@given(
    FIGURES,
    st.sampled_from([("GHz", "Hz"), ("µm", "nm"), ("°/h", "deg/s"), ("psi", "Pa"), ("°F", "degC")]),
)
def test_conversion_there_and_back_is_the_same(value, units):
    there, back = canonical_unit(units[0]), canonical_unit(units[1])
    again = convert(convert(value, there, back), back, there)
    assert abs(again - value) <= abs(value) * Decimal("1e-20") + Decimal("1e-20")


@settings(max_examples=300)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error_and_offsets_hold(text):
    assert len(fold(text)) == len(text)
    last = 0
    for quantity in find_quantities(text):
        assert 0 <= quantity.start <= quantity.end <= len(text)
        assert quantity.start >= last
        last = quantity.end
