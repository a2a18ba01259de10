import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from spectriage.documents.read import read_document
from spectriage.papers.pieces import sheets_of
from spectriage.papers.totals import find_totals


def _sheets(*lines):
    """A page of lines; a line is pieces of (left edge, text)."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for number, line in enumerate(lines):
        for left, text in [(72, line)] if isinstance(line, str) else line:
            canvas.drawString(left, 700 - 16 * number, text)
    canvas.save()
    return sheets_of(read_document(target.getvalue(), name="x.pdf"))


def _totals(*lines, decimal=".", known=()):
    return [(t.meaning, t.value, t.unit) for t in find_totals(_sheets(*lines), decimal, known)]


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("Order total: GBP 11,828.40", ("total", 11828.4, "GBP")),
        ("Gesamtbetrag: 15.210,00 EUR", ("total", 15210.0, "EUR")),
        ("Total de la commande : 20 980,00 €", ("total", 20980.0, "EUR")),
        ("E. Value USD 54,425.00", ("total", 54425.0, "USD")),
        ("Freight: USD 310.00", ("freight", 310.0, "USD")),
        ("MwSt. 120,50", ("tax", 120.5, None)),
    ],
)
def test_sum_after_its_words(line, total):
    assert _totals(line) == [total]


@pytest.mark.parametrize(
    "line", ["Total pieces: 30", "Total 3", "Total weight 45.5 kg", "The total of 4,500.00 was paid on 3 May", "Totally 4,500.00"]
)  # fmt: skip
def test_what_is_no_sum(line):
    assert _totals(line) == []


def test_sum_in_another_column_of_the_line():
    assert _totals([(72, "Rechnungsbetrag"), (400, "40.123,50 EUR")]) == [("total", 40123.5, "EUR")]


def test_sum_under_its_words_in_a_form():
    assert _totals(
        [(72, "5. Valeur"), (300, "6. Contrat")], [(74, "33 120,00 EUR"), (302, "A 7")]
    ) == [("total", 33120.0, "EUR")]


def test_head_of_a_column_is_no_sum():
    head = [(72, "Pos"), (130, "Menge"), (260, "Gesamtpreis")]
    assert _totals(head, [(72, "1"), (130, "20"), (260, "6.250,00")]) == []


def test_sum_known_from_a_table_is_not_told_again():
    (known,) = find_totals(_sheets("Total EUR 10.00"), ".", ())
    assert _totals("Total EUR 10.00", known=[known]) == []


def test_quote_stands_on_the_page():
    (total,) = find_totals(_sheets("Order total: GBP 11,828.40"), ".", ())
    assert total.quote == "Order total: GBP 11,828.40"
