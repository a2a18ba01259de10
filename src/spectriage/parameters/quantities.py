"""Quantities in running text: ranges, bounds, tolerances and pairs, each with its unit.

`find_quantities` is pure: it knows units but no parameter. A range stays a range, "<50 mK" is
an upper bound, "±2000 °/s" is symmetric, "640 x 512" is a pair. The way of a text: figures that
measure nothing are blanked (`not_values`), every figure is read with its sign, bound, second end,
tolerance and unit (here), and what belongs together is joined (`joining`, `conditions`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from spectriage.parameters import spans
from spectriage.parameters.bound_words import alternation, kinds_before
from spectriage.parameters.conditions import mark_conditions
from spectriage.parameters.joining import join_quantities
from spectriage.parameters.not_values import blank_not_values, find_formats, multiplier_after
from spectriage.parameters.numbers import NUMBER, fold, parse_number
from spectriage.parameters.quantity import Quantity
from spectriage.parameters.unit_print import unit_after
from spectriage.vocabulary.units import Unit, parse_unit

__all__ = ["Quantity", "find_quantities", "from_direct_current", "lone_value"]

_SIGNED = rf"[-+]?\s?{NUMBER}"
_PLUS_MINUS = r"±|\+\s?/\s?-|\+-|\+\\-"
# No letter or digit may touch a figure from the left, except signs of scripts without spaces.
# "DC12V" and "AC 100-240V" name the kind of the voltage that follows.
_FREE = (
    r"(?:(?<![^\W\u3040-\u30ff\u4e00-\u9fffØø]|[.,])"
    r"|(?<=\b[AD]C)(?=\d{1,3}(?:[.,]\d+)?\s?(?:V|-|~|to\b|\.{2}|…|±)))"
)
_QUANTITY = re.compile(rf"(?=[-+±\d.])(?P<plusminus>{_PLUS_MINUS})?\s?{_FREE}(?P<first>{_SIGNED})")
_DIRECT = re.compile(r"(?<!\w)DC\s?(?:to|-|~|\.{2,3}|…|up to|thru)\s?\Z")
_LAST_FIGURE = re.compile(rf"{NUMBER}\Z")
_TO = (
    rf"\s?(?:{alternation('between', 'to')}|\.{{2,4}}|…|÷|~|and(?=\s?\+)"
    rf"|(?-i:(?<=\s)(?:{alternation('between', 'to_apart')})(?=\s))"
    rf"|(?:≤|<=?)\s?[^\W\d]\w{{0,6}}\s?(?:≤|<=?))\s?"
)
_RANGE = re.compile(
    rf"(?P<to>{_TO}|[^\S\n]?-\s?(?=[-+]?\s?[\d.])|\s?/\s?(?=\+\s?\d|\d{{1,3}}\s?°))"
    rf"(?:1/(?P<under>{NUMBER})|(?P<second>[-+]?\s?{NUMBER}))(?![\d])",
    re.IGNORECASE,
)
_OPENED = re.compile(
    rf"(?P<to>\s?(?:and|und|et|y|и|до|&)\s?)(?P<under>(?!))?(?P<second>[-+]?\s?{NUMBER})(?!\d)",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"[^\W\d_][\])]?\s$|\]\s$")
_SIGNED_KINDS = frozenset(
    unit.dimension for name in ("degC", "K", "dB", "dBc/Hz", "dBFS") for unit in parse_unit(name)
)
_VOLTS_FOR_POINT = re.compile(r"V(?P<rest>\d{1,2})(?![\w.])")
_ONE_SIDED = frozenset({"min", "max"})
_RATIO = re.compile(r"\s?:\s?1(?![\d.,])")
_FRACTION = re.compile(rf"\s?/\s?(?P<second>{NUMBER})")
# "0.6 W typ 1.1 W max": of two slot words in a row each stands behind its figure.
_SLOT_FOLLOWS = (
    rf"[\d.]*\s?[^\s\d,;]{{0,6}}\s?(?:{alternation('after', 'max')}|{alternation('after', 'min')})"
    r"\s*(?![\s:]*\d)"
)
_TRAILING_SLOT = re.compile(
    rf"\s?(?P<open>\()?(?:(?P<max>{alternation('after', 'max')})"
    rf"|(?P<min>{alternation('after', 'min')})|(?P<typ>{alternation('after', 'typ')}))"
    rf"(?(open)\)|(?!\s*:?\s*[-+]?\d(?!{_SLOT_FOLLOWS})))",
    re.IGNORECASE,
)
_WORDS_BEHIND = re.compile(r"\s?(?![AD]C\b)[^\W\d_]")  # "8 max. A second one": no ampere
_CLOSED = re.compile(r"\.?\)?")
_CODE_BEFORE = re.compile(r"[A-Za-z]{1,}[-_\d.]*[-_]$|[A-Za-z]{2,}-\d+/$")
_GLUED_LETTER = re.compile(r"-?[^\W\d_\u3040-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_DIGIT = re.compile(r"\d")
_BARE = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?", re.ASCII)


@lru_cache(maxsize=4096)
def find_quantities(printed: str) -> tuple[Quantity, ...]:
    """Quantities in reading order; they never overlap.

    In a list whose unit stands at its end ("±2, ±4 and ±8 g") every member takes that unit.
    A quantity inside another's condition ("< 50 mK @ 300 K") is marked `in_condition`.
    """
    if _BARE.fullmatch(printed):  # most cells of a table
        return (Quantity(typ=Decimal(printed), start=0, end=len(printed)),)
    folded = fold(printed)
    formats, text = find_formats(folded)
    if not formats and not _DIGIT.search(text):
        return ()
    text = blank_not_values(text)
    if _CYRILLIC.search(text):
        text = _DECIMAL_COMMA.sub(".", text)  # Russian parts thousands by a space
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
            quantity = _read(text, found, floor)
        elif " " in found["first"]:  # "SX-270 905 nm": the code ends before the figure
            position = found.start("first") + found["first"].index(" ")
            continue
        if quantity is None:
            position = max(found.end("first"), found.start() + 1)
            continue
        yield quantity
        position = floor = max(quantity.end, found.end("first"))


def _read(text: str, found: re.Match[str], floor: int) -> Quantity | None:
    first = parse_number(found["first"])
    if first is None:
        return None
    dash = _is_dash(text, found)
    if dash:
        first = abs(first)
    kinds, start = kinds_before(text, floor, found.start())
    if not kinds & _ONE_SIDED:  # "typ." and "from" are words about the value, no part of it
        start = found.start() if found["plusminus"] else found.start("first")
    end = found.end()
    volts = _VOLTS_FOR_POINT.match(text, end)
    if volts is not None and first == first.to_integral_value():
        value = first + Decimal(volts["rest"]).scaleb(-len(volts["rest"]))
        return Quantity(
            typ=value, units=parse_unit("V"), unit_text="V", start=start, end=volts.end()
        )
    factor, after = multiplier_after(text, end)
    if factor != 1:
        first, end = first * factor, after
    units, unit_text, unit_end = unit_after(text, end)
    if unit_text[:1] in ('"', "'") and text[max(start - 1, 0)] in "\"'“":
        units, unit_text, unit_end = (), "", end
    if found["plusminus"]:
        return Quantity(
            max=abs(first), symmetric=True, units=units, unit_text=unit_text,
            start=start, end=unit_end,
        )  # fmt: skip
    here = spans.Figure(first, units, unit_text, start, end, unit_end)
    direct = _from_direct_current(text, here)
    if direct is not None:
        return direct
    told = None
    if "open" in kinds or not kinds & _ONE_SIDED:
        told = _ranged(text, here, opened="open" in kinds)
    return (
        told
        or spans.read_sides(text, here)
        or spans.read_tolerance(text, here)
        or _single(text, here, kinds)
    )


def _from_direct_current(text: str, here: spans.Figure) -> Quantity | None:
    """The range of "DC to 18 GHz", which begins at 0 Hz."""
    if not here.units or here.units[0].dimension != spans.FREQUENCY:
        return None
    before = text[max(0, here.start - 8) : here.start]
    direct = _DIRECT.search(before + "-" if text[here.start] == "-" else before)
    if direct is None:
        return None
    found = here.quantity(min=Decimal(0), max=abs(here.value))
    return replace(found, start=max(0, here.start - 8) + direct.start())


def lone_value(text: str) -> Quantity | None:
    """The one value with a unit that a text is, with nothing before or behind it."""
    found = find_quantities(text)
    if len(found) != 1 or not found[0].units:
        return None
    return found[0] if found[0].start == 0 and found[0].end >= len(text.rstrip()) else None


def from_direct_current(printed: str, units: Sequence[Unit]) -> Iterator[Quantity]:
    """The range that a cell tells whose unit stands in its head: "DC–18" under "Band (GHz)"."""
    if not units or units[0].dimension != spans.FREQUENCY:
        return
    text = fold(printed)
    figure = _LAST_FIGURE.search(text)
    last = parse_number(figure[0]) if figure else None
    if figure is None or last is None or not _DIRECT.fullmatch(text[: figure.start()]):
        return
    yield Quantity(min=Decimal(0), max=last, start=0, end=len(printed))


def _ranged(text: str, here: spans.Figure, *, opened: bool) -> Quantity | None:
    """A range that begins with the figure; behind "from" or "between" other words part it too."""
    start, under = here, _FRACTION.match(text, here.number_end) if here.value == 1 else None
    if under is not None and not here.units:
        start = here.inverse(parse_number(under["second"]), under.end())
        units, unit_text, unit_end = unit_after(text, under.end())
        if units:  # "1/4 s - 1/8000 s"
            start = replace(start, units=units, unit_text=unit_text, end=unit_end)
    slotted = _TRAILING_SLOT.match(text, start.end)
    ends = {start.end, start.number_end, *([slotted.end()] if slotted and slotted["min"] else [])}
    for pattern in (_RANGE, _OPENED) if opened else (_RANGE,):
        for end in sorted(ends, reverse=True):
            second = pattern.match(text, end)
            if second is not None:
                ranged = spans.read_range(text, start, second)
                if ranged is not None:
                    return ranged
    return None


def _single(text: str, here: spans.Figure, kinds: frozenset[str]) -> Quantity | None:
    if here.value == 1:
        fraction = _FRACTION.match(text, here.number_end)
        denominator = parse_number(fraction["second"]) if fraction else None
        if fraction is not None and denominator:
            units, unit_text, end = unit_after(text, fraction.end())
            if units:
                return Quantity(
                    typ=1 / denominator, units=units, unit_text=unit_text, start=here.start, end=end
                )
    if not here.units:
        ratio = _RATIO.match(text, here.number_end)
        if ratio is not None:
            return here.quantity(typ=here.value, end=ratio.end())
        if _GLUED_LETTER.match(text, here.number_end):
            return None  # "3R", "802.11n", "6-DoF": no figure of its own
    if "max" in kinds:
        return here.quantity(max=here.value, slot="max")
    if "min" in kinds:
        return here.quantity(min=here.value, slot="min")
    return _slotted(text, here, "typ" if "typ" in kinds else "")


def _slotted(text: str, here: spans.Figure, named: str) -> Quantity:
    """The figure with the slot that a word before or behind it names."""
    slot = _TRAILING_SLOT.match(text, here.end)
    if named and slot is not None and slot["typ"]:
        slot = None
    if slot is None or (slot["min"] and "min" in here.unit_text):
        return here.quantity(typ=here.value, slot=named)
    end = slot.end() if slot["open"] else here.end
    if not here.units:  # "3.6 (max) V", "3.6 max. V", "3.3 (3.6 max.) V"
        closed = _CLOSED.match(text, slot.end())
        behind = closed.end() if closed and not slot["open"] else end
        units, unit_text, until = unit_after(text, behind)
        if (units and not _WORDS_BEHIND.match(text, until)) or slot["open"]:
            here, end = replace(here, units=units, unit_text=unit_text), until
    value = here.value
    if slot["max"]:
        return here.quantity(max=value, slot="max", end=end)
    if slot["min"]:
        return here.quantity(min=value, slot="min", end=end)
    return here.quantity(typ=value, slot="typ", end=end)


def _is_dash(text: str, found: re.Match[str]) -> bool:
    """Whether the sign is a dash between a word and a value: "CMOS – 1.8 V".

    Of temperatures and decibels a sign set apart is one: "Sensitivity - 110 dBm".
    """
    if not found["first"].startswith("- ") or found["plusminus"]:
        return False
    if not _WORD_BEFORE.search(text[max(0, found.start() - 4) : found.start("first")]):
        return False
    later = _RANGE.match(text, found.end())
    units, _, _ = unit_after(text, later.end() if later else found.end())
    return not any(map(may_be_negative, units))


def may_be_negative(unit: Unit) -> bool:
    """Whether values below nought are common in a unit: temperatures, levels in decibels."""
    return unit.logarithmic or unit.dimension in _SIGNED_KINDS


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
