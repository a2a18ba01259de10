"""What one cell says: its quantities, named by the labels around it, without their conditions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from spectriage.documents.layout.paragraphs import words_between
from spectriage.documents.model import Cell, Page, Word
from spectriage.parameters.apart import text_of
from spectriage.parameters.behind import name_behind, name_beside_array
from spectriage.parameters.joined import join_ends
from spectriage.parameters.label_text import qualifier_of, without_unit
from spectriage.parameters.naming import Naming, find_wordings
from spectriage.parameters.other_names import names_other
from spectriage.parameters.places import Place, name_place
from spectriage.parameters.quantities import Quantity, find_quantities, from_direct_current
from spectriage.parameters.reading import Reading, make_reading, make_readings
from spectriage.parameters.sides import sides_of
from spectriage.parameters.slot_labels import bounded, filled_slots
from spectriage.parameters.spans import FREQUENCY, with_relative_spread
from spectriage.parameters.trades import in_families
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.units import Unit, canonical_unit

_NOTE_MARK = re.compile(r"(?<![\w(.,])\d{1,2}\)(?=\s|$)")
_LAST_WORD = re.compile(r"([^\s\d()]+|[@=])\s*$")
_EXPRESSION = re.compile(r"\b[A-Z]{0,4}V[A-Z_]+\w*\s?[-–−+*x×]\s?\d|\d\s?[*×x]\s?[A-Z]{0,4}V[A-Z_]")
_REMARK = re.compile(r"\s*\([^()]*\)[\s,;/]*")
_COLON = re.compile(r"\s*([A-Za-z][^:;,.]{3,60}):\s*")
_HEADS_OTHERS = re.compile(r"\s?:\s[^\d]*\d")
_IN_BRACKETS = re.compile(r"\(\d{3,}\)")
_AT = re.compile(r"\s?@\s?\d")
_TEMPERATURE = canonical_unit("degC").dimension
_ANGLE = canonical_unit("deg").dimension
_OTHER_SIDE = re.compile(r"(?:^|[\s,;(])[VD]\W*$")
_TIMES = ("x", "×")
_ARRAY_MIN = 16  # fewer pixels a side are no detector array
_LINE_MIN = 256  # but one row of as many is a line sensor
_SAME = 0.03  # two units of one value agree within this share


def read_cell(
    page: Page, cell: Cell, place: Place, family: str, *,
    units: tuple[Unit, ...] = (), condition: str | None = None, variant: str | None = None,
) -> Iterator[Reading]:  # fmt: skip
    """All quantities of a value cell that the labels around it can name."""
    text = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text_of(cell))
    given: set[tuple[object, ...]] = set()
    end = 0
    listed = list(from_direct_current(text, units)) or own_quantities(text)
    listed = filled_slots(f"{place.label} {place.head}", text, listed)
    found: list[Reading] = []
    for number, quantity in enumerate(listed):
        starts, of_array = end, any(r.name == "pixels_horizontal" for r in found)
        near = _label_within(text, quantity) or _words_between(text, end, quantity)
        place = place if near == place.near else replace(place, near=near)
        end = quantity.end
        if place.near and (names_other(place.near, family) or _tells_other_side(place, quantity)):
            continue
        told = with_relative_spread(quantity, units)
        told = told if told.units else replace(told, units=units)
        words = words_between(cell.words, quantity.start, quantity.end)
        note = condition or quantity.condition or None
        named = name_beside_array(quantity, text[starts : quantity.start]) if of_array else None
        if quantity.in_condition and not named:
            continue  # the rate of a format that is no detector's
        if quantity.unit_text in _TIMES:  # "25x optical zoom" beside "Lens"
            named = name_behind(quantity, text[end:], family) or named
        found = (
            []
            if named
            else list(
                name_and_make(page, words, told, place, family, condition=note, variant=variant)
            )
        )
        until = listed[number + 1].start if number + 1 < len(listed) else len(text)
        ranged = quantity.min is not None and quantity.max is not None
        if ranged and number and found:  # "-30 to 60 °C operating, -40 to 80 °C storage"
            behind = name_behind(quantity, text[end:until], family)
            if behind is not None and behind.parameter != found[0].name:
                found, named = [], behind
        if not found and quantity.pair is None:
            named = name_behind(quantity, text[end:until], family) or named
            found = _made(page, words, quantity, named, place.printed, note, variant)
        for reading in found:
            key = (reading.name, *reading.numbers)
            if key not in given:
                given.add(key)
                told_so = quantity.slot or quantity.pair  # "Max. resolution 640 × 512"
                yield reading if told_so else bounded(reading, place.label, place.head)


def _tells_other_side(place: Place, quantity: Quantity) -> bool:
    """Whether a letter says that an angle is the vertical or the diagonal one: "H 90°, V 65°"."""
    angle = any(unit.dimension == _ANGLE for unit in quantity.units)
    return angle and _OTHER_SIDE.search(place.near) is not None


def _label_within(text: str, quantity: Quantity) -> str:
    """The label that a cell prints before its value: "Frame rate in 1080p mode: 120 fps"."""
    found = _COLON.match(text)
    return found[1] if found is not None and found.end() == quantity.start else ""


def _made(
    page: Page, words: Sequence[Word], quantity: Quantity, named: Naming | None, label: str,
    condition: str | None, variant: str | None,
) -> list[Reading]:  # fmt: skip
    if named is None:
        return []
    return list(
        make_readings(
            page, words, name=named.parameter, unit=named.unit, quantity=quantity, label=label,
            score=0.45 + 0.4 * named.score, source="table", condition=condition, variant=variant,
        )
    )  # fmt: skip


def _words_between(text: str, end: int, quantity: Quantity) -> str:
    """The words of a cell between the value before and this one: "vertical FOV 48.3°"."""
    lone = quantity.min is None and quantity.max is None
    if lone and any(unit.dimension == _TEMPERATURE for unit in quantity.units):
        return ""  # "ambient 25 °C" is where something was measured
    between = text[end : quantity.start]
    if _REMARK.fullmatch(between):
        return ""  # "0.85 W (voltage output) 1.2 W" tells when the value before holds
    return between.strip(" ,;:/|-–") if any(letter.isalpha() for letter in between) else ""


def own_quantities(text: str) -> list[Quantity]:
    """Quantities of a cell that are its value, without those that say when it holds.

    "< 55 mK at 30 °C" has one value; so have "42 W (heater 6 W)" and "440 mm (17.3 in)".
    """
    if is_expression(text):
        return []
    found = join_ends(text, find_quantities(text))
    kept: list[Quantity] = []
    for quantity in found:
        if quantity.in_condition and (kept or quantity.condition):
            if _is_rate_of_array(kept, quantity):
                kept.append(quantity)
                continue
            if not _told_with_own_condition(text, kept, quantity):
                continue
            kept.append(replace(quantity, in_condition=False))
            continue
        if quantity.units and _HEADS_OTHERS.match(text, quantity.end):
            continue  # "4 mm: 75 m" tells the value that holds with 4 mm
        before = text[: quantity.start]
        if is_code(text, quantity):
            continue
        word = _LAST_WORD.search(before)
        states = word is not None and word[1].casefold() in small_words("value")["conditions"]
        if states and (kept or (word is not None and word[1] == "=") or len(found) > 1):
            continue
        bracket = before[before.rfind("(") + 1 :] if before.count("(") > before.count(")") else None
        if bracket is not None and kept and _told_before(kept, quantity, bracket):
            continue
        kept.append(quantity)
    return kept


def is_code(text: str, quantity: Quantity) -> bool:
    """Whether brackets tell of which model something is: "SMA (7013), N (7026)".

    Behind a figure, as in "600 (1500)", they hold another one.
    """
    around = text[max(quantity.start - 1, 0) : quantity.end + 1]
    if quantity.units or _IN_BRACKETS.fullmatch(around) is None:
        return False
    return not text[: quantity.start - 1].rstrip()[-1:].isdigit()


def _told_with_own_condition(text: str, kept: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether brackets give the value under a condition of its own: "250 m (180 m @ 10 %)"."""
    if not kept or not kept[-1].units or not quantity.units:
        return False
    return (
        text[kept[-1].end : quantity.start].strip() in ("(", "（")
        and kept[-1].units[0].dimension == quantity.units[0].dimension
        and _AT.match(text, quantity.end) is not None
    )


def _is_rate_of_array(kept: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether brackets or a sign give the frame rate of a format: "1280 × 960 @ 25 fps"."""
    of_array = bool(kept) and kept[-1].pair is not None
    return of_array and any(unit.dimension == FREQUENCY for unit in quantity.units)


@lru_cache(maxsize=4096)
def is_expression(text: str) -> bool:
    """Whether a cell tells a bound by another quantity, as in "VCC - 0.4" and "0.8 × VDD"."""
    return "V" in text and _EXPRESSION.search(text) is not None


def ends_expression(text: str, quantity: Quantity) -> bool:
    """Whether a quantity is what such a bound adds to the other one: "up to VDD + 0.3 V"."""
    ahead = text[: quantity.end]
    return "V" in ahead and any(
        found.end() > quantity.start for found in _EXPRESSION.finditer(ahead)
    )


def _told_before(kept: Sequence[Quantity], quantity: Quantity, bracket: str) -> bool:
    """Whether a quantity in brackets is part of one before them, or tells it in another unit."""
    for other in kept:
        if not other.units or not quantity.units:
            continue
        if other.units[0].dimension != quantity.units[0].dimension:
            continue
        if any(letter.isalpha() for letter in bracket):
            return True
        if not (quantity.numbers and other.numbers):
            continue
        here = _absolute(quantity)
        there = _absolute(other)
        if there and abs(here - there) <= abs(there) * type(there)(str(_SAME)):
            return True
    return False


def _absolute(quantity: Quantity) -> Decimal:
    """Last number of a quantity in the base unit of what it measures."""
    unit = quantity.units[0]
    return (quantity.numbers[-1] + unit.offset) * unit.factor


def name_and_make(
    page: Page, words: Sequence[Word], quantity: Quantity, place: Place, family: str, *,
    condition: str | None = None, variant: str | None = None,
) -> Iterator[Reading]:  # fmt: skip
    """Readings of a quantity under the parameter that the labels around it name, if any."""
    if quantity.sides:
        yield from sides_of(page, words, quantity, place, family, variant)
        return
    if quantity.pair is not None:
        arrays = list(array_readings(page, words, quantity, place.printed, family, variant))
        yield from arrays or sides_of(page, words, quantity, place, family, variant)
        return
    named = name_place(place, quantity.units, family)
    if named is None:
        return
    yield from make_readings(
        page, words, name=named.parameter, unit=named.unit, quantity=quantity,
        label=place.printed, score=0.45 + 0.5 * named.score, source="table",
        condition=condition or qualifier_of(place.label), variant=variant,
    )  # fmt: skip


def array_readings(
    page: Page, words: Sequence[Word], quantity: Quantity, label: str, family: str,
    variant: str | None, source: str = "table",
) -> Iterator[Reading]:  # fmt: skip
    """Columns and rows of a detector from a pair such as "640 × 512"."""
    if quantity.pair is None:
        return
    line = quantity.pair[1] == 1 and quantity.pair[0] >= _LINE_MIN
    if (min(quantity.pair) < _ARRAY_MIN and not line) or any(
        n != n.to_integral_value() for n in quantity.pair
    ):
        return
    counts = [u for u in quantity.units if u.dimension and u.dimension[0][0] == "count"]
    if quantity.units and not counts:
        return
    named = [w for w, share, _, _ in find_wordings(without_unit(label)) if share >= 0.3
             and w.parameter == "pixels_horizontal"
             and (not family or in_families(w.families, family))]  # fmt: skip
    if not named and not counts:
        return
    if any(veto in label.casefold() for wording in named for veto in wording.vetoes):
        return
    for name, value in zip(("pixels_horizontal", "pixels_vertical"), quantity.pair, strict=True):
        reading = make_reading(
            page, words, name=name, unit=None, quantity=Quantity(typ=value), label=label,
            score=0.9, source=source, variant=variant,
        )  # fmt: skip
        if reading is not None:
            yield reading
