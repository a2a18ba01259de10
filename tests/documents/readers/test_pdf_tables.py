import pytest

from documents import samples
from spectriage.documents.layout.rule_groups import RuleGroup
from spectriage.documents.layout.ruled import read_groups
from spectriage.documents.limits import Limits
from spectriage.documents.model import Word
from spectriage.documents.read import read_document
from spectriage.documents.readers.pdf_tables import settle_group

ROWS = (samples.ROWS[0], *(
    (f"Parameter {n}", "10", "20", "mV at full load") for n in range(9)
))  # fmt: skip


def sources(data, **limits):
    document = read_document(data, limits=Limits(**limits))
    samples.assert_sound(document)
    return [table.source for table in document.pages[0].tables]


def test_a_table_joined_to_a_drawing_is_settled():
    data = samples.ruled_pdf(ROWS, inside_frame=True)
    document = read_document(data)
    tables = [t for t in document.pages[0].tables if t.source == "pdfplumber"]
    assert [list(row) for row in ROWS] == samples.cells(tables[0])
    samples.assert_sound(document)


def test_a_plain_table_needs_no_second_look():
    assert sources(samples.ruled_pdf(ROWS)) == ["ruled"]


def test_no_more_pages_than_the_limit_are_looked_at_again():
    assert "pdfplumber" not in sources(
        samples.ruled_pdf(ROWS, inside_frame=True), pdfplumber_pages=0
    )


def words_at(*places):
    return [Word(f"w{n}", x, y, x + 8, y + 8, 3 * n, 3 * n + 2) for n, (x, y) in enumerate(places)]


def grid(columns, rows, size=40):
    """Rules of a grid from the page's corner."""
    across = [(0, y * size, columns * size, y * size + 1) for y in range(rows + 1)]
    down = [(x * size, 0, x * size + 1, rows * size) for x in range(columns + 1)]
    return [tuple(map(float, rule)) for rule in across], [tuple(map(float, r)) for r in down]


@pytest.mark.parametrize(
    ("columns", "rows", "filled", "found"),
    [(2, 4, 8, 1), (4, 2, 8, 1), (1, 8, 8, 0), (8, 1, 8, 0), (2, 4, 7, 0), (6, 6, 8, 0)],
    ids=["two columns", "two rows", "one column", "one row", "too few words", "a chart's grid"],
)
def test_settle_group_takes_only_filled_grids(columns, rows, filled, found):
    across, down = grid(columns, rows)
    places = [(x * 40 + 10.0, y * 40 + 10.0) for y in range(rows) for x in range(columns)]
    tables = settle_group(RuleGroup(across, down), words_at(*places[:filled]))
    assert len(tables) == found


def test_settle_group_refuses_one_huge_cell():
    across, down = grid(2, 3)
    places = [(5.0 + n % 3 * 10, 3.0 + n) for n in range(20)]
    places += [(x * 40 + 10.0, y * 40 + 10.0) for y in (1, 2) for x in (0, 1)]
    assert settle_group(RuleGroup(across, down), words_at(*places)) == ()


def test_settle_group_leaves_drawings_alone():
    across, down = grid(300, 300, size=5)
    assert settle_group(RuleGroup(across, down), []) == ()


@pytest.mark.parametrize(("count", "settled"), [(39, True), (40, False)])
def test_read_groups_asks_for_a_second_look_only_at_many_words(count, settled):
    across, down = grid(12, 12)
    places = [(5.0, 3.0 + n / 9) for n in range(count)]
    groups = read_groups([*across, *down], words_at(*places))
    assert [group.settled for group in groups] == [settled]
