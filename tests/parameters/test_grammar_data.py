"""The grammar's own data: every pattern finds its example and leaves its near miss alone."""

import pytest

from spectriage.errors import VocabularyError
from spectriage.parameters import bound_words, conditions, not_values
from spectriage.parameters.quantities import find_quantities
from spectriage.vocabulary.tables import read_table

NOT_VALUES = not_values.patterns()
CONDITIONS = conditions.patterns()


@pytest.mark.parametrize(("row", "pattern"), NOT_VALUES, ids=[row["name"] for row, _ in NOT_VALUES])
def test_pattern_of_no_value_finds_its_example_only(row, pattern):
    assert pattern.search(row["example"])
    assert not pattern.search(row["near_miss"])


@pytest.mark.parametrize("row", [row for row, _ in NOT_VALUES], ids=lambda row: row["name"])
def test_example_of_no_value_holds_a_hint_of_its_row(row):
    hints = [hint.replace("_", " ") for hint in row["hints"].split()]
    assert max(row["example"].count(hint) for hint in hints) >= int(row["times"] or 1)
    assert find_quantities(row["example"]) == () or row["name"].startswith(("footnote", "phases"))


@pytest.mark.parametrize(("row", "pattern"), CONDITIONS, ids=[row["name"] for row, _ in CONDITIONS])
def test_condition_opens_at_its_example_only(row, pattern):
    assert pattern.match(" " + row["example"])  # a table strips the space before
    assert not pattern.match(" " + row["near_miss"])


@pytest.mark.parametrize("row", read_table("picture_formats.tsv"), ids=lambda row: row["name"])
def test_picture_format_is_read_in_its_example_only(row):
    pairs = [quantity.pair for quantity in find_quantities(row["example"])]
    assert (int(row["columns"]), int(row["rows"])) in pairs
    assert not any(quantity.pair for quantity in find_quantities(row["near_miss"]))


@pytest.mark.parametrize("row", read_table("multipliers.tsv"), ids=lambda row: row["sign"])
def test_multiplier_multiplies_only_before_its_words(row):
    word = row["followed_by"].split()[0] if row["followed_by"] else "units"
    (quantity,) = find_quantities(f"3 {row['sign']} {word}")
    assert quantity.typ == 3 * int(row["factor"])


@pytest.mark.parametrize(
    ("module", "table", "line"),
    [
        (bound_words, "bounds.tsv", {"kind": "max", "place": "beside", "words": "up to"}),
        (not_values, "not_values.tsv", {"name": "broken", "hints": "x", "pattern": "("}),
        (conditions, "conditions.tsv", {"name": "broken", "pattern": "(", "reach": "open"}),
        (conditions, "conditions.tsv", {"name": "two", "pattern": "(a)(b)", "reach": "open"}),
        (conditions, "conditions.tsv", {"name": "far", "pattern": "(a)", "reach": "far"}),
    ],
)
def test_bad_row_is_refused_by_name(module, table, line, monkeypatch):
    monkeypatch.setattr(module, "read_table", lambda name: (line,))
    load = bound_words._words.__wrapped__ if module is bound_words else module.patterns
    with pytest.raises(VocabularyError, match=table):
        load()
