"""The recogniser's training on a handful of sentences: it runs, stores, repeats."""

import json

import pytest

import train_ner
from corpus import write_corpus
from spectriage.language.components.recogniser.component import Recogniser, Tagger
from spectriage.language.components.recogniser.field import ARRAYS
from spectriage.language.components.recogniser.network import NETWORK
from spectriage.language.pipeline import load_pipeline

THINGS = ("core", "pump", "valve", "antenna", "battery pack", "filter", "laser diode")


def _row(number, family, **more):
    text = f"Uncooled {THINGS[number % len(THINGS)]} unit {number} for rescue. ECCN 6A993.a\n"
    spans = [("Uncooled", "CAPABILITY", "uncooled"), ("rescue", "END_USE", "humanitarian"),
             ("6A993.a", "CODE", "US")]  # fmt: skip
    return {
        "id": f"d{number}", "kind": "datasheet", "language": "en", "family": family, "text": text,
        "spans": [
            {"start": text.index(words), "end": text.index(words) + len(words), "label": label,
             "values": [value], "polarity": "asserted"}
            for words, label, value in spans
        ], **more,
    }  # fmt: skip


@pytest.fixture
def corpus(tmp_path):
    rows = [_row(n, "hydrophone" if n % 5 == 0 else "other", maker=f"Maker {n}") for n in range(20)]
    write_corpus(rows, tmp_path / "corpus")
    pages = [_row(30, "hydrophone", maker=""), _row(31, "other", maker="")]
    (tmp_path / "first_pages").mkdir()
    lines = [f"{json.dumps(page)}\n" for page in [*pages, {**pages[1], "id": "x", "spans": []}]]
    (tmp_path / "first_pages" / "train.jsonl").write_text("".join(lines), "utf-8")
    return tmp_path / "corpus"


def test_main_stores_a_model_that_repeats_and_runs(corpus, tmp_path):
    stored = []
    for run, seed in (("one", 7), ("other", 8), ("two", 7)):
        metrics = train_ner.main(corpus, tmp_path / run, seed, {"max_iterations": 20}, epochs=4)
        folder = tmp_path / run / "spec_ner"
        stored.append([(folder / name).read_bytes() for name in (ARRAYS, NETWORK)])
    assert stored[0] == stored[2]
    assert all(one != other for one, other in zip(*stored[:2], strict=True))
    assert metrics["train_first_pages"] == 2
    assert metrics["scores"]["exact"]["model"]["ALL"]["f1"] == 1.0
    assert metrics["unseen_families"]["ALL"]["f1"] == 1.0
    assert metrics["assertion"]["accuracy"] == 1.0
    assert "majority (nothing)" in metrics["scores"]["exact"]
    assert "Must not be used for" in (folder / "README.md").read_text("utf-8")
    assert json.loads((folder / "meta.json").read_text("utf-8"))["labels"][0] == "CAPABILITY"
    doc = load_pipeline(ner=False, marks=True)("Uncooled core. ECCN 6A993.a")
    doc = Recogniser("r", model=str(folder))(doc)
    assert ("6A993.a", "CODE") in [(entity.text, entity.label_) for entity in doc.ents]


def test_the_mean_holds_what_any_of_two_knows():
    one = train_ner.Weights(["O", "B-PART"], {("w=a", "B-PART"): 1.0, ("w=b", "O"): 0.01}, {})
    two = train_ner.Weights(["O", "B-CODE"], {("w=a", "B-CODE"): -2.0}, {("O", "O"): 0.5})
    field = train_ner.field_of([one, two])
    assert field.labels == ("B-CODE", "B-PART", "O")
    assert list(field.rows) == ["w=a"]  # what weighs next to nothing is left out
    assert field.weights[0].tolist() == [-1.0, 0.5, 0.0]
    assert field.transitions[2, 2] == 0.25


def test_the_bias_of_nothing_is_mended_where_it_hides_what_is_marked():
    row = _row(1, "other")
    weights = {("b", "O"): 0.25, ("w=uncooled", "B-CAPABILITY"): 0.1}
    field = train_ner.field_of([train_ner.Weights(["O", "B-CAPABILITY"], weights, {})])
    tagger, shift = train_ner.balanced(Tagger(field, None, 0.0), [row])
    assert shift == -0.2  # the least that is enough
    assert (0, 8, "CAPABILITY") in train_ner.predict_text(tagger, row["text"])
