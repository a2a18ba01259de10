"""The arrays tell what scikit-learn's estimators tell."""

import json
from pathlib import Path

import numpy as np
import pytest

import train_text
from corpus import read_first_pages
from spectriage.classify.features import prepare_text
from spectriage.classify.linear import read_arrays
from spectriage.errors import ModelHashMismatch, ModelMissing
from spectriage.modelstore import model_folder, verify_model

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    "NV-640 thermal camera core. Uncooled VOx microbolometer 640 x 512, 60 Hz, NETD < 40 mK.",
    "COMMERCIAL INVOICE No. 4711. Seller: A. Buyer: B. Unit price EUR 12. Country of origin: NO",
    "Hall effect current sensor IC, 5 V, SOIC-8",
    "",
]


@pytest.fixture(scope="module", params=train_text.TASKS, ids=lambda task: task.name)
def trained(request, tmp_path_factory):
    """A task, its estimator fitted on some texts, and the arrays that training stores of it."""
    task, folder = request.param, tmp_path_factory.mktemp("arrays")
    rows = read_first_pages(ROOT / "corpora" / "spec_sheets")[::9]
    estimator = train_text.fit(task, train_text.texts_of(task, rows), 7)
    train_text._write_arrays(task, estimator, 0.5, folder)
    return task, estimator, read_arrays(folder, {"labels": [str(n) for n in estimator.classes_]})


@pytest.mark.parametrize("text", TEXTS, ids=["camera", "invoice", "sensor", "empty"])
def test_arrays_agree_with_the_estimator(trained, text):
    task, estimator, arrays = trained
    prepared = prepare_text(text, task.field)
    scores = estimator.decision_function([prepared])[0] / 0.5
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    ours = arrays.probabilities(prepared)
    for label, share in zip(estimator.classes_, shares, strict=True):
        assert ours[str(label)] == pytest.approx(share, abs=2e-4)
    assert sum(ours.values()) == pytest.approx(1.0, abs=1e-3)


def test_a_changed_model_file_is_refused(tmp_path):
    source = model_folder("document_kind")
    for path in source.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "weights.npz").write_bytes(b"")
    with pytest.raises(ModelHashMismatch, match=r"weights\.npz was changed"):
        verify_model(tmp_path, "document_kind")


def test_a_missing_model_names_the_command():
    with pytest.raises(ModelMissing, match=r"training/train\.py"):
        model_folder("no_such_model")


@pytest.mark.parametrize("name", ["document_kind", "product_family"])
def test_model_beats_both_baselines_on_unseen_makers(name):
    metrics = json.loads((model_folder(name) / "metrics.json").read_text(encoding="utf-8"))
    accuracy = metrics["accuracy"]
    assert accuracy["model"]["value"] > accuracy["keyword"]["value"]
    assert accuracy["model"]["value"] > accuracy["majority"]["value"]
