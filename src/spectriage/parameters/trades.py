"""Which papers print a wording: those of its product families, or of any."""

from functools import lru_cache

from spectriage.vocabulary.parameters import Wording


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
