"""Our pipeline in one call."""

from spectriage.language import pipeline


def test_load_pipeline_without_recogniser_needs_no_model():
    nlp = pipeline.load_pipeline(ner=False)
    assert nlp.pipe_names == [
        "spectriage_features", "spectriage_claims", "spectriage_codes", "spectriage_parties",
    ]  # fmt: skip


def test_load_pipeline_is_built_once():
    assert pipeline.load_pipeline(ner=False) is pipeline.load_pipeline(ner=False)


def test_load_pipeline_with_recogniser_keeps_its_entities():
    doc = pipeline.load_pipeline()(
        "KV-20 thermal camera\nNorrvik AB\n\nFrame rate    60 Hz\nMass          1.5 kg\n\n"
        "Applications: fire fighting and odd jobs. ECCN 6A003.b.4.b"
    )
    keys = ("spectriage_capabilities", "spectriage_end_uses", "spectriage_names")
    assert all(key in doc.spans for key in keys)
    found = {(entity.text, entity.label_) for entity in doc.ents}
    assert {("60 Hz", "VALUE"), ("Frame rate", "PARAMETER"), ("6A003.b.4.b", "CODE")} <= found
    assert doc.to_bytes()


def test_marks_tell_patterns_units_and_lists():
    nlp = pipeline.load_pipeline(ner=False, marks=True)
    doc = nlp("Uncooled core, frame rate 60 Hz, made by Norrvik AB.")
    marks = {token.text: token.tag_ for token in doc}
    assert marks["Uncooled"] == "F-B"
    assert (marks["60"], marks["Hz"]) == ("V-B", "V-I")
    assert (marks["frame"], marks["AB"], marks["made"]) == ("w", "O-I", "-")


def test_towns_are_marked_and_countries_keep_one_mark():
    doc = pipeline.load_pipeline(ner=False, marks=True)("Konya, Calama; Germany Mexico India China")
    marks = {token.text: token.tag_ for token in doc}
    assert (marks["Konya"], marks["Calama"]) == ("T-B", "T-B")
    assert {marks[country] for country in ("Germany", "Mexico", "India", "China")} == {"l"}
