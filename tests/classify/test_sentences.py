"""What a single sentence tells: terms, thresholds, and the models that come with us."""

import numpy as np
import pytest

from spectriage.classify.sentences import (
    END_USE,
    RED_FLAG,
    SentenceModel,
    is_sentence,
    load_sentences,
    sentence_terms,
)


def test_terms_are_words_pairs_and_groups_of_letters_and_figures_are_all_one():
    terms = sentence_terms("Cash 4,500 please")
    assert {"w:cash", "w:0", "w:cash 0", " cash", "ease "} <= set(terms)
    assert "w:4" not in terms


def test_a_script_without_spaces_is_cut_into_its_signs():
    assert {"现", "现金", "金付款"} <= set(sentence_terms("现金付款"))


@pytest.mark.parametrize(
    ("text", "whole"),
    [("Consignee", False), ("to be named later on", True), ("收货人", False),
     ("货物到港后再通知收货人", True), ("", False)],
)  # fmt: skip
def test_a_lone_word_of_a_table_is_no_sentence(text, whole):
    assert is_sentence(text) is whole


def small_model():
    """Two labels: `cash` wants the word, `other` is never told."""
    return SentenceModel(
        labels=("cash", "other"), vocabulary={"w:cash": 0, "w:please": 1},
        idf=np.ones(2), weights=np.array([[4.0, 4.0], [0.0, 0.0]]),
        intercepts=np.array([-2.0, -2.0]), thresholds=np.array([0.6, 1.01]),
    )  # fmt: skip


def test_a_label_is_told_from_its_threshold_with_the_word_that_says_it():
    (told,) = small_model().told("we would pay in cash")
    assert told.label == "cash"
    assert told.confidence == pytest.approx(1 / (1 + np.exp(-2.0)), abs=1e-4)
    assert "we would pay in cash"[told.start : told.end] == "cash"


def test_nothing_is_told_of_unknown_words_or_of_a_fragment():
    assert small_model().told("none of these words is known") == []
    assert small_model().told("cash") == []


@pytest.mark.parametrize(
    ("name", "sentence", "label"),
    [
        (RED_FLAG, "No engineers from your side on our site, we will mount and start it alone.",
         "installation_refused"),
        (RED_FLAG, "Deliver to my brother's flat, third floor, ring twice.", "residential_address"),
        (END_USE, "The pump moves yoghurt into cups in our dairy.", "civil_industrial"),
        (END_USE, "The gyroscope goes into the guidance of a ballistic missile.", "missile"),
    ],
)  # fmt: skip
def test_the_shipped_models_read_plain_sentences(name, sentence, label):
    assert label in {told.label for told in load_sentences(name).told(sentence)}


@pytest.mark.parametrize("name", [RED_FLAG, END_USE])
@pytest.mark.parametrize(
    "sentence",
    ["Payment by bank transfer within thirty days of invoice.",
     "Name and address of the final receiver", "All prices are net and exclude VAT."],
)  # fmt: skip
def test_the_shipped_models_tell_nothing_of_plain_lines(name, sentence):
    assert load_sentences(name).told(sentence) == []
