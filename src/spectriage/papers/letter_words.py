"""Words that mark a letter's end, a promise or a denial, by data."""

import re
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table

FILE = "papers/letter_words.tsv"


@lru_cache(maxsize=8)
def words_for(use: str) -> re.Pattern[str]:
    """One pattern of all words of a use, for folded text."""
    patterns = [row["pattern"] for row in read_table(FILE) if row["use"] == use]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@lru_cache(maxsize=8)
def rules_of(file: str) -> tuple[tuple[dict[str, str], re.Pattern[str]], ...]:
    """Rows of a table of patterns for folded text, each with its pattern.

    Raises
    ------
    VocabularyError
        A pattern is bad.
    """
    rules = []
    for row in read_table(f"papers/{file}.tsv"):
        try:
            pattern = row["pattern"].replace(" ", r"\s")
            rules.append((row, re.compile(pattern)))
        except re.error as err:
            raise VocabularyError(f"{row}: {err}", file=f"papers/{file}.tsv") from err
    return tuple(rules)
