"""The labels around a cell, and the parameter that they name."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from spectriage.parameters.fitting_units import fitting_unit
from spectriage.parameters.label_model import name_label
from spectriage.parameters.label_text import names_parameter, unqualified, without_unit
from spectriage.parameters.naming import Naming, find_wordings, name_value, tokens_of
from spectriage.parameters.other_names import names_other
from spectriage.parameters.quantities import find_quantities
from spectriage.parameters.trades import belongs
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.product_nouns import find_nouns
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.units import Unit

_SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z-]{1,5}[A-Z])\)\s*$|^([A-Z]{3,5})(?=\s)")
_SURE = 0.5  # a label that covers less of its wording may be bettered by the labels around it
_KNOWN = 0.3  # a label that a wording covers so far was judged by the vocabulary
_LEARNED = 0.7  # a learned name is worth less than the vocabulary's
_OF_GROUP = 0.55  # share of a group's heading that a wording covers where it names the rows
_BLOCK_NAMED = 0.6  # share of a heading that the noun of a product covers
_FROM_AFAR = 0.8  # what such a name is worth


@dataclass(slots=True, frozen=True)
class Place:
    """The labels around a cell: its own, the one over it, the group, the head of its column."""

    label: str
    outer: str = ""
    group: str = ""
    head: str = ""
    symbol: str = ""
    corner: str = ""  # head of the column of labels
    near: str = ""  # words of the cell right before the value

    @property
    def printed(self) -> str:
        """The label as a person would read it out."""
        return f"{self.outer} {self.label}".strip()


@lru_cache(maxsize=8192)  # columns of variants ask the same of every row
def name_place(place: Place, units: tuple[Unit, ...], family: str) -> Naming | None:
    """The parameter that a cell's labels name: its own first, then those further off.

    In a block of rows under the name of another product the words mean what they mean for that:
    "Range" under "Laser rangefinder" in the paper of a drone.
    """
    block = family_of_heading(place.group)
    if block and block not in family.split():
        named = _named_by_labels(place, units, block)
        if named is not None:
            return named
    named = _named_by_labels(place, units, family)
    own = without_unit(place.label)
    if named is not None or names_other(own, family):
        return named
    return _learned_name(unqualified(own), units, family)


def _named_by_labels(place: Place, units: tuple[Unit, ...], family: str) -> Naming | None:
    context = " ".join((place.group, place.outer, place.head))
    own = without_unit(place.label)
    if names_other(own, family):
        return None
    tried = [(own, 0), (unqualified(own), 0), (place.symbol, 0), (_acronym(own), 0)]
    tried += [
        (f"{part} {own}", len(tokens_of(part))) for part in (place.outer, place.group) if part
    ]
    tried += [(part, 0) for part in (place.outer, place.corner, units and place.near) if part]
    ruling = f"{own} {place.near} {_said_by_group(place.group, own)}"
    best: Naming | None = None
    for number, (text, reach) in enumerate(tried):
        if not text or text in [earlier for earlier, _ in tried[:number]]:
            continue
        named = name_value(
            text,
            units,
            family=family,
            context=context,
            bare=not units,
            beside=ruling,
            reach=reach,
        )
        if named is not None and (best is None or named.score > best.score):
            best = named
        if best is not None and best.score >= _SURE:
            break
    if best is None and units and place.group and not _measures(own, units, family):
        best = _name_of_group(place, units, family, own)
    return best


@lru_cache(maxsize=2048)
def family_of_heading(group: str) -> str:
    """Family of the product that a heading names and little else, empty where it names none."""
    text = unqualified(group).strip(" :.*").casefold()
    named = [noun for noun in find_nouns(text) if noun.end == len(text)]
    if not named or len(text) - named[0].start < _BLOCK_NAMED * len(text):
        return ""
    return named[0].family


@lru_cache(maxsize=8192)
def _said_by_group(group: str, own: str) -> str:
    """The words of a label, each under the side that heads its rows: "output voltage".

    A heading that tells a side and no more ("■ OUTPUT", "Input data") holds for each row; one of
    other words is no more than a hint.
    """
    sides, own_words = small_words("heading")["sides"], tokens_of(own)
    words = [word for word in tokens_of(group) if word not in small_words("heading")["general"]]
    if len(words) != 1 or words[0] not in sides or not sides.isdisjoint(own_words):
        return ""
    return " ".join(f"{words[0]} {word}" for word in own_words)


def _acronym(label: str) -> str:
    """The short form that a label begins or ends with: "Lifetime (MTBF)", "IFOV across track"."""
    found = _SHORT_FORM.search(label)
    return (found[1] or found[2]) if found else ""


def _name_of_group(
    place: Place, units: tuple[Unit, ...], family: str, own: str
) -> Naming | None:  # fmt: skip
    """What a group's heading names, where the labels under it tell only which of several."""
    group = unqualified(place.group)
    if not names_parameter(group, _OF_GROUP) or any(q.units for q in find_quantities(group)):
        return None  # "Measuring range 40 m to 9 km" is a row itself
    if not small_words("label")["others"].isdisjoint(tokens_of(own)):
        return None
    named = name_value(group, units, family=family, least=_OF_GROUP, beside=own)
    return None if named is None else replace(named, score=_FROM_AFAR * named.score)


def _measures(label: str, units: tuple[Unit, ...], family: str) -> bool:
    """Whether a wording in the label, as the family prints it, is of a parameter of that unit."""
    return any(
        belongs(wording, family)
        and fitting_unit(load_parameters()[wording.parameter].canonical, units) is not None
        for wording, share, _, _ in find_wordings(label)
        if share >= _KNOWN
    )


def _learned_name(label: str, units: tuple[Unit, ...], family: str) -> Naming | None:
    """What the trained classifier says of a label in which no wording of the vocabulary stands."""
    if names_parameter(label, _KNOWN):
        return None
    named = name_label(label, units, "" if " " in family else family)
    if named is None:
        return None
    parameter, confidence = named
    unit = fitting_unit(load_parameters()[parameter].canonical, units)
    if unit is None and units:
        return None
    return Naming(parameter, confidence * _LEARNED, unit)
