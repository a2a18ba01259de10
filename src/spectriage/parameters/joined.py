"""Quantities that tell one value together: "Typ. 3.3 V, 3.0–3.6 V", "9 W typical, 12 W maximum"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from spectriage.parameters.heads import SLOTS, role_of
from spectriage.parameters.quantities import Quantity

_BEFORE = re.compile(r"([A-Za-z.]+(?: [a-z]+)?)[\s:]*$")
_AFTER = re.compile(r"\s*\(?([A-Za-z]+\.?)")
_TO = re.compile(r"\s*(?:to|\.\.\.?|…|-|bis|à)\s*")
_NAMED_END = re.compile(r"\s*\([^()\d]{2,14}\)\s*(?:to|\.\.\.?|…|-|–|bis|à)\s*")
_APART = 26  # characters that may stand between two parts of one value


def join_slots(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a text, neighbours that fill each other's slots made one."""
    joined: list[Quantity] = []
    previous_end = 0
    for quantity in quantities:
        told = _with_slot(text, quantity, previous_end)
        previous_end = quantity.end
        both = _join(text, joined[-1], told) if joined else None
        if both is not None:
            joined[-1] = both
        else:
            joined.append(told)
    return [
        q if q.joined or (q.min, q.typ, q.max) == (p.min, p.typ, p.max) else p
        for q, p in _paired(joined, quantities)
    ]


def _paired(
    joined: Sequence[Quantity], quantities: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    by_start = {quantity.start: quantity for quantity in quantities}
    return [(quantity, by_start[quantity.start]) for quantity in joined]


def _with_slot(text: str, quantity: Quantity, room: int) -> Quantity:
    """The quantity with a lone figure in the slot that the word beside it names."""
    if quantity.typ is None or quantity.min is not None or quantity.max is not None:
        return quantity
    before = _BEFORE.search(text[max(room, quantity.start - _APART) : quantity.start])
    words = before[1] if before else ""
    role = role_of(words) or (role_of(words.split()[-1]) if words else None)
    after = _AFTER.match(text[quantity.end :])
    if role not in SLOTS and after:
        role = role_of(after[1])
    if role == "min":
        return replace(quantity, min=quantity.typ, typ=None)
    if role == "max":
        return replace(quantity, max=quantity.typ, typ=None)
    return replace(quantity, slot_named=True) if role == "typ" else quantity


def _join(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    between = text[first.end : second.start]
    if not second.numbers or len(between) > _APART:
        return None
    if any(ch in between for ch in ";@=(") and not _NAMED_END.fullmatch(between):
        return None
    if first.pair or second.pair or not first.numbers:
        return None
    scale = _scale(first, second)
    if scale is None:
        return None
    if first.symmetric and second.symmetric:
        if not _TO.fullmatch(between):
            return None
        low, high = first.numbers[0], second.numbers[0] * scale
        return replace(
            first, min=min(low, high), max=max(low, high), typ=None, end=second.end,
            units=first.units or second.units, symmetric=False, joined=True,
        )  # fmt: skip
    if first.symmetric or second.symmetric:
        return None
    if _NAMED_END.fullmatch(between) and first.typ is not None and second.typ is not None:
        ends = sorted((first.typ, second.typ * scale))
        return replace(
            first, min=ends[0], typ=None, max=ends[1], end=second.end, joined=True,
            units=first.units or second.units,
        )  # fmt: skip
    if bool(first.units) != bool(second.units) and not (second.units and first.joined):
        if first.slot_named is False and len(first.numbers) < 2:
            return None
    lone = second.typ is not None and len(second.numbers) == 1 and not second.slot_named
    plain = first.typ is not None and len(first.numbers) == 1 and not first.slot_named
    if lone or (plain and second.max is None):
        return None
    slots: dict[str, Decimal] = {}
    for quantity, factor in ((first, Decimal(1)), (second, scale)):
        for name in SLOTS:
            value = getattr(quantity, name)
            if value is None:
                continue
            if name in slots:
                return None
            slots[name] = value * factor
    ordered = [slots[name] for name in SLOTS if name in slots]
    if ordered != sorted(ordered):
        return None
    return replace(
        first, min=slots.get("min"), typ=slots.get("typ"), max=slots.get("max"),
        units=first.units or second.units, unit_text=first.unit_text or second.unit_text,
        end=second.end, joined=True,
    )  # fmt: skip


def _scale(first: Quantity, second: Quantity) -> Decimal | None:
    """Factor from the second quantity's unit to the first one's; none where they do not agree."""
    if not first.units or not second.units:
        return Decimal(1)
    for here in first.units:
        for there in second.units:
            if here.dimension == there.dimension and here.logarithmic == there.logarithmic:
                return Decimal(1) if here == there else Decimal(there.factor) / Decimal(here.factor)
    return None
