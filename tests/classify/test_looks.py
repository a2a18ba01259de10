"""How a text is built: each measure of the table sees what it is for, and faults are named."""

import pytest

from spectriage.classify import looks
from spectriage.classify.looks import look_tokens
from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table

SHOWN = {  # for each measure a text that reaches a higher step than an empty line does
    "money": "Total due USD 1,200.00",
    "prose": "This unit was written about in many words on one line.",
    "contents": "1 Safety ............ 7",
    "steps": "1. Open the cover\n2. Remove the fuse\n3) Close it",
    "code": "write 0x1F to register 0x20",
    "reader": "您 your unit",
    "writer": "We thank you for our long business",
    "orders": "Before use, ensure the guard is on. Do not open. Warnung!",
    "bounds": "Min Typ Max",
    "dates": "Tampere, 3 March 2026",
    "fields": "Consignee: Tullowmere\nGoods: lamps",
    "signs": "Signature and stamp",
    "packing": "gross 12 kg, 3 cartons",
    "prices": "unit price FOB",
}


def steps_of(text: str, figures: int = 0) -> dict[str, int]:
    told = (token.removeprefix("x_").rpartition("_") for token in look_tokens(text, figures, "x_"))
    return {name: int(step) for name, _, step in told}


def test_every_measure_has_a_text_here():
    assert set(SHOWN) == {row["name"] for row in read_table("looks.tsv")}


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_measure_rises_with_what_it_counts(name):
    assert steps_of(SHOWN[name])[name] > steps_of("-")[name] == 0


def test_figures_and_length_are_told_too():
    assert steps_of("a\nb\nc\nd", figures=4)["figures"] == 5
    assert steps_of("a\nb\nc\nd", figures=0)["figures"] == 0
    assert steps_of("word " * 1000)["length"] == 3


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"over": "page"}, "over"),
        ({"steps": "3 1"}, "steps"),
        ({"steps": "few"}, "few"),
        ({"pattern": "(open"}, "money"),
    ],
)
def test_a_wrong_row_is_named(row, named):
    right = {"name": "money", "over": "text", "steps": "1 2", "pattern": "x"}
    with pytest.raises(VocabularyError, match=named):
        looks._measure_of({**right, **row})


def test_long_texts_are_looked_at_in_bounded_time():
    hostile = "a " * 4400 + "\n" + "." * 4000 + " 1 " * 2000
    assert len(look_tokens(hostile, 0, "x_")) == len(SHOWN) + 2
