"""What the value before in a list tells of the next one: its name, or that it is told again."""

import re
from dataclasses import replace

from spectriage.parameters.naming import Naming, find_wordings
from spectriage.parameters.quantities import Quantity
from spectriage.parameters.unnamed import default_for_unit, stands_alone

_REACH_LIST = 40  # characters between two members of a list
_LIST_GOES_ON = re.compile(r"[,/]|\b(?:and|or|und|oder|et|ou|to)\b", re.IGNORECASE)
_REMARK = re.compile(r"^\s*\([^()\d]{1,20}\)")  # "65° (H-plane) and 53°"
_PART_OF_IT = re.compile(r"\b(?:which|whose|davon|dont|cui)\b", re.IGNORECASE)
_LIST_ENDS = re.compile(r"[;:(]|\.\s")
_OTHER_NAME = 0.9  # share of the words before a value that name another quantity


def told_again(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a value in brackets tells the one before it in another unit: "-40 °C (-40 °F)"."""
    if text[before.end : quantity.start].strip() != "(" or not before.units or not quantity.units:
        return False
    if before.units[0].dimension != quantity.units[0].dimension:
        return False
    if len(before.numbers) == 1 < len(quantity.numbers):
        return False  # "24 V (18 to 32 V)" tells a value and the range around it
    # "12 to 24 V (9 to 36 V)" tells a second range: a unit is not told again in itself.
    ranges = before.min is not None and quantity.min is not None
    same_unit = before.units[0] == quantity.units[0]
    return not (ranges and same_unit and before.numbers != quantity.numbers)


def carried(last: Naming, between: str, quantity: Quantity) -> Naming | None:
    """The name of the value before, where this one goes on its list: "10 µA at 1 Hz, 20 µA …"."""
    around = between.strip() == "(" and None not in (quantity.min, quantity.max)
    if not around and (len(between) > _REACH_LIST or not _LIST_GOES_ON.search(between)):
        return None
    between = _REMARK.sub("", between)
    if _PART_OF_IT.search(between):
        return None
    if any(
        share >= _OTHER_NAME
        for w, share, _, _ in find_wordings(between)
        if w.parameter != last.parameter
    ):
        return None  # "1550 nm, class 1, 9 V"
    if (_LIST_ENDS.search(between) and not around) or last.unit is None or not quantity.units:
        return None
    unit = next((u for u in quantity.units if u.dimension == last.unit.dimension), None)
    if unit is None or unit.logarithmic != last.unit.logarithmic:
        return None
    return replace(last, unit=unit, score=0.9 * last.score)


def of_its_own(
    text: str, room: tuple[int, int], quantity: Quantity, family: str
) -> Naming | None:  # fmt: skip
    """What the unit of a lone member of a list tells, though its neighbour's would fit too."""
    if not stands_alone(text[room[0] : quantity.start], text[quantity.end : room[1]]):
        return None
    return default_for_unit(quantity, family, "goods")
