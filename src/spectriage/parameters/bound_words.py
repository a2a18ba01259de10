"""Words and signs around a figure, from `vocabulary/data/bounds.tsv`, as patterns."""

import re
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table

PLACES = ("before", "after", "between")


def words(place: str, kind: str) -> tuple[str, ...]:
    """The words and signs of one kind, the longest first."""
    return _words()[place, kind]


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], tuple[str, ...]]:
    """Words by place and kind, the longest first.

    Raises
    ------
    VocabularyError
        A row's place is none we know.
    """
    table: dict[tuple[str, str], list[str]] = {}
    for row in read_table("bounds.tsv"):
        if row["place"] not in PLACES:
            raise VocabularyError(
                f"place {row['place']!r} is not one we know",
                file="bounds.tsv", entry=row["kind"], field="place",
            )  # fmt: skip
        listed = [word.strip() for word in row["words"].split(" ; ")]
        table.setdefault((row["place"], row["kind"]), []).extend(listed)
    return {key: tuple(sorted(set(found), key=len, reverse=True)) for key, found in table.items()}


def alternation(place: str, kind: str) -> str:
    """The words of one kind as one pattern; a word must end where its letters end."""
    return "|".join(_pattern(word) for word in words(place, kind))


def _pattern(word: str) -> str:
    pattern = r"\s+".join(re.escape(part) for part in word.split())
    if not word[-1].isalpha() or _unspaced(word):
        return pattern
    return pattern + r"(?![^\W\d_])"


def _unspaced(word: str) -> bool:
    return "\u3040" <= word[-1] <= "\u9fff"
