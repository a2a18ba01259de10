"""Which column of a grid holds which field, by head, by content, and by arithmetic.

A head's words are the strongest sign; without them a column's cells tell: whole numbers,
prices, HS digits, part numbers, countries. Where quantity times price is the amount in most rows,
that settles the three columns whatever their heads say.
"""

import itertools
from collections.abc import Sequence

from spectriage.papers.figures import find_figures, parse_figure
from spectriage.papers.goods.cells import shapes
from spectriage.papers.goods.grids import Grid, GridCell

_SAMPLE = 60  # rows that are looked at
_LEAST = 0.55  # score under which a column stays unread
HEAD, CONTENT = 1.0, 0.6  # weights of a head and of all cells having a field's shape
_ITEM = 0.5  # "Item" over part numbers: a head of its own for them comes first
_AGAINST = 0.8  # taken off where a figure's column holds no figures
_TOLERANCE = 0.006  # of the amount, or a few cents
_MAX_NUMERIC = 7
# Shape that a field's cells have, and how much it says without a head.
_SHAPES = {
    "line": (("line",), 0.3), "quantity": (("integer", "counted"), 0.45),
    "unit_price": (("money", "priced"), 0.5), "amount": (("money", "priced"), 0.45),
    "hs_code": (("hs_code",), 0.75), "part_number": (("part_number",), 0.7),
    "description": (("description",), 0.7), "unit": (("unit",), 0.8), "origin": (("origin",), 0.75),
    "code_any": (("code",), 1.0), "code_US": (("code",), 0.2), "code_EU": (("code",), 0.2),
    "net_weight": (("weighed",), 0.3), "gross_weight": (("weighed",), 0.3),
    "packages": (("counted",), 0.1), "currency": ((), 0.0), "other": ((), 0.0),
}  # fmt: skip
_NUMERIC = ("quantity", "unit_price", "amount")


def assign_columns(grid: Grid, decimal: str) -> dict[str, int]:
    """Field to column; a field is given to one column at most.

    Parameters
    ----------
    grid
        The grid.
    decimal
        The paper's decimal sign.
    """
    body = [row for row in grid.rows[: 4 * _SAMPLE] if sum(bool(cell.words) for cell in row) >= 2]
    body = body[:_SAMPLE]
    if not body:
        return {}
    count = len(grid.heads)
    shares = [_shares([row[column] for row in body]) for column in range(count)]
    scored = sorted(
        (
            (_score(field, grid, column, shares[column], body), field, column)
            for column in range(count)
            for field in _SHAPES
        ),
        key=lambda item: (-item[0], item[2], item[1]),
    )
    chosen: dict[str, int] = {}
    taken: set[int] = set()
    for score, field, column in scored:
        if score < _LEAST or column in taken:
            continue
        if field == "other":
            taken.add(column)
        elif field not in chosen:
            chosen[field] = column
            taken.add(column)
    return _by_arithmetic(grid, chosen, body, decimal)


def _shares(cells: Sequence[GridCell]) -> dict[str, float]:
    """Share of the filled cells that have each shape."""
    filled = [cell.text for cell in cells if cell.words]
    counts: dict[str, float] = {}
    for text in filled:
        for shape in shapes(text):
            counts[shape] = counts.get(shape, 0.0) + 1.0
    return {shape: count / len(filled) for shape, count in counts.items()}


def _score(
    field: str, grid: Grid, column: int, shares: dict[str, float], body: Sequence[list[GridCell]]
) -> float:
    head = grid.heads[column]
    names, alone = _SHAPES[field]
    content = max((shares.get(name, 0.0) for name in names), default=0.0)
    if head is not None:
        if field not in head.fields:
            if field == "part_number" and "line" in head.fields and not shares.get("line"):
                return _ITEM + CONTENT * content if content > _LEAST else 0.0
            return content * alone * 0.5 if "other" not in head.fields else 0.0
        score = HEAD - 0.12 * head.fields.index(field) + CONTENT * content
        if field in ("quantity", "unit_price", "amount", "line") and not (
            shares.get("number") or shares.get("counted") or shares.get("line")
        ):
            score -= _AGAINST
        return score
    if field in ("code_US", "code_EU", "currency", "packages"):
        return 0.0
    if field in ("unit_price", "amount"):  # a bare decimal may be a volume or a weight
        content = shares.get("priced", 0.0)
    if field == "line":
        return 0.9 * content if column == 0 and _counts_up(body, column) else 0.0
    if field == "description":
        longest = max((len(row[column].text) for row in body), default=0)
        return alone * content + min(longest, 60) / 300
    return alone * content + (0.15 if content > 0.9 and field != "quantity" else 0.0)


def _counts_up(body: Sequence[list[GridCell]], column: int) -> bool:
    numbers = [f for row in body for f in [parse_figure(row[column].text.strip(".)"))] if f]
    return bool(numbers) and numbers == sorted(numbers) and numbers[0] in (1.0, 10.0)


def _by_arithmetic(
    grid: Grid, chosen: dict[str, int], body: Sequence[list[GridCell]], decimal: str
) -> dict[str, int]:
    """The assignment, with the three figures' columns where their product tells them."""
    values = {
        column: [_value(row[column], decimal) for row in body] for column in range(len(grid.heads))
    }
    numeric = [c for c, found in values.items() if sum(v is not None for v in found)][:_MAX_NUMERIC]
    if len(numeric) < 3:
        return chosen
    now = tuple(chosen.get(field, -1) for field in _NUMERIC)
    best, best_rank = now, (agreements(now, values), _fit(grid, now, body))
    for triple in itertools.permutations(numeric, 3):
        if chosen.get("hs_code") in triple or chosen.get("part_number") in triple:
            continue
        if not _allowed(grid, triple):
            continue
        count = agreements(triple, values)
        rank = (count, _fit(grid, triple, body))
        if count and rank > best_rank:
            best, best_rank = triple, rank
    if best == now:
        return chosen
    freed = {field: column for field, column in chosen.items() if column not in best}
    freed = {field: column for field, column in freed.items() if field not in _NUMERIC}
    return {**freed, **dict(zip(_NUMERIC, best, strict=True))}


def _allowed(grid: Grid, triple: Sequence[int]) -> bool:
    """Whether no head says that a column of the triple holds something else."""
    heads = [grid.heads[column] for column in triple]
    return all(
        head is None
        or field in head.fields
        or (field == "quantity" and column > 0 and "line" in head.fields)  # "No." of pieces
        for field, column, head in zip(_NUMERIC, triple, heads, strict=True)
    )


def _fit(grid: Grid, triple: Sequence[int], body: Sequence[list[GridCell]]) -> float:
    """How well heads and cells fit the three fields; tells quantity and price apart."""
    total = 0.0
    for field, column in zip(_NUMERIC, triple, strict=True):
        if column < 0:
            continue
        head = grid.heads[column]
        total += 2.0 if head is not None and field in head.fields else 0.0
        found = _shares([row[column] for row in body])
        total += max((found.get(name, 0.0) for name in _SHAPES[field][0]), default=0.0)
    return round(total, 6)


def agreements(triple: tuple[int, ...], values: dict[int, list[float | None]]) -> int:
    """Rows in which the first column times the second is the third."""
    if min(triple) < 0:
        return 0
    rows = list(zip(*(values[column] for column in triple), strict=True))
    agreeing = [row for row in rows if all(row) and agrees(*(abs(v or 0.0) for v in row))]
    telling = [row for row in agreeing if 1.0 not in row[:2]]  # one times a price says little
    return 2 * len(telling) + bool(agreeing)


def agrees(quantity: float, price: float, amount: float) -> bool:
    """Whether a quantity times a price is the amount, but for rounding."""
    return abs(quantity * price - amount) <= max(_TOLERANCE * abs(amount), 0.02)


def _value(cell: GridCell, decimal: str) -> float | None:
    figures = find_figures(cell.text)
    return parse_figure(figures[0].text, decimal) if figures else None
