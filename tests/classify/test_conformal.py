"""Thresholds of candidate sets: coverage kept, what cannot be reached is told."""

import random

import pytest

from spectriage.classify import conformal
from spectriage.classify.conformal import Scores, Trial, check_level, load_calibrations, wilson
from spectriage.errors import ModelIncompatible, UsageError


def test_all_but_the_spare_share_reach_the_threshold():
    scores = Scores(tuple(n / 100 for n in range(1, 100)))  # 99 documents: 100 ranks
    assert scores.threshold(0.95) == 0.05
    assert scores.held(scores.threshold(0.95)).share == round(95 / 99, 4)
    assert scores.threshold(0.995) == 0.0  # too few documents to leave any out


def test_a_right_heading_that_was_no_candidate_is_never_held():
    scores = Scores((0.0, 0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9))
    assert scores.reachable() == 0.7
    assert scores.threshold(0.9) == 0.0
    assert scores.held(0.0).share == round(7 / 9, 4)


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95])
def test_coverage_is_kept_on_exchangeable_documents(level):
    rng = random.Random(level)  # noqa: S311 - no secret
    shares = []
    for _ in range(300):
        values = [rng.betavariate(2, 2) for _ in range(120)]
        trial = Trial(Scores(tuple(sorted(values[:100]))), Scores(tuple(sorted(values[100:]))))
        shares.append(trial.coverage(level).share)
    assert level - 0.015 <= sum(shares) / len(shares) <= level + 0.03


def test_wilson_interval_of_known_shares():
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10) == (0.7225, 1.0)
    assert wilson(5, 10) == (0.2366, 0.7634)


@pytest.mark.parametrize("level", [0.0, 0.4, 1.0, -1.0, float("nan")])
def test_an_impossible_level_is_refused(level):
    with pytest.raises(UsageError, match="coverage"):
        check_level(level)


def test_shipped_calibrations_are_of_many_documents():
    known = load_calibrations("candidate_ranking")
    assert set(known) == {"US", "EU"}
    assert len(known["US"].scores.values) > 200
    assert known["US"].unseen_families is not None


def test_scores_out_of_order_are_refused():
    with pytest.raises(ModelIncompatible, match="ascending"):
        conformal._scores([0.5, 0.4], "candidate_ranking")
