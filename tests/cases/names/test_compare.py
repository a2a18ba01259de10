import pytest

from spectriage.cases.names.compare import compare_names
from spectriage.cases.names.words import skeletons, sound_of, words_of

SAME = [
    ("Müller & Söhne GmbH", "Mueller und Soehne G.m.b.H."),
    ("ООО «Волжский Завод»", "Volzhsky Zavod LLC"),
    ("深圳市飞鹭创新科技有限公司", "Shenzhen Shi Feilu Chuangxin Keji Youxian Gongsi"),
    ("محمد الاسود", "Mohammed Al-Aswad"),
    ("محمد الاسود", "Muhammad Alaswad"),
    ("Hi-Tech Optics", "Hitech Optics Inc"),
    ("S.A.R.L. Lumisens", "LUMISENS SARL"),
    ("Щукин Хабаровск", "Tschukin Chabarowsk"),
    ("Al Noor General Trading LLC", "Al-Nur General Trading FZE"),
    ("Kestrelon Imaging Limited", "KESTRELON IMAGING LTD."),
    ("Haugland, Ingrid Solveig", "Ingrid Solveig Haugland"),
    ("D'Amico Navigazione S.p.A.", "Damico Navigazione SPA"),
]  # fmt: skip
DIFFERENT = [
    ("Alpha Trading Co Ltd", "Beta Trading Company Limited"),
    ("Atlas International General Trading Company", "Delta International General Trading Company"),
    ("Delta Electronics", "Delta Marine"),
    ("Plant 12 Avangard", "Plant 13 Avangard"),
    ("محمد الاسود", "Mahmoud Al-Sayed"),
    ("Nordvik Sensors AS", "Nordheim Sensors AS"),
    ("GmbH", "Ltd"),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_one_name_written_twice_scores_high(ours, theirs):
    assert compare_names(ours, theirs).score >= 0.86
    assert compare_names(theirs, ours).score >= 0.86


@pytest.mark.parametrize(("ours", "theirs"), DIFFERENT)
def test_two_names_score_low(ours, theirs):
    assert compare_names(ours, theirs).score < 0.82


def test_likeness_tells_pairs_and_what_is_left_over():
    likeness = compare_names("Nordvik Sensors AS", "Nordvik Sensor Systems AS")
    assert [(p.ours, p.theirs) for p in likeness.pairs] == [
        ("nordvik", "nordvik"), ("sensors", "sensor"), ("as", "as")
    ]  # fmt: skip
    assert likeness.ours == ()
    assert likeness.theirs == ("systems",)


def test_empty_names_are_alike_in_nothing():
    assert compare_names("", "Nordvik").score == 0.0
    assert compare_names("***", "---").score == 0.0


def test_legal_forms_of_several_words_are_one_word():
    assert [w.key for w in words_of("Alba S. A. R. L.")] == ["alba", "sarl"]
    assert [w.kind for w in words_of("Polska Optyka Sp. z o.o.")] == ["", "", "legal"]


def test_name_of_common_words_only_keeps_their_weight():
    assert [w.weight for w in words_of("General Trading LLC")] == [1.0, 1.0, 0.08]


@pytest.mark.parametrize(("one", "two"), [("mueller", "muller"), ("tschukin", "shchukin")])
def test_spellings_of_one_sound(one, two):
    assert abs(len(sound_of(one)) - len(sound_of(two))) <= 1
    assert sound_of("mueller") == sound_of("muller")


def test_arabic_skeleton_is_one_of_the_latin_ones():
    assert skeletons("mhmd") & skeletons("muhammad")
    assert not skeletons("mhmd") & skeletons("mahmoud")


def test_very_long_name_is_bounded():
    assert compare_names("a b " * 5000, "a b " * 5000).score > 0.9
