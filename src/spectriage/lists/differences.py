"""What differs between two records of one paragraph, and between two lists.

Trees are held against each other from the top: equal children are set aside, those about the
same thing are compared field by field, and what is left stands on one side alone. So a threshold
that moved is told as such, and not as a criterion gone and another come.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from spectriage.lists import codes
from spectriage.lists.criteria import (
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
from spectriage.lists.figures import threshold_text
from spectriage.lists.headings import HeadingRecord
from spectriage.lists.pack import Pack
from spectriage.lists.records import EntryRecord, Note
from spectriage.lists.wording import asked_words, join_words, node_words, subject_of


class Kind(StrEnum):
    """What differs."""

    THRESHOLD = "threshold"
    OPERATOR = "operator"
    UNIT = "unit"
    CONDITION = "condition"
    SILENCE = "silence"
    CRITERION = "criterion"
    LOGIC = "logic"
    NOTE = "note"
    NUMBERING = "numbering"
    TITLE = "title"
    FAMILIES = "families"
    REASONS = "reasons"
    COVERS = "covers"
    RELATED = "related"


# What two regimes may word or class each their own way without asking anything else of an item.
OF_THE_REGIME = frozenset({Kind.TITLE, Kind.FAMILIES, Kind.REASONS, Kind.COVERS, Kind.RELATED})


class Standing(StrEnum):
    """How a paragraph of one list stands in the other."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs: `before` is empty where only the second has it, and so `after`.

    `where` names what it is about: a parameter, a feature, a note.
    """

    kind: Kind
    where: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        """``threshold of frame_rate: 9 Hz → 30 Hz``."""
        place = f"{self.kind} of {self.where}" if self.where else str(self.kind)
        if not self.before:
            return f"{place} added: {self.after}"
        if not self.after:
            return f"{place} removed: {self.before}"
        return f"{place}: {self.before} → {self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph in two lists; a record that a list does not have is None."""

    code: str
    before: EntryRecord | HeadingRecord | None
    after: EntryRecord | HeadingRecord | None
    differences: tuple[Difference, ...] = ()

    @property
    def title(self) -> str:
        """Title in the second list, else in the first."""
        record = self.after or self.before
        return record.title if record else ""

    @property
    def heading(self) -> bool:
        """Whether it is a heading's record, not a paragraph's."""
        return isinstance(self.after or self.before, HeadingRecord)

    @property
    def standing(self) -> Standing:
        """How it stands in the second list beside the first."""
        if self.before is None:
            return Standing.ADDED
        if self.after is None:
            return Standing.REMOVED
        return Standing.CHANGED if self.differences else Standing.SAME


def compare_packs(
    before: Pack, after: Pack, *, under: str = "", without: frozenset[Kind] = frozenset()
) -> list[Paragraph]:
    """Every paragraph of two packs, headings first, in the order of the codes.

    Parameters
    ----------
    before, after
        Two packs: versions of one list, or the lists of two regimes.
    under
        Only this paragraph and those below it.
    without
        Kinds of difference that do not count.
    """
    headings = _pairs(before.by_heading, after.by_heading, under)
    entries = _pairs(before.by_code, after.by_code, under)
    goods, there = _goods(before), _goods(after)
    found: list[Paragraph] = []
    for code, old, new in headings:
        told = compare_headings(old, new) if old and new else []
        kept = tuple(one for one in told if one.kind not in without)
        found.append(Paragraph(code=code, before=old, after=new, differences=kept))
    for code, first, second in entries:
        told = compare_records(first, second) if first and second else []
        twin = _twin(first, second, goods)
        elsewhere = _twin(None, first, there) if second is None else None
        if second and twin and twin != code:
            told = [
                _renumbered(first, second, twin),
                *compare_records(before.by_code[twin], second),
            ]
        elif first and elsewhere and elsewhere != code:
            second = after.by_code[elsewhere]
            told = [_renumbered(first, second, elsewhere), *compare_records(first, second)]
        kept = tuple(one for one in told if one.kind not in without)
        found.append(Paragraph(code=code, before=first, after=second, differences=kept))
    return found


def _goods(pack: Pack) -> dict[str, str]:
    """Codes by what they are about, which a root, a title of its own or a counterpart tells."""
    named = [
        (name, record.code)
        for record in pack.entries
        for name in (*_names(record), _goods_of(record))
    ]
    count = Counter(name for name, _ in named)
    return {name: code for name, code in named if count[name] == 1}


def _names(record: EntryRecord) -> tuple[str, ...]:
    title = f"title {record.title}"
    return (f"root {record.root}", title) if record.root else (title,)


def _goods_of(record: EntryRecord) -> str:
    return f"goods {record.counterpart or record.code}"


def _twin(
    before: EntryRecord | None, after: EntryRecord | None, goods: Mapping[str, str]
) -> str | None:
    """Code in the first list of what the second has here, where the numbering is another."""
    if after is None or (before and not set(_names(before)).isdisjoint(_names(after))):
        return None
    return next((goods[n] for n in (*_names(after), _goods_of(after)) if n in goods), None)


def _renumbered(before: EntryRecord | None, after: EntryRecord, twin: str) -> Difference:
    return Difference(
        kind=Kind.NUMBERING, where="", before=before.title if before else "",
        after=f"{after.title} (there {twin})",
    )  # fmt: skip


_Record = TypeVar("_Record", EntryRecord, HeadingRecord)


def _pairs(
    before: Mapping[str, _Record], after: Mapping[str, _Record], under: str
) -> Iterator[tuple[str, _Record | None, _Record | None]]:
    for code in sorted({*before, *after}, key=codes.sort_key):
        if not under or codes.is_under(code, under):
            yield code, before.get(code), after.get(code)


def compare_records(before: EntryRecord, after: EntryRecord) -> list[Difference]:
    """What differs between two records of a paragraph."""
    found = list(_texts(Kind.TITLE, before.title, after.title))
    if before.criteria is not after.criteria:
        found += _compare_nodes(before.criteria, after.criteria, "")
    found += _compare_notes(before.notes, after.notes)
    found += _texts(Kind.FAMILIES, _told(before.families), _told(after.families))
    found += _texts(Kind.REASONS, _told(before.reasons), _told(after.reasons))
    return found


def compare_headings(before: HeadingRecord, after: HeadingRecord) -> list[Difference]:
    """What differs between two records of a heading; search terms and sources do not count."""
    related = [
        ", ".join(f"{regime} {' '.join(found)}" for regime, found in sorted(one.related.items()))
        for one in (before, after)
    ]
    return [
        *_texts(Kind.TITLE, before.title, after.title),
        *_texts(Kind.COVERS, before.covers, after.covers),
        *_texts(Kind.RELATED, *related),
        *_texts(Kind.FAMILIES, _told(before.families), _told(after.families)),
        *_texts(Kind.REASONS, _told(before.reasons), _told(after.reasons)),
    ]


def _told(names: Iterable[str]) -> str:
    return ", ".join(names)


def _texts(kind: Kind, before: str, after: str, where: str = "") -> Iterator[Difference]:
    if before != after:
        yield Difference(kind=kind, where=where, before=before, after=after)


def _compare_notes(before: Sequence[Note], after: Sequence[Note]) -> Iterator[Difference]:
    old, new = ({note.id: note for note in notes} for notes in (before, after))
    for name in dict.fromkeys((*old, *new)):
        one, other = old.get(name), new.get(name)
        where = f"note {name}"
        if one is None or other is None:
            yield Difference(
                kind=Kind.NOTE, where=name, before=_note_words(one), after=_note_words(other)
            )
            continue
        yield from _texts(Kind.NOTE, f"{one.effect}s", f"{other.effect}s", name)
        yield from _texts(Kind.TITLE, one.title, other.title, where)
        yield from _compare_nodes(one.criteria, other.criteria, where)


def _note_words(note: Note | None) -> str:
    return f"{note.effect}s: {note.title}" if note else ""


def _compare_nodes(before: Node, after: Node, within: str) -> Iterator[Difference]:
    if before == after:
        return
    if _is_leaf(before) and _is_leaf(after) and _same_subject(before, after):
        yield from _compare_leaves(before, after, within)  # type: ignore[arg-type]
        return
    kind = AllOf if not _is_leaf(before) and not _is_leaf(after) else _join_of(before, after)
    if type(before) is type(after) and not _is_leaf(before):
        if join_words(before) != join_words(after):
            yield _logic(before, after, within, short=True)
        yield from _compare_children(children(before), children(after), within)
    elif kind is not None and (_is_leaf(before) or _is_leaf(after)):
        one, other = (_wrapped(node, kind) for node in (before, after))
        yield from _compare_children(one, other, within)
    elif _subjects(before) == _subjects(after):
        yield _logic(before, after, within, short=True)
        yield from _compare_children(children(before), children(after), within)
    else:
        yield _logic(before, after, within, short=False)


def _is_leaf(node: Node) -> bool:
    return not isinstance(node, AllOf | AnyOf | AtLeast | Not)


def _join_of(before: Node, after: Node) -> type[AllOf] | type[AnyOf] | None:
    """The join of the side that has one, so that a lone test can stand as its only child."""
    joins = [type(node) for node in (before, after) if isinstance(node, AllOf | AnyOf)]
    if joins:
        return joins[0]
    return AllOf if _is_leaf(before) and _is_leaf(after) else None


def _wrapped(node: Node, join: type[AllOf] | type[AnyOf]) -> tuple[Node, ...]:
    return children(node) if isinstance(node, join) else (node,)


def _compare_children(
    before: Sequence[Node], after: Sequence[Node], within: str
) -> Iterator[Difference]:
    old, new = list(before), list(after)
    for node in before:
        if node in new:
            old.remove(node)
            new.remove(node)
    for node in list(old):
        partner = max(new, key=lambda other: _likeness(node, other), default=None)
        if partner is not None and _likeness(node, partner) > 0:
            old.remove(node)
            new.remove(partner)
            yield from _compare_nodes(node, partner, within)
    for node in old:
        yield Difference(kind=Kind.CRITERION, where=within, before=node_words(node))
    for node in new:
        yield Difference(kind=Kind.CRITERION, where=within, after=node_words(node))


def _likeness(one: Node, other: Node) -> float:
    """Share of the subjects that two criteria have in common; a tie goes to the same direction."""
    first, second = _subjects(one), _subjects(other)
    share = len(first & second) / len(first | second)
    return share + 0.01 * (share > 0 and _directions(one) == _directions(other))


def _subjects(node: Node) -> frozenset[str]:
    return frozenset(_subject(leaf) for leaf in leaves(node))


def _subject(leaf: Leaf) -> str:
    """What makes two tests tests of the same thing; two questions are never the same one."""
    match leaf:
        case ParameterTest():
            return f"parameter {leaf.parameter}"
        case EntryTest():
            return f"entry {leaf.entry}"
        case FeatureTest() | FamilyTest() | Question() | NoneMet():
            return f"{type(leaf).__name__} {subject_of(leaf)}"


def _directions(node: Node) -> list[str]:
    return [leaf.op[0] for leaf in leaves(node) if isinstance(leaf, ParameterTest)]


def _same_subject(before: Node, after: Node) -> bool:
    return _subjects(before) == _subjects(after)


def _compare_leaves(before: Leaf, after: Leaf, within: str) -> Iterator[Difference]:
    where = ", ".join(part for part in (subject_of(after), within) if part)
    if isinstance(before, ParameterTest) and isinstance(after, ParameterTest):
        yield from _texts(Kind.OPERATOR, before.op, after.op, where)
        if before.limit != after.limit:
            yield from _texts(Kind.THRESHOLD, threshold_text(before), threshold_text(after), where)
        if before.unit != after.unit:
            yield from _texts(Kind.UNIT, before.unit, after.unit, where)
        yield from _texts(Kind.CONDITION, _condition(before), _condition(after), where)
    else:
        yield from _texts(Kind.CRITERION, asked_words(before), asked_words(after), where)
    yield from _texts(Kind.SILENCE, _silence(before), _silence(after), where)


def _condition(test: ParameterTest) -> str:
    return f"{test.reading or 'strictest'} figure, {test.condition or 'any condition'}"


def _silence(test: Leaf) -> str:
    return "counts as no" if getattr(test, "when_silent", None) else "leaves it open"


def _logic(before: Node, after: Node, within: str, *, short: bool) -> Difference:
    words = join_words if short else node_words
    one, other = (words(node) or node_words(node) for node in (before, after))
    return Difference(kind=Kind.LOGIC, where=within, before=one, after=other)
