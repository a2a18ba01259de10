"""The recogniser's arrays give the labels that CRFsuite gives."""

import copy
import json
import random
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ner_docs import marked_doc
from spectriage.errors import ModelIncompatible
from spectriage.language.components.recogniser import field as field_module
from spectriage.language.components.recogniser import sums as sums_module
from spectriage.language.components.recogniser.component import Recogniser
from spectriage.language.components.recogniser.features import columns_of, features_of
from spectriage.language.components.recogniser.field import (
    RandomField,
    best_path,
    new_field,
    read_field,
    store_field,
)

pycrfsuite = pytest.importorskip("pycrfsuite")

ROOT = Path(__file__).resolve().parents[2]
LEARNT = [
    "KV-20 ball valve\nMax. flow    20 l/min | 30 l/min\n",
    "Camera core LW-7\nFrame rate: 60 Hz, pitch 12 \u00b5m\n",
    "\u70ed\u50cf\u673a TC-9 | 640x512\n\nNorrvik AB, Oslo\n",
]
ASKED = [
    "LW-9 camera, 9 Hz\nMax. flow    5 l/min\n", "valve", "", "\n\n", "|\t| a\tb",
    "Norrvik AB 640x512 | 30 Hz \u70ed\u50cf\u673a \u00e9t\u00e9 =1=2 \U0001f600\n" * 3,
]  # fmt: skip


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """CRFsuite's tagger of three texts with tags at random, and its numbers as our field."""
    draw = random.Random(7)  # noqa: S311  # tags, no secret
    trainer = pycrfsuite.Trainer(verbose=False)
    for text in LEARNT:
        columns = columns_of(marked_doc(text))
        tags = [
            "O" if "\n" in word else draw.choice(("O", "B-VALUE", "I-VALUE", "B-PART"))
            for word in columns.words
        ]
        trainer.append(features_of(columns), tags)
    trainer.set_params({"c2": 0.1, "max_iterations": 20, "feature.possible_transitions": True})
    path = tmp_path_factory.mktemp("crf") / "model"
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    learnt = tagger.info()
    return tagger, new_field(tagger.labels(), learnt.state_features, learnt.transitions)


@pytest.mark.parametrize("text", [*ASKED, *LEARNT])
def test_labels_are_crfsuites(trained, text):
    tagger, field = trained
    columns = columns_of(marked_doc(text))
    asked = tagger.tag(features_of(columns))
    assert {tag for tag, word in zip(asked, columns.words, strict=True) if "\n" in word} <= {"O"}
    assert field.tags(columns) == asked


@pytest.mark.parametrize("breaks", [[], [0], [59], [0, 7, 8, 30, 59], list(range(60))])
@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_runs_between_breaks_tell_each_other_nothing(breaks, precision, monkeypatch):
    monkeypatch.setattr(field_module, "_AT_ONCE", 2)
    draw = np.random.default_rng(7)
    emissions = draw.normal(size=(60, 5)).astype(precision)
    transitions = draw.normal(size=(5, 5)).astype(precision)
    held = emissions.astype("float64")
    held[breaks] = -1e6
    held[breaks, 3] = 1e6
    assert best_path(emissions, transitions, breaks, 3) == best_path(held, transitions)


def test_no_token_and_one_token_have_a_path():
    transitions = np.zeros((5, 5), dtype="float32")
    assert best_path(np.zeros((0, 5), dtype="float32"), transitions) == []
    assert best_path(np.eye(5, dtype="float32")[2:3], transitions) == [2]
    assert best_path(np.eye(5, dtype="float32")[2:3], transitions, [0], 4) == [4]


def test_a_long_text_has_the_labels_of_a_short_one_in_double_precision(trained):
    _, field = trained
    columns = columns_of(marked_doc((LEARNT[0] + ASKED[5]) * 200))
    emissions = field.emissions(columns)
    exact = best_path(emissions.astype("float64"), field.transitions.astype("float64"))
    assert best_path(emissions, field.transitions) == exact


@pytest.mark.parametrize("kept", [1, 20, 200])
def test_sums_are_the_same_however_few_are_kept(trained, kept, monkeypatch):
    monkeypatch.setattr(sums_module, "_CACHED", kept)
    columns = [columns_of(marked_doc(text)) for text in (*LEARNT, *ASKED, *LEARNT)]
    short = new_field_of(trained[1])
    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(short.tags, columns * 5))
    assert told == [trained[1].tags(each) for each in columns] * 5
    assert copy.deepcopy(short).tags(columns[0]) == told[0]  # as a pipeline is copied


def new_field_of(field):
    return RandomField(field.labels, field.rows, field.weights, field.transitions)


def test_a_stored_field_is_the_same(trained, tmp_path):
    _, field = trained
    store_field(field, tmp_path)
    again = read_field(tmp_path, field.labels)
    assert again.rows == field.rows
    assert (again.weights == field.weights).all()
    assert (again.transitions == field.transitions).all()


def test_a_model_of_other_features_is_refused(tmp_path):
    folder = shutil.copytree(ROOT / "models" / "spec_ner", tmp_path / "spec_ner")
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    (folder / "meta.json").write_text(json.dumps({**meta, "features_version": "1"}), "utf-8")
    with pytest.raises(ModelIncompatible, match="features 1"):
        Recogniser("recogniser", model=str(folder))


def test_a_model_without_a_listed_network_is_refused(tmp_path):
    folder = shutil.copytree(ROOT / "models" / "spec_ner", tmp_path / "spec_ner")
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    del meta["files"]["network.npz"]
    (folder / "meta.json").write_text(json.dumps(meta), "utf-8")
    with pytest.raises(ModelIncompatible, match="no network"):
        Recogniser("recogniser", model=str(folder))
