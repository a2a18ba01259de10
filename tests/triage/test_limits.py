"""Values at a threshold: exactly, within rounding, within tolerance, and clear of it."""

import pytest

from lists.samples import record, write_pack
from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.load import load_pack
from spectriage.report.model import ParameterValue
from spectriage.triage.limits import limit_of, limit_warnings
from spectriage.triage.values import facts_of

POWER = {"parameter": "average_power", "op": ">", "value": 50, "unit": "W"}
AXES = {"parameter": "axes", "op": ">=", "value": 5, "unit": "count"}


def printed(quote, typ=None, name="average_power", unit="W", **slots):
    return ParameterValue(
        name=name, typ=typ, unit=unit, label="power", quote=quote, page=3, confidence=0.9,
        source="table", **slots,
    )  # fmt: skip


def result_of(tmp_path, criteria, value):
    pack = load_pack(write_pack(tmp_path, record("6A005.a", criteria)))
    known = facts_of([value], [], "thermal_camera")
    (result,) = evaluate_list(pack, known, {"thermal_camera"})
    return result


@pytest.mark.parametrize(
    ("value", "rounding", "tolerance", "said"),
    [
        (printed("50 W", 50), 0.5, None, "exactly at the threshold"),
        (printed("50.0 W", 50), 0.05, None, "exactly at the threshold"),
        (printed("49.6 W", 49.6), 0.05, None, None),
        (printed("0.05 kW", 50), 5, None, "exactly at the threshold"),
        (printed("0.051 kW", 51), 0.5, None, None),
        (printed("51 W", 51), 0.5, None, None),
        (printed("50.4 W", 50.4), 0.05, None, None),
        (printed("0.05 kW", 50.0), 5, None, "exactly at the threshold"),
        (printed("48 ±3 W", 48, min=45, max=51), None, 3.1875, "at the threshold within the printed"),
        (printed("derived from others", 50.2), None, None, None),
    ],
)  # fmt: skip
def test_how_a_value_stands_at_its_threshold(tmp_path, value, rounding, tolerance, said):
    (criterion,) = result_of(tmp_path, POWER, value).criteria
    limit = limit_of(criterion, value)
    assert (limit.rounding, limit.tolerance) == (rounding, tolerance)
    assert (limit.said or "").startswith(said or "")
    assert bool(limit.said) == bool(said)


def test_rounding_of_a_coarse_print_reaches_over_the_threshold(tmp_path):
    wide = {**POWER, "value": 1.2}
    value = printed("1 W", 1)
    (criterion,) = result_of(tmp_path, wide, value).criteria
    assert limit_of(criterion, value).said == "at the threshold within the rounding of the print"


def test_count_is_exact(tmp_path):
    value = printed("5 axes", 5, name="axes", unit="count")
    (criterion,) = result_of(tmp_path, AXES, value).criteria
    assert limit_of(criterion, value).said is None


def test_warning_names_value_threshold_and_entry_though_it_is_ruled_out(tmp_path):
    value = printed("50 W", 50)
    result = result_of(tmp_path, POWER, value)
    assert result.status == "not_met"
    (warning,) = limit_warnings([result], [value])
    assert (warning.code, warning.page) == ("at_limit", 3)
    assert warning.detail == (
        "average_power 50 W is exactly at the threshold: asked is > 50 W (US 6A005.a)"
    )
