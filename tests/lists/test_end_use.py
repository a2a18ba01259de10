"""Rules about uses: what raises them, what does not, and that wrong ones are refused."""

import pytest
from pydantic import ValidationError

from lists.samples import record, write_pack
from spectriage.lists.end_use import EndUseRule, raised_rules
from spectriage.lists.load import check_pack, load_packs

RULE = {
    "code": "744.9", "title": "Cameras for soldiers", "claims": ["military", "law_enforcement"],
    "families": ["thermal_camera"], "entries": ["6A003"], "questions": ["Who uses it?"],
    "citation": "15 CFR 744.9", "source": "made up",
}  # fmt: skip
RATE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}


def raised(rule, *, claims=None, features=(), families=("thermal_camera",), standing=("6A003.b",),
           is_paper=True):  # fmt: skip
    found = raised_rules(
        [EndUseRule.model_validate(rule)], claims=claims or {"military": {"asserted"}},
        features=features, families=families, standing=standing, is_paper=is_paper,
    )  # fmt: skip
    return [(one.rule.code, one.claims, one.features, one.entries) for one in found]


def test_rule_names_what_raises_it():
    assert raised(RULE) == [("744.9", ("military",), (), ("6A003.b",))]


@pytest.mark.parametrize(
    ("change", "is_raised"),
    [
        ({"claims": {"law_enforcement": {"conditional"}}}, True),
        ({"claims": {"military": {"negated", "asserted"}}}, True),
        ({"claims": {"military": {"negated"}}}, False),
        ({"claims": {"medical": {"asserted"}}}, False),
        ({"families": ("laser",)}, False),
        ({"standing": ("6A002.a",)}, False),
        ({"standing": ()}, False),
        ({"is_paper": False}, False),
    ],
)
def test_rule_is_raised_by_claim_family_entry_and_paper(change, is_raised):
    assert bool(raised(RULE, **change)) == is_raised


def test_rule_with_features_needs_one_and_may_look_at_sheets():
    rule = RULE | {"features": ["face_recognition"], "entries": [], "papers_only": False}
    assert raised(rule, is_paper=False) == []
    assert raised(rule, is_paper=False, features=["face_recognition", "uncooled"]) == [
        ("744.9", ("military",), ("face_recognition",), ())
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"claims": ["picnic"]}, "claim 'picnic'"),
        ({"features": ["shiny"]}, "feature 'shiny'"),
        ({"families": ["kettle"]}, "family 'kettle'"),
        ({"questions": []}, "questions"),
        ({"claims": []}, "claims"),
        ({"verdict": "no"}, "verdict"),
    ],
)
def test_rule_that_is_wrong_is_refused(change, message):
    with pytest.raises(ValidationError, match=message):
        EndUseRule.model_validate(RULE | change)


def test_faults_of_a_pack_name_the_rule(tmp_path):
    folder = write_pack(tmp_path, record("6A003.b", RATE))
    text = '[{"code": "ART4", "title": "x", "claims": ["picnic"]}]'
    (folder / "end_use.json").write_text(text, encoding="utf-8")
    pack, faults = check_pack(folder)
    assert pack is None
    assert {fault.entry for fault in faults} == {"ART4"}
    assert any("questions" in str(fault) for fault in faults)


def test_shipped_rules_are_those_of_the_regulations():
    rules = {p.info.regime: [r.code for r in p.end_use] for p in load_packs(plugins=False)}
    assert rules["US"] == [f"744.{n}" for n in (2, 3, 4, 6, 9, 21, 22, 23)]
    assert rules["EU"] == ["ART4.1.a", "ART4.1.b", "ART4.1.c", "ART5", "ART9", "ART10"]


@pytest.mark.parametrize("pack", load_packs(plugins=False), ids=lambda pack: pack.info.id)
def test_entries_that_rules_name_are_in_the_list(pack):
    headings = {name for rule in pack.end_use for name in rule.entries}
    known = {code for code in (*pack.by_code, *pack.by_heading)}
    gone = [h for h in headings if not any(c == h or c.startswith(f"{h}.") for c in known)]
    assert gone == []
