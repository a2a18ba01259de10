"""What a technical document calls itself in its first lines: a data sheet, a manual."""

import re
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.terms import load_terms

HEAD_LINES = 8
FURTHER_LINES = 24  # a title may stand under the maker's address and a table of changes
MAX_WORDS = 10  # of a title's line; a longer one is a sentence that names another document
FURTHER_WORDS = 5
_TABLE = "sheet_titles.tsv"
_SENTENCE_END = re.compile(r"[.;,]\s*$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def sheet_title(text: str) -> str | None:
    """The kind that the first title among the first lines names.

    A line that names two kinds is no title, and neither is a sentence. Farther down only a short
    line counts.
    """
    lines = [line for line in map(str.strip, text.casefold().split("\n")) if line]
    for number, line in enumerate(lines[:FURTHER_LINES]):
        longest = MAX_WORDS if number < HEAD_LINES else FURTHER_WORDS
        if len(line.split()) > longest or _SENTENCE_END.search(line):
            continue
        named = [kind for kind, pattern in _patterns().items() if pattern.search(line)]
        if len(named) == 1:
            return named[0]
    return None


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    kinds: dict[str, list[str]] = {}
    for row in read_table(_TABLE):
        if row["kind"] not in load_terms("kind"):
            raise VocabularyError("is no kind", file=_TABLE, entry=row["kind"], field="kind")
        unspaced = _UNSPACED.search(row["pattern"]) is not None
        whole = f"(?:{row['pattern']})" if unspaced else rf"(?<!\w)(?:{row['pattern']})(?!\w)"
        kinds.setdefault(row["kind"], []).append(whole)
    return {kind: re.compile("|".join(patterns)) for kind, patterns in kinds.items()}
