import pytest

from spectriage.documents.layout.markup_rows import SpanCell, even_rows, is_data_table


def texts(rows):
    return [[(cell.text, cell.columns) for cell in row] for row in rows]


def test_even_rows_fills_under_cells_that_reach_down():
    rows = [
        [SpanCell("a", 1, 2), SpanCell("b", 2)],
        [SpanCell("c"), SpanCell("d")],
        [SpanCell("e")],
    ]
    assert texts(even_rows(rows, 99)) == [
        [("a", 1), ("b", 2)], [("", 1), ("c", 1), ("d", 1)], [("e", 1)],
    ]  # fmt: skip


def test_even_rows_fills_right_of_the_last_cell():
    rows = [[SpanCell("a"), SpanCell("b", 1, 3)], [SpanCell("c")], [SpanCell("d")]]
    assert texts(even_rows(rows, 99))[2] == [("d", 1), ("", 1)]


@pytest.mark.parametrize(
    ("cells", "count"),
    [(("a\nb", "1\n2"), 2), (("a\nb", "1"), 1), (("a\nb",), 1), (("a\nb", "", "1\n2"), 2)],
    ids=["packed", "wrapped label", "one cell", "with an empty cell"],
)
def test_even_rows_parts_packed_rows(cells, count):
    assert len(even_rows([[SpanCell(text) for text in cells]], 99)) == count


def test_even_rows_stops_at_the_limit():
    assert len(even_rows([[SpanCell("a", 1000, 1000)]] * 500, 5000)) <= 15


@pytest.mark.parametrize(
    ("row", "expected"),
    [(("a", "b"), True), (("a", ""), False), ((), False), (("a" * 3000, "b"), False)],
    ids=["two columns", "one column", "empty", "page layout"],
)
def test_is_data_table(row, expected):
    assert is_data_table(even_rows([[SpanCell(text) for text in row]], 99)) is expected
