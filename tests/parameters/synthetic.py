"""Pages and tables built by hand for the tests of this room."""

from spectriage.documents.layout.lines import find_lines
from spectriage.documents.model import Cell, Page, Table, Word


def page_of(*lines: str, tables=()) -> Page:
    """A page whose words stand on a 6 × 12 point grid, as the text reader lays them."""
    text = "\n".join(lines)
    words, position = [], 0
    for row, line in enumerate(lines):
        column = 0
        for part in line.split(" "):
            if part:
                words.append(
                    Word(part, column * 6.0, row * 12.0, (column + len(part)) * 6.0, row * 12.0 + 10,
                         position + column, position + column + len(part))
                )  # fmt: skip
            column += len(part) + 1
        position += len(line) + 1
    return Page(1, 600.0, 800.0, text, find_lines(words), tuple(tables))


def page_with_table(
    rows: list[list[str]], *, above: str = "", source: str = "markup"
) -> Page:  # fmt: skip
    """A page that holds one table, a line a row, cells parted by wide gaps."""
    widths = [max(len(row[i]) for row in rows) + 3 for i in range(len(rows[0]))]
    lines = ["".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    page = page_of(*([above] if above else []), *lines)
    table_rows, begin = [], 12.0 if above else 0.0
    edges = [sum(widths[:i]) * 6.0 for i in range(len(widths) + 1)]
    for number in range(len(rows)):
        top = begin + number * 12.0
        words = [w for line in page.lines for w in line.words if w.top == top]
        table_rows.append(
            tuple(
                Cell(tuple(w for w in words if left <= w.x0 < right))
                for left, right in zip(edges, edges[1:], strict=False)
            )
        )
    box = (0.0, begin, edges[-1], begin + len(rows) * 12.0)
    table = Table(tuple(table_rows), box, source)
    return Page(1, 600.0, 800.0, page.text, page.lines, (table,))
