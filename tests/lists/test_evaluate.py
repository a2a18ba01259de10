"""Entries against facts: near misses, strictness, variants, references, residue."""

import pytest

from lists.samples import demo, facts, record, results, value, write_pack
from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.facts import Facts, FactValue
from spectriage.lists.load import load_pack, load_packs
from spectriage.lists.verdict import EntryStatus

MEETS, UNDETERMINED = EntryStatus.MEETS, EntryStatus.UNDETERMINED
RELEASED, NOT_MET = EntryStatus.RELEASED, EntryStatus.NOT_MET
RATE_ABOVE_NINE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}


def rate(figure: float | None = None, **slots) -> FactValue:
    return value("frame_rate", figure, **slots)


@pytest.fixture
def judged(tmp_path):
    """Status of one entry with these criteria for these facts."""

    def judge(criteria: dict, known: Facts, **fields) -> EntryStatus:
        folder = write_pack(tmp_path, record("6A003", criteria, **fields))
        return results(known, "thermal_camera", pack=load_pack(folder))["6A003"].status

    return judge


@pytest.mark.parametrize(
    ("figure", "fast", "uncooled", "slow"),
    [
        (8.9, NOT_MET, RELEASED, MEETS),
        (9.0, NOT_MET, RELEASED, MEETS),
        (9.1, MEETS, MEETS, NOT_MET),
        (None, UNDETERMINED, UNDETERMINED, UNDETERMINED),
    ],
)
def test_nine_hertz_note_and_its_near_misses(figure, fast, uncooled, slow):
    known = [] if figure is None else [rate(figure)]
    found = results(facts(*known, microbolometer="asserted"))
    assert found["6A003.b.10"].status is fast
    assert found["6A003.b.4.b"].status is uncooled
    assert found["6A993.a"].status is slow


@pytest.mark.parametrize(
    ("polarity", "status"),
    [("asserted", MEETS), ("negated", NOT_MET), ("conditional", UNDETERMINED)],
)
def test_feature_follows_its_polarity(polarity, status):
    known = facts(rate(60), microbolometer=polarity)
    assert results(known)["6A003.b.4.b"].status is status


def test_negated_polarity_can_be_asked_for(judged):
    asked = {"feature": "cooled", "polarity": "negated"}
    assert judged(asked, facts(cooled="negated")) is MEETS


def test_feature_that_is_not_mentioned_is_unknown_unless_silence_tells(judged, tmp_path):
    assert judged({"feature": "mems"}, facts()) is UNDETERMINED
    silent = record("6A003", {"feature": "mems", "when_silent": "not_met"})
    folder = write_pack(tmp_path, silent, name="silent")
    assert results(facts(), pack=load_pack(folder))["6A003"].status is NOT_MET


def test_conditional_feature_is_not_silence(judged):
    asked = {"feature": "mems", "when_silent": "not_met"}
    assert judged(asked, facts(mems="conditional")) is UNDETERMINED


def test_restoring_note_takes_the_release_back():
    slow = facts(rate(8.7), microbolometer="asserted", firmware_unlockable="asserted")
    assert results(slow)["6A003.b.4.b"].status is MEETS


def test_restoring_note_that_is_open_leaves_the_entry_open():
    slow = facts(rate(8.7), microbolometer="asserted", firmware_unlockable="conditional")
    found = results(slow)["6A003.b.4.b"]
    assert found.status is UNDETERMINED
    assert found.missing == ("firmware_unlockable",)


def test_release_holds_while_the_criteria_are_open():
    assert results(facts(rate(8.7)))["6A003.b.4.b"].status is RELEASED


def test_one_value_suffices_where_controlled_and_all_must_release():
    found = results(facts(rate(8.7), rate(30), microbolometer="asserted"))
    assert found["6A003.b.10"].status is MEETS
    assert found["6A003.b.4.b"].status is MEETS


def test_under_not_all_values_must_satisfy(judged):
    asked = {"not": RATE_ABOVE_NINE}
    assert judged(asked, facts(rate(8.7), rate(30))) is MEETS


def test_under_double_not_one_value_suffices(judged):
    asked = {"not": {"not": RATE_ABOVE_NINE}}
    assert judged(asked, facts(rate(8.7), rate(30))) is MEETS


def test_under_not_every_value_above_is_needed_to_rule_out(judged):
    assert judged({"not": RATE_ABOVE_NINE}, facts(rate(10), rate(30))) is NOT_MET


@pytest.mark.parametrize(
    ("condition", "status"),
    [("at 10 kHz offset", MEETS), ("AT 10  KHZ", MEETS), ("at 1 kHz", NOT_MET), (None, NOT_MET)],
)
def test_condition_must_stand_in_the_values_own(judged, condition, status):
    asked = {
        "parameter": "phase_noise", "op": "<", "value": -100, "unit": "dBc/Hz",
        "condition": "10 kHz", "when_silent": "not_met",
    }  # fmt: skip
    known = facts(value("phase_noise", -120, condition=condition))
    assert judged(asked, known) is status


def test_value_without_figures_is_silence(judged):
    assert judged({**RATE_ABOVE_NINE, "when_silent": "not_met"}, facts(rate())) is NOT_MET


@pytest.mark.parametrize(
    ("family", "status"), [("lidar", MEETS), ("thermal_camera", NOT_MET), (None, UNDETERMINED)]
)
def test_family_of_the_item(judged, family, status):
    assert judged({"family": ["lidar", "uav"]}, facts(family=family)) is status


@pytest.mark.parametrize(
    ("silence", "status"), [({}, UNDETERMINED), ({"when_silent": "not_met"}, NOT_MET)]
)
def test_question_is_open_unless_silence_answers(judged, silence, status):
    assert judged({"question": "Is it?", **silence}, facts()) is status


def test_at_least_counts(judged):
    asked = {"at_least": 2, "of": [{"feature": "mems"}, {"feature": "cooled"}, {"feature": "fmcw"}]}
    assert judged(asked, facts(mems="asserted", cooled="asserted")) is MEETS


def test_entries_of_other_families_are_not_considered():
    assert "3A001.b.4" not in results(facts())
    assert set(results(facts(family="rf_amplifier"))) == {"3A001.b.4", "EAR99"}


def test_results_come_in_the_order_of_codes():
    found = [result.code for result in evaluate_list(demo(), facts(), ["thermal_camera"])]
    assert found == ["6A003.b.4.b", "6A003.b.10", "6A993.a", "6A993.b", "EAR99"]


def test_variants_are_evaluated_apart_and_the_worst_one_is_named():
    known = facts(
        rate(9, variant="Lepton 9"), rate(60, variant="Lepton 60"), microbolometer="asserted"
    )
    found = results(known)
    assert (found["6A003.b.4.b"].status, found["6A003.b.4.b"].variant) == (MEETS, "Lepton 60")
    assert (found["6A003.b.10"].status, found["6A003.b.10"].variant) == (MEETS, "Lepton 60")
    assert (found["6A993.a"].status, found["6A993.a"].variant) == (MEETS, "Lepton 9")


def test_values_without_a_variant_count_for_each():
    known = facts(
        value("pixel_count", 327680), rate(8.7, variant="A"), rate(9, variant="B"),
        microbolometer="asserted",
    )  # fmt: skip
    found = results(known)
    assert (found["6A993.b"].status, found["6A993.b"].variant) == (MEETS, None)
    assert found["6A003.b.4.b"].variant == "A"


def test_variant_without_the_value_stays_open():
    known = facts(rate(8.7, variant="A"), value("mass", 1, variant="B"), microbolometer="asserted")
    found = results(known)["6A003.b.4.b"]
    assert (found.status, found.variant, found.missing) == (UNDETERMINED, "B", ("frame_rate",))


def test_residue_of_headings_is_open_while_one_entry_is():
    pixels = value("pixel_count", 327680)
    still_open = results(facts(pixels, microbolometer="asserted"))["6A993.b"]
    assert still_open.status is UNDETERMINED
    assert still_open.missing == ("frame_rate",)
    ruled_out = results(facts(pixels, rate(8.7), microbolometer="asserted"))["6A993.b"]
    assert ruled_out.status is MEETS
    met = results(facts(pixels, rate(30), microbolometer="asserted"))["6A993.b"]
    assert met.status is NOT_MET


def test_missing_names_only_what_matters_parameters_first():
    known = facts(value("pixel_count", 100))
    assert results(known)["6A993.b"].missing == ()
    assert results(facts())["6A993.b"].missing == ("frame_rate", "pixel_count", "microbolometer")


@pytest.mark.parametrize(
    ("state", "known", "status"),
    [
        ("met", {"figure": 60}, MEETS),
        ("met", {"figure": 8.7}, NOT_MET),
        ("not_met", {"figure": 8.7}, MEETS),
        ("not_met", {"figure": 60}, NOT_MET),
        ("released", {"figure": 8.7}, NOT_MET),
        ("met", {}, UNDETERMINED),
        ("not_met", {}, UNDETERMINED),
    ],
)
def test_entry_can_ask_for_the_state_of_another(tmp_path, state, known, status):
    folder = write_pack(
        tmp_path,
        record("6A003", RATE_ABOVE_NINE),
        record("6A002", {"entry": "6A003", "state": state}),
    )
    found = results(facts(rate(**known)), pack=load_pack(folder))
    assert found["6A002"].status is status


def test_entry_that_is_not_considered_counts_as_not_met(tmp_path):
    folder = write_pack(
        tmp_path,
        record("6A003", RATE_ABOVE_NINE, families=["lidar"]),
        record("6A001", {"entry": "6A003", "state": "not_met"}),
        record("6A002", {"entry": "6A003", "state": "met"}),
    )
    found = results(facts(rate(60)), pack=load_pack(folder))
    assert found["6A001"].status is MEETS
    assert found["6A002"].status is NOT_MET
    assert found["6A002"].because == "6A003 is not considered"


def test_named_note_must_be_the_one_that_releases(tmp_path):
    notes = [
        {"id": "1", "effect": "release", "title": "Slow", "criteria": {"not": RATE_ABOVE_NINE}},
        {
            "id": "2",
            "effect": "release",
            "title": "Medical",
            "criteria": {"feature": "medical_use"},
        },
    ]
    folder = write_pack(
        tmp_path,
        record("6A003", {"feature": "mems"}, notes=notes),
        record("6A993.a", {"entry": "6A003", "state": "released", "note": "1"}),
        record("6A993.b", {"entry": "6A003", "state": "released", "note": "2"}),
    )
    found = results(
        facts(rate(60), mems="asserted", medical_use="asserted"), pack=load_pack(folder)
    )
    assert found["6A993.a"].status is NOT_MET
    assert found["6A993.b"].status is MEETS


def test_regimes_share_what_came_out_and_items_do_not():
    us, eu = (p for p in load_packs(plugins=False) if p.info.regime in ("US", "EU"))
    shared = us.entry("6A003.b.4.b").criteria
    assert eu.entry("6A003.b.4.b").criteria is shared
    assert facts(rate(60)).whole.outcomes is not facts(rate(60)).whole.outcomes
