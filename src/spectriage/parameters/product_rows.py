"""Tables of which each row is a product: heads that name parameters, and the values under them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from spectriage.documents.model import Page
from spectriage.parameters.cells import read_cell
from spectriage.parameters.heads import PART, Row
from spectriage.parameters.label_text import (
    names_parameter,
    parted_at_unit,
    unit_at_end,
    unit_in,
    unqualified,
    without_unit,
)
from spectriage.parameters.other_names import names_other
from spectriage.parameters.places import Place, name_place
from spectriage.parameters.quantities import find_quantities
from spectriage.parameters.reading import Reading
from spectriage.parameters.sensors import sensor_of
from spectriage.parameters.spanning_heads import holds_at
from spectriage.parameters.state import TableState

_LOOK_BELOW = 12  # rows under a head that tell what it heads
_CELL_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,3}")  # of an option: "A4"
_NONE: Mapping[int, str] = {}
_LEAST_PARTS = 3  # rows that begin with part numbers make the rows products


def heads_parameters(row: Row, below: Sequence[Row], spans: Mapping[int, str] = _NONE) -> bool:
    """Whether a row names parameters and the rows under it are products.

    `spans` are the texts that head several columns, by column.
    """
    bodies = [later for later in below[:8] if sum(bool(cell.words) for cell in later) >= 2]
    if not bodies or not bodies[0][0].words:
        return False
    heads = [cell for number, cell in enumerate(row) if cell.words and number not in spans]
    texts = [unqualified(cell.text) for cell in heads]
    if any(_is_measured(cell.text) and _is_measured(unqualified(cell.text)) for cell in heads):
        return False
    texts += [unqualified(text) for text in set(spans.values())]
    named = sum(names_parameter(text, 0.4) for text in texts[1:])
    if (named < 2 or 4 * named < len(texts) - 1) and not (named and _are_parts(below)):
        return False
    labels = sum(names_parameter(later[0].text, 0.6) for later in bodies)
    return labels <= len(bodies) / 3


def _is_measured(head: str) -> bool:
    """Whether a head holds a value, not only what the values under it hold at: "ADEV τ = 1 s".

    One that ends in a unit tells what stands under it: "1 dB bandwidth (kHz)".
    """
    return not unit_in(head) and any(
        (q.units or q.pair) and not head[: q.start].rstrip().endswith("=")
        for q in find_quantities(head)
    )


def heads_values(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row names parameters, the first column's too, and values stand under all.

    The second column must tell the first one closer: "Nominal voltage | Acceptable range".
    """
    heads = [cell for cell in row if cell.words]
    if len(below) < 2 or len(heads) < 2 or len(heads) < len(row):
        return False
    if any(find_quantities(cell.text) for cell in heads):
        return False
    bodies = [r for r in below[:_LOOK_BELOW] if sum(bool(cell.words) for cell in r) >= 2][:2]
    if len(bodies) < 2 or not names_parameter(row[0].text):
        return False
    for body in bodies:
        units = [next(iter(find_quantities(cell.text)), None) for cell in body if cell.words]
        measured = [q.units[0].dimension for q in units if q is not None and q.units]
        if len(measured) < len(units) or measured[0] != measured[1]:
            return False
    return True


def _are_parts(rows: Sequence[Row]) -> bool:
    """Whether rows begin with part numbers, no two alike, and hold bare figures."""
    rows = [row for row in rows[:_LOOK_BELOW] if sum(bool(cell.words) for cell in row) >= 2]
    texts = [row[0].text for row in rows]
    parts = [text for text in texts if PART.fullmatch(text) or _CELL_CODE.fullmatch(text)]
    if len(parts) < _LEAST_PARTS or len(set(parts)) < len(parts):
        return False
    cells = [cell.text for row in rows for cell in row[1:] if cell.words]
    return sum(any(ch.isdigit() for ch in text[:3]) for text in cells) >= 0.7 * len(cells)


def read_product_row(page: Page, row: Row, state: TableState, family: str) -> Iterator[Reading]:
    """A row that is a product, under heads that are parameters."""
    sensor = _sensor_of(tuple(state.heads), family)
    variant, first = (None, 0) if state.valued else (row[0].text, 1)
    for column, (cell, head) in enumerate(zip(row, state.heads, strict=False)):
        if column < first or not cell.words or not head:
            continue
        span = state.spans.get(column, "")
        if names_other(f"{state.heads[0]} {span} {head}", family):
            continue
        outer = state.heads[0] if state.valued and not names_parameter(head) else ""
        units = unit_in(head) or (() if holds_at(head) else unit_at_end(head))
        place = Place(without_unit(head), outer=span or outer, group=state.group, head=sensor)
        at = head if span and holds_at(head) is not None else None
        named, shared = parted_at_unit(span)
        if at:
            place = replace(place, label=named, outer="")
        yield from read_cell(
            page, cell, place, family,
            units=units or shared, condition=at, variant=variant,
        )  # fmt: skip


@lru_cache(maxsize=512)
def _sensor_of(heads: tuple[str, ...], family: str) -> str:
    """The one kind of sensor that some heads of a table name beyond doubt, as a word of context.

    "Scale factor error" beside "Rate range (°/s)" is a gyroscope's.
    """
    named = [name_place(Place(without_unit(head)), unit_in(head), family) for head in heads if head]
    sensors = {sensor_of(name.parameter, name.unit) for name in named if name is not None}
    sensors.discard("")
    return sensors.pop() if len(sensors) == 1 else ""
