from pathlib import Path

import pytest

from spectriage.cases.names.screen import NameIndex
from spectriage.cases.names.screening_list import read_screening_list
from spectriage.errors import UsageError

LISTS = Path(__file__).with_name("lists")


@pytest.fixture(scope="module")
def consolidated():
    return NameIndex(read_screening_list(LISTS / "consolidated.csv"))


@pytest.fixture(scope="module")
def simple():
    return NameIndex(read_screening_list(LISTS / "simple.csv"))


@pytest.mark.parametrize(
    ("party", "listed"),
    [
        ("VOZ OPTICS JSC", "Volzhskiy Optika Zavod"),
        ("Wolschskij Zawod Optika", "Volzhskiy Optika Zavod"),
        ("ОАО «Волжский завод оптика»", "Volzhskiy Optika Zavod"),
        ("Mahmoud T. Kassem", "KASSEM, Mahmoud Tarek"),
        ("Mahmoud Qassim", "KASSEM, Mahmoud Tarek"),
        ("Delta Marine Electronic Institute", "Delta Marine Electronics Institute"),
        ("De er ta Haiyang Dianzi Yanjiusuo", "Delta Marine Electronics Institute"),
    ],
)
def test_consolidated_layout_finds_spellings(consolidated, party, listed):
    matches = consolidated.screen(party)
    assert matches
    assert matches[0].listed.name == listed


@pytest.mark.parametrize(
    ("party", "listed"),
    [
        ("Golden Lotus Trading L.L.C.", "Golden Lotus General Trading LLC"),
        ("Tschukin Pribory OOO", "Schukin Instrumentenbau GmbH"),
        ("HAUGLAND INGRID SOLVEIG", "Ingrid Solveig Haugland"),
    ],
)
def test_simple_layout_finds_spellings(simple, party, listed):
    assert [m.listed.name for m in simple.screen(party)] == [listed]


@pytest.mark.parametrize(
    "party", ["Golden Sheaf Foods Ltd", "Lotus Cars", "General Trading LLC", "Ingrid Berg", "", "—"]
)
def test_others_match_nothing(simple, party):
    assert simple.screen(party) == []


def test_match_tells_alias_words_and_strength(consolidated):
    match = consolidated.screen("VOZ Optics")[0]
    assert match.alias == "VOZ Optics"
    assert match.strength == "strong"
    assert [(p.ours, p.theirs) for p in match.likeness.pairs] == [
        ("voz", "voz"), ("optics", "optics")
    ]  # fmt: skip


def test_columns_of_both_layouts(consolidated, simple):
    first = consolidated.source.names[0]
    assert (first.countries, first.programme) == (("RU",), "Made-up Entity List (ZEL)")
    assert simple.source.names[1].countries == ("DE", "RU")
    assert simple.source.layout == "OpenSanctions simple CSV"


def test_nameless_lines_are_told(consolidated):
    assert consolidated.source.problems == ("1 line(s) without a name, not screened against: 5",)


def test_other_heads_are_refused(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match="column heads"):
        read_screening_list(tmp_path / "x.csv")
    with pytest.raises(UsageError, match="cannot be read"):
        read_screening_list(tmp_path / "none.csv")


def test_broken_bytes_are_told(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"id,schema,name,aliases\n1,Person,Jos\xe9 Vega,\n")
    found = read_screening_list(tmp_path / "x.csv")
    assert found.problems
    assert len(NameIndex(found)) == 1


def test_list_without_lines_screens_nothing(tmp_path):
    (tmp_path / "x.csv").write_text("id,schema,name,aliases\n")
    assert NameIndex(read_screening_list(tmp_path / "x.csv")).screen("Anybody") == []
