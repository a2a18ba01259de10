"""Which field a column of a goods table holds, by the words at its head.

A head may carry a currency, a unit or a second language ("Unit price (USD)", "Menge / Qty");
what is left after those must be a wording of `goods_heads.tsv`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.papers.figures import find_currency
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table

FILE = "papers/goods_heads.tsv"
FIELDS = (
    "line", "part_number", "description", "quantity", "unit", "unit_price", "amount", "currency",
    "hs_code", "origin", "code_US", "code_EU", "code_any", "net_weight", "gross_weight", "packages",
    "other",
)  # fmt: skip
_BRACKET = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_SEPARATOR = re.compile(r"\s*[/|／\n]\s*|\s+[–—-]\s+")
_ENUMERATOR = re.compile(r"^\s*[(\[]?\d{1,2}[a-z]?[.)\]]\s*")  # "9. Quantity" of a form
_MAX_HEAD = 60  # characters
_MAX_PARTED, _MAX_HEAD_WORDS = 16, 6  # words of heads that run into each other, and of one head
_MARKS = " .:*#№'\"-–"


@dataclass(slots=True, frozen=True)
class Head:
    """What a column's head says: the field it can be, and a currency or unit in it."""

    fields: tuple[str, ...]
    currency: str | None = None
    kilograms: bool = False


@lru_cache(maxsize=1)
def _wordings() -> dict[str, tuple[str, ...]]:
    """Folded wording to the fields it may name.

    Raises
    ------
    VocabularyError
        A row names an unknown field or has no wording.
    """
    names: dict[str, list[str]] = {}
    for row in read_table(FILE):
        if row["field"] not in FIELDS or not row["wordings"]:
            raise VocabularyError(f"bad row {row!r}", file=FILE)
        for wording in row["wordings"].split("|"):
            fields = names.setdefault(_key(wording), [])
            if row["field"] not in fields:
                fields.append(row["field"])
    names.pop("", None)
    return {key: tuple(fields) for key, fields in names.items()}


def _key(text: str) -> str:
    return re.sub(r"[\s.\-–'’`_*:#]+", "", fold(text)) or ("#" if "#" in text else "")


@lru_cache(maxsize=4096)
def read_head(text: str) -> Head | None:
    """What a head says, or None where its words are none of ours."""
    if not text.strip() or len(text) > _MAX_HEAD:
        return None
    currency = find_currency(text)
    kilograms = bool(re.search(r"\bkgs?\b|公斤|千克", text, re.IGNORECASE))
    for candidate in _candidates(text, currency):
        fields = _wordings().get(_key(candidate))
        if fields:
            return Head(fields, currency[2] if currency else None, kilograms)
    if currency and currency[0] == 0 and currency[1] == len(text.strip(" ().:")):
        return Head(("unit_price", "amount"), currency[2])  # a column of sums, each or in all
    return None


def part_head(words: Sequence[str]) -> list[tuple[int, int]]:
    """The fewest runs of words that are known heads each; none where some words are not."""
    if len(words) > _MAX_PARTED:
        return []
    best: list[list[tuple[int, int]] | None] = [[]] + [None] * len(words)
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _MAX_HEAD_WORDS), end):
            known = best[start]
            if known is None or read_head(" ".join(words[start:end])) is None:
                continue
            now = best[end]
            if now is None or len(known) + 1 < len(now):
                best[end] = [*known, (start, end)]
    return best[-1] or []


def _candidates(text: str, currency: tuple[int, int, str] | None) -> list[str]:
    bare = _BRACKET.sub(" ", text)
    found = [text, bare, _ENUMERATOR.sub("", bare)]
    if currency:
        without = (text[: currency[0]] + " " + text[currency[1] :]).strip()
        found += [without, _BRACKET.sub(" ", without)]
    found += [part for part in _SEPARATOR.split(bare) if len(part.strip()) > 1]
    # "品名 Description": two languages side by side
    found += [
        part
        for part in re.split(
            r"(?<=[\u3400-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s*(?=[\u3400-\u9fff])", bare
        )
    ]
    found += [re.sub(r"\b(?:kgs?|lbs?|pcs|cm|mm|total)\b\.?", " ", fold(bare)).strip(_MARKS)]
    return found
