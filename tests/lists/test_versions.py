"""Versions of a pack: what held on a day, the faults of earlier files, packs by name."""

import json
from pathlib import Path

import pytest

from lists.samples import record, write_pack
from spectriage.errors import PackError, UsageError
from spectriage.lists.criteria import ParameterTest
from spectriage.lists.differences import Standing, compare_packs
from spectriage.lists.load import check_pack, load_pack, load_packs, load_versions
from spectriage.lists.versions import find_pack, known_versions, version_name

RATE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}
OLD, MIDDLE, NOW = "2024-01-01", "2025-06-01", "2026-08-13"


def slower(value: float) -> dict:
    return RATE | {"value": value}


def versioned(folder: Path, *records: dict, **earlier: list) -> Path:
    """A pack of NOW with files of earlier days: ``on_2024_01_01=[…]``."""
    home = write_pack(folder, *records, effective=NOW)
    (home / "earlier").mkdir()
    for name, content in earlier.items():
        day = name.removeprefix("on_").replace("_", "-")
        (home / "earlier" / f"{day}.json").write_text(json.dumps(content), "utf-8")
    return home


@pytest.fixture
def home(tmp_path):
    """Two codes over time: b was 3, then 5, is 9 Hz; c came NOW; d was 7 until NOW and is gone."""
    return versioned(
        tmp_path, record("6A003.b", RATE), record("6A003.c", RATE),
        on_2024_01_01=[record("6A003.b", slower(3)), {"code": "6A003.c", "removed": True}],
        on_2025_06_01=[record("6A003.b", slower(5)), record("6A003.d", slower(7))],
    )  # fmt: skip


def figures(pack) -> dict[str, float]:
    return {entry.code: entry.criteria.value for entry in pack.entries}


@pytest.mark.parametrize(
    ("day", "began", "stood"),
    [
        ("", NOW, {"6A003.b": 9, "6A003.c": 9}),
        (NOW, NOW, {"6A003.b": 9, "6A003.c": 9}),
        ("2027-01-01", NOW, {"6A003.b": 9, "6A003.c": 9}),
        ("2026-08-12", MIDDLE, {"6A003.b": 5, "6A003.d": 7}),
        (MIDDLE, MIDDLE, {"6A003.b": 5, "6A003.d": 7}),
        ("2025-05-31", OLD, {"6A003.b": 3, "6A003.d": 7}),
        (OLD, OLD, {"6A003.b": 3, "6A003.d": 7}),
    ],
)
def test_pack_as_of_a_day_holds_what_held_then(home, day, began, stood):
    pack = load_pack(home, as_of=day)
    assert figures(pack) == stood
    assert pack.info.effective == began


def test_versions_load_side_by_side_the_oldest_first(home):
    versions = load_versions(home)
    assert [version_name(pack) for pack in versions] == [f"made@{d}" for d in (OLD, MIDDLE, NOW)]
    assert len({pack.info.version for pack in versions}) == 3
    changed = {one.code: one.standing for one in compare_packs(versions[1], versions[2])}
    assert changed == {
        "6A003.b": Standing.CHANGED, "6A003.c": Standing.ADDED, "6A003.d": Standing.REMOVED,
    }  # fmt: skip


def test_pack_without_earlier_files_has_one_version(tmp_path):
    folder = write_pack(tmp_path, record("6A003.b", RATE))
    assert [pack.info.id for pack in load_versions(folder)] == ["made"]


def test_earlier_record_takes_from_its_root(tmp_path):
    folder = versioned(
        tmp_path, record("6A003.b.4.b", RATE),
        on_2024_01_01=[{"code": "6A003.b.4.b", "root": "6A003.b.4.b"}],
    )  # fmt: skip
    ours = next(p for p in load_packs(plugins=False) if p.info.regime == "US")
    then = load_pack(folder, as_of=OLD).entry("6A003.b.4.b")
    assert then.criteria is ours.entry("6A003.b.4.b").criteria


@pytest.mark.parametrize(
    ("earlier", "fault"),
    [
        (
            {"on_2024_01_01": [record("6A003.b", RATE | {"unit": "kg"})]},
            "made/earlier/2024-01-01.json → 6A003.b → criteria: unit 'kg' cannot be told in Hz",
        ),
        (
            {"on_2024_01_01": [{"code": "6A009", "removed": True}]},
            "→ 6A009 → removed: is removed, but neither the pack nor another time has it",
        ),
        (
            {"on_2024_01_01": [{"code": "6A003.b", "removed": True, "title": "x"}]},
            "→ 6A003.b → title: no such field",
        ),
        (
            {"on_2024_01_01": [{"code": "6A003.b", "removed": False}]},
            "→ 6A003.b → removed: Input should be True",
        ),
        (
            {"on_2024_01_01": [record("6A003.e", {"entry": "6A009", "state": "met"})]},
            "made/earlier/2024-01-01.json → 6A003.e → criteria: no entry '6A009'",
        ),
        ({"on_2024_01_01": [], "on_2026_08_13": []}, "is not before the pack's own 2026-08-13"),
        ({"on_2024_01_01": [], "spring": []}, "spring.json: is not named for a date"),
        ({"on_2024_01_01": {}}, "a file of records is a JSON array"),
        ({"on_2025_06_01": []}, "no version as of 2024-01-01; known from 2025-06-01, 2026-08-13"),
    ],
)
def test_faults_of_earlier_files_are_told(tmp_path, earlier, fault):
    folder = versioned(tmp_path, record("6A003.b", RATE), **earlier)
    assert load_pack(folder).info.effective == NOW
    pack, faults = check_pack(folder, OLD)
    assert pack is None
    assert fault in "\n".join(map(str, faults))


def test_all_faults_of_all_versions_are_told_at_once(tmp_path):
    wrong = [record("6A003.b", RATE | {"unit": "kg"})]
    folder = versioned(tmp_path, record("6A003.b", RATE), on_2024_01_01=wrong, on_2025_06_01=wrong)
    with pytest.raises(PackError, match="2 faults"):
        load_versions(folder)


@pytest.mark.parametrize("day", ["yesterday", "2025", "3000"])
def test_day_that_is_none_is_refused(home, day):
    with pytest.raises(PackError, match=f"'{day}' is no day, such as 2026-06-24"):
        load_pack(home, as_of=day)


def test_packs_are_found_by_id_regime_version_and_folder(home):
    us = find_pack("us_ccl")
    assert find_pack("us").info == us.info
    assert find_pack(version_name(us)).info == us.info
    assert find_pack(str(home)).info.id == "made"
    assert figures(find_pack(f"{home}@2025-12-31"))["6A003.b"] == 5


@pytest.mark.parametrize("name", ["", "XX", "us_ccl2", "@2026-06-24", "/nowhere"])
def test_unknown_name_is_refused_with_the_known_ones(name):
    with pytest.raises(UsageError, match="is no list; there are eu_annex_i, uk_dual_use, us_ccl"):
        find_pack(name)


def test_every_version_we_ship_loads_and_is_found_by_its_name():
    versions = known_versions()
    assert {one.pack.info.regime for one in versions if one.current} == {"US", "EU", "UK", "WA"}
    for one in versions:
        assert find_pack(one.name).info == one.pack.info


def test_drone_rule_of_august_2026_is_a_version_of_its_own():
    before, after = find_pack("us_ccl@2026-08-12"), find_pack("us_ccl")
    limits = [
        next((t.op, t.limit) for t in pack.entry("9A012.a.2").tests if isinstance(t, ParameterTest))
        for pack in (before, after)
    ]
    assert limits == [(">=", 3600.0), (">=", 10800.0)]
    changed = {one.code for one in compare_packs(before, after) if one.standing != Standing.SAME}
    assert changed == {"9A012.a.1", "9A012.a.2", "9A012.a.3", "9A012.a.5"}
