import pytest

from spectriage.documents.read import read_text
from spectriage.papers.pieces import sheets_of
from spectriage.papers.statements import find_end_uses
from spectriage.papers.validity import find_validity


def _dates(text):
    return [(d.meaning, d.value, d.readings) for d in find_validity(sheets_of(read_text(text)), {})]


@pytest.mark.parametrize(
    "text",
    [
        "This certificate is valid until 20 March 2027.", "Diese Erklärung gilt bis 20.03.2027.",
        "La présente attestation est valable jusqu'au 20 mars 2027.", "Válida hasta: 20 de marzo de 2027",
        "This statement covers deliveries made up to and including 20 March 2027.",
        "It may be used until 20 March 2027.", "Esta declaração cobre entregas até 20 de março de 2027",
        "This statement expires on March 20, 2027.", "Geldig tot 20 maart 2027",
    ],
)  # fmt: skip
def test_day_until_which_a_paper_is_valid(text):
    assert _dates(text) == [("valid_until", "2027-03-20", [])]


def test_ambiguous_day_keeps_its_readings():
    assert _dates("valid until 03/04/2027") == [("valid_until", None, ["2027-04-03", "2027-03-04"])]


@pytest.mark.parametrize(
    "text", ["This is a valid point, made on 3 May 2026.", "invalid until 3 May 2026"]
)
def test_other_words_are_no_validity(text):
    assert _dates(text) == []


def _uses(text):
    return [use.state for use in find_end_uses(sheets_of(read_text(text)), (), None)]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("We will use them for various business needs.", "vague"),
        ("The goods will be used for different technical applications.", "vague"),
        ("The goods will be used for flood warning stations along the river.", "specific"),
        ("End use: usage industriel général", "vague"),
    ],
)
def test_sentence_that_names_no_use_is_vague(text, state):
    assert _uses(text) == [state]


def test_field_ends_before_the_undertaking_under_it():
    text = "Verwendungszweck:\nDie Güter werden nicht für militärische Zwecke verwendet."
    assert "specific" not in _uses(text)
