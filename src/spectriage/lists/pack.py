"""A loaded pack: its entries indexed, and the order in which they can be evaluated."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from spectriage.lists import codes
from spectriage.lists.criteria import ANY, EntryTest, Leaf, NoneMet
from spectriage.lists.end_use import EndUseRule
from spectriage.lists.headings import HeadingRecord
from spectriage.lists.records import EntryRecord, PackInfo
from spectriage.lists.verdict import EntryStatus

_CHOICES_KEPT = 1_000  # choices of families; a document has one of some hundred
_LAST = "{} is evaluated last, so no other entry can refer to it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One regime's list, checked and immutable; make it with `load.load_pack`.

    `entries` and `headings` come in the order of their codes. `order` has every code after
    those it refers to (`references`). `below` gives the codes under each heading that a residue
    names. `position` is a code's place among the entries, `by_family` gives the places in
    `order` of the entries of a family, and `last` the entries that come after all others. `unsaid`
    takes the status of an entry for a family where the papers tell nothing that it asks,
    `chosen` the entries considered for families, `leant_on` those that others than the last refer
    to. `end_use`
    are the regime's rules about uses, which are no entries.
    """

    info: PackInfo
    entries: tuple[EntryRecord, ...]
    order: tuple[str, ...]
    by_code: Mapping[str, EntryRecord] = field(repr=False)
    below: Mapping[str, tuple[str, ...]] = field(repr=False)
    references: Mapping[str, tuple[str, ...]] = field(repr=False)
    headings: tuple[HeadingRecord, ...] = ()
    by_heading: Mapping[str, HeadingRecord] = field(default_factory=dict, repr=False)
    position: Mapping[str, int] = field(default_factory=dict, repr=False)
    by_family: Mapping[str, tuple[int, ...]] = field(default_factory=dict, repr=False)
    last: frozenset[str] = frozenset()
    end_use: tuple[EndUseRule, ...] = ()
    unsaid: dict[tuple[str, str | None], EntryStatus] = field(
        default_factory=dict, repr=False, compare=False
    )
    leant_on: frozenset[str] = field(default=frozenset(), repr=False)
    chosen: dict[frozenset[str], tuple[EntryRecord, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def entry(self, code: str) -> EntryRecord:
        """Find the entry of this code, in any spelling.

        Raises
        ------
        KeyError
            The pack has no such entry.
        """
        return self.by_code[codes.normalise(code)]

    def heading(self, code: str) -> HeadingRecord:
        """Find the heading over this code, in any spelling: 6A003 for ``6a003b4``.

        Raises
        ------
        KeyError
            The pack has no such heading.
        """
        return self.by_heading[codes.heading(code)]

    def considered(self, families: Collection[str]) -> tuple[EntryRecord, ...]:
        """Entries to be looked at for these families, in the order of evaluation."""
        key = frozenset(families)
        records = self.chosen.get(key)
        if records is None:
            places = {place for name in {ANY, *key} for place in self.by_family.get(name, ())}
            records = tuple(self.by_code[self.order[place]] for place in sorted(places))
            if len(self.chosen) < _CHOICES_KEPT:
                self.chosen[key] = records
        return records


def build_pack(
    info: PackInfo, records: Iterable[EntryRecord], headings: Iterable[HeadingRecord] = (),
    end_use: Iterable[EndUseRule] = (),
) -> Pack:  # fmt: skip
    """Index records that `find_reference_faults` found nothing against."""
    entries = tuple(sorted(records, key=lambda record: codes.sort_key(record.code)))
    by_code = {record.code: record for record in entries}
    below = index_headings(entries)
    references = {record.code: _references(record, below) for record in entries}
    order, _ = _sort_by_dependency(references)
    last = frozenset(record.code for record in entries if is_last(record))
    over = tuple(sorted(headings, key=lambda record: codes.sort_key(record.code)))
    return Pack(
        info=info,
        entries=entries,
        order=order,
        by_code=by_code,
        below=below,
        references=references,
        headings=over,
        by_heading={record.code: record for record in over},
        position={record.code: place for place, record in enumerate(entries)},
        by_family=_index_families(by_code, order),
        last=last,
        end_use=tuple(end_use),
        leant_on=frozenset(
            c for own, needed in references.items() if own not in last for c in needed
        ),
    )


def _index_families(
    by_code: Mapping[str, EntryRecord], order: tuple[str, ...]
) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for place, code in enumerate(order):
        for family in by_code[code].families:
            found.setdefault(family, []).append(place)
    return {family: tuple(places) for family, places in found.items()}


def is_last(record: EntryRecord) -> bool:
    """Whether the entry is what is left of the whole list, and so comes after all others."""
    return any(isinstance(test, NoneMet) and ANY in test.none_met for test in record.tests)


def index_headings(entries: Collection[EntryRecord]) -> dict[str, tuple[str, ...]]:
    """Codes below each heading that an entry's ``none_met`` names; `ANY` has all but the last."""
    named = {
        heading
        for record in entries
        for test in record.tests
        if isinstance(test, NoneMet)
        for heading in test.none_met
    }
    found: dict[str, list[str]] = {heading: [] for heading in sorted(named)}
    for record in entries:
        steps = codes.parse(record.code)
        for length in range(1, len(steps) + 1):
            ancestor = ".".join(steps[:length])
            if ancestor in found:
                found[ancestor].append(record.code)
        if ANY in found and not is_last(record):
            found[ANY].append(record.code)
    return {heading: tuple(below) for heading, below in found.items()}


def find_reference_faults(entries: Collection[EntryRecord]) -> list[tuple[str, str, str]]:
    """Faults between records, as (code, field, message): a missing entry or note, a cycle."""
    by_code = {record.code: record for record in entries}
    below = index_headings(entries)
    faults = [
        (record.code, "criteria", message)
        for record in entries
        for test in record.tests
        for message in _broken_references(record, test, by_code, below)
    ]
    _, cycle = _sort_by_dependency({r.code: _references(r, below) for r in entries})
    if cycle:
        faults.append((cycle[0], "criteria", f"refers to itself: {' → '.join(cycle)}"))
    return faults


def _broken_references(
    record: EntryRecord,
    test: Leaf,
    by_code: Mapping[str, EntryRecord],
    below: Mapping[str, tuple[str, ...]],
) -> list[str]:
    if isinstance(test, NoneMet):
        missing = [f"no entry below {name!r}" for name in test.none_met if not below[name]]
        named = (code for name in test.none_met if name != ANY for code in below[name])
        return missing + [_LAST.format(code) for code in named if _too_early(record, by_code[code])]
    if not isinstance(test, EntryTest):
        return []
    target = by_code.get(test.entry)
    if target is None:
        return [f"no entry {test.entry!r}"]
    if _too_early(record, target):
        return [_LAST.format(test.entry)]
    if test.note is not None and test.note not in {
        note.id for note in target.notes if note.effect == "release"
    }:
        return [f"entry {test.entry} has no release note {test.note!r}"]
    return []


def _too_early(record: EntryRecord, target: EntryRecord) -> bool:
    return is_last(target) and not is_last(record)


def _sort_by_dependency(
    needs: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes, each after those it refers to; and the first cycle met, if there is one."""
    order: dict[str, None] = {}
    for start in needs:
        cycle = _visit(start, needs, order, ())
        if cycle:
            return tuple(order), cycle
    return tuple(order), ()


def _visit(
    code: str, needs: Mapping[str, tuple[str, ...]], order: dict[str, None], trail: tuple[str, ...]
) -> tuple[str, ...]:
    if code in order or code not in needs:
        return ()
    if code in trail:
        return (*trail[trail.index(code) :], code)
    for needed in needs[code]:
        cycle = _visit(needed, needs, order, (*trail, code))
        if cycle:
            return cycle
    order[code] = None
    return ()


def _references(record: EntryRecord, below: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Codes whose state the entry asks for; a residue never asks for its own."""
    found: dict[str, None] = {}
    for test in record.tests:
        if isinstance(test, EntryTest):
            found[test.entry] = None
        elif isinstance(test, NoneMet):
            for heading in test.none_met:
                found.update((code, None) for code in below[heading] if code != record.code)
    return tuple(found)
