"""What the label model sees of a label and of a unit, shared by training and use."""

import re
from collections.abc import Iterable
from functools import lru_cache

from spectriage.parameters.numbers import fold
from spectriage.vocabulary.parameters import Parameter
from spectriage.vocabulary.units import Dimension, Unit

FEATURES_VERSION = "2"  # 1: names in a file of their own
NONE = "none"
BARE = "bare"  # key of a value without unit
CHARACTERS = (2, 5)  # shortest and longest run of characters inside a word and its two edges
WORD_PATTERN = r"[^\s,;:()\[\]/]+"
_WORD = re.compile(WORD_PATTERN)
_LONGEST = 120
_MOST_WORDS = 8  # longer texts in a label's place are sentences
_LOGARITHMIC = " log"
_AS_DIFFERENCE = {"temperature": "temperature_difference"}  # which papers print in °C too


def prepare_label(label: str) -> str:
    """The label with look-alike signs, case and spaces told as one."""
    return " ".join(fold(label).casefold().split())[:_LONGEST]


def reads_as_label(label: str) -> bool:
    """Whether a text may be a label at all: at least two letters, and no sentence."""
    return sum(map(str.isalpha, label)) > 1 and len(label.split()) <= _MOST_WORDS


def character_terms(prepared: str) -> list[str]:
    """Runs of characters within each word, its edges marked by a space."""
    shortest, longest = CHARACTERS
    terms: list[str] = []
    for word in prepared.split():
        edged = f" {word} "
        for size in range(shortest, longest + 1):
            if size >= len(edged):  # a short word counts once, whole
                terms.append(edged)
                break
            terms += [edged[start : start + size] for start in range(len(edged) - size + 1)]
    return terms


def word_terms(prepared: str) -> list[str]:
    """Words of a prepared label and pairs of neighbours."""
    words = _WORD.findall(prepared)
    return words + [f"{a} {b}" for a, b in zip(words, words[1:], strict=False)]


def unit_key(unit: Unit) -> str:
    """What a unit measures, ``angle time^-1``; decibel units of it are told apart by ``log``."""
    return _dimension_key(unit.dimension) + (_LOGARITHMIC if unit.logarithmic else "")


def unit_keys(readings: Iterable[Unit]) -> tuple[str, ...]:
    """Distinct keys of a unit's readings in their order; that of a bare value where none."""
    return tuple(dict.fromkeys(unit_key(unit) for unit in readings)) or (BARE,)


def agrees(key: str, parameter: Parameter) -> bool:
    """Whether a value whose unit has this key may be a value of the parameter."""
    wanted, logarithmic = _canonical_key(parameter)
    if key == BARE:
        return parameter.kind != "interval" and wanted in (BARE, "count")
    plain = key.removesuffix(_LOGARITHMIC)
    if plain == key and parameter.scale == "logarithmic":
        return False
    if plain != key and not logarithmic:
        return False
    return wanted in (plain, _AS_DIFFERENCE.get(plain))


def _dimension_key(dimension: Dimension) -> str:
    return " ".join(name if power == 1 else f"{name}^{power}" for name, power in dimension) or BARE


@lru_cache(maxsize=512)
def _canonical_key(parameter: Parameter) -> tuple[str, bool]:
    unit = parameter.canonical
    return _dimension_key(unit.dimension), unit.logarithmic
