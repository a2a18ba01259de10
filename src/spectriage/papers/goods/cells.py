"""What a cell of a goods table can be, by its content alone."""

import re
from functools import lru_cache

from spectriage.papers.figures import find_currency, find_figures, unit_words
from spectriage.vocabulary.countries import country_of

HS = re.compile(
    r"^(?:HS|HTS|CN)?[\s:]*(\d{4}(?:[.\s]?\d{2}){1,3}(?:[.\s]?\d{2})?|\d{6,10}|\d{4}\.\d{2,6})$",
    re.IGNORECASE,
)
CONTROL = re.compile(
    r"^(?:EAR99|[0-9][A-E]\d{3}(?:\.[a-z0-9]{1,3})*|NLR|ML\d{1,2}(?:\.?[a-z0-9]+)*)$", re.IGNORECASE
)
_LINE = re.compile(r"^(?:\d{1,4}|\d{1,3}[.)]|\d{1,3}\.\d{1,2}|0\d{2,4})$")
_PART = re.compile(
    r"^(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9][\w./+-]{2,30}(?:[\s/][\w./+-]{1,12}){0,2}$|"
    r"^[A-Z]{2,5}-[A-Z0-9]{2,8}$|^\d{2,6}[-/.]\d{2,6}(?:[-/.]\w{1,6})*$"
)


@lru_cache(maxsize=65536)
def shapes(text: str) -> frozenset[str]:
    """Fields that a cell's text has the shape of."""
    bare = text.strip()
    if not bare or bare in {"-", "–", "—", "n/a", "N/A", "."}:
        return frozenset()
    found: set[str] = set()
    figures = find_figures(bare)
    letters = sum(char.isalpha() for char in bare)
    if _LINE.match(bare):
        found.add("line")
    if HS.match(bare):
        found.add("hs_code")
    if CONTROL.match(bare):
        found.add("code")
    if _PART.match(bare) and not CONTROL.match(bare):
        found.add("part_number")
    if len(figures) == 1:
        rest = (bare[: figures[0].start] + bare[figures[0].end :]).strip(" /.,:@")
        money = find_currency(rest) if rest else None
        if not rest:
            found.add("number")
            found.add("money" if figures[0].decimals else "integer")
        elif money and money[1] - money[0] >= len(rest) - 6:
            found |= {"number", "money", "priced"}
        elif unit_words()[0].fullmatch(rest):
            found |= {"number", "counted"}
            if unit_words()[1][rest.lower()] in ("kilogram", "gram", "tonne"):
                found.add("weighed")
    if unit_words()[0].fullmatch(bare):
        found.add("unit")
    if letters >= 2 and len(bare) <= 40 and country_of(bare):
        found.add("origin")
    if letters >= 4 and letters > len(bare) * 0.4 and not found & {"unit", "counted", "priced"}:
        found.add("description")
    if letters >= 2 and any(char >= "\u3400" for char in bare):
        found.add("description")
    return frozenset(found)
