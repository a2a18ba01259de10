"""Values of documents as one sheet of a workbook, and what was not read as a second."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from spectriage.batch.cells import printable, safe_cell
from spectriage.cli.render.parameters import COLUMNS, caveats, table_rows
from spectriage.parameters.sheet import ParameterSheet

_WIDTHS = {
    "document": 28, "parameter": 26, "unit": 12, "condition": 24, "variant": 18, "page": 7,
    "quote": 48, "marks": 28, "label": 30,
}  # fmt: skip
_OTHER_WIDTH = 12


def write_workbook(sheets: Sequence[ParameterSheet], output: Path) -> None:
    """Write the workbook: head frozen, filter on, numbers as numbers, texts never formulas.

    Raises
    ------
    OSError
        The output cannot be written.
    """
    book = Workbook()
    values = book.active
    if values is None:
        raise ValueError("openpyxl made a workbook without a sheet")
    values.title = "parameters"
    _fill(values, COLUMNS, [list(row.values()) for sheet in sheets for row in table_rows(sheet)])
    limits = [[sheet.path, line] for sheet in sheets for line in caveats(sheet)]
    if limits:
        _fill(book.create_sheet("not read, in conflict"), ("document", "what"), limits)
    book.save(output)


def _fill(sheet: Any, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    sheet.append(list(head))
    for row in rows:
        sheet.append([_cell(value) for value in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, name in enumerate(head, 1):
        width = 100 if name == "what" else _WIDTHS.get(name, _OTHER_WIDTH)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows) + 1}"


def _cell(value: object) -> object:
    return safe_cell(printable(value))
