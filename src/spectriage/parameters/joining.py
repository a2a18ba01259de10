"""Quantities that belong together: lists with one unit, slots of one value, feet and inches."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from spectriage.parameters.bound_words import alternation, slot_behind
from spectriage.parameters.quantity import Quantity
from spectriage.parameters.spans import rescale
from spectriage.vocabulary.units import canonical_unit

_LISTED = re.compile(
    r"\s*-?\s*(?:\([A-Za-z][A-Za-z -]{0,18}\)\s*)?"  # "65 (H-plane) and 53 degrees"
    r"(?:,|/|;|and|or|&|,\s*and|,\s*or|und|oder|et|ou|,?\s*und)\s*"
)
_TYPICAL = alternation("before", "typ")
_BESIDE = re.compile(
    rf"\s*(?:\.?\s?[,;/(]|\.|and\b|to\b|)\s*(?:(?:{_TYPICAL})\s*:?\s*)?", re.IGNORECASE
)
_AND = re.compile(r",|,?\s?(?:and|und|et|y|e|и)", re.IGNORECASE)
_TIME = canonical_unit("s").dimension
_VOLTAGE = canonical_unit("V").dimension
_BRACKETED = re.compile(r"\s*\(\s*")
_SLOTS = ("min", "typ", "max")


def join_quantities(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with list units told and the slots of one value in one quantity."""
    return _join_slots(text, _join_compound(text, _tell_list_units(text, list(found))))


def _tell_list_units(text: str, found: list[Quantity]) -> list[Quantity]:
    for number in range(len(found) - 2, -1, -1):
        here, later = found[number], found[number + 1]
        if here.units or here.pair or here.sides or not later.units or later.sides:
            continue
        if later.pair is not None or here.symmetric != later.symmetric:
            continue
        between = text[_end_of_slot(text, here) : later.start]
        ratio = text[max(here.start - 1, 0)] == "/"  # "f/1.0, 300 K" is no list
        member = number and found[number - 1].end == here.start - 1
        if (_LISTED.fullmatch(between) or _same_value(here, later)) and (not ratio or member):
            found[number] = replace(here, units=later.units, unit_text=later.unit_text)
    return found


def _same_value(here: Quantity, later: Quantity) -> bool:
    return bool(here.slot and later.slot and here.slot != later.slot)


def _end_of_slot(text: str, quantity: Quantity) -> int:
    """Where a value ends with the slot's word behind it: "3.3 V typ."."""
    if not quantity.slot:
        return quantity.end
    found = slot_behind().match(text, quantity.end)
    return found.end() if found else quantity.end


def _join_compound(text: str, found: list[Quantity]) -> list[Quantity]:
    """One value of each print such as "1 h 30 min", "5 ft 10 in" or "up to 2 hours and 45 min"."""
    joined: list[Quantity] = []
    for quantity in found:
        before = joined[-1] if joined else None
        if before is not None and _continues(text, before, quantity):
            rest = rescale(quantity.typ or Decimal(0), quantity.units, before.units)
            whole = before.numbers[0] + (rest or Decimal(0))
            slots: dict[str, Any] = {
                name: None if getattr(before, name) is None else whole for name in _SLOTS
            }
            joined[-1] = replace(before, **slots, end=quantity.end)
        else:
            joined.append(quantity)
    return joined


def _continues(text: str, before: Quantity, quantity: Quantity) -> bool:
    if quantity.typ is None or not before.units or not quantity.units:
        return False
    if len(before.numbers) != 1 or quantity.numbers != (quantity.typ,):
        return False
    between = text[before.end : quantity.start].strip(" ")
    large, small = before.units[0], quantity.units[0]
    timed = large.dimension == _TIME  # "2 hours and 45 minutes"
    if before.symmetric or quantity.slot or (between and not (timed and _AND.fullmatch(between))):
        return False
    return (
        large.dimension == small.dimension
        and before.numbers[0] == before.numbers[0].to_integral_value()
        and small.factor < large.factor
        and 0 <= quantity.typ * small.factor < large.factor
    )


def _join_slots(text: str, found: list[Quantity]) -> list[Quantity]:
    """One value with two slots of each print such as "typ. 3.3 V, max. 3.6 V"."""
    joined: list[Quantity] = []
    for quantity in found:
        before = joined[-1] if joined else None
        merged = _merge(text, before, quantity) if before is not None else None
        if merged is None:
            joined.append(quantity)
        else:
            joined[-1] = merged
    return joined


def _holds_nominal(text: str, before: Quantity, between: str, quantity: Quantity) -> bool:
    """Whether brackets behind a voltage give the range it may be in: "48 V (40 to 60 V)"."""
    return (
        before.typ is not None
        and before.numbers == (before.typ,)
        and quantity.min is not None
        and quantity.max is not None
        and quantity.typ is None
        and quantity.min < before.typ < quantity.max
        and any(unit.dimension == _VOLTAGE for unit in before.units)
        and _BRACKETED.fullmatch(between) is not None
        and text[quantity.end : quantity.end + 1] == ")"
    )


def _merge(text: str, before: Quantity, quantity: Quantity) -> Quantity | None:
    between = text[_end_of_slot(text, before) : quantity.start]
    nominal = _holds_nominal(text, before, between, quantity)
    if not quantity.slot and not before.slot and not nominal:
        return None
    if before.symmetric or quantity.symmetric or before.pair or quantity.pair:
        return None
    if not before.numbers or not quantity.numbers:
        return None
    bracketed = nominal or (
        _BRACKETED.fullmatch(between) and before.slot == "typ" and len(quantity.numbers) == 2
    )
    if not bracketed and not _BESIDE.fullmatch(between):
        return None
    ranged = before.min is not None and before.max is not None
    typical = quantity.slot == "typ" and ranged  # "9 to 36 V (typical 28 V)"
    bounded = bool(quantity.slot) and (bool(before.slot) or before.numbers == (before.typ,))
    if not bracketed and "(" in between and not (typical or bounded):
        return None  # "up to 1 W (30 dBm)"; but "3.3 (3.6 max.) V"
    slots = {name: getattr(before, name) for name in _SLOTS}
    if not quantity.units:
        quantity = replace(quantity, units=before.units, unit_text=before.unit_text)
    if before.units and before.units != quantity.units:
        told = {
            name: None if value is None else rescale(value, before.units, quantity.units)
            for name, value in slots.items()
        }
        if any(told[name] is None for name in _SLOTS if slots[name] is not None):
            return None
        slots = told
    for name in _SLOTS:
        value = getattr(quantity, name)
        if value is not None and slots[name] is not None:
            return None
        slots[name] = slots[name] if value is None else value
    figures = [value for value in slots.values() if value is not None]
    if figures != sorted(figures):
        return None
    opened = bracketed or between.count("(") > between.count(")")
    end = quantity.end + (opened and text[quantity.end : quantity.end + 1] == ")")
    return replace(
        quantity,
        **slots,
        start=before.start,
        end=end,
        slot=quantity.slot or before.slot,
    )
