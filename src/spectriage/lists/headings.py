"""Headings of a list as types: what stands over its paragraphs, also where we have no entry."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, model_validator

from spectriage.lists import codes
from spectriage.lists.criteria import Part, Text, check_families

Regime = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*$")]
Title = Annotated[str, Field(min_length=1, max_length=90)]


class HeadingRecord(Part):
    """One heading of a list, in our words. `root` names the record it took its fields from.

    `related` gives the codes that cover the same goods, by regime, `differs` what sets them
    apart. `reasons` are those of the heading's licence table, with the column of the country
    chart; a reason that the chart has no column for stands bare (``RS`` for named countries).
    A heading whose goods fall to another authority names it in `subject_to`.
    """

    code: Text
    title: Title
    covers: Text
    search_terms: tuple[Text, ...] = ()
    families: tuple[Text, ...] = ()
    related: Mapping[Regime, Annotated[tuple[Text, ...], Field(min_length=1)]] = {}
    differs: str = ""
    reasons: tuple[Text, ...] = ()
    subject_to: Text | None = None
    source: Text | None = None
    root: Text | None = None

    @model_validator(mode="after")
    def _resolve(self) -> "HeadingRecord":
        check_families(self.families)
        if codes.parse(self.code) != (codes.heading(self.code),):
            raise ValueError(f"{self.code} is a paragraph, not a heading")
        return self
