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
_MAX_BELONGS = 80  # characters that name another paper behind a title
TITLE_PRINT = 11.5  # points; a column's head is seldom larger
SET = "shipping_set"
_EDGES = " *#=_.:|-–—■□•▪"  # squares stand for glyphs that a font lacks
_SPACED = re.compile(r"(?:\w ){3,}\w(?!\w)")  # "I N V O I C E"
_REST = re.compile(
    r"^[\s:：|/–—,-]*(?:(?:\(.{0,60}\)|(?:original|copy|copia|page|draft|duplicate|triplicate|kopie|"
    r"entwurf|not negotiable|non[- ]negotiable|international|export|sample)\b.{0,40}|"
    r"(?:no|nr|n|number|n\.?[°º]|№|ref|date|rev|#)(?![^\W\d_])[.:]?\s?(?:(?=\D{0,12}\d).{0,60})?|"
    r"[A-Z]{1,6}[\s./-]{1,2}[\w./-]*\d[\w./-]*(?:\s.{0,30})?|"
    r"(?:to|for|an|pour|para|al|aan) (?:the |our |den |le |el |de )?"
    r"(?:customer|buyer|client|consignee|kunden|cliente|klant)\b.{0,30}|"
    r"[\w./-]*\d[\w./-]*(?:\s.{0,40})?|\d.{0,30})\s*)?$",
    re.IGNORECASE,
)
# "Packliste zur Rechnung 12": what a title names behind these words is another paper.
_BELONGS = re.compile(
    r"[\s:]*(?:[–—|/·-]|\b(?:zur?|zum|for|of|per|pour|de|del|della|alla|da|voor|bij|para|"
    r"relativ\w+ \w+)\b)"
    r"\s*(?:the |la |le |l['’]|our |your )?",
    re.IGNORECASE,
)


@dataclass(slots=True, frozen=True)
class Title:
    """A paper's title, where it stands, and the type and kind it names.

    `exact` says that nothing else stands in its line, `strong` that the words mean nothing else:
    "Order" may also head a column or a button. `plain` wordings mean nothing else, but something
    may follow them: a number.
    """

    type: str
    kind: str
    piece: Piece
    page: int
    exact: bool = True
    strong: bool = True
    plain: bool = True


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
    patterns = Alternatives((w, _spelling(w) + _WORD_END) for w in ranked)
    return patterns, names, frozenset(weak)


_WORD_END = "(?![A-Za-zÀ-ɏ])"
_LOOSE = {" ": r"[\s\-–/]{1,3}", "-": r"[\s\-–]?", "'": "['’]?"}


def _spelling(wording: str) -> str:
    return "".join(_LOOSE.get(char) or re.escape(char) for char in wording)


def _key(text: str) -> str:
    return re.sub(r"[\s\-–/'’]+", "", fold(text))


def match_title(text: str) -> tuple[str, str, bool] | None:
    """Type, kind and whether nothing else stands in the line, of a line that is a title."""
    bare = text.strip(_EDGES)
    if _SPACED.fullmatch(bare):
        bare = bare.replace(" ", "")
    pattern, names, weak = _wordings()
    found = pattern.match(bare)
    if found:
        rest = bare[found.end() :]
        named = names[_key(found.group())]
        if not rest or _REST.match(rest):
            return (*named, not rest)
        second = pattern.match(rest.lstrip(" /|-–·"))  # a title in two languages
        if second and second.end() == len(rest.lstrip(" /|-–·")):
            return (*named, True)
        belongs = _BELONGS.match(rest)
        is_weak = _key(found.group()) in weak
        if (
            belongs
            and not is_weak
            and pattern.match(rest, belongs.end())
            and len(rest) < _MAX_BELONGS
        ):
            return (*named, False)
    # "Faktura handlowa – Commercial invoice FV/EX/309": the known title may be the second one
    for sep in ("/", " – ", " - ", "|", "·", "  "):
        if sep in bare and len(bare) < 90:
            for part in bare.split(sep)[1:]:
                again = pattern.match(part.strip())
                if again and _REST.match(part.strip()[again.end() :]):
                    return (*names[_key(again.group())], False)
    return None


def begins_weakly(text: str) -> bool:
    """Whether the title that a line begins with also means other things: "Order", "RFQ"."""
    pattern, _, weak = _wordings()
    found = pattern.match(text.strip(_EDGES))
    return found is not None and _key(found.group()) in weak


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
            plain = not begins_weakly(piece.text)
            strong = known[2] and plain
            candidates.append(
                Title(known[0], known[1], piece, sheet.number, known[2], strong, plain)
            )
    if not candidates:
        return None
    # a column head "Order" or "Invoice" is smaller print than the title itself
    return max(candidates, key=lambda t: (_size(t), -t.piece.line))


def _size(title: Title) -> tuple[bool, bool, float]:
    return (title.piece.height >= TITLE_PRINT, title.strong, title.piece.height)
