import pytest

from spectriage.lists.criteria import Question
from spectriage.lists.kleene import Outcome
from spectriage.lists.verdict import (
    Verdict,
    join_all,
    join_any,
    join_at_least,
    leaves_of,
    negated,
    support,
)

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN


def leaf(name: str, outcome: Outcome) -> Verdict:
    return Verdict(outcome, test=Question(question=name))


A, B, C = leaf("a", MET), leaf("b", NOT_MET), leaf("c", UNKNOWN)


def names(verdicts) -> str:
    return "".join(verdict.test.question for verdict in verdicts)


@pytest.mark.parametrize(
    ("tree", "outcome", "rests_on"),
    [
        (join_all((A, B, C)), NOT_MET, "b"),
        (join_all((A, C)), UNKNOWN, "c"),
        (join_all((A, A)), MET, "aa"),
        (join_any((A, B, C)), MET, "a"),
        (join_any((B, C)), UNKNOWN, "c"),
        (join_any((B, B)), NOT_MET, "bb"),
        (join_at_least(2, (A, B, C)), UNKNOWN, "c"),
        (join_at_least(2, (A, A, B)), MET, "aa"),
        (negated(A), NOT_MET, "a"),
        (negated(join_all((A, B))), MET, "b"),
        (join_all((negated(join_any((B, C))), A)), UNKNOWN, "c"),
        (C, UNKNOWN, "c"),
    ],
)
def test_support_gives_the_leaves_an_outcome_rests_on(tree, outcome, rests_on):
    assert tree.outcome is outcome
    assert names(support(tree)) == rests_on


def test_leaves_come_in_order():
    assert names(leaves_of(join_all((A, negated(join_any((B, C))))))) == "abc"
