"""Wordings looked up by their first letters give what one large pattern would give."""

import re

import pytest

from spectriage.vocabulary.alternatives import Alternatives, Names

WORDINGS = ("exporter of record", "exporter", "export", "ex-works", "é")


@pytest.fixture(scope="module")
def alternatives():
    return Alternatives((w, re.escape(w).replace(r"\ ", r"\s?") + "s?(?!\\w)") for w in WORDINGS)


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("Exporter of record: X", 0, "Exporter of record"),
        ("EXPORTERS", 0, "EXPORTERS"),
        ("exporting", 0, None),
        ("the export", 4, "export"),
        ("the export", 0, None),
        ("É.", 0, "É"),
        ("e", 0, None),
        ("", 0, None),
    ],
)
def test_the_first_that_matches_counts(alternatives, text, place, found):
    match = alternatives.match(text, place)
    assert (match and match.group()) == found


@pytest.mark.parametrize("text", ["İhracatçı", "IHRACATÇI", "ıhracatçı"])
def test_letters_without_a_plain_capital_match_as_regular_expressions_let_them(text):
    by_letter = Alternatives([("ihracat", "ihracatç[ıi]")]).match(text)
    by_pattern = re.compile("ihracatç[ıi]", re.IGNORECASE).match(text)
    assert (by_letter is None) == (by_pattern is None)


def test_a_pattern_without_a_head_is_tried_in_its_turn():
    tried = Alternatives([("ab", "abc"), ("", "[a-z]b"), ("ab", "ab")])
    assert tried.match("abd").group() == "ab"
    assert tried.match("xb").group() == "xb"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("south korea, korea", ["south korea", "korea"]),
        ("koreans in northkorea", []),
        ("korea_1 (korea)", ["korea", "korea"]),
        ("在中国制造", ["中国"]),
        ("guinea-bissau guinea", ["guinea-bissau", "guinea"]),
    ],
)
def test_names_are_whole_words_and_the_longest_wins(text, found):
    names = Names(["korea", "south korea", "中国", "guinea", "guinea-bissau"])
    assert [text[start:end] for start, end in names.find(text)] == found
