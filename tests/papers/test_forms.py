"""Numbered forms whose labels and values stand on shifted rows, line by line, or in boxes."""

import io

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from spectriage.documents.read import read_document, read_text
from spectriage.papers.read import read_paper

FIELDS = [
    ("1.", "Applicant", "Karura Optics GmbH, Waldweg 4, 07743 Jena, Germany"),
    ("2.", "Consignee", "Harbin Gulf Trading W.L.L., Road 44, Manama, Bahrain"),
    ("3.", "End-user", "Sitra Cement Company B.S.C., Sitra Industrial Area, Bahrain"),
    ("4.", "Description of goods", "12 pcs thermal core TC-12"),
    ("5.", "Intended end-use", "monitoring of rotary kilns at the Sitra works"),
]
PARTIES = {
    ("exporter", "Karura Optics GmbH", "DE"),
    ("consignee", "Harbin Gulf Trading W.L.L.", "BH"),
    ("end_user", "Sitra Cement Company B.S.C.", "BH"),
}


def assert_read(document):
    reading = read_paper(document, "end_use_statement")
    assert {(p.role, p.name, p.country) for p in reading.parties} == PARTIES
    assert not any(p.address[-1].isdigit() for p in reading.parties)
    assert [use.state for use in reading.paper.end_uses] == ["specific"]
    assert [line.part_number for line in reading.paper.goods] == ["TC-12"]


@pytest.mark.parametrize("shift", [0, 4, 7, -5])
def test_values_on_shifted_rows(shift):
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(60, 790, "END USE CERTIFICATE")
    canvas.setFont("Helvetica", 9)
    for row, (number, label, value) in enumerate(FIELDS):
        y = 750 - 26 * row
        canvas.drawString(60, y, number)
        canvas.drawString(80, y, label)
        canvas.drawString(230, y - shift, value)
    canvas.save()
    assert_read(read_document(target.getvalue(), name="form.pdf"))


def test_number_label_and_value_on_lines_of_their_own():
    lines = [part for field in FIELDS for part in field]
    text = "\n".join(["END USE CERTIFICATE", "", *lines])
    assert_read(read_text(text, name="form"))


@pytest.mark.parametrize("how", ["three cells", "number over label", "label over value"])
def test_cells_of_a_letter(how):
    document = docx.Document()
    document.add_paragraph("END USE CERTIFICATE")
    table = document.add_table(0, 3)
    for number, label, value in FIELDS:
        lines = value.replace(", ", "\n")
        cells = {
            "three cells": [number, label, lines],
            "number over label": [f"{number}\n{label}", value, ""],
            "label over value": [f"{number} {label}\n{lines}", "", ""],
        }[how]
        for cell, told in zip(table.add_row().cells, cells, strict=True):
            cell.text = told
    target = io.BytesIO()
    document.save(target)
    assert_read(read_document(target.getvalue(), name="form.docx"))
