"""Measure what the label model's columns are worth: `compare_labels.py CORPUS`.

Prints the share of the test's labels that are named right with and without them, not part of
`train.py`: each of the fits takes as long as that of the model itself.
"""

import sys
from pathlib import Path

import numpy as np

from label_corpus import read_labels
from label_examples import training_examples
from train_labels import WEIGHTS, fit, scores_of

CHANGES = {
    "all columns": {},
    "without unit": {"unit": 0.0},
    "without family": {"family": 0.0},
    "with section (leaks)": {"section": 0.3},
}


def main(corpus: Path, seed: int = 7) -> dict[str, float]:
    """Accuracy on the test by what was changed."""
    rows = read_labels(corpus.parent / "labels")
    known = {row["parameter"] for row in rows}
    learn = training_examples([row for row in rows if row["split"] in ("train", "dev")], known)
    test = [row for row in rows if row["split"] == "test"]
    truth = np.array([row["parameter"] for row in test])
    table = {}
    for name, changed in CHANGES.items():
        labels, scores, mask = scores_of(fit(learn, {**WEIGHTS, **changed}, seed), test)
        named = np.array(labels)[np.where(mask, scores, -np.inf).argmax(axis=1)]
        table[name] = round(float((named == truth).mean()), 4)
    return table


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
