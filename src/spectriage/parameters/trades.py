"""Which papers print a wording: those of its product families, or of any."""

import re
from functools import lru_cache

from spectriage.vocabulary.parameters import Wording

_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_LETTERS, _CHARACTERS = 11, 4  # of a German word and of a Chinese one that are compounds
_TRADES = 8  # families whose papers print a wording that means the same everywhere


def belongs(wording: Wording, family: str) -> bool:
    """Whether papers of the family print the wording; another quantity's must be sure of it."""
    if not family:
        return not wording.families or bool(wording.parameter)
    return in_families(wording.families, family)


def in_families(wanted: frozenset[str], family: str) -> bool:
    """Whether one of the document's families, parted by spaces, is wanted; none wanted: any is."""
    return not wanted or family in wanted or not wanted.isdisjoint(_several(family))


@lru_cache(maxsize=256)
def _several(family: str) -> frozenset[str]:
    return frozenset(family.split())


def is_compound(wording: Wording) -> bool:
    """Whether one word says what takes several in English: "Sendeleistung", "工作频率范围".

    Only what many trades print is sure to mean the same in one that is not known to print it.
    """
    if len(wording.families) < _TRADES:
        return False
    if _CJK.search(wording.label):
        return len(wording.label) >= _CHARACTERS
    return wording.language == "de" and len(wording.label) >= _LETTERS
