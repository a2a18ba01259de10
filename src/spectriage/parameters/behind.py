"""What names a value in a cell that lists several things, where the row's label does not.

"InGaAs, 640 × 512, 15 µm pitch" stands beside "Sensor": the array's format is named by the label,
the pitch by the word behind it or, in papers on cameras, by standing next to the format.
"""

from spectriage.parameters.fitting_units import fitting_unit
from spectriage.parameters.naming import Naming, name_value, tokens_of
from spectriage.parameters.quantities import Quantity
from spectriage.vocabulary.parameters import load_parameters

_LEAST = 0.6  # share of the words behind a value that its wording must cover
_WORDS = 4  # behind a value in which its name may stand
_OF_ARRAY = ("pixel_pitch", "frame_rate")  # what papers print next to an array's format
_PITCHES = (1, 100)  # µm
_NEXT_TO = 0.6  # score of a value that only its place names


def name_behind(quantity: Quantity, behind: str, family: str) -> Naming | None:
    """The parameter that the words right behind a value name."""
    if not quantity.units or quantity.pair is not None:
        return None
    words = " ".join(tokens_of(behind)[:_WORDS])
    if not words:
        return None
    return name_value(words, quantity.units, family=family, least=_LEAST, edge="start")


def name_beside_array(quantity: Quantity, between: str) -> Naming | None:
    """The parameter of a value that stands right behind an array's format in its cell."""
    if quantity.typ is None:
        return None
    if between.strip() not in (",", ";", "/", "@", "|", "·", "-", ""):
        return None
    for name in _OF_ARRAY:
        unit = fitting_unit(load_parameters()[name].canonical, quantity.units)
        if unit is None or (name == "pixel_pitch" and not _is_pitch(quantity)):
            continue
        return Naming(name, _NEXT_TO, unit)
    return None


def _is_pitch(quantity: Quantity) -> bool:
    low, high = _PITCHES
    return quantity.unit_text in _MICRONS and low <= (quantity.typ or 0) <= high


_MICRONS = frozenset(("µm", "μm", "um", "micron", "microns"))
