"""Terms that are counted once weigh what scikit-learn's vectoriser makes of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from store import NUMBERS
from term_counts import CountedTfidf, TermCounts
from train_text import Texts, terms_of_several_makers

WORDS = st.lists(st.sampled_from(["a", "b", "c", "dd", "ee", "f"]), max_size=8).map(" ".join)
TEXTS = st.lists(WORDS, min_size=2, max_size=9).filter(lambda texts: any(map(str.split, texts)))


@pytest.mark.parametrize(("least", "most"), [(1, None), (1, 2), (2, None)])
@given(before=TEXTS, texts=TEXTS, asked=TEXTS)
def test_numbers_are_scikit_learns(least, most, before, texts, asked):
    texts = [*texts, "a b", "b a a"]
    theirs = TfidfVectorizer(
        analyzer=str.split, sublinear_tf=True, min_df=least, max_features=most, dtype=NUMBERS
    )
    counts = TermCounts(str.split)
    counts.matrix(before)  # terms met before have columns, but no part in what is learnt later
    ours = CountedTfidf(counts, min_df=least, max_features=most)
    assert (theirs.fit_transform(texts) != ours.fit_transform(texts)).nnz == 0
    assert ours.get_feature_names_out().tolist() == theirs.get_feature_names_out().tolist()
    assert np.array_equal(ours.idf_, theirs.idf_)
    assert (theirs.transform(asked) != ours.transform(asked)).nnz == 0


def test_a_given_vocabulary_has_its_own_order():
    ours = CountedTfidf(TermCounts(str.split), vocabulary=("c", "a"))
    theirs = TfidfVectorizer(
        analyzer=str.split, sublinear_tf=True, vocabulary=("c", "a"), dtype=NUMBERS
    )
    texts = ["a b c", "c", "b"]
    assert (theirs.fit_transform(texts) != ours.fit_transform(texts)).nnz == 0
    assert ours.get_feature_names_out().tolist() == ["c", "a"]


def test_terms_of_one_maker_are_left_out():
    texts = ("sonar pump dive", "sonar pump", "valve dive", "valve")
    told = terms_of_several_makers(Texts(texts, ("x",) * 4, ("Weir", "Weir", "", "")))
    assert told == ["dive", "valve"]
