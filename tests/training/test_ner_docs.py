"""Docs, tags and entities of the recogniser's training."""

from collections import Counter

import pytest

from ner_docs import examples, gold_places, marked_doc, of_marked_lines
from spectriage.language.components.recogniser.features import (
    columns_of,
    features_of,
    spans_of,
    tags_of_spans,
)

TEXT = "KV-20 valve\n\nMax. flow    20 l/min\n"


def _row(*spans):
    return {"text": TEXT, "spans": [{"start": s, "end": e, "label": lab} for s, e, lab in spans]}


def test_tags_and_spans_are_each_others_reverse():
    doc = marked_doc(TEXT)
    tags, lost = tags_of_spans(doc, [(0, 5, "PART"), (6, 11, "PRODUCT"), (26, 34, "VALUE")])
    assert lost == 0
    found = [(doc[a:b].text, label) for a, b, label in spans_of(tags)]
    assert found == [("KV-20", "PART"), ("valve", "PRODUCT"), ("20 l/min", "VALUE")]


def test_a_tag_that_goes_on_from_another_label_begins_anew():
    assert spans_of(["B-PART", "I-VALUE", "I-VALUE", "O", "I-PART"]) == [
        (0, 1, "PART"), (1, 3, "VALUE"), (4, 5, "PART"),
    ]  # fmt: skip


def test_examples_count_what_cannot_be_learnt():
    left_out = Counter()
    row = _row((0, 5, "PART"), (0, 11, "PRODUCT"), (27, 34, "VALUE"))
    (example,) = examples([row], left_out)
    assert len(example.columns.words) == len(example.tags)
    assert left_out == {"not at token borders": 2}
    assert gold_places(row)[0] == (0, 5, "PART")


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("A1 B2\nC3\n", ["A1", "C3"], ["A1 B2\nC3\n"]),
        ("A1\nB2\nC3\nD4", ["A1", "C3", "D4"], ["A1\n", "\nC3\nD4"]),
        ("A1\nB2\n\nC3\n", ["B2"], ["\nB2\n"]),
        ("A1\n", [], []),
        ("A1", ["A1"], ["A1"]),
    ],
)
def test_runs_of_marked_lines_begin_with_the_line_end_before_them(text, marked, expected):
    places = [(text.index(part), text.index(part) + 2) for part in marked]
    row = {"text": text, "spans": [{"start": a, "end": b, "label": "PART"} for a, b in places]}
    (whole,) = examples([row], Counter())
    words = list(whole.columns.words)
    assert ["".join(words[run]) for run in of_marked_lines(whole).runs] == [
        part.replace(" ", "") for part in expected
    ]
    assert ["".join(words[run]) for run in whole.runs] == ["".join(words)]


def test_features_tell_cell_zone_and_mark():
    doc = marked_doc(TEXT)
    features = dict(zip([token.text for token in doc], features_of(columns_of(doc)), strict=True))
    assert {"l=0/1^", "z=title", "t=R-B"} <= set(features["KV"])
    assert any(feature == "l=1/2^" for feature in features["20"])
    assert "t=V-B" in features["20"]


def test_without_marks_no_token_is_tagged():
    assert {token.tag_ for token in marked_doc(TEXT, marks=False)} == {""}
