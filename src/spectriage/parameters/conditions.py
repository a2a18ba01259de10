"""What a printed value holds under: "@ f/1.0", "(1σ)", "at 10 kHz offset", "τ = 100 s"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.parameters.bound_words import slot_behind
from spectriage.parameters.quantity import Quantity
from spectriage.vocabulary.tables import read_table

_MAX_LENGTH = 80
_OPENERS = re.compile(r"[\s,]*(?:\(|@|[A-Za-zτσΔà1-3])")
_TRAILING_SLOT = re.compile(r"[\s,;]*\(?(?:max|min|typ|nom)[a-z]*\.?\)?\s*$", re.IGNORECASE)
_LAYOUT = re.compile(r"[HVWLD](?:\s?[x*×,]\s?[HVWLD]){0,2}|(?:max|min|typ)\.?", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;()\n|\x1f]|\.\s|\s/\s|,")
_OWN_CONDITION = re.compile(r"^[^,;]*?(?:@|\bat\s)")


def patterns() -> tuple[tuple[dict[str, str], re.Pattern[str]], ...]:
    """Rows of `conditions.tsv` with their patterns compiled.

    Raises
    ------
    VocabularyError
        A pattern is none or has not one group, or the reach is neither open nor closed.
    """
    rows = []
    for row in read_table("conditions.tsv"):
        try:
            pattern = re.compile(row["pattern"])
        except re.error as err:
            raise VocabularyError(
                str(err), file="conditions.tsv", entry=row["name"], field="pattern"
            ) from err
        if pattern.groups != 1:
            raise VocabularyError(
                "has not one group", file="conditions.tsv", entry=row["name"], field="pattern"
            )
        if row["reach"] not in ("open", "closed"):
            raise VocabularyError(
                "is neither open nor closed",
                file="conditions.tsv",
                entry=row["name"],
                field="reach",
            )
        rows.append((row, pattern))
    return tuple(rows)


@lru_cache(maxsize=1)
def _openers() -> tuple[re.Pattern[str], tuple[bool, ...], tuple[str, ...]]:
    """All patterns as one; whether the condition of each group goes on; the groups' names."""
    table = patterns()
    joined = "|".join(row["pattern"] for row, _ in table)
    reaches = tuple(row["reach"] == "open" for row, _ in table)
    return re.compile(joined), reaches, tuple(row["name"] for row, _ in table)


def mark_conditions(
    text: str, printed: str, found: Sequence[Quantity]
) -> tuple[Quantity, ...]:  # fmt: skip
    """The quantities, each with its condition, those inside one marked as such.

    Parameters
    ----------
    text
        The folded text.
    printed
        The text as printed, which conditions quote.
    found
        Quantities in reading order.
    """
    marked: list[Quantity] = []
    until = 0
    for number, quantity in enumerate(found):
        if quantity.start < until:
            marked.append(replace(quantity, in_condition=True))
            continue
        following = [later for later in found[number + 1 :]][:8]
        span = _condition_span(text, quantity, following)
        if span is None:
            marked.append(quantity)
            continue
        start, end = span
        until = end
        marked.append(replace(quantity, condition=printed[start:end].strip()))
    return tuple(marked)


def _condition_span(
    text: str, quantity: Quantity, following: list[Quantity]
) -> tuple[int, int] | None:
    position = quantity.end
    slot = slot_behind().match(text, position) if quantity.slot else None
    if slot is not None:
        position = slot.end()
    if _OPENERS.match(text, position) is None:
        return None
    pattern, reaches, names = _openers()
    found = pattern.match(text, position)
    if found is None or found.lastindex is None:
        return None
    start, end = found.span(found.lastindex)
    if names[found.lastindex - 1] == "symbol" and text[: quantity.start].endswith(("=", "= ")):
        return None  # "VDD = 5 V, IDD = 220 mA": neither is the other's condition
    if reaches[found.lastindex - 1]:
        start, end = found.end(), _clause_end(text, found.end(), quantity, following)
    elif _is_no_condition(text[start:end], start, end, quantity, following):
        return None
    trailing = _TRAILING_SLOT.search(text[start:end])
    if trailing is not None:
        end = start + trailing.start()
    return (start, end) if text[start:end].strip() else None


def _is_no_condition(
    text: str, start: int, end: int, quantity: Quantity, following: list[Quantity]
) -> bool:
    """Whether a bracket tells the value again in another unit, or names sides or a slot."""
    if _LAYOUT.fullmatch(text.strip()):
        return True
    inside = [later for later in following if start <= later.start < end]
    return bool(
        inside
        and inside[0].start - start <= 2
        and end - inside[-1].end <= 1
        and _measure(inside[0]) == _measure(quantity)
    )


def _measure(quantity: Quantity) -> object:
    return quantity.units[0].dimension if quantity.units else None


def _clause_end(text: str, start: int, quantity: Quantity, following: list[Quantity]) -> int:
    """Where a condition ends: with its clause, or before the next value of the same kind."""
    limit = min(len(text), start + _MAX_LENGTH)
    for later in following[1:]:
        if quantity.units and later.units == quantity.units and start < later.start < limit:
            limit = later.start
    for found in _CLAUSE_END.finditer(text, start, limit):
        if found[0] != ",":
            return found.start()
        nearest = next((later for later in following if later.start >= found.start()), None)
        segment = text[found.end() : limit]
        another = nearest is not None and nearest.units == quantity.units
        if another or _OWN_CONDITION.match(segment):
            return found.start()
    return limit
