import time

import pytest

from documents import samples
from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document, read_text
from spectriage.errors import LimitExceeded


def test_form_feeds_part_pages():
    document = read_text("one\ftwo\f\f")
    assert [page.text for page in document.pages] == ["one", "two"]
    samples.assert_sound(document)


@pytest.mark.parametrize("text", ["", " \n\n", "\f"])
def test_nothing_but_space_is_a_blank_page(text):
    assert samples.codes(read_text(text)) == [(1, "read", "blank_page")]


def test_pipe_table_becomes_a_table_and_stays_as_typed():
    text = "Values\n\n| Parameter | Max | Unit |\n|---|---:|---|\n| NETD | 50 | mK |\n\nEnd"
    document = read_text(text)
    page = document.pages[0]
    assert samples.cells(page.tables[0]) == [["Parameter", "Max", "Unit"], ["NETD", "50", "mK"]]
    assert page.tables[0].source == "markup"
    assert page.text == text
    assert samples.lines(page) == ["Values", "Parameter  Max  Unit", "NETD  50  mK", "End"]


def test_tabs_and_columns_become_tables():
    text = "a\tb\n1\t2\n\n\n\nName     Max\nNETD      50\nRate      60"
    document = read_text(text)
    assert [table.source for table in document.pages[0].tables] == ["markup", "aligned"]
    samples.assert_sound(document)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# The **NETD** is", ["The", "NETD", "is"]),
        ("**NETD:** `50 mK`", ["NETD:", "50", "mK"]),
        ("**NETD**: 50", ["NETD", ":", "50"]),
        ("* item", ["*", "item"]),
        ("5*3 and a_b", ["5*3", "and", "a_b"]),
        ("#5 bolt", ["#5", "bolt"]),
    ],
)
def test_markdown_marks_are_no_words(markdown, words):
    page = read_text(markdown, "a.md").pages[0]
    assert [word.text for line in page.lines for word in line.words] == words


def test_markdown_marks_leave_no_gap():
    page = read_text("a **b** and ***c*** d", "a.md").pages[0]
    assert samples.lines(page) == ["a b and c d"]


def test_control_characters_are_cleaned():
    page = read_document(b"NE\x00TD\r\n50\x1b mK", name="a.txt").pages[0]
    assert page.text == "NE TD\n50  mK"


def test_long_text_goes_on_to_the_next_page():
    document = read_text("0123456789\n" * 30, limits=Limits(page_characters=100))
    assert len(document.pages) == 4
    samples.assert_sound(document)


def test_a_line_longer_than_a_page_is_cut():
    document = read_text("ab cd " * 100, limits=Limits(page_characters=100))
    assert all(len(page.text) <= 100 for page in document.pages)
    samples.assert_sound(document)


@pytest.mark.parametrize(
    ("text", "limits", "match"),
    [
        ("x" * 200, Limits(text_characters=100), "characters of text"),
        ("x\f" * 10 + "x", Limits(pages=5), "more than 5 pages"),
    ],
    ids=["characters", "pages"],
)
def test_limits(text, limits, match):
    with pytest.raises(LimitExceeded, match=match):
        read_text(text, limits=limits)


def test_a_table_with_too_many_cells_is_read_as_lines():
    document = read_text("a\tb\n" * 50, limits=Limits(table_cells=20))
    assert samples.codes(document) == [(1, "partly_read", "table_too_large")]
    assert document.pages[0].tables == () or document.pages[0].tables[0].source == "aligned"


def test_four_hundred_words_take_no_time():
    text = "\n".join(["The array has a NETD below 50 mK at 30 Hz."] * 40)
    best = min(_seconds(text) for _ in range(10))
    assert best < 0.02  # 3 ms on the machine it was written on


def _seconds(text):
    start = time.perf_counter()
    read_text(text)
    return time.perf_counter() - start


def test_print_turned_around_is_told():
    (note,) = read_text("Buyer: \u202eBA kitpO\u202c\n").ledger
    assert (note.code, note.state) == ("bidi_controls", "read")
    assert "“Optik AB”" in note.detail


def test_right_to_left_script_is_no_turned_print():
    assert samples.codes(read_text("Buyer: \u200fשלום בע״מ\u200e 4")) == [(1, "read", "")]
