"""No print makes a pattern try for ever: found by benchmarks/fuzz.py on a phone number's pattern."""

import signal
import sys

import pytest

from spectriage.parameters.not_values import patterns
from spectriage.parameters.quantities import find_quantities

PRINTS = (
    "-40…+85" + "85" * 40 + "0 °C",
    "+1" * 60,
    "+" + "12 " * 80 + "°C",
    "+" + "12-" * 80 + "V",
    "1.2." * 80 + "x",
    "1/2" * 80,
    "MIL-STD-810" + ", Method 5.1" * 60 + "V",
    "IEC " * 80 + "6",
    "640 x " * 80,
    "(" * 120 + "5 V" + ")" * 120,
    "a-" * 120 + "1",
)
SECONDS = 2.0
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs an alarm")


@pytest.fixture(autouse=True)
def _alarm():
    def late(*_):
        raise TimeoutError("a pattern took too long")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("row", patterns(), ids=lambda row: row[0]["name"])
def test_figures_that_are_no_values(row):
    for text in PRINTS:
        row[1].sub("", text)


@pytest.mark.parametrize("text", PRINTS)
def test_quantities(text):
    find_quantities(text)


def test_phone_numbers_stay_blanked():
    phone = next(pattern for row, pattern in patterns() if row["name"] == "phone")
    for number in ("+49 89 1234567", "+1 (415) 555-0100", "+47 22 33 44 55", "+442071234567"):
        assert phone.fullmatch(number), number
    for text in ("+85 °C", "+12 V", "+1 000 000", "+125"):
        assert not phone.search(text), text
