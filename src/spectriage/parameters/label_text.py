"""A label without its unit and its conditions, and the unit that it prints."""

import re
from functools import lru_cache

from spectriage.parameters.fitting_units import fitting_unit
from spectriage.parameters.naming import (
    find_wordings,
)
from spectriage.parameters.numbers import fold
from spectriage.parameters.unit_print import unit_after
from spectriage.vocabulary.headings import column_roles
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.units import Unit, parse_unit

_BRACKETED = re.compile(
    r"[\[(]([^\[\]()]{1,24}(?:\([^()]*\))?)[\])]|,\s*([^\s,]{1,8}|%\s[A-Z][A-Za-z.]{0,4})$"
)
_QUALIFIED = re.compile(
    r"\s*(?:[(\[,;@]|\s(?:at|bei|à|vs\.?|for|with|without|mit|ohne|avec|sans)\s).*$", re.IGNORECASE
)
_SPREAD = re.compile(r"(?<=\S)[,;\s]\s?(?:[1-3]?\s?(?:σ|sigma)|rms|RMS)$")
_KIND_LENGTH = 18  # characters that tell the kind of figure behind a unit: "½ sine, 11 ms"
_SURE_LENGTH = 3  # letters of a unit that may stand in another case
_COVERED = 0.6  # share of a label before a unit of one letter
_WORD = re.compile(r"[^\s,;()\[\]]+")
_BEGINS_UNIT = re.compile(r"[^\W\d]|[°%]")


@lru_cache(maxsize=8192)
def names_parameter(text: str, least: float = 0.4) -> bool:
    """Whether a parameter's wording covers so much of a label or head."""
    return any(share >= least for _, share, _, _ in find_wordings(without_unit(text)))


@lru_cache(maxsize=8192)
def unqualified(label: str) -> str:
    """The label without what says when its value holds: "MTBF (30 °C)" is "MTBF"."""
    return _QUALIFIED.sub("", without_unit(label))


@lru_cache(maxsize=8192)
def begins_case(label: str) -> bool:
    """Whether a label tells only when a value holds: "with heater", "auf helles Ziel"."""
    first, _, rest = label.lstrip("-–—•· ").partition(" ")
    return bool(rest) and first.casefold() in small_words("label")["prepositions"]


def qualifier_of(label: str) -> str | None:
    """What a label says of when its value holds, as in "NETD (f/1.0, 300 K)"."""
    found = _QUALIFIED.search(without_unit(label))
    if found is None or not found.start():
        return None
    return found[0].strip(" ,;()[]@") or None


@lru_cache(maxsize=4096)
def unit_in(label: str) -> tuple[Unit, ...]:
    """Unit in a label's or head's brackets, as in "Supply current (mA)"."""
    for found in _BRACKETED.finditer(fold(label)):
        text = found[1] or found[2]
        if found[2] and _tells_kind(label[: found.start()], text):
            continue
        units = () if text.isdigit() else _told_unit(text)  # "(1)" is a note's mark
        if units and not _is_letter(units):
            return units
    return ()


def _is_letter(units: tuple[Unit, ...]) -> bool:
    """Whether a text is a unit only in another case, and so short that it may be a sign: "L(f)"."""
    return any(unit.guessed_case and len(unit.text) < _SURE_LENGTH for unit in units)


def _tells_kind(told: str, kind: str) -> bool:
    """Whether a text behind a comma and a unit tells what kind of figure it measures.

    "Bandwidth Hz, min." tells a least value, "Warm-up, min" minutes.
    """
    before, _, unit = told.rpartition(" ")
    if len(kind) > _KIND_LENGTH or not before or before[-1].isdigit() or not parse_unit(unit):
        return False
    return kind.strip(" .").casefold() in column_roles() or not parse_unit(kind)


@lru_cache(maxsize=4096)
def unit_at_end(head: str) -> tuple[Unit, ...]:
    """Unit that a column's head ends in without brackets, as in "Pitch µm" and "Weight kg".

    Behind a comma it may tell what kind of figure stands under it: "Power W, max.".
    """
    told, comma, kind = fold(head).rpartition(",")
    return _last_unit(told if comma and _tells_kind(told, kind.strip()) else fold(head))


def _last_unit(head: str) -> tuple[Unit, ...]:
    rest, _, last = head.rpartition(" ")
    alone = last == head and not names_parameter(head)  # "DN" names and measures
    units = () if alone or not _BEGINS_UNIT.match(last) else parse_unit(last)
    if any(unit.guessed_case for unit in units):
        return ()
    return units if len(last) > 1 or last in "AVW°%" or _measured_in(rest, units) else ()


def _measured_in(label: str, units: tuple[Unit, ...]) -> bool:
    """Whether a label that a wording covers tells something that the units measure: "Weight g"."""
    return any(
        share >= _COVERED
        and fitting_unit(load_parameters()[wording.parameter].canonical, units) is not None
        for wording, share, _, _ in find_wordings(label)
    )


@lru_cache(maxsize=1024)
def parted_at_unit(head: str) -> tuple[str, tuple[Unit, ...]]:
    """A head over several columns before its unit, and that: "Noise, dBc/Hz at an offset of"."""
    units = unit_in(head) or _last_unit(fold(head))
    if units:
        return without_unit(head), units
    for found in _WORD.finditer(head):
        units = parse_unit(fold(found[0])) if "/" in found[0] else ()
        if units:
            return head[: found.start()].rstrip(" ,([") or head, units
    return head, ()


def _told_unit(text: str) -> tuple[Unit, ...]:
    """The unit that a text is, with what kind of figure it measures: "°/h, 1σ".

    Of a level it may tell what it is referred to.
    """
    text = _SPREAD.sub("", text)
    return parse_unit(text) or (unit_after(text, 0)[0] if text.startswith("dB re") else ())


@lru_cache(maxsize=8192)
def without_unit(label: str) -> str:
    """The label without the unit in its brackets."""
    for found in _BRACKETED.finditer(fold(label)):
        if found[2] and _tells_kind(label[: found.start()], found[2]):
            continue
        units = _told_unit(found[1] or found[2])
        if units and not _is_letter(units):
            return (label[: found.start()] + label[found.end() :]).strip()
    return label
