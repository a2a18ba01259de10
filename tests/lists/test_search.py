"""Search over the lists: what a person types, and the entry they would want first."""

import pytest

from lists.samples import demo, record, write_pack
from spectriage.lists import codes
from spectriage.lists.load import load_pack, load_packs
from spectriage.lists.search import Index, fold, search


@pytest.fixture(scope="module")
def index():
    return Index(load_packs(plugins=False))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("uncooled microbolometer camera", "6A003.b.4.b"),
        ("thermal imaging camera", "6A003.b.4.b"),
        ("uncooled microbolometer", "6A003.b.4.b"),
        ("uncooled microbolometer focal plane array", "6A002.a.3.f"),
        ("analogue-to-digital converter", "3A001"),
        ("digital to analog converter", "3A001.a.5.b"),
        ("9 axis milling machine", "2B001"),
        ("spectrum analyser", "3A002.c"),
        ("spectrum analyzers", "3A002.c"),
        ("ring laser gyro", "7A002"),
        ("hydrophnoe", "6A001"),
        ("rubidium clock", "3A002.g.3"),
        ("free electron laser tooling", "6B995"),
    ],
)
def test_first_hit_is_the_entry_a_person_wants(index, text, code):
    first = index.search(text)[0]
    assert codes.is_under(first.code, code), first


def test_thermal_camera_entry_is_the_first_paragraph_for_its_detector(index):
    hits = [hit for hit in index.search("uncooled microbolometer") if not hit.heading]
    assert hits[0].code == "6A003.b.4.b"
    assert hits[0].regimes == ("EU", "UK", "US", "WA")
    assert hits[0].why[0] == "“uncooled microbolometer camera”"


def test_detector_that_is_not_cooled_does_not_find_cooled_ones(index):
    why = [reason for hit in index.search("uncooled", 40) for reason in hit.why]
    assert why
    assert not [reason for reason in why if reason.startswith("cooled")]


@pytest.mark.parametrize("text", ["6A003.b.4.b", "6a003B4b", "ECCN 6A003 b(4)b", "6.A.3.b.4.b"])
def test_code_in_any_spelling_finds_itself_first(index, text):
    hits = index.search(text)
    assert (hits[0].code, hits[0].why) == ("6A003.b.4.b", ("code",))
    assert {hit.code for hit in hits[1:]} == {"6A003"}


def test_code_of_a_heading_finds_what_stands_below_it(index):
    hits = index.search("6A003", 50)
    assert hits[0].heading
    assert {codes.heading(hit.code) for hit in hits} == {"6A003"}
    assert len(hits) > 10


@pytest.mark.parametrize("text", ["", "  ", "the of", "zzzzqqqq", "9E888", "é★"])
def test_text_without_meaning_finds_nothing(index, text):
    assert index.search(text) == []


def test_goods_come_before_their_software(index):
    found = [hit.code for hit in index.search("thermal camera", 30)]
    assert found.index("6A003") < found.index("6D991")


def test_limit_cuts_and_scores_fall(index):
    hits = index.search("laser", 7)
    scores = [hit.score for hit in hits]
    assert len(hits) == 7
    assert scores == sorted(scores, reverse=True)


def test_regimes_that_say_other_things_keep_hits_of_their_own(tmp_path):
    rate = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}
    one = write_pack(tmp_path, record("6A003.b", rate, title="Quick cameras"), name="one")
    two = write_pack(
        tmp_path, record("6A003.b", rate, title="Slow cameras"), name="two", regime="EU"
    )
    hits = search((load_pack(one), load_pack(two)), "cameras")
    assert {(hit.title, hit.regimes) for hit in hits} == {
        ("Quick cameras", ("US",)), ("Slow cameras", ("EU",)),
    }  # fmt: skip


def test_what_the_criteria_ask_for_is_found_after_titles():
    hits = search((demo(),), "frame rate")
    assert "6A003.b.10" in {hit.code for hit in hits}
    why = {hit.code: hit.why for hit in hits}
    assert "frame (asked for)" in why["6A003.b.10"]
    assert why["6A993.a"] == ("rate (title)",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Analogue-to-digital converters", ["analog", "to", "digital", "converter"]),
        ("five axes, one axis", ["five", "axis", "one", "axis"]),
        ("Fibre gyroscopes", ["fiber", "gyroscope"]),
        ("batteries, lenses and a bus", ["battery", "lense", "and", "a", "bus"]),
    ],
)
def test_words_are_folded(text, words):
    assert fold(text) == words
