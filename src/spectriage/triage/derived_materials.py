"""Specific figures of fibres, as 1C010 and 1C210 define them."""

from collections.abc import Iterator, Sequence

from spectriage.lists.facts import FactValue
from spectriage.triage.resting import named, resting_on

_GRAVITY = 9.80665  # m/s², which turns density into specific weight
_PASCAL = 1e9  # the figures come in GPa
_SPECIFIC = {"youngs_modulus": "specific_modulus", "tensile_strength": "specific_tensile_strength"}


def fibre_figures(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Modulus and strength over specific weight, in metre, where the sheet prints a density."""
    densities = [d for d in named(values, "material_density") if min(d.slots, default=0) > 0]
    for printed, specific in _SPECIFIC.items():
        for value in named(values, printed):
            fitting = [min(d.slots) for d in densities if d.variant in (None, value.variant)]
            if value.slots and fitting:
                figure = max(value.slots) * _PASCAL / (min(fitting) * _GRAVITY)
                yield resting_on(value, specific, float(f"{figure:.6g}"))
