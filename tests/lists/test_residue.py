from lists.samples import demo, facts, record, results, value, write_pack
from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.load import load_pack
from spectriage.lists.residue import Residue, find_eliminations, find_residue
from spectriage.lists.verdict import EntryStatus


def residue_of(known, *families) -> Residue | None:
    found = evaluate_list(demo(), known, families or (known.family,))
    return find_residue(demo(), found)


def test_nothing_met_leaves_the_residue_with_its_eliminations():
    known = facts(value("frame_rate", 8.7), family="high_speed_camera")
    residue = residue_of(known)
    assert residue.result.code == "EAR99"
    assert residue.result.status is EntryStatus.MEETS
    assert residue.headings == ("6A003",)
    assert [(one.code, one.because) for one in residue.eliminated] == [
        ("6A003.b.10", "frame_rate 8.7 Hz is not > 9 Hz")
    ]


def test_released_entry_counts_as_eliminated():
    known = facts(value("frame_rate", 8.7), microbolometer="asserted")
    eliminated = find_eliminations(list(results(known).values()))
    assert ("6A003.b.4.b", EntryStatus.RELEASED) in [(one.code, one.status) for one in eliminated]


def test_met_99x_entry_leaves_no_residue():
    known = facts(value("frame_rate", 8.7), microbolometer="asserted")
    assert results(known)["6A993.a"].status is EntryStatus.MEETS
    assert residue_of(known) is None


def test_open_entry_keeps_the_residue_open():
    residue = residue_of(facts(family="high_speed_camera"))
    assert residue.result.status is EntryStatus.UNDETERMINED
    assert residue.open_codes == ("6A003.b.10",)
    assert residue.result.missing == ("frame_rate",)
    assert residue.headings == ()


def test_nothing_considered_eliminates_nothing():
    residue = residue_of(facts(family="battery"))
    assert residue.result.status is EntryStatus.UNDETERMINED
    assert residue.eliminated == ()
    assert "nothing was eliminated" in residue.result.because


def test_one_met_variant_is_enough_to_have_no_residue():
    known = facts(
        value("frame_rate", 8.7, variant="A"), value("frame_rate", 60, variant="B"),
        family="high_speed_camera",
    )  # fmt: skip
    assert residue_of(known) is None


def test_pack_without_a_residue_has_none(tmp_path):
    pack = load_pack(write_pack(tmp_path, record("6A003", {"feature": "mems"})))
    assert find_residue(pack, evaluate_list(pack, facts(), ["thermal_camera"])) is None
