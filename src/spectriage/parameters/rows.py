"""Rows of tables to readings: labels, column roles, row groups, variants.

Three shapes are told apart: columns with roles (parameter, min, typ, max, unit), one column a
variant or product, and one row a product with parameters as column heads. A table without a
head is read as labels with values to their right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from spectriage.documents.layout.paragraphs import words_between
from spectriage.documents.model import Cell, Page, Table, Word
from spectriage.parameters.heads import SLOTS, Columns, Row, head_roles, packed_columns, role_of
from spectriage.parameters.naming import find_wordings, name_value
from spectriage.parameters.quantities import Quantity, find_quantities
from spectriage.parameters.reading import Reading, make_reading, make_readings
from spectriage.parameters.sections import section_effect
from spectriage.vocabulary.units import Unit, parse_unit

_BRACKETED = re.compile(r"[\[(]([^\[\]()]{1,16}(?:\([^()]*\))?)[\])]|,\s*([^\s,]{1,8})$")
_LABEL_MAX = 90
_VARIANT_MAX = 40
_ARRAY_MIN = 16  # fewer pixels a side are no detector array


@dataclass(slots=True)
class TableState:
    """What earlier rows of a table settled for later ones."""

    roles: list[str | None] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    label: str = ""
    unit_text: str = ""
    group: str = ""
    skip: bool = False
    by_column: bool = False


def read_table(page: Page, table: Table, family: str, around: str = "") -> Iterator[Reading]:
    """Readings of one table; `around` is the heading it stands under."""
    rows = table.rows
    state = TableState(group=around)
    columns: Columns | None = None
    for number, printed in enumerate(rows):
        filled = [cell for cell in printed if cell.words]
        if not filled:
            continue
        packed = packed_columns(printed)
        if packed is not None:
            columns = packed
            above = columns.parted(rows[number - 1]) if number else None
            above = above if number and _names_variants(rows[number - 1]) else None
            _take_head(state, columns.parted(printed), list(columns.roles), above)
            continue
        roles = head_roles(printed)
        if roles is not None:
            columns = None
            above = rows[number - 1] if number and _names_variants(rows[number - 1]) else None
            _take_head(state, printed, roles, above)
            continue
        row = columns.parted(printed) if columns else printed
        if number == 0 and _heads_parameters(row, rows[1:]):
            state.by_column, state.heads = True, [cell.text for cell in row]
            continue
        if number == 0 and _heads_variants(row, rows[1:]):
            state.heads = [cell.text for cell in row]
            state.roles = ["parameter"] + [None] * (len(row) - 1)
            continue
        if len(filled) == 1 and not any(find_quantities(filled[0].text)):
            _take_group(state, filled[0].text)
            continue
        if state.skip:
            continue
        if state.by_column:
            yield from _read_product_row(page, row, state, family)
        elif any(role in SLOTS or role == "unit" for role in state.roles):
            yield from _read_slot_row(page, row, state, family)
        else:
            yield from _read_plain_row(page, row, state, family)


def _take_head(state: TableState, row: Row, roles: list[str | None], above: Row | None) -> None:
    heads = [cell.text for cell in row]
    if above is not None and len(above) == len(
        row
    ):  # a head in two rows: variants over min/typ/max
        last = ""
        for column, cell in enumerate(above):
            last = cell.text or (last if roles[column] in SLOTS else "")
            if last and roles[column] in SLOTS and role_of(last) is None:
                heads[column] = last
    state.roles, state.heads, state.by_column = roles, heads, False


def _names_variants(row: Row) -> bool:
    """Whether a row over the heads may name products: short cells, no sentence."""
    return all(len(cell.text) <= _VARIANT_MAX for cell in row)


def _take_group(state: TableState, text: str) -> None:
    effect = section_effect(text)
    if effect is not None:
        state.skip = effect == "skip"
    state.group = text
    state.label = text


def _heads_parameters(row: Row, below: Sequence[Row]) -> bool:
    """Whether the first row names parameters and the rows under it are products."""
    named = sum(
        any(share >= 0.5 for _, share, _, _ in find_wordings(_without_unit(cell.text)))
        for cell in row[1:]
        if cell.words
    )
    if named < 2 or any(any(find_quantities(cell.text)) for cell in row[1:]):
        return False
    labels = sum(
        any(share >= 0.6 for _, share, _, _ in find_wordings(later[0].text)) for later in below[:8]
    )
    return labels <= len(below[:8]) / 3


def _heads_variants(row: Row, below: Sequence[Row]) -> bool:
    """Whether the first row names products and the first column parameters."""
    if len(row) < 3 or not all(cell.words for cell in row[1:]):
        return False
    if any(q.units or q.pair for cell in row for q in find_quantities(cell.text)):
        return False
    labels = sum(
        any(share >= 0.4 for _, share, _, _ in find_wordings(later[0].text)) for later in below[:10]
    )
    return labels >= 2 and labels >= len(below[:10]) / 3


def _read_slot_row(page: Page, row: Row, state: TableState, family: str) -> Iterator[Reading]:
    """A row under min/typ/max/unit heads."""
    roles = state.roles + [None] * (len(row) - len(state.roles))
    label_cells = [cell for cell, role in zip(row, roles, strict=False) if role == "parameter"]
    symbol = " ".join(c.text for c, role in zip(row, roles, strict=False) if role == "symbol")
    label = " ".join(cell.text for cell in label_cells if cell.words)
    if not label_cells:
        first = next((n for n, cell in enumerate(row) if cell.words), None)
        if first is not None and roles[first] is None:
            label = row[first].text
            roles[first] = "parameter"
    unit_text = " ".join(c.text for c, role in zip(row, roles, strict=False) if role == "unit")
    condition = " ".join(c.text for c, role in zip(row, roles, strict=False) if role == "condition")
    if label:
        state.label, state.unit_text = label, unit_text
    elif state.label:
        label, unit_text = state.label, unit_text or state.unit_text
    else:
        label = symbol
    units = parse_unit(unit_text) or _unit_in(label)
    for group in _slot_groups(row, roles, state.heads):
        yield from _read_slots(page, row, group, label, symbol, units, condition, state, family)
    values = [c for c, role in zip(row, roles, strict=False) if role in ("value", None) and c.words]
    for cell in values:
        yield from _read_cell(
            page, cell, label, state, family, units=units, condition=condition or None
        )


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
        if not groups or role in groups[-1][1] or (variant and groups[-1][0] != variant):
            groups.append((variant, {}))
        groups[-1][1][str(role)] = cell
    return groups


def _read_slots(
    page: Page, row: Row, group: tuple[str, dict[str, Cell]], label: str, symbol: str,
    units: tuple[Unit, ...], condition: str, state: TableState, family: str,
) -> Iterator[Reading]:  # fmt: skip
    variant, cells = group
    merged: dict[str, Decimal] = {}
    words: list[Word] = []
    own_units: tuple[Unit, ...] = ()
    ranged: Quantity | None = None
    for slot, cell in cells.items():
        quantity = next(iter(find_quantities(cell.text)), None)
        if quantity is None:
            continue
        words.extend(cell.words)
        own_units = own_units or quantity.units
        if quantity.pair or len(quantity.numbers) > 1:
            ranged = quantity
        elif quantity.symmetric:
            merged["max"] = quantity.numbers[0]
        elif quantity.numbers:
            merged[slot] = quantity.numbers[0]
    if not words:
        return
    if ranged is not None and not merged:
        quantity = replace(ranged, units=own_units or units)
    elif merged:
        if "min" in merged and "max" in merged and merged["min"] == -merged["max"] > 0:
            merged.pop("min")
        quantity = Quantity(
            min=merged.get("min"), typ=merged.get("typ"), max=merged.get("max"),
            units=own_units or units,
        )  # fmt: skip
    else:
        return
    yield from _name_and_make(
        page, words, quantity, label, state, family, symbol=symbol,
        condition=condition or None, variant=variant or None,
    )  # fmt: skip


def _read_plain_row(page: Page, row: Row, state: TableState, family: str) -> Iterator[Reading]:
    """A row of labels and values without slots; heads, where there are any, name variants."""
    label = ""
    start = 0
    if row[0].words and state.roles[:1] == ["parameter"]:
        label, start = row[0].text, 1
    elif not row[0].words and state.label and state.roles[:1] == ["parameter"]:
        label, start = state.label, 1
    for column in range(start, len(row)):
        cell = row[column]
        if not cell.words:
            continue
        role = state.roles[column] if column < len(state.roles) else None
        if role in ("condition", "symbol", "unit"):
            continue
        if start == 0 and _looks_like_label(cell.text, bool(label)):
            label = cell.text
            continue
        if not label:
            continue
        head = state.heads[column] if column < len(state.heads) else ""
        is_variant = bool(head) and role is None and state.roles[:1] == ["parameter"]
        unit_text = " ".join(c.text for c, r in zip(row, state.roles, strict=False) if r == "unit")
        yield from _read_cell(
            page, cell, label, state, family,
            units=parse_unit(unit_text) or _unit_in(label) or _unit_in(head),
            variant=head if is_variant else None,
            head="" if is_variant else head,
        )  # fmt: skip
    if label:
        state.label = label


def _read_product_row(page: Page, row: Row, state: TableState, family: str) -> Iterator[Reading]:
    """A row that is a product, under heads that are parameters."""
    variant = row[0].text
    for cell, head in zip(row[1:], state.heads[1:], strict=False):
        if cell.words and head:
            yield from _read_cell(
                page,
                cell,
                _without_unit(head),
                state,
                family,
                units=_unit_in(head),
                variant=variant,
            )


def _looks_like_label(text: str, after_label: bool) -> bool:
    if len(text) > _LABEL_MAX or not any(ch.isalpha() for ch in text):
        return False
    quantities = list(find_quantities(text))
    if not quantities:
        if not after_label:
            return True
        return any(share >= 0.55 for _, share, _, _ in find_wordings(text))
    named = any(share >= 0.6 for _, share, _, _ in find_wordings(text))
    if not after_label:  # "100 % POI signal duration": a value needs a label before it
        return named
    return named and quantities[0].start > 3 and not quantities[0].units


def _read_cell(
    page: Page, cell: Cell, label: str, state: TableState, family: str, *,
    units: tuple[Unit, ...] = (), condition: str | None = None, variant: str | None = None,
    head: str = "",
) -> Iterator[Reading]:  # fmt: skip
    """All quantities of a value cell that the row's label can name."""
    text = cell.text
    taken: set[tuple[object, ...]] = set()
    for quantity in find_quantities(text):
        told = quantity if quantity.units else replace(quantity, units=units)
        words = words_between(cell.words, quantity.start, quantity.end)
        note = condition or _condition_of(text, quantity)
        for reading in _name_and_make(
            page, words, told, label, state, family, condition=note, variant=variant, head=head
        ):
            key = (reading.name, *reading.numbers)
            if key not in taken:
                taken.add(key)
                yield reading


def _condition_of(text: str, quantity: Quantity) -> str | None:
    """What follows the value in brackets or behind an @."""
    rest = text[quantity.end :].lstrip()
    found = re.match(r"\(([^()]{2,60})\)|@\s*([^,;]{2,60})", rest)
    return (found[1] or found[2]).strip() if found else None


def _name_and_make(
    page: Page, words: Sequence[Word], quantity: Quantity, label: str, state: TableState,
    family: str, *, symbol: str = "", condition: str | None = None, variant: str | None = None,
    head: str = "",
) -> Iterator[Reading]:  # fmt: skip
    context = " ".join((state.group, head))
    if quantity.pair is not None:
        yield from array_readings(page, words, quantity, label, family, variant)
        return
    named = None
    for text in (label, symbol, f"{state.group} {label}"):
        if text:
            named = name_value(
                _without_unit(text), quantity.units,
                family=family, context=context, bare=not quantity.units,
            )  # fmt: skip
        if named:
            break
    if named is None or named.parameter in ("pixels_horizontal", "pixels_vertical"):
        return
    yield from make_readings(
        page, words, name=named.parameter, unit=named.unit, quantity=quantity, label=label,
        score=0.45 + 0.5 * named.score, source="table", condition=condition, variant=variant,
    )  # fmt: skip


def array_readings(
    page: Page, words: Sequence[Word], quantity: Quantity, label: str, family: str,
    variant: str | None, source: str = "table",
) -> Iterator[Reading]:  # fmt: skip
    """Columns and rows of a detector from a pair such as "640 × 512"."""
    if quantity.pair is None:
        return
    if min(quantity.pair) < _ARRAY_MIN or any(n != n.to_integral_value() for n in quantity.pair):
        return
    counts = [u for u in quantity.units if u.dimension and u.dimension[0][0] == "count"]
    if quantity.units and not counts:
        return
    named = [w for w, share, _, _ in find_wordings(_without_unit(label)) if share >= 0.3
             and w.parameter == "pixels_horizontal"
             and (not w.families or not family or family in w.families)]  # fmt: skip
    if not named and not counts:
        return
    if any(veto in label.casefold() for wording in named for veto in wording.vetoes):
        return
    for name, value in zip(("pixels_horizontal", "pixels_vertical"), quantity.pair, strict=True):
        reading = make_reading(
            page, words, name=name, unit=None, quantity=Quantity(typ=value), label=label,
            score=0.9, source=source, variant=variant,
        )  # fmt: skip
        if reading is not None:
            yield reading


def _unit_in(label: str) -> tuple[Unit, ...]:
    """Unit in a label's or head's brackets, as in "Supply current (mA)"."""
    for found in _BRACKETED.finditer(label):
        units = parse_unit(found[1] or found[2])
        if units and not any(unit.guessed_case and len(unit.text) < 3 for unit in units):
            return units
    return ()


def _without_unit(label: str) -> str:
    for found in _BRACKETED.finditer(label):
        if parse_unit(found[1] or found[2]):
            return (label[: found.start()] + label[found.end() :]).strip()
    return label
