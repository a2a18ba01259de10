"""Heads of a table: which column holds label, condition, min, typ, max, unit, or a variant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spectriage.documents.model import Cell, Table, Word
from spectriage.vocabulary.headings import column_roles

_UNIT = re.compile(r"\s*[\[(][^()\[\]]{1,12}[)\]]$")
_NOTE = re.compile(r"[\[(]?(?:note\s*)?\d[\])]?$|[¹²³*†]+$")
SLOTS = ("min", "typ", "max")

Row = tuple[Cell, ...]


@lru_cache(maxsize=8192)
def role_of(text: str) -> str | None:
    """Role that a head gives its column, or None for a variant's name or a parameter."""
    plain = _UNIT.sub("", text.strip(" :.")).casefold()
    roles = column_roles()
    return (
        roles.get(plain)
        or roles.get(text.strip(" :").casefold())
        or roles.get(_NOTE.sub("", plain).strip(" .:"))
    )


def head_roles(row: Sequence[Cell]) -> list[str | None] | None:
    """Roles of a row that heads a table, or None where it is an ordinary row."""
    roles = [role_of(cell.text) if cell.words else None for cell in row]
    named = [role for role in roles if role]
    if len(named) >= 2 and not {"parameter"} >= set(named):
        return roles
    if (
        named
        and roles
        and sum(bool(cell.words) for cell in row) >= 3
        and (named[0] == "parameter" and row[0].words and roles[0] == "parameter")
    ):
        return roles
    return None


@dataclass(slots=True, frozen=True)
class Columns:
    """Columns by the place of their heads on the page: role, left edge, right edge."""

    roles: tuple[str, ...]
    edges: tuple[float, ...]

    def parted(self, row: Row) -> Row:
        """The row's words dealt out anew to these columns."""
        parts: list[list[Word]] = [[] for _ in self.roles]
        for cell in row:
            for word in cell.words:
                middle = (word.x0 + word.x1) / 2
                place = sum(middle > edge for edge in self.edges)
                parts[place].append(word)
        return tuple(Cell(tuple(part)) for part in parts)


def packed_columns(row: Row) -> Columns | None:
    """Columns of a head that packs several roles into one cell, as in "MIN TYP MAX".

    Narrow columns without rules between them come as one cell; their heads still stand over
    their figures. A slot's column reaches halfway to its neighbours, any other column begins
    where its head does.
    """
    if not any(_packs_slots(cell) for cell in row):
        return None
    heads = _head_phrases([word for cell in row for word in cell.words])
    named = [(role_of(text), x0, x1) for text, x0, x1 in heads]
    known = [(role, x0, x1) for role, x0, x1 in named if role]
    if len(known) < 0.6 * len(named) or sum(role in SLOTS for role, _, _ in known) < 2:
        return None
    edges = []
    for (left, _, left_x1), (right, right_x0, _) in zip(known, known[1:], strict=False):
        centred = left in (*SLOTS, "unit") or right in SLOTS
        edges.append((left_x1 + right_x0) / 2 if centred else right_x0 - 3)
    return Columns(tuple(str(role) for role, _, _ in known), tuple(edges))


def _packs_slots(cell: Cell) -> bool:
    return sum(role_of(word.text) in SLOTS for word in cell.words) >= 2


def _head_phrases(words: Sequence[Word]) -> list[tuple[str, float, float]]:
    """Words of a head row as phrases: those that only together name a role are joined."""
    ordered = sorted(words, key=lambda word: word.x0)
    phrases: list[tuple[str, float, float]] = []
    position = 0
    while position < len(ordered):
        taken = 1
        for length in (3, 2):
            group = ordered[position : position + length]
            if len(group) == length and role_of(" ".join(w.text for w in group)):
                taken = length
                break
        group = ordered[position : position + taken]
        phrases.append((" ".join(w.text for w in group), group[0].x0, group[-1].x1))
        position += taken
    return phrases


def has_slot_heads(table: Table) -> bool:
    """Whether a row of the table heads its columns min, typ or max."""
    return any(
        packed_columns(row) is not None or any(role in SLOTS for role in head_roles(row) or ())
        for row in table.rows
    )
