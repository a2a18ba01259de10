"""Results for people: each criterion with what was found, each entry with one plain sentence.

Each document makes hundreds, and only the few that become candidates, or are named among the
eliminated, are asked for their reasons: these are worked out when asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spectriage.lists.compare import Demand
from spectriage.lists.criteria import (
    EntryTest,
    FamilyTest,
    FeatureTest,
    Leaf,
    NoneMet,
    ParameterTest,
    Question,
    Window,
)
from spectriage.lists.figures import in_list_unit, margin, told
from spectriage.lists.judge import grounds
from spectriage.lists.kleene import Outcome
from spectriage.lists.pack import Pack
from spectriage.lists.records import EntryRecord, PackInfo
from spectriage.lists.sentences import leaf_parts, sentence
from spectriage.lists.state import State
from spectriage.lists.verdict import EntryStatus, Finding, Verdict, leaves_of, support

_SENTENCES = 4  # more than these in one `because` are not read


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionResult:
    """One test of an entry: what is asked, what was found, how it came out.

    `kind` is ``parameter``, ``feature``, ``family``, ``question``, ``entry`` or ``none_met``,
    and `name` its name, text or codes. `threshold` and `unit` are those of the list; `found` and
    `figure`, the one that decides, are told in that unit. `ref` is the caller's index of the
    deciding value or feature. `margin` is a share of the threshold, positive on the side that
    meets. `note` is the id of the note the test belongs to; `decisive` marks the tests on which
    the entry's status rests.
    """

    kind: str
    name: str
    operator: str
    threshold: float | Window | str | None = None
    unit: str | None = None
    found: str | None = None
    outcome: Outcome
    ref: int | None = None
    figure: float | None = None
    margin: float | None = None
    because: str
    note: str | None = None
    decisive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteResult:
    """A note that releases the entry: its id in the list, and our title of it."""

    id: str
    title: str


@dataclass(kw_only=True, eq=False)  # not frozen: hundreds are made for one item
class EntryResult:
    """Where one entry stands for one item, and why."""

    info: PackInfo
    record: EntryRecord
    state: State

    @property
    def regime(self) -> str:
        """The regime whose list it is."""
        return self.info.regime

    @property
    def list_version(self) -> str:
        """The list's version."""
        return self.info.version

    @property
    def citation(self) -> str:
        """Where the paragraph stands."""
        return f"{self.info.citation_base}, {self.record.citation}"

    @property
    def code(self) -> str:
        """The entry's code."""
        return self.record.code

    @property
    def title(self) -> str:
        """The entry's title, in our words."""
        return self.record.title

    @property
    def reasons(self) -> tuple[str, ...]:
        """Reasons for control, where the regime names them."""
        return self.record.reasons

    @property
    def status(self) -> EntryStatus:
        """Where the entry stands."""
        return self.state.status

    @property
    def variant(self) -> str | None:
        """The product variant the status is of, None where it holds for all."""
        return self.state.variant

    @property
    def missing(self) -> tuple[str, ...]:
        """Parameters, then features, that are unknown and would settle the entry."""
        return (*self.state.missing.parameters, *self.state.missing.features)

    @property
    def questions(self) -> tuple[str, ...]:
        """Likewise, facts without a name."""
        return self.state.missing.questions

    @cached_property
    def criteria(self) -> tuple[CriterionResult, ...]:
        """Every test of the entry, those of its notes last."""
        return tuple(_criteria(self.state, self._decisive))

    @cached_property
    def released_by(self) -> tuple[NoteResult, ...]:
        """The notes that release it."""
        return _released_by(self.state)

    @cached_property
    def because(self) -> str:
        """One plain sentence on what the status rests on."""
        if self.state.status is not EntryStatus.NOT_MET:
            return _because(self.state, self._decisive)
        return self._ruled_out[1]

    @cached_property
    def _ruled_out(self) -> tuple[tuple[Verdict, ...], str]:
        """Leaves on which it rests that the entry is not met, and the sentence of the best."""
        state, record = self.state, self.record
        if record.leans:
            return _ruled_out(state)
        facts = state.context.facts
        if record.asked.isdisjoint(facts.told):  # the same for all items that tell nothing
            silent: tuple[tuple[Verdict, ...], str] | None = record.unsaid.get(facts.family)
            if silent is None:
                silent = record.unsaid[facts.family] = _ruled_out(state)
            return silent
        # Lists of several regimes share criteria, and the reasons with them.
        told = state.context.reasons.get(record.shared)
        if told is None:
            told = state.context.reasons[record.shared] = (record, _ruled_out(state))
        found: tuple[tuple[Verdict, ...], str] = told[1]
        return found

    def near_figures(self, share: float) -> list[CriterionResult]:
        """Tests on which the status rests whose figure is within a share of the threshold."""
        ruled_out = self.state.status is EntryStatus.NOT_MET
        return [
            _criterion(leaf, None, decisive=True)
            for leaf in (self._ruled_out[0] if ruled_out else self._decisive)
            if isinstance(leaf.test, ParameterTest) and _is_near(leaf, leaf.test, share)
        ]

    @cached_property
    def _decisive(self) -> list[Verdict]:
        return list(_decisive(self.state))


def explain_entry(pack: Pack, record: EntryRecord, state: State) -> EntryResult:
    """Make the result of an entry from its state."""
    return EntryResult(info=pack.info, record=record, state=state)


def _decisive(state: State) -> Iterator[Verdict]:
    """Leaves on which the status rests; for a release, those of the notes that release."""
    if state.status is EntryStatus.RELEASED:
        for note, verdict in state.notes:
            if note.effect == "release" and verdict.outcome is Outcome.MET:
                yield from support(verdict)
    elif state.status is EntryStatus.UNDETERMINED:
        yield from support(state.controlled)
    else:
        yield from support(state.criteria)


def _criteria(state: State, decisive: list[Verdict]) -> Iterator[CriterionResult]:
    chosen = {id(leaf) for leaf in decisive}
    trees = [(None, state.criteria), *((note.id, verdict) for note, verdict in state.notes)]
    for note, tree in trees:
        for leaf in leaves_of(tree):
            yield _criterion(leaf, note, id(leaf) in chosen)


def _released_by(state: State) -> tuple[NoteResult, ...]:
    if state.status is not EntryStatus.RELEASED:
        return ()
    return tuple(
        NoteResult(id=note.id, title=note.title)
        for note, verdict in state.notes
        if note.effect == "release" and verdict.outcome is Outcome.MET
    )


def _criterion(leaf: Verdict, note: str | None, decisive: bool) -> CriterionResult:
    test, finding = leaf_parts(leaf)
    number = test if isinstance(test, ParameterTest) else None
    return CriterionResult(
        kind=_KINDS[type(test)],
        name=_name_of(test),
        operator=_operator(test),
        threshold=number.value if number else _wanted(test),
        unit=number.unit if number else None,
        found=_found(test, finding),
        outcome=leaf.outcome,
        ref=finding.ref,
        figure=_figure(finding, number),
        margin=margin(finding.figure, number) if number else None,
        because=sentence(leaf),
        note=note,
        decisive=decisive,
    )


def _is_near(leaf: Verdict, test: ParameterTest, share: float) -> bool:
    figure = leaf.finding.figure if leaf.finding else None
    away = margin(figure, test)
    return figure is not None and (test.op == "==" if away is None else abs(away) <= share)


def _figure(finding: Finding, number: ParameterTest | None) -> float | None:
    if number is None or finding.figure is None:
        return None
    return in_list_unit(finding.figure, number)


_KINDS: dict[type, str] = {
    ParameterTest: "parameter",
    FeatureTest: "feature",
    FamilyTest: "family",
    Question: "question",
    EntryTest: "entry",
    NoneMet: "none_met",
}


def _name_of(test: Leaf) -> str:
    match test:
        case ParameterTest():
            return test.parameter
        case FeatureTest():
            return test.feature
        case FamilyTest():
            return "family"
        case Question():
            return test.question
        case EntryTest():
            return test.entry
        case NoneMet():
            return ", ".join(test.none_met)


def _operator(test: Leaf) -> str:
    if isinstance(test, ParameterTest):
        return test.op
    return "none_met" if isinstance(test, NoneMet) else "is"


def _wanted(test: Leaf) -> str | None:
    match test:
        case FeatureTest():
            return test.polarity
        case FamilyTest():
            return " or ".join(test.families)
        case EntryTest():
            return test.state
        case _:
            return None


def _found(test: Leaf, finding: Finding) -> str | None:
    if isinstance(test, ParameterTest):
        return told(finding.value, test) if finding.value else None
    return finding.said


def _because(state: State, decisive: list[Verdict]) -> str:
    if state.status is EntryStatus.RELEASED:
        notes = " and ".join(f"note {note.id} ({note.title})" for note in _released_by(state))
        return f"{notes}: {_joined(sentence(leaf) for leaf in decisive)}"
    return _joined(sentence(leaf) for leaf in sorted(decisive, key=_rank))


def _ruled_out(state: State) -> tuple[tuple[Verdict, ...], str]:
    """Tests that show why an entry is not met, and the sentence of the one that does it best."""
    found = grounds(state.record.criteria, state.context, Demand.ANY)
    return found, sentence(min(found, key=_rank))


def _rank(leaf: Verdict) -> int:
    """Rank what convinces: figures, features and other entries, the rest, and silence last."""
    if leaf.finding is None or leaf.finding.silent:
        return 3
    if leaf.finding.value:
        return 0
    return 1 if isinstance(leaf.test, FeatureTest | EntryTest) else 2


def _joined(sentences: Iterable[str]) -> str:
    found = list(dict.fromkeys(sentences))
    more = f"; and {len(found) - _SENTENCES} more" if len(found) > _SENTENCES else ""
    return "; ".join(found[:_SENTENCES]) + more
