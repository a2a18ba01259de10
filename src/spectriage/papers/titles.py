"""What a paper calls itself: a line at its head that is a paper's title and nothing more.

A title is the best single sign of a paper's type, finer than the contract's kinds. Files that
hold several papers ("shipping set") are told by their pages' titles.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.papers.pieces import Piece, Sheet
from spectriage.vocabulary.alternatives import Alternatives
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.terms import load_terms

FILE = "papers/titles.tsv"
_HEAD = 0.45  # share of a page's height in which its title stands
_MAX_REST = 34  # characters that may follow a title: a number, "Original", "2/3"
_TITLE_PRINT = 11.5  # points; a column's head is seldom larger
SET = "shipping_set"
_SET_TYPES = 3  # papers of different types in one file make it a set
_PRODUCT_KINDS = ("datasheet", "manual", "catalogue")
_SPACED = re.compile(r"(?:\w ){3,}\w(?!\w)")  # "I N V O I C E"
_REST = re.compile(
    r"^[\s:：|/–—,-]*(?:(?:\(.{0,60}\)|(?:original|copy|copia|page|draft|duplicate|triplicate|kopie|"
    r"entwurf|not negotiable|non[- ]negotiable|international|export|sample)\b.{0,40}|"
    r"(?:no|nr|number|n\.?[°º]|№|ref|date|rev|#)(?![^\W\d_])[.:]?\s?(?=\D{0,12}\d).{0,60}|"
    r"[\w./-]*\d[\w./-]*(?:\s.{0,40})?|\d.{0,30})\s*)?$",
    re.IGNORECASE,
)


@dataclass(slots=True, frozen=True)
class Title:
    """A paper's title, where it stands, and the type and kind it names.

    `exact` says that nothing else stands in its line, `strong` that the words mean nothing else:
    "Order" may also head a column or a button.
    """

    type: str
    kind: str
    piece: Piece
    page: int
    exact: bool = True
    strong: bool = True


@lru_cache(maxsize=1)
def _wordings() -> tuple[Alternatives, dict[str, tuple[str, str]], frozenset[str]]:
    """Patterns of all titles and their type and kind.

    Raises
    ------
    VocabularyError
        A kind is unknown, or one wording names two types.
    """
    names: dict[str, tuple[str, str]] = {}
    weak: set[str] = set()
    for row in read_table(FILE):
        if row["kind"] not in load_terms("kind"):
            raise VocabularyError(f"unknown kind {row['kind']!r}", file=FILE)
        for wording in row["wordings"].split("|"):
            value = (row["type"], row["kind"])
            if wording.startswith("~"):
                weak.add(_key(wording[1:]))
                wording = wording[1:]
            if names.setdefault(_key(wording), value) != value:
                raise VocabularyError(f"{wording!r} names two types", file=FILE)
    spelled = {w.lstrip("~") for row in read_table(FILE) for w in row["wordings"].split("|")}
    ranked = sorted(spelled, key=lambda w: (-len(w), w))
    patterns = Alternatives((_head(w), _spelling(w) + _WORD_END) for w in ranked)
    return patterns, names, frozenset(weak)


_WORD_END = "(?![A-Za-zÀ-ɏ])"
_LOOSE = {" ": r"[\s\-–/]{1,3}", "-": r"[\s\-–]?", "'": "['’]?"}


def _spelling(wording: str) -> str:
    return "".join(_LOOSE.get(char) or re.escape(char) for char in wording)


def _head(wording: str) -> str:
    """Letters that a wording begins with in all its spellings."""
    return re.split(r"[ \-']", wording, maxsplit=1)[0]


def _key(text: str) -> str:
    return re.sub(r"[\s\-–/'’]+", "", fold(text))


def match_title(text: str) -> tuple[str, str, bool] | None:
    """Type, kind and whether nothing else stands in the line, of a line that is a title."""
    bare = text.strip(" *#=_.:|-–—")
    if _SPACED.fullmatch(bare):
        bare = bare.replace(" ", "")
    pattern, names, _ = _wordings()
    found = pattern.match(bare)
    if found:
        rest = bare[found.end() :]
        named = names[_key(found.group())]
        if not rest or _REST.match(rest):
            return (*named, not rest)
        second = pattern.match(rest.lstrip(" /|-–·"))  # a title in two languages
        if second and second.end() == len(rest.lstrip(" /|-–·")):
            return (*named, True)
    # "Faktura handlowa – Commercial invoice FV/EX/309": the known title may be the second one
    for sep in ("/", "–", "-", "|", "·", "  "):
        if sep in bare and len(bare) < 90:
            for part in bare.split(sep)[1:]:
                again = pattern.match(part.strip())
                if again and _REST.match(part.strip()[again.end() :]):
                    return (*names[_key(again.group())], False)
    return None


def find_titles(sheets: Sequence[Sheet]) -> list[Title]:
    """The first title of each page."""
    found = []
    for sheet in sheets:
        title = _title_of(sheet)
        if title is not None:
            found.append(title)
    return found


def _title_of(sheet: Sheet) -> Title | None:
    limit = sheet.page.height * _HEAD
    candidates: list[Title] = []
    for piece in sheet.pieces():
        if piece.top > limit:
            break
        if len(piece.text) > 120:
            continue
        known = match_title(piece.text)
        if known:
            strong = known[2] and _key(piece.text.strip(" *#=_.:|-–—")) not in _wordings()[2]
            candidates.append(Title(known[0], known[1], piece, sheet.number, known[2], strong))
    if not candidates:
        return None
    # a column head "Order" or "Invoice" is smaller print than the title itself
    return max(candidates, key=lambda t: (_size(t), -t.piece.line))


def _size(title: Title) -> tuple[bool, bool, float]:
    return (title.piece.height >= _TITLE_PRINT, title.strong, title.piece.height)


def paper_type(sheets: Sequence[Sheet], kind: str) -> tuple[str, str]:
    """Type and kind of a paper: by its title where it has one, else by the trained kind.

    A file whose pages bear titles of three or more kinds of papers is a set of shipping papers.
    """
    titles = find_titles(sheets[:1])
    if not any(title.strong for title in titles):
        told = _letter_type(sheets[0]) if sheets else None
        if told and (not titles or titles[0].type == told[0]):
            return told
        if kind in _PRODUCT_KINDS:
            return kind, kind
    titles += find_titles(sheets[1:])
    kinds = {title.kind for title in titles if title.kind != "other"}
    if len({title.type for title in titles}) >= _SET_TYPES and len(kinds) >= 2:
        return SET, "shipping_document"
    first = next((title for title in titles if title.page == 1), None)
    if first is None:
        return kind, kind
    return first.type, first.kind


_HEADERS = re.compile(r"^(?:from|to|subject|re|betreff|objet|asunto|主题)\s?[:：]", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:subject|re|betreff|objet|asunto|主题)\s?[:：]\s*(.+)", re.IGNORECASE)
_SALUTATION = re.compile(
    r"^(?:dear|sehr geehrte|messieurs|madame|monsieur|estimad|muy senor|hello|"
    r"good (?:morning|day)|尊敬)"
)
_LETTER_LINES = 60  # of the first page in which a letter says what it wants


def _letter_type(sheet: Sheet) -> tuple[str, str] | None:
    """Type and kind of a mail or letter without a title, by its subject or its request."""
    lines = [" ".join(piece.text for piece in line) for line in sheet.lines[:_LETTER_LINES]]
    is_mail = sum(bool(_HEADERS.match(line)) for line in lines[:8]) >= 2
    if not is_mail and not any(_SALUTATION.match(fold(line)) for line in lines[:30]):
        return None
    subject = next((m[1] for m in map(_SUBJECT.match, lines[:30]) if m), "")
    for where, text in (("subject", fold(subject)), ("body", fold(" ".join(lines)))):
        for row in read_table("papers/request_phrases.tsv"):
            if row["in"] == where and text and re.search(row["pattern"], text):
                return row["type"], row["kind"]
    return None
