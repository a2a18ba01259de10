"""What differs between two records: each kind of change told as itself, and nothing for none."""

import pytest

from lists.samples import record, write_pack
from spectriage.lists.differences import (
    OF_THE_REGIME,
    Kind,
    Standing,
    compare_packs,
    compare_records,
)
from spectriage.lists.load import load_pack, load_packs
from spectriage.lists.pack import build_pack
from spectriage.lists.records import EntryRecord

RATE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}
PIXELS = {"parameter": "pixel_count", "op": ">=", "value": 0.3, "unit": "Mpx"}
COOLED = {"feature": "cooled"}
SLOW = {"id": "3.a", "effect": "release", "title": "Slow", "criteria": RATE}


def made(criteria: dict, **fields) -> EntryRecord:
    return EntryRecord.model_validate(record("6A003.b", criteria, **fields))


def told(before: EntryRecord, after: EntryRecord) -> list[str]:
    return [str(difference) for difference in compare_records(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (RATE, RATE, []),
        (RATE, RATE | {"value": 30}, ["threshold of frame_rate: 9 Hz → 30 Hz"]),
        (RATE, RATE | {"op": ">="}, ["operator of frame_rate: > → >="]),
        (RATE, RATE | {"value": 0.009, "unit": "kHz"}, ["unit of frame_rate: Hz → kHz"]),
        (
            RATE, RATE | {"value": 1, "unit": "kHz"},
            ["threshold of frame_rate: 9 Hz → 1 kHz", "unit of frame_rate: Hz → kHz"],
        ),
        (
            RATE, RATE | {"when_silent": "not_met"},
            ["silence of frame_rate: leaves it open → counts as no"],
        ),
        (
            RATE, RATE | {"reading": "max", "condition": "full frame"},
            [
                "condition of max frame_rate (full frame): strictest figure, any condition"
                " → max figure, full frame"
            ],
        ),
        (COOLED, COOLED | {"polarity": "negated"},
         ["criterion of cooled: cooled asserted → cooled negated"]),
        (
            {"all_of": [RATE, PIXELS]}, {"all_of": [PIXELS, RATE | {"value": 30}]},
            ["threshold of frame_rate: 9 Hz → 30 Hz"],
        ),
        ({"all_of": [RATE, PIXELS]}, {"all_of": [PIXELS, RATE]}, []),
        (
            {"all_of": [RATE, PIXELS]}, {"all_of": [RATE, PIXELS, COOLED]},
            ["criterion added: cooled asserted"],
        ),
        ({"all_of": [RATE, COOLED]}, RATE, ["criterion removed: cooled asserted"]),
        ({"all_of": [RATE, PIXELS]}, {"any_of": [RATE, PIXELS]}, ["logic: all of → any of"]),
        (
            {"at_least": 1, "of": [RATE, PIXELS]}, {"at_least": 2, "of": [RATE, PIXELS]},
            ["logic: at least 1 of → at least 2 of"],
        ),
        (
            {"not": RATE}, {"not": RATE | {"value": 30}}, ["threshold of frame_rate: 9 Hz → 30 Hz"],
        ),
        (
            RATE, COOLED,
            ["criterion removed: frame_rate > 9 Hz", "criterion added: cooled asserted"],
        ),
        (
            {"all_of": [RATE, RATE | {"op": "<", "value": 100}]},
            {"all_of": [RATE | {"op": "<", "value": 200}, RATE]},
            ["threshold of frame_rate: 100 Hz → 200 Hz"],
        ),
    ],
)  # fmt: skip
def test_change_of_criteria_is_told_as_what_it_is(before, after, lines):
    assert told(made(before), made(after)) == lines


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ({"notes": [SLOW]}, {"notes": [SLOW]}, []),
        ({}, {"notes": [SLOW]}, ["note of 3.a added: releases: Slow"]),
        ({"notes": [SLOW]}, {}, ["note of 3.a removed: releases: Slow"]),
        (
            {"notes": [SLOW]}, {"notes": [SLOW | {"criteria": RATE | {"value": 30}}]},
            ["threshold of frame_rate, note 3.a: 9 Hz → 30 Hz"],
        ),
        (
            {"notes": [SLOW]}, {"notes": [SLOW | {"effect": "restore"}]},
            ["note of 3.a: releases → restores"],
        ),
        ({"title": "Old"}, {"title": "New"}, ["title: Old → New"]),
        ({"reasons": ["NS2"]}, {"reasons": ["NS2", "AT1"]}, ["reasons: NS2 → NS2, AT1"]),
        ({}, {"families": ["uav"]}, ["families: thermal_camera → uav"]),
    ],
)  # fmt: skip
def test_change_beside_the_criteria_is_told(before, after, lines):
    assert told(made(RATE, **before), made(RATE, **after)) == lines


def test_packs_tell_paragraphs_that_only_one_has(tmp_path):
    old = load_pack(write_pack(tmp_path, record("6A002", RATE), record("6A003.b", RATE), name="a"))
    new = load_pack(
        write_pack(tmp_path, record("6A003.b", PIXELS), record("6A008", RATE), name="b")
    )
    found = {one.code: one.standing for one in compare_packs(old, new)}
    assert found == {
        "6A002": Standing.REMOVED, "6A003.b": Standing.CHANGED, "6A008": Standing.ADDED,
    }  # fmt: skip
    under = compare_packs(old, new, under="6A003")
    assert [one.code for one in under] == ["6A003.b"]


def test_pack_beside_itself_is_the_same_all_over():
    pack = load_packs(plugins=False)[0]
    assert {one.standing for one in compare_packs(pack, pack)} == {Standing.SAME}


def test_known_difference_of_the_regimes_is_found():
    us, eu = ({p.info.regime: p for p in load_packs(plugins=False)}[name] for name in ("US", "EU"))
    found = {
        one.code: [str(difference) for difference in one.differences]
        for one in compare_packs(us, eu, under="3A002.c", without=OF_THE_REGIME)
    }
    assert found["3A002.c.1"] == []
    assert found["3A002.c.4"] == [
        "threshold of bandwidth: 170 MHz → 520 MHz",
        "threshold of min_signal_duration: 15 us → 8 us",
    ]


def test_paragraph_of_another_number_there_is_told_once():
    def pack(*records: EntryRecord):
        info = load_packs(plugins=False)[0].info
        return build_pack(info, records)

    here = pack(
        made(RATE).model_copy(update={"root": "r1"}),
        made(PIXELS).model_copy(update={"code": "6A003.c", "root": "r2", "title": "Sharp"}),
    )
    there = pack(made(PIXELS).model_copy(update={"root": "r2", "title": "Sharp ones"}))
    (one,) = compare_packs(here, there, under="6A003.b", without=OF_THE_REGIME)
    assert [difference.kind for difference in one.differences] == [Kind.NUMBERING]
    assert one.differences[0].after.endswith("(there 6A003.c)")


def test_counterpart_under_another_number_is_compared_from_either_side():
    us, eu = (
        next(pack for pack in load_packs(plugins=False) if pack.info.regime == regime)
        for regime in ("US", "EU")
    )
    for before, after, code, there in (
        (us, eu, "3A090.a.1", "3A501.a.16"),
        (eu, us, "3A501.a.16", "3A090.a.1"),
        (us, eu, "4A090.a", "4A507"),
        (us, eu, "3A901.a", "3A501.a.15"),
        (us, eu, "4A906.a.1", "4A506.a.1"),
        (us, eu, "2B352.h.1", "2B352.g.1"),
        (eu, us, "9A350", "2B352.i"),
    ):
        told = compare_packs(before, after, under=code, without=OF_THE_REGIME)
        (one,) = [row for row in told if row.code == code and not row.heading]
        (numbering,) = [d for d in one.differences if d.kind is Kind.NUMBERING]
        assert numbering.after.endswith(f"(there {there})")
    (chips,) = [
        row for row in compare_packs(us, eu, under="3A090.a.1", without=OF_THE_REGIME)
        if not row.heading
    ]  # fmt: skip
    thresholds = {
        (d.where, d.before, d.after) for d in chips.differences if d.kind is Kind.THRESHOLD
    }
    assert ("total_processing_performance", "4800", "6000") in thresholds


def test_counterpart_is_a_code_of_another_list():
    packs = load_packs(plugins=False)
    known = {record.code for pack in packs for record in pack.entries}
    named = [record for pack in packs for record in pack.entries if record.counterpart]
    assert named
    assert {record.counterpart for record in named} <= known
