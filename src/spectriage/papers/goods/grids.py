"""Grids that may hold goods: tables that were read, and lines under a head of known words.

A grid is rows of cells with their words. The line grid reads what no ruled or aligned table
gave: it takes the head's words for columns and puts each piece under the head it stands under.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spectriage.documents.model import Word, bbox_of
from spectriage.papers.goods.heads import Head, part_head, read_head
from spectriage.papers.labels import find_labels
from spectriage.papers.pieces import Piece, Sheet

MAX_ROWS = 10_000  # of one document; more are counted, not read
_HEAD_LINES = 3  # printed lines that a head may take
_STACK = 1.5  # print heights between the lines of a head
_GAP = 5.0  # print heights between a table's lines; more ends it
_EDGE = 2.0  # points by which a value may begin before its head
_SENTENCE = 12  # words of one piece that make a line running text


@dataclass(slots=True)
class GridCell:
    """Words of a cell."""

    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Words joined by spaces."""
        return " ".join([word.text for word in self.words])


@dataclass(slots=True)
class Grid:
    """Rows of cells on one page; `heads` are the columns' heads, None where unknown."""

    sheet: Sheet
    heads: list[Head | None]
    rows: list[list[GridCell]]
    top: float
    bottom: float
    source: str
    columns: list[tuple[float, float]] = field(default_factory=list)


def grids_of_tables(sheet: Sheet, carried: Sequence[Head | None] = ()) -> list[Grid]:
    """Tables of the page as grids; the head is the first row that reads as one.

    A table without a head goes on under those of the one before it (`carried` from the page
    before), where it has as many columns.
    """
    grids: list[Grid] = []
    for table in sheet.page.tables:
        rows = [[GridCell(list(cell.words)) for cell in row] for row in table.rows]
        rows = part_heads(rows)
        if not rows or len(rows[0]) < 2:
            continue
        head_row = -1
        heads: list[Head | None] = [None] * len(rows[0])
        for number, row in enumerate(rows[:40]):
            found = [read_head(cell.text) for cell in row]
            if is_head(found):
                head_row, heads = number, _spread(found, row)
                break
        above = grids[-1].heads if grids else carried
        if head_row < 0 and len(above) == len(heads):
            heads = list(above)
        body = _above_fields(sheet, [_without_repeats(row) for row in rows[head_row + 1 :]])
        if not body:
            continue
        # words of the page's rows give its place; a table's own box may hold more
        words = [word for row in (*rows[: head_row + 1], *body) for c in row for word in c.words]
        box = bbox_of(words)
        top = bbox_of([w for cell in rows[max(head_row, 0)] for w in cell.words])[1]
        grids.append(Grid(sheet, heads, body, top, box[3], "table"))
    return grids


def part_heads(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Rows with every column parted whose head is several heads that stand too close together.

    The words of its cells go to the side of the next head's left edge they begin on.
    """
    for row in rows[:40]:
        cuts = {n: cut for n, cell in enumerate(row) if (cut := _head_cuts(cell))}
        heads = [None if n in cuts else read_head(cell.text) for n, cell in enumerate(row)]
        if cuts and sum(head is not None for head in heads) >= 2:
            return [
                [part for n, cell in enumerate(cells) for part in _parted(cell, cuts.get(n, ()))]
                for cells in rows
            ]
    return rows


def _above_fields(sheet: Sheet, rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Rows before the first that begins with a form's field: "Deliver to:", "Payment:"."""
    starts = {(p.segment.words[0].x0, p.segment.words[0].top): p for p in sheet.pieces()}
    for number, row in enumerate(rows):
        first = next((cell.words[0] for cell in row if cell.words), None)
        piece = starts.get((first.x0, first.top)) if first else None
        if number and piece is not None and _begins_field(sheet, [piece]):
            return rows[:number]
    return rows


def _head_cuts(cell: GridCell) -> list[float]:
    """Left edges of the second and further heads in one cell; none where it holds one or none."""
    if len(cell.words) < 2 or read_head(cell.text) is not None:
        return []
    runs = part_head([word.text for word in cell.words])
    return [cell.words[start].x0 for start, _ in runs[1:]]


def _parted(cell: GridCell, cuts: Sequence[float]) -> list[GridCell]:
    """A cell's words between the left edges of its heads."""
    rest, parts = list(cell.words), []
    for place, cut in enumerate(cuts):
        left = [word for word in rest if word.x0 < cut - _EDGE]
        rest = [word for word in rest if word.x0 >= cut - _EDGE]
        if not rest and len(left) > 1 and place == len(cuts) - 1:
            # a column set to the right begins left of its head
            left, rest = left[:-1], left[-1:]
        parts.append(GridCell(left))
    return [*parts, GridCell(rest)]


def _spread(found: list[Head | None], row: list[GridCell]) -> list[Head | None]:
    """Heads of the columns; a column without words of its own stays unknown."""
    return [head if cell.words else None for head, cell in zip(found, row, strict=True)]


def _without_repeats(row: list[GridCell]) -> list[GridCell]:
    """A merged cell's words once, in its first column."""
    seen: list[list[Word]] = []
    out = []
    for cell in row:
        if cell.words and cell.words in seen:
            out.append(GridCell())
        else:
            out.append(cell)
            seen.append(cell.words)
    return out


def is_head(found: Sequence[Head | None]) -> bool:
    """Whether heads make a goods table's: three known ones, or two that name goods and a count."""
    fields = [head.fields[0] for head in found if head is not None and head.fields[0] != "other"]
    if len(set(fields)) >= 3:
        return True
    named = {f for head in found if head is not None for f in head.fields}
    return (
        len(set(fields)) == 2
        and bool(named & {"description", "part_number"})
        and bool(named & {"quantity", "amount", "hs_code", "code_US", "code_EU", "code_any"})
    )


def grids_of_lines(sheet: Sheet, carried: Sequence[tuple[float, float]] = (),
                   carried_heads: Sequence[Head | None] = ()) -> list[Grid]:  # fmt: skip
    """Grids under heads of known words, and one that goes on from the page before."""
    grids: list[Grid] = []
    start = 0
    while start < len(sheet.lines):
        found = _head_at(sheet, start)
        if found is None:
            start += 1
            continue
        columns, heads, first = found
        grid, start = _body(sheet, columns, heads, first, sheet.lines[start][0].top)
        if grid.rows:
            grids.append(grid)
    if not grids and carried and sheet.lines:
        grid, _ = _body(sheet, list(carried), list(carried_heads), 0, 0.0)
        filled = [sum(bool(cell.words) for cell in row) for row in grid.rows[:3]]
        if filled and max(filled) >= 3:
            grids.append(grid)
    return grids


def _head_at(
    sheet: Sheet, start: int
) -> tuple[list[tuple[float, float]], list[Head | None], int] | None:
    """Columns and heads of a head that begins at a line, and the first line after it."""
    for count in range(_HEAD_LINES, 0, -1):
        lines = sheet.lines[start : start + count]
        if len(lines) < count or not _are_stacked(lines):
            continue
        columns, texts = _stack(lines)
        heads = [read_head(text) for text in texts]
        known = sum(head is not None for head in heads)
        if len(columns) >= 2 and known >= 0.6 * len(columns) and is_head(heads):
            single = [read_head(text) for _, _, text in _head_parts(lines[0])]
            if count > 1 and sum(h is not None for h in single) >= known and is_head(single):
                continue  # the lines below it are rows already
            return columns, heads, start + count
    return None


def _are_stacked(lines: Sequence[Sequence[Piece]]) -> bool:
    for above, below in zip(lines, lines[1:], strict=False):
        if not above or not below:
            return False
        height = min(piece.height for piece in above)
        if below[0].top - above[0].top > _STACK * height + 2:
            return False
    return True


def _head_parts(line: Sequence[Piece]) -> list[tuple[float, float, str]]:
    """Edges and texts of a line's heads; a piece that is several known heads is parted."""
    found = []
    for piece in line:
        words = piece.segment.words
        known = len(words) < 2 or read_head(piece.text) is not None
        runs = [] if known else part_head([word.text for word in words])
        if len(runs) < 2:
            found.append((piece.x0, piece.x1, piece.text))
            continue
        for start, end in runs:
            text = " ".join(word.text for word in words[start:end])
            found.append((words[start].x0, words[end - 1].x1, text))
    return found


def _stack(lines: Sequence[Sequence[Piece]]) -> tuple[list[tuple[float, float]], list[str]]:
    """Columns of a head's lines: pieces that stand over one another are one head."""
    columns: list[list[float]] = []
    parts: list[list[str]] = []
    for line in lines:
        for x0, x1, text in _head_parts(line):
            place = next(
                (n for n, (c0, c1) in enumerate(columns) if x0 < c1 + 1 and c0 < x1 + 1),
                None,
            )
            if place is None:
                columns.append([x0, x1])
                parts.append([text])
            else:
                columns[place] = [min(columns[place][0], x0), max(columns[place][1], x1)]
                parts[place].append(text)
    order = sorted(range(len(columns)), key=lambda n: columns[n][0])
    return [(columns[n][0], columns[n][1]) for n in order], [" ".join(parts[n]) for n in order]


def _body(
    sheet: Sheet, columns: list[tuple[float, float]], heads: list[Head | None], first: int,
    top: float,
) -> tuple[Grid, int]:  # fmt: skip
    """Rows under a head, and the line after the last of them."""
    rows: list[list[GridCell]] = []
    bottom = sheet.lines[first - 1][0].bottom if first else top
    number = first
    while number < len(sheet.lines) and len(rows) < MAX_ROWS:
        line = sheet.lines[number]
        if not line:
            number += 1
            continue
        if line[0].top - bottom > _GAP * line[0].height or _is_prose(line, columns):
            break
        if number > first and _begins_field(sheet, line):
            break
        if number > first and _head_at(sheet, number) is not None:
            break
        cells = [GridCell() for _ in columns]
        for piece in line:
            for place, words in _place(piece, columns):
                cells[place].words += words
        rows.append(cells)
        bottom = max(bottom, *(piece.bottom for piece in line))
        number += 1
    return Grid(sheet, heads, rows, top, bottom, "lines", columns), max(number, first)


_FIELDS_AFTER = ("party", "term", "reference", "date", "country", "end_use", "signature")


def _begins_field(sheet: Sheet, line: Sequence[Piece]) -> bool:
    """Whether a line begins with the label of a form's field, so that the table is over."""
    label = find_labels(sheet).at(line[0])
    if label is None or not label.marked:
        return False
    if any(label.has(name) for name in _FIELDS_AFTER):
        return len(label.piece.text) > 4  # "No." may head a cell
    weights = {"gross_weight", "net_weight", "packages"}
    return bool(weights & set(label.meanings("goods"))) and not label.rest


def _is_prose(line: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line is running text across the columns rather than a row."""
    longest = max(line, key=lambda piece: len(piece.segment.words))
    if len(longest.segment.words) < _SENTENCE:
        return False
    crossed = sum(longest.x0 < (x0 + x1) / 2 < longest.x1 for x0, x1 in columns)
    return crossed >= 2


def _place(piece: Piece, columns: Sequence[tuple[float, float]]) -> list[tuple[int, list[Word]]]:
    """Columns of a piece's words; a piece under several heads is parted between them."""
    under = [n for n, (x0, x1) in enumerate(columns) if piece.x0 < x1 and x0 < piece.x1]
    if len(under) <= 1:
        return [(_nearest(piece.x0, piece.x1, columns), list(piece.segment.words))]
    parted: dict[int, list[Word]] = {}
    for word in piece.segment.words:
        parted.setdefault(_column_of(word, columns, under), []).append(word)
    return list(parted.items())


def _column_of(word: Word, columns: Sequence[tuple[float, float]], under: Sequence[int]) -> int:
    """The last of the columns that begin left of a word, or hold its middle."""
    middle = (word.x0 + word.x1) / 2
    chosen = under[0]
    for number in under:
        if columns[number][0] - 3 <= middle:
            chosen = number
    return chosen


def _nearest(x0: float, x1: float, columns: Sequence[tuple[float, float]]) -> int:
    """The column whose left edge, right edge or middle a piece shares most nearly."""

    def distance(number: int) -> float:
        c0, c1 = columns[number]
        overlap = min(x1, c1) - max(x0, c0)
        near = min(abs(x0 - c0), abs(x1 - c1), abs((x0 + x1) - (c0 + c1)) / 2)
        return near - (1000.0 if overlap > 0 else 0.0)

    return min(range(len(columns)), key=distance)
