"""Labels of a paper's fields, found where a piece begins, and what follows them.

`labels.tsv` of the vocabulary gives the wordings. A label may be two in one ("Exporter /
Seller", "Seller (Beneficiary)", "Verkäufer und Ausführer"), may be numbered ("8b.", "C.",
"Box 2"), and may be followed by a note in brackets ("(complete name and address)").
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.papers.pieces import Piece, Sheet
from spectriage.papers.titles import match_title
from spectriage.vocabulary.alternatives import Alternatives
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.tables import read_table

FILE = "papers/labels.tsv"
FIELDS = ("party", "date", "reference", "term", "country", "end_use", "goods", "signature", "other")
_ENUMERATOR = re.compile(
    rf"(?:(?:{'|'.join(sorted(small_words('form')['boxes']))})\s+)?"
    r"(?:[①-⑳⓪]\s*|[(\[]?(?:\d{1,2}(?:\([a-z]\)|[a-z])?|[a-z]\d{0,2}|[ivx]{1,4})(?:[.)\]:]|\s[-–])\s*|"
    r"\d{1,2}[a-z]?\s+(?=[^\W\d])|[•▪■□☐*–-]+\s+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:['’]?s['’]?)?(?:\s*(?:[-–:,/&]|\band\b|\bund\b|\bet\b|\by\b|\bfull\b|\bcomplete\b|\(?s\))?\s*"
    r"\b(?:name|names|address|addresses|details|information|data|particulars|country|signature|"
    r"nom|adresse|anschrift|dirección|domicilio|firma|nombre|pays|land|no|nr|number|ref)\b\.?)*"
    r"(?:\s*[#№]|\s*n[°ºo]\.?)?\.?"
    r"(?:\s+(?:of|for|von|der|de)\s+(?:the\s+|la\s+)?(?:line\s+)?"
    r"(?:items?|goods|products?|pos(?:itions?|itionen)?\.?|lines?|articles?)"
    r"(?:\s*\d{1,3}(?:\s?[-–,/&]\s?\d{1,3}){0,4}\b)?(?![^\W\d_]))?"
    r"(?:\s*[-–(,]?\s?(?:if|where|wenn|falls|sofern|si|s['’]il)\s(?:different|other|applicable|not|"
    r"abweichend|nicht|ungleich|différent|autre|distinto|diferente|no es)[^:]{0,40})?",
    re.IGNORECASE,
)
# "A. Parties: 1. Exporter": a section's head before the first of its fields
_INNER_ENUMERATOR = re.compile(r"[A-Z]\.\s[^\W\d_]{3,20}:\s(?:\d{1,2}[a-z]?[.)]\s*)?")
_BRACKET = re.compile(r"\s*[(（\[]([^()（）\[\]]{0,80})[)）\]]")
_JOIN = re.compile(
    r"\s*(?:/|／|&|\+|·|,|\||\band\b|\bund\b|\bet\b|\by\b|\bor\b|=|-)\s*", re.IGNORECASE
)
_SCRIPT_CHANGE = re.compile(
    r"\s+(?=[\u0400-\u04ff\u3040-\u9fff])|(?<=[\u3040-\u9fff])\s+(?=[A-Za-z])"
)
_MARK = re.compile(r"\s*(?:[:：=]|…|\.{2,}|_{2,}|\|)\s*|\s+[-–—]\s+|\.\s*$")
_MIN_PLURAL = 5  # letters of a label that may take an s; "po" and "pos" are two words
_MAX_WRAPPED = 60  # characters of each line of a label in two lines
_MAX_LABEL = 140  # characters; a longer start is a sentence


@dataclass(slots=True, frozen=True)
class Label:
    """A label at the start of a piece; its value begins at `end`, if it stands in the piece.

    `names` are (field, meaning) pairs; `marked` says that a colon or its like follows.
    """

    piece: Piece
    names: tuple[tuple[str, str], ...]
    end: int
    marked: bool
    start: int = 0

    @property
    def rest(self) -> str:
        """What follows in the same piece."""
        return self.piece.text[self.end :].strip()

    def has(self, field: str) -> bool:
        """Whether one of its names is of that field."""
        return any(name[0] == field for name in self.names)

    def meanings(self, field: str) -> tuple[str, ...]:
        """Its meanings of that field."""
        return tuple(meaning for kind, meaning in self.names if kind == field)


@lru_cache(maxsize=1)
def _wordings() -> tuple[Alternatives, dict[str, tuple[tuple[str, str], ...]]]:
    """Patterns of all wordings, the longest first, and what each of them means.

    Raises
    ------
    VocabularyError
        A row has an unknown field or no wording, or one wording has two meanings in one field.
    """
    names: dict[str, dict[str, str]] = {}
    for row in read_table(FILE):
        if row["field"] not in FIELDS or not row["meaning"] or not row["wordings"]:
            raise VocabularyError(f"bad row {row!r}", file=FILE)
        for wording in row["wordings"].split("|"):
            key = _key(wording)
            if not key:
                raise VocabularyError(f"empty wording in {row['meaning']}", file=FILE)
            known = names.setdefault(key, {}).setdefault(row["field"], row["meaning"])
            if known != row["meaning"]:
                raise VocabularyError(f"{wording!r} is {known} and {row['meaning']}", file=FILE)
    spelled = {w for row in read_table(FILE) for w in row["wordings"].split("|")}
    ranked = sorted(spelled, key=lambda wording: (-len(wording), wording))
    return (
        Alternatives((_head(fold(w)), _spelling(fold(w)) + _word_end(w)) for w in ranked),
        {key: tuple(sorted(fields.items())) for key, fields in names.items()},
    )


def _head(wording: str) -> str:
    """What all spellings of a wording begin with, signs aside."""
    return re.split(r"&| and ", wording, maxsplit=1)[0]


def _spelling(wording: str) -> str:
    """Pattern of a wording; a space also matches a hyphen, a line of dots does not matter."""
    parts = []
    for char in wording.strip().replace(" and ", "@").replace(" & ", "@"):
        if char == " ":
            parts.append(r"[\s\-./’']{1,2}")
        elif char == "@":
            parts.append(r"\s?(?:and|&|\+)\s?")
        elif char in "'’":
            parts.append("['’`]?")
        elif char == ".":
            parts.append(r"\.?")
        else:
            parts.append(re.escape(char))
    return "".join(parts)


def _word_end(wording: str) -> str:
    """What may follow a wording: no letter; a Chinese or Japanese one has no word end."""
    if wording[-1] >= "\u2e80":
        return ""
    plural = "s?" if len(wording) >= _MIN_PLURAL else ""
    return plural + (r"(?![^\W_])" if wording[-1].isalnum() else "")


def _key(text: str) -> str:
    joined = re.sub(r"\s(?:and|&|\+)\s|&", "&", fold(text))
    return re.sub(r"[\s\-.'’`/]+", "", joined)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)


def match_name(text: str, start: int) -> tuple[int, tuple[tuple[str, str], ...]] | None:
    """End and names of the longest label that begins at `start`, or None."""
    pattern, names = _wordings()
    found = pattern.match(_folded(text), start)
    if not found:
        return None
    key = _key(found.group())
    known = names.get(key) or names.get(key.removesuffix("s"))
    return (found.end(), known) if known else None


def match_label(piece: Piece) -> Label | None:
    """The label at the start of a piece, with the second one that may be joined to it."""
    text = piece.text
    begin = 0
    single = match_name(text, 0)
    enumerator = _ENUMERATOR.match(text)
    if enumerator and enumerator.end() < len(text):
        behind = match_name(text, enumerator.end())
        if single is None or (behind and text[0].isalpha()):  # "Part 2 - End user" names no part
            begin, single = enumerator.end(), behind
    if single is None:
        section = _INNER_ENUMERATOR.match(text)
        if section is None:
            return None
        begin = section.end()
        single = match_name(text, begin)
        if single is None:
            return None
    end, names = single
    gathered = list(names)
    for _ in range(4):
        other = _SCRIPT_CHANGE.match(text, end)
        again = match_name(text, other.end()) if other else None
        if again:  # before "Country" of "原产地 Country of origin" is taken for a label's tail
            end = again[0]
            gathered += again[1]
        tail = _TAIL.match(text, end)
        end = tail.end() if tail else end
        bracket = _BRACKET.match(text, end)
        if bracket:
            inner = match_name(text, bracket.start(1))
            if inner:
                gathered += inner[1]
            end = bracket.end()
            continue
        join = _JOIN.match(text, end) or _SCRIPT_CHANGE.match(text, end)
        second = match_name(text, join.end()) if join and join.end() > end else None
        if second is None:
            break
        end = second[0]
        gathered += second[1]
    if end > _MAX_LABEL:
        return None
    mark = _MARK.match(text, end)
    return Label(
        piece=piece,
        names=tuple(dict.fromkeys(gathered)),
        end=mark.end() if mark else end,
        marked=bool(mark) or end == len(text),
        start=begin,
    )


@dataclass(slots=True)
class LabelledSheet:
    """A page's labels by piece."""

    sheet: Sheet
    labels: dict[tuple[int, int], Label]

    def at(self, piece: Piece) -> Label | None:
        """Label of a piece."""
        return self.labels.get((piece.line, piece.place))

    def is_label(self, piece: Piece) -> bool:
        """Whether the piece is a label for sure: marked, or nothing but the label."""
        label = self.at(piece)
        return label is not None and label.marked


def _is_title(piece: Piece, label: Label) -> bool:
    """Whether a label is the beginning of a paper's title: "Shipper's letter of instruction"."""
    title = match_title(piece.text)
    return title is not None and title[2] and bool(label.rest)


def _wrapped(sheet: Sheet, label: Label) -> tuple[Label, Label] | None:
    """A label that goes on in the line under it, and that line as a label without a value."""
    piece = label.piece
    if len(piece.text) > _MAX_WRAPPED or piece.line + 1 >= len(sheet.lines):
        return None
    under = sheet.lines[piece.line + 1 : piece.line + 3]  # a value may stand between them
    for below in (one for line in under for one in line):
        near = abs(below.x0 - piece.x0) < 3 and below.top - piece.bottom < piece.height
        if not near or len(below.text) > _MAX_WRAPPED:
            continue
        joined = f"{piece.text} {below.text.rstrip(' :：')}"
        found = match_name(joined, label.start)
        if found and found[0] == len(joined):
            upper = Label(piece, found[1], len(piece.text), marked=True, start=label.start)
            lower = Label(below, (("other", "other"),), len(below.text), marked=True)
            return upper, lower
    return None


def _begins_name(label: Label) -> bool:
    """Whether the word is no label but begins a name or address: "Société des Ciments"."""
    if label.marked or any(field != "other" for field, _ in label.names):
        return False
    return bool({"name", "address"} & set(label.meanings("other")))


def find_labels(sheet: Sheet) -> LabelledSheet:
    """All labels of a page, found once."""
    known = sheet.page.memo.get("labels")
    if isinstance(known, dict):  # not the sheet itself, which would hold its page in a cycle
        return LabelledSheet(sheet, known)
    labels: dict[tuple[int, int], Label] = {}
    for piece in sheet.pieces():
        if (piece.line, piece.place) in labels:
            continue  # the second line of a label
        label = match_label(piece)
        if label is not None and not label.marked:
            wrapped = _wrapped(sheet, label)
            if wrapped:
                label, below = wrapped
                labels[(below.piece.line, below.piece.place)] = below
        if label is not None and not _is_title(piece, label) and not _begins_name(label):
            labels[(piece.line, piece.place)] = label
    sheet.page.memo["labels"] = labels
    return LabelledSheet(sheet, labels)
