"""Our pipeline in one call."""

import pytest

from spectriage.errors import ModelMissing
from spectriage.language import pipeline
from spectriage.modelstore import model_folder


def test_load_pipeline_without_recogniser_needs_no_model():
    nlp = pipeline.load_pipeline(ner=False)
    assert nlp.pipe_names == [
        "spectriage_features", "spectriage_claims", "spectriage_codes", "spectriage_parties",
    ]  # fmt: skip


def test_load_pipeline_is_built_once():
    assert pipeline.load_pipeline(ner=False) is pipeline.load_pipeline(ner=False)


def test_load_pipeline_with_recogniser_keeps_its_entities():
    try:
        model_folder(pipeline.MODEL)
    except ModelMissing:
        pytest.skip("spec_ner is not trained yet")
    doc = pipeline.load_pipeline()("Uncooled core. Applications: fire fighting and odd jobs.")
    keys = ("spectriage_capabilities", "spectriage_end_uses", "spectriage_names")
    assert all(key in doc.spans for key in keys)
    assert doc.to_bytes()


def test_marks_tell_patterns_units_and_lists():
    nlp = pipeline.load_pipeline(ner=False, marks=True)
    doc = nlp("Uncooled core, frame rate 60 Hz, made by Norrvik AB.")
    marks = {token.text: token.tag_ for token in doc}
    assert marks["Uncooled"] == "F-B"
    assert (marks["60"], marks["Hz"]) == ("n", "u")
    assert (marks["frame"], marks["AB"], marks["made"]) == ("w", "o", "-")
