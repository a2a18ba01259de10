"""One printed quantity: what `quantities` finds and what rows and prose name."""

from dataclasses import dataclass
from decimal import Decimal

from spectriage.vocabulary.units import Unit


# Not frozen, since it is made by the thousand; nobody changes one.
@dataclass(slots=True, unsafe_hash=True, kw_only=True)
class Quantity:
    """One printed quantity; `start:end` is its place in the text it was found in.

    Of `min`, `typ`, `max` those are set that the print gives. `units` are the readings of the
    unit's spelling, none for a bare number: all of them stay until the parameter decides.

    Attributes
    ----------
    pair
        "640 x 512" as two numbers.
    sides
        Three sides of a box, "10 x 10 x 5 mm"; the other numbers are then not set.
    symmetric
        Printed as "± 5"; `max` then holds the 5.
    condition
        What the value holds under, as printed: "f/1.0", "10 kHz offset", "1σ".
    in_condition
        Whether it stands inside the condition of the value before it.
    slot
        Slot that a word of the print names: ``min``, ``typ``, ``max``, or empty.
    alternatives
        Whole other readings of the print, where more than the unit is open: "4K" is four kelvin
        or a picture of 3840 x 2160.
    """

    min: Decimal | None = None
    typ: Decimal | None = None
    max: Decimal | None = None
    pair: tuple[Decimal, Decimal] | None = None
    symmetric: bool = False
    units: tuple[Unit, ...] = ()
    unit_text: str = ""
    start: int = 0
    end: int = 0
    sides: tuple[Decimal, ...] = ()
    slot: str = ""
    condition: str = ""
    in_condition: bool = False
    alternatives: tuple["Quantity", ...] = ()

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers set, in the order min, typ, max."""
        return tuple(value for value in (self.min, self.typ, self.max) if value is not None)
