"""What another version of a list changes for items that were triaged before.

A stored report holds all that the lists were held against: parameters, features, the family and
the codes the paper prints. So its candidates are found again from these, with no document read.
Only entries that differ between the versions, and those that lean on them, can come out
differently; the rest is evaluated once, and only where something left over (EAR99) may change.

A report keeps one family. Entries that were considered for a second one are known from the
report's own candidates and eliminations; an entry that is new is considered for the first family
and for printed codes alone.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel, ConfigDict, ValidationError

from spectriage.lists import codes
from spectriage.lists.criteria import ANY
from spectriage.lists.evaluate import evaluate_last, evaluate_records
from spectriage.lists.explain import explain_entry
from spectriage.lists.facts import Facts
from spectriage.lists.pack import Pack
from spectriage.lists.records import EntryRecord
from spectriage.lists.state import State
from spectriage.lists.verdict import EntryStatus
from spectriage.report.model import Feature, ParameterValue, PrintedCode
from spectriage.triage.candidates import printed_entries, shown_status
from spectriage.triage.values import facts_of


class _Stored(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class StoredDocument(_Stored):
    """What is needed of a report's document."""

    path: str
    sha256: str = ""
    family: str
    family_confidence: float


class StoredEntry(_Stored):
    """An entry that a report names as candidate or as eliminated."""

    regime: str
    entry: str


class StoredPage(_Stored):
    """What a report says of one page."""

    state: str


class StoredReport(_Stored):
    """The part of a report that the lists are held against again."""

    document: StoredDocument
    parameters: list[ParameterValue] = []
    features: list[Feature] = []
    traits: list[Feature] = []
    printed_codes: list[PrintedCode] = []
    candidates: list[StoredEntry] = []
    eliminated: list[StoredEntry] = []
    pages: list[StoredPage] = []

    @property
    def capabilities(self) -> list[Feature]:
        """All that a list paragraph may ask about."""
        return [*self.features, *self.traits]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One entry that stands elsewhere: a status is empty where it is no candidate."""

    regime: str
    entry: str
    title: str
    before: str
    after: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """An item whose candidates change, by the line of its report."""

    line: int
    path: str
    sha256: str
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLine:
    """A line that holds no report, and why."""

    line: int
    reason: str


@dataclass(slots=True)
class Count:
    """How many reports were read, changed and broken."""

    read: int = 0
    changed: int = 0
    broken: int = 0


class Comparison:
    """Two versions of a list, made ready to be held against many items."""

    def __init__(self, before: Pack, after: Pack) -> None:
        changed = {
            code
            for code in {*before.by_code, *after.by_code}
            if _asked(before.by_code.get(code)) != _asked(after.by_code.get(code))
        }
        self._sides = (_Side(before, changed), _Side(after, changed))
        # Leaning on something that changed in one version only makes an entry differ in both.
        self.open_codes = self._sides[0].reached | self._sides[1].reached
        for side in self._sides:
            side.take(self.open_codes)
        self._may_differ = self.open_codes | before.last | after.last
        self._residue_changed = not changed.isdisjoint(before.last | after.last)

    def shifts(self, report: StoredReport) -> tuple[Shift, ...]:
        """Entries that stand elsewhere for this item, in the order of their codes."""
        if not report.document.family_confidence:
            return ()  # nothing was read, so there were no candidates
        views = [_View(side, report) for side in self._sides]
        if not any(view.touched for view in views):
            return ()
        facts = facts_of(
            report.parameters, [*report.features, *report.traits], report.document.family
        )
        old, new = (view.evaluate_open(facts) for view in views)
        if self._residue_changed or _standing(old) != _standing(new):
            # What both share came out the same, so it is evaluated once for both.
            shared = views[0].evaluate_rest(facts, self.open_codes)
            for view, states in zip(views, (old, new), strict=True):
                view.add_residue(facts, {**shared, **states}, states)
        unread = any(page.state == "unread" for page in report.pages)
        found = []
        # What only one version leans on was evaluated there alone, and cannot differ.
        for code in self._may_differ.intersection({*old, *new}):
            statuses = [
                view.shown(code, states, unread=unread)
                for view, states in zip(views, (old, new), strict=True)
            ]
            if statuses[0] != statuses[1]:
                place = 1 if code in new else 0
                pack, state = self._sides[place].pack, (old, new)[place][code]
                found.append(_shift(pack, state, statuses[0], statuses[1]))
        return tuple(sorted(found, key=lambda shift: codes.sort_key(shift.entry)))


@dataclass(slots=True)
class _Side:
    """One version, and the entries of it that have to be looked at."""

    pack: Pack
    changed: Collection[str]
    needed: tuple[EntryRecord, ...] = ()
    families: frozenset[str] = frozenset()
    reached: frozenset[str] = field(init=False)
    by_families: dict[frozenset[str], tuple[EntryRecord, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = set(self.changed)
        for code in self.pack.order:  # what an entry leans on came before
            if code not in self.pack.last and not found.isdisjoint(self.pack.references[code]):
                found.add(code)
        self.reached = frozenset(found)

    def considered(self, families: frozenset[str]) -> Sequence[EntryRecord]:
        """Entries of the version for some families."""
        if families not in self.by_families:
            self.by_families[families] = self.pack.considered(families)
        return self.by_families[families]

    def take(self, open_codes: Collection[str]) -> None:
        """Gather the entries that may differ, and those that these lean on."""
        wanted: set[str] = set()
        for code in reversed(self.pack.order):
            if code not in self.pack.last and (code in open_codes or code in wanted):
                wanted.update((code, *self.pack.references[code]))
        records = (self.pack.by_code[code] for code in self.pack.order if code in wanted)
        self.needed = tuple(records)
        self.families = frozenset(
            name for record in self.needed if record.code in open_codes for name in record.families
        )


class _View:
    """One version as one item sees it: which entries are considered, and which are printed."""

    def __init__(self, side: _Side, report: StoredReport) -> None:
        self._side = side
        regime = side.pack.info.regime
        self._printed = printed_entries(side.pack, report.printed_codes)
        printed = {name for record in self._printed for name in record.families}
        self._families = {report.document.family, *printed} - {ANY}
        self._own = report.document.family
        self._codes = {record.code for record in self._printed}
        self._named = {
            one.entry for one in (*report.candidates, *report.eliminated) if one.regime == regime
        }

    @cached_property
    def touched(self) -> bool:
        """Whether an entry that may differ is considered at all."""
        families = self._side.families
        return (
            not self._families.isdisjoint(families) or ANY in families
            or not self._named.isdisjoint(self._side.reached)
        )  # fmt: skip

    def evaluate_open(self, facts: Facts) -> dict[str, State]:
        """States of the entries that may differ, and of those they lean on."""
        records = [record for record in self._side.needed if self._considers(record)]
        return evaluate_records(self._side.pack, facts, records)

    def evaluate_rest(self, facts: Facts, open_codes: Collection[str]) -> dict[str, State]:
        """States of the entries that cannot differ."""
        pack = self._side.pack
        considered = self._side.considered(frozenset(self._families))
        found = {record.code for record in considered}
        if beside := [code for code in self._named - found if code in pack.by_code]:
            codes_wanted = found.union(beside)
            considered = [pack.by_code[code] for code in pack.order if code in codes_wanted]
        left_out = pack.last.union(open_codes)
        return evaluate_records(pack, facts, [r for r in considered if r.code not in left_out])

    def add_residue(self, facts: Facts, whole: dict[str, State], states: dict[str, State]) -> None:
        """Add what is left over of the list, which depends on all entries."""
        pack = self._side.pack
        if any(state.status is EntryStatus.MEETS for state in whole.values()):
            return  # then nothing is left over
        for code in sorted(pack.last):
            states[code] = evaluate_last(pack, facts, pack.by_code[code], whole)

    def shown(self, code: str, states: dict[str, State], *, unread: bool) -> str:
        """Status of a code as a candidate, empty where it is none."""
        state = states.get(code)
        if state is None or not self._is_about(state.record):
            return ""
        if state.status is EntryStatus.NOT_MET and code not in self._codes:
            return ""
        return str(shown_status(code, state.status, unread=unread))

    def _considers(self, record: EntryRecord) -> bool:
        return (
            not self._families.isdisjoint(record.families)
            or record.families == (ANY,)
            or record.code in self._named
        )

    def _is_about(self, record: EntryRecord) -> bool:
        """Whether the entry is one of the item, not only of what it prints beside."""
        return (
            self._own in record.families or record.families == (ANY,)
            or record.code in self._named or record.code in self._codes
        )  # fmt: skip


def _asked(record: EntryRecord | None) -> object:
    """All of a record that decides whether it is a candidate."""
    if record is None:
        return None
    notes = tuple((note.effect, note.criteria) for note in record.notes)
    return record.criteria, notes, frozenset(record.families)


def _standing(states: dict[str, State]) -> tuple[bool, bool, bool]:
    """What a residue asks of these entries: is one met, is one open, was any looked at."""
    statuses = {state.status for state in states.values()}
    met = EntryStatus.MEETS in statuses
    return met, met or EntryStatus.UNDETERMINED in statuses, bool(statuses)


def _shift(pack: Pack, state: State, before: str, after: str) -> Shift:
    result = explain_entry(pack, state.record, state)
    return Shift(
        regime=result.regime, entry=result.code, title=result.title, before=before, after=after,
        because=result.because,
    )  # fmt: skip


def find_impacts(
    before: Pack, after: Pack, lines: Iterable[str | bytes], count: Count | None = None
) -> Iterator[Impact | BrokenLine]:
    """Items whose candidates differ between two versions, line by line as they are read.

    Parameters
    ----------
    before, after
        Two versions of a list.
    lines
        Reports as ``spectriage triage --format jsonl`` writes them. Empty lines are passed over;
        a line that is no report comes back as a `BrokenLine`, and the next is read.
    count
        Takes the numbers on the way.
    """
    comparison, count = Comparison(before, after), count or Count()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            report = StoredReport.model_validate_json(line)
        except ValidationError as err:
            count.broken += 1
            yield BrokenLine(line=number, reason=_reason(err))
            continue
        count.read += 1
        if shifts := comparison.shifts(report):
            count.changed += 1
            document = report.document
            yield Impact(line=number, path=document.path, sha256=document.sha256, shifts=shifts)


def _reason(err: ValidationError) -> str:
    first = err.errors(include_url=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])
