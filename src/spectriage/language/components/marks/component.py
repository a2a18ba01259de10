"""What patterns and word lists know of each token: features of the recogniser.

A trained recogniser of our size cannot learn every unit, town and company form from a few hundred
texts; the vocabularies know them. Each token gets one mark: the pattern span it lies in, else a
name by its shape, else the list its word stands in. The recogniser reads the mark beside the word.
"""

import re
from functools import lru_cache

from spacy.tokens import Doc

from spectriage.language.annotations import text_of
from spectriage.language.token_columns import starts_of, tokens_in, words_of, write_tags
from spectriage.vocabulary.countries import place_names
from spectriage.vocabulary.names import legal_forms
from spectriage.vocabulary.parameters import load_wordings
from spectriage.vocabulary.product_nouns import find_nouns
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.towns import find_towns
from spectriage.vocabulary.units import parse_unit

_NUMBER = re.compile(r"[-+±<>≤≥~≈−–]*\d[\d.,'’/×xX^*eE·⁻⁰¹²³⁴⁵⁶⁷⁸⁹-]*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(
    r"(?<![\w-])[A-Z]{1,8}[A-Z0-9]*(?:[-/.][A-Z0-9]+)*\d[A-Z0-9]*(?:[-/][A-Za-z0-9]+)*(?![\w-])"
    r"|(?<![\w-])[A-Z]{2,}(?:-[A-Z][A-Za-z]+)+(?![\w-])"
)
_JOINING = frozenset(("&", "and", "of", "de", "du", "des", "la", "et", "und", "für", "y", "e", "."))
_LONGEST_NAME = 8  # words
_LONGEST_WORD = 64  # characters; a longer one stands in no list
_WEAK = ("-", "w")  # marks that give way to a product noun's
_PLACE = "l"
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
        tokens = _Tokens(text_of(doc), words_of(doc), starts_of(doc))
        tokens.mark_words()
        tokens.mark_products()
        tokens.mark_towns()
        tokens.mark_names()
        tokens.mark_codes()
        for group, letter in reversed(self.groups.items()):
            for span in doc.spans.get(group, ()):
                tokens.mark(range(span.start, span.end), letter)
        write_tags(doc, tokens.tags)
        return doc


class _Tokens:
    """The tokens of a text while they are marked."""

    def __init__(self, text: str, words: list[str], starts: list[int]) -> None:
        self.text = text
        self.words = words
        self.starts = starts
        self.tags = ["-"] * len(words)

    def mark(self, places: range, letter: str, over: tuple[str, ...] = ()) -> None:
        """Give tokens a letter's marks; those that bear none of the marks `over` keep theirs."""
        for n in places:
            if not over or self.tags[n] in over:
                self.tags[n] = f"{letter}-{'I' if n > places.start else 'B'}"

    def mark_words(self) -> None:
        """Numbers, units behind them, and words that stand in a list."""
        before = ""
        for n, word in enumerate(self.words):
            mark = _word_mark(word)
            if mark != "n" and before in ("n", "u") and _is_unit(word):
                mark = "u"
            if mark:
                self.tags[n] = mark
            if not word.isspace():
                before = mark

    def mark_products(self) -> None:
        """Product nouns, where no other list knows the words."""
        folded = self.text.casefold()
        if len(folded) != len(self.text):
            folded = self.text.lower()
        for noun in find_nouns(folded) if len(folded) == len(self.text) else ():
            self.mark(tokens_in(self.starts, noun.start, noun.end), "D", over=_WEAK)

    def mark_towns(self) -> None:
        """Names of towns, where no other list knows the words: all countries keep one mark."""
        for start, end in find_towns(self.text):
            self.mark(tokens_in(self.starts, start, end), "T", over=_WEAK)

    def mark_names(self) -> None:
        """Runs of capitalised words that end with a company's form or an institution's word."""
        words = self.words
        ends = {}
        for found in _forms().finditer(self.text):
            form = tokens_in(self.starts, *found.span())
            ends[form.stop - 1] = (form.start, "O")
        for n, word in enumerate(words):
            if self.tags[n] == "i" and word[:1].isupper():
                ends.setdefault(n, (n, "N"))
        last = len(words)
        for end in sorted(ends, reverse=True):
            start, letter = ends[end]
            if end >= last:
                continue
            while start > 0 and end - start < _LONGEST_NAME and _goes_on(words[start - 1]):
                start -= 1
            while start < end and not words[start][:1].isupper():
                start += 1
            if start < end:
                self.mark(range(start, end + 1), letter)
                last = start

    def mark_codes(self) -> None:
        """What is built like a part number or another code."""
        for found in _CODE.finditer(self.text):
            if len(found[0]) > 2:
                self.mark(tokens_in(self.starts, *found.span()), "R")


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, legal_forms()))})(?!\w)")


def _goes_on(text: str) -> bool:
    return text[:1].isupper() or text in _JOINING


def _word_mark(word: str) -> str:
    """Mark of a word by itself."""
    return _known_mark(word) if len(word) <= _LONGEST_WORD else ""


@lru_cache(maxsize=65_536)
def _known_mark(word: str) -> str:
    return "n" if _NUMBER.fullmatch(word) else _words().get(word.lower(), "")


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
        ("papers/places.tsv", "cities", _PLACE),
    ):
        for row in read_table(table):
            for name in row[column].split("|"):
                marks.update(dict.fromkeys((w.casefold() for w in name.split()), mark))
    for name in place_names():
        words = (word.casefold() for word in name.split())
        marks.update(dict.fromkeys((word for word in words if len(word) > 3), _PLACE))
    return {word: mark for word, mark in marks.items() if word not in _SMALL and len(word) > 1}
