"""Tokens at which spans of spec sheets begin and end."""

import pytest
import spacy

from spectriage.language import tokenizer


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("VGS=10V", ["VGS", "=", "10", "V"]),
        ("150 krad(Si).", ["150", "krad", "(", "Si", ")", "."]),
        ("1,024.5 Hz", ["1,024.5", "Hz"]),
        ("热像仪384×288", ["热", "像", "仪", "384", "×", "288"]),
        ("", []),
        ("  a  b ", ["  ", "a", "  ", "b"]),
        ("a\n\n b", ["a", "\n", "\n ", "b"]),
    ],
)
def test_tokens(nlp, text, words):
    doc = nlp(text)
    assert [token.text for token in doc] == words
    assert doc.text == text


def test_a_pipeline_with_it_is_stored_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert [token.text for token in spacy.load(tmp_path)("5V")] == ["5", "V"]
