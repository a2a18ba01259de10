"""Which type of paper a document is: by its title, a letter's subject, or the trained kind."""

import re
from collections.abc import Sequence
from functools import lru_cache

from spectriage.papers.labels import find_labels
from spectriage.papers.letter_words import words_for
from spectriage.papers.pieces import Sheet
from spectriage.papers.structure import PRODUCT_KINDS, is_built_as_paper, wants_price
from spectriage.papers.titles import (
    SET,
    TITLE_PRINT,
    Title,
    begins_weakly,
    find_titles,
    match_title,
)
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table

_SET_TYPES = 3  # papers of different types in one file make it a set
_LETTER_LINES = 60  # of the first page in which a letter says what it wants
_HEAD_LINES = 8  # in which a mail's header fields stand
_SALUTATION_LINES = 30


def paper_type(sheets: Sequence[Sheet], kind: str) -> tuple[str, str]:
    """Type and kind of a paper: by its title where it has one, else by the kind it is taken for.

    A file whose pages bear titles of three or more kinds of papers is a set of shipping papers.
    """
    told = titled_type(sheets, kind)
    if told is not None and is_label(told, sheets, kind):
        told = None
    if told is not None and says_little(told) and kind != "other":
        return kind, kind
    if told is None and kind == "other" and is_built_as_paper(sheets):
        return ("request_for_quotation" if wants_price(sheets) else "letter"), kind
    return told or (kind, kind)


def says_little(told: tuple[str, str]) -> bool:
    """Whether a title leaves open what the paper is: a "Declaration" may declare anything."""
    return told == ("declaration", "other")


def titled_type(sheets: Sequence[Sheet], kind: str) -> tuple[str, str] | None:
    """Type and kind that a paper's title, subject or request names, or None where none does.

    `kind` is the trained one: on what is taken for a product's sheet a doubtful title says nothing.
    """
    titles = find_titles(sheets[:1])
    if not any(title.strong or _is_sure(title, sheets[0]) for title in titles):
        told = _letter_type(sheets[0]) if sheets else None
        if told and (not titles or titles[0].type == told[0]):
            return told
        if kind in PRODUCT_KINDS:
            return None
    titles += find_titles(sheets[1:])
    kinds = {title.kind for title in titles if title.kind != "other"}
    if len({title.type for title in titles}) >= _SET_TYPES and len(kinds) >= 2:
        return SET, "shipping_document"
    first = next((title for title in titles if title.page == 1), None)
    return (first.type, first.kind) if first else None


def is_label(told: tuple[str, str], sheets: Sequence[Sheet], kind: str) -> bool:
    """Whether what names another kind than the paper's may be a label: "Invoice    none, warranty".

    A title means nothing else, and is in capitals or large print, or the last of its line where it
    is whole; what has a number behind it may be a reference.
    """
    if told[1] == kind or told[0] == SET or kind in PRODUCT_KINDS:
        return False
    title = next(iter(find_titles(sheets[:1])), None)
    if title is None or not title.plain:
        return True
    piece = title.piece
    if piece.height >= TITLE_PRINT or piece.text.split()[0].isupper():
        return False
    return not (title.strong and piece.place == len(sheets[0].lines[piece.line]) - 1)


def _is_sure(title: Title, sheet: Sheet) -> bool:
    """Whether a title with a number behind it heads a paper: parties or a salutation follow."""
    if not title.plain:
        return False
    labels = find_labels(sheet).labels.values()
    if any(label.marked and label.has("party") for label in labels):
        return True
    lines = (" ".join(piece.text for piece in line) for line in sheet.lines[:_SALUTATION_LINES])
    return any(words_for("salutation").match(fold(line)) for line in lines)


@lru_cache(maxsize=2)
def _header(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words_for(name).pattern})\s?[:：]\s*(.*)")


def _letter_type(sheet: Sheet) -> tuple[str, str] | None:
    """Type and kind of a mail or letter without a title, by its subject or its request."""
    lines = [" ".join(piece.text for piece in line) for line in sheet.lines[:_LETTER_LINES]]
    folded = [fold(line) for line in lines]
    is_mail = sum(bool(_header("header").match(line)) for line in folded[:_HEAD_LINES]) >= 2
    if not is_mail and not any(
        words_for("salutation").match(line) for line in folded[:_SALUTATION_LINES]
    ):
        return None
    found = ((line, _header("subject").match(fold(line))) for line in lines[:_SALUTATION_LINES])
    subject = next((line[match.start(1) :] for line, match in found if match), "")
    title = match_title(subject) if subject else None
    if title and not is_mail and not begins_weakly(subject):
        return title[0], title[1]
    for where, text in (("subject", fold(subject)), ("body", " ".join(folded))):
        for row in read_table("papers/request_phrases.tsv"):
            if row["in"] == where and text and re.search(row["pattern"], text):
                return row["type"], row["kind"]
    return (title[0], title[1]) if title and not begins_weakly(subject) else None
