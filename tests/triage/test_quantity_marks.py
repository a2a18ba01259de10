"""Marks of quantities and known labels, which the recogniser reads."""

from spectriage.language.pipeline import load_pipeline
from spectriage.triage.quantity_marks import QuantityMarks, find_marks


def test_quantities_bare_figures_and_labels_of_cells():
    text = "Frame rate    60 Hz\nChannels    4\n"
    found = {(text[a:b], letter) for a, b, letter in find_marks(text)}
    assert found == {("Frame rate", "L"), ("Channels", "L"), ("60 Hz", "V"), ("4", "Q")}


def test_what_a_pattern_names_keeps_its_mark():
    doc = load_pipeline(ner=False, marks=True)("ECCN 6A003.b.4.b    60 Hz")
    doc = QuantityMarks("q")(doc)
    marks = {token.text: token.tag_ for token in doc}
    assert marks["60"] == "V-B"
    assert marks["Hz"] == "V-I"
    assert marks["6"].startswith("K")
