"""Values told for each side or direction of a thing: "28.2° × 21.3°", "800 × 500 × 450 mm"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from spectriage.documents.model import Page, Word
from spectriage.parameters.places import Place, name_place
from spectriage.parameters.quantities import Quantity
from spectriage.parameters.reading import Reading, make_reading
from spectriage.vocabulary.parameters import load_parameters

_ALONG_AXES = frozenset({"axis_travel"})  # told of each axis, X × Y × Z


def sides_of(
    page: Page, words: Sequence[Word], quantity: Quantity, place: Place, family: str,
    variant: str | None,
) -> Iterator[Reading]:  # fmt: skip
    """One value for each direction, as in "28.2° × 21.3°"; a horizontal one is printed first.

    Three sides are the size of a thing, unless the label tells what moves along each of them.
    """
    if not quantity.units:
        return
    named = name_place(place, quantity.units, family)
    if named is None or (quantity.sides and named.parameter not in _ALONG_AXES):
        return
    for value in quantity.sides or sides_told(named.parameter, quantity.pair or ()):
        reading = make_reading(
            page, words, name=named.parameter, unit=named.unit,
            quantity=Quantity(typ=value), label=place.printed, score=0.45 + 0.5 * named.score,
            source="table", variant=variant,
        )  # fmt: skip
        if reading is not None:
            yield reading


def sides_told(parameter: str, pair: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Values that the sides of a pair tell of a parameter: a horizontal one is printed first.

    None of a range: "Spectral response (8 um x 8 um)" tells the pixel's size.
    """
    if load_parameters()[parameter].kind == "interval":
        return ()
    return pair[:1] if parameter.endswith("_horizontal") else tuple(dict.fromkeys(pair))
