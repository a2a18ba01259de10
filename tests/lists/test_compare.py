import pytest
from hypothesis import given
from hypothesis import strategies as st

from lists.samples import value
from spectriage.lists.compare import Demand, combined, compare, decisive_figure
from spectriage.lists.criteria import ParameterTest
from spectriage.lists.kleene import Outcome, negate

ANY, ALL = Demand.ANY, Demand.ALL
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN


def figure_test(op: str, limit, **fields) -> ParameterTest:
    return ParameterTest(parameter="frame_rate", op=op, value=limit, unit="Hz", **fields)


def band_test(op: str, limit, **fields) -> ParameterTest:
    return ParameterTest(parameter="operating_frequency", op=op, value=limit, unit="Hz", **fields)


def band(low: float | None = None, high: float | None = None, typ: float | None = None):
    return value("operating_frequency", typ, min=low, max=high)


@pytest.mark.parametrize("figure", [8.9, 9.0, 9.1])
@pytest.mark.parametrize("demand", [ANY, ALL])
@pytest.mark.parametrize(
    ("op", "outcomes"),
    [
        (">", (NOT_MET, NOT_MET, MET)),
        (">=", (NOT_MET, MET, MET)),
        ("<", (MET, NOT_MET, NOT_MET)),
        ("<=", (MET, MET, NOT_MET)),
        ("==", (NOT_MET, MET, NOT_MET)),
    ],
)
def test_near_misses_of_nine(op, outcomes, figure, demand):
    wanted = outcomes[(8.9, 9.0, 9.1).index(figure)]
    assert compare(value("frame_rate", figure), figure_test(op, 9), demand) is wanted


@pytest.mark.parametrize(
    ("op", "any_", "all_"),
    [(">", MET, NOT_MET), (">=", MET, NOT_MET), ("<", MET, NOT_MET), ("<=", MET, NOT_MET)],
)
def test_several_slots_one_counts_where_controlled_all_where_released(op, any_, all_):
    sheet = value("frame_rate", 9, min=5, max=30)
    assert compare(sheet, figure_test(op, 9), ANY) is any_
    assert compare(sheet, figure_test(op, 9), ALL) is all_


@pytest.mark.parametrize("slot", ["min", "typ", "max"])
def test_lone_slot_of_a_quantity_is_its_figure(slot):
    sheet = value("frame_rate", **{slot: 8.7})
    for demand in Demand:
        assert compare(sheet, figure_test("<=", 9), demand) is MET
        assert compare(sheet, figure_test(">", 9), demand) is NOT_MET


def test_lone_upper_bound_at_a_strict_limit_promises_figures_below_it():
    below, above = value("frame_rate", max=9), value("frame_rate", min=9)
    assert compare(below, figure_test("<", 9), ANY) is MET
    assert compare(above, figure_test(">", 9), ANY) is NOT_MET
    assert compare(below, figure_test(">", 9), ANY) is NOT_MET
    assert compare(below, figure_test("<", 9), ALL) is NOT_MET
    assert compare(value("frame_rate", 9), figure_test("<", 9), ANY) is NOT_MET
    assert compare(value("frame_rate", 9, max=9), figure_test("<", 9), ANY) is NOT_MET


@pytest.mark.parametrize(
    ("reading", "outcome"), [("min", NOT_MET), ("typ", NOT_MET), ("max", MET), (None, MET)]
)
def test_reading_names_the_slot(reading, outcome):
    sheet = value("frame_rate", 9, min=5, max=30)
    assert compare(sheet, figure_test(">", 9, reading=reading), ANY) is outcome


def test_reading_without_its_slot_falls_back_to_typ_then_to_the_figure():
    assert compare(value("frame_rate", 30), figure_test(">", 9, reading="max"), ANY) is MET
    assert compare(value("frame_rate", min=30), figure_test(">", 9, reading="max"), ANY) is MET
    assert compare(band(high=30), band_test(">", 9, reading="min"), ANY) is UNKNOWN


@pytest.mark.parametrize(
    ("op", "low", "high", "demand", "outcome"),
    [
        (">", None, 6, ANY, NOT_MET),
        (">", None, 10, ANY, MET),
        (">", None, 10, ALL, UNKNOWN),
        (">", None, 6, ALL, NOT_MET),
        (">", 10, None, ANY, MET),
        (">", 6, None, ANY, UNKNOWN),
        (">", 10, None, ALL, MET),
        ("<", None, 6, ANY, MET),
        ("<", None, 10, ANY, UNKNOWN),
        ("<", 10, None, ANY, NOT_MET),
        ("<", 6, None, ALL, UNKNOWN),
        ("==", None, 9, ANY, MET),
        ("==", None, 8, ANY, NOT_MET),
        ("==", None, 10, ANY, UNKNOWN),
        ("==", None, 10, ALL, NOT_MET),
        ("==", 9, None, ALL, UNKNOWN),
        ("==", 9, 9, ALL, MET),
    ],
)
def test_interval_with_an_unknown_end_against_nine(op, low, high, demand, outcome):
    assert compare(band(low, high), band_test(op, 9), demand) is outcome


@pytest.mark.parametrize(
    ("low", "high", "typ", "overlaps", "within"),
    [
        (2.0, 2.69, None, NOT_MET, NOT_MET),
        (2.0, 2.7, None, MET, NOT_MET),
        (2.0, 3.0, None, MET, NOT_MET),
        (2.0, 8.0, None, MET, NOT_MET),
        (3.0, 4.0, None, MET, MET),
        (2.7, 6.8, None, MET, MET),
        (6.8, 8.0, None, MET, NOT_MET),
        (6.81, 8.0, None, NOT_MET, NOT_MET),
        (None, None, 2.4, NOT_MET, NOT_MET),
        (None, None, 5.8, MET, MET),
        (None, 6.0, None, MET, UNKNOWN),
        (None, 2.0, None, NOT_MET, NOT_MET),
        (None, 8.0, None, UNKNOWN, NOT_MET),
        (3.0, None, None, MET, UNKNOWN),
        (2.0, None, None, UNKNOWN, NOT_MET),
        (7.0, None, None, NOT_MET, NOT_MET),
        (None, 6.0, 5.0, MET, MET),
        (8.0, 2.0, None, MET, NOT_MET),
        (None, None, None, UNKNOWN, UNKNOWN),
    ],
)
def test_windows_are_closed(low, high, typ, overlaps, within):
    for demand in Demand:
        assert compare(band(low, high, typ), band_test("overlaps", [2.7, 6.8]), demand) is overlaps
        assert compare(band(low, high, typ), band_test("within", [2.7, 6.8]), demand) is within


@pytest.mark.parametrize(
    ("window", "overlaps", "within"),
    [([None, 5], MET, UNKNOWN), ([5, None], MET, MET), ([None, 3], NOT_MET, NOT_MET)],
)
def test_open_windows(window, overlaps, within):
    assert compare(band(low=5), band_test("overlaps", window), ANY) is overlaps
    assert compare(band(low=5), band_test("within", window), ANY) is within


@pytest.mark.parametrize(
    ("op", "demand", "figure"),
    [(">", ANY, 30), (">", ALL, 5), ("<", ANY, 5), ("<", ALL, 30), ("==", ANY, None)],
)
def test_decisive_figure_is_the_end_that_decides(op, demand, figure):
    sheet = value("frame_rate", 9, min=5, max=30)
    assert decisive_figure(sheet, figure_test(op, 9), demand) == figure
    assert decisive_figure(sheet, figure_test("within", [1, 2]), demand) is None


def test_combined_follows_the_demand():
    assert combined([MET, NOT_MET], ANY) is MET
    assert combined([MET, NOT_MET], ALL) is NOT_MET
    assert combined([MET, UNKNOWN], ALL) is UNKNOWN


NUMBERS = st.integers(-3, 3).map(float)
ENDS = st.none() | NUMBERS
OPS = st.sampled_from([">", ">=", "<", "<=", "=="])
DEMANDS = st.sampled_from(Demand)


@st.composite
def band_tests(draw) -> ParameterTest:
    if draw(st.booleans()):
        return band_test(draw(OPS), draw(NUMBERS))
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    window = draw(st.sampled_from([[low, high], [None, high], [low, None]]))
    return band_test(draw(st.sampled_from(["overlaps", "within"])), window)


@given(ENDS, ENDS, band_tests(), DEMANDS, st.floats(0, 4), st.floats(0, 4))
def test_learning_an_end_of_an_interval_never_changes_a_definite_outcome(
    low, high, test, demand, below, above
):
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    before = compare(band(low, high), test, demand)
    learnt_low, learnt_high = low, high
    if low is None and high is not None:
        learnt_low = high - below
    if high is None and low is not None:
        learnt_high = low + above
    after = compare(band(learnt_low, learnt_high), test, demand)
    assert before in (UNKNOWN, after)


@given(NUMBERS, NUMBERS, st.sampled_from([(">", "<="), (">=", "<")]), NUMBERS)
def test_opposite_operators_with_opposite_demands_deny_each_other(low, high, ops, limit):
    sheet = value("frame_rate", min=low, max=high)
    one = compare(sheet, figure_test(ops[0], limit), ANY)
    assert one is negate(compare(sheet, figure_test(ops[1], limit), ALL))


@given(NUMBERS, NUMBERS, OPS, NUMBERS)
def test_what_all_figures_satisfy_one_does(low, high, op, limit):
    sheet = value("frame_rate", min=low, max=high)
    if compare(sheet, figure_test(op, limit), ALL) is MET:
        assert compare(sheet, figure_test(op, limit), ANY) is MET
