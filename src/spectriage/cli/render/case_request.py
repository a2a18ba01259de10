"""Classification request sheet of a case, as DOCX and XLSX."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
from openpyxl import Workbook

from spectriage.cases.items import is_service
from spectriage.cases.plain_words import by_code
from spectriage.cases.requests import AskedValue, Part, asked_values
from spectriage.cli.render.office import add_table, bytes_of, fill_sheet, lay_across, told
from spectriage.errors import UsageError
from spectriage.report.case import CaseItem, CaseReport

HEAD = (
    "item", "product", "lists", "entry", "title", "value asked for", "what it is", "part",
    "asked", "on the sheet", "unit", "so", "words of the sheet", "page", "sheet", "answer",
    "source of the answer",
)  # fmt: skip
_WIDTHS = (6, 20, 16, 16, 34, 24, 36, 22, 22, 20, 9, 20, 36, 6, 26, 24, 28)
BARE_HEAD = (
    "item", "part number", "description", "on the papers", "data sheet", "US ECCN",
    "EU or UK number", "HS code", "country of origin", "source of the answer",
)  # fmt: skip
_BARE_WIDTHS = (6, 20, 44, 28, 16, 14, 18, 14, 18, 28)
_CONFIRM = (
    "spectriage decides nothing: a person confirms each value and each entry. A condition of "
    "control speaks for the entry where it is met, a condition of a release against it; evidence "
    "only tells what kind of product it is."
)
_COLUMNS = ("value", "part", "asked", "on the sheet", "so", "answer", "source of the answer")
_COLUMNS_MM = (56, 34, 36, 54, 31, 30, 26)
_BARE_MM = (12, 30, 66, 40, 23, 23, 23, 25, 25)
_BLANK = "________"
MAX_BARE = 200  # products without a sheet in a document; a workbook has them all


def write_request(report: CaseReport, output: Path) -> None:
    """Write the request sheet; the suffix tells the format.

    Raises
    ------
    UsageError
        The suffix is neither ``.docx`` nor ``.xlsx``.
    OSError
        The output cannot be written.
    """
    if output.suffix.casefold() == ".xlsx":
        output.write_bytes(request_workbook(report))
    elif output.suffix.casefold() == ".docx":
        output.write_bytes(request_document(report))
    else:
        raise UsageError(f"{output}: a request sheet is a .docx or .xlsx file")


def bare_items(report: CaseReport) -> list[CaseItem]:
    """Items without a sheet that are products."""
    return [
        item for item in report.items
        if item.sheet is None and (item.part_number or not is_service(item.description))
    ]  # fmt: skip


def request_workbook(report: CaseReport) -> bytes:
    """The request sheet as XLSX: one row a value, and one a product without a data sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "values"
    fill_sheet(sheet, HEAD, [_row(value) for value in asked_values(report)], _WIDTHS)
    bare = bare_items(report)
    if bare:
        rows = [[*_bare(item), *[""] * 6] for item in bare]
        fill_sheet(book.create_sheet("no data sheet"), BARE_HEAD, rows, _BARE_WIDTHS)
    return bytes_of(book)


def _row(value: AskedValue) -> list[object]:
    return [
        value.item, value.product, ", ".join(value.lists), value.entry or by_code(value.entries),
        value.title, value.name,
        value.meaning, value.part, value.asked, value.found or "missing", value.unit,
        value.standing, value.quote, value.page, value.document, "", "",
    ]  # fmt: skip


def _bare(item: CaseItem) -> list[str]:
    codes = [code for line in item.lines for code in line.codes]
    codes += [f"HS {line.hs_code}" for line in item.lines if line.hs_code]
    return [
        str(item.number), item.part_number or "", item.description,
        ", ".join(dict.fromkeys(codes)),
    ]  # fmt: skip


def request_document(report: CaseReport) -> bytes:
    """The request sheet as DOCX: a table a paragraph of the lists, missing values to fill in."""
    document = docx.Document()
    lay_across(document)
    document.add_heading(told(f"Classification request: {report.name}"), 1)
    document.add_paragraph(_CONFIRM)
    values, bare = asked_values(report), bare_items(report)
    if not values and not bare:
        document.add_paragraph("No entry is open for any item of this case.")
    for (item, product), of_item in groupby(values, key=lambda v: (v.item, v.product)):
        document.add_heading(told(f"Item {item}: {product}"), 2)
        told_here = list(of_item)
        document.add_paragraph(told(f"Data sheet: {told_here[0].document or 'none'}"))
        open_ = [value for value in told_here if value.part is not Part.SILENCE]
        for (entry, title), asked in groupby(open_, key=lambda v: (v.entry, v.title)):
            _paragraph(document, entry, title, list(asked))
        _silent(document, [value for value in told_here if value.part is Part.SILENCE])
    if bare:
        document.add_heading("Products without a data sheet", 2)
        rows = [[*_bare(item), *[_BLANK] * 5] for item in bare[:MAX_BARE]]
        add_table(document, BARE_HEAD[:-1], rows, _BARE_MM)
        if len(bare) > MAX_BARE:
            document.add_paragraph(f"and {len(bare) - MAX_BARE} more: see the workbook")
    return bytes_of(document)


def _paragraph(document: Any, entry: str, title: str, values: Sequence[AskedValue]) -> None:
    lists = ", ".join(values[0].all_lists)
    document.add_heading(told(f"{lists} {entry}"), 3)
    document.add_paragraph(told(title))
    rows = [
        [_named(v), "; ".join(filter(None, (v.part, v.only))), v.asked, _on_the_sheet(v),
         v.standing, "" if v.is_given else f"{_BLANK} {v.unit}".strip(), ""]
        for v in values
    ]  # fmt: skip
    add_table(document, _COLUMNS, rows, _COLUMNS_MM)


def _silent(document: Any, values: Sequence[AskedValue]) -> None:
    if not values:
        return
    document.add_heading("Ruled out only because the sheet is silent", 3)
    document.add_paragraph(
        "An entry on the right is ruled out as long as the answer is no, or the value is none."
    )
    rows = [[_named(v), f"{_BLANK} {v.unit}".strip(), "", by_code(v.entries)] for v in values]
    add_table(
        document, ("value", "answer", "source of the answer", "entries"), rows, (90, 47, 47, 83)
    )


def _named(value: AskedValue) -> str:
    return f"{value.name}: {value.meaning}" if value.meaning else value.name


def _on_the_sheet(value: AskedValue) -> str:
    if not value.is_given:
        return "missing"
    return f"{value.found}, p. {value.page}: “{value.quote}”" if value.quote else value.found
