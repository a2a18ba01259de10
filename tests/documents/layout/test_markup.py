import pytest

from spectriage.documents.layout.markup import find_markup_tables

CASES = {
    "markdown": ("| a | b |\n|---|:-:|\n| 1 | 2 |", [["a", "b"], [], ["1", "2"]]),
    "no outer pipes": ("a | b\n--- | ---\n1 | 2", [["a", "b"], [], ["1", "2"]]),
    "empty cell": ("|a|b|c|\n|1||3|", [["a", "b", "c"], ["1", "", "3"]]),
    "escaped pipe": (r"|a \| b|c|" + "\n|1|2|", [[r"a \| b", "c"], ["1", "2"]]),
    "drawn": ("+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+",
              [[], ["a", "b"], [], ["1", "2"], []]),
    "tabs": ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
    "tabs, empty field": ("a\tb\tc\n1\t\t3", [["a", "b", "c"], ["1", "", "3"]]),
    "one pipe in prose": ("mode a | mode b\nis a choice", None),
    "two lines of prose": ("x | y or z\nu | v or w", None),
    "one row": ("| a | b |", None),
    "one column": ("| a |\n| b |", None),
    "only delimiters": ("|---|---|\n|---|---|", None),
    "one tab line": ("a\tb\nc", None),
    "indented": ("\ta\n\tb", None),
    "other number of tabs": ("a\tb\nc\td\te", None),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_find_markup_tables(case):
    text, expected = CASES[case]
    lines = text.split("\n")
    blocks = list(find_markup_tables(lines))
    if expected is None:
        assert blocks == []
        return
    rows = [
        [line[start:stop] for start, stop in row]
        for line, row in zip(lines, blocks[0].rows, strict=True)
    ]
    assert rows == expected
    assert (blocks[0].first, blocks[0].last) == (0, len(lines))


@pytest.mark.parametrize("line", ["|---|", "a | b", " " * 50_000 + "|-x", "| -" * 20_000])
def test_find_markup_tables_takes_linear_time(line):
    assert len(list(find_markup_tables([line, "", *[line] * 20]))) <= 2
