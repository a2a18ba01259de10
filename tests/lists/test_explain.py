import pytest

from lists.samples import facts, record, results, value, write_pack
from spectriage.lists.kleene import Outcome
from spectriage.lists.load import load_pack
from spectriage.lists.verdict import EntryStatus


def test_ruled_out_entry_says_which_figure_did_it():
    found = results(facts(value("frame_rate", 8.7)))["6A003.b.10"]
    assert found.because == "frame_rate 8.7 Hz is not > 9 Hz"


def test_met_entry_says_what_met_figures_first():
    known = facts(value("frame_rate", 60), microbolometer="asserted")
    found = results(known)
    assert found["6A003.b.10"].because == "frame_rate 60 Hz is > 9 Hz"
    assert found["6A003.b.4.b"].because.startswith("microbolometer is asserted; ingaas is not")


def test_released_entry_names_the_note_and_its_figure():
    found = results(facts(value("frame_rate", 9), microbolometer="asserted"))["6A003.b.4.b"]
    assert found.because == "note 3.a (9 Hz or less): frame_rate 9 Hz is <= 9 Hz"
    assert [(note.id, note.title) for note in found.released_by] == [("3.a", "9 Hz or less")]


def test_open_entry_names_what_is_not_given():
    found = results(facts(microbolometer="asserted"))["6A003.b.4.b"]
    assert found.because == "frame_rate is not given; asked is whether it is <= 9 Hz"
    assert found.missing == ("frame_rate",)
    assert found.questions == ()


def test_open_question_is_listed(tmp_path):
    folder = write_pack(tmp_path, record("6A003", {"question": "Does the lens come off?"}))
    found = results(facts(), pack=load_pack(folder))["6A003"]
    assert found.status is EntryStatus.UNDETERMINED
    assert found.questions == ("Does the lens come off?",)
    assert found.because == "open: Does the lens come off?"


def test_criteria_are_flat_with_the_decisive_ones_marked():
    known = facts(value("frame_rate", 8.7, ref=4), microbolometer="asserted")
    found = results(known)["6A003.b.4.b"]
    assert [(one.name, one.note, one.decisive) for one in found.criteria] == [
        ("microbolometer", None, False),
        ("ingaas", None, False),
        ("frame_rate", "3.a", True),
        ("firmware_unlockable", "4", False),
    ]
    rate = found.criteria[2]
    assert (rate.kind, rate.operator, rate.threshold, rate.unit) == ("parameter", "<=", 9.0, "Hz")
    assert (rate.found, rate.ref, rate.outcome, rate.margin) == ("8.7 Hz", 4, Outcome.MET, 0.0333)


@pytest.mark.parametrize(
    ("code", "name", "operator", "threshold", "found"),
    [
        ("6A003.b.4.b", "microbolometer", "is", "asserted", "asserted"),
        ("6A993.a", "6A003.b.4.b", "is", "released", "meets"),
        ("6A993.b", "family", "is", "thermal_camera", "thermal_camera"),
        ("EAR99", "*", "none_met", None, "meets"),
    ],
)
def test_criteria_other_than_figures(code, name, operator, threshold, found):
    known = facts(value("frame_rate", 60), microbolometer="asserted")
    one = results(known)[code].criteria[0]
    assert (one.name, one.operator, one.threshold, one.found) == (name, operator, threshold, found)


def test_result_carries_the_lists_particulars():
    found = results(facts(value("frame_rate", 60), microbolometer="asserted"))["6A003.b.4.b"]
    assert (found.regime, found.title, found.list_version) == ("US", "Uncooled cameras", "demo 1")
    assert (found.citation, found.reasons) == ("Demo, 6A003.b.4.b", ("NS2",))


def test_deciding_value_is_the_furthest_one():
    rates = [value("frame_rate", rate, ref=place) for place, rate in enumerate((30, 60, 5))]
    known = facts(*rates, microbolometer="asserted")
    found = results(known)
    assert found["6A003.b.10"].criteria[0].ref == 1
    assert found["6A003.b.4.b"].criteria[2].ref == 1


def test_long_reasons_are_cut(tmp_path):
    names = ["mems", "cooled", "fmcw", "hermetic", "swarm", "jamming"]
    folder = write_pack(tmp_path, record("6A003", {"all_of": [{"feature": n} for n in names]}))
    found = results(facts(**dict.fromkeys(names, "asserted")), pack=load_pack(folder))["6A003"]
    assert found.because.endswith("; and 2 more")
