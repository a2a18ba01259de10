"""Cue terms are found as one pattern of them all would find them."""

import re

import pytest

from spectriage.classify.cue_terms import UNSPACED, CueTerms

TERMS = ("ccd", "ccd camera", "camera", "d*", "n", "h.265", "热像", "热像仪", "x射线", "ir")


def by_pattern(text):
    ranked = sorted(TERMS, key=len, reverse=True)
    spaced = "|".join(re.escape(term) for term in ranked if not UNSPACED.search(term))
    unspaced = "|".join(re.escape(term) for term in ranked if UNSPACED.search(term))
    return re.findall(rf"((?<!\w)(?:{spaced})(?=s?(?!\w))|{unspaced})", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ccd cameras and a ccd", ["ccd camera", "ccd"]),
        ("xccd ccdx ccds", ["ccd"]),
        ("a d* of 1", ["d*"]),
        ("红外热像仪ir", ["热像仪"]),
        ("a 热像 ir_ irs", ["热像", "ir"]),
        ("ccdx射线", ["x射线"]),
        ("n ns nss h.265", ["n", "n", "h.265"]),
        ("", []),
    ],
)
def test_terms_are_words_and_the_longest_wins(text, found):
    assert list(CueTerms(TERMS).find(text)) == found == by_pattern(text)
