import pytest
from hypothesis import given
from hypothesis import strategies as st

from spectriage.lists.kleene import Outcome, all_of, any_of, at_least, known, negate

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
OUTCOMES = st.sampled_from(Outcome)
LISTS = st.lists(OUTCOMES, max_size=6)


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (MET, MET, MET, MET),
        (MET, UNKNOWN, UNKNOWN, MET),
        (MET, NOT_MET, NOT_MET, MET),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, NOT_MET, NOT_MET, UNKNOWN),
        (NOT_MET, NOT_MET, NOT_MET, NOT_MET),
    ],
)
def test_tables_of_kleene(left, right, both, either):
    assert all_of([left, right]) is all_of([right, left]) is both
    assert any_of([left, right]) is any_of([right, left]) is either


def test_over_nothing_all_is_met_and_any_is_not():
    assert all_of([]) is MET
    assert any_of([]) is NOT_MET


def test_outcome_has_no_truth_value():
    with pytest.raises(TypeError, match="three values"):
        bool(Outcome.NOT_MET)


def test_known_is_never_unknown():
    assert known(True) is MET
    assert known(False) is NOT_MET


@given(OUTCOMES)
def test_double_negation(outcome):
    assert negate(negate(outcome)) is outcome


@given(LISTS)
def test_de_morgan(outcomes):
    assert negate(all_of(outcomes)) is any_of([negate(outcome) for outcome in outcomes])


@given(OUTCOMES, LISTS, LISTS)
def test_distribution(one, left, right):
    joined = any_of([one, all_of([*left, *right])])
    assert joined is all_of([any_of([one, other]) for other in [*left, *right]])


@given(st.lists(OUTCOMES, min_size=1, max_size=6))
def test_at_least_has_any_and_all_at_its_ends(outcomes):
    assert at_least(1, outcomes) is any_of(outcomes)
    assert at_least(len(outcomes), outcomes) is all_of(outcomes)


@given(LISTS, st.integers(1, 6))
def test_at_least_is_dual_to_itself(outcomes, count):
    others = [negate(outcome) for outcome in outcomes]
    assert negate(at_least(count, outcomes)) is at_least(len(outcomes) - count + 1, others)


@given(LISTS, st.integers(1, 6), st.data())
def test_knowing_more_never_changes_a_definite_outcome(outcomes, count, data):
    better = [data.draw(OUTCOMES) if outcome is UNKNOWN else outcome for outcome in outcomes]
    for join in (all_of, any_of, lambda found: at_least(count, found)):
        if join(outcomes) is not UNKNOWN:
            assert join(better) is join(outcomes)
