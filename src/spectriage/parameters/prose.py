"""Named values in running text, bullets and "label: value" lines.

A quantity takes the nearest wording of its clause: behind it ("12 µm pixel pitch") or before it
("frame rate of 60 Hz", "Weight: 29 g").
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spectriage.documents.layout.paragraphs import Paragraph, words_between
from spectriage.documents.model import Page, Word
from spectriage.parameters.behind import name_beside_array
from spectriage.parameters.bound_words import alternation
from spectriage.parameters.bound_words import words as bound_words
from spectriage.parameters.cells import array_readings, ends_expression, is_code
from spectriage.parameters.joined import join_ends
from spectriage.parameters.naming import (
    Naming,
    find_wordings,
    name_value,
    tokens_of,
)
from spectriage.parameters.neighbours import carried, of_its_own, told_again
from spectriage.parameters.numbers import fold
from spectriage.parameters.offsets import at_offsets
from spectriage.parameters.other_names import stands_for_other
from spectriage.parameters.printed_lines import room_on_lines
from spectriage.parameters.quantities import Quantity, find_quantities
from spectriage.parameters.reading import Reading, make_readings
from spectriage.parameters.sides import sides_told
from spectriage.parameters.stated import conditions_end, end_of_item, states_conditions
from spectriage.parameters.unnamed import (
    behind_noun,
    default_for_unit,
    drawn_from_supply,
    picture_rate,
    stands_alone,
    tells_more,
)
from spectriage.vocabulary.bullets import BULLETS
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.units import canonical_unit

_CLAUSE_END = re.compile(  # the stop of a shortened word is none: "ang. resolution 0.2°"
    rf"[;{BULLETS}|]|"
    + "".join(rf"(?<!\b{word})" for word in sorted(small_words("text")["shortened"]))
    + r"\.\s|\.$|,\s(?!\d{3})|:\s|\s[–—-]\s",
    re.IGNORECASE,
)
_LABEL_COLON = re.compile(rf"^\s*[{BULLETS}*\-–]?\s*([^:：]{{2,60}}?)\s?(?::\s+|：\s*)\S")
# "VDD = 3.3 V, Tamb = 25 °C": what stands beside a room's temperature was set for measuring.
_AMBIENT = re.compile(r"\bT\w{0,4}\s?=\s?\+?2\d(?:\.\d)?\s?°")
_AT_RATE = re.compile(
    r"\s?(?:@|at)\s?\d{1,6}(?:\.\d+)?\s?(?:Hz|fps|FPS|(?:frames?|images?)\s?(?:\/|per)\s?s)"
)
_CAMERAS = frozenset(
    ("thermal_camera", "swir_camera", "scientific_camera", "high_speed_camera", "image_sensor",
     "surveillance_camera", "infrared_detector", "image_intensifier"),
)  # fmt: skip
_AT_SYMBOL = re.compile(r"@\s*\w+\s?=\s*$")
_IN_BRACKETS = re.compile(r"\([^()]*=\s*$")
_REMARK = re.compile(r"\([^()]*\)")
_SLOT_BEHIND = re.compile(r"^\s?\(?\b(?:max|min|typ|nom)\.\)?", re.IGNORECASE)
_TOLD_AGAIN = re.compile(r"(?:\s?[^\W\d]{1,10})?\s?\(\s?")
_DIGIT = re.compile(r"\d")
_REACH_BEFORE = 46  # characters before the value in which its label may stand
_REACH_AFTER = 34
_REACH_SUBJECT = 90
# Its stop ends no clause: "Supply current typ. 0.7 mA".
_TYPICAL = re.compile(rf"[\s,(]*\b(?:{alternation('before', 'typ')})\s*:?\s*$", re.IGNORECASE)


def read_prose(
    page: Page, paragraph: Paragraph, family: str, taken: set[int], *, listed: bool = False
) -> Iterator[Reading]:
    """Readings of one paragraph; values on words in `taken` were read elsewhere.

    On a line of goods (`listed`) a value that begins a printed line begins a new member of a list.
    """
    text = paragraph.text
    if not _DIGIT.search(text):
        return
    folded = fold(text)
    quantities = join_ends(text, find_quantities(text))
    heading = _LABEL_COLON.match(text)
    scope = end_of_item(folded, heading.end(1)) if heading else 0
    spans = [(q.start, q.end) for q in quantities]
    listed = listed and tells_more(text, spans)
    stated = conditions_end(folded)
    measured = "=" in folded and _AMBIENT.search(folded) is not None
    last: Naming | None = None  # of the value before, which a list goes on from
    for number, quantity in enumerate(quantities):
        words = words_between(paragraph.words, quantity.start, quantity.end)
        if not words or any(word.start in taken for word in words):
            continue
        if (
            quantity.end <= stated
            or ends_expression(folded, quantity)
            or is_code(folded, quantity)
            or (number and told_again(folded, quantities[number - 1], quantity))
        ):
            continue
        ahead = folded[: quantity.start]
        if states_conditions(ahead):
            continue
        if ahead.rstrip().endswith("=") and (
            measured or _IN_BRACKETS.search(ahead) or _AT_SYMBOL.search(ahead)
        ):
            continue  # "(PIN = 28 dBm)" is what the value was measured at
        colon = heading[1] if heading and heading.end(1) <= quantity.start < scope else ""
        before = spans[number - 1][1] if number else 0
        after = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        before, after = room_on_lines(paragraph, quantity, (before, after), listed=listed)
        named, label = _name_of(folded, quantity, (before, after), colon, family)
        if named is None and last is None and number:
            named = _name_of_other_unit(folded, quantities[:number], quantity, family)
        if named is None and last is not None and number:
            behind = _first_words(_head_clause(folded[quantity.end : after]))
            if not stands_for_other(behind, family, "start"):
                named = carried(last, folded[before : quantity.start], quantity)
        right = folded[quantity.end : after]
        if number and (named is None or named.parameter == "supply_voltage"):
            gap = folded[spans[number - 1][1] : quantity.start]
            named = drawn_from_supply(last, gap, quantity, right) or named
        if (
            named is None
            and listed
            and stands_alone(behind_noun(folded[before : quantity.start]), right)
        ):
            named = default_for_unit(quantity, family, "goods")
            if quantity.pair is not None and _CAMERAS & frozenset(family.split()):
                label = "resolution"
        if listed and last is not None and named is not None and named.parameter == last.parameter:
            named = of_its_own(folded, (before, after), quantity, family) or named
        if named is None and number and _CAMERAS & frozenset(family.split()):
            before_it, gap = quantities[number - 1], folded[before : quantity.start]
            named = picture_rate(before_it, gap, quantity)
            if named is None and before_it.pair is not None:
                named = name_beside_array(quantity, gap.strip().removeprefix("of"))
        last = named
        told = _read_value(page, words, quantity, named, label, family)
        yield from at_offsets(told, folded, quantities, number)


@lru_cache(maxsize=1)
def _typical_ends() -> tuple[str, ...]:
    """What the texts that `_TYPICAL` matches end in, a colon aside; most texts do not."""
    return tuple({word.split()[-1].casefold() for word in bound_words("before", "typ")})


def _name_of(
    text: str, quantity: Quantity, room: tuple[int, int], colon: str, family: str
) -> tuple[Naming | None, str]:
    """The parameter of a value in running text, and the label that names it."""
    left = text[max(room[0], quantity.start - _REACH_BEFORE) : quantity.start]
    if left.rstrip().removesuffix(":").rstrip().casefold().endswith(_typical_ends()):
        left = _TYPICAL.sub("", left)
    left = _tail_clause(left)
    right = text[quantity.end : min(room[1], quantity.end + _REACH_AFTER)]
    right = _head_clause(_SLOT_BEHIND.sub("", right))  # "25 W typ. output power"
    if quantity.pair is not None and not quantity.units:
        of_picture = _AT_RATE.match(text, quantity.end) and _CAMERAS & frozenset(family.split())
        return None, "resolution" if of_picture else colon or f"{left} {right}"
    named = _name_in_text(left, right, colon, quantity, family)
    if named is None:
        subject = _subject(text[max(room[0], quantity.start - _REACH_SUBJECT) : quantity.start])
        if subject:
            named = name_value(subject, quantity.units, family=family, least=0.3, edge="start")
            left = subject
    if named is None and not left and quantity.units and not _REMARK.sub("", right).strip():
        ahead = text[max(room[0], quantity.start - _REACH_BEFORE) : quantity.start].rstrip()
        item = _last_words(_tail_clause(ahead[:-1])) if ahead.endswith(",") else ""
        named = name_value(item, quantity.units, family=family, least=0.4, edge="end")
    return named, colon or left or right


def _name_of_other_unit(
    text: str, earlier: Sequence[Quantity], quantity: Quantity, family: str
) -> Naming | None:
    """Name of a value that brackets tell again in its unit: "shortest exposure 1 line (9 µs)"."""
    if _TOLD_AGAIN.fullmatch(text[earlier[-1].end : quantity.start]) is None:
        return None
    begin = earlier[-2].end if len(earlier) > 1 else 0
    left = text[max(begin, earlier[-1].start - _REACH_BEFORE) : earlier[-1].start]
    before = _last_words(_tail_clause(left))
    return name_value(before, quantity.units, family=family, least=0.4, edge="end")


def _subject(left: str) -> str:
    """Start of the clause whose verb stands right before the value: "Sensitivity … is"."""
    clause = _tail_clause(left)
    tokens = tokens_of(clause)
    if len(tokens) < 3 or tokens[-1] not in small_words("text")["verbs"]:
        return ""
    return " ".join(tokens[:5])


def _read_value(
    page: Page, words: Sequence[Word], quantity: Quantity, named: Naming | None, label: str,
    family: str,
) -> Iterator[Reading]:  # fmt: skip
    arrays: list[Reading] = []
    if quantity.pair is not None:
        arrays = list(
            array_readings(page, words, quantity, label, family, None, source="prose")
        )  # fmt: skip
        yield from arrays
    if named is None or arrays:
        return
    if quantity.pair is not None:
        for side in sides_told(named.parameter, quantity.pair):
            yield from make_readings(
                page, words, name=named.parameter, unit=named.unit, quantity=Quantity(typ=side),
                label=label, score=0.7 * named.score, source="prose",
            )  # fmt: skip
        return
    parameter = load_parameters()[named.parameter]
    told = quantity.typ is not None
    if told and parameter.kind == "interval" and parameter.canonical.dimension == _TEMPERATURE:
        return  # "at 25 °C", "20 ± 5 °C" is where something was measured, not where it works
    yield from make_readings(
        page, words, name=named.parameter, unit=named.unit, quantity=quantity, label=label,
        score=0.8 * named.score, source="prose",
    )  # fmt: skip


def _name_in_text(
    left: str, right: str, colon: str, quantity: Quantity, family: str
) -> Naming | None:
    """The wording nearest to the value, else the label before a colon, else the unit's default."""
    found: list[Naming] = []
    units = quantity.units
    bare = not units
    behind, before = _first_words(right), _last_words(left)
    if stands_for_other(behind, family, "start") or stands_for_other(before, family, "end"):
        return None
    if behind and not bare:
        named = name_value(behind, units, family=family, context=colon, least=0.6, edge="start")
        if named:
            found.append(named)
    if before:
        named = name_value(
            before,
            units,
            family=family,
            context=colon,
            bare=bare and bool(colon),
            least=0.4,
            edge="end",
        )
        if named:
            found.append(named)
    if not found and colon and not _names_something(before):
        for label in dict.fromkeys((colon, colon.partition(",")[0])):  # "Mass, with feet: 3 kg"
            named = name_value(label, units, family=family, bare=bare, least=0.4)
            if named:
                found.append(named)
                break
    if found:
        return max(found, key=lambda naming: naming.score)
    return default_for_unit(quantity, family)


def _names_something(text: str) -> bool:
    """Whether the text names a quantity of its own, so that a label further off does not count."""
    return any(share >= 0.5 for _, share, _, _ in find_wordings(text))


_TEMPERATURE = canonical_unit("degC").dimension


def _tail_clause(text: str) -> str:
    cut = 0
    for found in _CLAUSE_END.finditer(text):
        if text[found.start()] != ":":
            cut = found.end()
    return text[cut:].strip()


def _head_clause(text: str) -> str:
    found = _CLAUSE_END.search(text)
    return text[: found.start()].strip() if found else text.strip()


def _last_words(left: str) -> str:
    tokens = [token for token in tokens_of(left)]
    while tokens and tokens[-1] in small_words("text")["connectors"]:
        tokens.pop()
    return " ".join(tokens[-5:])


def _first_words(right: str) -> str:
    tokens = [token for token in tokens_of(right)]
    while tokens and tokens[0] in small_words("text")["leads"]:  # "10 W of output power"
        tokens = tokens[1:]
    kept = []
    for word in tokens:
        if word in small_words("text")["connectors"] and word != "of":  # "field of view"
            break
        kept.append(word)
    return " ".join(kept[:4])
