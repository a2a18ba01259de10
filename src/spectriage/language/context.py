"""Stretches of text in which words say less, or something else, than they do elsewhere.

A `context.jsonl` beside the patterns of a component lists them. A maker's disclaimer names uses
it warns of, which are no claims (`drop`; `drop_asserted` where it may also deny them: "do not use
where failure endangers life, such as ..."), and a service link by VPN makes no item a cipher; a
sentence that makes a transfer depend on an approval makes its claim conditional, however far
apart the two stand, and a list of uses that a maker excludes is denied as a whole (`negated`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spectriage.errors import DataError
from spectriage.language.folding import fold_lines
from spectriage.language.patterns import read_rows

DROP, DROP_ASSERTED = "drop", "drop_asserted"
_EFFECTS = (DROP, DROP_ASSERTED, "conditional", "negated")
_AT_WORD = r"(?<![^\W\d_\u3040-\u9fff])"  # "load drop" begins in no "payload drop"


@dataclass(slots=True, frozen=True)
class Stretch:
    """Characters `start:end` with an effect on what is of `categories` (on all, if empty)."""

    start: int
    end: int
    effect: str
    categories: frozenset[str]


@dataclass(slots=True, frozen=True)
class ContextRule:
    """A pattern of such stretches."""

    id: str
    regex: re.Pattern[str]
    effect: str
    categories: frozenset[str]
    example: str
    near_miss: str


@lru_cache(maxsize=4)
def load_rules(path: Path) -> tuple[ContextRule, ...]:
    """Rules of a file, checked.

    Raises
    ------
    DataError
        A rule lacks a field, or its pattern or effect is bad.
    """
    rules = []
    for number, row in read_rows(path):
        name = str(row.get("id", f"line {number}"))
        if row.get("effect") not in _EFFECTS:
            raise DataError(
                "none of " + ", ".join(_EFFECTS), file=str(path), entry=name, field="effect"
            )
        try:
            regex = re.compile(_AT_WORD + f"(?:{row['pattern']})".replace(" ", "[ \\n]"))
        except (KeyError, re.error) as err:
            raise DataError(str(err), file=str(path), entry=name, field="pattern") from err
        rules.append(
            ContextRule(
                name, regex, row["effect"], frozenset(row.get("categories", ())),
                str(row.get("example", "")), str(row.get("near_miss", "")),
            )
        )  # fmt: skip
    return tuple(rules)


@lru_cache(maxsize=4)
def find_stretches(
    text: str, path: Path, named: frozenset[str] = frozenset()
) -> tuple[Stretch, ...]:
    """Stretches of a text, by the rules of a file; by those that bear on `named`, if given."""
    folded = fold_lines(text)
    return tuple(
        Stretch(match.start(), match.end(), rule.effect, rule.categories)
        for rule in load_rules(path)
        if not named or not rule.categories or rule.categories & named
        for match in rule.regex.finditer(folded)
    )


def effects_at(stretches: Sequence[Stretch], start: int, end: int, category: str) -> frozenset[str]:
    """Effects on a claim or feature of a category at characters `start:end`."""
    return frozenset(
        stretch.effect
        for stretch in stretches
        if stretch.start < end
        and start < stretch.end
        and (not stretch.categories or category in stretch.categories)
    )
