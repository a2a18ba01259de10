"""Towns' names in a text."""

from time import process_time

import pytest

from spectriage.vocabulary.towns import find_towns


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in find_towns(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spedition, 98528 Suhl, D", ["Suhl"]),
        ("KONYA / IZMIR", ["KONYA", "IZMIR"]),
        ("Flete a Los Ángeles y Calama", ["Los Ángeles", "Calama"]),
        ("Isbrekka AS, Tromsø", ["Tromsø"]),
        ("to Stratford-upon-Avon by road", ["Stratford-upon-Avon"]),
        ("São\nPaulo", []),  # no name goes over a line's end
        ("reading of the meter in konya", []),  # small letters
        ("Oslomet", []),
        ("Ponta  Delgada", []),  # two blanks part columns
        ("Los\u00a0Ángeles", ["Los\u00a0Ángeles"]),
        ("St. Albans", ["St. Albans"]),
        ("Price, Bank and Bar", []),  # common words are left out
        ("", []),
    ],
)
def test_towns_are_found(text, expected):
    assert names(text) == expected


def test_a_page_of_one_beginning_takes_no_longer_than_one_of_prose():
    list(find_towns("Oslo"))
    page = "San " * 15_000
    start = process_time()
    assert len(names(page)) == 15_000  # a place of that name
    assert process_time() - start < 2.0
