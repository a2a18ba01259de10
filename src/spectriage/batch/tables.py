"""The table as CSV and as a workbook; both come out the same, byte for byte, for the same rows."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spectriage.batch.atomic import whole_file
from spectriage.batch.cells import printable, safe_cell
from spectriage.batch.records import Record
from spectriage.batch.rows import columns_of, regimes_of, table_rows

_LONGEST_CELL = 32_000  # Excel takes 32,767 signs
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can tell
_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDTHS = {"document": 40, "title": 48, "decisive_value": 36, "missing_values": 30, "link": 40}
_WIDTH = 14


def write_csv(records: Sequence[Record], run: Path, files: dict[str, str], target: Path) -> None:
    """Write the table; cells that a spreadsheet would run are neutralised.

    Raises
    ------
    OSError
        It cannot be written.
    """
    regimes = regimes_of(records)
    columns = columns_of(regimes)
    with whole_file(target) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        for row in table_rows(records, regimes, run, files):
            writer.writerow([safe_cell(row.get(name, "")) for name in columns])
        text.flush()
        text.detach()


def write_workbook(
    records: Sequence[Record], run: Path, files: dict[str, str], target: Path
) -> None:
    """Write the table as XLSX: head frozen, filter on, texts never formulas.

    Raises
    ------
    OSError
        It cannot be written.
    """
    regimes = regimes_of(records)
    columns = columns_of(regimes)
    rows = table_rows(records, regimes, run, files)
    packed = io.BytesIO()
    _book_of(columns, ([row.get(name, "") for name in columns] for row in rows)).save(packed)
    with (
        whole_file(target) as stream,
        zipfile.ZipFile(packed) as made,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as same,
    ):
        for member in made.infolist():
            info = zipfile.ZipInfo(member.filename, _NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            data = made.read(member)
            if member.filename == "docProps/core.xml":
                data = _without_time(data)
            same.writestr(info, data)


def _book_of(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Any:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    book.properties.created = _NO_DAY
    sheet = book.create_sheet("documents")
    for number, name in enumerate(columns, 1):
        width = _WIDTHS.get(name, _WIDTH)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    sheet.append(list(columns))
    count = 1
    for row in rows:
        sheet.append([_cell(value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    return book


def _cell(value: object) -> object:
    found = printable(safe_cell(value))
    return found[:_LONGEST_CELL] if isinstance(found, str) else found


def _without_time(properties: bytes) -> bytes:
    """The workbook's properties without the moment at which it was saved."""
    start = properties.find(b"<dcterms:modified")
    end = properties.find(b"</dcterms:modified>")
    if start < 0 or end < 0:
        return properties
    return properties[:start] + properties[end + len(b"</dcterms:modified>") :]
