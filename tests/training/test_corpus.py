"""Drafts become rows, wrong ones are named, and splits hold makers and families apart."""

import json
from pathlib import Path

import pytest

from corpus import (
    UNSEEN_FAMILIES,
    corpus_digest,
    documents_digest,
    maker_split,
    parse_descriptions,
    parse_draft,
    read_corpus,
    read_documents,
    split_of,
    split_of_row,
    to_markup,
    write_corpus,
)
from spectriage.errors import CorpusError

HEAD = "---\nkind: datasheet\nfamily: sonar\nmaker: Halvard AS\npart: H-2\n---\n"
BODY = "[Halvard AS](MAKER) [H-2](PART): no [jamming](CAPABILITY jamming polarity=negated)\n"


def test_draft_becomes_plain_text_with_spans():
    row = parse_draft(HEAD + BODY, "halvard")
    assert row["text"] == "Halvard AS H-2: no jamming\n"
    told = [(row["text"][s["start"] : s["end"]], s["label"], s["polarity"]) for s in row["spans"]]
    assert told == [
        ("Halvard AS", "MAKER", "asserted"), ("H-2", "PART", "asserted"),
        ("jamming", "CAPABILITY", "negated"),
    ]  # fmt: skip
    assert to_markup(row) == BODY


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[x](CAPABILITY shining)", "'shining' is no feature"),
        ("[x](PARTY owner)", "'owner' is no role"),
        ("[x](END_USE medical polarity=maybe)", "'maybe' is no polarity"),
    ],
)
def test_value_outside_the_vocabulary_is_named(body, message):
    with pytest.raises(CorpusError, match=message):
        parse_draft(HEAD + body, "halvard")


def test_descriptions_are_parted_by_blank_lines():
    text = "# laser | EAR99 | - | - | - | en\n[diode](PRODUCT)\n\n# uav | 9A991.b | - | Ava | A1 | de\nx\n"
    first, second = parse_descriptions(text, "some")
    assert (first["id"], first["entries"], first["text"]) == (
        "some-001", {"US": ["EAR99"], "EU": []}, "diode\n",
    )  # fmt: skip
    assert (second["maker"], second["kind"], second["language"]) == ("Ava", "description", "de")


@pytest.mark.parametrize("head", ["laser | EAR99", "# kettle | EAR99 | - | - | - | en"])
def test_description_with_a_wrong_head_is_named(head):
    with pytest.raises(CorpusError, match="some-001"):
        parse_descriptions(f"{head}\ntext", "some")


def test_makers_share_no_split_and_held_out_families_stand_apart(tmp_path):
    families = ["sonar", "laser", sorted(UNSEEN_FAMILIES)[0]]
    made = [
        parse_draft(HEAD.replace("Halvard AS", f"Maker {n}").replace("sonar", family) + BODY,
                    f"m{n}-{family}")
        for n in range(20) for family in families
    ]  # fmt: skip
    write_corpus(made, tmp_path)
    rows = read_corpus(tmp_path)
    assert {row["family"] for row in rows if row["split"] == "unseen"} == {families[2]}
    for row in rows:
        assert row["split"] in ("unseen", split_of(row["maker"]))
    assert len({row["split"] for row in rows}) == 4


def test_shipped_corpus_is_read_and_is_what_the_text_models_learnt():
    root = Path(__file__).resolve().parents[2]
    corpus = root / "corpora" / "spec_sheets"
    rows = read_corpus(corpus)
    assert {row["split"] for row in rows} >= {"train", "dev", "test"}
    assert all(row["split"] in ("unseen", maker_split(row)) for row in rows)
    meta = json.loads((root / "models" / "document_kind" / "meta.json").read_text("utf-8"))
    assert meta["corpus_digest"] == corpus_digest(corpus)


def test_documents_labelled_as_a_whole_stand_beside_the_annotated_ones(tmp_path):
    corpus = tmp_path / "spec_sheets"
    write_corpus([parse_draft(HEAD + BODY, "halvard")], corpus)
    assert [row["id"] for row in read_documents(corpus)] == ["halvard"]
    assert documents_digest(corpus) == {}
    write_corpus([parse_draft(HEAD + "plain text\n", "whole")], tmp_path / "documents")
    assert [row["id"] for row in read_documents(corpus)] == ["halvard", "whole"]
    assert documents_digest(corpus) == {"documents_digest": corpus_digest(tmp_path / "documents")}


def test_no_document_stands_in_both_corpora_and_splits_hold():
    corpora = Path(__file__).resolve().parents[2] / "corpora"
    rows = read_documents(corpora / "spec_sheets")
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["split"] == split_of_row(row) for row in rows)
