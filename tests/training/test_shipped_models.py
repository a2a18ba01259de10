"""The shipped models are those their cards and metrics speak of, learnt from the corpora here."""

import json
from pathlib import Path

import pytest

import train_text
from card import model_card
from corpus import (
    corpus_digest,
    documents_digest,
    first_pages_digest,
    maker_split,
    read_documents,
)
from coverage_scores import coverage_metrics
from diagram import FILE, write_diagram
from sentence_rows import sentences_digest
from spectriage.modelstore import verify_model

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "models"
# The recogniser has a card without a diagram and is held by `test_shipped_ner.py`.
CORPUS_OF = {
    "candidate_ranking": "spec_sheets", "document_kind": "spec_sheets",
    "product_family": "spec_sheets", "item_code": "descriptions", "parameter_label": "labels",
    "end_use": "spec_sheets", "red_flag": "spec_sheets",
}  # fmt: skip
MAX_BYTES = 15_000_000


def stored(name, file):
    return json.loads((MODELS / name / file).read_text(encoding="utf-8"))


def test_every_model_passes_its_hashes_and_all_are_small():
    names = sorted(path.parent.name for path in MODELS.glob("*/meta.json"))
    assert names == sorted([*CORPUS_OF, "spec_ner"])
    for name in names:
        assert verify_model(MODELS / name, name)["name"] == name
    assert sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file()) <= MAX_BYTES


@pytest.mark.parametrize("name", sorted(CORPUS_OF))
def test_card_and_diagram_tell_the_stored_metrics(name, tmp_path):
    metrics = stored(name, "metrics.json")
    card = (MODELS / name / "README.md").read_text(encoding="utf-8")
    assert card == model_card(stored(name, "meta.json"), metrics)
    write_diagram(tmp_path / FILE, metrics["reliability"])
    assert (MODELS / name / FILE).read_bytes() == (tmp_path / FILE).read_bytes()


@pytest.mark.parametrize("name", sorted(CORPUS_OF))
def test_models_were_learnt_from_the_corpora_as_they_are(name):
    folder = ROOT / "corpora" / CORPUS_OF[name]
    assert stored(name, "meta.json")["corpus_digest"] == corpus_digest(folder)


@pytest.mark.parametrize(
    "name", ["candidate_ranking", "document_kind", "product_family", "spec_ner"]
)
def test_models_of_documents_learnt_from_those_labelled_as_a_whole_too(name):
    told = documents_digest(ROOT / "corpora" / "spec_sheets")
    assert told
    assert told.items() <= stored(name, "meta.json").items()


@pytest.mark.parametrize(
    "name", ["candidate_ranking", "document_kind", "product_family", "spec_ner"]
)
def test_models_of_documents_learnt_from_the_first_pages_as_they_are(name):
    told = first_pages_digest(ROOT / "corpora" / "spec_sheets")
    assert told
    assert told.items() <= stored(name, "meta.json").items()


@pytest.mark.parametrize("name", ["end_use", "red_flag"])
def test_models_of_sentences_learnt_from_the_sentences_as_they_are(name):
    meta = stored(name, "meta.json")
    assert meta["sentences_digest"] == sentences_digest(ROOT / "corpora" / "spec_sheets")


def test_coverage_follows_from_the_stored_scores():
    found = coverage_metrics(stored("candidate_ranking", "coverage.json"))
    assert found == stored("candidate_ranking", "metrics.json")["coverage"]


@pytest.mark.slow
def test_accuracy_of_kinds_comes_out_again_on_the_frozen_test():
    task = next(task for task in train_text.TASKS if task.field == "kind")
    rows = read_documents(ROOT / "corpora" / "spec_sheets")
    learn = [row for row in rows if maker_split(row) != "test"]
    test = [row for row in rows if maker_split(row) == "test"]
    meta = stored(task.name, "meta.json")
    beside = train_text.read_teaching(ROOT / "corpora" / "spec_sheets").beside(task)
    model = train_text.fit(task, train_text.texts_of(task, learn), meta["seed"], beside)
    again = train_text._evaluate(task, model, meta["temperature"], learn, test, beside)
    metrics = stored(task.name, "metrics.json")
    assert again["test_documents"] == metrics["test_documents"]
    one = 1 / metrics["test_documents"]  # other libraries may turn a single close call
    for name, score in metrics["accuracy"].items():
        assert again["accuracy"][name]["value"] == pytest.approx(score["value"], abs=1.01 * one)
