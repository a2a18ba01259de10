"""Words that head columns and sections of spec sheets, from `heads.tsv` and `sections.tsv`."""

from functools import lru_cache

from spectriage.vocabulary.tables import read_table


@lru_cache(maxsize=1)
def column_roles() -> dict[str, str]:
    """Column head (lower case) to role, such as parameter, condition, typ, unit."""
    return {
        word.strip().casefold(): row["role"]
        for row in read_table("heads.tsv")
        for word in row["words"].split("|")
    }


@lru_cache(maxsize=1)
def section_effects() -> dict[str, str]:
    """Section heading (lower case) to effect: ``skip`` or ``keep``."""
    return {
        word.strip().casefold(): row["effect"]
        for row in read_table("sections.tsv")
        for word in row["words"].split("|")
    }
