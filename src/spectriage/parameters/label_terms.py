"""What the label model sees of a label, shared by training and use."""

from collections.abc import Iterable
from functools import lru_cache

from spectriage.vocabulary.parameters import Parameter
from spectriage.vocabulary.units import Dimension, Unit

NONE = "none"
BARE = ""  # key of a value without unit
_LOGARITHMIC = " log"
# A temperature difference may be printed in °C.
_AS_DIFFERENCE = {"temperature": "temperature_difference"}


def dimension_key(dimension: Dimension) -> str:
    """A dimension as text, ``angle time^-1``; empty for none."""
    return " ".join(
        name if power == 1 else f"{name}^{power}" for name, power in dimension
    )


def unit_key(unit: Unit) -> str:
    """What a unit measures, as the model's feature; decibel units are told from linear ones."""
    return dimension_key(unit.dimension) + (_LOGARITHMIC if unit.logarithmic else "")


def unit_keys(readings: Iterable[Unit]) -> tuple[str, ...]:
    """Distinct keys of a unit's readings in their order, the key of a bare value where none."""
    return tuple(dict.fromkeys(unit_key(unit) for unit in readings)) or (BARE,)


def agrees(key: str, parameter: Parameter) -> bool:
    """Whether a value whose unit has this key may be a value of the parameter."""
    wanted, logarithmic = _canonical_key(parameter)
    if key == BARE:
        return parameter.kind != "interval" and wanted in (BARE, "count")
    plain = key.removesuffix(_LOGARITHMIC)
    if plain == key and parameter.scale == "logarithmic":
        return False
    if plain != key and not logarithmic:
        return False
    return wanted in (plain, _AS_DIFFERENCE.get(plain))


@lru_cache(maxsize=512)
def _canonical_key(parameter: Parameter) -> tuple[str, bool]:
    unit = parameter.canonical
    return dimension_key(unit.dimension), unit.logarithmic
