"""Rows of labels and values without slots; a unit may stand behind them, heads name variants."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from spectriage.documents.model import Cell, Page
from spectriage.parameters.cells import read_cell
from spectriage.parameters.heads import SLOTS, Row
from spectriage.parameters.label_text import begins_case, names_parameter, unit_in, unqualified
from spectriage.parameters.numbers import parse_number
from spectriage.parameters.places import Place
from spectriage.parameters.quantities import find_quantities
from spectriage.parameters.reading import Reading
from spectriage.parameters.slots import read_slots
from spectriage.parameters.state import TableState
from spectriage.vocabulary.units import Unit, parse_unit

BARE = re.compile(r"[-+±]?\s?\d+(?:[.,]\d+)*")
_BESIDE = ("condition", "symbol", "unit", "verdict")  # roles of columns that hold no value
_LABEL_MAX = 90
_UNIT_MAX = 12


def read_plain_row(page: Page, row: Row, state: TableState, family: str) -> Iterator[Reading]:
    """A row of labels and values without slots; heads, where there are any, name variants."""
    headed = state.roles[:1] == ["parameter"]
    label, outer, group = "", "", state.group
    filled = [cell for cell in row if cell.words]
    unit_beside = _unit_behind(filled)
    between = state.unit_column if not headed else None
    if between is not None and row[between].words:
        unit_beside = parse_unit(row[between].text) or unit_beside
    own_unit = " ".join([c.text for c, r in zip(row, state.roles, strict=False) if r == "unit"])
    slots = {} if headed or state.label_columns or not unit_beside else _unheaded_slots(row)
    for column, cell in enumerate(row):
        if column in slots:
            if column == min(slots) and label:
                cells = {slot: row[place] for place, slot in slots.items()}
                place = Place(label, group=group)
                yield from read_slots(page, ("", cells), place, unit_beside, "", family)
            continue
        role = state.roles[column] if column < len(state.roles) else None
        if not cell.words:
            goes_on = state.told and len(filled) == 1
            if column == 0 and (headed or 1 in state.label_columns or goes_on):
                label = state.label
            continue
        if role in _BESIDE or (column == between and unit_beside):
            continue
        if column in state.label_columns or (column == 0 and headed):
            _head_below(row, column, state)
            beside = column > 0 and column - 1 not in state.label_columns and column > 1
            outer = "" if beside else label
            outer = _label_above(state, column, cell.text) or outer
            label, group = cell.text, state.groups.get(column, state.group)
            if column == 0:
                state.label = label
            continue
        if not state.label_columns and not headed and _looks_like_label(cell.text, bool(label)):
            outer = _label_above(state, column, cell.text)
            label = state.label = cell.text
            continue
        if state.label_columns and column == 0:
            outer = _label_above(state, column, cell.text)
            label = state.label = cell.text
            group = state.groups.get(0, state.group)
            continue
        if not label:
            continue
        head = state.heads[column] if column < len(state.heads) else ""
        is_variant = bool(head) and role is None and headed
        place = Place(label, outer=outer, group=group, head="" if is_variant else head)
        shared = is_variant and cell.columns >= len(row) - column > 1  # told once for all
        yield from read_cell(
            page, cell, place, family,
            units=parse_unit(own_unit) or unit_beside or unit_in(label) or unit_in(head),
            variant=head if is_variant and not shared else state.product,
        )  # fmt: skip


def _head_below(row: Row, column: int, state: TableState) -> None:
    """Let a label without a value head those under it, in a table beside another one.

    "Operating temperature" so heads the grades "AB12C | 0 to 70 °C" below it, until the next
    label that names what it measures.
    """
    if column not in state.label_columns or not names_parameter(row[column].text):
        return
    state.groups.pop(column, None)
    if column + 1 == len(row) or not row[column + 1].words:
        state.groups[column] = row[column].text


def _label_above(state: TableState, column: int, text: str) -> str:
    """The label that a case of it stands under: "Range", below it "on a target of 10 %"."""
    if begins_case(text):
        return state.labels.get(column, "")
    state.labels[column] = text
    return ""


def _unheaded_slots(row: Row) -> dict[int, str]:
    """Columns of min, typ and max whose heads were lost: three rising figures, or two apart."""
    bare = [number for number, cell in enumerate(row) if number and BARE.fullmatch(cell.text)]
    if not bare or not any(ch.isalpha() for ch in row[0].text):
        return {}
    figures = [parse_number(row[number].text) or Decimal(0) for number in bare]
    if figures != sorted(set(figures)):
        return {}
    if len(bare) == 3 and bare[2] - bare[0] == 2:
        return dict(zip(bare, SLOTS, strict=True))
    if len(bare) == 2 and bare[1] - bare[0] == 2:
        return dict(zip(bare, ("min", "max"), strict=True))
    return {}


def _unit_behind(filled: Sequence[Cell]) -> tuple[Unit, ...]:
    """The unit that the last cell of a row is, as in "Mass | 6.9 | g"."""
    if len(filled) < 3 or len(filled[-1].text) > _UNIT_MAX:
        return ()
    return parse_unit(filled[-1].text)


@lru_cache(maxsize=8192)
def _looks_like_label(text: str, after_label: bool) -> bool:
    if len(text) > _LABEL_MAX or not any(ch.isalpha() for ch in text):
        return False
    quantities = list(find_quantities(text))
    if not quantities:
        return not after_label or names_parameter(text, 0.55)
    named = names_parameter(text, 0.6) or names_parameter(unqualified(text), 0.6)
    if not after_label:  # "100 % POI signal duration": a value needs a label before it
        return named
    return named and quantities[0].start > 3 and not quantities[0].units
