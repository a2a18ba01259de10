"""XLSX: each sheet one page with one table, numbers as the sheet shows them."""

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from spectriage.documents.encoding import clean_text
from spectriage.documents.layout.markup_rows import SpanCell, even_rows
from spectriage.documents.limits import Limits
from spectriage.documents.model import Contents, PageState
from spectriage.documents.readers.archive import check_archive
from spectriage.documents.readers.faults import library_faults
from spectriage.documents.readers.number_format import show_value
from spectriage.documents.readers.paging import Pager
from spectriage.documents.readers.unshown import Unshown
from spectriage.documents.readers.xlsx_hidden import HiddenParts, comments_of, hidden_parts

_KIND = "XLSX file"
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s+ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_NO_VALUE = re.compile(
    rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_EMPTY_ROWS = 1_100_000  # more than a sheet can have; a row number may promise any


def read_xlsx(data: bytes, path: str, limits: Limits) -> Contents:
    """Contents of a workbook, hidden sheets with the others.

    Raises
    ------
    DocumentError
        The package is damaged, encrypted or passes a limit.
    """
    import openpyxl  # heavy

    check_archive(data, path, limits, _KIND)
    pager = Pager(path, limits)
    with library_faults(path, _KIND), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of every extension it passes over
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for number, sheet in enumerate(book.worksheets):
                if number:
                    pager.page_break()
                _read_sheet(sheet, pager, limits)
            unshown = Unshown("")
            for text in dict.fromkeys(comments_of(data)):
                unshown.add("comments", text)
            for code, detail in unshown.told():
                pager.note(code, detail, PageState.READ)
            title = clean_text(str(book.properties.title or "")).strip()
        finally:
            book.close()
    return pager.finish(title)


def _read_sheet(sheet: Any, pager: Pager, limits: Limits) -> None:
    with sheet._get_source() as source:  # read-only sheets do not tell their merged cells
        markup = source.read()
    unshown = Unshown("hidden row, column or cell")
    hidden = hidden_parts(markup)
    rows = even_rows(
        _rows(sheet, _merged_cells(markup), hidden, unshown, limits), limits.table_cells
    )
    for code, told in unshown.told():
        pager.note(code, told, PageState.READ)
    if _NO_VALUE.search(markup):
        pager.note("formula_without_value", "formulas were never calculated: their cells are empty")
    if rows and sheet.sheet_state != "visible":
        detail = (
            f"the worksheet “{clean_text(str(sheet.title))}” is hidden; it was read all the same"
        )
        pager.note("hidden_sheet", detail, PageState.READ)
    if rows:
        pager.line(clean_text(str(sheet.title)))
        pager.table(rows)


def _merged_cells(markup: bytes) -> dict[tuple[int, int], int]:
    """Columns of each merged cell, by row and column from 1."""
    spans = {}
    for found in _MERGED.finditer(markup):
        first, last = _column_number(found[1]), _column_number(found[3])
        if last > first:
            spans[int(found[2]), first] = last - first + 1
    return spans


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _rows(
    sheet: Any, merged: dict[tuple[int, int], int], hidden: HiddenParts, unshown: Unshown,
    limits: Limits,
) -> Iterator[list[SpanCell]]:  # fmt: skip
    """Rows with something shown in them, up to the limit of cells, merged cells joined."""
    sheet.reset_dimensions()  # a file may claim any
    cells = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells += len(row)
        if number > _EMPTY_ROWS or cells > 20 * limits.table_cells:
            return
        shown = [_shown(cell) for cell in row]
        for column, cell in enumerate(row):
            if shown[column] and hidden.hides(number, column + 1, cell):
                unshown.add("hidden_text", shown[column])
                shown[column] = ""
        if any(shown):
            yield list(_joined(shown, number, merged))


def _joined(
    shown: list[str], number: int, merged: dict[tuple[int, int], int]
) -> Iterator[SpanCell]:
    while shown and not shown[-1]:
        shown.pop()
    column = 0
    while column < len(shown):
        span = merged.get((number, column + 1), 1)
        if any(shown[column + 1 : column + span]):
            span = 1
        yield SpanCell(shown[column], span)
        column += span


def _shown(cell: Any) -> str:
    if cell.value is None:
        return ""
    return clean_text(show_value(cell.value, cell.number_format or "")).strip()
