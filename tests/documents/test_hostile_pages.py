"""Pages made to take long: each is read within its bound, and the page after it is read too."""

import io
import random
import time

import pytest
from reportlab.pdfgen.canvas import Canvas

from spectriage.documents.read import read_document
from spectriage.parameters.extract import extract_parameters

WIDTH, HEIGHT = 600, 800
AFTER = "Angle random walk: 0.1 deg/sqrt(h)"
SECONDS = 12  # the bound is two seconds on a quiet machine; this one may be a busy one
DICE = random.Random(7)  # noqa: S311  # places of print, no secret


def anywhere():
    return DICE.uniform(0, WIDTH - 10), DICE.uniform(0, HEIGHT - 10)


def million_characters(canvas):
    canvas.setPageSize((6_000, 8_000))
    for row in range(1_000):
        canvas.drawString(5, 8 * row, "NETD 50 mK at 25 C; " * 50)


def fifty_thousand_rules(canvas):
    canvas.setLineWidth(0.1)
    for number in range(25_000):
        canvas.line(0, 0.032 * number, WIDTH, 0.032 * number)
        canvas.line(0.024 * number, 0, 0.024 * number, HEIGHT)


def text_drawn_twice(canvas):
    for row in range(380):
        canvas.drawString(5, 4 * (row % 190), "Supply current 45 mA and noise 3 nV at 25 C " * 4)


def white_print_among_black(canvas):
    for _ in range(8_000):
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(*anywhere(), "60 Hz")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(*anywhere(), "50 mK")


def print_over_print(canvas):
    for _ in range(6_000):
        canvas.drawString(*anywhere(), "noise 3.3 mV")


def overlapping_boxes(canvas):
    for _ in range(1_400):
        canvas.rect(*anywhere(), DICE.uniform(10, 100), DICE.uniform(10, 100))
    for row in range(100):
        canvas.drawString(5, 8 * row, "Supply current 45 mA and noise 3 nV at 25 C " * 3)


def labels_without_end(canvas):
    for row in range(190):
        canvas.drawString(5, 4 * row, "mA: " * 70)


def figures_in_columns(canvas):
    for row in range(190):
        for column in range(40):
            canvas.drawString(5 + 14.5 * column, 4 * row, f"{row}.{column}")


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        (million_characters, "page_too_large"),
        (fifty_thousand_rules, "rules_not_read"),
        (text_drawn_twice, "page_too_large"),
        (white_print_among_black, "hidden_text"),
        (print_over_print, "overprinted_text"),
        (overlapping_boxes, ""),
        (labels_without_end, ""),
        (figures_in_columns, ""),
    ],
    ids=lambda part: getattr(part, "__name__", part),
)
def test_page_is_read_within_its_bound(draw, told):
    stored = io.BytesIO()
    canvas = Canvas(stored, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", 4)
    canvas.drawString(300, 2, "Frame rate: 60 Hz")
    draw(canvas)
    canvas.showPage()
    canvas.setPageSize((WIDTH, HEIGHT))
    canvas.drawString(40, 200, AFTER)
    canvas.save()
    start = time.process_time()
    document = read_document(stored.getvalue(), name="a.pdf")
    readings = extract_parameters(document, "gyroscope")
    assert time.process_time() - start < SECONDS
    assert told in {note.code for note in document.ledger if note.page == 1}
    assert ("angle_random_walk", 0.1, 2) in {(r.name, r.typ, r.page) for r in readings}
    again = read_document(stored.getvalue(), name="a.pdf")
    assert (again.pages, again.ledger) == (document.pages, document.ledger)
