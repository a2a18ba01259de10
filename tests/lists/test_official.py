"""How a number is proven in an official text: figures, what compares them, several texts."""

from decimal import Decimal

import pytest

from spectriage.errors import DataError
from spectriage.lists.official.by_eye import ByEye
from spectriage.lists.official.ccl import read_ccl
from spectriage.lists.official.figures import find_figures
from spectriage.lists.official.outline import read_annex
from spectriage.lists.official.read import read_official
from spectriage.lists.official.verify import PARAGRAPH, Proof, verify_record
from spectriage.lists.records import EntryRecord

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
    found = verify_record(record(*args, **kwargs), [read_ccl(MADE_UP)])
    return [finding.proof for finding in found]


def test_paragraphs_of_the_ccl_have_their_whole_path_and_their_notes():
    official = read_ccl(MADE_UP)
    assert list(official.paragraphs) == ["6A900", "6A900.a", "6A900.a.1", "6A900.a.1.a", "6A900.b"]
    assert official.paragraphs["6A900.a.1.a"].text == "More than 4 x 10^6 pixels;"
    assert "9 Hz or less" in official.paragraphs["6A900.a.1"].notes[0]
    assert official.nearest("6A900.a.1.b.7").code == "6A900.a.1"


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
        ("below 228 K (-45 °C) or above 358 K (85 °C)", -45, {"<"}),
        ("a sensitivity greater (better) than -180 dB", -180, {">"}),
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


SECOND = """6A900   Made-up cameras, as follows:
        a.     Toy cameras having:
               1.     A frame rate exceeding 60 Hz;
               2.     More than 1 000,5 lines;
        c.     Not used;
6A901   Others, of a rate exceeding 7 Hz
"""


def test_first_of_two_texts_decides_and_a_difference_stays_open():
    first, second = read_ccl(MADE_UP), read_annex(SECOND.encode())
    both = record(test_of("frame_rate", ">", 60, "Hz"))
    (found,) = verify_record(both, [first, second])
    assert (found.proof, found.text) == (Proof.TEXTS_DIFFER, "Annex I")
    assert "the text prints 30 Hz" in found.detail
    (found,) = verify_record(both, [second, first])
    assert (found.proof, found.text) == (Proof.PROVEN, "Annex I")
    later = record(test_of("frame_rate", ">", 7, "Hz"), code="6A901")
    assert [f.proof for f in verify_record(later, [first, second])] == [Proof.PROVEN]


def test_person_settles_what_is_open_and_only_that_very_test():
    both = record(test_of("frame_rate", ">", 60, "Hz"))
    row = ByEye("6A900.*", "frame_rate > 60 Hz", "one text is older")
    other = ByEye("6A900.*", "frame_rate > 61 Hz", "one text is older")
    texts = [read_ccl(MADE_UP), read_annex(SECOND.encode())]
    assert [f.proof for f in verify_record(both, texts, [row])] == [Proof.BY_EYE]
    assert [f.proof for f in verify_record(both, texts, [other])] == [Proof.TEXTS_DIFFER]


def test_paragraph_that_no_text_has_or_uses_is_told():
    for code in ("6A900.c", "6A900.d"):
        question = record({"question": "Is it?"}, code=code)
        (found,) = verify_record(question, [read_annex(SECOND.encode())])
        assert (found.told, found.proof) == (PARAGRAPH, Proof.NO_PARAGRAPH)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Has it 30 Hz or more?", Proof.PROVEN),
        ("Is it as 6A900.a.7 says, of 20 pT?", Proof.PROVEN),  # printed two paragraphs further on
        ("Has it 31 Hz or more?", Proof.NO_FIGURE),
        ("Has it 5 x 10^6 pixels?", Proof.NO_FIGURE),
    ],
)
def test_figure_of_a_question_is_printed_nearby(question, expected):
    assert proofs({"question": question}) == [expected]
