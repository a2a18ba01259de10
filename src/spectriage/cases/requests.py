"""What has to be asked so that a person can classify: the values that each open entry needs.

An entry is open where a value is missing, or where it stands and a person has to confirm it.
Entries of several lists that are one paragraph are asked together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from spectriage.cases.plain_words import (
    asked_in_words,
    found_in_words,
    in_words,
    is_any_value,
    meaning_of,
    unit_of,
)
from spectriage.cases.texts import file_name
from spectriage.lists.criteria import ANY
from spectriage.lists.load import load_packs
from spectriage.report.case import CaseItem, CaseReport
from spectriage.report.model import Candidate, CriterionOutcome, Status
from spectriage.vocabulary.parameters import load_parameters

_OPEN = (Status.UNDETERMINED, Status.MEETS)
MAX_ENTRIES = 12  # an item; the surest come first, and a sheet with hundreds is read by nobody
_MAX_SILENT = 12  # an item; facts on whose silence entries were ruled out
_MAX_OF_FAMILY = 8  # values asked for an item of a known family that has no sheet
_OTHER_ENTRIES = "none_met"  # a test of what the other entries say, which nobody can answer


class Part(StrEnum):
    """What a value does in its entry."""

    CONDITION = "condition of control"
    RELEASE = "condition of a release"
    RESTORE = "takes a release back"
    EVIDENCE = "evidence of the kind of product"
    SILENCE = "ruled out, as the sheet is silent"


class Standing(StrEnum):
    """How a test came out."""

    MET = "met"
    NOT_MET = "not met"
    RELEASES = "met: speaks for the release"
    NO_RELEASE = "not met: speaks against the release"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class AskedValue:
    """One value that an open entry needs; `found` is empty where the sheet does not tell it.

    `lists` are the regimes that ask it, `all_lists` those whose entry stands in the table; the two
    and `entry` are empty where entries were ruled out, which `entries` names (``US 7A005.a``).
    """

    item: int
    product: str
    lists: tuple[str, ...]
    all_lists: tuple[str, ...]
    entry: str
    entries: tuple[str, ...]
    title: str
    parameter: str
    meaning: str
    part: Part
    asked: str
    unit: str
    found: str
    standing: Standing
    quote: str
    page: int | None
    document: str

    @property
    def name(self) -> str:
        """The value's name in plain words."""
        return "kind of product" if self.parameter == "family" else in_words(self.parameter)

    @property
    def is_given(self) -> bool:
        """Whether the sheet tells it."""
        return bool(self.found)

    @property
    def only(self) -> str:
        """The lists that ask it, where not all of the table do."""
        return "" if self.lists == self.all_lists else f"only {', '.join(self.lists)}"


@dataclass(frozen=True, slots=True)
class MissingValue:
    """A value to ask the manufacturer for, once, with the entries that wait for it."""

    name: str
    meaning: str
    unit: str
    entries: tuple[str, ...]


def asked_values(report: CaseReport) -> list[AskedValue]:
    """All values that the open entries of all items need, given ones with their words."""
    return [value for item in report.items for value in _of_item(item)]


def missing_values(item: CaseItem) -> list[MissingValue]:
    """What to ask the manufacturer of an item: each value once, what settles most entries first.

    Where there is no sheet, the values that entries for the item's family turn on are asked too.
    """
    entries: dict[str, list[str]] = {}
    several = len({one.partition(" ")[0] for out in item.ruled_out for one in out.entries}) > 1
    for value in _of_item(item):
        of_one_list = len({one.partition(" ")[0] for one in value.entries}) == 1
        if value.part is Part.SILENCE and several and of_one_list:
            continue  # a maker of cameras is not asked about each gunsight of one list
        if not value.is_given:
            told = entries.setdefault(value.parameter, [])
            told += [one for one in value.entries if one not in told]
    names = list(entries)
    if item.sheet is None and item.family not in (None, "other"):
        names += [name for name in family_values(item.family or "") if name not in entries]
    return [
        MissingValue(in_words(name), meaning_of(name), unit_of(name), tuple(entries.get(name, ())))
        for name in names
    ]


@lru_cache(maxsize=1)
def _derived() -> frozenset[str]:
    """Parameters that follow from others, which a maker is asked for instead."""
    known = load_parameters().values()
    return frozenset(one.name for one in known if one.definition.startswith("DERIVED"))


@lru_cache(maxsize=64)
def family_values(family: str) -> tuple[str, ...]:
    """Parameters that most entries written for a family ask, the commonest first."""
    counts: dict[str, int] = {}
    for pack in load_packs():
        for record in pack.entries:
            if family in record.families and record.families != (ANY,):
                for name in record.parameters - _derived():
                    counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:_MAX_OF_FAMILY])


def _of_item(item: CaseItem) -> Iterator[AskedValue]:
    for group in _paragraphs(item):
        yield from _of_paragraph(item, group)
    silent = [one for one in item.ruled_out if one.silent_on]
    for one in silent[:_MAX_SILENT]:
        yield _value(
            item, None, one.silent_on or "", entries=tuple(one.entries), part=Part.SILENCE,
            asked="yes or no" if not unit_of(one.silent_on or "") else "any value",
        )  # fmt: skip


def _paragraphs(item: CaseItem) -> list[list[Candidate]]:
    """Open entries of the item, those of one code and variant over all lists together."""
    groups: dict[tuple[str, str | None], list[Candidate]] = {}
    for candidate in item.candidates:
        if candidate.status in _OPEN and any(_can_be_answered(c) for c in candidate.criteria):
            groups.setdefault((candidate.entry, candidate.variant), []).append(candidate)
    return list(groups.values())[:MAX_ENTRIES]


def _can_be_answered(criterion: CriterionOutcome) -> bool:
    return criterion.operator != _OTHER_ENTRIES


def _of_paragraph(item: CaseItem, group: Sequence[Candidate]) -> Iterator[AskedValue]:
    tests: dict[tuple[object, ...], CriterionOutcome | None] = {}
    asking: dict[tuple[object, ...], list[str]] = {}
    for candidate in group:
        told = set()
        for test in _without_wide_families(candidate.criteria):
            key: tuple[object, ...] = (
                test.parameter,
                test.operator,
                str(test.threshold),
                test.unit,
                test.note,
            )
            told.add(test.parameter)
            tests.setdefault(key, test)
            asking.setdefault(key, []).append(candidate.regime)
        for name in candidate.missing:
            if name not in told:
                tests.setdefault((name,), None)
                asking.setdefault((name,), []).append(candidate.regime)
    every = tuple(dict.fromkeys(candidate.regime for candidate in group))
    for key, asked in tests.items():
        yield _value(
            item, asked, str(key[0]), entry=group[0].entry, title=_title(group[0]),
            entries=tuple(f"{regime} {group[0].entry}" for regime in dict.fromkeys(asking[key])),
            lists=tuple(dict.fromkeys(asking[key])), every=every,
            part=_part(group[0], asked), asked=asked_in_words(asked) if asked else "any value",
        )  # fmt: skip


def _title(candidate: Candidate) -> str:
    return f"{candidate.title} ({candidate.variant})" if candidate.variant else candidate.title


def _without_wide_families(criteria: Sequence[CriterionOutcome]) -> Iterator[CriterionOutcome]:
    """The tests that somebody can answer; of several that ask for a family the narrowest."""
    families = [c for c in criteria if c.parameter == "family"]
    narrowest = min(families, key=lambda c: str(c.threshold).count(" or "), default=None)
    for test in criteria:
        if _can_be_answered(test) and (test.parameter != "family" or test is narrowest):
            yield test


def _part(candidate: Candidate, test: CriterionOutcome | None) -> Part:
    if test is None:
        return Part.CONDITION
    if test.note:
        restores = (candidate.regime, candidate.entry, test.note) in _restoring_notes()
        return Part.RESTORE if restores else Part.RELEASE
    return Part.EVIDENCE if test.parameter == "family" or is_any_value(test) else Part.CONDITION


@lru_cache(maxsize=1)
def _restoring_notes() -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (pack.info.regime, record.code, note.id)
        for pack in load_packs() for record in pack.entries for note in record.notes
        if note.effect == "restore"
    )  # fmt: skip


def _standing(part: Part, test: CriterionOutcome | None) -> Standing:
    if test is None or test.outcome not in ("met", "not_met"):
        return Standing.OPEN
    met = test.outcome == "met"
    if part is Part.RELEASE:
        return Standing.RELEASES if met else Standing.NO_RELEASE
    return Standing.MET if met else Standing.NOT_MET


def _value(
    item: CaseItem, test: CriterionOutcome | None, name: str, *, part: Part, asked: str,
    entries: tuple[str, ...], entry: str = "", title: str = "", lists: tuple[str, ...] = (),
    every: tuple[str, ...] = (),
) -> AskedValue:  # fmt: skip
    return AskedValue(
        item=item.number, product=item.part_number or item.description[:60], lists=lists,
        all_lists=every, entry=entry, entries=entries, title=title,
        parameter=name, meaning=meaning_of(name),
        part=part, asked=asked, unit=unit_of(name), found=found_in_words(test) if test else "",
        standing=_standing(part, test), quote=(test.quote or "") if test else "",
        page=test.page if test else None, document=file_name(item.sheet or ""),
    )  # fmt: skip
