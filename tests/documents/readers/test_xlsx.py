import contextlib
import io

import openpyxl
import pytest

from documents import samples
from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document
from spectriage.errors import DocumentError, LimitExceeded

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(data, **options):
    document = read_document(data, name="a.xlsx", **options)
    samples.assert_sound(document)
    return document


def with_sheet(xml):
    sheet = f'<?xml version="1.0"?><worksheet {MAIN}>{xml}</worksheet>'
    return samples.repacked(samples.xlsx_file(), {SHEET: sheet.encode()})


def test_each_sheet_is_a_page_with_a_table():
    pages = read(samples.xlsx_file()).pages
    assert samples.lines(pages[0]) == ["Values", "Parameter  Value  Unit", "NETD  0.050  K"]
    assert samples.cells(pages[0].tables[0])[1] == ["NETD", "0.050", "", "K"]
    assert pages[0].tables[0].rows[0][1].columns == 2
    assert samples.lines(pages[1]) == ["Second", "0.125"]


def test_formulas_never_calculated_are_noted():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "Rate", "=1+1"
    target = io.BytesIO()
    book.save(target)
    assert samples.codes(read(target.getvalue())) == [(1, "partly_read", "formula_without_value")]


@pytest.mark.parametrize(
    "xml",
    [
        '<dimension ref="A1:XFD1048576"/>'
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" t="s"><v>77</v></c></row></sheetData>',
        '<sheetData><row r="x"><c r="??"><v>z</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" t="n"><v>1e999</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" s="999"><v>1</v></c></row></sheetData>',
    ],
    ids=["dimension", "row number", "last column", "string", "names", "number", "style"],
)
def test_false_promises_end_in_a_document_or_its_error(xml):
    with contextlib.suppress(DocumentError):
        read(with_sheet(xml))


def test_cells_past_the_limit_are_noted():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 200))
    document = read(with_sheet(f"<sheetData>{rows}</sheetData>"), limits=Limits(table_cells=50))
    assert (1, "partly_read", "table_cut") in samples.codes(document)


def test_zip_bombs_are_refused_unopened():
    data = samples.repacked(samples.xlsx_file(), {SHEET: b" " * 5_000_000})
    with pytest.raises(LimitExceeded, match="times its size"):
        read(data)


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_damage_is_a_document_error(name):
    with pytest.raises(DocumentError):
        read(samples.repacked(samples.xlsx_file(), {name: b"<a><b>"}))


def test_entity_bombs_are_harmless():
    bomb = "".join(f'<!ENTITY e{n + 1} "&e{n};&e{n};&e{n};&e{n};&e{n};">' for n in range(30))
    sheet = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "lol">{bomb}]><worksheet {MAIN}><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&e30;</t></is></c></row></sheetData></worksheet>'
    )
    with pytest.raises(DocumentError):
        read(samples.repacked(samples.xlsx_file(), {SHEET: sheet.encode()}))


def test_a_hidden_sheet_is_read_and_told():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "Rate", "60 Hz"
    unseen = book.create_sheet("other")
    unseen["A1"], unseen.sheet_state = "End user", "veryHidden"
    target = io.BytesIO()
    book.save(target)
    document = read(target.getvalue())
    assert samples.codes(document) == [(1, "read", ""), (2, "read", "hidden_sheet")]
    assert samples.lines(document.pages[1]) == ["other", "End user"]
