"""Hold what is known about an item against a pack, entry by entry, variant by variant.

An entry's outcome is its criteria and not its releases, in Kleene's logic::

    controlled = criteria and not (any release note and no restoring note)

`meets` is controlled met, `undetermined` unknown. Where it is not met, the entry is `released`
if the criteria alone are not ruled out, else `not_met`.

Each variant is evaluated by itself and an entry reports its worst one, in the order meets,
undetermined, released, not_met. Entries that are left over from the whole list (``none_met:
["*"]``) come last, over the worst states, since an item is EAR99 only when no variant is more.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from spectriage.lists.explain import EntryResult
from spectriage.lists.facts import Facts, View
from spectriage.lists.judge import Context
from spectriage.lists.pack import Pack
from spectriage.lists.records import EntryRecord
from spectriage.lists.state import State, find_status
from spectriage.lists.verdict import WORST_FIRST, EntryStatus

_RANK = {status: rank for rank, status in enumerate(WORST_FIRST)}
# How an entry came out for the values of one variant, and the variant's name.
_Outcome: TypeAlias = tuple[EntryStatus, Context, str | None]


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
    states = evaluate_records(pack, facts, pack.considered(families))
    info = pack.info
    return [
        EntryResult(info=info, record=state.record, state=state)
        for _, state in sorted(states.items(), key=lambda item: pack.position[item[0]])
    ]


def evaluate_records(pack: Pack, facts: Facts, records: Sequence[EntryRecord]) -> dict[str, State]:
    """Worst states of these entries by code; they come in the pack's order of evaluation."""
    states = _evaluate_variants(pack, facts, [r for r in records if r.code not in pack.last])
    for record in records:
        if record.code in pack.last:
            states[record.code] = evaluate_last(pack, facts, record, states)
    return states


def evaluate_last(
    pack: Pack, facts: Facts, record: EntryRecord, states: Mapping[str, State]
) -> State:
    """State of an entry that is left over from the whole list, over the worst states of it."""
    return evaluate_entry(record, _context(facts, facts.whole, pack.below, states))


def evaluate_entry(record: EntryRecord, context: Context) -> State:
    """State of one entry for the values of `context`, which holds the states it refers to."""
    if context.code != record.code:
        context = replace(context, code=record.code)
    return State(record=record, status=find_status(record, context), context=context)


def _context(
    facts: Facts, view: View, below: Mapping[str, tuple[str, ...]], states: Mapping[str, State],
    code: str = "",
) -> Context:  # fmt: skip
    return Context(
        facts=facts, values=view.values, states=states, below=below, code=code,
        outcomes=view.outcomes, reasons=view.reasons,
    )  # fmt: skip


def _evaluate_variants(
    pack: Pack, facts: Facts, records: Sequence[EntryRecord]
) -> dict[str, State]:
    """Worst states; an entry that no variant's value can reach is evaluated once."""
    varying = _varying(pack, facts, records)
    states: dict[str, State] = {}
    leaning: list[EntryRecord] = []
    # What an entry is asked by those that lean on it are the states of one view.
    by_view = [states if len(facts.views) == 1 else {} for _ in facts.views]
    alone, leant_on = facts.alone, pack.leant_on if len(by_view) > 1 else frozenset()
    for record in records:
        if record.leans:
            leaning.append(record)
            continue
        # Lists of several regimes share many criteria: one may have come out for another list.
        known = alone.get(record.shared)
        outcomes = known[1] if known is not None else _evaluate_alone(pack, facts, record)
        if record.code in leant_on:
            _keep(record, outcomes, by_view)
        states[record.code] = _worst(record, outcomes)
    for record in leaning:
        code = record.code
        found: list[_Outcome] = []
        for (variant, view), others in zip(facts.views, by_view, strict=True):
            context = _context(facts, view, pack.below, others, code)
            status = find_status(record, context)
            found.append((status, context, variant if code in varying else None))
            if code not in varying:
                break
        if code in leant_on:
            _keep(record, found, by_view)
        states[code] = _worst(record, found)
    return states


def _keep(
    record: EntryRecord, outcomes: Sequence[_Outcome], by_view: Sequence[dict[str, State]]
) -> None:
    """Note for each view how the entry came out; one that does not vary came out once for all."""
    several = [_state(record, outcome) for outcome in outcomes]
    for place, states in enumerate(by_view):
        states[record.code] = several[place if len(several) > 1 else 0]


def _evaluate_alone(pack: Pack, facts: Facts, record: EntryRecord) -> tuple[_Outcome, ...]:
    """How an entry that leans on no other comes out for each view, or once for all of them."""
    found: tuple[_Outcome, ...]
    varies = not facts.varying.isdisjoint(record.parameters)
    if record.asked.isdisjoint(facts.told):  # the same for all items that tell nothing
        key = (record.code, facts.family)
        context = _context_alone(facts, facts.views[0][1])
        status = pack.unsaid.get(key)
        if status is None:
            status = pack.unsaid[key] = find_status(record, context)
        found = ((status, context, None),)
    else:
        outcomes = []
        for variant, view in facts.views if varies else facts.views[:1]:
            context = view.made.get("context") or _context_alone(facts, view)
            outcomes.append((find_status(record, context), context, variant if varies else None))
        found = tuple(outcomes)
    facts.alone[record.shared] = (record, found)
    return found


def _context_alone(facts: Facts, view: View) -> Context:
    """What an entry that leans on no other sees; made once for a view."""
    made = view.made.get("context")
    if made is None:
        made = view.made["context"] = _context(facts, view, {}, {})
    context: Context = made
    return context


def _varying(pack: Pack, facts: Facts, records: Sequence[EntryRecord]) -> frozenset[str]:
    """Codes of entries that ask for a value of some variant, or lean on an entry that does."""
    parameters = facts.varying
    found: set[str] = set()
    if not parameters:
        return frozenset()
    for record in records:  # in the order of evaluation: what an entry leans on came before
        own = not parameters.isdisjoint(record.parameters)
        if own or not found.isdisjoint(pack.references[record.code]):
            found.add(record.code)
    return frozenset(found)


def _worst(record: EntryRecord, outcomes: Sequence[_Outcome]) -> State:
    """Pick the worst outcome, which names its variant where that made a difference."""
    worst = outcomes[0]
    if len(outcomes) == 1:
        return State(record=record, status=worst[0], context=worst[1], named=worst[2])
    first, decides = worst[0], False
    for one in outcomes:  # compared by identity first: an enumeration is slow as a key
        if one[0] is not first:
            decides = True
            if _RANK[one[0]] < _RANK[worst[0]]:
                worst = one
    return State(record=record, status=worst[0], context=worst[1], named=worst[2], decides=decides)


def _state(record: EntryRecord, outcome: _Outcome) -> State:
    status, context, variant = outcome
    return State(record=record, status=status, context=context, named=variant)
