"""The store of similar texts: votes, reasons, and blindness."""

import pytest

from spectriage.classify.item_code import description_terms, load_item_codes


@pytest.fixture(scope="module")
def model():
    return load_item_codes()


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Chip resistor 10 kOhm 0603 1 %", "EAR99"),
        ("Uncooled LWIR core 640x512 60 Hz", "6A003"),
        ("Riot helmet with visor", "0A979"),
        ("Home Wi-Fi router WPA3", "5A992"),
        ("Carbon fibre yarn of high modulus, 588 GPa", "1C010"),
        ("Marine autopilot with hydraulic drive", "7A994"),
    ],
)
def test_plain_wordings_find_their_heading(model, text, heading):
    assert model.guesses(text)[0].heading == heading


def test_shares_sum_to_one_and_each_names_a_wording(model):
    found = model.guesses("PTFE lined ball valve DN25")
    assert sum(guess.share for guess in found) == pytest.approx(1)
    assert all(guess.because and guess.code.startswith(guess.heading) for guess in found)


@pytest.mark.parametrize("text", ["", "   ", "§§§"])
def test_nothing_is_guessed_of_nothing(model, text):
    assert model.guesses(text) == []


def test_countries_and_companies_change_nothing(model):
    plain = model.guesses("Gate valve for steam")
    assert model.guesses("Gate valve for steam, Iran") == plain
    assert description_terms("valve, Northwind Pumps GmbH") == description_terms("valve")
