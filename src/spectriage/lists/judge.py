"""Judge a criteria tree against one variant's values: leaves first, then Kleene upwards."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
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
    children,
    leaves,
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
_Members: TypeAlias = tuple[Mapping[str, tuple[str, ...]], frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the judging of entry `code` sees.

    `values` are those of one variant by parameter, `states` the entries that were considered
    and evaluated before, `below` the pack's codes under each heading a residue names, `outcomes`
    and `reasons` what came out for these values before.
    """

    facts: Facts
    values: Values
    states: Mapping[str, Standing]
    below: Mapping[str, tuple[str, ...]]
    code: str = ""
    outcomes: dict[Any, Outcome] = field(default_factory=dict)
    reasons: dict[Any, tuple[object, Any]] = field(default_factory=dict)


Test: TypeAlias = Callable[[Context], Outcome]
_SILENT = Finding(silent=True)  # most leaves have it, so it is made once


def outcome_of(node: Node, context: Context, demand: Demand) -> Outcome:
    """The outcome of `judge` without its reasons: stops at the first child that decides."""
    return compiled(node, demand)(context)


def compiled(node: Node, demand: Demand) -> Test:
    """The node as one call, made once for each demand and kept with the node."""
    key = demand is Demand.ANY  # an enumeration is slow as a key
    made: dict[bool, Test] = node.made
    test = made.get(key)
    if test is None:
        test = made[key] = _COMPILERS[type(node)](node, demand)
    return test


@lru_cache(maxsize=16384)  # tests that ask the same are one: regimes ask the same of most figures
def _compile_parameter(node: ParameterTest, demand: Demand) -> Test:
    name, silent = node.parameter, _silence(node.when_silent)

    def test(context: Context) -> Outcome:
        if name not in context.values:
            return silent
        outcome = context.outcomes.get(test)
        if outcome is None:
            outcome = context.outcomes[test] = _parameter_outcome(node, context, demand)
        return outcome

    return test


def _compile_feature(node: FeatureTest, _: Demand) -> Test:
    name, silent, wanted = node.feature, _silence(node.when_silent), node.polarity

    def test(context: Context) -> Outcome:  # `_feature_outcome` in fewer calls
        fact = context.facts.features.get(name)
        if fact is None:
            return silent
        told = fact.polarity
        if told not in ("asserted", "negated"):
            return Outcome.UNKNOWN
        return Outcome.MET if told == wanted else Outcome.NOT_MET

    return test


def _compile_conjunction(node: AllOf, demand: Demand) -> Test:
    return _joined(node, node.all_of, demand, Outcome.MET, Outcome.NOT_MET)


def _compile_disjunction(node: AnyOf, demand: Demand) -> Test:
    return _joined(node, node.any_of, demand, Outcome.NOT_MET, Outcome.MET)


def _joined(
    node: AllOf | AnyOf, children: Sequence[Node], demand: Demand, empty: Outcome, decisive: Outcome
) -> Test:
    """The children in turn, the cheap ones first, until one decides; questions are answered now."""
    asked = [child for child in children if not isinstance(child, Question)]
    answers = {_silence(c.when_silent) for c in children if isinstance(c, Question)}
    if decisive in answers:
        return lambda _: decisive
    start = Outcome.UNKNOWN if Outcome.UNKNOWN in answers else empty
    tests = [compiled(child, demand) for child in sorted(asked, key=_cost)]
    asks, unsaid = node.asks, None
    if asks is not None and len(asks) >= _WORTH_ASKING:
        unsaid = node.unsaid

    def test(context: Context) -> Outcome:
        if unsaid is not None and asks.isdisjoint(context.facts.told):  # type: ignore[union-attr]
            return unsaid
        result = start
        for child in tests:
            outcome = child(context)
            if outcome is decisive:
                return outcome
            if outcome is Outcome.UNKNOWN:
                result = outcome
        return result

    return test


_WORTH_ASKING = 4  # tests below a node; fewer are run sooner than it is asked if any is told


def _cost(node: Node) -> int:
    """Rank of a criterion by what it takes to judge."""
    if type(node) in _JOINS:
        return 2 + len(leaves(node))
    return 0 if isinstance(node, FeatureTest | FamilyTest) else 1


def _compile_negation(node: Not, demand: Demand) -> Test:
    child = compiled(node.node, demand.reverse)
    return lambda context: negate(child(context))


def _compile_at_least(node: AtLeast, demand: Demand) -> Test:
    tests = [compiled(child, demand) for child in node.of]
    return lambda context: at_least(node.at_least, [child(context) for child in tests])


def judge(node: Node, context: Context, demand: Demand) -> Verdict:
    """Verdict on a tree; `demand` turns round under every ``not``."""
    if isinstance(node, AllOf):
        return join_all(tuple(judge(child, context, demand) for child in node.all_of))
    if isinstance(node, AnyOf):
        return join_any(tuple(judge(child, context, demand) for child in node.any_of))
    if isinstance(node, AtLeast):
        parts = tuple(judge(child, context, demand) for child in node.of)
        return join_at_least(node.at_least, parts)
    if isinstance(node, Not):
        return negated(judge(node.node, context, demand.reverse))
    outcome, finding = _test(node, context, demand)
    return Verdict(outcome, test=node, finding=finding)


def grounds(node: Node, context: Context, demand: Demand) -> tuple[Verdict, ...]:
    """Leaves on which the outcome of a tree rests, those that `verdict.support` picks."""
    found: list[Verdict] = []
    _add_grounds(found, node, context, demand, outcome_of(node, context, demand))
    return tuple(found)


def _add_grounds(
    found: list[Verdict], node: Node, context: Context, demand: Demand, outcome: Outcome
) -> None:
    """Add those of a node whose outcome is known, which spares asking each node twice."""
    if isinstance(node, Not):
        _add_grounds(found, node.node, context, demand.reverse, negate(outcome))
    elif type(node) in _JOINS:
        for child in children(node):
            if outcome_of(child, context, demand) is outcome:
                _add_grounds(found, child, context, demand, outcome)
    else:
        outcome, finding = _test(node, context, demand)  # type: ignore[arg-type]
        found.append(Verdict(outcome, test=node, finding=finding))  # type: ignore[arg-type]


def _test(test: Leaf, context: Context, demand: Demand) -> tuple[Outcome, Finding]:
    if isinstance(test, ParameterTest):
        return _test_parameter(test, context, demand)
    if isinstance(test, FeatureTest):
        return _test_feature(test, context)
    if isinstance(test, FamilyTest):
        family = context.facts.family
        return _family_outcome(test, context), Finding(said=family, silent=family is None)
    if isinstance(test, Question):
        return _silence(test.when_silent), _SILENT
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
        return _silence(test.when_silent), _SILENT
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
    found = _SILENT if fact is None else Finding(said=fact.polarity, ref=fact.ref)
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


_MOST_MEMBERS = 4096
# Codes below what a residue names, by pack and names; the pack's own map tells a pack from another.
_MEMBERS: dict[tuple[int, tuple[str, ...]], _Members] = {}


def _none_met_outcome(test: NoneMet, context: Context) -> Outcome:
    """The outcome of `_test_none_met`, which names the entries as well."""
    looked_at, outcome = False, Outcome.MET
    for code in _looked_at(test, context):
        state = context.states[code]
        if code == context.code:
            continue
        looked_at = True
        if state.status is EntryStatus.MEETS:
            return Outcome.NOT_MET
        if state.status is EntryStatus.UNDETERMINED:
            outcome = Outcome.UNKNOWN
    return outcome if looked_at or ANY not in test.none_met else Outcome.UNKNOWN


def _looked_at(test: NoneMet, context: Context) -> Collection[str]:
    """Codes that a residue names and that were looked at, which are far fewer."""
    key = (id(context.below), test.none_met)
    kept = _MEMBERS.get(key)
    if kept is None or kept[0] is not context.below:
        named = chain.from_iterable(context.below[heading] for heading in test.none_met)
        if len(_MEMBERS) >= _MOST_MEMBERS:
            _MEMBERS.clear()
        kept = _MEMBERS[key] = (context.below, frozenset(named))
    return context.states.keys() & kept[1]


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
        return Outcome.UNKNOWN, _SILENT
    return Outcome.MET, Finding(entries=tuple(state.code for state in states))


_COMPILERS: dict[type, Callable[[Any, Demand], Test]] = {
    ParameterTest: _compile_parameter,
    FeatureTest: _compile_feature,
    AllOf: _compile_conjunction,
    AnyOf: _compile_disjunction,
    Not: _compile_negation,
    AtLeast: _compile_at_least,
    FamilyTest: lambda node, _: lambda context: _family_outcome(node, context),
    Question: lambda node, _: lambda _: _silence(node.when_silent),
    EntryTest: lambda node, _: lambda context: _test_entry(node, context)[0],
    NoneMet: lambda node, _: lambda context: _none_met_outcome(node, context),
}
_JOINS = frozenset({AllOf, AnyOf, Not, AtLeast})
