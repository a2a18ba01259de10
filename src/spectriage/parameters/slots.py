"""Rows under min, typ and max heads: one reading for each run of slots, with its variant."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from spectriage.documents.layout.paragraphs import words_between
from spectriage.documents.model import Cell, Page, Word
from spectriage.parameters.apart import text_of
from spectriage.parameters.cells import is_expression, name_and_make, read_cell
from spectriage.parameters.heads import PART, SLOTS, Row, role_of
from spectriage.parameters.label_text import names_parameter, unit_in, without_unit
from spectriage.parameters.places import Place
from spectriage.parameters.quantities import Quantity, find_quantities
from spectriage.parameters.reading import Reading
from spectriage.parameters.state import TableState
from spectriage.vocabulary.units import Unit, parse_unit

SlotGroup = tuple[str, dict[str, Cell]]  # a run of min/typ/max columns and its variant
_SIGN = 2  # characters that may stand before a value's figure
_LIST_SIGNS = ("/", ",", ";", "or", "and", ", or")


def read_slot_row(page: Page, row: Row, state: TableState, family: str) -> Iterator[Reading]:
    """Readings of a row under min/typ/max/unit heads."""
    roles = state.roles + [None] * (len(row) - len(state.roles))
    label, inner = _labels(row, roles)
    unit_text, symbol, condition = (
        " ".join(c.text for c, role in zip(row, roles, strict=False) if role == wanted and c.words)
        for wanted in ("unit", "symbol", "condition")
    )
    if label.startswith("(") and state.label:  # a label that goes on in the next row
        label = f"{state.label} {label}"
    elif label:
        state.label, state.unit_text = label, unit_text
    elif state.label:
        label, unit_text = state.label, unit_text or state.unit_text
    else:
        label = symbol
    corner = state.heads[0] if state.heads and roles[0] is None else ""
    place = Place(
        inner or label, outer=label if inner else "", group=state.group, symbol=symbol,
        corner=corner,
    )  # fmt: skip
    units = parse_unit(_once(unit_text)) or unit_in(inner) or unit_in(label)
    found = False
    groups = _slot_groups(row, roles, state.heads)
    if "unit" in roles and not unit_text:
        groups = _with_lone_value(groups)
    spread = _spread_column(row, roles, groups)
    for group in groups:
        head_units = _head_units(state.heads, roles)
        for reading in read_slots(page, group, place, units or head_units, condition, family):
            found = True
            yield reading
    products = _product_heads(state.heads, roles)
    for number, (cell, role) in enumerate(zip(row, roles, strict=False)):
        if not cell.words or role not in ("value", None) or number == spread:
            continue
        if cell.text in (label, inner):
            continue
        head = state.heads[number] if number < len(state.heads) else ""
        named = role is None and names_parameter(head)
        if role is None and found and not named:
            continue
        here = replace(place, label=without_unit(head), outer=label) if named else place
        yield from read_cell(
            page, cell, replace(here, head=head), family,
            units=(unit_in(head) or units) if named else units or unit_in(head),
            condition=condition or None, variant=products.get(number),
        )  # fmt: skip


def _product_heads(heads: Sequence[str], roles: Sequence[str | None]) -> dict[int, str]:
    """Columns without a role whose heads are built like part numbers, where there are several."""
    found = {
        number: head for number, (head, role) in enumerate(zip(heads, roles, strict=False))
        if role is None and PART.fullmatch(head)
    }  # fmt: skip
    return found if len(found) > 1 else {}


def _with_lone_value(groups: list[SlotGroup]) -> list[SlotGroup]:
    """The groups, or one with the typical value where a row holds a single figure with a unit.

    Such a row tells a value without slots; in which column it stands is chance.
    """
    filled = [(head, cell) for head, cells in groups for cell in cells.values() if cell.words]
    if len(filled) != 1:
        return groups
    head, cell = filled[0]
    own = next(iter(find_quantities(cell.text)), None)
    return [(head, {"typ": cell})] if own is not None and own.units else groups


def _head_units(heads: Sequence[str], roles: Sequence[str | None]) -> tuple[Unit, ...]:
    """Unit that the heads of the slots give, as in "Recommended value [V]"."""
    told = (unit_in(head) for head, role in zip(heads, roles, strict=False) if role in SLOTS)
    return next((units for units in told if units), ())


def _spread_column(
    row: Row, roles: Sequence[str | None], groups: Sequence[tuple[str, dict[str, Cell]]]
) -> int | None:
    """Column of a range that belongs to a lone typical figure; its cell joins the slots."""
    if len(groups) != 1 or [s for s, cell in groups[0][1].items() if cell.words] != ["typ"]:
        return None
    typical = next(iter(find_quantities(groups[0][1]["typ"].text)), None)
    for number, (cell, role) in enumerate(zip(row, roles, strict=False)):
        if role != "value" or typical is None or typical.typ is None:
            continue
        for around in find_quantities(cell.text)[:1]:
            ranged = around.min is not None and around.max is not None
            if ranged and around.min <= typical.typ <= around.max:  # type: ignore[operator]
                groups[0][1]["range"] = cell
                return number
    return None


def _once(unit_text: str) -> str:
    """A unit that a cell of several lines repeats, told once."""
    words = unit_text.split()
    return words[0] if words and len(set(words)) == 1 else unit_text


def _labels(row: Row, roles: list[str | None]) -> tuple[str, str]:
    """The row's label and, where a second column tells it closer, what that says."""
    first_slot = next((n for n, role in enumerate(roles) if role in SLOTS), len(row))
    label = " ".join(
        cell.text
        for cell, role in zip(row, roles, strict=False)
        if role == "parameter" and cell.words
    )
    beside = [
        n
        for n, cell in enumerate(row[:first_slot])
        if cell.words and roles[n] is None and not _is_value(cell.text)
    ]
    if not label and beside and not any(role == "parameter" for role in roles):
        label = row[beside[0]].text
        beside = beside[1:]
    inner = " ".join(row[n].text for n in beside if any(ch.isalpha() for ch in row[n].text))
    return label, inner if len(inner) > 1 else ""


def _is_value(text: str) -> bool:
    """Whether a text begins with a figure; one further on is part of what a label says."""
    return any(quantity.start <= _SIGN for quantity in find_quantities(text)[:1])


def _slot_groups(
    row: Row, roles: Sequence[str | None], heads: Sequence[str]
) -> list[tuple[str, dict[str, Cell]]]:
    """Cells of each run of min/typ/max columns, with the variant that heads the run."""
    groups: list[tuple[str, dict[str, Cell]]] = []
    for column, (cell, role) in enumerate(zip(row, roles, strict=False)):
        if role not in SLOTS:
            continue
        head = heads[column] if column < len(heads) else ""
        variant = head if role_of(head) is None else ""
        filled = groups[-1][1].get(str(role)) if groups else None
        if not groups or (filled is not None and filled.words) or groups[-1][0] != variant:
            groups.append((variant, {}))
        groups[-1][1][str(role)] = cell
    return groups


def read_slots(
    page: Page, group: tuple[str, dict[str, Cell]], place: Place, units: tuple[Unit, ...],
    condition: str, family: str,
) -> Iterator[Reading]:  # fmt: skip
    """The reading of a run of min, typ and max cells; a lone cell may list several settings."""
    variant, cells = group
    filled = [cell for cell in cells.values() if cell.words]
    if len(filled) == 1 and filled[0].columns > 1:
        cells = {"typ": filled[0]}  # one value across the slots is none of their bounds
    listed = _listed(cells)
    if listed:
        cell, quantities = listed
        for setting in quantities:
            own = words_between(cell.words, setting.start, setting.end)
            yield from name_and_make(
                page, own, setting if setting.units else replace(setting, units=units), place,
                family, condition=condition or None, variant=variant or None,
            )  # fmt: skip
        return
    merged: dict[str, Decimal] = {}
    words: list[Word] = []
    own_units: tuple[Unit, ...] = ()
    ranged: Quantity | None = None
    symmetric = False
    for slot, cell in cells.items():
        quantity = next(iter(find_quantities(text_of(cell))), None)
        if quantity is None or is_expression(cell.text):
            continue
        words.extend(cell.words)
        own_units = own_units or quantity.units
        if slot == "range" and quantity.min is not None and quantity.max is not None:
            merged.update(min=quantity.min, max=quantity.max)
        elif quantity.pair or len(quantity.numbers) > 1:
            ranged = quantity
        elif quantity.numbers:
            merged[slot] = quantity.numbers[0]
            symmetric = symmetric or quantity.symmetric
    if not words:
        return
    if ranged is not None and not merged:
        quantity = replace(ranged, units=own_units or units)
    elif merged:
        if symmetric and len(merged) == 1:  # "±2000" reaches as far as it says, in any column
            merged = {"max": next(iter(merged.values()))}
        quantity = Quantity(
            min=merged.get("min"), typ=merged.get("typ"), max=merged.get("max"),
            units=own_units or units,
        )  # fmt: skip
    else:
        return
    yield from name_and_make(
        page, words, quantity, place, family, condition=condition or None, variant=variant or None
    )


def _listed(cells: dict[str, Cell]) -> tuple[Cell, list[Quantity]] | None:
    """The figures of a lone cell that lists settings, as in "100/200/400/800"."""
    filled = [cell for cell in cells.values() if cell.words]
    if len(filled) != 1:
        return None
    text = text_of(filled[0])
    quantities = list(find_quantities(text))
    if len(quantities) < 2 or any(len(q.numbers) != 1 or q.in_condition for q in quantities):
        return None
    between = [
        text[left.end : right.start].strip() for left, right in itertools.pairwise(quantities)
    ]
    listed = all(part in _LIST_SIGNS for part in between)
    return (filled[0], quantities) if listed and not is_expression(text) else None
