"""Words of a paper that claim nothing: names, addresses, bank details, ports, fields' titles.

"Airport Road" is no airport, "Bank of the North" pays, and a form that asks "Military end use?"
says nothing before it is answered. A question's answer says what its words claim.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from spectriage.documents.model import Document, Page, Word
from spectriage.papers.labels import Label, LabelledSheet, find_labels
from spectriage.papers.names import find_organisations, looks_like_name
from spectriage.papers.pieces import Piece, Sheet, Slip, sheets_of
from spectriage.papers.values import LABEL_GAP, MAX_LINES, any_text, find_value, reads_on
from spectriage.report.basics import Polarity
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table

FILE = "papers/silent_words.tsv"
# Uses of which a name alone is worth telling.
GUARDED = frozenset(
    ("military", "law_enforcement", "border_security", "nuclear", "missile", "chemical_biological",
     "mass_surveillance", "internal_repression")
)  # fmt: skip
_SILENT_FIELDS = ("country", "date", "reference", "signature", "term")
_TITLE = re.compile(r"[^:：?？.;]{2,90}(?P<end>[:：?？])")
_TITLE_WORDS = 12
_NAME, _SMALL = 4, 3  # words of a street's name, letters of a small one in it
_LONGEST = 160  # characters of a line that may be an address or a bank's
_COLUMN = 20.0  # points by which an answer under its question may begin apart
_TICKED = r"[\[(]\s?[x✓✔]\s?[\])]|[☒☑✓✔■]"
_OPEN = r"[\[(]\s?_?\s?[\])]|[☐□◻○]"
_NET = re.compile(r"\S*(?:@|www\.|https?:)\S*", re.IGNORECASE)


@lru_cache(maxsize=8)
def _listed(use: str) -> frozenset[str]:
    rows = (row for row in read_table(FILE) if row["use"] == use)
    return frozenset(word for row in rows for word in row["words"].split("|"))


def _words(use: str) -> str:
    ranked = sorted(_listed(use), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ranked))


@lru_cache(maxsize=1)
def _bank() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words('bank')})(?!\w)")


@lru_cache(maxsize=1)
def _answers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Boxes and answers beside them, and an answer that stands alone."""
    answer = rf"(?P<yes>{_words('yes')})|(?P<no>{_words('no')})"
    marks = rf"(?P<ticked>{_TICKED})|(?P<open>{_OPEN})|(?<!\w)(?:{answer})(?!\w)"
    return re.compile(marks), re.compile(rf"\W*(?:{answer})(?!\w).{{0,4}}")


@dataclass(slots=True)
class _Sense:
    """What the words of one page are, by the place where each begins."""

    pieces: dict[int, Piece]
    labelled: LabelledSheet
    silent: set[int]
    named: set[int] = field(default_factory=set)
    looked_at: set[tuple[int, int]] = field(default_factory=set)
    answered: dict[int, Polarity] = field(default_factory=dict)


class Silence:
    """Tells of words on a document's pages whether they may claim anything."""

    def __init__(self, document: Document) -> None:
        self._sheets = {sheet.number: sheet for sheet in sheets_of(document)}
        self._pages: dict[int, _Sense] = {}

    def polarity(
        self, page: Page, words: Sequence[Word], category: str, told: Polarity
    ) -> Polarity | None:
        """Polarity of a claim in these words, or None where they claim nothing.

        A firm's name claims nothing, and that of an institution nothing civil: a college that buys
        is no research, an army that is named in a sentence is told all the same.
        """
        sense = self._pages.get(page.number)
        if sense is None:
            sense = self._pages[page.number] = _sense_of(self._sheets[page.number])
        for word in words:
            piece = sense.pieces.get(word.start)
            if piece is not None and (piece.line, piece.place) not in sense.looked_at:
                sense.looked_at.add((piece.line, piece.place))
                _look_at(piece, sense)
        silent = sense.silent if category in GUARDED else sense.silent | sense.named
        if words and all(word.start in silent for word in words):
            return None
        return next((sense.answered[w.start] for w in words if w.start in sense.answered), told)


def _sense_of(sheet: Sheet) -> _Sense:
    labelled = find_labels(sheet)
    pieces = {word.start: piece for piece in sheet.pieces() for word in piece.segment.words}
    silent = {word.start for slip in _fields(labelled) for word in slip.words}
    return _Sense(pieces, labelled, silent)


def _fields(labelled: LabelledSheet) -> Iterator[Slip]:
    """Labels, and values of those fields that tell who, where and when."""
    for label in labelled.labels.values():
        if not label.marked:
            continue
        yield Slip(label.piece, 0, label.end)
        if label.has("end_use") or label.has("goods"):
            continue
        if label.has("party"):
            slips = find_value(labelled, label, looks_like_name, lines=MAX_LINES)
            yield from takewhile(lambda slip: not reads_on(slip.text), slips)
        elif _tells_where(label):
            yield from find_value(labelled, label, any_text)


def _tells_where(label: Label) -> bool:
    return any(map(label.has, _SILENT_FIELDS)) or bool(
        {"name", "address", "place", "bank"} & set(label.meanings("other"))
    )


def _look_at(piece: Piece, sense: _Sense) -> None:
    """Add what a line's own words tell: names, streets, banks, titles and their answers."""
    text = piece.text
    for item in find_organisations(text):
        heard = sense.silent if item.legal else sense.named
        heard.update(word.start for word in Slip(piece, item.start, item.end).words)
    spans = [match.span() for match in _NET.finditer(text)]
    if len(text) <= _LONGEST:
        if _bank().search(fold(text)):
            spans.append((0, len(text)))
        spans += _street_spans(text)
    for start, end in spans:
        sense.silent.update(word.start for word in Slip(piece, start, end).words)
    title = _TITLE.match(text)
    if title is None or len(title.group().split()) > _TITLE_WORDS:
        return
    words = Slip(piece, 0, title.end()).words
    answer = _answer(piece, title.end(), sense.labelled.sheet)
    if answer is None:
        sense.silent.update(word.start for word in words)
    else:
        sense.answered.update((word.start, answer) for word in words)


def _street_spans(text: str) -> Iterator[tuple[int, int]]:
    """Streets and estates: capitalised words before or behind a street's word, or one word."""
    tokens = list(re.finditer(r"[^\s,;()]+", text))
    for place, token in enumerate(tokens):
        word = fold(token.group()).strip(".")
        if not token.group()[0].isupper() and place and text[tokens[place - 1].end()] == " ":
            continue
        if any(word.endswith(end) and len(word) > len(end) + 2 for end in _listed("street_end")):
            yield token.span()
        if word in _listed("street"):
            yield _run(text, [token, *reversed(tokens[max(0, place - _NAME) : place])])
        if word in _listed("street_before"):
            yield _run(text, tokens[place : place + _NAME + 1])


def _run(text: str, tokens: Sequence[re.Match[str]]) -> tuple[int, int]:
    """Tokens from the first on, in either direction, as long as they may belong to one name."""
    first = last = tokens[0]
    for token in tokens[1:]:
        gap = text[min(last.end(), token.end()) : max(last.start(), token.start())]
        if gap.strip() or not (token.group()[0].isupper() or len(token.group()) <= _SMALL):
            break
        last = token
    return min(first.start(), last.start()), max(first.end(), last.end())


def _answer(piece: Piece, start: int, sheet: Sheet) -> Polarity | None:
    """What a form's question is answered with, if with yes or no."""
    line = sheet.lines[piece.line]
    behind = [other.text for other in line[piece.place + 1 : piece.place + 3]]
    under = [
        other.text for below in sheet.lines[piece.line + 1 : piece.line + 2] for other in below
        if abs(other.x0 - piece.x0) < _COLUMN
        and other.top - piece.bottom < LABEL_GAP * piece.height
    ]  # fmt: skip
    for text in (" ".join([piece.text[start:], *behind]), *under[:1]):
        if text.strip():
            return answer_in(fold(text).strip())
    return None


def answer_in(folded: str) -> Polarity | None:
    """Yes or no, where a folded text is such an answer: a word, or one ticked box of several."""
    marks, alone = _answers()
    found = list(marks.finditer(folded))
    boxes = [bool(one["ticked"] or one["open"]) for one in found]
    if any(boxes):
        pairs = (
            zip(found, found[1:], strict=False) if boxes[0] else zip(found[1:], found, strict=False)
        )
        told = [word for box, word in pairs if box["ticked"] and (word["yes"] or word["no"])]
        match = told[0] if len(told) == 1 else None
    else:
        match = alone.fullmatch(folded)
    if match is None:
        return None
    return Polarity.ASSERTED if match["yes"] else Polarity.NEGATED
