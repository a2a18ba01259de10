import pytest

from cases.building import goods, paper_of, party, sheet_of
from spectriage.cases.checks.base import CaseView
from spectriage.cases.flags.find import NAME_WORDS, TEXT_FLAGS, find_flags, load_flag_patterns
from spectriage.cases.flags.records import load_flags, parse_flags
from spectriage.cases.items import find_items, match_sheets
from spectriage.cases.safeguards import (
    PATTERNS,
    find_safeguards,
    load_safeguards,
    rights_note,
    watch_values,
)
from spectriage.errors import DataError
from spectriage.language.patterns import load_patterns, pattern_fault
from spectriage.report.model import Candidate, CriterionOutcome, Feature, Status
from spectriage.report.papers import EndUse, Requirement

ALL = [p for patterns in load_flag_patterns().values() for p in patterns]
GUARDS = load_patterns(PATTERNS)


@pytest.mark.parametrize("pattern", [*ALL, *GUARDS], ids=lambda pattern: pattern.id)
def test_pattern_matches_example_and_not_near_miss(pattern):
    assert not pattern_fault(pattern.pattern)
    assert list(pattern.find_in(pattern.example))
    assert not list(pattern.find_in(pattern.near_miss))


def test_every_flag_can_be_raised():
    detected = {"forwarder_as_end_user", "end_use_vague", "end_use_missing", "beyond_line_of_business",
                "military_or_police_end_user"}  # fmt: skip
    assert set(load_flags()) == detected | set(TEXT_FLAGS)
    assert set(load_flag_patterns()) == {*NAME_WORDS, *TEXT_FLAGS}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "is no JSON"), ("{}", "is no list"), ('[{"id": "x y"}]', "id: String should match"),
        ('[{"id": "abc", "severity": "dire", "title": "t", "why": "w", "question": "q?", "sources": ["s"]}]', "severity"),
        ('[{"id": "abc", "severity": "low", "title": "t", "why": "w", "question": "no", "sources": ["s"]}]', "question"),
        ('[{"id": "abc", "severity": "low", "title": "t", "why": "w", "question": "q?", "sources": []}]', "sources"),
    ],
)  # fmt: skip
def test_wrong_record_is_refused_with_its_field(text, fault):
    with pytest.raises(DataError, match=fault):
        parse_flags(text, "flags.json")


def _flags(*texts):
    items = find_items(texts)
    match_sheets(items, texts)
    return [flag.id for flag in find_flags(CaseView(texts, [], items))]


def _order(text, **more):
    return paper_of("order", "purchase_order", text, **more)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Payment will be made in cash.", "unusual_payment"),
        ("The buyer declines installation and training.", "installation_refused"),
        ("Consignee has been changed.", "late_consignee_change"),
        ("Routing via Port Said, transhipment there.", "third_country_routing"),
        ("Quantity increased from 4 to 40 pieces.", "quantity_jump"),
        ("Deliver to Rose Lane 4, apartment 12.", "residential_address"),
        ("For covert surveillance of demonstrators.", "surveillance_of_people"),
    ],
)
def test_wording_raises_its_flag_with_a_quote_of_the_page(text, flag):
    order = _order(text)
    (finding,) = find_flags(CaseView([order], [], []))
    assert finding.id == flag
    assert all(e.quote in text for e in finding.evidence)
    assert finding.question.endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "Payment by bank transfer within 30 days.", "Cash against documents.",
        "The goods will not be re-exported to another country.", "Transhipment not allowed.",
        "No cash payment is accepted.", "Installation and training are included.",
        "Controlled via RS-485.", "Quantity 4 pieces.",
    ],
)  # fmt: skip
def test_plain_wording_raises_nothing(text):
    assert _flags(_order(text)) == []


def test_forwarder_as_end_user():
    assert _flags(_order("x", parties=[party("end_user", "Crescent Gulf Forwarding LLC")])) == [
        "forwarder_as_end_user"
    ]
    two = [
        party("end_user", "Crescent Gulf LLC"),
        party("freight_forwarder", "Crescent Gulf L.L.C."),
    ]
    assert _flags(_order("x", parties=two)) == ["forwarder_as_end_user"]


def test_police_as_buyer():
    assert _flags(_order("x", parties=[party("buyer", "Border and Migration Police")])) == [
        "military_or_police_end_user"
    ]


def test_bakery_buys_a_sonar_but_may_buy_a_battery():
    order = _order(
        "x",
        parties=[party("buyer", "Golden Sheaf Bakery Ltd")],
        goods=[goods("AB-12", "unit", 1, 9.0)],
    )
    assert _flags(order, sheet_of("s", "AB-12 sonar", part="AB-12", family="sonar")) == [
        "beyond_line_of_business"
    ]
    assert _flags(order, sheet_of("s", "AB-12 battery", part="AB-12", family="battery")) == []


def _statement(uses):
    requirement = Requirement(id="end_use", title="the end use", state="missing")
    return paper_of(
        "eus", "end_use_statement", "END-USER STATEMENT", end_uses=uses, requirements=[requirement]
    )


def test_vague_and_missing_end_use():
    vague = EndUse(quote="general industrial use", page=1, state="vague")
    told = EndUse(quote="inspection of lines", page=1, state="specific")
    assert _flags(_statement([vague])) == ["end_use_vague"]
    assert _flags(_statement([])) == ["end_use_missing"]
    assert _flags(_statement([told, vague])) == []


def test_consignee_in_a_third_country():
    parties = [party("exporter", "A Ltd", country="NO"), party("consignee", "B LLC", country="AE"),
               party("end_user", "C SA", country="PE")]  # fmt: skip
    assert _flags(_order("x", parties=parties)) == ["third_country_routing"]


def _item_case(sheet, *parties):
    order = _order("x", parties=parties, goods=[goods("AB-12", "unit", 1, 9.0)])
    items = find_items([order, sheet])
    match_sheets(items, [order, sheet])
    return CaseView([order, sheet], [], items)


def test_safeguards_and_what_undoes_them():
    sheet = sheet_of(
        "s", "AB-12 drone with geofencing\nlimit unlocked by firmware update", part="AB-12"
    )
    found = find_safeguards(_item_case(sheet))
    assert {(s.feature, s.effect) for s in found} == {
        ("geofencing", "reduces"),
        ("firmware_unlock", "undoes"),
    }


def test_rights_note_needs_capability_and_state_user():
    face = Feature(
        name="face_recognition",
        polarity="asserted",
        quote="face recognition",
        page=1,
        confidence=0.9,
    )
    sheet = sheet_of("s", "AB-12 camera, face recognition", part="AB-12", features=[face])
    note = rights_note(_item_case(sheet, party("end_user", "Ministry of Interior")))
    assert note is not None
    assert note.end_user.quote == "Ministry of Interior"
    assert note.checks == list(load_safeguards()[1].checks)
    assert rights_note(_item_case(sheet, party("end_user", "Valle Verde S.A.C."))) is None


def test_value_within_a_tenth_of_a_threshold_is_watched():
    def test_of(found, margin):
        return CriterionOutcome(parameter="frame_rate", operator=">", threshold=9.0, unit="Hz", found=found,
                                outcome="not_met", margin=margin, page=1, quote=found)  # fmt: skip

    near = Candidate(regime="US", entry="6A003.b.4.b", title="t", confidence=0.4, status=Status.RELEASED,
                     criteria=[test_of("8.7 Hz", -0.033), test_of("60 Hz", 5.7)], list_version="v", citation="c")  # fmt: skip
    (one,) = watch_values(
        _item_case(sheet_of("s", "AB-12 8.7 Hz", part="AB-12", candidates=[near]))
    )
    assert (one.found, one.margin) == ("8.7 Hz", -0.033)


def test_number_of_a_house_denies_nothing():
    assert _flags(_order("Deliver to Gul Street No 4, flat 11, Eskisehir")) == [
        "residential_address"
    ]
