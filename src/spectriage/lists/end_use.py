"""End-use rules: what may need a licence for its use, whatever the item is.

A rule is no entry of a list. It is looked at where the papers state a use (or, for some rules,
where the item has a capability), and it can only ask: whether it applies hangs on the
destination, on the end user and on what the exporter knows, which no paper decides.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from spectriage.lists import codes
from spectriage.lists.criteria import ANY, Part, Text, check_families
from spectriage.vocabulary.terms import load_terms

Names = tuple[Text, ...]
_RAISING = frozenset({"asserted", "conditional"})  # what a paper denies raises nothing


class EndUseRule(Part):
    """One rule of a regime, such as US 744.4 or EU article 4.

    It is raised by any of `claims`, for the `families` it is about, where the item has one of
    `features` and an entry under one of `entries` stands, as far as the rule names any.
    `papers_only` keeps it from product sheets, whose "applications" are nobody's end use.
    """

    code: Text
    title: Text
    claims: Annotated[Names, Field(min_length=1)]
    features: Names = ()
    families: Annotated[Names, Field(min_length=1)] = (ANY,)
    entries: Names = ()
    papers_only: bool = True
    questions: Annotated[Names, Field(min_length=1)]
    citation: Text
    source: Text

    @model_validator(mode="after")
    def _known(self) -> "EndUseRule":
        for group, names in (
            (("claim",), self.claims),
            (("feature", "trait"), self.features),
        ):
            unknown = [name for name in names if name not in load_terms(*group)]
            if unknown:
                raise ValueError(
                    f"{group[0]} {', '.join(map(repr, unknown))} is not in the vocabulary"
                )
        if self.families != (ANY,):
            check_families(self.families)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedRule:
    """A rule that the papers raise, with what raised it: claim categories, features, entries."""

    rule: EndUseRule
    claims: Names
    features: Names = ()
    entries: Names = ()


def raised_rules(
    rules: Iterable[EndUseRule], *, claims: Mapping[str, Collection[str]],
    features: Collection[str], families: Collection[str], standing: Collection[str],
    is_paper: bool,
) -> list[RaisedRule]:  # fmt: skip
    """Rules that what is known of an item and its use raises, in the order given.

    Parameters
    ----------
    claims
        Polarities by claim category. Only ``asserted`` and ``conditional`` raise a rule: what a
        paper denies is for the undertakings.
    features
        Features that the papers assert.
    families
        Families the item may be of.
    standing
        Codes of the entries that stand as candidates.
    is_paper
        Whether it is an export paper, not a product's sheet.
    """
    told = {name for name, polarities in claims.items() if {*polarities} & _RAISING}
    found = []
    for rule in rules:
        named = tuple(name for name in rule.claims if name in told)
        if not named or (rule.papers_only and not is_paper):
            continue
        if rule.families != (ANY,) and not set(rule.families).intersection(families):
            continue
        held = tuple(name for name in rule.features if name in features)
        stand = tuple(code for code in standing if _under_any(code, rule.entries))
        if (rule.features and not held) or (rule.entries and not stand):
            continue
        found.append(RaisedRule(rule=rule, claims=named, features=held, entries=stand))
    return found


def _under_any(code: str, headings: Iterable[str]) -> bool:
    return any(codes.is_under(code, heading) for heading in headings)
