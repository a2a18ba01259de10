"""Suggested spans and an annotator's corrections of them."""

import pytest

from correct_spans import correct
from spectriage.errors import CorpusError
from suggest_spans import suggest

TEXT = """KV-20 valve, made by Norrvik AB
Max. flow     20 l/min
Mass: 1.5 kg, IP67
not for military use, military use
Norrvik AB                    KV-DS-1 page 3
"""


def _row(text=TEXT, **fields):
    return {"id": "x", "kind": "datasheet", "maker": "Norrvik AB", "part": "KV-20", "text": text,
            "spans": [], **fields}  # fmt: skip


def _marked(row):
    return {(row["text"][s["start"] : s["end"]], s["label"]) for s in row["spans"]}


def test_suggests_labels_values_parts_makers_and_standards():
    found = _marked(suggest(_row()))
    assert {("KV-20", "PART"), ("Norrvik AB", "MAKER"), ("IP67", "STANDARD")} <= found
    assert {("Max. flow", "PARAMETER"), ("20 l/min", "VALUE"), ("1.5 kg", "VALUE")} <= found
    assert not {("KV-DS-1", "PART"), ("3", "VALUE")} & found


def test_spans_of_a_person_win_and_lose_small_words():
    start = TEXT.index("for military use")
    own = {"start": start, "end": start + 16, "label": "END_USE", "values": ["military"],
           "polarity": "negated"}  # fmt: skip
    found = suggest(_row(spans=[own]))
    assert ("military use", "END_USE") in _marked(found)


def test_heads_of_columns_are_labels_but_slots_are_not():
    text = "Type    Gain     Min    Bias\nAX-10   20 dB    3      5 V\n"
    found = _marked(suggest(_row(text, part="")))
    assert ("Gain", "PARAMETER") in found
    assert ("Min", "PARAMETER") not in found


def test_corrections_replace_add_and_take_away():
    row = suggest(_row())
    done = correct(
        row,
        ["+ PRODUCT | valve", "- PARAMETER | Mass", "+ END_USE military polarity=negated | military use @1"],
    )  # fmt: skip
    assert ("valve", "PRODUCT") in _marked(done)
    assert ("Mass", "PARAMETER") not in _marked(done)
    uses = [span for span in done["spans"] if span["label"] == "END_USE"]
    assert [span["polarity"] for span in uses] == ["negated"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("? valve", "no correction"),
        ("+ PRODUCT | pump", "does not stand there"),
        ("+ THING | valve", "unknown label"),
        ("+ PARTY owner | valve", "is no role"),
        ("- PART | valve", "no such span"),
        ("+ PRODUCT | valve @2", "does not stand there"),
    ],
)
def test_a_correction_that_cannot_be_applied_is_named(line, reason):
    with pytest.raises(CorpusError, match=reason):
        correct(_row(), [line])


def test_a_text_inside_a_longer_span_is_corrected_only_when_asked_to():
    text = "cooled camera, cooled\n"
    row = correct(_row(text), ["+ PRODUCT | cooled camera"])
    assert len(correct(row, ["+ CAPABILITY cooled | cooled"])["spans"]) == 2
    assert _marked(correct(row, ["+ CAPABILITY cooled | cooled @1"])) == {("cooled", "CAPABILITY")}


def test_a_text_in_an_unbroken_run_of_chinese_is_marked():
    text = "\u9002\u7528\u4e8e\u5c71\u6d2a\u9884\u8b66\u7cfb\u7edf\n"
    row = correct(_row(text), ["+ END_USE | \u5c71\u6d2a\u9884\u8b66"])
    assert _marked(row) == {("\u5c71\u6d2a\u9884\u8b66", "END_USE")}
