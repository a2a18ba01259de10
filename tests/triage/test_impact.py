"""Stored reports against two versions: the same as triaging again, found without a document."""

import json
import random
from functools import cache

import pytest

from lists.samples import record, write_pack
from spectriage.lists.criteria import FeatureTest, ParameterTest
from spectriage.lists.load import load_pack, load_packs
from spectriage.lists.pack import Pack, build_pack
from spectriage.lists.records import EntryRecord
from spectriage.report.model import Feature, ParameterValue, PrintedCode
from spectriage.triage.candidates import find_candidates, shown_status
from spectriage.triage.impact import (
    BrokenLine,
    Comparison,
    Count,
    Impact,
    StoredDocument,
    StoredPage,
    StoredReport,
    find_impacts,
)
from spectriage.triage.values import facts_of
from spectriage.vocabulary.terms import load_terms

RATE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}
LAST = record("EAR99", {"none_met": ["*"]}, families=["*"])


def printed(name: str, typ: float, **slots) -> ParameterValue:
    return ParameterValue(
        name=name, typ=typ, unit="", label=name, quote=name, page=1, confidence=1.0,
        source="table", **slots,
    )  # fmt: skip


def stored(*values: ParameterValue, family: str = "thermal_camera", **fields) -> StoredReport:
    document = StoredDocument(path="a.pdf", family=family, family_confidence=0.9)
    return StoredReport(document=document, parameters=list(values), **fields)


def two_packs(folder, before: list[dict], after: list[dict]) -> tuple[Pack, Pack]:
    return (
        load_pack(write_pack(folder / "old", *before)),
        load_pack(write_pack(folder / "new", *after)),
    )


def moved(before: Pack, after: Pack, report: StoredReport) -> list[tuple[str, str, str]]:
    shifts = Comparison(before, after).shifts(report)
    return [(shift.entry, shift.before, shift.after) for shift in shifts]


def test_threshold_that_moved_moves_the_entry_and_what_is_left(tmp_path):
    packs = two_packs(
        tmp_path, [record("6A003.b", RATE), LAST], [record("6A003.b", RATE | {"value": 30}), LAST]
    )
    assert moved(*packs, stored(printed("frame_rate", 25))) == [
        ("6A003.b", "meets", ""), ("EAR99", "", "meets"),
    ]  # fmt: skip
    assert moved(*packs, stored(printed("frame_rate", 60))) == []
    assert moved(*packs, stored(printed("frame_rate", 5))) == []
    assert moved(*packs, stored(printed("frame_rate", 25), family="laser")) == []


def test_paragraph_that_came_or_went_is_told(tmp_path):
    packs = two_packs(
        tmp_path, [record("6A003.b", RATE)], [record("6A003.b", RATE), record("6A003.c", RATE)]
    )
    assert moved(*packs, stored(printed("frame_rate", 60))) == [("6A003.c", "", "meets")]
    assert moved(*packs[::-1], stored(printed("frame_rate", 60))) == [("6A003.c", "meets", "")]
    assert moved(*packs, stored()) == [("6A003.c", "", "undetermined")]


def test_entry_that_leans_on_a_changed_one_moves_too(tmp_path):
    leaning = record("6A993.a", {"entry": "6A003.b", "state": "not_met"})
    packs = two_packs(
        tmp_path, [record("6A003.b", RATE), leaning],
        [record("6A003.b", RATE | {"value": 30}), leaning],
    )  # fmt: skip
    assert moved(*packs, stored(printed("frame_rate", 25))) == [
        ("6A003.b", "meets", ""), ("6A993.a", "", "meets"),
    ]  # fmt: skip


def test_worst_variant_decides(tmp_path):
    packs = two_packs(
        tmp_path, [record("6A003.b", RATE)], [record("6A003.b", RATE | {"value": 30})]
    )
    slow, fast = (printed("frame_rate", rate, variant=str(rate)) for rate in (25, 60))
    assert moved(*packs, stored(slow, fast)) == []
    assert moved(*packs, stored(slow)) == [("6A003.b", "meets", "")]


def test_printed_code_is_looked_at_in_any_family(tmp_path):
    packs = two_packs(
        tmp_path, [record("6A003.b", RATE)], [record("6A003.b", RATE | {"value": 30})]
    )
    code = PrintedCode(regime="US", code="6A003.b", quote="6A003.b", page=1)
    report = stored(printed("frame_rate", 25), family="laser", printed_codes=[code])
    assert moved(*packs, report) == [("6A003.b", "meets", "undetermined")]


def test_entry_the_report_names_is_looked_at_in_any_family(tmp_path):
    packs = two_packs(
        tmp_path, [record("6A003.b", RATE)], [record("6A003.b", RATE | {"value": 30})]
    )
    fields = json.loads(stored(printed("frame_rate", 25), family="laser").model_dump_json())
    fields["eliminated"] = [{"regime": "US", "entry": "6A003.b", "because": "x"}]
    assert moved(*packs, StoredReport.model_validate(fields)) == [("6A003.b", "meets", "")]


def test_residue_stays_open_where_a_page_was_not_read(tmp_path):
    packs = two_packs(
        tmp_path, [record("6A003.b", RATE), LAST], [record("6A003.b", RATE | {"value": 30}), LAST]
    )
    report = stored(printed("frame_rate", 25), pages=[StoredPage(state="unread")])
    assert moved(*packs, report)[1] == ("EAR99", "", "undetermined")


def test_document_of_which_nothing_was_read_has_no_candidates(tmp_path):
    packs = two_packs(tmp_path, [record("6A003.b", RATE)], [record("6A003.b", RATE | {"value": 3})])
    document = StoredDocument(path="a.pdf", family="other", family_confidence=0.0)
    assert moved(*packs, StoredReport(document=document)) == []


@cache
def us_and_changed() -> tuple[Pack, Pack]:
    """The US list, and one in which many figures moved, three paragraphs went and three came."""
    us = next(pack for pack in load_packs(plugins=False) if pack.info.regime == "US")
    chosen = random.Random(4).sample([r for r in us.entries if r.code not in us.last], 60)  # noqa: S311
    leant_on = {code for needed in us.references.values() for code in needed if len(needed) < 99}
    gone = [r.code for r in chosen if r.code not in leant_on][:3]
    changed = {r.code: _changed(r) for r in chosen[10:]}
    kept = [changed.get(r.code, r) for r in us.entries if r.code not in gone]
    new = [r.model_copy(update={"code": f"{r.code}.zz"}) for r in chosen[3:6]]
    return us, build_pack(us.info, [*kept, *new])


def _changed(record: EntryRecord) -> EntryRecord:
    fields = json.dumps(record.model_dump(mode="json", by_alias=True, exclude_none=True))
    return EntryRecord.model_validate(json.loads(fields, object_hook=_higher))


def _higher(part: dict) -> dict:
    if "op" in part and not isinstance(part["value"], list):
        return part | {"value": part["value"] * 1.5}
    return part


@pytest.mark.parametrize("family", load_terms("family"))
def test_shifts_are_those_of_evaluating_everything_again(family):
    before, after = us_and_changed()
    comparison = Comparison(before, after)
    tests = [t for r in before.considered([family]) for t in r.tests]
    limits = {t.parameter: t.limit for t in tests if isinstance(t, ParameterTest)}
    names = sorted({t.feature for t in tests if isinstance(t, FeatureTest)})
    chance = random.Random(family)  # noqa: S311
    for turn in range(4):
        values = [
            printed(name, limit * chance.choice((0.5, 1.0, 1.2, 2.0)))
            for name, limit in sorted(limits.items())
            if not isinstance(limit, tuple) and chance.random() < turn / 3
        ]
        told = chance.sample(names, len(names) // 3)
        features = [
            Feature(name=name, polarity=chance.choice(("asserted", "negated")), quote=name,
                    page=1, confidence=1.0)
            for name in told
        ]  # fmt: skip
        report = stored(*values, family=family, features=features)
        facts = facts_of(values, features, family)
        old, new = ({
            found.result.code: str(shown_status(found.result.code, found.result.status, unread=False))
            for found in find_candidates([pack], facts, {family: 1.0}, [])[0]
        } for pack in (before, after))  # fmt: skip
        expected = {
            (code, old.get(code, ""), new.get(code, ""))
            for code in {*old, *new}
            if old.get(code) != new.get(code)
        }
        assert {(s.entry, s.before, s.after) for s in comparison.shifts(report)} == expected


def test_lines_are_read_one_by_one_and_broken_ones_named(tmp_path):
    packs = two_packs(
        tmp_path, [record("6A003.b", RATE)], [record("6A003.b", RATE | {"value": 30})]
    )
    line = stored(printed("frame_rate", 25)).model_dump_json()
    read = []

    def lines():
        for text in (line, "", "{no json", "[]", '{"document": {"path": "x"}}', line):
            read.append(text)
            yield text

    count = Count()
    found = find_impacts(*packs, lines(), count)
    assert isinstance(next(found), Impact)
    assert read == [line]
    rest = list(found)
    assert [type(one) for one in rest] == [BrokenLine, BrokenLine, BrokenLine, Impact]
    assert [one.line for one in rest] == [3, 4, 5, 6]
    assert rest[2].reason == "document.family: Field required"
    assert count == Count(read=2, changed=2, broken=3)


def test_report_as_triage_writes_it_is_taken(triager, tmp_path):
    text = (
        "NV-640 thermal camera core. Uncooled VOx microbolometer, thermal imaging\n"
        "Frame rate: 60 Hz\nArray format: 640 x 512 pixels\nSpectral range: 8 - 14 um\n"
    )
    report = triager.triage_text(text)
    us = next(pack for pack in load_packs(plugins=False) if pack.info.regime == "US")
    note = {"id": "9", "effect": "release", "title": "All", "criteria": RATE}
    fields = us.entry("6A003.b.4.b").model_dump(by_alias=True)
    changed = EntryRecord.model_validate(fields | {"notes": [*fields["notes"], note]})
    other = build_pack(us.info, [changed if r.code == changed.code else r for r in us.entries])
    (found,) = find_impacts(us, other, [report.model_dump_json()])
    assert {(s.entry, s.before, s.after) for s in found.shifts} >= {
        ("6A003.b.4.b", "meets", "released"),
    }  # fmt: skip
    assert "note 9 (All)" in found.shifts[0].because
