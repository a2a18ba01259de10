"""Quantities that tell one value together and of which no word names the slot.

The reader of quantities joins "typ. 3.3 V, max. 3.6 V"; here stand the ranges whose ends are
told apart: "±12 V to ±17 V", "61.5° (wide) to 2.2° (tele)".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from spectriage.parameters.quantity import Quantity

_TO = re.compile(r"\s*(?:to|\.\.\.?|…|-|–|bis|à)\s*")
_NAMED_END = re.compile(r"\s*\([^()\d]{2,14}\)\s*(?:to|\.\.\.?|…|-|–|bis|à)\s*")


def join_ends(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a text, neighbours that are the ends of one range made one."""
    joined: list[Quantity] = []
    for quantity in quantities:
        both = _join(text, joined[-1], quantity) if joined else None
        if both is not None:
            joined[-1] = both
        else:
            joined.append(quantity)
    return joined


def _join(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    if len(first.numbers) != 1 or len(second.numbers) != 1 or first.pair or second.pair:
        return None
    between = text[first.end : second.start]
    if first.symmetric and second.symmetric:
        if not _TO.fullmatch(between):
            return None
    elif first.typ is None or second.typ is None or not _NAMED_END.fullmatch(between):
        return None
    scale = _scale(first, second)
    if scale is None:
        return None
    low, high = sorted((first.numbers[0], second.numbers[0] * scale))
    return replace(
        first, min=low, typ=None, max=high, end=second.end, symmetric=False, condition="",
        units=first.units or second.units, unit_text=first.unit_text or second.unit_text,
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
