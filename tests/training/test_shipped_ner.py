"""The shipped recogniser is the one its metrics speak of."""

import json
from pathlib import Path

import pytest

from corpus import corpus_digest, maker_split, read_corpus
from ner_folder import ner_card
from ner_scores import f1_of
from spectriage.language.components.recogniser.component import read_tagger
from train_ner import predict

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "models" / "spec_ner"


def _stored(file):
    return json.loads((FOLDER / file).read_text(encoding="utf-8"))


def test_card_tells_the_stored_metrics_and_the_corpus_is_the_one_here():
    meta = _stored("meta.json")
    assert (FOLDER / "README.md").read_text("utf-8") == ner_card(meta, _stored("metrics.json"))
    assert meta["corpus_digest"] == corpus_digest(ROOT / "corpora" / "spec_sheets")


@pytest.mark.slow
def test_f1_comes_out_again_on_the_frozen_test():
    rows = read_corpus(ROOT / "corpora" / "spec_sheets")
    test = [row for row in rows if row["spans"] and maker_split(row) == "test"]
    metrics = _stored("metrics.json")
    assert len(test) == metrics["test_documents"]
    found = f1_of(test, predict(read_tagger(FOLDER, _stored("meta.json")), test))
    # Patterns and word lists, which mark the tokens, may have grown since the training.
    assert found == pytest.approx(metrics["scores"]["exact"]["model"]["ALL"]["f1"], abs=0.01)
