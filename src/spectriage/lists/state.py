"""How one entry came out: the status at once, the reasons when they are asked for.

Hundreds of entries are looked at for one item and most are ruled out by their first test. So the
status is found without reasons, and the verdict on every criterion is worked out on demand from
the values that the status rests on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spectriage.lists.compare import Demand
from spectriage.lists.criteria import EntryTest, FeatureTest, NoneMet, ParameterTest, Question
from spectriage.lists.judge import Context, compiled, judge, outcome_of
from spectriage.lists.kleene import Outcome, negate
from spectriage.lists.records import EntryRecord, Note
from spectriage.lists.verdict import (
    EntryStatus,
    Missing,
    Verdict,
    join_all,
    join_any,
    leaves_of,
    negated,
    support,
)

DEMAND = {"release": Demand.ALL, "restore": Demand.ANY}


@dataclass(kw_only=True, eq=False)  # not frozen: hundreds are made for one item
class State:
    """How one entry came out for the values of `context`, those of the variant `named`.

    `controlled` is the whole: the criteria, and no release that a restoring note does not take
    back. `decides` is set where the variants came out differently.
    """

    record: EntryRecord
    status: EntryStatus
    context: Context
    named: str | None = None
    decides: bool = False

    @property
    def code(self) -> str:
        """Code of the entry."""
        return self.record.code

    @cached_property
    def criteria(self) -> Verdict:
        """Verdict on the entry's own criteria."""
        return judge(self.record.criteria, self.context, Demand.ANY)

    @cached_property
    def notes(self) -> tuple[tuple[Note, Verdict], ...]:
        """Verdict on each note."""
        return tuple(
            (note, judge(note.criteria, self.context, DEMAND[note.effect]))
            for note in self.record.notes
        )

    @cached_property
    def controlled(self) -> Verdict:
        """Verdict on the criteria together with the notes."""
        releases = tuple(verdict for note, verdict in self.notes if note.effect == "release")
        restores = tuple(verdict for note, verdict in self.notes if note.effect == "restore")
        released = join_all((join_any(releases), negated(join_any(restores))))
        return join_all((self.criteria, negated(released)))

    @cached_property
    def variant(self) -> str | None:
        """The variant the status is of, None where it holds for all of them."""
        if self.named is None or self.decides:
            return self.named
        findings = (leaf.finding for leaf in leaves_of(self.controlled))
        own = any(found and found.value and found.value.variant for found in findings)
        return self.named if own else None

    @cached_property
    def missing(self) -> Missing:
        """What would settle the entry, where it is open."""
        if self.status is not EntryStatus.UNDETERMINED:
            return Missing()
        return _missing(self.controlled, self.context.states)

    def note_outcome(self, note: str) -> Outcome:
        """Outcome of the note with this id."""
        found = next(one for one in self.record.notes if one.id == note)
        return outcome_of(found.criteria, self.context, DEMAND[found.effect])


def find_status(record: EntryRecord, context: Context) -> EntryStatus:
    """Status of an entry: its criteria, and no release that is not taken back."""
    made = record.criteria.made.get(True)  # the key of `Demand.ANY`, as `compiled` keeps it
    criteria = (made or compiled(record.criteria, Demand.ANY))(context)
    if criteria is Outcome.NOT_MET:
        return EntryStatus.NOT_MET
    kept = negate(_released(record, context)) if record.notes else Outcome.MET
    if kept is Outcome.NOT_MET:
        return EntryStatus.RELEASED
    met = criteria is Outcome.MET and kept is Outcome.MET
    return EntryStatus.MEETS if met else EntryStatus.UNDETERMINED


def _released(record: EntryRecord, context: Context) -> Outcome:
    released = _any_note(record, context, "release")
    if released is Outcome.NOT_MET:
        return released
    restored = _any_note(record, context, "restore")
    if restored is Outcome.MET:
        return Outcome.NOT_MET
    return released if restored is Outcome.NOT_MET else Outcome.UNKNOWN


def _any_note(record: EntryRecord, context: Context, effect: str) -> Outcome:
    result = Outcome.NOT_MET
    for note in record.notes:
        if note.effect == effect:
            outcome = outcome_of(note.criteria, context, DEMAND[effect])
            if outcome is Outcome.MET:
                return outcome
            if outcome is Outcome.UNKNOWN:
                result = outcome
    return result


def _missing(controlled: Verdict, states: Mapping[str, Any]) -> Missing:
    """Gather what would settle an open verdict, also through the open entries it leans on."""
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


def _missing_of(codes: Iterable[str], states: Mapping[str, Any]) -> list[Missing]:
    return [states[code].missing for code in codes if code in states]
