"""Heads of a table: which column holds label, condition, min, typ, max, unit, or a variant."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spectriage.documents.layout.lines import find_lines, on_one_line
from spectriage.documents.model import Cell, Segment, Table, Word
from spectriage.vocabulary.headings import column_roles

_UNIT = re.compile(r"\s*[\[(][^()\[\]]{1,12}[)\]]$")
_NOTE = re.compile(r"[\[(]?(?:note\s*)?\d[\])]?$|[¹²³*†]+$")
_NOTE_ENDS = (")", "]", "*", "†")  # or a figure, raised or not
_LOOK_BELOW = 30  # rows under a head that tell where its columns part
_SLOT_REACH = 12.0
_BEHIND_HEAD = 40  # characters that a unit and marks of notes may take behind a head
_HEAD_REACH = 20.0
SLOTS = ("min", "typ", "max")
_ASKED = ("requirement", "value", "min", "max")  # columns that tell a limit beside a result
# A part number as it heads a column or begins a row.
PART = re.compile(r"(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[\w./+#-]{4,24}(?:\s?\([^()]{1,12}\))?")

Row = tuple[Cell, ...]


@lru_cache(maxsize=8192)
def role_of(text: str) -> str | None:
    """Role that a head gives its column, or None for a variant's name or a parameter."""
    bare = text.strip(" :.")
    if len(bare) > _longest_head():
        return None
    plain = (_UNIT.sub("", bare) if bare.endswith((")", "]")) else bare).casefold()
    noted = plain[-1:].isdigit() or plain.endswith(_NOTE_ENDS)
    roles = column_roles()
    return (
        roles.get(plain)
        or roles.get(text.strip(" :").casefold())
        or roles.get((_NOTE.sub("", plain) if noted else plain).strip(" .:"))
    )


@lru_cache(maxsize=1)
def _longest_head() -> int:
    return max(map(len, column_roles())) + _BEHIND_HEAD


def head_roles(row: Sequence[Cell]) -> list[str | None] | None:
    """Roles of a row that heads a table, or None where it is an ordinary row."""
    roles = [role_of(cell.text) if cell.words else None for cell in row]
    for column in range(1, len(roles)):  # "Parameter | Specification": the second one tells values
        if roles[column] == "parameter" and "parameter" in roles[max(column - 2, 0) : column]:
            roles[column] = "value"
    roles = _as_measured(roles)
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


def _as_measured(roles: list[str | None]) -> list[str | None]:
    """Roles of a report's head: what was measured is the value, what was asked for is not.

    Without a column of results what is required is the value.
    """
    if "result" in roles:
        told = {"result": "value", **dict.fromkeys(_ASKED, "verdict")}
    elif "requirement" in roles:
        told = {"requirement": "value"}
    else:
        return roles
    return [told.get(role, role) if role else None for role in roles]


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


def packed_columns(row: Row, below: Sequence[Row] = ()) -> Columns | None:
    """Columns of a head that packs several roles into one cell, as in "MIN TYP MAX".

    Narrow columns without rules between them come as one cell; their heads still stand over
    their figures. Columns part where the fewest words of the rows below stand, and there
    nearest to halfway between two heads.
    """
    for cell in row:
        if len(cell.words) > 1 and _packs_slots(cell):
            break
    else:
        return None
    heads = head_phrases([word for cell in row for word in cell.words])
    named = [(role_of(text), x0, x1) for text, x0, x1 in heads]
    known = [(role, x0, x1) for role, x0, x1 in named if role]
    if len(known) < 0.6 * len(named) or sum(role in SLOTS for role, _, _ in known) < 2:
        return None
    spans = [
        (word.x0, word.x1) for later in below[:_LOOK_BELOW] for cell in later for word in cell.words
    ]
    edges = []
    for (left, left_x0, left_x1), (right, right_x0, right_x1) in itertools.pairwise(known):
        centred = left in (*SLOTS, "unit") or right in SLOTS
        usual = (left_x1 + right_x0) / 2 if centred else right_x0 - 3
        if right in SLOTS and left in ("condition", "parameter"):
            usual = max(usual, right_x0 - _SLOT_REACH)  # figures stand right under their head
        edges.append(_gutter((left_x0 + left_x1) / 2, (right_x0 + right_x1) / 2, usual, spans))
    return Columns(tuple(str(role) for role, _, _ in known), tuple(edges))


def _gutter(begin: float, end: float, usual: float, spans: Sequence[tuple[float, float]]) -> float:
    """Place between two heads that the fewest words cross, nearest to the usual one."""
    inside = [(x0, x1) for x0, x1 in spans if x1 > begin and x0 < end]
    if not any(x0 < usual < x1 for x0, x1 in inside):
        return usual
    places = [begin + step * (end - begin) / 24 for step in range(1, 24)]
    return min(
        (*places, usual),
        key=lambda x: (sum(x0 < x < x1 for x0, x1 in inside), abs(x - usual)),
    )


def spread_heads(row: Row, roles: Sequence[str | None], above: Row) -> dict[int, str]:
    """For each min/typ/max column the text of the row above that spans it.

    Where the row above has one text for each run of such columns they belong together in order,
    wherever over the run it stands; else a column takes the text whose middle is nearest.
    """
    runs = slot_runs(roles)
    over = [
        ((segment.bbox[0] + segment.bbox[2]) / 2, segment.text)
        for segment in _texts_over(above)
        if role_of(segment.text) is None
    ]
    first = next((row[column].words for run in runs for column in run if row[column].words), ())
    if first and runs:
        last = row[runs[-1][-1]].words or first
        left, right = first[0].x0 - _HEAD_REACH, last[-1].x1 + _HEAD_REACH
        over = [head for head in over if left <= head[0] <= right]
    if not over:
        return {}
    if len(over) == len(runs):
        return {column: text for run, (_, text) in zip(runs, over, strict=True) for column in run}
    found: dict[int, str] = {}
    for column in (column for run in runs for column in run):
        words = row[column].words
        if words:
            middle = (words[0].x0 + words[-1].x1) / 2
            found[column] = min(over, key=lambda head: abs(head[0] - middle))[1]
    return found


def _texts_over(above: Row) -> list[Segment]:
    """The texts of a row as they are printed; white between narrow columns parts "Model 1".

    A cell of several lines, or of a table whose words have no place, is one text.
    """
    filled = [cell for cell in above if cell.words]
    words = [word for cell in filled for word in cell.words]
    if on_one_line(words) and all(word.x1 > word.x0 for word in words):
        return [segment for line in find_lines(words) for segment in line.segments]
    return [Segment(cell.words) for cell in filled]


def slot_runs(roles: Sequence[str | None]) -> list[list[int]]:
    """Columns of min, typ and max that stand for one product each."""
    runs: list[list[int]] = []
    for column, role in enumerate(roles):
        if role not in SLOTS:
            continue
        place = SLOTS.index(role)
        if not runs or SLOTS.index(str(roles[runs[-1][-1]])) >= place or column - runs[-1][-1] > 1:
            runs.append([])
        runs[-1].append(column)
    return runs


def _packs_slots(cell: Cell) -> bool:
    if len(cell.words) < 2 or not _holds_head(cell.text):
        return False
    phrases = head_phrases(cell.words)
    roles = [role for role in (role_of(text) for text, _, _ in phrases) if role]
    return len(set(roles)) >= 2 and any(role in SLOTS for role in roles)


@lru_cache(maxsize=16384)
def begins_head(word: str) -> bool:
    """Whether a word occurs in any head of a min, typ or max column."""
    return word.casefold().strip(" .:()[]") in _slot_words()


@lru_cache(maxsize=16384)
def _holds_head(text: str) -> bool:
    """Whether one of a text's words begins a head."""
    return any(begins_head(word) for word in text.split(" "))


@lru_cache(maxsize=1)
def _slot_words() -> frozenset[str]:
    return frozenset(
        word
        for head, role in column_roles().items()
        if role in SLOTS
        for word in head.replace(".", "").split()
    )


def head_phrases(words: Sequence[Word]) -> list[tuple[str, float, float]]:
    """Words of a head row as phrases: those that only together name a role are joined."""
    ordered = _stacked(words)
    phrases: list[tuple[str, float, float]] = []
    position = 0
    while position < len(ordered):
        taken = 1
        for length in (3, 2):
            group = ordered[position : position + length]
            if len(group) == length and role_of(" ".join(text for text, _, _ in group)):
                taken = length
                break
        group = ordered[position : position + taken]
        phrases.append((" ".join(text for text, _, _ in group), group[0][1], group[-1][2]))
        position += taken
    return phrases


def _stacked(words: Sequence[Word]) -> list[tuple[str, float, float]]:
    """Words from left to right, those printed under each other as one text."""
    stacks: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.x0, word.top)):
        middle = (word.x0 + word.x1) / 2
        if stacks and any(
            over.x0 <= middle <= over.x1 and abs(over.top - word.top) > 2 for over in stacks[-1]
        ):
            stacks[-1].append(word)
        else:
            stacks.append([word])
    told = []
    for stack in stacks:
        stack.sort(key=lambda word: word.top)
        text = " ".join(word.text for word in stack)
        told.append((text, min(w.x0 for w in stack), max(w.x1 for w in stack)))
    return told


def has_slot_heads(table: Table) -> bool:
    """Whether a row of the table heads its columns min, typ or max."""
    return any(
        packed_columns(row) is not None or any(role in SLOTS for role in head_roles(row) or ())
        for row in table.rows
    )
