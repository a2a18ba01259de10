"""Prove the figures and operators of a pack against an official text.

Every number of a record has to stand in the paragraph it cites, in what stands above that, or in
the notes of either, in a unit that converts to the record's, and beside words that mean the
record's operator. Under a ``not`` the words mean the opposite, as in a note that frees what does
not exceed a figure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import chain

from spectriage.lists import codes
from spectriage.lists.criteria import Node, Not, ParameterTest, children
from spectriage.lists.official.by_eye import ByEye
from spectriage.lists.official.figures import Figure, closing_operators, find_figures
from spectriage.lists.official.text import OfficialText, Paragraph
from spectriage.lists.pack import Pack
from spectriage.lists.records import CODE_IN_TEXT, EntryRecord
from spectriage.vocabulary.units import Unit, convert, convertible

_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">", "==": "=="}
_FREEING = re.compile(r"Note\b.{0,60}(?:does|do) not (?:control|apply|include)", re.DOTALL)
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


def verify_pack(pack: Pack, official: OfficialText, by_eye: Sequence[ByEye] = ()) -> list[Finding]:
    """Check every number of a pack; `by_eye` are the tests that a person has checked."""
    return [f for record in pack.entries for f in verify_record(record, official, by_eye)]


def find_unrecorded(pack: Pack, official: OfficialText) -> tuple[list[str], list[str]]:
    """Headings of the text that the pack does not have, and ours that the text does not have."""
    ours = {heading.code for heading in pack.headings} or {
        codes.heading(e.code) for e in pack.entries
    }
    theirs = set(official.headings)
    return sorted(theirs - ours), sorted(ours - theirs)


def verify_record(
    record: EntryRecord, official: OfficialText, by_eye: Sequence[ByEye] = ()
) -> Iterator[Finding]:
    """Check every number of one record.

    A ladder tells one figure twice, below it and from it on: where one side is proven, the other,
    which is its exact opposite, is as well.
    """
    trees = [(record.criteria, False)] + [(note.criteria, True) for note in record.notes]
    checked = [
        (test, finding)
        for tree, in_note in trees
        for test, negated in _tests(tree)
        for finding in _verify(record, test, negated, in_note, official, by_eye)
    ]
    proven = {
        (test.parameter, test.op, test.value, test.unit)
        for test, finding in checked
        if finding.proof is Proof.PROVEN
    }
    for test, finding in checked:
        mirrored = (test.parameter, _OPPOSITE.get(test.op), test.value, test.unit)
        if finding.proof is Proof.OTHER_OPERATOR and mirrored in proven:
            yield replace(finding, proof=Proof.PROVEN, detail="")
        else:
            yield finding


def _tests(node: Node, negated: bool = False) -> Iterator[tuple[ParameterTest, bool]]:
    if isinstance(node, ParameterTest):
        yield node, negated
        return
    for child in children(node):
        yield from _tests(child, negated != isinstance(node, Not))


def _verify(
    record: EntryRecord, test: ParameterTest, negated: bool, in_note: bool,
    official: OfficialText, by_eye: Sequence[ByEye],
) -> Iterator[Finding]:  # fmt: skip
    cited = ", ".join(record.cited_codes)
    found = [official.nearest(code) for code in record.cited_codes]
    paragraphs = [paragraph for paragraph in found if paragraph is not None]
    edges = test.value if isinstance(test.value, tuple) else (test.value,)
    for edge in edges:
        if edge is None or (edge == 0 and test.op in (">", ">=", "overlaps")):
            continue  # "above nothing" asks only whether the sheet has a value
        told = f"{test.parameter} {test.op} {edge:g} {test.unit}"
        proof, detail = Proof.NO_PARAGRAPH, ""
        if paragraphs:
            scopes = chain.from_iterable(_scopes(p, in_note, official) for p in paragraphs)
            proof, detail = _prove(test, edge, negated, scopes)
        eye = next((row for row in by_eye if row.covers(record.code, told)), None)
        if proof is not Proof.PROVEN and eye:
            proof, detail = Proof.BY_EYE, eye.reason
        yield Finding(code=record.code, told=told, cited=cited, proof=proof, detail=detail)


def _scopes(
    paragraph: Paragraph, in_note: bool, official: OfficialText
) -> Iterator[tuple[str, str]]:
    """Texts to look in, the nearest first, each with the words it goes on from.

    For a note of the record, official notes come first.
    """
    above = list(official.ancestors(paragraph.code))
    notes = [*paragraph.notes, *(note for upper in above for note in upper.notes)]
    if in_note:
        yield from ((note, "") for note in notes)
    yield _led(paragraph, official)
    yield from (_led(part, official) for part in official.below(paragraph.code))
    yield from (_led(upper, official) for upper in above)
    if not in_note:
        yield from ((note, "") for note in notes)
    own = [paragraph.text, *(upper.text for upper in above)]
    yield from _referred(paragraph, [*own, *notes], official)


def _led(paragraph: Paragraph, official: OfficialText) -> tuple[str, str]:
    above = next(official.ancestors(paragraph.code), None)
    return paragraph.text, "" if above is None else above.text


def _referred(
    paragraph: Paragraph, texts: list[str], official: OfficialText
) -> Iterator[tuple[str, str]]:
    """Paragraphs that the texts name ("listed in 6A002.a.2.a"), with what stands under them."""
    told = set()
    for text in texts:
        for found in CODE_IN_TEXT.finditer(text):
            named = codes.normalise(found[0])
            other = official.paragraphs.get(named)
            if other is None or named in told or codes.is_under(named, paragraph.code):
                continue
            told.add(named)
            yield _led(other, official)
            yield from ((note, "") for note in other.notes)
            if "." in named or text is paragraph.text:
                yield from (_led(part, official) for part in official.below(named))


def _prove(
    test: ParameterTest, edge: float, negated: bool, scopes: Iterator[tuple[str, str]]
) -> tuple[Proof, str]:
    wanted = {test.op, _OPPOSITE.get(test.op, test.op)} if negated else {test.op}
    for text, lead in scopes:
        if _FREEING.match(text):  # what a note frees up to a figure is controlled beyond it
            wanted = wanted | {_OPPOSITE.get(test.op, test.op)}
        same = [figure for figure in find_figures(text) if _same(figure, test, edge)]
        if not same:
            continue
        told = {operator for figure in same for operator in figure.operators}
        told = told or set(closing_operators(lead))
        # The nearest text that prints the figure decides: one further off is about something else.
        if test.op in ("overlaps", "within", "==") or told & wanted:
            return Proof.PROVEN, ""
        detail = f"{', '.join(sorted(told))} in “{_around(text, same[0])}”"
        return (Proof.OTHER_OPERATOR if told else Proof.NO_WORDING), detail
    return Proof.NO_FIGURE, ""


def _around(text: str, figure: Figure) -> str:
    return text[max(figure.start - 50, 0) : figure.start + 25]


def _same(figure: Figure, test: ParameterTest, edge: float) -> bool:
    """Whether the figure, in one of its units, is the record's number."""
    wanted = Decimal(str(edge))
    own: Unit = test.list_unit
    if test.unit in _BARE and _close(figure.value, wanted):
        return True
    if test.canonical.text == "count" and _close(
        figure.value, convert(wanted, own, test.canonical)
    ):
        return True
    return any(
        convertible(unit, own) and _close(convert(figure.value, unit, own), wanted)
        for unit in figure.units
    )


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CLOSE * max(abs(other), Decimal("1e-12"))
