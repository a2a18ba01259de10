"""Values worked out from a printed one, which they rest on."""

from collections.abc import Sequence
from dataclasses import replace

from spectriage.lists.facts import FactValue


def resting_on(printed: FactValue, name: str, figure: float) -> FactValue:
    """The figure, with place, variant and doubts of the printed value it is worked out from."""
    return replace(printed, parameter=name, min=None, typ=figure, max=None, condition=None)


def named(values: Sequence[FactValue], name: str) -> list[FactValue]:
    """Find the values of one parameter."""
    return [value for value in values if value.parameter == name]
