"""Classification request sheet (DOCX, XLSX) and letter to the manufacturer (DOCX) of a case.

Same report, same bytes: both libraries write the time of day, so the archives are written again
with a fixed one.
"""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from spectriage.batch.cells import printable, safe_cell
from spectriage.cases.requests import AskedValue, asked_values, missing_values
from spectriage.errors import UsageError
from spectriage.report.case import CaseReport

HEAD = (
    "item", "part", "list", "entry", "title", "parameter", "meaning", "asked", "unit", "value",
    "state", "quote", "page", "document",
)  # fmt: skip
_WIDTHS = (6, 20, 6, 16, 40, 26, 44, 18, 10, 22, 10, 48, 6, 28)
_TIME = (1980, 1, 1, 0, 0, 0)
_CONFIRM = "spectriage decides nothing: a person confirms each value and each entry."


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


def request_workbook(report: CaseReport) -> bytes:
    """The request sheet as XLSX: one row a value, texts never formulas."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "classification request"
    sheet.append(HEAD)
    for value in asked_values(report):
        sheet.append([safe_cell(printable(cell)) for cell in _row(value)])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return _bytes_of(book)


def _row(value: AskedValue) -> list[object]:
    return [
        value.item, value.part, value.regime, value.entry, value.title, value.parameter,
        value.meaning, value.asked, value.unit, value.found, value.state, value.quote, value.page,
        value.document,
    ]  # fmt: skip


def request_document(report: CaseReport) -> bytes:
    """The request sheet as DOCX: a table an item and entry, missing values to fill in."""
    document = docx.Document()
    document.add_heading(_told(f"Classification request: {report.name}"), 1)
    document.add_paragraph(_CONFIRM)
    groups: dict[tuple[int, str, str, str, str], list[AskedValue]] = {}
    for value in asked_values(report):
        key = (value.item, value.part, value.regime, value.entry, value.title)
        groups.setdefault(key, []).append(value)
    if not groups:
        document.add_paragraph("No entry is open for any item of this case.")
    for (item, part, regime, entry, title), values in groups.items():
        document.add_heading(_told(f"Item {item}, {part}: {regime} {entry}"), 2)
        document.add_paragraph(_told(title))
        rows = [
            [f"{v.meaning} ({v.parameter})", v.asked, v.found or f"________ {v.unit}",
             f"p. {v.page}: “{v.quote}”" if v.quote else "missing"] for v in values
        ]  # fmt: skip
        _table(document, ("parameter", "asked", "value", "evidence"), rows)
    return _bytes_of(document)


def write_letter(report: CaseReport, output: Path) -> None:
    """Write the letter that asks the manufacturer for the missing values.

    Raises
    ------
    UsageError
        The suffix is not ``.docx``.
    OSError
        The output cannot be written.
    """
    if output.suffix.casefold() != ".docx":
        raise UsageError(f"{output}: the letter is a .docx file")
    output.write_bytes(letter_document(report))


def letter_document(report: CaseReport) -> bytes:
    """The letter as DOCX; names of sender and receiver are left to fill in."""
    document = docx.Document()
    for line in ("From: ________________", "To: ________________", "Date: ________________"):
        document.add_paragraph(line)
    document.add_heading("Request for technical data for export classification", 1)
    missing = missing_values(report)
    if not missing:
        document.add_paragraph("No value is missing for the items of this case.")
    else:
        document.add_paragraph(
            "We are classifying the products below under the export control lists. Their data "
            "sheets do not tell the values in the tables. Please give each value, or write that it "
            "does not apply, and name the document it stands in. Please also tell your own "
            "classification of each product, if you have one."
        )
    by_number = {item.number: item for item in report.items}
    for number, values in missing.items():
        item = by_number[number]
        document.add_heading(_told(f"{item.part_number or ''} {item.description}".strip()), 2)
        rows = [[v.meaning, v.unit, "________", v.entry] for v in values]
        _table(document, ("value", "unit", "your answer", "asked by entry"), rows)
    document.add_paragraph("")
    document.add_paragraph("Yours faithfully,")
    document.add_paragraph("________________")
    return _bytes_of(document)


def _table(document: Any, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(1, len(head), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
        cell.paragraphs[0].runs[0].bold = True
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = _told(text)


def _told(text: str) -> str:
    return str(printable(text))


def _bytes_of(file: Any) -> bytes:
    """The file with all times fixed."""
    target = io.BytesIO()
    file.save(target)
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(target) as source,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _without_times(data)
            copy.writestr(zipfile.ZipInfo(name, _TIME), data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _without_times(data: bytes) -> bytes:
    from lxml import etree

    tree = etree.fromstring(data)
    for element in tree:
        if etree.QName(element).localname in ("created", "modified"):
            element.text = "1980-01-01T00:00:00Z"
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
