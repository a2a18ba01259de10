"""Closed vocabularies of the report: kinds, families, features, claim categories, party roles."""

from functools import lru_cache

from spectriage.vocabulary.tables import read_table


@lru_cache(maxsize=8)
def load_terms(group: str) -> tuple[str, ...]:
    """Names of one group (``kind``, ``family``, ``feature``, ``claim``, ``role``) in file order."""
    return tuple(row["name"] for row in read_table("terms.tsv") if row["group"] == group)
