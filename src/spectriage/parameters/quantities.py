"""Quantities in running text: ranges, bounds, tolerances and pairs, each with its unit.

`find_quantities` is pure: it knows units but no parameter. A range stays a range, "<50 mK" is
an upper bound, "±2000 °/s" is symmetric, "640 x 512" is a pair. The way of a text: figures that
measure nothing are blanked (`not_values`), every figure is read with its sign, bound, second end,
tolerance and unit (here), and what belongs together is joined (`joining`, `conditions`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from spectriage.parameters import spans
from spectriage.parameters.bound_words import alternation, words
from spectriage.parameters.conditions import mark_conditions
from spectriage.parameters.joining import join_quantities
from spectriage.parameters.not_values import blank_not_values, find_formats, multiplier_after
from spectriage.parameters.numbers import NUMBER, fold, parse_number
from spectriage.parameters.quantity import Quantity
from spectriage.parameters.unit_print import unit_after

__all__ = ["Quantity", "find_quantities"]

_SIGNED = rf"[-+]?\s?{NUMBER}"
_PLUS_MINUS = r"±|\+\s?/\s?-|\+-|\+\\-"
# No letter or digit may touch a figure from the left, except signs of scripts without spaces.
_FREE = r"(?<![^\W\u3040-\u30ff\u4e00-\u9fffØø]|[.,])"
_QUANTITY = re.compile(
    rf"(?:(?<![\w.])(?P<dc>DC)\s?(?:to|-|~|\.{{2,3}}|…|up to|thru)\s?"
    rf"|(?:(?<![^\W\u3040-\u9fff]|\.)(?:"
    rf"(?P<upper>{alternation('before', 'max')})|(?P<lower>{alternation('before', 'min')})"
    rf"|(?P<typical>{alternation('before', 'typ')})|(?P<opener>{alternation('before', 'open')}))"
    rf"\s*:?\s*)(?=[-+±(\d.]|{_PLUS_MINUS}))?"
    rf"(?P<plusminus>{_PLUS_MINUS})?\s?{_FREE}(?P<first>{_SIGNED})",
    re.IGNORECASE,
)
_TO = (
    rf"\s?(?:{alternation('between', 'to')}|\.{{2,4}}|…|÷|~|and(?=\s?\+)"
    rf"|(?:≤|<=?)\s?[^\W\d]\w{{0,6}}\s?(?:≤|<=?))\s?"
)
_RANGE = re.compile(
    rf"(?P<to>{_TO}|\s?-\s?(?=[-+]?\s?[\d.])|\s?/\s?(?=\+\s?\d))"
    rf"(?:1/(?P<under>{NUMBER})|(?P<second>[-+]?\s?{NUMBER}))(?![\d])",
    re.IGNORECASE,
)
_OPENED = re.compile(
    rf"(?P<to>\s?(?:and|und|et|y|и|до|&)\s?)(?P<under>(?!))?(?P<second>[-+]?\s?{NUMBER})(?!\d)",
    re.IGNORECASE,
)
_RANGE_OPENERS = frozenset(words("before", "open"))
_RATIO = re.compile(r"\s?:\s?1(?![\d.,])")
_FRACTION = re.compile(rf"\s?/\s?(?P<second>{NUMBER})")
_TRAILING_SLOT = re.compile(
    rf"\s?(?P<open>\()?(?:(?P<max>{alternation('after', 'max')})"
    rf"|(?P<min>{alternation('after', 'min')})|(?P<typ>{alternation('after', 'typ')}))"
    rf"(?(open)\)|(?!\s*:?\s*[-+]?\d))",
    re.IGNORECASE,
)
_CODE_BEFORE = re.compile(r"[A-Za-z]{1,}[-_\d.]*[-_]$|[A-Za-z]{2,}-\d+/$")
_GLUED_LETTER = re.compile(r"-?[^\W\d_\u3040-\u9fff]")
_DIGIT = re.compile(r"\d")


def find_quantities(printed: str) -> tuple[Quantity, ...]:
    """Quantities in reading order; they never overlap.

    In a list whose unit stands at its end ("±2, ±4 and ±8 g") every member takes that unit.
    A quantity inside another's condition ("< 50 mK @ 300 K") is marked `in_condition`.
    """
    return _find_quantities(printed)


@lru_cache(maxsize=4096)
def _find_quantities(printed: str) -> tuple[Quantity, ...]:
    folded = fold(printed)
    formats, text = find_formats(folded)
    if not formats and not _DIGIT.search(text):
        return ()
    text = blank_not_values(text)
    found = sorted([*_scan(text), *formats], key=lambda quantity: quantity.start)
    return mark_conditions(text, printed, join_quantities(text, found))


def _scan(text: str) -> Iterator[Quantity]:
    position = floor = 0
    while True:
        found = _QUANTITY.search(text, position)
        if found is None:
            return
        quantity = None
        if not _is_part_of_code(text, found.start("first"), found.end("first"), floor):
            quantity = _read(text, found)
        if quantity is None:
            position = max(found.end("first"), found.start() + 1)
            continue
        indent = len(text[quantity.start :]) - len(text[quantity.start :].lstrip())
        yield replace(quantity, start=quantity.start + indent)
        position = floor = max(quantity.end, found.end("first"))


def _read(text: str, found: re.Match[str]) -> Quantity | None:
    first = number_of(found["first"])
    if first is None:
        return None
    end = found.end()
    factor, after = multiplier_after(text, end)
    if factor != 1:
        first, end = first * factor, after
    units, unit_text, unit_end = unit_after(text, end)
    if unit_text[:1] == '"' and text[max(found.start() - 1, 0)] in '"“':
        units, unit_text, unit_end = (), "", end
    if found["plusminus"]:
        return Quantity(
            max=abs(first), symmetric=True, units=units, unit_text=unit_text,
            start=found.start(), end=unit_end,
        )  # fmt: skip
    here = spans.Figure(first, units, unit_text, found.start(), end, unit_end)
    return (
        _ranged(text, found, here)
        or spans.read_sides(text, here)
        or spans.read_tolerance(text, here)
        or _single(text, found, here)
    )


def _ranged(text: str, found: re.Match[str], here: spans.Figure) -> Quantity | None:
    """A range that begins with the figure; a bound before it allows none, but "from" does."""
    if found["dc"]:
        frequency = here.units and here.units[0].dimension == spans.FREQUENCY
        return here.quantity(min=Decimal(0), max=abs(here.value)) if frequency else None
    opened = found["opener"] or (found["lower"] or "").casefold() in _RANGE_OPENERS
    if not opened and (found["upper"] or found["lower"] or found["typical"]):
        return None
    patterns = (_RANGE, _OPENED) if opened else (_RANGE,)
    start, under = here, _FRACTION.match(text, here.number_end) if here.value == 1 else None
    if under is not None and not here.units:
        start = here.inverse(number_of(under["second"]), under.end())
    slotted = _TRAILING_SLOT.match(text, start.end)
    ends = [start.end, start.number_end, *([slotted.end()] if slotted and slotted["min"] else [])]
    for pattern in patterns:
        for end in ends:
            second = pattern.match(text, end)
            if second is not None:
                ranged = spans.read_range(text, start, second)
                if ranged is not None:
                    return ranged
    return None


def _single(text: str, found: re.Match[str], here: spans.Figure) -> Quantity | None:
    if here.value == 1:
        fraction = _FRACTION.match(text, here.number_end)
        denominator = number_of(fraction["second"]) if fraction else None
        if fraction is not None and denominator:
            units, unit_text, end = unit_after(text, fraction.end())
            if units:
                return Quantity(
                    typ=1 / denominator, units=units, unit_text=unit_text, start=here.start, end=end
                )
    if not here.units:
        ratio = _RATIO.match(text, here.number_end)
        if ratio is not None:
            return replace(here.quantity(typ=here.value), end=ratio.end())
        if _GLUED_LETTER.match(text, here.number_end):
            return None  # "3R", "802.11n", "6-DoF": no figure of its own
    if found["upper"]:
        return replace(here.quantity(max=here.value), slot="max")
    if found["lower"]:
        return replace(here.quantity(min=here.value), slot="min")
    return _slotted(text, here, "typ" if found["typical"] else "")


def _slotted(text: str, here: spans.Figure, named: str) -> Quantity:
    """The figure with the slot that a word before or behind it names."""
    slot = _TRAILING_SLOT.match(text, here.end) if not named else None
    if slot is None or (slot["min"] and "min" in here.unit_text):
        return replace(here.quantity(typ=here.value), slot=named)
    kind = slot.lastgroup if slot.lastgroup != "open" else "typ"
    end = slot.end() if slot["open"] else here.end
    if slot["open"] and not here.units:  # "3.6 (max) V"
        units, unit_text, end = unit_after(text, end)
        here = replace(here, units=units, unit_text=unit_text)
    bound = {"max": here.value} if slot["max"] else {}
    bound = {"min": here.value} if slot["min"] else bound
    return replace(here.quantity(**(bound or {"typ": here.value})), slot=kind, end=end)


def number_of(text: str) -> Decimal | None:
    """`parse_number` for a figure whose sign may stand apart."""
    return parse_number(text.replace(" ", "", 1) if text[:1] in "+-" else text)


def _is_part_of_code(text: str, start: int, end: int, floor: int) -> bool:
    """Whether the digits belong to a part number, date or version: ``RS-485``, ``1.2.3``."""
    before = text[start - 1] if start else " "
    if before in "_#$§":
        return True
    if before in "-/" and _CODE_BEFORE.search(text[max(floor, start - 24) : start]):
        return True
    if text[start] == "-" and before.isalnum():
        return True
    after = text[end : end + 2]
    return len(after) == 2 and after[0] in "._" and after[1].isdigit()
