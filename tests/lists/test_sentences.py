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
FOUR = ("6A001", "6A002", "6A003", "6A004")


@pytest.mark.parametrize(
    ("test", "outcome", "finding", "text"),
    [
        (BAND, MET, WIDE, "operating_frequency up to 6 GHz overlaps 1 to 2 GHz"),
        (BAND, NOT_MET, WIDE, "operating_frequency up to 6 GHz does not overlap 1 to 2 GHz"),
        (BAND, UNKNOWN, WIDE, "operating_frequency up to 6 GHz leaves open whether it overlaps 1 to 2 GHz"),
        (NOISE, UNKNOWN, SILENT, "phase_noise (10 kHz) is not given; asked is whether it is < -100 dBc/Hz"),
        (NOISE, NOT_MET, SILENT, "phase_noise (10 kHz) is not given, which counts as one that is not < -100 dBc/Hz"),
        (FeatureTest(feature="mems"), NOT_MET, Finding(said="negated"), "mems is negated"),
        (FeatureTest(feature="mems"), UNKNOWN, SILENT, "mems is not mentioned"),
        (FeatureTest(feature="mems"), NOT_MET, SILENT, "mems is not mentioned, which counts as not asserted"),
        (FamilyTest(family="uav"), MET, Finding(said="uav"), "the product family is uav"),
        (FamilyTest(family=("uav", "lidar")), NOT_MET, Finding(said="robot"), "the product family robot is not uav or lidar"),
        (FamilyTest(family="uav"), UNKNOWN, SILENT, "the product family is not known; asked is uav"),
        (Question(question="Is it?"), UNKNOWN, SILENT, "open: Is it?"),
        (Question(question="Is it?"), NOT_MET, SILENT, "taken as no, since nothing says so: Is it?"),
        (EntryTest(entry="6A003", state="met"), NOT_MET, Finding(said="released"), "6A003 is released by its note"),
        (EntryTest(entry="6A003", state="met"), NOT_MET, Finding(), "6A003 is not considered"),
        (NoneMet(none_met=("6A003",)), MET, Finding(), "no considered entry of 6A003 is met"),
        (NoneMet(none_met=("*",)), MET, Finding(), "no considered entry of the whole list is met"),
        (NoneMet(none_met=("*",)), UNKNOWN, SILENT, "no entry of the whole list was considered, so nothing was eliminated"),
        (NoneMet(none_met=("*",)), UNKNOWN, Finding(entries=FOUR[:1]), "6A001 is open"),
        (NoneMet(none_met=("*",)), NOT_MET, Finding(entries=FOUR), "6A001, 6A002, 6A003 and 1 more are met"),
    ],
)  # fmt: skip
def test_sentence_tells_what_was_asked_and_found(test, outcome, finding, text):
    assert sentence(Verdict(outcome, test=test, finding=finding)) == text


def test_only_leaves_have_parts():
    with pytest.raises(TypeError, match="only a leaf"):
        leaf_parts(join_all(()))
