"""What the office files of a case share: tables, widths, and the same bytes for the same report.

python-docx and openpyxl write the time of day, so the archives are written again with a fixed one.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from spectriage.batch.cells import printable, safe_cell

_TIME = (1980, 1, 1, 0, 0, 0)
_LONG, _SHORT, _MARGIN = Mm(297), Mm(210), Mm(15)  # A4


def told(text: str) -> str:
    """Text without the characters that an office file cannot hold."""
    return str(printable(text))


def lay_across(document: Any) -> None:
    """Turn the pages to landscape, with narrow margins."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _LONG, _SHORT
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN


def add_table(
    document: Any, head: Sequence[str], rows: Sequence[Sequence[str]], widths_mm: Sequence[int]
) -> None:
    """Add a table whose head is said again on each page; widths are of the columns."""
    table = document.add_table(1, len(head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    heading = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(heading)
    _fill(table.rows[0].cells, head, widths_mm, bold=True)
    for row in rows:
        _fill(table.add_row().cells, row, widths_mm)
    document.add_paragraph("")


def _fill(
    cells: Sequence[Any], texts: Sequence[str], widths_mm: Sequence[int], *, bold: bool = False
) -> None:
    for cell, text, width in zip(cells, texts, widths_mm, strict=True):
        cell.width = Mm(width)
        cell.text = told(text)
        run = cell.paragraphs[0].runs[0] if cell.paragraphs[0].runs else None
        if run is not None:
            run.bold = bold or None
            run.font.size = Pt(9)


def fill_sheet(
    sheet: Any, head: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[int]
) -> None:
    """Fill a worksheet: head frozen and filtered, long texts wrapped, texts never formulas."""
    sheet.append(list(head))
    for row in rows:
        sheet.append([safe_cell(printable(cell)) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = wrapped
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def bytes_of(file: Any) -> bytes:
    """The file, a document or a workbook, with all times fixed."""
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
