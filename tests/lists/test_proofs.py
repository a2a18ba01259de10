"""Our packs held against official texts, which are read where they lie beside the checkout."""

import copy
import json
import random
from functools import cache
from pathlib import Path

import pytest

from conftest import SHARED
from spectriage.lists.load import load_packs, shipped_folders
from spectriage.lists.official.by_eye import load_by_eye
from spectriage.lists.official.read import read_official
from spectriage.lists.official.verify import (
    PARAGRAPH,
    SETTLED,
    Proof,
    find_unrecorded,
    verify_pack,
    verify_record,
)
from spectriage.lists.records import EntryRecord

LISTS = SHARED / "lists"
CCL = "us/ccl_part774_supp1.xml"
WASSENAAR = "wassenaar/WA-LIST_25_1_Corr.txt"
ANNEX = "eu/norway_listII_en_eu-annexI-equivalent.txt"
TEXTS = {
    "us_ccl": (CCL,),
    "wassenaar": (WASSENAAR,),
    "eu_annex_i": (ANNEX, WASSENAAR),
    "uk_dual_use": (WASSENAAR, ANNEX),
}
# Numbers proven by machine on 29 November 2026; fewer means that the proof has grown weaker.
BY_MACHINE = {"us_ccl": 2_200, "wassenaar": 1_600, "eu_annex_i": 1_800, "uk_dual_use": 1_650}
# The text of Annex I is of 2022: what came later could only be read, and the 500 series with it.
MOST_BY_EYE = {"us_ccl": 0.07, "wassenaar": 0.07, "eu_annex_i": 0.11, "uk_dual_use": 0.07}
MUTATIONS, MOST_MISSED = 600, 6
AFTER_THE_TEXT = {"us_ccl": set(), "wassenaar": set(), "eu_annex_i": {"3A501", "3A502", "3A504", "4A506", "4A507"},
                  "uk_dual_use": set()}  # fmt: skip

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not all((LISTS / name).is_file() for name in (CCL, WASSENAAR, ANNEX)),
        reason=f"no official lists at {LISTS}",
    ),
]
every_pack = pytest.mark.parametrize("pack_id", sorted(TEXTS))


@cache
def texts_of(pack_id: str):
    return tuple(read_official(LISTS / name) for name in TEXTS[pack_id])


@cache
def folder_of(pack_id: str):
    (folder,) = [folder for folder in shipped_folders() if folder.name == pack_id]
    return folder


@cache
def findings_of(pack_id: str):
    (pack,) = [pack for pack in load_packs(plugins=False) if pack.info.id == pack_id]
    by_eye = load_by_eye(folder_of(pack_id))
    return pack, tuple(verify_pack(pack, texts_of(pack_id), by_eye))


@every_pack
def test_every_number_is_proven(pack_id):
    _, findings = findings_of(pack_id)
    open_ones = [f for f in findings if f.proof not in SETTLED]
    assert [f"{f.code}: {f.told}: {f.proof} {f.detail}" for f in open_ones] == []
    numbers = [f.proof for f in findings if f.told != PARAGRAPH]
    assert numbers.count(Proof.BY_EYE) < MOST_BY_EYE[pack_id] * len(numbers)
    assert numbers.count(Proof.PROVEN) >= BY_MACHINE[pack_id]


def test_no_row_by_eye_is_without_use():
    """Each row settles a number of some pack that no text proves."""
    used, rows = set(), set()
    for pack_id in TEXTS:
        own = load_by_eye(folder_of(pack_id))
        rows |= set(own)
        _, findings = findings_of(pack_id)
        eyed = [(f.code, f.told) for f in findings if f.proof is Proof.BY_EYE]
        used |= {row for row in own if any(row.covers(code, told) for code, told in eyed)}
    assert rows - used == set()


@every_pack
def test_headings_are_those_of_the_texts(pack_id):
    pack, _ = findings_of(pack_id)
    new, gone = find_unrecorded(pack, texts_of(pack_id))
    assert new == []
    assert set(gone) == AFTER_THE_TEXT[pack_id]


def leaves(node):
    if isinstance(node, dict):
        if "parameter" in node:
            yield node
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)


def numbers(fields):
    """Tests of a record that hold a figure; "above nothing" and open windows hold none."""
    for leaf in leaves(fields):
        value = leaf["value"]
        if any(value) if isinstance(value, list) else value:
            yield leaf


def mutate(leaf, dice):
    swapped = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}
    value = leaf["value"]
    if leaf["op"] in swapped and value and dice.random() < 0.5:
        leaf["op"] = swapped[leaf["op"]]
    elif isinstance(value, list | tuple):
        ends = [place for place, edge in enumerate(value) if edge]
        place, factor = dice.choice(ends), dice.choice([1.07, 1.3])
        leaf["value"] = [
            edge * (factor if place else 1 / factor) if at == place else edge
            for at, edge in enumerate(value)
        ]
    else:
        leaf["value"] = value * dice.choice([0.1, 0.93, 1.07, 1.3, 3, 17])


def raw_records(pack_id):
    """Fields of a pack's records as the files give them, laid over their roots."""
    folder = Path(str(folder_of(pack_id)))
    roots = {
        fields["code"]: fields
        for file in sorted((folder.parent / "roots").glob("*.json"))
        for fields in json.loads(file.read_text(encoding="utf-8"))
    }
    for file in sorted((folder / "entries").glob("*.json")):
        for fields in json.loads(file.read_text(encoding="utf-8")):
            yield {**roots.get(fields.get("root"), {}), **fields}


@every_pack
def test_changed_numbers_and_operators_are_caught(pack_id):
    """600 random mutations of the records, at least 99 % of which the proof must notice."""
    dice = random.Random(20261123)  # noqa: S311 - a seeded choice of cases
    texts, by_eye = texts_of(pack_id), load_by_eye(folder_of(pack_id))
    records = [fields for fields in raw_records(pack_id) if any(numbers(fields))]
    missed = []
    for _ in range(MUTATIONS):
        fields = copy.deepcopy(dice.choice(records))
        leaf = dice.choice(list(numbers(fields)))
        before = f"{leaf['parameter']} {leaf['op']} {leaf['value']} {leaf['unit']}"
        mutate(leaf, dice)
        found = verify_record(EntryRecord.model_validate(fields), texts, by_eye)
        if all(f.proof in SETTLED for f in found):
            missed.append(f"{fields['code']}: {before} -> {leaf['op']} {leaf['value']}")
    assert len(missed) <= MOST_MISSED, missed
