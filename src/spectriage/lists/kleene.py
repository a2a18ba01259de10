"""Three-valued logic after Kleene, over `Outcome`.

Every connective is monotone in knowledge: replacing an unknown part by a known one never
changes a result that was already met or not met.
"""

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """How a criterion came out; never a bool, and None is not unknown."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        """Refuse: ``if outcome:`` would take not_met for true."""
        raise TypeError("an Outcome has three values; compare it with one of them")


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Conjunction: met when all are (so over none), not met when one is not."""
    result = Outcome.MET
    for outcome in outcomes:
        if outcome is Outcome.NOT_MET:
            return Outcome.NOT_MET
        if outcome is Outcome.UNKNOWN:
            result = Outcome.UNKNOWN
    return result


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Disjunction: met when one is, not met when none is (so over none)."""
    return negate(all_of(negate(outcome) for outcome in outcomes))


def negate(outcome: Outcome) -> Outcome:
    """Negation; unknown stays unknown."""
    if outcome is Outcome.MET:
        return Outcome.NOT_MET
    if outcome is Outcome.NOT_MET:
        return Outcome.MET
    return Outcome.UNKNOWN


def at_least(count: int, outcomes: Iterable[Outcome]) -> Outcome:
    """Met when `count` are met, not met when so many can no longer be."""
    found = list(outcomes)
    met = found.count(Outcome.MET)
    if met >= count:
        return Outcome.MET
    if met + found.count(Outcome.UNKNOWN) < count:
        return Outcome.NOT_MET
    return Outcome.UNKNOWN


def known(truth: bool) -> Outcome:
    """Outcome of a comparison that could be made."""
    return Outcome.MET if truth else Outcome.NOT_MET
