"""The recogniser's training on a handful of sentences: it runs, stores, repeats."""

import json
import warnings

import pytest
import spacy

import train_ner
from corpus import write_corpus

SETTINGS = {
    "width": 16, "depth": 1, "embed_size": 100, "hidden_width": 16, "max_epochs": 2,
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path):
    text = "Uncooled core for rescue. ECCN 6A993.a\n"
    spans = [
        {"start": 0, "end": 8, "label": "CAPABILITY", "values": ["uncooled"]},
        {"start": 18, "end": 24, "label": "END_USE", "values": ["humanitarian"]},
        {"start": 31, "end": 38, "label": "CODE", "values": ["US"]},
    ]
    rows = [
        {"id": f"d{n}", "kind": "datasheet", "family": "other", "maker": f"Maker {n}",
         "text": text, "spans": [{**span, "polarity": "asserted"} for span in spans]}
        for n in range(20)
    ]  # fmt: skip
    write_corpus(rows, tmp_path / "corpus")
    return tmp_path / "corpus"


@pytest.mark.slow
def test_main_stores_a_model_that_repeats(corpus, tmp_path):
    stored = []
    for run in ("one", "two"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # spaCy and thinc warn about their own innards
            metrics = train_ner.main(corpus, tmp_path / run, seed=3, settings=SETTINGS)
        folder = tmp_path / run / "spec_ner"
        stored.append(json.loads((folder / "meta.json").read_text("utf-8"))["files"])
    assert stored[0] == stored[1]
    assert set(metrics["scores"]) == {"exact", "overlap"}
    assert "majority (nothing)" in metrics["scores"]["exact"]
    assert "Must not be used for" in (folder / "README.md").read_text("utf-8")
    assert spacy.load(folder / "pipeline").pipe_names == ["ner"]
