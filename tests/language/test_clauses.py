"""Clauses and sentences: where they begin and end."""

import pytest

from spectriage.language.clauses import clause_start, sentences_in


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Use in weapons of any kind, by the buyer or others, is ruled out", "Use in weapons"),
        ("For farms; use in weapons, directly or not, is ruled out", "use in weapons"),
        ("It suits farms, military use is ruled out", "military use"),
    ],
)
def test_what_is_put_in_between_commas_belongs_to_its_clause(text, clause):
    start = clause_start(text, text.index("ruled out"))
    assert text[start:].strip().startswith(clause)


def test_sentences_of_a_script_without_spaces_end_at_its_own_stop():
    text = "不用于军事目的。用于农业监测。"
    assert next(text[a:b] for a, b in sentences_in(text)).startswith("不用于军事目的")
    assert len(list(sentences_in(text))) == 2
