"""Headings: how they are read and found, and what those of our packs must keep to."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from lists.samples import record, write_pack
from spectriage.errors import PackError
from spectriage.lists import codes
from spectriage.lists.headings import HeadingRecord
from spectriage.lists.load import load_pack, load_packs
from spectriage.lists.pack import Pack

RATE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}
WELL_FORMED = re.compile(r"[0-9][A-E][0-9]{3}")
REASON = re.compile(r"\b(?:NS|MT|NP|CB|CC|FC|RS|SS|UN|AT|EI|SI|SL)\b")
RUN = 8
OFFICIAL = {
    "US": "us/ccl_part774_supp1.txt",
    "EU": "eu/norway_listII_en_eu-annexI-equivalent.txt",
    "WA": "wassenaar/WA-LIST_25_1_Corr.txt",
}


def heading(code: str, **fields) -> dict:
    return {"code": code, "title": f"Goods of {code}", "covers": "What it covers.", **fields}


def pack_with(folder: Path, *records: dict, roots: tuple[dict, ...] = ()) -> Path:
    home = write_pack(folder, record("6A003.b", RATE))
    for place, content in (("headings", records), ("roots/headings", roots)):
        (home / place).mkdir(parents=True)
        (home / place / "6.json").write_text(json.dumps(content), "utf-8")
    return home


def shipped() -> dict[str, Pack]:
    return {pack.info.regime: pack for pack in load_packs(plugins=False)}


def all_headings() -> list[tuple[str, HeadingRecord]]:
    return [(regime, record) for regime, pack in shipped().items() for record in pack.headings]


def test_headings_are_sorted_and_found_from_any_paragraph_below(tmp_path):
    pack = load_pack(pack_with(tmp_path, heading("6A003"), heading("1C010"), heading("6A002")))
    assert [record.code for record in pack.headings] == ["1C010", "6A002", "6A003"]
    assert pack.heading("6.A.3.b.4.b") is pack.heading("6a003") is pack.headings[-1]
    with pytest.raises(KeyError):
        pack.heading("6A004")


def test_heading_takes_from_its_root_what_it_does_not_give(tmp_path):
    root = heading("6A003", families=["thermal_camera"], related={"US": ["6A003"]})
    own = {"code": "6A003", "root": "6A003", "reasons": ["NS2"]}
    found = load_pack(pack_with(tmp_path, own, roots=(root,))).heading("6A003")
    assert (found.title, found.reasons) == ("Goods of 6A003", ("NS2",))
    assert found.related == {"US": ("6A003",)}


def test_pack_without_headings_loads(tmp_path):
    assert load_pack(write_pack(tmp_path, record("6A003", RATE))).headings == ()


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([heading("6A003", title="x" * 91)], "6A003 → title: String should have at most 90"),
        ([heading("6A003", families=["camera"])], "family 'camera' is not in the vocabulary"),
        ([heading("6A003", related={"US": []})], r"6A003 → related.US: is empty"),
        ([heading("6A003", related={"us": ["6A003"]})], r"6A003 → related.us"),
        ([heading("6A003", covres="x")], "6A003 → covres: no such field"),
        ([heading("6A003.b")], "6A003.b is a paragraph, not a heading"),
        ([heading("6a003")], "6a003 → code: write '6A003'"),
        ([heading("6A003"), heading("6A003")], "6A003 → code: stands twice"),
        ([heading("6A003", root="9E999")], "6A003 → root: no root '9E999'"),
        ([{"code": "6A003"}], r"made/headings/6.json → 6A003 → title: is missing"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path, records, message):
    with pytest.raises(PackError, match=message):
        load_pack(pack_with(tmp_path, *records))


def test_faulty_root_is_told_once(tmp_path):
    own = {"code": "6A003", "root": "6A003"}
    with pytest.raises(PackError) as caught:
        load_pack(pack_with(tmp_path, own, roots=(heading("6A003", title=""),)))
    assert [str(fault) for fault in caught.value.faults] == [
        "made/roots/headings/6.json → 6A003 → title: is empty"
    ]


def test_headings_of_ours_are_well_formed():
    for regime, found in all_headings():
        assert WELL_FORMED.fullmatch(found.code), (regime, found.code)
        assert found.search_terms, (regime, found.code)
        assert len(set(found.search_terms)) == len(found.search_terms), (regime, found.code)
        assert found.source, (regime, found.code)
        assert found.code in found.related.get(regime, ()), (regime, found.code)
        assert not (found.reasons and regime != "US"), (regime, found.code)


def test_related_headings_exist_in_their_packs():
    known = {regime: pack.by_heading for regime, pack in shipped().items()}
    missing = {
        (found.code, regime, code)
        for _, found in all_headings()
        for regime, related in found.related.items()
        for code in related
        if code not in known[regime]
    }
    assert missing == set()


def test_every_entry_stands_under_a_heading():
    missing = {
        (regime, entry.code)
        for regime, pack in shipped().items()
        for entry in pack.entries
        if entry.code != "EAR99" and codes.heading(entry.code) not in pack.by_heading
    }
    assert missing == set()


@cache
def official_lines(folder: Path, regime: str) -> tuple[str, ...]:
    return tuple((folder / OFFICIAL[regime]).read_text(encoding="utf-8").splitlines())


@pytest.fixture
def lists(shared: Path) -> Path:
    if not all((shared / "lists" / name).is_file() for name in OFFICIAL.values()):
        pytest.skip(f"no official lists at {shared}")
    return shared / "lists"


@pytest.mark.shared
@pytest.mark.parametrize(("regime", "share"), [("US", 0.99), ("EU", 0.95)])
@pytest.mark.parametrize("category", range(10))
def test_headings_of_the_official_texts_are_covered(lists, regime, share, category):
    printed = {
        found[0]
        for line in official_lines(lists, regime)
        if (found := re.match(rf"{category}[A-E][0-9]{{3}}(?=[\s—]|$)", line))
        and "Not used" not in line
    }
    missing = printed - set(shipped()[regime].by_heading)
    assert len(missing) <= (1 - share) * len(printed), sorted(missing)


def test_us_pack_records_nearly_all_headings():
    assert len(shipped()["US"].headings) >= 620


@pytest.mark.shared
def test_us_headings_and_their_reasons_are_those_of_the_text(lists):
    printed: dict[str, set[str]] = {}
    last = ""
    for line in official_lines(lists, "US"):
        if found := re.match(r"[0-9][A-E][0-9]{3}(?=[\s—]|$)", line):
            last = found[0]
            printed.setdefault(last, set())
        elif found := re.match(r"Reasons? for Control:(.*)", line):
            printed[last] = printed[last] or set(REASON.findall(found[1]))
    wrong = {
        record.code: record.reasons
        for record in shipped()["US"].headings
        if printed.get(record.code)  # a few entries print a table only
        and not printed[record.code] <= {reason[:2] for reason in record.reasons}
    }
    assert wrong == {}


@pytest.mark.shared
def test_no_wording_of_the_official_texts_is_copied(lists):
    told = [said for regime in OFFICIAL for said in official_lines(lists, regime)]
    words = plain(" ".join(told)).split()
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words))}
    text = f" {' '.join(words)} "
    copied = {
        (found.code, said)
        for _, found in all_headings()
        for said in [*run_of(found.covers), *run_of(found.differs)]
        if said in runs
    }
    titles = {(found.code, found.title) for _, found in all_headings()}
    long = {(code, title) for code, title in titles if len(plain(title).split()) >= RUN - 2}
    copied |= {(code, title) for code, title in long if f" {plain(title)} " in text}
    assert copied == set()


def run_of(text: str) -> list[str]:
    words = plain(text).split()
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def plain(text: str) -> str:
    """The words alone, as a copy would keep them."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()
