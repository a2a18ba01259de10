"""Models do not lean on makers' names, nor items' candidates on parties and places."""

from pathlib import Path

import pytest

from corpus import read_corpus
from masking import flip_parties, mask_maker, others_of, party_names, without_parties
from spectriage.classify.features import prepare_text
from spectriage.classify.linear import load_linear
from spectriage.report.model import Report, Status
from spectriage.triage.triager import load
from spectriage.triage.understanding import PAPERS

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "spec_sheets"


@pytest.fixture(scope="module")
def rows():
    return read_corpus(CORPUS, ("test",))


def test_a_mask_leaves_nothing_of_the_maker():
    row = {
        "maker": "Nordvik Photonics AS",
        "part": "NV-640",
        "text": "NORDVIK NV-640\nby Nordvik Photonics AS\nnv-640s",
    }
    other = {"maker": "Tullowmere Ltd", "part": "BV-25"}
    assert mask_maker(row, other) == "TULLOWMERE BV-25\nby Tullowmere Ltd\nnv-640s"


@pytest.mark.parametrize(
    ("name", "field"), [("document_kind", "kind"), ("product_family", "family")]
)
def test_predictions_stay_when_makers_and_parts_change_places(rows, name, field):
    model = load_linear(name)
    masked = [mask_maker(row, other) for row, other in zip(rows, others_of(rows), strict=True)]
    assert sum(text != row["text"] for text, row in zip(masked, rows, strict=True)) > len(rows) / 2

    def top(text):
        return next(iter(model.probabilities(prepare_text(text, field))))

    same = [top(row["text"]) == top(text) for row, text in zip(rows, masked, strict=True)]
    assert sum(same) >= 0.98 * len(same)


def of_item(report: Report) -> dict[tuple[str, str, str], float]:
    """Confidence of each candidate of the lists, by list, entry and status."""
    found: dict[tuple[str, str, str], float] = {}
    for c in report.candidates:
        if c.status is not Status.CATCH_ALL:
            key = (c.regime, c.entry, str(c.status))
            found[key] = max(c.confidence, found.get(key, 0.0))
    return found


MOST_MOVED = 0.025  # of a confidence, where another name is read differently in a line


@pytest.mark.slow
def test_candidates_do_not_move_when_parties_and_places_change(rows):
    """Entries and statuses stay in all texts with a party or place but one, confidences in most.

    On the 66 test texts (2026-12-01) 65 kept every confidence; in one, a paragraph of the least
    likely family moved by 0.0203: a firm's name that stands under no label is letters like others
    to the family.
    """
    names = party_names(rows)
    triager = load(regimes=("US", "EU"))
    named = [row for row in rows if any(s["label"] in names for s in row["spans"])]
    assert sum(row["kind"] in PAPERS for row in named) >= 10
    stayed = 0
    changed = []
    for row in named:
        flipped = flip_parties(row, names)
        assert flipped != row["text"]
        before, after = (of_item(triager.triage_text(t)) for t in (row["text"], flipped))
        if before.keys() != after.keys():
            changed.append(row["id"])
            continue
        assert all(abs(before[key] - after[key]) <= MOST_MOVED for key in before), row["id"]
        stayed += before == after
    assert len(changed) <= 0.02 * len(named), changed
    assert stayed >= 0.9 * len(named)


def test_texts_to_learn_from_hold_no_party_and_no_place():
    text = "Radar by Weiss Labs in Kiel"
    spans = [
        {"start": 9, "end": 19, "label": "PARTY", "values": [], "polarity": "asserted"},
        {"start": 23, "end": 27, "label": "PLACE", "values": [], "polarity": "asserted"},
    ]
    assert without_parties({"text": text, "spans": spans}).split() == ["Radar", "by", "in"]
