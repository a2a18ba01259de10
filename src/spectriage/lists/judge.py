"""Judge a criteria tree against one variant's values: leaves first, then Kleene upwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

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
from spectriage.lists.kleene import Outcome, at_least, known, negate
from spectriage.lists.verdict import (
    EntryStatus,
    Finding,
    Verdict,
    join_all,
    join_any,
    join_at_least,
    negated,
)


class Standing(Protocol):
    """What an entry is asked by those that lean on it."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def status(self) -> EntryStatus:
        """How it came out."""

    def note_outcome(self, note: str) -> Outcome:
        """How its note came out."""


Values: TypeAlias = Mapping[str, tuple[FactValue, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the judging of entry `code` sees.

    `values` are those of one variant by parameter, `states` the entries that were considered
    and evaluated before, `below` the pack's codes under each heading a residue names, `outcomes`
    what came out for these values before.
    """

    facts: Facts
    values: Values
    states: Mapping[str, Standing]
    below: Mapping[str, tuple[str, ...]]
    code: str = ""
    outcomes: dict[tuple[int, bool], tuple[object, Outcome]] = field(default_factory=dict)


def outcome_of(node: Node, context: Context, demand: Demand) -> Outcome:
    """The outcome of `judge` without its reasons: stops at the first child that decides."""
    # Called for every criterion of every entry, so the commonest come first, by type alone.
    kind = type(node)
    if kind is ParameterTest:
        if node.parameter not in context.values:  # type: ignore[union-attr]
            return _silence(node.when_silent)  # type: ignore[union-attr]
        key = (id(node), demand is Demand.ANY)
        told = context.outcomes.get(key)
        if told is None:
            told = context.outcomes[key] = (node, _parameter_outcome(node, context, demand))  # type: ignore[arg-type]
        return told[1]
    if kind is FeatureTest:
        return _feature_outcome(node, context)  # type: ignore[arg-type]
    if kind in _JOINS:
        asks = node.asks  # type: ignore[union-attr]
        if asks is not None and asks.isdisjoint(context.facts.told):
            return node.unsaid  # type: ignore[union-attr]
    return _OUTCOMES[kind](node, context, demand)


def _conjunction(node: AllOf, context: Context, demand: Demand) -> Outcome:
    result = Outcome.MET
    for child in node.all_of:
        outcome = outcome_of(child, context, demand)
        if outcome is Outcome.NOT_MET:
            return outcome
        if outcome is Outcome.UNKNOWN:
            result = outcome
    return result


def _disjunction(node: AnyOf, context: Context, demand: Demand) -> Outcome:
    result = Outcome.NOT_MET
    for child in node.any_of:
        outcome = outcome_of(child, context, demand)
        if outcome is Outcome.MET:
            return outcome
        if outcome is Outcome.UNKNOWN:
            result = outcome
    return result


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
        return _family_outcome(test, context), Finding(said=family, silent=family is None)
    if isinstance(test, Question):
        return _silence(test.when_silent), Finding(silent=True)
    if isinstance(test, EntryTest):
        return _test_entry(test, context)
    return _test_none_met(test, context)


def _silence(when_silent: str | None) -> Outcome:
    return Outcome.NOT_MET if when_silent else Outcome.UNKNOWN


def _parameter_outcome(test: ParameterTest, context: Context, demand: Demand) -> Outcome:
    values = _values_for(test, context)
    if not values:
        return _silence(test.when_silent)
    if len(values) == 1:
        return compare(values[0], test, demand)
    return combined([compare(value, test, demand) for value in values], demand)


def _values_for(test: ParameterTest, context: Context) -> list[FactValue]:
    values = context.values.get(test.parameter, ())
    return [value for value in values if value.slots and _fits(value, test)]


def _test_parameter(
    test: ParameterTest, context: Context, demand: Demand
) -> tuple[Outcome, Finding]:
    values = _values_for(test, context)
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


def _feature_outcome(test: FeatureTest, context: Context) -> Outcome:
    fact = context.facts.features.get(test.feature)
    if fact is None:
        return _silence(test.when_silent)
    if fact.polarity not in ("asserted", "negated"):
        return Outcome.UNKNOWN
    return known(fact.polarity == test.polarity)


def _test_feature(test: FeatureTest, context: Context) -> tuple[Outcome, Finding]:
    fact = context.facts.features.get(test.feature)
    found = Finding(silent=True) if fact is None else Finding(said=fact.polarity, ref=fact.ref)
    return _feature_outcome(test, context), found


def _family_outcome(test: FamilyTest, context: Context) -> Outcome:
    family = context.facts.family
    return Outcome.UNKNOWN if family is None else known(family in test.families)


def _test_entry(test: EntryTest, context: Context) -> tuple[Outcome, Finding]:
    state = context.states.get(test.entry)
    finding = Finding(said=state.status if state else None, entries=(test.entry,))
    if state is None:
        return known(test.state == "not_met"), finding
    if state.status is EntryStatus.UNDETERMINED:
        return Outcome.UNKNOWN, finding
    wanted = EntryStatus.MEETS if test.state == "met" else EntryStatus(test.state)
    if state.status is wanted and test.note is not None:
        return state.note_outcome(test.note), finding
    return known(state.status is wanted), finding


def _none_met_outcome(test: NoneMet, context: Context) -> Outcome:
    """The outcome of `_test_none_met`, which names the entries as well."""
    looked_at, outcome = False, Outcome.MET
    for heading in test.none_met:
        for code in context.below[heading]:
            state = context.states.get(code)
            if state is None or code == context.code:
                continue
            looked_at = True
            if state.status is EntryStatus.MEETS:
                return Outcome.NOT_MET
            if state.status is EntryStatus.UNDETERMINED:
                outcome = Outcome.UNKNOWN
    return outcome if looked_at or ANY not in test.none_met else Outcome.UNKNOWN


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


# One for each kind of criterion; parameters are told before, as they are the most.
_OUTCOMES: dict[type, Callable[[Any, Context, Demand], Outcome]] = {
    AllOf: _conjunction,
    AnyOf: _disjunction,
    Not: lambda node, context, demand: negate(outcome_of(node.node, context, demand.reverse)),
    AtLeast: lambda node, context, demand: at_least(
        node.at_least, [outcome_of(child, context, demand) for child in node.of]
    ),
    FamilyTest: lambda test, context, _: _family_outcome(test, context),
    Question: lambda test, _, __: _silence(test.when_silent),
    EntryTest: lambda test, context, _: _test_entry(test, context)[0],
    NoneMet: lambda test, context, _: _none_met_outcome(test, context),
}
_JOINS = frozenset({AllOf, AnyOf, Not, AtLeast})
