"""Towns' names in a text."""

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
        ("", []),
    ],
)
def test_towns_are_found(text, expected):
    assert names(text) == expected
