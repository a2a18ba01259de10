"""The vocabulary: complete against the contract, no dead or doubled entries."""

import csv
import re

import pytest

from spectriage.errors import VocabularyError
from spectriage.parameters.naming import find_wordings
from spectriage.vocabulary.parameters import load_parameters, load_wordings
from spectriage.vocabulary.tables import parse_table, read_table
from spectriage.vocabulary.terms import load_terms


@pytest.mark.shared
def test_every_parameter_of_the_contract_is_known_with_its_unit(shared):
    with (shared / "contract" / "parameters.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            assert load_parameters()[row["name"]].unit == row["unit"]
            assert load_parameters()[row["name"]].kind == row["kind"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("group", "head"),
    [
        ("kind", "`kind`"),
        ("family", "`family`"),
        ("feature", "`features`"),
        ("claim", "`claims.category`"),
        ("role", "`parties.role`"),
    ],
)
def test_closed_vocabularies_are_the_contracts(shared, group, head):
    text = (shared / "contract" / "report.md").read_text(encoding="utf-8")
    names = re.search(rf"^{head}[^:]*: ([^.]+)\.", text, re.MULTILINE)[1]
    assert set(load_terms(group)) == {name.strip() for name in names.split(",")}


def test_every_contract_parameter_has_a_wording_or_an_idiom():
    named = {wording.parameter for wording in load_wordings()}
    named |= {row["parameter"] for row in read_table("idioms.tsv")} | {"pixels_vertical"}
    derived = {"fractional_bandwidth", "phase_noise_normalised", "pressure_accuracy"}
    silent = set(load_parameters()) - named - derived
    assert len(silent) < 12, sorted(silent)


def test_every_wording_can_match_itself():
    dead = [
        wording.label
        for wording in load_wordings()
        if not any(w.parameter == wording.parameter for w, *_ in find_wordings(wording.label))
    ]
    assert dead == []


def test_wording_families_and_cues_exist():
    families = set(load_terms("family"))
    for wording in load_wordings():
        assert wording.families <= families, wording
    for row in read_table("cues.tsv"):
        assert row["name"] in load_terms(row["group"]), row


@pytest.mark.parametrize("row", read_table("idioms.tsv"), ids=lambda row: row["pattern"][:30])
def test_idiom_matches_its_example_and_not_its_near_miss(row):
    flags = re.IGNORECASE if "class" in row["pattern"] else 0
    assert re.search(row["pattern"], row["example"], flags)
    assert any(hint in row["example"] for hint in row["hints"].split())
    assert not re.search(row["pattern"], row["near_miss"], flags)
    assert row["parameter"] in load_parameters()


def test_table_with_a_column_too_many_names_file_and_line():
    with pytest.raises(VocabularyError, match=r"units\.tsv.*line 2 has 3 columns"):
        parse_table("a\tb\n1\t2\t3\n", "units.tsv")
