import pytest

from spectriage.lists import codes


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("6A003.b.4.b", "6A003.b.4.b"),
        ("6a003B4B", "6A003.b.4.b"),
        ("6A003 b.4.b", "6A003.b.4.b"),
        ("ECCN: 6A003.b.4.b.", "6A003.b.4.b"),
        ("6A003.b(4)(b)", "6A003.b.4.b"),
        ("6.A.3.b.4.b", "6A003.b.4.b"),
        ("6.A.203", "6A203"),
        ("6E001", "6E001"),
        ("5E002", "5E002"),
        ("3A001.b.10", "3A001.b.10"),
        ("9a515.d", "9A515.d"),
        ("EAR99", "EAR99"),
        ("ear 99", "EAR99"),
        ("pl9009.a", "PL9009.a"),
        ("ML1.a", "ML1.a"),
    ],
)
def test_normalise_writes_our_spelling(text, normal):
    assert codes.normalise(text) == normal
    assert codes.normalise(normal) == normal


def test_parse_gives_heading_and_steps():
    assert codes.parse("6A003b4b") == ("6A003", "b", "4", "b")
    assert codes.heading("6A003.b.4.b") == "6A003"
    assert codes.heading("EAR99") == "EAR99"


@pytest.mark.parametrize(
    ("code", "ancestor", "under"),
    [
        ("6A003.b.4.b", "6A003", True),
        ("6A003.b.4.b", "6A003.b.4", True),
        ("6A003.b", "6A003.b", True),
        ("6A003.b", "6A003.b.4", False),
        ("6A003.bb", "6A003.b", False),
        ("3A001.b.10", "3A001.b.1", False),
        ("6A0031", "6A003", False),
        ("6A993.a", "6A003", False),
        ("6A003", "", False),
    ],
)
def test_is_under_compares_whole_steps(code, ancestor, under):
    assert codes.is_under(code, ancestor) is under


@pytest.mark.parametrize(
    ("code", "residual"),
    [("EAR99", True), ("6A993.a", True), ("5A992.c", True), ("6A003.b", False), ("9A610", False),
     ("3A999", True), ("6A099", False)],
)  # fmt: skip
def test_is_residual_knows_ear99_and_99x(code, residual):
    assert codes.is_residual(code) is residual


def test_sort_key_counts_numbers_and_puts_headings_first():
    wanted = ["3A001", "3A001.b.2", "3A001.b.2.a", "3A001.b.10", "5E002", "6A003", "EAR99"]
    assert sorted(reversed(wanted), key=codes.sort_key) == wanted


@pytest.mark.parametrize("text", ["EAR99", "EAR 99", "EAR-99", "E.A.R. 99"])
def test_normalise_writes_all_prints_of_ear99_as_one(text):
    assert codes.normalise(text) == "EAR99"
