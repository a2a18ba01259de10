"""What patterns and word lists know of each token: features of the recogniser.

A trained recogniser of our size cannot learn every unit, town and company form from a few hundred
texts; the vocabularies know them. Each token gets one mark: the pattern span it lies in, else a
name by its shape, else the list its word stands in. The recogniser reads the mark beside the word.
"""

import re
from functools import lru_cache

from spacy.tokens import Doc

from spectriage.language.annotations import text_of
from spectriage.vocabulary.countries import place_names
from spectriage.vocabulary.names import legal_forms
from spectriage.vocabulary.parameters import load_wordings
from spectriage.vocabulary.product_nouns import find_nouns
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.units import parse_unit

_NUMBER = re.compile(r"[-+±<>≤≥~≈−–]*\d[\d.,'’/×xX^*eE·⁻⁰¹²³⁴⁵⁶⁷⁸⁹-]*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(
    r"(?<![\w-])[A-Z]{1,8}[A-Z0-9]*(?:[-/.][A-Z0-9]+)*\d[A-Z0-9]*(?:[-/][A-Za-z0-9]+)*(?![\w-])"
    r"|(?<![\w-])[A-Z]{2,}(?:-[A-Z][A-Za-z]+)+(?![\w-])"
)
_JOINING = frozenset(("&", "and", "of", "de", "du", "des", "la", "et", "und", "für", "y", "e", "."))
_LONGEST_NAME = 8  # words
_WEAK = ("-", "w")  # marks that give way to a product noun's
_SMALL = frozenset(
    ("and", "the", "for", "from", "with", "per", "one", "not", "und", "les", "des", "der")
)


class TokenMarks:
    """Write `token.tag_`, such as ``F-B`` for the first token of a feature's span.

    `groups` names span groups and their letters, the first wins.
    """

    def __init__(self, name: str, *, groups: dict[str, str]) -> None:
        self.name = name
        self.groups = groups

    def __call__(self, doc: Doc) -> Doc:
        """Mark and return the doc."""
        words = _words()
        before = ""
        for token in doc:
            mark = words.get(token.lower_, "")
            if _NUMBER.fullmatch(token.text):
                mark = "n"
            elif before in ("n", "u") and _is_unit(token.text):
                mark = "u"
            token.tag_ = mark or "-"
            if not token.is_space:
                before = mark
        _mark_products(doc)
        _mark_names(doc)
        _mark_codes(doc)
        for group, letter in reversed(self.groups.items()):
            for span in doc.spans.get(group, ()):
                for n, token in enumerate(span):
                    token.tag_ = f"{letter}-{'I' if n else 'B'}"
        return doc


def _mark_products(doc: Doc) -> None:
    """Product nouns, where no other list knows the words."""
    text = text_of(doc)
    folded = text.casefold()
    if len(folded) != len(text):
        folded = text.lower()
    for noun in find_nouns(folded) if len(folded) == len(text) else ():
        span = doc.char_span(noun.start, noun.end, alignment_mode="expand")
        for n, token in enumerate(span if span is not None else ()):
            if token.tag_ in _WEAK:
                token.tag_ = f"D-{'I' if n else 'B'}"


def _mark_names(doc: Doc) -> None:
    """Runs of capitalised words that end with a company's form or hold an institution's word."""
    ends = {}
    for found in _forms().finditer(text_of(doc)):
        span = doc.char_span(*found.span(), alignment_mode="expand")
        if span is not None:
            ends[span.end - 1] = (span.start, "O")
    for token in doc:
        if token.tag_ == "i" and token.text[:1].isupper():
            ends.setdefault(token.i, (token.i, "N"))
    last = len(doc)
    for end in sorted(ends, reverse=True):
        start, letter = ends[end]
        if end >= last:
            continue
        while start > 0 and end - start < _LONGEST_NAME and _goes_on(doc[start - 1].text):
            start -= 1
        while start < end and not doc[start].text[:1].isupper():
            start += 1
        if start < end:
            for n in range(start, end + 1):
                doc[n].tag_ = f"{letter}-{'I' if n > start else 'B'}"
            last = start


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, legal_forms()))})(?!\w)")


def _goes_on(text: str) -> bool:
    return text[:1].isupper() or text in _JOINING


def _mark_codes(doc: Doc) -> None:
    for found in _CODE.finditer(text_of(doc)):
        span = doc.char_span(*found.span(), alignment_mode="expand")
        if span is not None and len(found[0]) > 2:
            for n, token in enumerate(span):
                token.tag_ = f"R-{'I' if n else 'B'}"


@lru_cache(maxsize=4096)
def _is_unit(text: str) -> bool:
    return bool(parse_unit(text))


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Small-letter word to its mark; later lists win."""
    marks: dict[str, str] = {}
    for wording in load_wordings():
        marks.update(dict.fromkeys(_WORD.findall(wording.label.casefold()), "w"))
    for table, column, mark in (
        ("papers/institutions.tsv", "words", "i"),
        ("papers/places.tsv", "cities", "l"),
    ):
        for row in read_table(table):
            for name in row[column].split("|"):
                marks.update(dict.fromkeys((w.casefold() for w in name.split()), mark))
    for name in place_names():
        words = (word.casefold() for word in name.split())
        marks.update(dict.fromkeys((word for word in words if len(word) > 3), "l"))
    return {word: mark for word, mark in marks.items() if word not in _SMALL and len(word) > 1}
