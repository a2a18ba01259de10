"""Small words by use: of languages, in labels, between a label and its value."""

from functools import lru_cache

from spectriage.vocabulary.tables import read_table


@lru_cache(maxsize=16)
def small_words(group: str) -> dict[str, frozenset[str]]:
    """Words of a group (``language``, ``label``, ``text``, ``form``) by name, in file order."""
    return {
        row["name"]: frozenset(row["words"].split())
        for row in read_table("small_words.tsv")
        if row["group"] == group
    }
