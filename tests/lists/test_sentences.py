import pytest

from lists.samples import value
from spectriage.lists.criteria import (
    EntryTest,
    FamilyTest,
    FeatureTest,
    NoneMet,
    ParameterTest,
    Question,
)
from spectriage.lists.kleene import Outcome
from spectriage.lists.sentences import leaf_parts, sentence
from spectriage.lists.verdict import Finding, Verdict, join_all

MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
SILENT = Finding(silent=True)
BAND = ParameterTest(parameter="operating_frequency", op="overlaps", value=(1, 2), unit="GHz")
NOISE = ParameterTest(
    parameter="phase_noise", op="<", value=-100, unit="dBc/Hz", condition="10 kHz"
)
WIDE = Finding(value=value("operating_frequency", max=6e9))
BAND_FOUND = "operating_frequency up to 6 GHz"
NOISE_MISSING = "phase_noise (10 kHz) is not given"
NOTHING = "no entry of the whole list"
FOUR = ("6A001", "6A002", "6A003", "6A004")


BOATS = FamilyTest(family=("uav", "sonar"))
MEMS, CHOICE = FeatureTest(feature="mems"), Question(question="Is it?")
MET_ENTRY, REST, ALL = EntryTest(entry="6A003", state="met"), ("6A003",), ("*",)


@pytest.mark.parametrize(
    ("test", "outcome", "finding", "text"),
    [
        (BAND, MET, WIDE, f"{BAND_FOUND} overlaps 1 to 2 GHz"),
        (BAND, NOT_MET, WIDE, f"{BAND_FOUND} does not overlap 1 to 2 GHz"),
        (BAND, UNKNOWN, WIDE, f"{BAND_FOUND} leaves open whether it overlaps 1 to 2 GHz"),
        (NOISE, UNKNOWN, SILENT, f"{NOISE_MISSING}; asked is whether it is < -100 dBc/Hz"),
        (NOISE, NOT_MET, SILENT, f"{NOISE_MISSING}, which counts as one that is not < -100 dBc/Hz"),
        (MEMS, NOT_MET, Finding(said="negated"), "mems is negated"),
        (MEMS, UNKNOWN, SILENT, "mems is not mentioned"),
        (MEMS, NOT_MET, SILENT, "mems is not mentioned, which counts as not asserted"),
        (BOATS, MET, Finding(said="uav"), "the product family is uav"),
        (BOATS, NOT_MET, Finding(said="robot"), "the product family robot is not uav or sonar"),
        (BOATS, UNKNOWN, SILENT, "the product family is not known; asked is uav or sonar"),
        (CHOICE, UNKNOWN, SILENT, "open: Is it?"),
        (CHOICE, NOT_MET, SILENT, "taken as no, since nothing says so: Is it?"),
        (MET_ENTRY, NOT_MET, Finding(said="released"), "6A003 is released by its note"),
        (MET_ENTRY, NOT_MET, Finding(), "6A003 is not considered"),
    ],
)
def test_sentence_tells_what_was_asked_and_found(test, outcome, finding, text):
    assert sentence(Verdict(outcome, test=test, finding=finding)) == text


@pytest.mark.parametrize(
    ("headings", "outcome", "finding", "text"),
    [
        (REST, MET, Finding(), "no considered entry of 6A003 is met"),
        (ALL, MET, Finding(), "no considered entry of the whole list is met"),
        (ALL, UNKNOWN, SILENT, f"{NOTHING} was considered, so nothing was eliminated"),
        (ALL, UNKNOWN, Finding(entries=FOUR[:1]), "6A001 is open"),
        (ALL, NOT_MET, Finding(entries=FOUR), "6A001, 6A002, 6A003 and 1 more are met"),
    ],
)
def test_sentence_of_a_residue_names_what_stands_against_it(headings, outcome, finding, text):
    leaf = Verdict(outcome, test=NoneMet(none_met=headings), finding=finding)
    assert sentence(leaf) == text


def test_only_leaves_have_parts():
    with pytest.raises(TypeError, match="only a leaf"):
        leaf_parts(join_all(()))
