import pytest
from pydantic import TypeAdapter, ValidationError

from spectriage.lists.criteria import (
    AllOf,
    AnyOf,
    AtLeast,
    EntryTest,
    FamilyTest,
    FeatureTest,
    Node,
    NoneMet,
    Not,
    ParameterTest,
    Question,
    children,
    leaves,
)

NODE: TypeAdapter[Node] = TypeAdapter(Node)
FRAME_RATE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}
MEMS = {"feature": "mems"}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"all_of": [MEMS]}, AllOf),
        ({"any_of": [MEMS]}, AnyOf),
        ({"not": MEMS}, Not),
        ({"at_least": 1, "of": [MEMS]}, AtLeast),
        (FRAME_RATE, ParameterTest),
        (MEMS, FeatureTest),
        ({"family": ["uav", "lidar"]}, FamilyTest),
        ({"question": "Is it?"}, Question),
        ({"entry": "6A003", "state": "met"}, EntryTest),
        ({"none_met": ["*"]}, NoneMet),
    ],
)
def test_node_is_told_by_its_keys(data, kind):
    assert isinstance(NODE.validate_python(data), kind)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "a criterion has one of the keys"),
        ({"colour": "red"}, "a criterion has one of the keys"),
        ({"all_of": [MEMS], "any_of": [MEMS]}, "Extra inputs"),
        ({"all_of": []}, "at least 1"),
        ({"not": [MEMS]}, "one of the keys"),
        ({**MEMS, "when_silent": "met"}, "not_met"),
        ({"feature": "memz"}, "'memz' is not in the vocabulary"),
        ({"family": "camera"}, "'camera' is not in the vocabulary"),
        ({"family": ["uav", "drone"]}, "'drone' is not in the vocabulary"),
        ({"at_least": 2, "of": [MEMS]}, "can never be met"),
        ({"at_least": True, "of": [MEMS]}, "valid integer"),
        ({"entry": "6A003", "state": "open"}, "'met', 'released' or 'not_met'"),
        ({"entry": "6A003", "state": "met", "note": "3.a"}, "only with state 'released'"),
        ({**FRAME_RATE, "parameter": "frame_rat"}, "'frame_rat' is not in the vocabulary"),
        ({**FRAME_RATE, "unit": "kg"}, "cannot be told in Hz"),
        ({**FRAME_RATE, "unit": "furlong"}, "not one we know"),
        ({**FRAME_RATE, "op": "=>"}, "Input should be"),
        ({**FRAME_RATE, "value": "9"}, "valid number"),
        ({**FRAME_RATE, "value": True}, "valid number"),
        ({**FRAME_RATE, "value": float("nan")}, "finite"),
        ({**FRAME_RATE, "value": [1, 2]}, "one number"),
        ({**FRAME_RATE, "op": "within"}, "takes a window"),
        ({**FRAME_RATE, "op": "within", "value": [None, None]}, "open at both ends"),
        ({**FRAME_RATE, "op": "within", "value": [2, 1]}, "above its high end"),
    ],
)
def test_faulty_node_is_refused_by_name(data, message):
    with pytest.raises(ValidationError, match=message):
        NODE.validate_python(data)


@pytest.mark.parametrize(
    ("fields", "limit"),
    [
        ({"parameter": "frame_rate", "value": 9, "unit": "Hz"}, 9.0),
        ({"parameter": "frame_rate", "value": 0.009, "unit": "kHz"}, 9.0),
        ({"parameter": "output_power", "value": 1, "unit": "W"}, 30.0),
        ({"parameter": "output_power", "value": 100, "unit": "mW"}, 20.0),
        ({"parameter": "accel_bias_stability", "value": 0.00013, "unit": "g"}, 130.0),
        ({"parameter": "mass", "value": 50, "unit": "g"}, 0.05),
        ({"parameter": "total_dose", "value": 5000, "unit": "Gy"}, 500000.0),
        ({"parameter": "gyro_noise_density", "value": 0.6, "unit": "deg/h**0.5"}, 0.01),
    ],
)
def test_threshold_is_converted_once_to_the_canonical_unit(fields, limit):
    assert NODE.validate_python({"op": ">", **fields}).limit == limit


def test_window_is_converted_end_by_end():
    test = NODE.validate_python(
        {"parameter": "spectral_range", "op": "within", "value": [None, 1.05], "unit": "um"}
    )
    assert test.limit == (None, 1050.0)
    assert test.interval


def test_nodes_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        NODE.validate_python(MEMS).feature = "cooled"


def test_leaves_come_in_pack_order():
    tree = NODE.validate_python(
        {"all_of": [FRAME_RATE, {"not": {"any_of": [MEMS, {"feature": "cooled"}]}}]}
    )
    assert [getattr(leaf, "feature", "number") for leaf in leaves(tree)] == [
        "number", "mems", "cooled",
    ]  # fmt: skip
    assert children(leaves(tree)[0]) == ()
