"""Temperature of a classifier, and what each label's score lacks, told by held-out makers.

Labels are learnt from texts that were written for teaching, in which some stand more often than
in documents as they come. A number a label mends that without another look at the words.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax

RIDGE = 0.002  # on the square of a label's number: rare labels keep near nought (hand-set)
_SHARPEST, _FLATTEST = -3.0, 3.0  # bounds of the temperature's logarithm


@dataclass(frozen=True, slots=True)
class Leaning:
    """What scores are divided by, and what a label's score has added before, none where absent."""

    temperature: float = 1.0
    added: dict[str, float] = field(default_factory=dict)

    def lean(self, logistic: Any) -> None:
        """Write the added numbers into a fitted estimator's intercept."""
        logistic.intercept_ = logistic.intercept_ + [
            self.added.get(str(label), 0.0) for label in logistic.classes_
        ]


def fit_leaning(
    logits: NDArray[np.float64], truth: NDArray[np.intp], labels: list[str], *, added: bool
) -> Leaning:
    """Leaning under which held-out answers are likeliest.

    Parameters
    ----------
    logits
        Scores of labels a model did not see the makers of, shape ``(n_texts, n_labels)``; -inf
        where its model did not know a label.
    truth
        Number of each text's label.
    labels
        Names of the columns.
    added
        Whether each label may have a number of its own.
    """
    count = len(labels) if added else 0

    def loss(values: NDArray[np.float64]) -> float:
        scaled = (logits + np.pad(values[1:], (0, len(labels) - count))) / np.exp(values[0])
        told = log_softmax(scaled, axis=1)[np.arange(len(truth)), truth]
        return float(-told.mean() + RIDGE * np.square(values[1:]).sum())

    bounds = [(_SHARPEST, _FLATTEST), *[(None, None)] * count]
    values = minimize(loss, np.zeros(1 + count), method="L-BFGS-B", bounds=bounds).x
    names = labels if added else []
    numbers = {name: round(float(v), 3) for name, v in zip(names, values[1:], strict=True)}
    return Leaning(round(float(np.exp(values[0])), 4), numbers)
