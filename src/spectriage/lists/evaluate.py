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

from spectriage.lists.explain import EntryResult, explain_entry
from spectriage.lists.facts import Facts, View
from spectriage.lists.judge import Context
from spectriage.lists.pack import Pack
from spectriage.lists.records import EntryRecord
from spectriage.lists.state import State, find_status
from spectriage.lists.verdict import WORST_FIRST

_RANK = {status: rank for rank, status in enumerate(WORST_FIRST)}


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
    return [
        explain_entry(pack, states[code].record, states[code])
        for code in sorted(states, key=pack.position.__getitem__)
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
        outcomes=view.outcomes,
    )  # fmt: skip


def _evaluate_variants(
    pack: Pack, facts: Facts, records: Sequence[EntryRecord]
) -> dict[str, State]:
    """Worst states; an entry that no variant's value can reach is evaluated once."""
    varying = _varying(pack, facts, records)
    states: dict[str, State] = {}
    found: dict[str, list[State]] = {code: [] for code in varying}
    single = len(facts.views) == 1
    for variant, view in facts.views:
        alone = _context(facts, view, {}, {})  # enough for an entry that leans on no other
        for record in records:
            code = record.code
            if code in states and code not in varying:
                continue
            context = alone
            status = None
            if references := pack.references[code]:
                # With one view, states do not change any more; else they are those of the view.
                leant_on = states if single else {n: states[n] for n in references if n in states}
                context = _context(facts, view, pack.below, leant_on, code)
            elif record.asked.isdisjoint(facts.told):
                status = pack.unsaid.get((code, facts.family))
                if status is None:  # found once for all items that tell nothing it asks
                    status = pack.unsaid[code, facts.family] = find_status(record, context)
            if status is None:
                status = find_status(record, context)
            named = variant if code in varying else None
            state = State(record=record, status=status, context=context, named=named)
            states[code] = state
            if code in varying:
                found[code].append(state)
    return states | {code: _worst(several) for code, several in found.items()}


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


def _worst(states: Sequence[State]) -> State:
    """Pick the worst state, which names its variant where that made a difference."""
    worst = min(states, key=_rank)
    if all(state.status is worst.status for state in states):
        return worst
    return replace(worst, decides=True)


def _rank(state: State) -> int:
    return _RANK[state.status]
