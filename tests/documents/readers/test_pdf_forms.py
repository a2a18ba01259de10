"""Fields of PDF forms are read as words in their place; scripts are counted and never run."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from spectriage.documents.read import read_document
from spectriage.papers.read import read_paper


def form(fields):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(200, 790, "END-USER STATEMENT")
    canvas.setFont("Helvetica", 9)
    for number, (label, name, value) in enumerate(fields):
        y = 740 - 40 * number
        canvas.drawString(50, y + 6, label)
        canvas.acroForm.textfield(
            name=name, x=200, y=y, width=340, height=20, value=value, borderWidth=0
        )
    canvas.showPage()
    canvas.save()
    return out.getvalue()


FIELDS = [
    ("1. End-user", "enduser", "Tarnow Geodesy Institute, ul. Polna 4, Tarnow, Poland"),
    ("2. Exporter", "exporter", "Vessla Matteknik AB, Lund, Sweden"),
    ("3. Goods", "goods", "2 units land gravimeter VG-6"),
    ("4. End use", "use", "Gravity survey of lignite pits"),
]


def test_values_stand_where_their_fields_are():
    page = read_document(form(FIELDS), name="form.pdf").pages[0]
    assert "Vessla Matteknik AB" in page.text
    line = next(line for line in page.lines if "Exporter" in line.text)
    assert "Vessla" in line.text


def test_a_filled_form_is_read_as_a_paper():
    reading = read_paper(read_document(form(FIELDS), name="form.pdf"), "end_use_statement")
    assert {(p.role, p.name, p.country) for p in reading.parties} == {
        ("end_user", "Tarnow Geodesy Institute", "PL"),
        ("exporter", "Vessla Matteknik AB", "SE"),
    }
    first = reading.paper.form_fields[0]
    assert (first.name, first.value) == ("enduser", FIELDS[0][2])
    assert reading.paper.goods[0].part_number == "VG-6"
    assert reading.paper.end_uses[0].state == "specific"


def test_scripts_are_counted_and_not_run():
    data = form(FIELDS)
    # a document-level script, as forms carry them to fill fields when they are opened
    pdf = data.replace(
        b"/Type /Catalog",
        b"/Type /Catalog /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>",
    )
    document = read_document(pdf, name="form.pdf")
    notes = [note for note in document.ledger if note.code == "form_scripts"]
    assert len(notes) == 1


def test_a_script_that_runs_on_opening_is_told():
    data = form(FIELDS).replace(
        b"/Type /Catalog",
        b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Type /Catalog",
        1,
    )
    (note,) = [n for n in read_document(data, name="form.pdf").ledger if n.code == "form_scripts"]
    assert "carries a script" in note.detail
