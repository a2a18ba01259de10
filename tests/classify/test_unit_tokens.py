"""Units of printed figures as tokens: one a unit, however it is spelt."""

import pytest

from spectriage.classify.unit_tokens import MOST_A_UNIT, unit_counts, unit_tokens


@pytest.mark.parametrize(
    "spellings",
    [
        ("10 um", "10 µm", "10μm", "8 microns"),
        ("3 °/h", "3 deg/h", "3 deg/hr"),
        ("14 MSPS", "14MS/s"),
    ],
)
def test_spellings_of_one_unit_are_one(spellings):
    assert len({tuple(unit_counts(text)) for text in spellings}) == 1
    assert all(unit_counts(text) for text in spellings)


def test_units_of_other_size_or_kind_are_others():
    texts = ("5 nT", "5 µT", "5 dBm", "5 mW", "5 g", "5 kg", "5 dB", "5 %")
    assert len({tuple(unit_counts(text)) for text in texts}) == len(texts)


@pytest.mark.parametrize(
    "text", ["640 by 512", "page 3 of 9", "rev 2 beta", "no figure in dBm", ""]
)
def test_words_behind_figures_are_no_units(text):
    assert not unit_counts(text)


def test_a_unit_gives_three_tokens_at_most():
    tokens = unit_tokens(unit_counts("1 V 2 V 3 V 4 V 5 V 1 kHz"), "u_")
    assert len(tokens) == MOST_A_UNIT + 1
    assert all(token.startswith("u_") and token.isidentifier() for token in tokens)
