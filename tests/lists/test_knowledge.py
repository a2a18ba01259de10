"""Monotony of knowledge over whole entries.

Telling what was unknown never changes what was definite, where

- a parameter without any value gets values, all of them without a variant;
- a feature that was not mentioned, or conditional, becomes asserted or negated;
- the family becomes known;
- and no test that was silent says ``when_silent: not_met``, which takes silence as knowledge
  on purpose.

"Definite" is controlled or not controlled: ``meets`` stays, and ``not_met`` and ``released`` stay
among themselves. A release may turn into ``not_met`` (it is told as long as the criteria are not
ruled out), so entries that ask for the state ``released`` or ``not_met`` of another are left out.
A further value for a parameter that has one may change anything: one value suffices to control.
"""

from hypothesis import given
from hypothesis import strategies as st

from lists.samples import demo, record
from spectriage.lists.evaluate import evaluate_entry, evaluate_list
from spectriage.lists.facts import Facts, FactValue, FeatureFact
from spectriage.lists.judge import Context
from spectriage.lists.kleene import Outcome
from spectriage.lists.records import EntryRecord
from spectriage.lists.verdict import EntryStatus

PARAMETERS = ("frame_rate", "mass", "operating_frequency")
UNITS = {"frame_rate": "Hz", "mass": "kg", "operating_frequency": "Hz"}
FEATURES = ("mems", "cooled", "fmcw")
FAMILIES = ("uav", "lidar")
NUMBERS = st.integers(0, 4).map(float)


@st.composite
def parameter_tests(draw) -> dict:
    name = draw(st.sampled_from(PARAMETERS))
    op = draw(st.sampled_from([">", ">=", "<", "<=", "==", "overlaps", "within"]))
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    limit = [low, high] if op in ("overlaps", "within") else low
    return {"parameter": name, "op": op, "value": limit, "unit": UNITS[name]}


def joined(below: st.SearchStrategy[dict]) -> st.SearchStrategy[dict]:
    several = st.lists(below, min_size=1, max_size=3)
    return st.one_of(
        several.map(lambda nodes: {"all_of": nodes}),
        several.map(lambda nodes: {"any_of": nodes}),
        several.map(lambda nodes: {"at_least": (len(nodes) + 1) // 2, "of": nodes}),
        below.map(lambda node: {"not": node}),
    )


LEAVES = st.one_of(
    parameter_tests(),
    st.sampled_from(FEATURES).map(lambda name: {"feature": name}),
    st.sampled_from(FAMILIES).map(lambda name: {"family": name}),
)
TREES = st.recursive(LEAVES, joined, max_leaves=8)


@st.composite
def entries(draw) -> EntryRecord:
    effects = draw(st.lists(st.sampled_from(["release", "restore"]), max_size=2))
    notes = [
        {"id": str(place), "effect": effect, "title": "note", "criteria": draw(TREES)}
        for place, effect in enumerate(effects)
    ]
    return EntryRecord.model_validate(record("6A003", draw(TREES), notes=notes))


@st.composite
def values_of(draw, name: str) -> FactValue:
    slots = draw(
        st.fixed_dictionaries({slot: st.none() | NUMBERS for slot in ("min", "typ", "max")})
    )
    return FactValue(parameter=name, **slots)


@st.composite
def facts_and_more(draw) -> tuple[Facts, Facts]:
    values: list[FactValue] = []
    learnt: list[FactValue] = []
    for name in PARAMETERS:
        told = draw(st.lists(values_of(name), max_size=2))
        silent = not any(value.slots for value in told)
        values += told
        learnt += draw(st.lists(values_of(name), max_size=2)) if silent else []
    known = draw(st.dictionaries(st.sampled_from(FEATURES), st.sampled_from(
        ["asserted", "negated", "conditional"])))  # fmt: skip
    later = {
        name: known[name] if known.get(name) in ("asserted", "negated") else polarity
        for name in FEATURES
        if (polarity := draw(st.sampled_from(["asserted", "negated"])))
    }
    family = draw(st.none() | st.sampled_from(FAMILIES))
    before = Facts(values=tuple(values), features=_features(known), family=family)
    after = Facts(
        values=(*values, *learnt), features=_features(later),
        family=family or draw(st.sampled_from(FAMILIES)),
    )  # fmt: skip
    return before, after


def _features(polarities: dict[str, str]) -> dict[str, FeatureFact]:
    return {name: FeatureFact(polarity=polarity) for name, polarity in polarities.items()}


def status_of(entry: EntryRecord, facts: Facts) -> EntryStatus:
    context = Context(facts=facts, values=facts.by_parameter(), states={}, below={})
    return evaluate_entry(entry, context).status


@given(entries(), facts_and_more())
def test_learning_what_was_unknown_never_changes_what_was_definite(entry, facts):
    before, after = (status_of(entry, known) for known in facts)
    if before is EntryStatus.MEETS:
        assert after is EntryStatus.MEETS
    if before in (EntryStatus.NOT_MET, EntryStatus.RELEASED):
        assert after in (EntryStatus.NOT_MET, EntryStatus.RELEASED)
    if before is EntryStatus.NOT_MET:
        assert after is EntryStatus.NOT_MET


@given(entries(), facts_and_more())
def test_open_entry_names_what_would_settle_it(entry, facts):
    known = facts[0]
    context = Context(facts=known, values=known.by_parameter(), states={}, below={})
    state = evaluate_entry(entry, context)
    open_ = state.status is EntryStatus.UNDETERMINED
    named = (*state.missing.parameters, *state.missing.features)
    assert open_ or not named
    assert not open_ or named or known.family is None


@given(facts_and_more())
def test_order_of_values_never_changes_a_status(facts):
    known = facts[1]
    turned = Facts(values=known.values[::-1], features=known.features, family=known.family)
    one, other = (
        [result.status for result in evaluate_list(demo(), told, ["thermal_camera"])]
        for told in (known, turned)
    )
    assert one == other


@given(entries(), facts_and_more())
def test_status_found_without_reasons_is_that_of_its_reasons(entry, facts):
    known = facts[1]
    context = Context(facts=known, values=known.by_parameter(), states={}, below={})
    state = evaluate_entry(entry, context)
    told = {
        EntryStatus.MEETS: Outcome.MET, EntryStatus.UNDETERMINED: Outcome.UNKNOWN,
        EntryStatus.RELEASED: Outcome.NOT_MET, EntryStatus.NOT_MET: Outcome.NOT_MET,
    }  # fmt: skip
    assert state.controlled.outcome is told[state.status]
    ruled_out = state.criteria.outcome is Outcome.NOT_MET
    assert ruled_out == (state.status is EntryStatus.NOT_MET)
