"""Closed vocabularies: kinds, families, features, traits, claim categories, party roles.

Features are the contract's; traits are capabilities that only paragraphs of a list ask about.
"""

from functools import lru_cache

from spectriage.vocabulary.tables import read_table


@lru_cache(maxsize=8)
def load_terms(*groups: str) -> tuple[str, ...]:
    """Names of the groups (``kind``, ``family``, ``feature``, ``trait``, ``claim``, ``role``).

    They come in file order.
    """
    return tuple(row["name"] for row in read_table("terms.tsv") if row["group"] in groups)
