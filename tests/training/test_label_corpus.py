"""The corpus of labels: vocabulary, coverage, and splits that hold wordings apart."""

from collections import defaultdict
from pathlib import Path

import pytest

from label_corpus import FIELDS, check_row, read_labels, split_rows, wording_key
from spectriage.errors import CorpusError
from spectriage.vocabulary.parameters import load_parameters

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "labels"
ROW = {
    "label": "Thermal contrast", "unit": "mK", "section": "Imaging", "family": "thermal_camera",
    "parameter": "netd", "language": "en", "source": "written",
}  # fmt: skip


@pytest.fixture(scope="module")
def rows():
    return read_labels(CORPUS)


def test_every_row_fits_the_vocabulary(rows):
    for row in rows:
        check_row({key: row[key] for key in FIELDS})


def test_every_parameter_has_eight_wordings_or_is_named_as_not_learned(rows):
    wordings = defaultdict(set)
    for row in rows:
        wordings[row["parameter"]].add(row["label"].casefold())
    wanted = [name for name, known in load_parameters().items() if known.kind != "category"]
    lines = (CORPUS / "not_learned.tsv").read_text("utf-8").splitlines()
    named = [line for line in lines if not line.startswith("#")][1:]
    assert [name for name in wanted if len(wordings[name]) < 8] == named
    assert not any(wordings[name] for name in named)
    assert len(wordings["none"]) >= 900


def test_stored_splits_are_those_of_the_rule(rows):
    stored = {row["split"]: set() for row in rows}
    for row in rows:
        stored[row["split"]].add(tuple(row[key] for key in FIELDS))
    ruled = split_rows([{key: row[key] for key in FIELDS} for row in rows])
    assert {s: {tuple(r[k] for k in FIELDS) for r in m} for s, m in ruled.items()} == stored


def test_no_wording_of_a_parameter_is_in_two_splits(rows):
    splits = defaultdict(set)
    for row in rows:
        splits[row["parameter"], wording_key(row["label"])].add(row["split"])
    assert [key for key, found in splits.items() if len(found) > 1] == []


def test_no_label_names_two_things_in_one_family_and_unit(rows):
    named = defaultdict(set)
    for row in rows:
        named[row["label"].casefold(), row["unit"], row["family"]].add(row["parameter"])
    assert [key for key, found in named.items() if len(found) > 1] == []


def test_wording_key_forgets_order_figures_and_small_words():
    assert wording_key("Range of 10 frequencies (typ.)") == wording_key("frequencies, range")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit": "V"}, "unit"),
        ({"parameter": "warmth"}, "is no parameter"),
        ({"parameter": "laser_class"}, "is no parameter"),
        ({"family": "kettle"}, "is no family"),
        ({"label": ""}, "other fields"),
    ],
)
def test_rows_that_do_not_fit_are_refused(change, message):
    with pytest.raises(CorpusError, match=message):
        check_row({**ROW, **change})
