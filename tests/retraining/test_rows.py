"""A user's rows: good ones are completed, bad lines are named, all of them at once."""

import json
from pathlib import Path

import pytest

from corpus import LABELS
from spectriage.errors import CorpusError
from spectriage.retraining.retrain import steps_for
from spectriage.retraining.rows import SPAN_LABELS, read_rows

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "extra.jsonl"
GOOD = {"id": "a", "kind": "datasheet", "family": "lidar", "text": "Lidar with 128 lines."}


def written(tmp_path, *lines):
    path = tmp_path / "extra.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_the_example_of_the_docs_is_good():
    rows = read_rows(EXAMPLE)
    assert {row["kind"] for row in rows} == {"datasheet", "purchase_order", "description"}


def test_what_may_be_left_out_is_filled_in(tmp_path):
    (row,) = read_rows(written(tmp_path, GOOD, ""))
    assert row["entries"] == {"US": [], "EU": []}
    assert (row["maker"], row["language"], row["spans"]) == ("", "en", [])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"family": "thermalcam"}, "'thermalcam' is no family"),
        ({"family_also": "lidar"}, "None is no family"),
        ({"kind": "flyer"}, "'flyer' is no kind"),
        ({"kind": ["datasheet"]}, "'kind' is no text"),
        ({"text": " "}, "is empty"),
        ({"text": "x" * 200_001}, "more than 200000"),
        ({"entries": {"US": "EAR99"}}, "lists of codes"),
        ({"entries": {"JP": []}}, "lists of codes"),
        ({"entries": ["EAR99"]}, "no object of lists"),
        ({"entries": {"US": ["6A3"]}}, "'6A3' is no code"),
        ({"language": "English"}, "no language"),
        ({"maker": None}, "'maker' is no text"),
        ({"spans": [{"start": 0}]}, "no 'start', 'end' and 'label'"),
        ({"spans": [{"start": 3, "end": 99, "label": "PART"}]}, "lies outside the text"),
        ({"spans": [{"start": 0, "end": 5, "label": "THING"}]}, "'THING' is no label"),
    ],
)
def test_a_bad_line_is_named_with_its_reason(tmp_path, change, reason):
    with pytest.raises(CorpusError) as caught:
        read_rows(written(tmp_path, {**GOOD, "id": "b"}, {**GOOD, **change}))
    assert "line 2: " in str(caught.value)
    assert reason in str(caught.value)


def test_all_bad_lines_are_told_at_once(tmp_path):
    with pytest.raises(CorpusError) as caught:
        read_rows(written(tmp_path, "{", GOOD, "[]", {"id": "c"}, GOOD))
    told = str(caught.value)
    for line in ("line 1: is no JSON", "line 3: is no object", "line 4: 'kind' is missing",
                 "line 5: id 'a' stands in line 2 already"):  # fmt: skip
        assert line in told


def test_no_row_and_no_file_are_told(tmp_path):
    with pytest.raises(CorpusError, match="no row"):
        read_rows(written(tmp_path, ""))
    with pytest.raises(CorpusError, match="cannot be read"):
        read_rows(tmp_path / "absent.jsonl")


def test_labels_are_those_of_our_corpus():
    assert frozenset(LABELS) == SPAN_LABELS


def test_rows_with_spans_teach_the_recogniser(tmp_path):
    span = {"start": 0, "end": 5, "label": "PRODUCT"}
    (row,) = read_rows(written(tmp_path, {**GOOD, "spans": [span]}))
    assert "ner" in steps_for([row])
    assert "ner" not in steps_for(read_rows(written(tmp_path, GOOD)))
