"""Outcome trees: how a criteria tree came out, node by node, and which leaves explain it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spectriage.lists import kleene
from spectriage.lists.criteria import Leaf
from spectriage.lists.facts import FactValue
from spectriage.lists.kleene import Outcome


class EntryStatus(StrEnum):
    """Where an entry stands; ``not_met`` entries are no candidates but are kept as eliminated."""

    MEETS = "meets"
    UNDETERMINED = "undetermined"
    RELEASED = "released"
    NOT_MET = "not_met"


WORST_FIRST = tuple(EntryStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a leaf was decided on.

    `value` is the deciding value of a parameter, `said` the polarity of a feature, the family,
    or the codes of other entries; `ref` leads back to the caller's value or feature. `silent`
    is set where the papers say nothing.
    """

    value: FactValue | None = None
    said: str | None = None
    ref: int | None = None
    figure: float | None = None
    silent: bool = False
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome of one node. A leaf has a test and a finding, another node has children.

    `joined` is ``all``, ``any``, ``not`` or ``at_least``, and empty for a leaf.
    """

    outcome: Outcome
    joined: str = ""
    children: tuple["Verdict", ...] = ()
    test: Leaf | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What would settle an open entry; names sorted, questions in pack order."""

    parameters: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def join_all(children: tuple[Verdict, ...]) -> Verdict:
    """Verdict that needs every child."""
    return Verdict(kleene.all_of(child.outcome for child in children), "all", children)


def join_any(children: tuple[Verdict, ...]) -> Verdict:
    """Verdict that needs one child."""
    return Verdict(kleene.any_of(child.outcome for child in children), "any", children)


def join_at_least(count: int, children: tuple[Verdict, ...]) -> Verdict:
    """Verdict that needs `count` children."""
    outcome = kleene.at_least(count, (child.outcome for child in children))
    return Verdict(outcome, "at_least", children)


def negated(child: Verdict) -> Verdict:
    """Verdict that the child is not met."""
    return Verdict(kleene.negate(child.outcome), "not", (child,))


def support(verdict: Verdict) -> Iterator[Verdict]:
    """Leaves on which the outcome rests, in pack order.

    Of an unmet conjunction these are its unmet children, of a met disjunction its met ones, of
    anything unknown its unknown ones.
    """
    if not verdict.joined:
        yield verdict
        return
    wanted = verdict.outcome if verdict.joined != "not" else kleene.negate(verdict.outcome)
    for child in verdict.children:
        if child.outcome is wanted:
            yield from support(child)


def leaves_of(verdict: Verdict) -> Iterator[Verdict]:
    """All leaves of a verdict, in pack order."""
    if not verdict.joined:
        yield verdict
    for child in verdict.children:
        yield from leaves_of(child)
