"""What the readers of rows and of prose agree on: one named value and where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from spectriage.documents.model import BBox, Page, Word, bbox_of
from spectriage.parameters.quantities import Quantity
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.units import Unit, convert


@dataclass(slots=True, frozen=True, kw_only=True)
class Reading:
    """One parameter value in its canonical unit, with the words it stands on."""

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

    @property
    def numbers(self) -> tuple[float | None, float | None, float | None]:
        """min, typ, max."""
        return (self.min, self.typ, self.max)


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
) -> Reading | None:
    """A reading in canonical units, or None where its numbers make no sense for the parameter."""
    quote = page.quote(words)
    if not quote:
        return None
    parameter = load_parameters()[name]
    slots = [_canonical(value, unit, parameter.canonical) for value in _slots(quantity)]
    if all(value is None for value in slots):
        return None
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
    )


def make_readings(page: Page, words: Sequence[Word], **parts: Any) -> Iterator[Reading]:
    """The reading of `make_reading`, in two where one print names two parameters.

    "Range: 0.1 m to 12 m" is the shortest and the longest distance; the vocabulary names the
    parameter of the lower end.
    """
    quantity: Quantity = parts["quantity"]
    low_end = load_parameters()[parts["name"]].low_end
    if low_end and quantity.min is not None and quantity.max is not None:
        low = Quantity(typ=quantity.min)
        high = replace(quantity, min=None, typ=quantity.max, max=None)
        wanted = [{**parts, "name": low_end, "quantity": low}, {**parts, "quantity": high}]
    else:
        wanted = [parts]
    for one in wanted:
        reading = make_reading(page, words, **one)
        if reading is not None:
            yield reading


def _slots(quantity: Quantity) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return quantity.min, quantity.typ, quantity.max


def _canonical(value: Decimal | None, unit: Unit | None, target: Unit) -> float | None:
    if value is None:
        return None
    told = value if unit is None else convert(value, unit, target)
    return float(f"{told:.12g}")


def _rounded(bbox: BBox) -> BBox:
    x0, top, x1, bottom = bbox
    return (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
