import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import samples
from spectriage.documents.layout.lines import find_lines
from spectriage.documents.layout.synthetic import LONG_LINE, MarkupCell, PageBuilder
from spectriage.documents.model import Document, PageNote, PageState


def page_of(text):
    builder = PageBuilder(1)
    for line in text.split("\n"):
        builder.add_line(line)
    return builder.build()


@pytest.mark.parametrize(
    ("line", "segments"),
    [
        ("NETD 50 mK", ["NETD 50 mK"]),
        ("NETD  50 mK", ["NETD", "50 mK"]),
        ("NETD\t50 mK", ["NETD", "50 mK"]),
        ("1234567\t8", ["1234567", "8"]),
        ("  indented", ["indented"]),
        ("Min.  Typ.  Max.  Unit", ["Min.", "Typ.", "Max.", "Unit"]),
        ("It is a fine camera for most uses.  It has a lens.",
         ["It is a fine camera for most uses. It has a lens."]),
        ("It is a fine camera for most uses.  It has   a lens.",
         ["It is a fine camera for most uses.", "It has", "a lens."]),
    ],
)  # fmt: skip
def test_add_line_parts_segments_at_wide_gaps(line, segments):
    page = page_of(line)
    assert [segment.text for segment in page.lines[0].segments] == segments


def test_boxes_follow_columns_and_lines():
    word = page_of("\n  NETD").lines[0].words[0]
    assert word.bbox == (12.0, 12.0, 36.0, 22.0)
    assert (word.start, word.end) == (3, 7)


def test_build_finds_column_aligned_tables():
    page = page_of("Intro\n\n\nName     Min  Max\nNETD      40   50\nRate       9   60\n")
    assert samples.cells(page.tables[0])[1] == ["NETD", "40", "50"]
    assert page.tables[0].source == "aligned"


def test_add_line_parts_a_long_line_after_a_sentence():
    text = "It is so. " * 200
    page = page_of(text)
    assert len(page.lines) > 1
    assert all(line.words[-1].text == "so." for line in page.lines)
    assert max(word.x1 for line in page.lines for word in line.words) <= 6.0 * LONG_LINE
    assert page.text == text


def test_add_table_spreads_merged_cells():
    builder = PageBuilder(1)
    builder.add_table([[MarkupCell("Head", 2), MarkupCell("Unit")],
                       [MarkupCell("NETD"), MarkupCell("50"), MarkupCell("mK")]])  # fmt: skip
    page = builder.build()
    assert samples.cells(page.tables[0]) == [["Head", "", "Unit"], ["NETD", "50", "mK"]]
    assert page.tables[0].rows[0][0].columns == 2
    assert page.text == "Head\tUnit\nNETD\t50\tmK"
    assert [line.text for line in page.lines] == ["Head  Unit", "NETD  50  mK"]


def test_add_table_cuts_spans_no_row_fills():
    builder = PageBuilder(1)
    builder.add_table([[MarkupCell("Head", 900)], [MarkupCell("a"), MarkupCell("b")]])
    assert builder.build().tables[0].rows[0][0].columns == 2


@given(st.text(st.sampled_from("ab.: \t50|Z\xa0µ"), max_size=120))
def test_lines_are_those_find_lines_would_find(line):
    page = page_of(line)
    words = [word for found in page.lines for word in found.words]
    samples.assert_sound(Document("", "", "", (page,), (PageNote(1, PageState.READ),)))
    if ".  " not in line:
        assert page.lines == find_lines(words)
