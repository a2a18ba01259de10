"""Document in, named quantities in canonical units out, each with the words it stands on.

Refuses nothing: a value that cannot be named or told in its parameter's unit is left out.
Knows no control list and no model, and works without them::

    from spectriage.parameters import read_parameters

    for value in read_parameters("camera.pdf"):
        print(value.name, value.min, value.typ, value.max, value.unit, value.page)

Names are imported when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spectriage.parameters.conflicts import Conflict, find_conflicts
    from spectriage.parameters.pint_quantities import PintSlots, define_units
    from spectriage.parameters.reading import Alternative, Reading
    from spectriage.parameters.sheet import ParameterSheet, read_parameters

_HOMES = {
    "Alternative": "reading",
    "Conflict": "conflicts",
    "ParameterSheet": "sheet",
    "PintSlots": "pint_quantities",
    "Reading": "reading",
    "define_units": "pint_quantities",
    "find_conflicts": "conflicts",
    "read_parameters": "sheet",
}

__all__ = [
    "Alternative",
    "Conflict",
    "ParameterSheet",
    "PintSlots",
    "Reading",
    "define_units",
    "find_conflicts",
    "read_parameters",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'spectriage.parameters' has no attribute {name!r}")
    return getattr(import_module(f"spectriage.parameters.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
