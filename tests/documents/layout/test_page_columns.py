"""Columns of a page are told from columns of a table; what is beside a table is still read."""

import pytest

from spectriage.documents.layout.aligned import find_aligned_tables
from spectriage.documents.layout.lines import find_lines
from spectriage.documents.layout.rule_groups import lone_upright
from spectriage.documents.layout.ruled import find_ruled_tables
from spectriage.documents.model import Word

PITCH = 12.0
LETTER = 5.0


def words_of(*texts):
    """Words of texts given as (left edge, top, text); letters are 5 points wide, 10 high."""
    words, position = [], 0
    for x, top, text in texts:
        for token in text.split():
            end = x + LETTER * len(token)
            words.append(Word(token, x, top, end, top + 10, position, position + len(token)))
            x, position = end + LETTER / 2, position + len(token) + 1
    return words


def column(x, top, rows, value=110, pitch=PITCH):
    """Labels with values to their right, one under the other."""
    texts = []
    for number, (label, told) in enumerate(rows):
        texts += [(x, top + number * pitch, label), (x + value, top + number * pitch, told)]
    return texts


LEFT = [
    ("Frame rate", "60 Hz"), ("Pixel pitch", "12 µm"), ("Weight", "90 g"), ("Power", "1 W"),
    ("Zoom", "4 x"), ("Array", "640 x 512"), ("Depth", "14 bit"), ("Cooling", "none"),
]  # fmt: skip
RIGHT = [
    ("Supply", "5 V"), ("Current", "200 mA"), ("Shock", "50 g"), ("MTBF", "9000 h"),
    ("Input", "USB"), ("Video", "PAL"), ("Storage", "85 °C"), ("Case", "metal"),
]  # fmt: skip


def tables_of(texts, rules=(), taken=()):
    tables = find_aligned_tables(find_lines(words_of(*texts)), taken, rules)
    return [[[cell.text for cell in row] for row in table.rows] for table in tables]


def test_columns_whose_baselines_drift_are_two_tables():
    texts = column(40, 100, LEFT) + column(320, 103, RIGHT, pitch=PITCH + 0.4)
    found = tables_of(texts)
    assert [list(row) for row in LEFT] in found
    assert [list(row) for row in RIGHT] in found


def test_columns_with_a_rule_between_them_are_two_tables():
    texts = column(40, 100, LEFT) + column(320, 100, RIGHT)
    rule = (280.0, 95.0, 281.0, 200.0)
    assert tables_of(texts, [rule]) == [[list(r) for r in LEFT], [list(r) for r in RIGHT]]


def test_columns_on_one_grid_are_one_table():
    texts = column(40, 100, LEFT) + column(320, 100, RIGHT)
    (rows,) = tables_of(texts)
    assert rows[0] == [*LEFT[0], *RIGHT[0]]


def test_columns_whose_items_begin_with_a_bullet_are_two_tables():
    left = [("• " + label, value) for label, value in LEFT]
    right = [("• " + label, value) for label, value in RIGHT]
    found = tables_of(column(40, 100, left) + column(320, 100, right))
    assert [[row[0] for row in rows] for rows in found] == [
        [label for label, _ in left], [label for label, _ in right],
    ]  # fmt: skip


def test_what_stands_beside_a_ruled_table_is_read():
    texts = column(40, 100, LEFT) + column(320, 100, RIGHT)
    found = tables_of(texts, taken=[(30.0, 90.0, 260.0, 220.0)])
    assert found == [[list(row) for row in RIGHT]]


def test_a_value_that_goes_on_in_hanging_lines_does_not_end_a_table():
    texts = column(40, 100, LEFT[:2])
    texts += [(150, 124, "with shutter"), (150, 136, "and lens")]
    texts += column(40, 148, LEFT[2:4])
    (rows,) = tables_of(texts)
    assert [row[0] for row in rows] == ["Frame rate", "Pixel pitch", "", "", "Weight", "Power"]


def test_print_on_the_page_s_side_stands_in_no_line():
    texts = column(40, 100, LEFT)
    words = words_of(*texts)
    start = 1000
    for number, token in enumerate(["All", "rights", "are", "reserved", "by", "nobody", "here"]):
        top = 95 + 15.0 * number
        bottom = top + (8 if token in ("by", "All") else 14)
        words.append(Word(token, 560, top, 567, bottom, start, start + len(token)))
        start += 20
    assert all(line.words[-1].x0 < 500 for line in find_lines(words))


def test_tables_side_by_side_keep_their_rules_apart():
    rules, texts = [], []
    for x, top in ((40.0, 100.0), (300.0, 102.0)):
        for n in range(4):
            rules.append((x, top + 20 * n, x + 200, top + 20 * n + 0.5))
        for edge in (x, x + 100, x + 200):
            rules.append((edge, top, edge + 0.5, top + 60))
        for n in range(3):
            texts += [(x + 5, top + 20 * n + 5, f"label{n}"), (x + 105, top + 20 * n + 5, f"{n} V")]
    tables = find_ruled_tables(rules, words_of(*texts))
    assert [[[c.text for c in row] for row in table.rows] for table in tables] == 2 * [
        [["label0", "0 V"], ["label1", "1 V"], ["label2", "2 V"]]
    ]
    assert lone_upright(rules, tables) == []


@pytest.mark.parametrize(("height", "count"), [(200.0, 1), (30.0, 0)])
def test_only_long_upright_rules_part_a_page(height, count):
    assert len(lone_upright([(280.0, 100.0, 281.0, 100.0 + height)], ())) == count
