"""Short descriptions: one US code, weighed against the others."""

import math

import pytest

from spectriage.classify.item_code import CodeGuess
from spectriage.report.model import Status
from spectriage.triage.description_codes import (
    CodeWeights,
    code_evidence,
    is_description,
)
from spectriage.triage.triager import load


@pytest.fixture(scope="module")
def triager():
    return load(regimes=("US", "EU"))


def us(report):
    return [c for c in report.candidates if c.regime == "US" and c.status is not Status.CATCH_ALL]


DESCRIPTIONS = (
    "Thick film chip resistor 0603 10k",
    "Uncooled LWIR core, 640 x 512, 60 Hz, 40 mK",
    "Managed switch 24 ports SSH",
    "Magnet drive pump PFA lined 12 m3/h",
    "Fluxgate magnetometer 5 pT/rtHz",
    "Hex bolts M8, zinc plated",
    "xyzzy",
)


@pytest.mark.parametrize("text", DESCRIPTIONS)
def test_probabilities_of_us_codes_sum_to_at_most_one(triager, text):
    assert 0 < sum(c.confidence for c in us(triager.triage_text(text))) <= 1


@pytest.mark.parametrize("text", DESCRIPTIONS)
def test_a_heading_stands_once(triager, text):
    headings = [c.entry.partition(".")[0] for c in us(triager.triage_text(text))]
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize(
    ("text", "entry"),
    [(DESCRIPTIONS[0], "EAR99"), (DESCRIPTIONS[1], "6A003.b.4.b"), (DESCRIPTIONS[5], "EAR99")],
)
def test_the_first_code_is_the_likely_one(triager, text, entry):
    assert us(triager.triage_text(text))[0].entry == entry


def test_a_candidate_by_wording_alone_says_so(triager):
    found = us(triager.triage_text("Shotgun shells 12 gauge, hunting load"))
    first = next(c for c in found if c.entry.startswith("0A505"))
    assert first.status is Status.UNDETERMINED
    assert "wording" in first.notes[-1]


def test_other_lists_and_the_priority_follow(triager):
    report = triager.triage_text(DESCRIPTIONS[1])
    confidence = {(c.regime, c.entry): c.confidence for c in report.candidates}
    assert confidence["EU", "6A003.b.4.b"] == confidence["US", "6A003.b.4.b"] > 0.5
    assert report.priority.tier == "high"


def test_a_country_changes_no_code(triager):
    here = us(triager.triage_text("Needle valve, stainless, 6000 psi, made in Norway"))
    there = us(triager.triage_text("Needle valve, stainless, 6000 psi, made in Iran"))
    assert [(c.entry, c.confidence) for c in here] == [(c.entry, c.confidence) for c in there]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Pump", True), ("", False), ("x" * 401, False), ("a\nb\nc\nd", False), ("a\n\nb\nc", True)],
)
def test_a_line_or_two_is_a_description(text, expected):
    assert is_description(text) is expected


def test_evidence_tells_the_standing_of_each_heading(triager):
    report = triager.triage_text("Cable ties, nylon, 300 mm, bag of 100 pieces, black. " * 9)
    found = code_evidence([CodeGuess("2B350", 1.0, "2B350.g", "valve")], {"2B350": 0.5}, report)
    assert found["2B350"].likeness == 0
    assert found["EAR99"].unlisted == 1
    assert found["EAR99"].likeness == pytest.approx(math.log(0.01))


def test_weights_leave_room_for_none_of_these():
    weights = CodeWeights((1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), none=0.0)
    assert weights.probabilities({}) == {}
    evidence = code_evidence([CodeGuess("EAR99", 1.0, "EAR99", "bolt")], {}, _Empty())
    assert weights.probabilities(evidence) == {"EAR99": 0.5}


class _Empty:
    candidates: tuple[()] = ()
    eliminated: tuple[()] = ()
