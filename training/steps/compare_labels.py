"""Measure what the label model's columns are worth: `compare_labels.py CORPUS MODELS`.

Writes `MODELS/parameter_label/ablation.json`, which `train_labels.py` takes into its metrics. Not
part of `train.py`: each of the fits takes as long as that of the model itself.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from label_corpus import read_labels
from label_examples import training_examples
from spectriage.parameters.label_model import MODEL
from train_labels import ABLATION, WEIGHTS, fit, scores_of

CHANGES = {
    "model": {},
    "without unit": {"unit": 0.0},
    "without family": {"family": 0.0},
    "with section (leaks)": {"section": 0.3},
}


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Fit, measure and store the shares of labels of the test that are named right."""
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
    path = models / MODEL / ABLATION
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return table


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), Path(sys.argv[2])))
