"""Figures as people read them: in the unit the list uses, with the distance to its threshold."""

from decimal import Decimal
from functools import lru_cache

from spectriage.lists.criteria import ParameterTest, round_digits
from spectriage.lists.facts import FactValue
from spectriage.vocabulary.units import Unit, convert

_WHOLE_BELOW = 1e12


def told(value: FactValue, test: ParameterTest) -> str:
    """Tell a value in the unit of `test`: ``8.7 Hz``, ``7.5 to 13.5 um``, ``min 9, max 60 Hz``.

    A value that could be read otherwise says so: ``1000000 W (read as 1 MW; could be 1 mW)``.
    """
    doubt = f" (read as {value.read_as}; could be {' or '.join(value.could_be)})"
    return _figures(value, test) + (doubt if value.could_be else "")


def _figures(value: FactValue, test: ParameterTest) -> str:
    slots = {
        name: format_number(in_list_unit(slot, test))
        for name in ("min", "typ", "max")
        if (slot := getattr(value, name)) is not None
    }
    if len(slots) == 1:
        (name, text), *_ = slots.items()
        prefix = {"min": "from ", "max": "up to "}.get(name, "") if test.interval else ""
        return f"{prefix}{_with_unit(text, test)}"
    if test.interval and "min" in slots and "max" in slots:
        return _with_unit(f"{slots['min']} to {slots['max']}", test)
    return _with_unit(", ".join(f"{name} {text}" for name, text in slots.items()), test)


def threshold_text(test: ParameterTest) -> str:
    """Threshold or window as the list gives it: ``9 Hz``, ``8.5 to 16 GHz``, ``1 nm and above``."""
    if not isinstance(test.value, tuple):
        return _with_unit(format_number(test.value), test)
    low, high = test.value
    if low is None:
        return f"{_with_unit(format_number(high or 0.0), test)} and below"
    if high is None:
        return f"{_with_unit(format_number(low), test)} and above"
    return _with_unit(f"{format_number(low)} to {format_number(high)}", test)


def margin(figure: float | None, test: ParameterTest) -> float | None:
    """Distance from figure to threshold as a share of the threshold, in the list's unit.

    Positive on the side that meets the test: 8.7 Hz against ``> 9 Hz`` is -0.0333. None for
    windows, for ``==``, for a threshold of zero and where no figure decides.
    """
    if figure is None or isinstance(test.value, tuple) or test.op == "==" or not test.value:
        return None
    share = (in_list_unit(figure, test) - test.value) / abs(test.value)
    return round(share if test.op in (">", ">=") else -share, 4)


def format_number(number: float) -> str:
    """At most six digits, without an exponent below 10^12."""
    text = f"{number:.6g}"
    return f"{number:.0f}" if "e+" in text and abs(number) < _WHOLE_BELOW else text


@lru_cache(maxsize=8192)
def _converted(figure: float, unit: Unit, target: Unit) -> float:
    return round_digits(convert(Decimal(str(figure)), unit, target))


def in_list_unit(figure: float, test: ParameterTest) -> float:
    """Tell a canonical figure in the unit that the test's record uses."""
    return _converted(figure, test.canonical, test.list_unit)


def _with_unit(text: str, test: ParameterTest) -> str:
    return text if test.unit in ("1", "count") else f"{text} {test.unit}"
