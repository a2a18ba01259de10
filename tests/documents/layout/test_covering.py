"""Middles of boxes in other boxes: all three ways of asking say the same."""

import random

import pytest

from spectriage.documents.layout import covering

GROUNDS = [(0.0, 0.0, 10.0, 10.0), (20.0, 0.0, 30.0, 5.0), (5.0, 5.0, 25.0, 25.0)]


def around(x, y):
    return (x - 1, y - 1, x + 1, y + 1)


@pytest.mark.parametrize(
    ("middle", "held"),
    [((5, 5), True), ((10, 10), True), ((11, 4), False), ((20, 0), True), ((30.5, 3), False)],
)
def test_edges_belong_to_a_ground(middle, held):
    assert covering.held_by_any([around(*middle)], GROUNDS) == [held]


def test_nothing_is_held_by_nothing():
    assert covering.held_by_any([around(1, 1)], []) == [False]
    assert covering.held_by_any([], GROUNDS) == []


@pytest.mark.parametrize("seed", range(20))
def test_all_ways_agree(seed, monkeypatch):
    dice = random.Random(seed)  # noqa: S311  # no secret

    def box():
        x, y = dice.randint(0, 40), dice.randint(0, 40)
        return (float(x), float(y), float(x + dice.randint(0, 9)), float(y + dice.randint(0, 9)))

    boxes, grounds = [box() for _ in range(60)], [box() for _ in range(dice.randint(1, 40))]
    monkeypatch.setattr(covering, "_FEW", 10**9)
    plain = covering.held_by_any(boxes, grounds)
    monkeypatch.setattr(covering, "_FEW", 0)
    monkeypatch.setattr(covering, "_AT_ONCE", dice.choice([1, 500, 10**6]))
    assert covering.held_by_any(boxes, grounds) == plain
    monkeypatch.setattr(covering, "_MANY", 0)
    assert covering.held_by_any(boxes, grounds) == plain
