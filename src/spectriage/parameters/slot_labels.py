"""Labels that tell which slots their values fill: "Weight, min. / max. | 3.1 kg / 3.4 kg"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from spectriage.parameters.bound_words import alternation
from spectriage.parameters.quantity import Quantity
from spectriage.parameters.reading import Reading
from spectriage.vocabulary.headings import column_roles
from spectriage.vocabulary.units import parse_unit

_SLOTS = ("min", "typ", "max")
_BOUNDS = ("min", "max")
_LEAST = 2  # words of a label that says so of something
_BOUND_NAMES = ("_min", "_max")  # end names whose label says a bound of what they are
_MARK = re.compile(r"(?P<before>\W*)(?P<word>[^\W\d_]+)(?P<after>\W*)\Z")
_BETWEEN = re.compile(r"\s*[/|;,–-]\s*")


def filled_slots(label: str, text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a cell, those that together fill the slots of its label made one.

    Parameters
    ----------
    label
        The label, or the head of the column where that tells the slots.
    text
        The cell.
    quantities
        What the cell holds.
    """
    slots = _slots_told(label)
    if not slots or len(quantities) < len(slots):
        return list(quantities)
    filled: list[Quantity] = []
    position = 0
    while position < len(quantities):
        run = quantities[position : position + len(slots)]
        joined = _joined(text, run, slots)
        filled.append(joined or quantities[position])
        position += len(run) if joined else 1
    return filled


def bounded(reading: Reading, label: str, head: str) -> Reading:
    """The reading, its lone figure as the bound that its label or head calls it: "Power, max."."""
    if reading.typ is None or reading.min is not None or reading.max is not None:
        return reading
    slot = bound_told(label) or bound_told(head)
    if slot is None or reading.name.endswith(_BOUND_NAMES):
        return reading
    least = slot == "min"
    others = tuple(
        replace(other, typ=None, min=other.typ if least else None, max=None if least else other.typ)
        if other.min is other.max is None
        else other
        for other in reading.alternatives
    )
    low, high = (reading.typ, None) if least else (None, reading.typ)
    return replace(reading, min=low, typ=None, max=high, alternatives=others)


@lru_cache(maxsize=4096)
def bound_told(label: str) -> str | None:
    """Which bound a label says its value is: "Max. power", "Power (max.)"; no slot for "typ."."""
    words = label.split()
    if len(words) > _LEAST and parse_unit(words[-1]) and column_roles().get(words[-1]) is None:
        words.pop()  # "Power min. W"
    if len(words) < _LEAST:
        return None
    first, last = column_roles().get(words[0].strip(".").casefold()), _MARK.search(words[-1])
    if first in _BOUNDS:
        return first
    marked = last is not None and (
        "(" in last["before"] or "[" in last["before"] or "." in last["after"]
        or words[-2].endswith(",")
    )  # fmt: skip
    if last is None or not marked:
        return None  # "Allan minimum" names a figure
    minutes = last["word"].casefold() == "min" and "." not in last["after"]
    slot = column_roles().get(last["word"].casefold())
    return slot if slot in _BOUNDS and not minutes else None


@lru_cache(maxsize=4096)
def _slots_told(label: str) -> tuple[str, ...]:
    if "/" not in label:
        return ()
    found = _pattern().search(label)
    if found is None:
        return ()
    told = [_slot_of(word) for word in found[0].split("/")]
    return tuple(told) if len(set(told)) == len(told) else ()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = "|".join(alternation("after", slot) for slot in _SLOTS)
    word = rf"(?:{words})\.?"
    return re.compile(rf"(?<![^\W\d_]){word}\s*/\s*{word}(?:\s*/\s*{word})?", re.IGNORECASE)


def _slot_of(word: str) -> str:
    bare = word.strip(" .").casefold()
    matched = (
        slot for slot in _SLOTS
        if re.fullmatch(rf"(?:{alternation('after', slot)})\.?", bare, re.IGNORECASE)
        or re.fullmatch(rf"(?:{alternation('after', slot)})", f"{bare}.", re.IGNORECASE)
    )  # fmt: skip
    return next(matched, bare)


def _joined(text: str, run: Sequence[Quantity], slots: Sequence[str]) -> Quantity | None:
    """One quantity of the figures, where they stand beside each other and rise as slots do."""
    first, last = run[0], run[-1]
    if len(run) < len(slots) or any(q.typ is None or q.in_condition for q in run):
        return None
    if any(len(q.numbers) != 1 or q.pair for q in run):
        return None
    if any(
        _BETWEEN.fullmatch(text[left.end : right.start]) is None
        for left, right in zip(run[:-1], run[1:], strict=True)
    ):
        return None
    units = next((q.units for q in run if q.units), ())
    if any(q.units and q.units[0] != units[0] for q in run):
        return None
    told = dict(zip(slots, (q.numbers[0] for q in run), strict=True))
    rising = [told[slot] for slot in _SLOTS if slot in told]
    if rising != sorted(rising):
        return None
    return replace(
        first, min=told.get("min"), typ=told.get("typ"), max=told.get("max"), units=units,
        unit_text=first.unit_text or last.unit_text, end=last.end, condition=last.condition,
    )  # fmt: skip
