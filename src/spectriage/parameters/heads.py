"""Heads of a table: which column holds label, condition, min, typ, max, unit, or a variant."""

import re
from collections.abc import Sequence

from spectriage.documents.model import Cell, Table, Word
from spectriage.vocabulary.headings import column_roles

_NOTE = re.compile(r"[\[(]?(?:note\s*)?\d[\])]?$|[¹²³*†]+$")
SLOTS = ("min", "typ", "max")

Row = tuple[Cell, ...]


def role_of(text: str) -> str | None:
    """Role that a head gives its column, or None for a variant's name or a parameter."""
    plain = text.strip(" :.").casefold()
    roles = column_roles()
    return roles.get(plain) or roles.get(text.strip(" :").casefold()) or roles.get(
        _NOTE.sub("", plain).strip(" .:")
    )


def head_roles(row: Sequence[Cell]) -> list[str | None] | None:
    """Roles of a row that heads a table, or None where it is an ordinary row."""
    roles = [role_of(cell.text) if cell.words else None for cell in row]
    named = [role for role in roles if role]
    if len(named) >= 2 and not {"parameter"} >= set(named):
        return roles
    if named and roles and sum(bool(cell.words) for cell in row) >= 3 and (
        named[0] == "parameter" and row[0].words and roles[0] == "parameter"
    ):
        return roles
    return None


def split_packed_columns(table: Table) -> tuple[Row, ...]:
    """Rows with columns parted where one head packs several, as in "MIN TYP MAX"."""
    rows: tuple[Row, ...] = table.rows
    column = 0
    while rows and column < len(rows[0]):
        cuts = _packed_cuts([row[column] for row in rows])
        if cuts:
            rows = tuple(row[:column] + _cut(row[column], cuts) + row[column + 1 :] for row in rows)
            column += len(cuts)
        column += 1
    return rows


def _packed_cuts(cells: Sequence[Cell]) -> list[float]:
    for cell in cells[:4]:
        words = cell.words
        if 2 <= len(words) <= 4 and all(role_of(word.text) in (*SLOTS, "unit") for word in words):
            if max(w.top for w in words) - min(w.top for w in words) < 4:
                return [(a.x1 + b.x0) / 2 for a, b in zip(words, words[1:], strict=False)]
    return []


def _cut(cell: Cell, cuts: Sequence[float]) -> tuple[Cell, ...]:
    parts: list[list[Word]] = [[] for _ in range(len(cuts) + 1)]
    wide = cell.words and not any(ch.isdigit() for ch in cell.text)
    for word in cell.words:
        middle = (word.x0 + word.x1) / 2
        role = role_of(word.text)
        place = sum(middle > cut for cut in cuts)
        parts[0 if wide and role is None else place].append(word)
    return tuple(Cell(tuple(part)) for part in parts)


def has_slot_heads(table: Table) -> bool:
    """Whether a row of the table heads its columns min, typ or max."""
    return any(
        roles is not None and any(role in SLOTS for role in roles)
        for roles in (head_roles(row) for row in split_packed_columns(table))
    )
