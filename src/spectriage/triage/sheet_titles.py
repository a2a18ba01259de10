"""What a technical document calls itself in its first lines: a data sheet, a manual."""

import re
from dataclasses import dataclass
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.terms import load_terms

HEAD_LINES = 8
MAX_WORDS = 10  # of a title's line; a longer one is a sentence that names another document
FURTHER_WORDS = 5  # of a title farther down: under the maker's address and a table of changes
_TABLE = "sheet_titles.tsv"
_SENTENCE_END = re.compile(r"[.;,]\s*$")
_APART = re.compile(r"\s{3,}|\t")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A title: the kind it names, and how many lines down it may stand."""

    kind: str
    lines: int
    pattern: re.Pattern[str]


def sheet_title(text: str) -> str | None:
    """The kind that the first title among the first lines names.

    A line that names two kinds is no title, and neither is a sentence. Farther down only a short
    line counts.
    """
    wordings = _wordings()
    furthest = max(wording.lines for wording in wordings)
    lines = [line for line in map(str.strip, text.casefold().split("\n")) if line]
    for number, line in enumerate(lines[:furthest]):
        longest = MAX_WORDS if number < HEAD_LINES else FURTHER_WORDS
        named = {
            wording.kind
            for piece in _APART.split(line)
            if len(piece.split()) <= longest and not _SENTENCE_END.search(piece)
            for wording in wordings
            if number < wording.lines and wording.pattern.search(piece)
        }
        if len(named) == 1:
            return named.pop()
    return None


@lru_cache(maxsize=1)
def _wordings() -> tuple[Wording, ...]:
    return read_wordings()


def read_wordings() -> tuple[Wording, ...]:
    """Titles of the table.

    Raises
    ------
    VocabularyError
        A row names an unknown kind, its lines are no number, or its pattern is none.
    """
    found = []
    for row in read_table(_TABLE):
        if row["kind"] not in load_terms("kind"):
            raise VocabularyError("is no kind", file=_TABLE, entry=row["kind"], field="kind")
        unspaced = _UNSPACED.search(row["pattern"]) is not None
        whole = row["pattern"] if unspaced else rf"(?<!\w)(?:{row['pattern']})(?!\w)"
        try:
            found.append(Wording(row["kind"], int(row["lines"]), re.compile(whole)))
        except (ValueError, re.error) as err:
            raise VocabularyError(str(err), file=_TABLE, entry=row["kind"]) from err
    return tuple(found)
