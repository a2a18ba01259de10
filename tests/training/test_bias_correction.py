"""Temperature and biases told by held-out answers."""

from types import SimpleNamespace

import numpy as np
import pytest

from bias_correction import BiasedTemperature, fit_biased_temperature

LABELS = ["a", "b", "never"]


@pytest.fixture
def overshooting():
    """Scores that are three times too sharp and favour the first label."""
    draw = np.random.default_rng(7)
    truth = draw.integers(0, 2, 400)
    logits = np.full((400, 3), -np.inf)
    logits[:, :2] = draw.normal(size=(400, 2))
    logits[np.arange(400), truth] += 1.0
    logits[:, :2] *= 3.0
    logits[:, 0] += 2.0
    return logits, truth


def test_a_bias_takes_back_what_a_label_has_too_much(overshooting):
    found = fit_biased_temperature(*overshooting, LABELS, biased=True)
    assert found.biases["a"] - found.biases["b"] == pytest.approx(-2.0, abs=0.6)
    assert found.biases["never"] == pytest.approx(0.0, abs=1e-3)
    assert 2.0 < found.temperature < 4.5


def test_without_biases_only_the_temperature_is_told(overshooting):
    found = fit_biased_temperature(*overshooting, LABELS, biased=False)
    assert found.biases == {}
    assert found.temperature > 2.0


def test_biases_are_added_to_the_intercept():
    logistic = SimpleNamespace(classes_=np.array(["b", "a"]), intercept_=np.array([1.0, 2.0]))
    BiasedTemperature(1.0, {"a": 0.5}).apply_to(logistic)
    assert logistic.intercept_.tolist() == [1.0, 2.5]
