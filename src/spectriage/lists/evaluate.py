"""Hold what is known about an item against a pack, entry by entry, variant by variant.

An entry's outcome is its criteria and not its releases, in Kleene's logic::

    controlled = criteria and not (any release note and no restoring note)

`meets` is controlled met, `undetermined` unknown. Where it is not met, the entry is `released`
if the criteria alone are not ruled out, else `not_met`.

Each variant is evaluated by itself and an entry reports its worst one, in the order meets,
undetermined, released, not_met. Entries that are left over from the whole list (``none_met:
["*"]``) come last, over the worst states, since an item is EAR99 only when no variant is more.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from spectriage.lists.compare import Demand
from spectriage.lists.criteria import EntryTest, FeatureTest, NoneMet, ParameterTest, Question
from spectriage.lists.explain import EntryResult, explain_entry
from spectriage.lists.facts import Facts
from spectriage.lists.judge import Context, judge
from spectriage.lists.kleene import Outcome
from spectriage.lists.pack import Pack, is_last
from spectriage.lists.records import EntryRecord
from spectriage.lists.verdict import (
    WORST_FIRST,
    EntryStatus,
    Missing,
    State,
    Verdict,
    join_all,
    join_any,
    leaves_of,
    negated,
    support,
)

_STATUS = {Outcome.MET: EntryStatus.MEETS, Outcome.UNKNOWN: EntryStatus.UNDETERMINED}
_DEMAND = {"release": Demand.ALL, "restore": Demand.ANY}


def evaluate_list(pack: Pack, facts: Facts, families: Collection[str]) -> list[EntryResult]:
    """Evaluate every entry that is considered for `families`, in the order of their codes.

    Parameters
    ----------
    pack
        One regime's list.
    facts
        What is known of the item.
    families
        Product families the item may be of. An entry of none of them is not considered.

    Returns
    -------
    list of EntryResult
        Also the ones ruled out, since a residue and a report name what was eliminated.
    """
    records = pack.considered(families)
    states = _evaluate_variants(pack, facts, [r for r in records if not is_last(r)])
    whole = Context(
        facts=facts, values=facts.by_parameter(facts.variants), states=states, below=pack.below
    )
    for record in records:
        if is_last(record):
            states[record.code] = evaluate_entry(record, whole)
    return [
        explain_entry(pack, record, states[record.code])
        for record in pack.entries
        if record.code in states
    ]


def evaluate_entry(record: EntryRecord, context: Context) -> State:
    """State of one entry for the values of `context`, which holds the states it refers to."""
    context = replace(context, code=record.code)
    criteria = judge(record.criteria, context, Demand.ANY)
    notes = tuple(
        (note, judge(note.criteria, context, _DEMAND[note.effect])) for note in record.notes
    )
    releases = tuple(verdict for note, verdict in notes if note.effect == "release")
    restores = tuple(verdict for note, verdict in notes if note.effect == "restore")
    released = join_all((join_any(releases), negated(join_any(restores))))
    controlled = join_all((criteria, negated(released)))
    return State(
        code=record.code,
        status=_status(controlled.outcome, criteria.outcome),
        criteria=criteria,
        notes=notes,
        controlled=controlled,
        missing=_missing(controlled, context.states),
    )


def _status(controlled: Outcome, criteria: Outcome) -> EntryStatus:
    if controlled is not Outcome.NOT_MET:
        return _STATUS[controlled]
    return EntryStatus.NOT_MET if criteria is Outcome.NOT_MET else EntryStatus.RELEASED


def _evaluate_variants(
    pack: Pack, facts: Facts, records: Sequence[EntryRecord]
) -> dict[str, State]:
    """Worst states; an entry that no variant's value can reach is evaluated once."""
    varying = _varying(pack, facts, records)
    states: dict[str, State] = {}
    found: dict[str, list[State]] = {code: [] for code in varying}
    for variant in facts.variants or (None,):
        values = facts.by_parameter(() if variant is None else (variant,))
        context = Context(facts=facts, values=values, states=states, below=pack.below)
        for record in records:
            if record.code in varying:
                states[record.code] = replace(evaluate_entry(record, context), variant=variant)
                found[record.code].append(states[record.code])
            elif record.code not in states:
                states[record.code] = evaluate_entry(record, context)
    return states | {code: _worst(several) for code, several in found.items()}


def _varying(pack: Pack, facts: Facts, records: Sequence[EntryRecord]) -> frozenset[str]:
    """Codes of entries that ask for a value of some variant, or lean on an entry that does."""
    parameters = {value.parameter for value in facts.values if value.variant is not None}
    found: set[str] = set()
    for record in records:  # in the order of evaluation: what an entry leans on came before
        own = any(
            isinstance(test, ParameterTest) and test.parameter in parameters
            for test in record.tests
        )
        if own or not found.isdisjoint(pack.references[record.code]):
            found.add(record.code)
    return frozenset(found)


def _worst(states: Sequence[State]) -> State:
    """Pick the worst state, without its variant where that made no difference."""
    worst = min(states, key=lambda state: WORST_FIRST.index(state.status))
    differs = any(state.status is not worst.status for state in states)
    findings = (leaf.finding for leaf in leaves_of(worst.controlled))
    own = any(found and found.value and found.value.variant for found in findings)
    return worst if differs or own else replace(worst, variant=None)


def _missing(controlled: Verdict, states: Mapping[str, State]) -> Missing:
    """Gather what would settle an open verdict, also through the open entries it leans on."""
    if controlled.outcome is not Outcome.UNKNOWN:
        return Missing()
    parameters: set[str] = set()
    features: set[str] = set()
    questions: dict[str, None] = {}
    for leaf in support(controlled):
        if isinstance(leaf.test, ParameterTest):
            parameters.add(leaf.test.parameter)
        elif isinstance(leaf.test, FeatureTest):
            features.add(leaf.test.feature)
        elif isinstance(leaf.test, Question):
            questions[leaf.test.question] = None
        elif isinstance(leaf.test, EntryTest | NoneMet) and leaf.finding:
            for missing in _missing_of(leaf.finding.entries, states):
                parameters.update(missing.parameters)
                features.update(missing.features)
                questions.update(dict.fromkeys(missing.questions))
    return Missing(
        parameters=tuple(sorted(parameters)),
        features=tuple(sorted(features)),
        questions=tuple(questions),
    )


def _missing_of(codes: Iterable[str], states: Mapping[str, State]) -> list[Missing]:
    return [states[code].missing for code in codes if code in states]
