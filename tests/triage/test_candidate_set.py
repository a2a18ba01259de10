"""The candidate set of a report: asked for, honest, nested, and never in the way."""

import pytest

from spectriage.classify.conformal import Calibration, Scores, Trial
from spectriage.errors import UsageError
from spectriage.lists.codes import heading
from spectriage.report.model import Status
from spectriage.triage import candidate_set as module
from spectriage.triage.candidate_set import with_candidate_set
from spectriage.triage.triager import load

SHEET = """KV-320 Thermal Camera Core
Uncooled VOx microbolometer, LWIR thermal imaging module

Array format: 320 x 240 pixels
Pixel pitch: 12 um
Spectral range: 8 - 14 um
Frame rate: 60 Hz
"""


@pytest.fixture(scope="module")
def triager():
    return load(coverage=0.9)


def test_set_holds_the_most_likely_headings_and_says_what_was_measured(triager):
    report = triager.triage_text(SHEET)
    found = report.candidate_set
    assert found is not None
    assert found.level == 0.9
    own = {part.regime: part for part in found.regimes}
    listed = [c for c in report.candidates if c.regime == "US" and c.status is not Status.CATCH_ALL]
    names = [heading(code) for code in own["US"].entries]
    assert len(names) == len(set(names))
    assert own["US"].entries[0] == listed[0].entry
    inside = {heading(c.entry) for c in listed if c.confidence >= own["US"].threshold}
    left_over = 1 - max(c.confidence for c in listed)
    if "EAR99" not in {c.entry for c in listed} and left_over >= own["US"].threshold:
        inside.add("EAR99")
        assert "EAR99 stands for none of the others" in own["US"].note
    assert set(names) == inside
    assert own["US"].held_out_makers.documents > 30
    assert own["US"].unseen_families.documents > 10
    assert own["UK"].reached is None
    assert "No calibration" in own["UK"].note


def test_a_higher_level_never_leaves_out_what_a_lower_one_holds(triager):
    report = triager.triage_text(SHEET)
    sets = [
        {(part.regime, code) for part in with_candidate_set(report, level).candidate_set.regimes
         for code in part.entries}
        for level in (0.5, 0.8, 0.9, 0.95, 0.99)
    ]  # fmt: skip
    assert all(low <= high for low, high in zip(sets, sets[1:], strict=False))


def test_a_level_out_of_reach_is_told(triager):
    found = with_candidate_set(triager.triage_text(SHEET), 0.999).candidate_set
    own = next(part for part in found.regimes if part.regime == "US")
    assert own.reached < 0.999
    assert "cannot be stated" in own.note


def test_nothing_is_added_unless_asked_for(triager):
    plain = load().triage_text(SHEET)
    assert plain.candidate_set is None
    assert triager.triage_text(SHEET).model_copy(update={"candidate_set": None}) == plain


def test_an_impossible_level_is_refused():
    with pytest.raises(UsageError, match=r"coverage of 1\.5"):
        load(coverage=1.5)


def test_a_description_is_held_against_its_own_calibration(triager, monkeypatch):
    scores = Scores(tuple(n / 1000 for n in range(1, 1000)))
    asked = []

    def calibrations(name):
        asked.append(name)
        return {"US": Calibration(scores, Trial(scores, scores), None)}

    monkeypatch.setattr(module, "load_calibrations", calibrations)
    report = triager.triage_text("Uncooled microbolometer camera core, 640 x 512, 60 Hz, LWIR")
    own = {part.regime: part for part in report.candidate_set.regimes}
    assert asked[-1] == "item_code"
    assert own["US"].calibration_documents == 999
    assert own["US"].threshold == 0.1
    assert own["US"].unseen_families is None
    assert own["EU"].reached is None
