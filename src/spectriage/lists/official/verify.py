"""Prove the figures and operators of a pack against an official text.

Every number of a record has to stand in the paragraph it cites, in what stands above that, or in
the notes of either, in a unit that converts to the record's, and beside words that mean the
record's operator. Under a ``not`` the words mean the opposite, as in a note that frees what does not
exceed a figure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from spectriage.lists import codes
from spectriage.lists.criteria import Not, Node, ParameterTest, children
from spectriage.lists.official.figures import Figure, find_figures
from spectriage.lists.official.text import OfficialText, Paragraph
from spectriage.lists.pack import Pack
from spectriage.lists.records import CODE_IN_TEXT, EntryRecord
from spectriage.vocabulary.units import Unit, convert, convertible

_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">", "==": "=="}
_CLOSE = Decimal("1e-6")
_BARE = ("count", "", "1", "bit")


class Proof(StrEnum):
    """How the check of one number came out."""

    PROVEN = "proven"
    BY_EYE = "by_eye"
    NO_PARAGRAPH = "paragraph_missing"
    NO_FIGURE = "figure_missing"
    OTHER_OPERATOR = "operator_differs"
    NO_WORDING = "no_wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One number of one record: `told` is the test in words, `cited` where it was looked for."""

    code: str
    told: str
    cited: str
    proof: Proof
    detail: str = ""


def verify_pack(pack: Pack, official: OfficialText, by_eye: Iterable[tuple[str, str]] = ()) -> list[Finding]:
    """Check every number of a pack; `by_eye` names (code, test in words) a person has checked."""
    seen = set(by_eye)
    return [f for record in pack.entries for f in verify_record(record, official, seen)]


def verify_record(
    record: EntryRecord, official: OfficialText, by_eye: set[tuple[str, str]] | frozenset[tuple[str, str]] = frozenset()
) -> Iterator[Finding]:
    """Check every number of one record."""
    trees = [(record.criteria, False)] + [(note.criteria, True) for note in record.notes]
    for tree, in_note in trees:
        for test, negated in _tests(tree):
            yield from _verify(record, test, negated, in_note, official, by_eye)


def _tests(node: Node, negated: bool = False) -> Iterator[tuple[ParameterTest, bool]]:
    if isinstance(node, ParameterTest):
        yield node, negated
        return
    for child in children(node):
        yield from _tests(child, negated != isinstance(node, Not))


def _verify(
    record: EntryRecord, test: ParameterTest, negated: bool, in_note: bool,
    official: OfficialText, by_eye: set[tuple[str, str]] | frozenset[tuple[str, str]],
) -> Iterator[Finding]:  # fmt: skip
    code = record.cited_code
    paragraph = official.paragraphs.get(code) or official.nearest(code)
    edges = test.value if isinstance(test.value, tuple) else (test.value,)
    for edge in edges:
        if edge is None or (edge == 0 and test.op in (">", ">=")):
            continue  # "above nothing" asks only whether the sheet has a value
        told = f"{test.parameter} {test.op} {edge:g} {test.unit}"
        place = {"code": record.code, "told": told, "cited": code}
        if (record.code, told) in by_eye:
            yield Finding(**place, proof=Proof.BY_EYE)
        elif paragraph is None:
            yield Finding(**place, proof=Proof.NO_PARAGRAPH)
        else:
            proof, detail = _prove(test, edge, negated, _scopes(paragraph, in_note, official))
            yield Finding(**place, proof=proof, detail=detail)


def _scopes(paragraph: Paragraph, in_note: bool, official: OfficialText) -> list[str]:
    """Texts to look in, the nearest first: for a note of the record, official notes come first."""
    above = list(official.ancestors(paragraph.code))
    own = [paragraph.text, *(upper.text for upper in above)]
    notes = [*paragraph.notes, *(note for upper in above for note in upper.notes)]
    under = [part.text for part in official.below(paragraph.code)]
    near = [*notes, *own, *under] if in_note else [*own, *notes, *under]
    return [*near, *_referred(paragraph, near, official)]


def _referred(paragraph: Paragraph, texts: list[str], official: OfficialText) -> Iterator[str]:
    """Paragraphs that the texts name ("listed in 6A002.a.2.a"), with what stands under them."""
    told = set()
    for named in (codes.normalise(code[0]) for text in texts for code in CODE_IN_TEXT.finditer(text)):
        other = official.paragraphs.get(named)
        if other is None or named in told or codes.is_under(named, paragraph.code):
            continue
        told.add(named)
        yield other.text
        yield from other.notes
        if "." in named:
            yield from (part.text for part in official.below(named))


def _prove(
    test: ParameterTest, edge: float, negated: bool, scopes: list[str]
) -> tuple[Proof, str]:
    wanted = {test.op, _OPPOSITE.get(test.op, test.op)} if negated else {test.op}
    worst = Proof.NO_FIGURE
    detail = ""
    for text in scopes:
        for figure in find_figures(text):
            if not _same(figure, test, edge):
                continue
            if test.op in ("overlaps", "within", "=="):
                return Proof.PROVEN, ""
            if figure.operators & wanted:
                return Proof.PROVEN, ""
            if not figure.operators:
                worst = Proof.NO_WORDING if worst is Proof.NO_FIGURE else worst
            else:
                worst = Proof.OTHER_OPERATOR
            detail = detail or f"{sorted(figure.operators)} in “{_around(text, figure)}”"
    return worst, detail


def _around(text: str, figure: Figure) -> str:
    return text[max(figure.start - 50, 0) : figure.start + 25]


def _same(figure: Figure, test: ParameterTest, edge: float) -> bool:
    """Whether the figure, in one of its units, is the record's number."""
    wanted = Decimal(str(edge))
    own: Unit = test.list_unit
    if test.unit in _BARE and _close(figure.value, wanted):
        return True
    return any(
        convertible(unit, own) and _close(convert(figure.value, unit, own), wanted)
        for unit in figure.units
    )


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CLOSE * max(abs(other), Decimal("1e-12"))
