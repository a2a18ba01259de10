"""The recogniser's training on a handful of sentences: it runs, stores, repeats."""

import json

import pytest

import train_ner
from corpus import write_corpus
from spectriage.language.components.recogniser.component import Recogniser
from spectriage.language.components.recogniser.field import ARRAYS
from spectriage.language.pipeline import load_pipeline


@pytest.fixture
def corpus(tmp_path):
    text = "Uncooled core for rescue. ECCN 6A993.a\n"
    spans = [
        {"start": 0, "end": 8, "label": "CAPABILITY", "values": ["uncooled"]},
        {"start": 18, "end": 24, "label": "END_USE", "values": ["humanitarian"]},
        {"start": 31, "end": 38, "label": "CODE", "values": ["US"]},
    ]
    rows = [
        {"id": f"d{n}", "kind": "datasheet", "maker": f"Maker {n}", "language": "en",
         "family": "hydrophone" if n % 5 == 0 else "other",
         "text": text, "spans": [{**span, "polarity": "asserted"} for span in spans]}
        for n in range(20)
    ]  # fmt: skip
    write_corpus(rows, tmp_path / "corpus")
    return tmp_path / "corpus"


def test_main_stores_a_model_that_repeats_and_runs(corpus, tmp_path):
    stored = []
    for run in ("one", "two"):
        metrics = train_ner.main(corpus, tmp_path / run, settings={"max_iterations": 20})
        folder = tmp_path / run / "spec_ner"
        stored.append((folder / ARRAYS).read_bytes())
    assert stored[0] == stored[1]
    assert metrics["scores"]["exact"]["model"]["ALL"]["f1"] == 1.0
    assert metrics["unseen_families"]["ALL"]["f1"] == 1.0
    assert metrics["assertion"]["accuracy"] == 1.0
    assert "majority (nothing)" in metrics["scores"]["exact"]
    assert "Must not be used for" in (folder / "README.md").read_text("utf-8")
    assert json.loads((folder / "meta.json").read_text("utf-8"))["labels"][0] == "CAPABILITY"
    doc = load_pipeline(ner=False, marks=True)("Uncooled core. ECCN 6A993.a")
    doc = Recogniser("r", model=str(folder))(doc)
    assert ("6A993.a", "CODE") in [(entity.text, entity.label_) for entity in doc.ents]
