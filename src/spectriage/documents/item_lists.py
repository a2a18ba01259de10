"""Item lists: an exporter's item master, one item a row, with an id and a text.

CSV, XLSX and JSON Lines are read row by row; which column is which says its head, or the caller.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from spectriage.documents.encoding import clean_text, decode_text
from spectriage.documents.limits import Limits
from spectriage.documents.readers.archive import check_archive
from spectriage.documents.readers.faults import library_faults
from spectriage.errors import DamagedDocument, LimitExceeded, UnsupportedMediaType, UsageError
from spectriage.vocabulary.tables import read_table

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm", ".jsonl", ".ndjson")
MAX_ROWS = 2_000_000
_HEAD_ROWS = 20  # a master may begin with a title and empty rows
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One row of an item list; `fault` says why it has no text that could be read."""

    row: int
    id: str
    text: str
    fault: str = ""


def read_items(
    path: Path, *, id_column: str = "", text_column: str = "", limits: Limits | None = None
) -> Iterator[ListedItem]:
    """Items of a list, in the order of its rows, which count from 1 with the head.

    Parameters
    ----------
    path
        File of one of `SUFFIXES`.
    id_column, text_column
        Heads (or keys) of the two columns; without them the vocabulary's heads are looked for.
        A list without an id column gets the row's number as id.

    Raises
    ------
    UsageError
        No column of that name, or none that looks like a description.
    DocumentError
        The file cannot be read, is damaged, or passes a limit.
    """
    limits = limits or Limits()
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UnsupportedMediaType(f"is no item list (one of {known})", path=str(path))
    try:
        data = path.read_bytes()
    except OSError as err:
        raise DamagedDocument(f"cannot be read ({err.strerror})", path=str(path)) from err
    if len(data) > limits.file_bytes:
        raise LimitExceeded(f"is larger than {limits.file_bytes} bytes", path=str(path))
    if suffix in (".jsonl", ".ndjson"):
        yield from _items_of_objects(data, str(path), id_column, text_column)
        return
    rows = _sheet_rows(data, str(path), limits) if suffix.startswith(".x") else _csv_rows(data)
    yield from _items_of_rows(rows, str(path), id_column, text_column)


def _csv_rows(data: bytes) -> Iterator[Sequence[str]]:
    text = decode_text(data)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:8192], delimiters=_DELIMITERS)
    except csv.Error:
        dialect = csv.excel
    yield from csv.reader(io.StringIO(text, newline=""), dialect)


def _sheet_rows(data: bytes, path: str, limits: Limits) -> Iterator[Sequence[str]]:
    import openpyxl  # heavy

    check_archive(data, path, limits, "XLSX file")
    with library_faults(path, "XLSX file"):
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for row in book.worksheets[0].iter_rows(values_only=True):
                yield ["" if cell is None else str(cell) for cell in row]
        finally:
            book.close()


def _items_of_rows(
    rows: Iterable[Sequence[str]], path: str, id_column: str, text_column: str
) -> Iterator[ListedItem]:
    columns: tuple[int | None, int] | None = None
    try:
        for number, row in enumerate(rows, 1):
            if number > MAX_ROWS:
                raise LimitExceeded(f"has more than {MAX_ROWS} rows", path=path)
            if columns is None:
                columns = _columns(row, id_column, text_column)
                if columns is None and number >= _HEAD_ROWS:
                    break
                continue
            if any(cell.strip() for cell in row):
                yield _item(number, _cell(row, columns[0]), _cell(row, columns[1]))
    except csv.Error as err:
        raise DamagedDocument(f"is no table that can be read ({err})", path=path) from err
    if columns is None:
        raise UsageError(f"{path}: {_no_column(id_column, text_column)}")


def _items_of_objects(
    data: bytes, path: str, id_column: str, text_column: str
) -> Iterator[ListedItem]:
    keys: tuple[int | None, int] | None = None
    names: list[str] = []
    for number, line in enumerate(decode_text(data).splitlines(), 1):
        if number > MAX_ROWS:
            raise LimitExceeded(f"has more than {MAX_ROWS} rows", path=path)
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            yield ListedItem(number, str(number), "", "is no JSON object")
            continue
        if keys is None:
            names = [str(key) for key in found]
            keys = _columns(names, id_column, text_column)
            if keys is None:
                raise UsageError(f"{path}: {_no_column(id_column, text_column)}")
        row = [str(found.get(name, "") or "") for name in names]
        yield _item(number, _cell(row, keys[0]), _cell(row, keys[1]))


def _item(number: int, name: str, text: str) -> ListedItem:
    return ListedItem(number, name or str(number), text, "" if text else "has no text")


def _cell(row: Sequence[str], column: int | None) -> str:
    if column is None or column >= len(row):
        return ""
    return clean_text(row[column]).strip()


def _columns(row: Sequence[str], id_column: str, text_column: str) -> tuple[int | None, int] | None:
    """Places of the id and of the text in a head row; None where the row is no head."""
    heads = [_folded(cell) for cell in row]
    named = {"id": id_column, "text": text_column}
    places: dict[str, int | None] = {}
    for column, wanted in named.items():
        names = [_folded(wanted)] if wanted else _known(column)
        places[column] = next((heads.index(name) for name in names if name in heads), None)
        if wanted and places[column] is None:
            return None
    text = places["text"]
    return None if text is None else (places["id"], text)


@lru_cache(maxsize=2)
def _known(column: str) -> list[str]:
    rows = read_table("item_columns.tsv")
    return [_folded(row["head"]) for row in rows if row["column"] == column]


def _folded(head: str) -> str:
    return re.sub(r"[\s_.:#-]+", " ", head.replace("\ufeff", "").casefold()).strip()


def _no_column(id_column: str, text_column: str) -> str:
    asked = ", ".join(repr(name) for name in (id_column, text_column) if name)
    if asked:
        return f"no row among the first {_HEAD_ROWS} has the columns asked for ({asked})"
    return f"no row among the first {_HEAD_ROWS} heads a description; name it with --text-column"
