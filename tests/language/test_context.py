"""Sentences that turn claims and features round however far apart they stand, and disclaimers."""

import pytest

from spectriage.errors import DataError
from spectriage.language.components.claims.component import CONTEXT, PATTERNS, find_claims
from spectriage.language.components.features import component as features
from spectriage.language.context import find_stretches, load_rules
from spectriage.language.patterns import load_patterns
from spectriage.vocabulary.terms import load_terms


@pytest.mark.parametrize(
    "rule", [*load_rules(CONTEXT), *load_rules(features.CONTEXT)], ids=lambda rule: rule.id
)
def test_rule_matches_its_example_and_not_its_near_miss(rule):
    assert rule.regex.search(rule.example.lower())
    assert not rule.regex.search(rule.near_miss.lower())


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "They may not be resold, transferred or otherwise disposed of to any person other than "
            "the authorised end-user, without first obtaining approval from the authority.",
            {("resale_reexport", "conditional")},
        ),
        (
            "A failure may jeopardize life or health, such as for aerospace or medical equipment.",
            set(),
        ),
        (
            "The goods will not be used for chemical, biological or nuclear weapons.",
            {("chemical_biological", "negated"), ("nuclear", "negated")},
        ),
        (
            "Do not fit the relay where a failure endangers life, for example medical equipment.",
            {("medical", "negated")},
        ),
        ("[ ] for the armed forces", set()),
        ("☐ for the armed forces", set()),
        ("[x] for the armed forces", {("military", "asserted")}),
        ("Two tanks and a pump house are watched.", set()),
        ("Spare parts of tanks and artillery.", {("military", "asserted")}),
    ],
)
def test_claims_in_context(text, claims):
    found = find_claims(text, load_patterns(PATTERNS, load_terms("claim")))
    assert {(item.label, item.polarity) for item in found} == claims


def test_plain_text_has_no_stretch():
    assert find_stretches("Used for the inspection of bridges.", CONTEXT) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The press has remote maintenance via VPN.", set()),
        ("Fernwartung über VPN", set()),
        ("The box opens a VPN tunnel.", {"encryption"}),
        ("remote access VPN", {"encryption"}),
        ("Horizontal: 2 m CEP50 (autonomous)", set()),
        ("An autonomous mower", {"autonomous_navigation"}),
    ],
)
def test_features_in_context(text, names):
    labels = load_terms("feature", "trait")
    found = features.find_features(text, load_patterns(features.PATTERNS, labels))
    assert {item.label for item in found} == names


def test_a_bad_effect_names_file_entry_and_field(tmp_path):
    file = tmp_path / "context.jsonl"
    file.write_text('{"id": "a", "pattern": "x", "effect": "maybe"}\n')
    with pytest.raises(DataError, match=r"context\.jsonl.*a.*effect"):
        load_rules(file)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Payload drop system for drones.", "payload_release"),
        ("Hermetically sealed cooled MWIR detector.", "cooled"),
        ("The camera module cooled to -40 °C is fitted.", "cooled"),
        ("EO/IR turret, SAR imaging and relay.", "synthetic_aperture"),
        ("Airborne radar with 3 SAR modes.", "synthetic_aperture"),
        ("Radiometric VOx core, 384 x 288.", "microbolometer"),
        ("Two channels of the VOx array.", "microbolometer"),
        ("VOx 12 µm detector.", "microbolometer"),
        ("Gen 3 tubes for night vision goggles.", "gaas_photocathode"),
        ("MCP power supply, -850 V.", "microchannel_plate"),
        ("Direct view of the scene through the ocular.", "direct_view"),
        ("Space level screening on request.", "space_qualified"),
        ("Developed for defence against drones.", "specially_designed_military"),
        ("Cell simulators with 4 carriers.", "mobile_interception"),
        ("A network sensor with DPI engine.", "deep_packet_inspection"),
        ("The housing cooled MWIR camera.", "cooled"),
        ("A telescope sight with a mil-dot reticle.", "weapon_sight"),
        ("Runs under water for 24 h.", "underwater"),
        ("Autonomous mode without connection to the operator.", "autonomous_navigation"),
        ("Hermetically sealed package.", "hermetic"),
        ("Bushing: PTFE", "wetted_fluoropolymer"),
        ("Sold in retail stores.", "mass_market"),
    ],
)
def test_a_context_begins_at_a_word_and_in_its_own_trade(text, label):
    found = features.find_features(text, load_patterns(features.PATTERNS))
    assert label in {item.label for item in found}
