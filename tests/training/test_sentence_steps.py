"""Sentences and first pages: read from drafts, folded by writer, held to a threshold."""

import json

import numpy as np
import pytest

import build_first_pages
import build_sentences
import train_sentences
from sentence_rows import DENIED, Sentence, _labels
from spectriage.classify.sentences import END_USE, RED_FLAG, read_sentence_arrays
from spectriage.errors import CorpusError

SENTENCES = (
    "we pay in cash at the gate", "cash in a bag at the gate, 4,500 please", "the bag holds the cash",
    "the goods leave the gate on Monday", "please send the goods by sea", "the sea freight is prepaid",
)  # fmt: skip


def test_tables_become_rows_and_a_sentence_stands_once(tmp_path):
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    line = "unusual_payment\ten\tCash on delivery, no papers.\n"
    (drafts / "A_flags.tsv").write_text(line + line + "none\tde\tZahlung wie immer.\n", "utf-8")
    (drafts / "A_uses.tsv").write_text("military:negated\ten\tNot for arms.\n", "utf-8")
    build_sentences.main(drafts, tmp_path / "out")
    rows = [json.loads(x) for x in (tmp_path / "out/flags.jsonl").read_text("utf-8").splitlines()]
    assert [(row["labels"], row["writer"]) for row in rows] == [
        (["unusual_payment"], "A"),
        ([], "A"),
    ]


def test_a_line_without_three_fields_is_named(tmp_path):
    (tmp_path / "B_flags.tsv").write_text("none\ten\n", "utf-8")
    with pytest.raises(CorpusError, match="three fields"):
        build_sentences.main(tmp_path, tmp_path / "out")


def test_a_sentence_that_only_denies_is_told_so():
    row = {"id": "x", "labels": ["military:negated", "missile:negated"]}
    assert _labels(row, END_USE) == {"military", "missile", DENIED}
    mixed = {"id": "x", "labels": ["military:negated", "medical:asserted"]}
    assert DENIED not in _labels(mixed, END_USE)


@pytest.mark.parametrize(
    ("task", "labels"), [(RED_FLAG, ["theft"]), (END_USE, ["military"]), (END_USE, ["x:asserted"])]
)
def test_an_unknown_label_is_refused(task, labels):
    with pytest.raises(CorpusError):
        _labels({"id": "x", "labels": labels}, task)


def test_no_writer_and_no_maker_stands_on_both_sides_of_a_fold():
    rows = [Sentence(f"s {n}", frozenset(), f"w{n % 3}", n % 2 == 0) for n in range(40)]
    for learn, held in train_sentences._folds(rows):
        for written in (True, False):
            known = {rows[n].writer for n in learn if rows[n].written is written}
            asked = {rows[n].writer for n in held if rows[n].written is written}
            assert not known & asked


def test_a_threshold_keeps_its_precision_and_plain_papers_quiet():
    rows = [Sentence(f"s {n}", frozenset(), "w", n < 60) for n in range(100)]
    confidence = np.linspace(1, 0, 100)
    truth = np.arange(100) < 50
    least = train_sentences._threshold(RED_FLAG, rows, "x", confidence, truth)
    told = confidence >= least
    assert truth[told].mean() >= train_sentences.PRECISION[RED_FLAG]
    assert told[60:].sum() <= train_sentences.MOST_TOLD
    nothing = np.zeros(100, dtype=bool)
    assert train_sentences._threshold(END_USE, rows, "x", confidence, nothing) > 1


def test_the_stored_arrays_tell_what_was_fitted(tmp_path):
    rows = [Sentence(text, frozenset(), "w", True) for text in SENTENCES]
    truth = np.array([[n < 3, n % 2 == 0] for n in range(len(rows))])
    fitted = train_sentences.Fitted(rows, truth, 7)
    fitted.write(tmp_path, np.full(2, 0.5))
    stored = read_sentence_arrays(tmp_path, {"labels": ["cash", "even"]})
    for row, wanted in zip(rows, fitted.confidences(rows), strict=True):
        assert stored.confidences(row.text) == pytest.approx(wanted, abs=1e-4)


def test_first_pages_are_parsed_and_checked():
    draft = "#### datasheet | laser | - | EAR99 | en\nBeam 5 W\n\n#### other | other | laser | - | de\nX\n"
    one, two = build_first_pages.parse_pages(draft, "K")
    assert (one["kind"], one["entries"]["US"], one["text"]) == (
        "datasheet",
        ["EAR99"],
        "Beam 5 W\n",
    )
    assert (two["family_also"], two["entries"]["US"]) == (["laser"], [])
    for head in (
        "leaflet | laser | - | - | en",
        "datasheet | lazer | - | - | en",
        "datasheet | laser",
    ):
        with pytest.raises(CorpusError):
            list(build_first_pages.parse_pages(f"#### {head}\nX\n", "K"))
