"""The order of review: stages, the strongest paragraph of a heading, and what is left last."""

import pytest

from lists.samples import facts, record, value, write_pack
from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.load import load_pack, load_packs
from spectriage.lists.review import Stage, headings_in_order, order_of_review, stage_of

FAST = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}
SLOW = {"parameter": "frame_rate", "op": "<=", "value": 9, "unit": "Hz"}
COOLED = {"feature": "cooled", "when_silent": "not_met"}


@pytest.fixture
def pack(tmp_path):
    return load_pack(
        write_pack(
            tmp_path,
            record("6A993.a", {"all_of": [SLOW, {"none_met": ["6A003"]}]}),
            record("6A003.b", FAST),
            record("6A003.c", COOLED),
            record("3A611.a", COOLED),
            record("EAR99", {"none_met": ["*"]}),
            asked_first=["Is it for the army?"],
        )
    )


def steps_of(pack, rate):
    known = facts(value("frame_rate", rate)) if rate else facts()
    return order_of_review(pack, evaluate_list(pack, known, {"thermal_camera"}))


def told(steps):
    return [(str(step.stage), step.heading, step.entry, step.status) for step in steps]


def test_review_goes_from_the_question_to_what_is_left(pack):
    assert told(steps_of(pack, 30)) == [
        ("asked_first", None, None, "question"),
        ("former_munitions", "3A611", "3A611.a", "not_met"),
        ("listed", "6A003", "6A003.b", "meets"),
        ("residual", "6A993", "6A993.a", "not_met"),
        ("left_over", "EAR99", "EAR99", "not_met"),
    ]


def test_residue_stands_on_written_eliminations(pack):
    slow = steps_of(pack, 8.7)
    assert told(slow)[-2:] == [
        ("residual", "6A993", "6A993.a", "meets"), ("left_over", "EAR99", "EAR99", "not_met"),
    ]  # fmt: skip
    assert "8.7 Hz is not > 9 Hz" in slow[2].because
    assert slow[2].considered == 2


def test_silence_leaves_all_open_and_nothing_is_left_over(pack):
    states = {step.heading: step.status for step in steps_of(pack, None)}
    assert states["6A003"] == states["6A993"] == states["EAR99"] == "undetermined"


def test_list_without_a_residue_has_no_order(tmp_path):
    assert order_of_review(load_pack(write_pack(tmp_path, record("6A003.b", FAST))), ()) == ()


@pytest.mark.parametrize(
    ("code", "stage"),
    [
        ("7A611", Stage.FORMER_MUNITIONS), ("9A515.d", Stage.FORMER_MUNITIONS),
        ("6A003.b.4.b", Stage.LISTED), ("5A002", Stage.LISTED), ("3A981", Stage.LISTED),
        ("5A992.c", Stage.RESIDUAL), ("EAR99", Stage.LEFT_OVER),
    ],
)  # fmt: skip
def test_stage_of_a_code(code, stage):
    assert stage_of(code) is stage


def test_whole_us_list_is_in_order():
    (us,) = [pack for pack in load_packs(plugins=False) if pack.info.id == "us_ccl"]
    order = headings_in_order(us)
    assert len(order) == len(us.headings) + 1
    assert order[-1][:2] == (Stage.LEFT_OVER, "EAR99")
    stages = [list(Stage).index(stage) for stage, _, _ in order]
    assert stages == sorted(stages)
    assert us.info.asked_first
