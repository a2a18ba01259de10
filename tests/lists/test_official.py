"""Figures of the lists held against official texts; the texts are read where they lie beside."""

import copy
import json
import random
from decimal import Decimal
from pathlib import Path

import pytest

from spectriage.errors import DataError
from spectriage.lists.load import load_packs, shipped_folders
from spectriage.lists.official.by_eye import load_by_eye
from spectriage.lists.official.figures import find_figures
from spectriage.lists.official.text import read_ccl, read_official, read_wassenaar
from spectriage.lists.official.verify import Proof, verify_pack, verify_record
from spectriage.lists.records import EntryRecord

LISTS = Path(__file__).resolve().parents[3] / "shared" / "lists"
CCL = LISTS / "us" / "ccl_part774_supp1.xml"
needs_ccl = pytest.mark.skipif(not CCL.is_file(), reason="the official text is not beside us")

MADE_UP = b"""<r><FP-2><B>6A900 Made-up cameras, as follows (see List of Items Controlled).</B></FP-2>
<FP-1><E T="04">List of Items Controlled</E></FP-1><FP><I>Items:</I> a. Toy cameras having:</FP>
<P>a.1. A frame rate exceeding 30 Hz; <I>and</I></P><P>a.1.a. More than 4 x 10
<SU>6</SU> pixels;</P>
<NOTE><HED><I>Note:</I></HED><P><I>6A900.a.1 does not control those of 9 Hz or less.</I></P></NOTE>
<P>b. Noise equal to or less (better) than 20 pT (rms) per square root Hz at &#8722;40 &#176;C.</P></r>"""


def record(criteria, code="6A900.a.1", notes=()):
    return EntryRecord.model_validate(
        {"code": code, "title": "toy", "families": ["thermal_camera"], "criteria": criteria,
         "citation": code, "notes": list(notes)}
    )  # fmt: skip


def test_of(parameter, op, value, unit):
    return {"parameter": parameter, "op": op, "value": value, "unit": unit}


test_of.__test__ = False


def proofs(*args, **kwargs):
    found = verify_record(record(*args, **kwargs), read_ccl(MADE_UP))
    return [finding.proof for finding in found]


def test_paragraphs_of_the_ccl_have_their_whole_path_and_their_notes():
    official = read_ccl(MADE_UP)
    assert list(official.paragraphs) == ["6A900", "6A900.a", "6A900.a.1", "6A900.a.1.a", "6A900.b"]
    assert official.paragraphs["6A900.a.1.a"].text == "More than 4 x 10^6 pixels;"
    assert "9 Hz or less" in official.paragraphs["6A900.a.1"].notes[0]
    assert official.nearest("6A900.a.1.b.7").code == "6A900.a.1"


def test_paragraphs_of_the_wassenaar_list_by_columns():
    text = (
        "6. A. 9.   Toy cameras, as follows:\n"
        "6. A. 9.   a.   Cameras having any of the following:\n"
        "                1.   A frame rate exceeding 30 Hz; or\n"
        "                2.   More pixels than\n"
        "                     four million;\n"
        "Note   6.A.9.a. does not apply to toys.\n"
        "6. A. 9.   b.   Others.\n"
    )
    official = read_wassenaar(text.encode())
    told = {code: paragraph.text.strip() for code, paragraph in official.paragraphs.items()}
    assert told["6A009.a.1"] == "A frame rate exceeding 30 Hz; or"
    assert told["6A009.a.2"] == "More pixels than four million;"
    assert told["6A009.b"] == "Others."
    assert official.paragraphs["6A009.a.2"].notes == ["Note   6.A.9.a. does not apply to toys."]


@pytest.mark.parametrize(
    ("text", "value", "operators"),
    [
        ("a rate exceeding 30 Hz", 30, {">"}),
        ("a rate of 30 Hz or more", 30, {">="}),
        ("not exceeding 30 Hz;", 30, {"<="}),
        ("less (better) than 0.5 degree per hour", 0.5, {"<"}),
        ("equal to or less (better) than 1.1 µm along one or more axes", 1.1, {"<="}),
        ("more than 4 x 10^6 pixels", 4_000_000, {">"}),
        ("above 31.8 GHz up to and including 37 GHz", 37, {"<="}),
        ("nine axes or more", 9, {">="}),
        ("greater than 1,300 MHz", 1300, {">"}),
        ("a dose ≥ 5 x 10^3 Gy(Si)", 5000, {">="}),
        ("outside the range from 20 kHz to 60 kHz", 60, {"<", ">"}),
    ],
)
def test_figure_with_what_compares_it(text, value, operators):
    found = [figure for figure in find_figures(text) if figure.value == Decimal(str(value))]
    assert found
    assert set(found[0].operators) == operators


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (test_of("frame_rate", ">", 30, "Hz"), Proof.PROVEN),
        (test_of("frame_rate", ">=", 30, "Hz"), Proof.OTHER_OPERATOR),
        (test_of("frame_rate", ">", 31, "Hz"), Proof.NO_FIGURE),
        (test_of("frame_rate", ">", 0.03, "kHz"), Proof.PROVEN),
        ({"not": test_of("frame_rate", "<=", 30, "Hz")}, Proof.PROVEN),
        (test_of("netd", "<", 30, "mK"), Proof.NO_FIGURE),
    ],
)
def test_number_of_a_record_is_proven_or_not(criteria, expected):
    assert proofs(criteria) == [expected]


def test_what_the_text_writes_otherwise_is_the_same_figure():
    noise = test_of("magnetic_noise", "<=", 20, "pT/Hz**0.5")
    assert proofs(noise, code="6A900.b") == [Proof.PROVEN]
    assert proofs(test_of("pixel_count", ">", 4, "Mpx"), code="6A900.a.1.a") == [Proof.PROVEN]


def test_note_of_a_record_is_proven_in_the_official_note():
    note = {"id": "n", "effect": "release", "title": "slow", "criteria":
            test_of("frame_rate", "<=", 9, "Hz")}  # fmt: skip
    assert proofs(test_of("frame_rate", ">", 30, "Hz"), notes=[note]) == [Proof.PROVEN] * 2
    note["criteria"]["op"] = "<"
    assert proofs(test_of("frame_rate", ">", 30, "Hz"), notes=[note])[1] is Proof.OTHER_OPERATOR


def test_file_without_paragraphs_is_refused(tmp_path):
    empty = tmp_path / "empty.xml"
    empty.write_text("<r><P>nothing</P></r>")
    with pytest.raises(DataError, match="holds no paragraph"):
        read_official(empty)
    with pytest.raises(DataError, match="cannot be read"):
        read_official(tmp_path / "none.xml")


def us_pack():
    (pack,) = [pack for pack in load_packs(plugins=False) if pack.info.id == "us_ccl"]
    (folder,) = [folder for folder in shipped_folders() if folder.name == "us_ccl"]
    return pack, load_by_eye(folder)


@needs_ccl
def test_every_number_of_the_us_records_is_proven():
    pack, by_eye = us_pack()
    findings = verify_pack(pack, read_official(CCL), by_eye)
    open_ones = [f for f in findings if f.proof not in (Proof.PROVEN, Proof.BY_EYE)]
    assert [f"{f.code}: {f.told}: {f.proof} {f.detail}" for f in open_ones] == []
    assert sum(f.proof is Proof.BY_EYE for f in findings) < 0.10 * len(findings)


@needs_ccl
def test_no_row_by_eye_is_without_use():
    pack, by_eye = us_pack()
    findings = verify_pack(pack, read_official(CCL), by_eye)
    eyed = [(f.code, f.told) for f in findings if f.proof is Proof.BY_EYE]
    dead = [row for row in by_eye if not any(row.covers(code, told) for code, told in eyed)]
    assert dead == []


def _leaves(node):
    if isinstance(node, dict):
        if "parameter" in node:
            yield node
        for value in node.values():
            yield from _leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value)


def _numbers(fields):
    """Tests of a record that hold a figure; "above nothing" and open windows hold none."""
    for leaf in _leaves(fields):
        value = leaf["value"]
        if any(value) if isinstance(value, list) else value:
            yield leaf


def _mutate(leaf, dice):
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


def _raw_records():
    """Fields of the US records as the files give them, laid over their roots."""
    (folder,) = [folder for folder in shipped_folders() if folder.name == "us_ccl"]
    roots = {
        fields["code"]: fields
        for file in sorted((folder.parent / "roots").glob("*.json"))
        for fields in json.loads(file.read_text(encoding="utf-8"))
    }
    for file in sorted((folder / "entries").glob("*.json")):
        for fields in json.loads(file.read_text(encoding="utf-8")):
            yield {**roots.get(fields.get("root"), {}), **fields}


@needs_ccl
def test_changed_numbers_and_operators_are_caught():
    """200 random mutations of the US records, at least 99 % of which the proof must notice."""
    official, dice = read_official(CCL), random.Random(20261123)  # noqa: S311 - a seeded choice of cases
    by_eye = us_pack()[1]
    records = [fields for fields in _raw_records() if any(_numbers(fields))]
    caught, missed = 0, []
    while caught + len(missed) < 200:
        fields = copy.deepcopy(dice.choice(records))
        leaf = dice.choice(list(_numbers(fields)))
        before = f"{leaf['parameter']} {leaf['op']} {leaf['value']} {leaf['unit']}"
        _mutate(leaf, dice)
        found = verify_record(EntryRecord.model_validate(fields), official, by_eye)
        if any(f.proof not in (Proof.PROVEN, Proof.BY_EYE) for f in found):
            caught += 1
        else:
            missed.append(f"{fields['code']}: {before} -> {leaf['op']} {leaf['value']}")
    assert len(missed) <= 2, missed
