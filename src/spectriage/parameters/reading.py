"""What the readers of rows and of prose agree on: one named value and where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from spectriage.documents.model import BBox, Page, Word, bbox_of
from spectriage.parameters.quantities import Quantity
from spectriage.vocabulary.parameters import Parameter, load_parameters
from spectriage.vocabulary.units import Unit, convert, readings_in

if TYPE_CHECKING:
    from spectriage.parameters.pint_quantities import PintSlots

_SMALLEST = "_min"  # ends the names of parameters of which a range tells only its lower end

Numbers = tuple[float | None, float | None, float | None]
Told = tuple[Quantity, Unit | None]  # a printed quantity under one reading of its unit


@dataclass(slots=True, frozen=True, kw_only=True)
class Alternative:
    """What the same print says if it is read another way: min, typ, max in the reading's unit."""

    min: float | None = None
    typ: float | None = None
    max: float | None = None
    read_as: str  # the figures with the unit that this way takes: "1 MW"

    @property
    def numbers(self) -> Numbers:
        """min, typ, max."""
        return (self.min, self.typ, self.max)


@dataclass(slots=True, frozen=True, kw_only=True)
class Reading:
    """One parameter value in its canonical unit, with the words it stands on.

    Where the print can be read in several ways, `alternatives` holds the others, and `read_as`
    tells this one; nobody decides between them silently. `unit_assumed` marks a value whose
    unit the paper prints only in another spelling than any unit has, or not at all.
    """

    name: str
    min: float | None
    typ: float | None
    max: float | None
    unit: str
    label: str
    quote: str
    page: int
    bbox: BBox
    score: float
    source: str
    condition: str | None = None
    variant: str | None = None
    words: frozenset[int] = frozenset()  # starts of the words it stands on
    alternatives: tuple[Alternative, ...] = ()
    read_as: str = ""
    unit_assumed: bool = False

    @property
    def numbers(self) -> Numbers:
        """min, typ, max."""
        return (self.min, self.typ, self.max)

    def to_pint(self, registry: Any = None) -> "PintSlots":
        """Its min, typ and max as pint quantities, each None where the print gives none.

        Parameters
        ----------
        registry
            A `pint.UnitRegistry`; ours if left out. One of your own may lack a unit; then call
            `spectriage.parameters.define_units` on it once.

        Raises
        ------
        ImportError
            pint is not installed; it comes with ``pip install spectriage[units]``.
        UnitError
            `registry` does not know the unit.
        """
        from spectriage.parameters.pint_quantities import slots_of  # pint costs half a second

        return slots_of(self, registry)

    @property
    def quantity(self) -> Any:
        """Its one figure as a pint quantity: typ, else a lone bound; None for a bare range."""
        slots = self.to_pint()
        if slots.typ is not None:
            return slots.typ
        bounds = [slot for slot in (slots.min, slots.max) if slot is not None]
        return bounds[0] if len(bounds) == 1 else None


def make_reading(
    page: Page,
    words: Sequence[Word],
    *,
    name: str,
    unit: Unit | None,
    quantity: Quantity,
    label: str,
    score: float,
    source: str,
    condition: str | None = None,
    variant: str | None = None,
    alternatives: Sequence[Told] = (),
    unit_assumed: bool = False,
) -> Reading | None:
    """A reading in canonical units, or None where its numbers make no sense for the parameter.

    `alternatives` are the other ways to read the print; those that come out as the same
    numbers are none.
    """
    quote = page.quote(words)
    if not quote:
        return None
    parameter = load_parameters()[name]
    slots = _numbers(quantity, unit, parameter.canonical)
    if all(value is None for value in slots) or not _can_be(parameter, slots):
        return None
    others = _alternatives(slots, alternatives, parameter.canonical)
    if name.endswith(_SMALLEST) and slots[1] is None and None not in (slots[0], slots[2]):
        slots = (None, slots[0], None)  # "1 s to 1/8000 s" tells the shortest of the times
    return Reading(
        name=name,
        min=slots[0],
        typ=slots[1],
        max=slots[2],
        unit=parameter.unit,
        label=" ".join(label.split())[:120],
        quote=quote[:300],
        page=page.number,
        bbox=_rounded(bbox_of(words)),
        score=round(min(score, 1.0), 4),
        source=source,
        condition=condition[:120] if condition else None,
        variant=variant[:80] if variant else None,
        words=frozenset(word.start for word in words),
        alternatives=others,
        read_as=tell(quantity, unit) if others else "",
        unit_assumed=unit_assumed or (unit is not None and unit.guessed_case),
    )


def make_readings(page: Page, words: Sequence[Word], **parts: Any) -> Iterator[Reading]:
    """The reading of `make_reading`, in two where one print names two parameters.

    "Range: 0.1 m to 12 m" is the shortest and the longest distance; the vocabulary names the
    parameter of the lower end.
    """
    parts = _with_open_readings(parts)
    quantity: Quantity = parts["quantity"]
    low_end = load_parameters()[parts["name"]].low_end
    if low_end and quantity.min is not None and quantity.max is not None:
        others: Sequence[Told] = parts.get("alternatives", ())
        wanted = [
            {**parts, "name": low_end, "quantity": _low_end(quantity),
             "alternatives": [(_low_end(other), unit) for other, unit in others]},
            {**parts, "quantity": _high_end(quantity),
             "alternatives": [(_high_end(other), unit) for other, unit in others]},
        ]  # fmt: skip
    else:
        wanted = [parts]
    for one in wanted:
        reading = make_reading(page, words, **one)
        if reading is not None:
            yield reading


def _with_open_readings(parts: dict[str, Any]) -> dict[str, Any]:
    """The parts with the likeliest reading of an ambiguous unit, and the others beside it.

    "mw" is milliwatt and megawatt; what no product can have is out.
    """
    quantity: Quantity = parts["quantity"]
    unit: Unit | None = parts["unit"]
    if unit is None or not unit.guessed_case or "alternatives" in parts:
        return parts
    parameter = load_parameters()[parts["name"]]
    canonical = parameter.canonical
    left = [
        reading
        for reading in readings_in(quantity.units, canonical)
        if all(parameter.holds(convert(n, reading, canonical)) for n in quantity.numbers)
    ]
    if not left:
        return parts
    first = unit if unit in left else left[0]
    others = [(quantity, reading) for reading in left if reading != first]
    return {**parts, "unit": first, "alternatives": others}


def _low_end(quantity: Quantity) -> Quantity:
    return Quantity(typ=quantity.min)


def _high_end(quantity: Quantity) -> Quantity:
    return replace(quantity, min=None, typ=quantity.max, max=None)


def tell(quantity: Quantity, unit: Unit | None) -> str:
    """A printed quantity with the unit it was read in: "1 MW", "900 to 1700 nm", "≤ 50 mK"."""
    low, typ, high = _slots(quantity)
    unit_text = "" if unit is None else f" {unit.text}"
    if low is not None and high is not None:
        return f"{low} to {high}{unit_text}"
    if typ is not None:
        return f"{typ}{unit_text}"
    return f"≤ {high}{unit_text}" if high is not None else f"≥ {low}{unit_text}"


def _can_be(parameter: Parameter, slots: Numbers) -> bool:
    """Whether a product may have the values: no range of detection is 0.85 µm."""
    if parameter.plausible is None:
        return True
    told = [value for value in slots if value] or [0]  # a range may begin or end at nothing
    return all(parameter.holds(Decimal(value)) for value in told)


def _alternatives(slots: Numbers, others: Sequence[Told], target: Unit) -> tuple[Alternative, ...]:
    """The other ways to read a print that give other numbers, each once, in the order given."""
    found: dict[Numbers, Alternative] = {}
    for quantity, unit in others:
        numbers = _numbers(quantity, unit, target)
        if numbers != slots and any(value is not None for value in numbers):
            low, typ, high = numbers
            found.setdefault(
                numbers, Alternative(min=low, typ=typ, max=high, read_as=tell(quantity, unit))
            )
    return tuple(found.values())


def _numbers(quantity: Quantity, unit: Unit | None, target: Unit) -> Numbers:
    low, typ, high = (_canonical(value, unit, target) for value in _slots(quantity))
    return low, typ, high


def _slots(quantity: Quantity) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return quantity.min, quantity.typ, quantity.max


def _canonical(value: Decimal | None, unit: Unit | None, target: Unit) -> float | None:
    if value is None:
        return None
    if unit is not None and target.logarithmic and not unit.logarithmic and value <= 0:
        return None  # no level in decibels: zero or negative watts are a bound or a misreading
    told = value if unit is None else convert(value, unit, target)
    return float(f"{told:.12g}")


def _rounded(bbox: BBox) -> BBox:
    x0, top, x1, bottom = bbox
    return (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
