"""One document that contradicts itself: a parameter told twice, with values that cannot both hold.

Sheets tell a parameter many times for good reasons: modes, test conditions, examples, selectable
ranges. So only readings that a label names plainly are held against each other, and only where
they fall into exactly two camps. What is left is rare, and worth a person's look.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from spectriage.parameters.naming import find_wordings, tokens_of
from spectriage.parameters.quantities import find_quantities
from spectriage.parameters.reading import Reading
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.small_words import small_words

# Share of a label that the parameter's wording covers; a label with other words in it ("memory
# bus frequency") may be about another thing than one without them, and so may one that names
# several parameters.
MOST_VALUES = 24  # distinct ones of one parameter, variant and condition
PLAINLY_NAMED = 0.9
# Score that prose.py gives where a wording covers all words next to the value.
NAMED_BEHIND = 0.75
_UNSAID_DIGITS = Decimal("0.005")  # rounding of a value whose print is not told, as a share


@dataclass(slots=True, frozen=True, kw_only=True)
class Conflict:
    """Two readings of one parameter that cannot both hold; both are kept as readings too."""

    parameter: str
    variant: str | None
    first: Reading
    second: Reading

    @property
    def pages(self) -> tuple[int, int]:
        """Pages of the two readings, in their order in the document."""
        return self.first.page, self.second.page

    def __str__(self) -> str:
        first, second = (f'"{r.quote}" on page {r.page}' for r in (self.first, self.second))
        variant = f" of {self.variant}" if self.variant else ""
        return f"{self.parameter}{variant}: {first}, but {second}"


def find_conflicts(readings: Iterable[Reading]) -> tuple[Conflict, ...]:
    """Contradictions among the readings of one document, in the order of their first reading.

    Two readings conflict where parameter, variant and condition are the same, they stand on two
    places (two pages, or a table and the text of one page), and no value fits both within the
    rounding of the printed digits. A typical value under a maximum of another place fits it, and
    a minimum never conflicts with a maximum. Where a parameter has three or more values, or
    several on one place, it is a list or depends on what we did not read: no conflict.
    """
    groups: dict[tuple[str, str | None, str], list[Reading]] = {}
    for reading in readings:
        if _plainly_named(reading):
            condition = " ".join((reading.condition or "").casefold().split())
            groups.setdefault((reading.name, reading.variant, condition), []).append(reading)
    return tuple(_in_groups(groups.values()))


def _plainly_named(reading: Reading) -> bool:
    """Whether the label names the parameter and nothing else; "VDD = 90 V" sets up a test."""
    if "=" in reading.label:
        return False
    if _named_behind(reading):
        return True
    named = [w for w, share, _, _ in find_wordings(reading.label) if share >= PLAINLY_NAMED]
    named = [w for w in named if not w.families] or named  # "frame rate" is also an IMU's output
    return bool(named) and all(wording.parameter == reading.name for wording in named)


def _named_behind(reading: Reading) -> bool:
    """Whether the words right behind the value name it in full, as in "60 Hz frame rate".

    The reading's label is then what stands before the value, and says nothing of the
    parameter; after "at" the value is a condition of another one.
    """
    before = tokens_of(reading.label)
    return (
        reading.source == "prose"
        and reading.score >= NAMED_BEHIND
        and not (before and before[-1] in small_words("text")["conditions"])
        and not _names_alone(reading.label, reading.name)
    )


def _names_alone(label: str, parameter: str) -> bool:
    """Whether some wording in the label names this parameter and no other.

    "thermal imaging" heads pictures and their rate alike: it says nothing of either.
    """
    named: dict[str, set[str]] = {}
    for wording, *_ in find_wordings(label):
        named.setdefault(wording.label, set()).add(wording.parameter)
    return any(names == {parameter} for names in named.values())


def _in_groups(groups: Iterable[Sequence[Reading]]) -> Iterator[Conflict]:
    for group in groups:
        pair = _two_camps(group)
        if pair is not None:
            first, second = pair
            yield Conflict(parameter=first.name, variant=first.variant, first=first, second=second)


def _two_camps(group: Sequence[Reading]) -> tuple[Reading, Reading] | None:
    """First reading of each camp, where there are exactly two and no place holds both."""
    camps: list[list[Reading]] = []
    camp_of: dict[object, list[Reading]] = {}  # by the figures: most readings say the same again
    for reading in group:
        known = camp_of.get(reading.numbers)
        if known is not None:
            known.append(reading)
            continue
        if len(camp_of) == MOST_VALUES:
            return None  # a list of so many values contradicts nothing
        own = [camp for camp in camps if not any(disjoint(reading, other) for other in camp)]
        if len(own) > 1:
            return None  # fits both: nothing is contradicted for certain
        if own:
            own[0].append(reading)
        else:
            camps.append([reading])
        camp_of[reading.numbers] = own[0] if own else camps[-1]
    if len(camps) != 2:
        return None
    left, right = camps
    if {(r.page, r.source) for r in left} & {(r.page, r.source) for r in right}:
        return None
    ours, theirs = ({r.numbers: r for r in camp}.values() for camp in (left, right))
    if not all(disjoint(a, b) for a in ours for b in theirs):
        return None
    return left[0], right[0]


def disjoint(one: Reading, other: Reading) -> bool:
    """Whether no value fits both readings, beyond the rounding of the printed digits."""
    if load_parameters()[one.name].kind == "interval" and _is_range(one) != _is_range(other):
        return False  # one figure for an interval is where it was used, not how far it goes
    for lower, upper in ((one, other), (other, one)):
        high, low = _span(lower)[1], _span(upper)[0]
        if high is not None and low is not None and high < low:
            slack = max(_rounding(lower, high), _rounding(upper, low))
            if low - high > slack:
                return not _bounds_of_two_kinds(one, other)
    if _same_bound(one, other):
        left, right = (next(n for n in r.numbers if n is not None) for r in (one, other))
        return abs(left - right) > max(_rounding(one, left), _rounding(other, right))
    return False


def _span(reading: Reading) -> tuple[float | None, float | None]:
    """Lowest and highest value a reading admits; None where it bounds one side only."""
    if reading.min is None and reading.max is None:
        return reading.typ, reading.typ
    return reading.min, reading.max


def _is_range(reading: Reading) -> bool:
    return reading.min is not None and reading.max is not None


def _lone(reading: Reading) -> str | None:
    told = [slot for slot in ("min", "typ", "max") if getattr(reading, slot) is not None]
    return told[0] if len(told) == 1 else None


def _bounds_of_two_kinds(one: Reading, other: Reading) -> bool:
    """Whether one is a row of minima and the other one of maxima."""
    return {_lone(one), _lone(other)} == {"min", "max"}


def _same_bound(one: Reading, other: Reading) -> bool:
    """Whether both are lone upper, or lower, bounds: "< 50 mK" and "±2000 °/s" are figures."""
    quantity = load_parameters()[one.name].kind == "quantity"
    return quantity and _lone(one) == _lone(other) in ("min", "max")


def _rounding(reading: Reading, figure: float) -> float:
    """Half a unit of the last printed digit of a figure, in the reading's unit.

    The quote's numbers and the reading's figures rise together; where their counts differ, the
    coarsest number of the quote is taken.
    """
    printed = sorted(
        number
        for quantity in find_quantities(reading.quote)
        for number in (quantity.numbers or quantity.pair or ())
    )
    figures = sorted(value for value in reading.numbers if value is not None)
    if len(printed) == len(figures):
        printed = [printed[figures.index(figure)]]
    shares = [
        Decimal(5).scaleb(int(number.as_tuple().exponent) - 1) / abs(number)
        for number in printed
        if number
    ]
    return float(max(shares, default=_UNSAID_DIGITS)) * abs(figure)
