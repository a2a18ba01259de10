"""Lists in plain text: which paragraph a line belongs to, by its mark, its column and its note."""

import pytest

from spectriage.lists.official.outline import is_annex, read_annex, read_wassenaar

WASSENAAR = """\
6. A. 9.   Toy cameras, as follows:
6. A. 9.   a.   Cameras having any of the following:
                1.   A frame rate exceeding 30 Hz; or
                2.   More pixels than
                     four million;
Note   6.A.9.a. does not apply to toys.
6. A. 9.   b.   Others.
6.   A. 9.   c.     2.   On a page of its own, see 6. A. 9.a.2.;
"""
ANNEX = """\
6A009   Toy cameras, as follows:
        a.     Cameras having any of the following:
               Note 1:       6A009.a. does not control:
                                   a.    Toys of less than 2,5 cm3;
                                   b.    Others.
               1.     A frame rate exceeding 1 000,5 Hz;
                      Technical Notes:
                      1.    A rate is a rate.
                      2.    It is counted.
                      a.     In colour; or


                                                                          174
                       CATEGORY 6 - SENSORS AND LASERS
6A009.a.1. continued
                     b.     In grey;
              2.     Others.
6A2     Another group
6A010   Doses
                                3
        a.     A dose of 5 x 10 Gy;
"""


def told(official):
    return {code: paragraph.text for code, paragraph in official.paragraphs.items()}


def test_paragraphs_of_the_wassenaar_list_by_columns():
    official = read_wassenaar(WASSENAAR.encode())
    texts = told(official)
    assert texts["6A009.a.1"] == "A frame rate exceeding 30 Hz; or"
    assert texts["6A009.a.2"] == "More pixels than four million;"
    assert texts["6A009.b"] == "Others."
    assert texts["6A009.c.2"] == "On a page of its own, see 6A009.a.2;"
    note = "Note 6A009.a does not apply to toys."
    assert official.paragraphs["6A009.a.2"].notes == [note]
    assert official.paragraphs["6A009.a"].notes == [note]


def test_first_headings_of_a_group_stand_under_it():
    text = (
        "6. D. SOFTWARE\n"
        "       1.   Programs for making;\n"
        "       2.   Programs for using;\n"
        "6. D. 3.    Others:\n"
        "6. E. TECHNOLOGY\n"
        "       Note 1. Words\n"
        "       1.   in a note.\n"
        "6. E. 1.    LASERS - None\n"
    )
    official = read_wassenaar(text.encode())
    assert list(official.paragraphs) == ["6D001", "6D002", "6D003", "6E001"]
    assert not official.stands("6E001")


def test_paragraphs_of_annex_one_over_a_page_and_through_notes():
    official = read_annex(ANNEX.encode())
    texts = told(official)
    assert list(texts) == [
        "6A009", "6A009.a", "6A009.a.1", "6A009.a.1.a", "6A009.a.1.b", "6A009.a.2",
        "6A010", "6A010.a",
    ]  # fmt: skip
    assert texts["6A009.a.1"] == "A frame rate exceeding 1000.5 Hz;"
    assert texts["6A010.a"] == "A dose of 5 x 10^3 Gy;"
    assert (
        official.paragraphs["6A009.a"].notes[0].endswith("a. Toys of less than 2.5 cm3; b. Others.")
    )
    assert official.paragraphs["6A009.a.1"].notes == [
        "Technical Notes: 1. A rate is a rate. 2. It is counted."
    ]


@pytest.mark.parametrize(("text", "expected"), [(WASSENAAR, False), (ANNEX, True)])
def test_which_list_a_text_is(text, expected):
    assert is_annex(text.encode()) is expected
