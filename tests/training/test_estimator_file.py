"""A stored estimator is the same to the byte however often it is fitted, and still loads."""

import numpy as np
import pytest
import skops.io
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from estimator_file import dump_estimator

TEXTS = np.array([["supply volts"], ["net mass"], ["dry mass"], ["supply"]], dtype=object)
NAMES = ["supply_voltage", "mass", "mass", "supply_voltage"]


def fitted():
    blocks = ColumnTransformer([("words", TfidfVectorizer(), 0)])
    return Pipeline([("blocks", blocks), ("logistic", LogisticRegression())]).fit(TEXTS, NAMES)


def test_two_fits_give_the_same_bytes_and_load_as_the_estimator(tmp_path):
    first = fitted()
    keep_addresses_apart = [object() for _ in range(1000)]
    dump_estimator(first, tmp_path / "a.skops")
    dump_estimator(fitted(), tmp_path / "b.skops")
    assert len(keep_addresses_apart) == 1000
    assert (tmp_path / "a.skops").read_bytes() == (tmp_path / "b.skops").read_bytes()
    loaded = skops.io.load(tmp_path / "a.skops", trusted=[])
    assert loaded.decision_function(TEXTS) == pytest.approx(first.decision_function(TEXTS))
