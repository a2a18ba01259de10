"""Temperature scaling with a bias for each class, told by makers held out in turn.

A model takes what it knows little of too readily for some labels: a text full of figures for a data
sheet. A bias a class mends that without another look at the words (bias-corrected temperature
scaling). It brings the corpora's shares of labels about, not those of anyone's own documents.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax

RIDGE = 0.002  # on the square of a bias: rare labels keep near nought (hand-set)
_SHARPEST, _FLATTEST = -3.0, 3.0  # bounds of the temperature's logarithm


@dataclass(frozen=True, slots=True)
class BiasedTemperature:
    """What scores are divided by, and the bias of each label before that; none where absent."""

    temperature: float = 1.0
    biases: dict[str, float] = field(default_factory=dict)

    def apply_to(self, logistic: Any) -> None:
        """Add the biases to the intercept of an estimator that was just fitted."""
        logistic.intercept_ = logistic.intercept_ + np.array(
            [self.biases.get(str(label), 0.0) for label in logistic.classes_]
        )


def fit_biased_temperature(
    logits: NDArray[np.float64], truth: NDArray[np.intp], labels: list[str], *, biased: bool
) -> BiasedTemperature:
    """Temperature and biases under which held-out answers are likeliest.

    Parameters
    ----------
    logits
        Scores of labels by a model that did not see the makers, shape ``(n_texts, n_labels)``; -inf
        where it did not know a label.
    truth
        Number of each text's label.
    labels
        Names of the columns.
    biased
        Whether each label may have a bias.
    """
    count = len(labels) if biased else 0

    def loss(values: NDArray[np.float64]) -> float:
        scaled = (logits + np.pad(values[1:], (0, len(labels) - count))) / np.exp(values[0])
        told = log_softmax(scaled, axis=1)[np.arange(len(truth)), truth]
        return float(-told.mean() + RIDGE * np.square(values[1:]).sum())

    bounds = [(_SHARPEST, _FLATTEST), *[(None, None)] * count]
    values = minimize(loss, np.zeros(1 + count), method="L-BFGS-B", bounds=bounds).x
    names = labels if biased else []
    biases = {name: round(float(v), 3) for name, v in zip(names, values[1:], strict=True)}
    return BiasedTemperature(round(float(np.exp(values[0])), 4), biases)
