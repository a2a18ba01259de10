"""What the recogniser knows of a token beside its letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spectriage.language.components.recogniser.features import Columns, columns_of
from spectriage.language.pipeline import load_pipeline
from spectriage.language.token_columns import Column
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
    assert list(columns.figures)[at][1:] == (ahead, behind)


def test_columns_of_no_text_are_empty():
    columns = columns_of(load_pipeline(ner=False, marks=True)(""))
    assert list(columns.figures) == list(columns.standing) == []


def _told_one_after_the_other(words, figures):
    """Tokens since the line's last figure, as they are told in words."""
    found = []
    count, between = -1, ""
    for word, is_figure in zip(words, figures, strict=True):
        if word == "\n":
            count, between = -1, ""
        elif word == "  ":
            between = "|"
        found.append(f"{min(count, 6)}{between}" if count >= 0 else "-")
        if is_figure:
            count, between = 0, ""
        elif count >= 0 and word != "  ":
            count += 1
            if word in ",;" and not between:
                between = ","
    return found


@given(
    st.lists(st.tuples(st.sampled_from(["a", ",", ";", "  ", "\n"]), st.booleans()), max_size=30)
)
def test_distances_are_those_counted_token_by_token(tokens):
    words, figures = [word for word, _ in tokens], [figure for _, figure in tokens]
    tags = ["V-B" if figure else "-" for figure in figures]
    nowhere = Column.of([("-", "none")] * len(words))
    told = list(Columns(Column.of(words), Column.of(tags), nowhere).figures)
    ahead = _told_one_after_the_other(words[::-1], figures[::-1])[::-1]
    assert told == list(zip(tags, ahead, _told_one_after_the_other(words, figures), strict=True))
