"""Hostile tables and print: bounded time, a warning, and the rest of the document still read."""

import io
import time

import pytest
from openpyxl import Workbook
from pypdfium2.raw import FS_RECTF
from reportlab.pdfgen.canvas import Canvas

from spectriage.documents.read import read_document
from spectriage.documents.readers import pdfium_calls
from spectriage.parameters.extract import MAX_READINGS_PER_PAGE, extract_parameters
from spectriage.triage.doubts import CUT_SHORT, doubtful_values

ROWS, COLUMNS = 20_000, 5
AFTER = "Angle random walk: 0.1 deg/sqrt(h)"
SECONDS = 120  # four times what it takes here; a table that grows with the square takes hours


def html_table() -> bytes:
    row = "<tr>" + "<td>45 mA</td>" * COLUMNS + "</tr>"
    return f"<table>{row * ROWS}</table><p>{AFTER}</p>".encode()


def workbook_table() -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("one")
    for _ in range(ROWS):
        sheet.append(["45 mA"] * COLUMNS)
    workbook.create_sheet("two").append([AFTER])
    stored = io.BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def printed(*pages, size=(600, 400)) -> bytes:
    stored = io.BytesIO()
    canvas = Canvas(stored, pagesize=size)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stored.getvalue()


def after(canvas):
    canvas.drawString(40, 200, AFTER)


def grid(canvas):
    """100,000 ruled cells on one page."""
    canvas.setFont("Helvetica", 0.8)
    canvas.setLineWidth(0.1)
    for row in range(1_000):
        canvas.drawString(1, 0.39 * row, "7 " * 100)
        canvas.line(0, 0.39 * row, 600, 0.39 * row)
    for column in range(100):
        canvas.line(6 * column, 0, 6 * column, 400)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("cells.html", html_table),
        ("cells.xlsx", workbook_table),
        ("cells.pdf", lambda: printed(grid, after)),
    ],
)
def test_table_of_100_000_cells_leaves_the_rest_read(name, make):
    data = make()
    start = time.monotonic()
    document = read_document(data, name=name)
    readings = extract_parameters(document, "gyroscope")
    assert time.monotonic() - start < SECONDS
    assert ("angle_random_walk", 0.1) in {(r.name, r.typ) for r in readings}


def test_page_with_more_values_than_are_kept_says_so():
    lines = [f"Supply current {n}: {n} mA" for n in range(1, MAX_READINGS_PER_PAGE + 80)]

    def draw(canvas):
        canvas.setFont("Helvetica", 2)
        for number, line in enumerate(lines):
            canvas.drawString(10 + 110 * (number % 5), 390 - 4 * (number // 5), line)

    readings = extract_parameters(read_document(printed(draw, after), name="many.pdf"))
    assert sum(r.page == 1 for r in readings) == MAX_READINGS_PER_PAGE
    assert any(r.page == 2 for r in readings)
    assert [(w.code, w.page) for w in doubtful_values(readings) if w.code == CUT_SHORT] == [
        (CUT_SHORT, 1)
    ]


@pytest.mark.parametrize(
    "matrix", ["1e30 0 0 1e30 0 0", "1e38 1e38 -1e38 1e38 1e38 1e38", "1 0 0 1 9e6 0"]
)
def test_print_at_no_place_is_left_out(matrix):
    def draw(canvas):
        after(canvas)
        canvas.saveState()
        canvas._code.append(f"{matrix} cm")
        canvas.drawString(40, 100, "Frame rate: 60 Hz")
        canvas.restoreState()

    readings = extract_parameters(read_document(printed(draw), name="far.pdf"), "gyroscope")
    assert [r.name for r in readings] == ["angle_random_walk"]


@pytest.mark.parametrize("edge", [float("nan"), float("inf"), -1e30])
def test_boxes_that_are_none_are_told_and_the_rest_read(monkeypatch, edge):
    measured = pdfium_calls.loose_char_box

    def without_place(page, index, place):
        found = measured(page, index, place)
        if index < len("Frame rate: 60 Hz"):
            box = FS_RECTF.from_address(place)
            box.left = box.bottom = edge
        return found

    monkeypatch.setattr(pdfium_calls, "loose_char_box", without_place)

    def draw(canvas):
        canvas.drawString(40, 300, "Frame rate: 60 Hz")
        after(canvas)

    document = read_document(printed(draw), name="nan.pdf")
    assert [r.name for r in extract_parameters(document, "gyroscope")] == ["angle_random_walk"]
    (note,) = document.ledger
    assert (note.code, note.detail[:7]) == ("text_outside_page", "4 words")


def test_print_over_print_is_told_and_the_rest_read():
    def draw(canvas):
        after(canvas)
        canvas.drawString(40, 300, "Weight: 1200 grams on all of its three sides")
        canvas.drawString(42, 300, "Length: 5555 metres at most in whatever state")

    document = read_document(printed(draw), name="over.pdf")
    assert "overprinted_text" in {note.code for note in document.ledger}
    found = {(r.name, r.typ) for r in extract_parameters(document, "gyroscope")}
    assert ("angle_random_walk", 0.1) in found
