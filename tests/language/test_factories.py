"""Our factories in anybody's spaCy."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from spectriage.language import factories
from spectriage.triage import parameter_spans, quantity_marks

ROOT = Path(__file__).parents[2]
GOLDEN = json.loads((ROOT / "tests/golden/registry.json").read_text("utf-8"))["spacy_factories"]
TEXT = "Uncooled core, not for military use. ECCN: 6A993.a\nExporter: Norrvik AB, Umeå"
KEYS = {
    "spectriage_features": [("Uncooled", "uncooled", "asserted")],
    "spectriage_claims": [("military use", "military", "negated")],
    "spectriage_codes": [("6A993.a", "US", "asserted")],
    "spectriage_parties": [("Norrvik AB", "exporter", "asserted")],
}


def _pipeline():
    nlp = spacy.blank("en")
    for name in KEYS:
        nlp.add_pipe(name)
    return nlp


def _spans(doc, key):
    return [(s.text, s.label_, s._.spectriage_polarity) for s in doc.spans[key]]


def test_factories_are_the_ones_of_the_golden_file():
    assert sorted(
        (*factories.NAMES, parameter_spans.PARAMETERS, quantity_marks.QUANTITY_MARKS)
    ) == sorted(GOLDEN)
    assert all(Language.has_factory(name) for name in GOLDEN)


@pytest.mark.parametrize("target", GOLDEN.values())
def test_entry_points_can_be_imported(target):
    module, _, function = target.partition(":")
    assert callable(getattr(import_module(module), function))


def test_components_write_their_spans():
    doc = _pipeline()(TEXT)
    assert {key: _spans(doc, key) for key in KEYS} == KEYS
    span = doc.spans["spectriage_codes"][0]
    assert span._.spectriage_source == "pattern"
    assert isinstance(span._.spectriage_score, float)
    assert span.id_


def test_doc_survives_bytes():
    nlp = _pipeline()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert {key: _spans(again, key) for key in KEYS} == KEYS


def test_pipe_works_with_two_processes():
    docs = list(_pipeline().pipe([TEXT, "nothing here", TEXT], n_process=2, batch_size=1))
    assert [len(doc.spans["spectriage_features"]) for doc in docs] == [1, 0, 1]
    assert {key: _spans(docs[2], key) for key in KEYS} == KEYS


def test_config_tells_the_whole_story(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("spectriage_features", config={"spans_key": "mine"})
    nlp.to_disk(tmp_path / "nlp")
    doc = spacy.load(tmp_path / "nlp")(TEXT)
    assert _spans(doc, "mine") == KEYS["spectriage_features"]


def test_entities_need_a_recogniser_before_them():
    nlp = spacy.blank("en")
    nlp.add_pipe("spectriage_entities")
    assert nlp.analyze_pipes()["problems"]["spectriage_entities"] == ["doc.ents"]


def test_entities_keep_what_no_pattern_covers():
    nlp = spacy.blank("en")
    nlp.add_pipe("spectriage_features")
    nlp.add_pipe("spectriage_entities")
    doc = nlp.make_doc("Uncooled core with no flux widget")
    doc.ents = [Span(doc, 0, 1, "CAPABILITY"), Span(doc, 4, 6, "CAPABILITY")]
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert _spans(doc, "spectriage_capabilities") == [("flux widget", "CAPABILITY", "negated")]
    assert doc.spans["spectriage_capabilities"][0]._.spectriage_source == "ner"


def test_blank_pipeline_finds_us_by_entry_point_alone(tmp_path):
    info = tmp_path / "spectriage-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: spectriage\nVersion: 0\n")
    lines = [f"{name} = {target}" for name, target in GOLDEN.items()]
    (info / "entry_points.txt").write_text("[spacy_factories]\n" + "\n".join(lines) + "\n")
    program = (
        "import sys, spacy\n"
        "nlp = spacy.blank('en'); nlp.add_pipe('spectriage_features')\n"
        "doc = nlp('uncooled core')\n"
        "print(doc.spans['spectriage_features'][0].label_)\n"
        "print(sorted(m for m in ('sklearn', 'skops', 'pint', 'torch') if m in sys.modules))\n"
    )
    path = f"{ROOT / 'src'}:{tmp_path}"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[:2] == ["uncooled", "[]"]
