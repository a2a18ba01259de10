"""Print that is not what it seems: hidden, doubled, invisible characters, private codes."""

import io

import pytest
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas

from spectriage.documents.glyphs import as_seen, meaningless_share
from spectriage.documents.limits import Limits
from spectriage.documents.model import PageState
from spectriage.documents.read import read_document, read_text
from spectriage.parameters.extract import extract_parameters


def pdf(draw):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300), invariant=True)
    draw(canvas)
    canvas.save()
    return read_document(buffer.getvalue(), name="made.pdf")


def words(document):
    return [w.text for line in document.pages[0].lines for w in line.words]


def codes(document):
    return {note.code for note in document.ledger if note.code}


def shown_and(hide):
    def draw(canvas):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(40, 200, "Frame rate: 9 Hz, as sold to all customers")
        hide(canvas)

    return draw


def in_white(canvas):
    canvas.setFillColor(white)
    canvas.drawString(40, 160, "Frame rate: 60 Hz")


def invisibly(canvas):
    text = canvas.beginText(40, 160)
    text.setTextRenderMode(3)
    text.textOut("Frame rate: 60 Hz")
    canvas.drawText(text)


def in_no_size(canvas):
    canvas.setFont("Helvetica", 0.2)
    canvas.drawString(40, 160, "Frame rate: 60 Hz")


def transparently(canvas):
    canvas.setFillColor(Color(0, 0, 0, alpha=0))
    canvas.drawString(40, 160, "Frame rate: 60 Hz")


@pytest.mark.parametrize("hide", [in_white, invisibly, in_no_size, transparently])
def test_hidden_print_is_reported_and_never_used(hide):
    document = pdf(shown_and(hide))
    assert [(r.name, r.typ) for r in extract_parameters(document)] == [("frame_rate", 9.0)]
    assert "60" not in words(document)
    assert "60" not in document.pages[0].text
    (note,) = [n for n in document.ledger if n.code == "hidden_text"]
    assert "Frame rate: 60 Hz" in note.detail
    assert note.page == 1


def test_white_print_on_a_dark_head_is_read():
    def draw(canvas):
        canvas.setFillColor(black)
        canvas.rect(30, 190, 300, 24, fill=1)
        canvas.setFillColor(white)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(40, 200, "Frame rate: 60 Hz for everybody who asks")

    document = pdf(draw)
    assert [(r.name, r.typ) for r in extract_parameters(document)] == [("frame_rate", 60.0)]
    assert codes(document) == set()


def test_white_copy_behind_a_label_hides_nothing():
    def draw(canvas):
        canvas.setFont("Helvetica", 12)
        for colour in (white, black):
            canvas.setFillColor(colour)
            canvas.drawString(40, 200, "Frame rate: 60 Hz for everybody who asks")

    document = pdf(draw)
    assert [(r.name, r.typ) for r in extract_parameters(document)] == [("frame_rate", 60.0)]
    assert "hidden_text" not in codes(document)


def test_print_drawn_twice_is_read_once():
    def draw(canvas):
        canvas.setFont("Helvetica", 12)
        for shift in (0, 0.4, 0.8):
            canvas.drawString(40 + shift, 200, "Frame rate: 60 Hz for everybody")

    assert words(pdf(draw)) == ["Frame", "rate:", "60", "Hz", "for", "everybody"]


def test_print_outside_the_page_is_reported():
    document = pdf(shown_and(lambda canvas: canvas.drawString(40, -500, "Frame rate: 60 Hz")))
    assert "60" not in words(document)
    assert codes(document) == {"text_outside_page"}


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("6\u200b0", "60"), ("NE\u00adTD", "NETD"), ("\ufeffrate", "rate"), ("\u202e60\u202c", "60"),
        ("5\uf06dm", "5µm"), ("\uf0b12", "±2"), ("\uf0a35", "≤5"), ("\uf8ffx", "\uf8ffx"),
    ],
)  # fmt: skip
def test_a_word_is_what_a_person_sees(printed, seen):
    assert as_seen(printed) == seen


def test_share_of_characters_without_meaning():
    assert meaningless_share("plain text") == 0
    assert meaningless_share("\ue000\ue001 ab") == pytest.approx(0.5)
    assert meaningless_share("\uf0b0\uf0b1 ab") == 0  # known signs of the Symbol font


def test_page_of_a_million_characters_is_read_in_part():
    line = "Weight: 29 g and so on " * 4

    def draw(canvas):
        canvas.setFont("Helvetica", 1.5)
        for row in range(120):
            canvas.drawString(5, 290 - row * 2, line)

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300))
    draw(canvas)
    canvas.save()
    document = read_document(
        buffer.getvalue(), name="long.pdf", limits=Limits(page_characters=2_000)
    )
    (note,) = [n for n in document.ledger if n.code == "page_too_large"]
    assert note.state is PageState.PARTLY_READ
    assert 1_000 < len(document.pages[0].text) <= 2_000
    assert any(r.name == "mass" for r in extract_parameters(document))


def test_invisible_characters_in_text_files_too():
    document = read_text("Wei\u200bght: 2\u200b9 g\n")
    (reading,) = extract_parameters(document)
    assert (reading.name, reading.typ) == ("mass", 0.029)
    assert reading.quote in document.pages[0].text
