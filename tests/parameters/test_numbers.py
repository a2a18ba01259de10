from decimal import Decimal

import pytest

from spectriage.parameters.numbers import fold, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8.7", "8.7"), ("2,5", "2.5"), ("1,500", "1500"), ("1 234.5", "1234.5"), ("921 600", "921600"),
        ("1'000'000", "1000000"), ("10^-11", "1E-11"), ("3 x 10⁻⁹", "3E-9"), ("3.0 × 10^-10", "3.0E-10"),
        ("1e-11", "1E-11"), ("−40", "-40"), ("+85", "85"), (".5", "0.5"), ("0,015", "0.015"),
        ("12 345", "12345"), ("1.5E3", "1.5E3"),
    ],
)  # fmt: skip
def test_parse_number_reads_printed_figure(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "--5", "x10"])
def test_parse_number_refuses_what_is_none(text):
    assert parse_number(text) is None


@pytest.mark.parametrize("text", ["−40 … +85 ℃", "640 × 512", "µ μ", "................1", "１２ V"])
def test_fold_keeps_every_offset(text):
    assert len(fold(text)) == len(text)
