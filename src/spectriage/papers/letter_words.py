"""Words that mark a letter's end, a promise or a denial, by data."""

import re
from functools import lru_cache

from spectriage.vocabulary.tables import read_table

FILE = "papers/letter_words.tsv"


@lru_cache(maxsize=8)
def words_for(use: str) -> re.Pattern[str]:
    """One pattern of all words of a use, for folded text."""
    patterns = [row["pattern"] for row in read_table(FILE) if row["use"] == use]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
