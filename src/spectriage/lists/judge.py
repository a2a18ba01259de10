"""Judge a criteria tree against one variant's values: leaves first, then Kleene upwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from spectriage.lists.compare import Demand, combined, compare, decisive_figure
from spectriage.lists.criteria import (
    ANY,
    AllOf,
    AnyOf,
    AtLeast,
    EntryTest,
    FamilyTest,
    FeatureTest,
    Leaf,
    Node,
    NoneMet,
    Not,
    ParameterTest,
    Question,
)
from spectriage.lists.facts import Facts, FactValue
from spectriage.lists.kleene import Outcome, known
from spectriage.lists.verdict import (
    EntryStatus,
    Finding,
    State,
    Verdict,
    join_all,
    join_any,
    join_at_least,
    negated,
)

Values: TypeAlias = Mapping[str, tuple[FactValue, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the judging of entry `code` sees.

    `values` are those of one variant by parameter, `states` the entries that were considered
    and evaluated before, `below` the pack's codes under each heading a residue names.
    """

    facts: Facts
    values: Values
    states: Mapping[str, State]
    below: Mapping[str, tuple[str, ...]]
    code: str = ""


def judge(node: Node, context: Context, demand: Demand) -> Verdict:
    """Verdict on a tree; `demand` turns round under every ``not``."""
    if isinstance(node, AllOf):
        return join_all(tuple(judge(child, context, demand) for child in node.all_of))
    if isinstance(node, AnyOf):
        return join_any(tuple(judge(child, context, demand) for child in node.any_of))
    if isinstance(node, AtLeast):
        children = tuple(judge(child, context, demand) for child in node.of)
        return join_at_least(node.at_least, children)
    if isinstance(node, Not):
        return negated(judge(node.node, context, demand.reverse))
    outcome, finding = _test(node, context, demand)
    return Verdict(outcome, test=node, finding=finding)


def _test(test: Leaf, context: Context, demand: Demand) -> tuple[Outcome, Finding]:
    if isinstance(test, ParameterTest):
        return _test_parameter(test, context, demand)
    if isinstance(test, FeatureTest):
        return _test_feature(test, context)
    if isinstance(test, FamilyTest):
        family = context.facts.family
        outcome = Outcome.UNKNOWN if family is None else known(family in test.families)
        return outcome, Finding(said=family, silent=family is None)
    if isinstance(test, Question):
        return _silence(test.when_silent), Finding(silent=True)
    if isinstance(test, EntryTest):
        return _test_entry(test, context)
    return _test_none_met(test, context)


def _silence(when_silent: str | None) -> Outcome:
    return Outcome.NOT_MET if when_silent else Outcome.UNKNOWN


def _test_parameter(
    test: ParameterTest, context: Context, demand: Demand
) -> tuple[Outcome, Finding]:
    values = [v for v in context.values.get(test.parameter, ()) if _fits(v, test) and v.slots]
    if not values:
        return _silence(test.when_silent), Finding(silent=True)
    outcomes = [compare(value, test, demand) for value in values]
    outcome = combined(outcomes, demand)
    deciding = [v for v, one in zip(values, outcomes, strict=True) if one is outcome]
    value = _furthest(deciding, test, demand)
    figure = decisive_figure(value, test, demand)
    return outcome, Finding(value=value, ref=value.ref, figure=figure)


def _fits(value: FactValue, test: ParameterTest) -> bool:
    if test.condition is None:
        return True
    return " ".join(test.condition.casefold().split()) in " ".join(
        (value.condition or "").casefold().split()
    )


def _furthest(values: list[FactValue], test: ParameterTest, demand: Demand) -> FactValue:
    """Pick the value that shows the outcome best: the highest for ``>``, the lowest under ALL."""
    figures = ((decisive_figure(value, test, demand), value) for value in values)
    told = [(figure, value) for figure, value in figures if figure is not None]
    if not told:
        return values[0]
    rising = (test.op in (">", ">=")) == (demand is Demand.ANY)
    edge = max if rising else min
    return edge(told, key=lambda pair: pair[0])[1]


def _test_feature(test: FeatureTest, context: Context) -> tuple[Outcome, Finding]:
    fact = context.facts.features.get(test.feature)
    if fact is None:
        return _silence(test.when_silent), Finding(silent=True)
    finding = Finding(said=fact.polarity, ref=fact.ref)
    if fact.polarity not in ("asserted", "negated"):
        return Outcome.UNKNOWN, finding
    return known(fact.polarity == test.polarity), finding


def _test_entry(test: EntryTest, context: Context) -> tuple[Outcome, Finding]:
    state = context.states.get(test.entry)
    finding = Finding(said=state.status if state else None, entries=(test.entry,))
    if state is None:
        return known(test.state == "not_met"), finding
    if state.status is EntryStatus.UNDETERMINED:
        return Outcome.UNKNOWN, finding
    wanted = EntryStatus.MEETS if test.state == "met" else EntryStatus(test.state)
    if state.status is wanted and test.note is not None:
        return next(v.outcome for note, v in state.notes if note.id == test.note), finding
    return known(state.status is wanted), finding


def _test_none_met(test: NoneMet, context: Context) -> tuple[Outcome, Finding]:
    named = [code for heading in test.none_met for code in context.below[heading]]
    states = [context.states[c] for c in named if c in context.states and c != context.code]
    for status, outcome in (
        (EntryStatus.MEETS, Outcome.NOT_MET),
        (EntryStatus.UNDETERMINED, Outcome.UNKNOWN),
    ):
        found = tuple(state.code for state in states if state.status is status)
        if found:
            return outcome, Finding(said=status, entries=found)
    if ANY in test.none_met and not states:  # nothing was looked at, so nothing is eliminated
        return Outcome.UNKNOWN, Finding(silent=True)
    return Outcome.MET, Finding(entries=tuple(state.code for state in states))
