"""Prove the figures and operators of a pack against official texts.

Every number of a record has to stand in the paragraph it cites, in what stands above that, or in
the notes of either, in a unit that converts to the record's, and beside words that mean the
record's operator. Under a ``not`` the words mean the opposite, as in a note that frees what does
not exceed a figure.

Where there are several texts, the first decides: a later one proves what stands under a paragraph
that the first does not have. A number that only a later text has, although the first has the
paragraph, is a difference of the two and stays open until a person has read both (`by_eye`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import chain

from spectriage.lists import codes
from spectriage.lists.criteria import Node, Not, ParameterTest, Question, children, leaves
from spectriage.lists.official.by_eye import ByEye
from spectriage.lists.official.figures import Figure, closing_operators, find_figures
from spectriage.lists.official.paragraphs import OfficialText
from spectriage.lists.official.questions import figures_of, prints
from spectriage.lists.official.scopes import find_scopes
from spectriage.lists.pack import Pack, is_last
from spectriage.lists.records import EntryRecord
from spectriage.vocabulary.units import Unit, convert, convertible

# What is checked in place of a test: a cited paragraph, a figure of a question.
PARAGRAPH, QUESTION = "paragraph", "question"
_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">", "==": "=="}
_FREEING = re.compile(r"Note\b.{0,60}(?:does|do) not (?:control|apply|include)", re.DOTALL)
_CLOSE = Decimal("1e-6")
_BARE = ("count", "", "1", "bit")
_TOLD_INSTEAD = 4


class Proof(StrEnum):
    """How the check of one number came out."""

    PROVEN = "proven"
    BY_EYE = "by_eye"
    NO_PARAGRAPH = "paragraph_missing"
    NO_FIGURE = "figure_missing"
    OTHER_OPERATOR = "operator_differs"
    NO_WORDING = "no_wording"
    TEXTS_DIFFER = "texts_differ"


SETTLED = (Proof.PROVEN, Proof.BY_EYE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One number of one record, or a paragraph that no text has.

    `told` is the test in words, `cited` where it was looked for, `text` the name of the text that
    proves it, `detail` what is found instead.
    """

    code: str
    told: str
    cited: str
    proof: Proof
    text: str = ""
    detail: str = ""


def verify_pack(
    pack: Pack, texts: Sequence[OfficialText], by_eye: Sequence[ByEye] = ()
) -> list[Finding]:
    """Check every number of a pack; `by_eye` are the tests that a person has checked."""
    return [found for record in pack.entries for found in verify_record(record, texts, by_eye)]


def find_unrecorded(pack: Pack, texts: Sequence[OfficialText]) -> tuple[list[str], list[str]]:
    """Headings in use that the pack does not have, and ours that no text has."""
    ours = {heading.code for heading in pack.headings} or {
        codes.heading(e.code) for e in pack.entries
    }
    theirs = {code for text in texts for code in text.headings if text.stands(code)}
    first = {code for code in texts[0].headings if texts[0].stands(code)}
    return sorted(first - ours), sorted(ours - theirs)


def verify_record(
    record: EntryRecord, texts: Sequence[OfficialText], by_eye: Sequence[ByEye] = ()
) -> Iterator[Finding]:
    """Check every number of one record, and that some text has each paragraph it cites.

    A ladder tells one figure twice, below it and from it on: where one side is proven, the other,
    which is its exact opposite, is as well.
    """
    own = [row for row in by_eye if row.is_about(record.code)]
    cited = () if is_last(record) else record.cited_codes
    for code in cited:
        if not any(text.stands(code) for text in texts):
            yield _seen(Finding(code=record.code, told=PARAGRAPH, cited=code,
                                proof=Proof.NO_PARAGRAPH), own)  # fmt: skip
    trees = [(record.criteria, False)] + [(note.criteria, True) for note in record.notes]
    for tree, in_note in trees:
        yield from (_seen(f, own) for f in _verify_questions(record, tree, in_note, texts))
    checked = [
        (test, finding)
        for tree, in_note in trees
        for test, negated in _tests(tree)
        for finding in _verify(record, test, negated, in_note, texts)
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
            yield _seen(finding, own)


def _seen(finding: Finding, by_eye: Sequence[ByEye]) -> Finding:
    """The finding, settled where a person has read the paragraph."""
    eye = next((row for row in by_eye if row.test == finding.told), None)
    if finding.proof is Proof.PROVEN or eye is None:
        return finding
    return replace(finding, proof=Proof.BY_EYE, detail=eye.reason)


def _tests(node: Node, negated: bool = False) -> Iterator[tuple[ParameterTest, bool]]:
    if isinstance(node, ParameterTest):
        yield node, negated
        return
    for child in children(node):
        yield from _tests(child, negated != isinstance(node, Not))


def _verify_questions(
    record: EntryRecord, tree: Node, in_note: bool, texts: Sequence[OfficialText]
) -> Iterator[Finding]:
    for leaf in leaves(tree):
        for told, readings in figures_of(leaf.question) if isinstance(leaf, Question) else ():
            text = next(
                (text.name for text in texts for code in record.cited_codes
                 if prints(readings, code, in_note, text)), ""
            )  # fmt: skip
            yield Finding(
                code=record.code, told=f"{QUESTION} {told}", cited=", ".join(record.cited_codes),
                proof=Proof.PROVEN if text else Proof.NO_FIGURE, text=text,
            )  # fmt: skip


def _verify(
    record: EntryRecord, test: ParameterTest, negated: bool, in_note: bool,
    texts: Sequence[OfficialText],
) -> Iterator[Finding]:  # fmt: skip
    cited = ", ".join(record.cited_codes)
    edges = test.value if isinstance(test.value, tuple) else (test.value,)
    for edge in edges:
        if edge is None or (edge == 0 and test.op in (">", ">=", "overlaps")):
            continue  # "above nothing" asks only whether the sheet has a value
        told = f"{test.parameter} {test.op} {edge:g} {test.unit}"
        first = None
        for text in texts:
            proof, detail = _prove_in(record, test, edge, negated, in_note, text)
            found = Finding(code=record.code, told=told, cited=cited, proof=proof,
                            text=text.name, detail=detail)  # fmt: skip
            if proof is Proof.PROVEN and first is not None:
                said = first.detail or first.proof.value
                found = replace(found, proof=Proof.TEXTS_DIFFER, detail=f"{first.text}: {said}")
            if proof is Proof.PROVEN:
                first = found
                break
            if first is None and (proof is not Proof.NO_PARAGRAPH or text is texts[-1]):
                first = found
        if first is not None:
            yield first


def _prove_in(
    record: EntryRecord, test: ParameterTest, edge: float, negated: bool, in_note: bool,
    text: OfficialText,
) -> tuple[Proof, str]:  # fmt: skip
    if not any(text.stands(code) for code in record.cited_codes):
        return Proof.NO_PARAGRAPH, ""
    found = [text.nearest(code) for code in record.cited_codes]
    paragraphs = [paragraph for paragraph in found if paragraph is not None]
    scopes = list(chain.from_iterable(find_scopes(p, in_note, text) for p in paragraphs))
    proof, detail = _prove(test, edge, negated, scopes)
    if proof is Proof.NO_FIGURE:
        detail = _told_instead(test, scopes)
    return proof, detail


def _prove(
    test: ParameterTest, edge: float, negated: bool, scopes: Sequence[tuple[str, str]]
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


def _told_instead(test: ParameterTest, scopes: Sequence[tuple[str, str]]) -> str:
    """Figures of the same kind in the nearest text that has some."""
    for text, _ in scopes:
        others = [
            f"{figure.value:f} {unit.text}"
            for figure in find_figures(text)
            for unit in figure.units[:1]
            if unit.text and convertible(unit, test.list_unit)
        ]
        if others:
            return "the text prints " + ", ".join(dict.fromkeys(others[:_TOLD_INSTEAD]))
    return ""


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
