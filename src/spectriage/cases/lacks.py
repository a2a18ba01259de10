"""What a paper lacks, told apart from what it prints and nobody recognised."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spectriage.cases.texts import CaseText, key_of
from spectriage.papers.requirements import FILE
from spectriage.report.papers import Presence
from spectriage.vocabulary.countries import find_names, fold
from spectriage.vocabulary.tables import read_table

_LABELS = "papers/labels.tsv"
# Which labels stand for the answer to a check of the requirements: field of the labels, meanings.
_LABELS_OF = {
    "party": ("party",), "address": ("party",), "field": ("goods",), "goods": ("goods",),
    "reference": ("reference",), "date": ("date",), "end_use": ("end_use",),
    "destination": ("country",), "origin": ("country",), "terms": ("term",),
    "end_user_or_use": ("party", "end_use"), "signature": ("signature",),
}  # fmt: skip
_MEANINGS = {
    "goods": ("goods",), "end_use": ("end_use",), "destination": ("destination",),
    "origin": ("origin",), "terms": ("incoterms", "delivery"), "signature": ("signature",),
    "end_user_or_use": ("end_user", "end_use"),
}  # fmt: skip
_FIELDS = {  # checks without labels of one field
    "weight": (("total", "goods"), ("gross_weight", "net_weight")),
    "packages": (("total", "goods"), ("packages",)),
    "signatory": (("signature", "other"), ("name", "title", "signature")),
    "value": (("goods", "total"), ("amount", "unit_price", "value", "total")),
}
_BEFORE = r"(?:^|[\n\t|:–—-])[ ]*(?:[\d.]{1,4}[.)]?[ ]*)?"


def what_lacks(text: CaseText, texts: Sequence[CaseText]) -> tuple[list[str], list[str]]:
    """What a complete paper of this kind has and this one lacks, and what was not recognised.

    Something is not recognised, and not lacking, where its label begins a line, where a number of
    the case's other papers stands in the text, or a country for a destination.
    """
    lacks: list[str] = []
    unread: list[str] = []
    for one in text.paper.requirements if text.paper else ():
        if one.state is not Presence.MISSING:
            continue
        check, _, argument = _check_of(one.id, text).partition(":")
        meanings = tuple(argument.split("|")) if argument else ()
        stands = _stands_there(text, check, meanings) or (
            check == "reference" and any(_numbers_of_others(text, texts, meanings))
        )
        (unread if stands else lacks).append(one.title)
    return lacks, unread


def _check_of(name: str, text: CaseText) -> str:
    kinds = (text.paper.type if text.paper else "", text.kind)
    rows = [row for row in read_table(FILE) if row["id"] == name and row["for"] in kinds]
    return max(rows, key=lambda row: row["for"] == kinds[0])["check"] if rows else ""


def _stands_there(text: CaseText, check: str, meanings: tuple[str, ...]) -> bool:
    if check == "destination" and find_names(text.text[:20_000]):
        return True
    fields, named = _FIELDS.get(check, (_LABELS_OF.get(check, ()), meanings))
    named = named or _MEANINGS.get(check, ())
    pattern = _label_pattern(fields, named) if fields and named else None
    return bool(pattern and pattern.search(fold(text.text)))


def _numbers_of_others(
    text: CaseText, texts: Sequence[CaseText], kinds: tuple[str, ...]
) -> Iterator[bool]:
    for other in texts:
        for reference in other.paper.references if other is not text and other.paper else ():
            key = key_of(reference.value)
            if reference.kind in kinds and len(key) > 3 and key in text.run:
                yield True


@lru_cache(maxsize=64)
def _label_pattern(fields: tuple[str, ...], meanings: tuple[str, ...]) -> re.Pattern[str] | None:
    words = {
        fold(wording)
        for row in read_table(_LABELS)
        if row["field"] in fields and row["meaning"] in meanings
        for wording in row["wordings"].split("|")
        if len(wording) > 2 or not wording.isascii()
    }
    if not words:
        return None
    longest_first = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return re.compile(_BEFORE + "(?:" + "|".join(longest_first) + r")(?!\w)")
