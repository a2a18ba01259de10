"""Readings as pint quantities, for those who ask for them.

pint is an extra and costs half a second at its first registry, so nothing else here imports it.
Names that pint lacks (dBc/Hz, standard gravities as ``gn``) or uses for another thing (``rad``,
which is an angle and a dose) stand in `vocabulary/data/pint_units.tsv`.
"""

from functools import lru_cache
from typing import Any, NamedTuple

from spectriage.errors import UnitError
from spectriage.parameters.reading import Reading
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.tables import read_table


class PintSlots(NamedTuple):
    """min, typ and max of a reading as pint quantities; None where the print gives none."""

    min: Any
    typ: Any
    max: Any


def slots_of(reading: Reading, registry: Any = None) -> PintSlots:
    """The body of `Reading.to_pint`, which see."""
    registry = our_registry() if registry is None else registry
    unit = pint_unit(reading.name, reading.unit, registry)
    low, typ, high = (
        None if value is None else registry.Quantity(value, unit) for value in reading.numbers
    )
    return PintSlots(low, typ, high)


def pint_unit(parameter: str, unit: str, registry: Any) -> Any:
    """What the registry knows as the canonical unit of a parameter.

    Raises
    ------
    UnitError
        It does not know it.
    """
    pint = _import_pint()
    known = load_parameters().get(parameter)
    spelling = _spellings().get((unit, known.dimension if known else ""), unit)
    try:
        return registry.parse_units("" if spelling == "1" else spelling)
    except pint.UndefinedUnitError as err:
        raise UnitError(
            "not in this pint registry; call spectriage.parameters.define_units(registry) once",
            text=unit,
        ) from err


def define_units(registry: Any) -> None:
    """Give a registry of yours the units it lacks; those it has stay as they are."""
    for row in read_table("pint_units.tsv"):
        name = row["definition"].partition(" =")[0]
        if name and name not in registry:
            registry.define(row["definition"])


@lru_cache(maxsize=1)
def our_registry() -> Any:
    """The one registry of this process: pint's own, with the units it lacks.

    Raises
    ------
    ImportError
        pint is not installed.
    """
    registry = _import_pint().UnitRegistry()
    define_units(registry)
    return registry


@lru_cache(maxsize=1)
def _spellings() -> dict[tuple[str, str], str]:
    return {(row["unit"], row["dimension"]): row["pint"] for row in read_table("pint_units.tsv")}


def _import_pint() -> Any:
    try:
        import pint
    except ImportError as err:
        raise ImportError(
            "pint quantities need pint: pip install 'spectriage[units]'", name="pint"
        ) from err
    return pint
