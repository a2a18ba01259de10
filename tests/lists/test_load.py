"""Loading: a good pack, a pack with every fault, roots, plug-ins, and the packs we ship."""

import pickle
from importlib import metadata
from pathlib import Path

import pytest

from lists.samples import PACKS, demo, record, write_pack
from spectriage.errors import PackError, PluginError
from spectriage.lists import load
from spectriage.lists.load import check_pack, load_pack, load_packs, shipped_folders

RATE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}

BROKEN = (PACKS / "broken.txt").read_text(encoding="utf-8").rstrip()


def test_good_pack_is_indexed():
    pack = demo()
    assert pack.info.regime == "US"
    assert pack.entry("6a003B4B").reasons == ("NS2",)
    assert pack.order.index("6A003.b.4.b") < pack.order.index("6A993.a")
    assert pack.order[-1] == "EAR99"
    assert pack.below["6A003"] == ("6A003.b.4.b", "6A003.b.10")


def test_entry_takes_from_its_root_what_it_does_not_give():
    entry = demo().entry("6A003.b.4.b")
    assert (entry.title, entry.root) == ("Uncooled cameras", "6A003.b.4.b")
    assert [note.id for note in entry.notes] == ["3.a", "4"]


def test_broken_pack_tells_all_its_faults_at_once():
    pack, faults = check_pack(PACKS / "broken")
    assert pack is None
    assert "\n".join(map(str, faults)) == BROKEN


def test_load_pack_raises_one_error_with_all_faults():
    with pytest.raises(PackError, match="25 faults") as caught:
        load_pack(PACKS / "broken")
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert "\n".join(map(str, copy.faults)) == BROKEN
    assert str(copy).count("\n") == 25


def test_single_fault_fills_the_parts_of_the_error(tmp_path):
    folder = write_pack(tmp_path, record("6A003", {**RATE, "unit": "kg"}))
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    parts = (caught.value.file, caught.value.entry, caught.value.field)
    assert parts == ("made/entries/all.json", "6A003", "criteria")


def asks(entry: str, **fields) -> dict:
    return {"entry": entry, "state": "met", **fields}


NOTE = {"id": "1", "effect": "release", "title": "Slow", "criteria": RATE}
LAST = record("EAR99", {"none_met": ["*"]})


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([record("6A003", asks("6A004"))], "criteria: no entry '6A004'"),
        ([record("6A003", {"none_met": ["6A004"]})], "criteria: no entry below '6A004'"),
        (
            [record("6A002", RATE), record("6A003", asks("6A002", state="released", note="1"))],
            "criteria: entry 6A002 has no release note '1'",
        ),
        (
            [record("6A002", asks("6A003")), record("6A003", {"none_met": ["6A002"]})],
            "6A002 → criteria: refers to itself: 6A002 → 6A003 → 6A002",
        ),
        ([record("6A002", asks("6A002"))], "refers to itself: 6A002 → 6A002"),
        ([LAST, record("6A002", asks("EAR99"))], "EAR99 is evaluated last"),
        ([LAST, record("6A002", {"none_met": ["EAR99"]})], "EAR99 is evaluated last"),
        ([record("6A003", RATE, root="9Z999")], "root: no root '9Z999'"),
        ([record("6A003", RATE, root="7A002.b")], "differs_from: is missing beside own criteria"),
        ([record("6A003", RATE, notes=[NOTE, NOTE])], "note 1 stands twice"),
        ([record("6A003", RATE, families=["*", "uav"])], "family '\\*' is not in the vocabulary"),
        ([], "the pack has no entries"),
    ],
)
def test_faults_between_records(tmp_path, records, message):
    with pytest.raises(PackError, match=message):
        load_pack(write_pack(tmp_path, *records))


def test_heading_does_not_refer_to_its_own_entry(tmp_path):
    folder = write_pack(
        tmp_path, record("6A003.a", {"none_met": ["6A003"]}), record("6A003.b", RATE)
    )
    assert load_pack(folder).order == ("6A003.b", "6A003.a")


def test_missing_folder_is_a_fault_not_a_crash(tmp_path):
    with pytest.raises(PackError, match=r"nothing/pack.json: cannot be read"):
        load_pack(tmp_path / "nothing")


def test_text_that_is_not_utf8_is_a_fault(tmp_path):
    folder = write_pack(tmp_path, record("6A003", RATE))
    (folder / "entries" / "more.json").write_bytes(b'[{"code": "\xff"}]')
    with pytest.raises(PackError, match=r"more.json: is not UTF-8"):
        load_pack(folder)


def test_own_root_goes_before_the_shared_one():
    shared = load._shared_roots().records
    assert "6A003.b.4.b" in shared
    assert demo().entry("6A003.b.4.b").title != shared["6A003.b.4.b"].fields["title"]


def test_packs_we_ship_load_and_have_their_own_ids():
    packs = load_packs(plugins=False)
    assert [pack.info.id for pack in packs] == [folder.name for folder in shipped_folders()]
    assert {pack.info.regime for pack in packs} == {"US", "EU", "UK", "WA"}


def test_only_the_us_list_has_a_residue():
    packs = {pack.info.regime: pack for pack in load_packs(plugins=False)}
    assert packs["US"].entry("EAR99").families == ("*",)
    assert "EAR99" not in {code for name in ("EU", "UK", "WA") for code in packs[name].by_code}


def test_packs_are_loaded_once():
    assert load_packs(plugins=False) is load_packs(plugins=False)


def test_packs_at_a_path_come_after_ours(tmp_path):
    folder = write_pack(tmp_path, record("6A003", RATE), name="acme_internal", regime="ACME")
    assert load_packs((folder,), plugins=False)[-1].info.id == "acme_internal"


def test_path_with_a_taken_id_is_refused(tmp_path):
    folder = write_pack(tmp_path, record("6A003", RATE), name="us_ccl")
    with pytest.raises(PluginError, match="'us_ccl' is taken by spectriage"):
        load_packs((folder,), plugins=False)


def test_faults_of_several_packs_are_told_together(tmp_path):
    one = write_pack(tmp_path, record("6A003", {**RATE, "unit": "kg"}), name="one")
    two = write_pack(tmp_path, record("6A003", {**RATE, "op": "!"}), name="two")
    with pytest.raises(PackError, match=r"(?s)2 faults.*one/entries.*two/entries"):
        load_packs((one, two), plugins=False)


class Point:
    """Stands for an installed entry point."""

    def __init__(self, name: str, target) -> None:
        self.name, self.target = name, target

    def load(self):
        return self.target


@pytest.fixture
def install(monkeypatch):
    def put(*points: Point) -> None:
        monkeypatch.setattr(metadata, "entry_points", lambda *, group: points)
        load_packs.cache_clear()

    yield put
    load_packs.cache_clear()


@pytest.mark.parametrize("kind", [Path, str])
def test_pack_of_a_plugin_is_loaded(tmp_path, install, kind):
    folder = write_pack(tmp_path, record("6A003", RATE), name="acme")
    install(Point("acme", lambda: kind(folder)))
    assert load_packs()[-1].info.id == "acme"


def test_failing_plugin_is_named(install):
    def fail():
        raise RuntimeError("no licence file")

    install(Point("acme", fail))
    with pytest.raises(PluginError, match="plug-in acme: RuntimeError: no licence file"):
        load_packs()


def test_plugin_that_gives_no_folder_is_named(install):
    install(Point("acme", lambda: 6))
    with pytest.raises(PluginError, match="plug-in acme: gives int, not a folder"):
        load_packs()


def test_two_plugins_with_one_id_are_both_named(tmp_path, install):
    folder = write_pack(tmp_path, record("6A003", RATE), name="acme")
    install(Point("first", lambda: folder), Point("second", lambda: folder))
    with pytest.raises(PluginError, match="plug-in second: pack id 'acme' is taken by first"):
        load_packs()
