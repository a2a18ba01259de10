"""Borders of values by the law of annotation."""

import json
from pathlib import Path

import pytest

from corpus import read_documents, read_first_pages, strip_markup
from value_borders import even, main

ROOT = Path(__file__).resolve().parents[2]


def values(marked: str) -> list[str]:
    text, spans = strip_markup(marked, "test")
    row = even({"text": text, "spans": spans})
    return [text[span["start"] : span["end"]] for span in row["spans"]]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[5](VALUE)/[10/20 Hz](VALUE)", ["5/10/20 Hz"]),
        ("[36](VALUE) / [72 GB](VALUE)", ["36 / 72 GB"]),
        ("[5 ns / 1 µs](VALUE)", ["5 ns", "1 µs"]),
        ("[5 V](VALUE)/[12 V](VALUE)", ["5 V", "12 V"]),
        ("[20 x 30](VALUE) / [40 x 50 mm](VALUE)", ["20 x 30 / 40 x 50 mm"]),
        ("[0.01°](VALUE) rms", ["0.01° rms"]),
        ("[500 W](VALUE) RMS, [4 kW](VALUE) p-p", ["500 W RMS", "4 kW p-p"]),
        ("[5 W max.](VALUE)", ["5 W"]),
        ("[1 to 3 min](VALUE)", ["1 to 3 min"]),
        ("[10 l / min](VALUE)", ["10 l / min"]),
        ("[3° per min](VALUE)", ["3° per min"]),
        ("[2½ min](VALUE)", ["2½ min"]),
        ("[5 V min](VALUE)", ["5 V"]),
        ("[50 nV/√Hz](VALUE)", ["50 nV/√Hz"]),
        ("[2 m](VALUE), [3 m](VALUE)", ["2 m", "3 m"]),
        ("[frame rate](PARAMETER)/[60 Hz](VALUE)", ["frame rate", "60 Hz"]),
        ("[Fjord Sonar Co., Ltd](MAKER).", ["Fjord Sonar Co., Ltd."]),
        ("[Fjord Sonar Co., Ltd.](MAKER)", ["Fjord Sonar Co., Ltd."]),
        ("by [Fjord Sonar](MAKER). It", ["Fjord Sonar"]),
        ("", []),
    ],
)
def test_borders_are_even(marked, expected):
    assert values(marked) == expected


def test_a_second_marking_is_evened_by_the_texts_of_the_first(tmp_path):
    span = {"start": 0, "end": 1, "label": "VALUE"}
    own = {"id": "a", "text": "5/10 Hz", "spans": [span, {**span, "start": 2, "end": 7}]}
    (tmp_path / "train.jsonl").write_text(json.dumps(own) + "\n", "utf-8")
    second = {"id": "a", "spans": own["spans"]}
    (tmp_path / "second.jsonl").write_text(json.dumps(second) + "\n", "utf-8")
    main([tmp_path])
    for name in ("train", "second"):
        row = json.loads((tmp_path / f"{name}.jsonl").read_text("utf-8"))
        assert row["spans"] == [{**span, "end": 7}]


def test_the_corpora_keep_to_it_and_no_span_goes_over_a_line():
    corpus = ROOT / "corpora" / "spec_sheets"
    rows = read_documents(corpus) + read_first_pages(corpus)
    broken = [
        row["id"]
        for row in rows
        if any("\n" in row["text"][span["start"] : span["end"]] for span in row["spans"])
    ]
    assert not broken
    assert [row["id"] for row in rows if row["spans"] != even(row)["spans"]] == []
