"""What the recogniser knows of a token beside its letters."""

import pytest

from spectriage.language.components.recogniser.features import columns_of
from spectriage.language.pipeline import load_pipeline
from spectriage.triage import quantity_marks  # noqa: F401  registers its factory


@pytest.mark.parametrize(
    ("text", "word", "ahead", "behind"),
    [
        ("mass 3 kg", "mass", "0", "-"),
        ("mass of unit 3 kg", "mass", "2", "-"),
        ("mass   3 kg", "mass", "0|", "-"),  # two blanks and more part cells
        ("mass\n3 kg", "mass", "-", "-"),  # the figure is another line's
        ("3 kg, blue", "blue", "-", "1,"),
        ("a b c d e f g h 3 kg", "a", "6", "-"),  # farther ones are as far
        ("blue", "blue", "-", "-"),
    ],
)
def test_figures_ahead_and_behind(text, word, ahead, behind):
    columns = columns_of(load_pipeline(ner=False, marks=True)(text))
    at = list(columns.words).index(word)
    assert list(columns.figures())[at][1:] == (ahead, behind)


def test_columns_of_no_text_are_empty():
    columns = columns_of(load_pipeline(ner=False, marks=True)(""))
    assert list(columns.figures()) == list(columns.standing()) == []
