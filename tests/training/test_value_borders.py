"""Borders of values by the law of annotation."""

from pathlib import Path

import pytest

from corpus import read_documents, strip_markup
from value_borders import even

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
        ("[50 nV/√Hz](VALUE)", ["50 nV/√Hz"]),
        ("[2 m](VALUE), [3 m](VALUE)", ["2 m", "3 m"]),
        ("[frame rate](PARAMETER)/[60 Hz](VALUE)", ["frame rate", "60 Hz"]),
        ("[Fjord Sonar Co., Ltd](MAKER).", ["Fjord Sonar Co., Ltd."]),
        ("by [Fjord Sonar](MAKER). It", ["Fjord Sonar"]),
        ("", []),
    ],
)
def test_borders_are_even(marked, expected):
    assert values(marked) == expected


def test_the_corpora_keep_to_it():
    rows = read_documents(ROOT / "corpora" / "spec_sheets")
    assert [row["id"] for row in rows if row["spans"] != even(row)["spans"]] == []
