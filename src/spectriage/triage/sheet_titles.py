"""What a document that is no export paper calls itself in its first lines: data sheet, report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.terms import load_terms

HEAD_LINES = 8
MAX_WORDS = 10  # of a title's line; a longer one is a sentence that names another document
FURTHER_WORDS = 5  # of a title farther down: under the maker's address and a table of changes
EDGE_WORDS = 6  # of a line at whose edge a title stands
MAX_UNSPACED = 24  # characters of a line in a script without blanks
_TABLE = "sheet_titles.tsv"
_PLACES = ("anywhere", "edge")
_SENTENCE_END = re.compile(r"[.;,。；，]\s*$")
_APART = re.compile(r"\s{3,}|\t")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_LATIN = re.compile(r"[a-zà-ÿа-я]{2}")
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]$")
_COUNTED = frozenset(
    ("section", "page", "seite", "issue", "edition", "version", "ver", "rev", "vol")
)  # before the number that stands behind a title


@dataclass(frozen=True, slots=True)
class Wording:
    """A title: the kind it names, how many lines down it may stand, and where in a line."""

    kind: str
    lines: int
    at_edge: bool
    pattern: re.Pattern[str]

    def stands_in(self, piece: str) -> bool:
        """Whether a line's piece bears the title."""
        if not self.at_edge:
            return self.pattern.search(piece) is not None
        bare = _bare(piece)
        if len(bare.split()) > EDGE_WORDS:
            return False
        return any(
            found.start() == 0 or found.end() == len(bare) for found in self.pattern.finditer(bare)
        )


def _bare(piece: str) -> str:
    """The piece without a bracket, "section 4" or "2026-27" behind it."""
    words = _BRACKETED.sub("", piece).split()
    while words and (any(map(str.isdigit, words[-1])) or words[-1].strip(".:,") in _COUNTED):
        words.pop()
    return " ".join(words).strip(" ·•|:,;–—-")


def sheet_title(text: str) -> str | None:
    """The kind that the first title among the first lines names.

    A line that names two kinds is no title, and neither is a sentence, nor a word between others of
    a table's or a menu's line. Farther down only a short line counts.
    """
    wordings = _wordings()
    furthest = max(wording.lines for wording in wordings)
    lines = [line for line in map(str.strip, text.casefold().split("\n")) if line]
    for number, line in enumerate(lines[:furthest]):
        longest = MAX_WORDS if number < HEAD_LINES else FURTHER_WORDS
        named = {
            wording.kind
            for piece in _pieces(line, longest)
            for wording in wordings
            if number < wording.lines and wording.stands_in(piece)
        }
        if len(named) == 1:
            return named.pop()
    return None


def _pieces(line: str, longest: int) -> Iterator[str]:
    """Parts of a line that may be a title."""
    pieces = _APART.split(line)
    for number, piece in enumerate(pieces):
        words = len(piece.split())
        between = words == 1 and 0 < number < len(pieces) - 1
        endless = len(piece) > MAX_UNSPACED and len(_UNSPACED.findall(piece)) > len(piece) / 2
        if words <= longest and not (between or endless or _SENTENCE_END.search(piece)):
            yield piece


@lru_cache(maxsize=1)
def _wordings() -> tuple[Wording, ...]:
    return read_wordings()


def read_wordings() -> tuple[Wording, ...]:
    """Titles of the table.

    Raises
    ------
    VocabularyError
        A row names an unknown kind or place, mixes scripts, its lines are no number, or its
        pattern is none.
    """
    found = []
    for row in read_table(_TABLE):
        if row["kind"] not in load_terms("kind"):
            raise VocabularyError("is no kind", file=_TABLE, entry=row["kind"], field="kind")
        if row["where"] not in _PLACES:
            raise VocabularyError(
                f"is none of {_PLACES}", file=_TABLE, entry=row["where"], field="where"
            )
        unspaced = _UNSPACED.search(row["pattern"]) is not None
        if unspaced and _LATIN.search(row["pattern"]):
            raise VocabularyError("mixes scripts", file=_TABLE, entry=row["pattern"])
        whole = row["pattern"] if unspaced else rf"(?<!\w)(?:{row['pattern']})(?!\w)"
        try:
            pattern = re.compile(whole)
            found.append(Wording(row["kind"], int(row["lines"]), row["where"] == "edge", pattern))
        except (ValueError, re.error) as err:
            raise VocabularyError(str(err), file=_TABLE, entry=row["kind"]) from err
    return tuple(found)
