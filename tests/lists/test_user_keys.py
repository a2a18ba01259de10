"""Radios that encrypt: below 1 W they are looked at where the user sets the keys."""

import pytest

import spectriage

SHEET = (
    "LK-30 data radio, data sheet\n\nAES-256 encryption of the payload\n\nTransmit power: 0.4 W\n\n"
)


@pytest.fixture(scope="module")
def triager():
    return spectriage.load(regimes=("US",))


@pytest.mark.parametrize(
    ("more", "entry"),
    [
        ("", "5A992.c"),
        ("The owner can enter his own encryption keys. Not a mass-market product.", "5A002.a.2"),
    ],
)
def test_radio_of_low_power_by_its_keys(triager, more, entry):
    assert triager.triage_text(SHEET + more).candidates[0].entry == entry
