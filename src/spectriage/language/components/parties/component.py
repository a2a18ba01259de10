"""Parties of a paper: the name after a role label, under it, or in a letter's sentence.

Labels stand at the start of a line or of a column (two spaces, a tab, a bar). The name follows
on the same line, or is the first line of the block under the label, in the label's column.
Run it on papers only: a datasheet's "Carrier frequency" is nobody's carrier.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from spectriage.language.annotations import Found, annotate_spans, register_extensions, text_of
from spectriage.language.folding import fold_lines
from spectriage.language.patterns import (
    Match,
    Pattern,
    compile_pattern,
    load_patterns,
    make_pattern,
    search_text,
)
from spectriage.vocabulary.names import find_name
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.terms import load_terms

PATTERNS = Path(__file__).with_name("patterns.jsonl")
LABELS = "papers/labels.tsv"  # of the vocabulary; papers are read with the same table
_SENTENCE = "sentence_"
_LEGAL_FORM, _NOT_A_NAME = "legal_form", "not_a_name"
_CELL_START = re.compile(
    r"(?:\A|\n|\t|[ ]{2,}|\||[.;][ ]|[ ]/[ ])[ \t]*"
    r"(?:[①-⑳⓪]|\(?[0-9]{1,2}[.)°]?|[a-z][0-9]{0,2}[.)]|[a-z][0-9]|[•▪*-])?[ \t|]*$"
)
_AFTER_LABEL = re.compile(
    r"(?:\s?\([^()\n]{0,40}\))?"
    r"(?P<mark>[ ]?(?::|…|\.{2,}|\|)|\t|[ ]{2,}|[ ]-[ ])?"
)
_SECOND_LABEL = re.compile(r"[ ]?/[ ]?")
_MAX_LINE = 400  # characters; what lies farther in a line belongs to no label
_SCORES = {"line": 0.85, "block": 0.75, "sentence": 0.6}


def find_parties(text: str, patterns: Sequence[Pattern]) -> list[Found]:
    """Names of parties with their roles, in order of place; a role and place only once."""
    folded = fold_lines(text)
    everywhere = _label_matches(folded, patterns)
    labels = [m for m in everywhere if _CELL_START.search(folded, max(0, m.start - 12), m.start)]
    rules = _rules(tuple(patterns))
    found: dict[tuple[int, str], Found] = {}
    for name in (
        *_labelled(text, labels, everywhere, rules),
        *_in_sentences(text, folded, patterns, rules),
    ):
        found.setdefault((name.start, name.label), name)
    return sorted(found.values(), key=lambda item: (item.start, item.label))


@lru_cache(maxsize=1)
def party_patterns() -> tuple[Pattern, ...]:
    """Our patterns: role labels of the papers' own table, then sentences and names of this room."""
    roles = load_terms("role")
    words: dict[str, list[str]] = {}
    for row in read_table(LABELS):
        if row["field"] == "party" and row["meaning"] in roles:
            words.setdefault(row["meaning"], []).extend(row["wordings"].split("|"))
    labels = [
        make_pattern(
            id=f"label_{role}", label=role, example=wordings[0], near_miss="",
            pattern="(?:" + "|".join(map(_spelling, sorted(wordings, key=_longest_first))) + ")",
        )
        for role, wordings in sorted(words.items())
    ]  # fmt: skip
    return (*labels, *load_patterns(PATTERNS))


def _longest_first(wording: str) -> tuple[int, str]:
    return -len(wording), wording


def _spelling(wording: str) -> str:
    """Pattern of a label's wording: "end user" also stands for "end-user" and "end user's"."""
    spaced = re.escape(wording.lower()).replace(r"\ ", r"[\s-]")
    return spaced + (r"(?:'s)?" if wording[-1].isascii() and wording[-1].isalpha() else "")


@lru_cache(maxsize=4)
def _rules(patterns: tuple[Pattern, ...]) -> dict[str, re.Pattern[str]]:
    """All patterns of legal forms, and of what is no name, each as one."""
    return {
        label: compile_pattern("|".join(p.pattern for p in patterns if p.label == label) or r"\b\B")
        for label in (_LEGAL_FORM, _NOT_A_NAME)
    }


def _label_matches(folded: str, patterns: Sequence[Pattern]) -> list[Match]:
    """Role labels, the longest where several begin at one place."""
    best: dict[int, Match] = {}
    for match in search_text(folded, folded, _of_labels(tuple(patterns))):
        other = best.get(match.start)
        if other is None or match.end > other.end:
            best[match.start] = match
    return sorted(best.values(), key=lambda match: match.start)


@lru_cache(maxsize=4)
def _of_labels(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    names = (_LEGAL_FORM, _NOT_A_NAME)
    return tuple(p for p in patterns if not p.label.startswith(_SENTENCE) and p.label not in names)


@lru_cache(maxsize=4)
def _of_sentences(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    return tuple(p for p in patterns if p.label.startswith(_SENTENCE))


def _labelled(
    text: str,
    labels: Sequence[Match],
    everywhere: Sequence[Match],
    rules: dict[str, re.Pattern[str]],
) -> Iterator[Found]:
    starts = {match.start for match in labels}
    ends = {match.start: match.end for match in everywhere}
    covered = 0
    for match in labels:
        if match.start < covered:  # inside a longer label
            continue
        covered = match.end
        end = _after_second_label(text, match.end, ends)
        after = _AFTER_LABEL.match(text, end)
        if after is None or not (after["mark"] or after.end() == _line_end(text, end)):
            continue
        place = None
        how = "line"
        beside_label = _next_is_label(text, after.end(), starts)
        if after["mark"] and not beside_label:
            place = _find(text, after.end(), _line_end(text, after.end()), rules)
        if place is None and (beside_label or not _holds_value(text, after)):
            place, how = _below(text, match.start, end, rules), "block"
        if place:
            yield _found(match.pattern, place, _SCORES[how], match.pattern.label)


def _after_second_label(text: str, end: int, ends: dict[int, int]) -> int:
    """Place after ``EXPORTADOR / EXPORTER``: one label in two languages."""
    slash = _SECOND_LABEL.match(text, end)
    return ends.get(slash.end(), end) if slash else end


def _next_is_label(text: str, position: int, starts: set[int]) -> bool:
    stop = min(len(text), position + _MAX_LINE)
    while position < stop and text[position] in " \t|":
        position += 1
    return position in starts


def _holds_value(text: str, after: re.Match[str]) -> bool:
    """Whether a value stands right after the label's colon; one a column away is another's."""
    rest = text[after.end() : _line_end(text, after.end())]
    is_column = not (after["mark"] or "").strip() or rest.startswith("   ")
    return bool(rest.strip(" .:|\t")) and not is_column


def _line_end(text: str, position: int) -> int:
    limit = min(len(text), position + _MAX_LINE)
    end = text.find("\n", position, limit)
    return limit if end < 0 else end


def _below(
    text: str, start: int, end: int, rules: dict[str, re.Pattern[str]]
) -> tuple[int, int] | None:
    """Name in the first filled line under the label, in the label's own column."""
    column = start - (text.rfind("\n", max(0, start - _MAX_LINE), start) + 1)
    line_start = _line_end(text, end) + 1
    for _ in range(2):
        line_end = _line_end(text, line_start)
        if text[line_start:line_end].strip():
            break
        line_start = line_end + 1
    if line_start >= len(text):
        return None
    cells = [
        found
        for found in re.finditer(r"\S+(?:[ ]\S+)*", text[line_start : _line_end(text, line_start)])
    ]
    if not cells:
        return None
    nearest = min(cells, key=lambda cell: (abs(cell.start() - column), cell.start()))
    return _find(text, line_start + nearest.start(), line_start + nearest.end(), rules)


def _in_sentences(
    text: str, folded: str, patterns: Sequence[Pattern], rules: dict[str, re.Pattern[str]]
) -> Iterator[Found]:
    for match in search_text(folded, folded, _of_sentences(tuple(patterns))):
        place = _find(text, match.end, _line_end(text, match.end), rules, in_sentence=True)
        if place and text[place[0]].isupper():
            role = match.pattern.label.removeprefix(_SENTENCE)
            yield _found(match.pattern, place, _SCORES["sentence"], role)


def _find(
    text: str, start: int, end: int, rules: dict[str, re.Pattern[str]], *, in_sentence: bool = False
) -> tuple[int, int] | None:
    return find_name(
        text,
        start,
        end,
        legal_form=rules[_LEGAL_FORM],
        not_a_name=rules[_NOT_A_NAME],
        in_sentence=in_sentence,
    )


def _found(pattern: Pattern, place: tuple[int, int], score: float, role: str) -> Found:
    return Found(start=place[0], end=place[1], label=role, score=score, reason=pattern.id)


class PartyFinder:
    """Write `doc.spans[spans_key]`; a span's label is the party's role."""

    def __init__(self, name: str, *, spans_key: str, patterns: str | None) -> None:
        register_extensions()
        self.name = name
        self.spans_key = spans_key
        roles = load_terms("role")
        labels = (*roles, *(_SENTENCE + role for role in roles), _LEGAL_FORM, _NOT_A_NAME)
        self.patterns = load_patterns(Path(patterns), labels) if patterns else party_patterns()

    def find(self, text: str) -> list[Found]:
        """What the component would annotate in a text, without a doc."""
        return find_parties(text, self.patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        annotate_spans(doc, self.spans_key, self.find(text_of(doc)))
        return doc
