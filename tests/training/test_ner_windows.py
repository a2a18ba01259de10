"""Windows and examples of the recogniser's training."""

from collections import Counter

from ner_windows import examples, windows

TEXT = "Alpha beta.\n\nGamma 8525.89 delta.\n\nEpsilon.\n"
SPAN = {"values": ["x"], "polarity": "asserted"}


def _row(*spans):
    return {"text": TEXT, "spans": [{**SPAN, **span} for span in spans]}


def test_windows_cover_the_text_without_gap():
    places = list(windows(TEXT, 20))
    assert "".join(TEXT[a:b] for a, b in places) == TEXT
    assert len(places) == 3


def test_windows_of_an_empty_text_are_none():
    assert not list(windows(""))


def test_examples_count_what_cannot_be_learnt():
    left_out = Counter()
    row = _row(
        {"start": 0, "end": 5, "label": "CAPABILITY"},
        {"start": 0, "end": 10, "label": "END_USE"},
        {"start": 19, "end": 26, "label": "CODE", "values": ["HS"]},
        {"start": 28, "end": 33, "label": "PARTY"},
    )
    made = examples([row], left_out, 20)
    assert [[e.text for e in m.reference.ents] for m in made] == [["Alpha"], ["8525.89"], []]
    assert left_out == {"not at token borders": 1, "overlaps another span": 1}
