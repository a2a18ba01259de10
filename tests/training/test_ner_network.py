"""The network's arrays tell what thinc's layers told, and learning makes it tell the marks."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ner_network
from ner_docs import examples, marked_doc
from spectriage.language.components.recogniser.component import Tagger
from spectriage.language.components.recogniser.features import columns_of
from spectriage.language.components.recogniser.field import new_field
from spectriage.language.components.recogniser.network import (
    groups_of,
    means_of_groups,
    read_network,
    store_network,
    windows,
)

TEXTS = (
    "KV-20 ball valve\nMax. flow    20 l/min | 30 l/min\n",
    "Camera core LW-7\nFrame rate: 60 Hz, pitch 12 µm\n\nKV-20\n",
    "热像仪 TC-9 | 640x512\n\nNorrvik AB, Oslo\n",
)
LABELS = ("B-PART", "B-VALUE", "I-PART", "I-VALUE", "O")


def _rows():
    found = []
    for text in TEXTS:
        marks = [(m, "PART") for m in ("KV-20", "LW-7", "TC-9")] + [("20 l/min", "VALUE")]
        spans = [
            {"start": text.index(mark), "end": text.index(mark) + len(mark), "label": label}
            for mark, label in marks if mark in text
        ]  # fmt: skip
        found.append({"text": text, "spans": spans})
    return found


@pytest.fixture(scope="module")
def shown():
    return examples(_rows(), Counter())


@pytest.fixture
def learner(shown, monkeypatch):
    """Layers after a few steps, what they know, and the texts as they see them."""
    monkeypatch.setattr(ner_network, "SELDOM", 1)
    monkeypatch.setattr(ner_network, "FORGOTTEN", 0.0)
    ner_network.fix_random_seed(7)
    traits = [ner_network._Traits.of(example.columns) for example in shown]
    known = ner_network._known(traits)
    texts = [
        ner_network._Text.of(example, own, known, LABELS)
        for example, own in zip(shown, traits, strict=True)
    ]
    made = ner_network._Learner([len(values) + 1 for values in known], len(LABELS))
    for _ in range(3):
        made.learn(ner_network._together(texts), 0.01)
    return made, known, texts


def _told_by_layers(made, text):
    """What the layers tell in use, nothing left out at random, as logarithms of shares."""
    for layer in made.layers:
        for node in layer.walk():
            if node.name == "dropout":
                node.attrs["dropout_rate"] = 0.0
    told, _ = made._told(ner_network._together([text]))
    told = told[: len(text.labels)]
    told = told - told.max(axis=1, keepdims=True)
    return told - np.log(np.exp(told).sum(axis=1, keepdims=True))


def test_the_arrays_tell_what_the_layers_told(learner, shown):
    made, known, texts = learner
    network = made.network(known, LABELS)
    for text, example in zip(texts, shown, strict=True):
        told = network.shares(example.columns)
        np.testing.assert_allclose(told, _told_by_layers(made, text), atol=2e-4)
        np.testing.assert_allclose(np.exp(told).sum(axis=1), 1, atol=1e-4)


def test_the_slopes_are_those_of_the_loss(learner, monkeypatch):
    """A small step along a weight changes the loss as its slope says."""
    made, _, texts = learner
    batch = ner_network._together(texts)
    for layer in made.layers:
        for node in layer.walk():
            if node.name == "dropout":
                node.attrs["dropout_rate"] = 0.0

    def loss():
        told, backprop = made._told(batch)
        shares = np.exp(told - told.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        own = shares[np.arange(len(shares)), batch.labels]
        return float(-(batch.weights * np.log(own)).sum()), shares, backprop

    _, shares, backprop = loss()
    shares[np.arange(len(shares)), batch.labels] -= 1
    backprop((shares * batch.weights[:, None]).astype(np.float32))
    draw = np.random.default_rng(7)
    for relu in (made.first.layers[1], made.mixing.layers[1], made.last.layers[1]):
        weights, slope = relu.get_param("W"), relu.get_grad("W")
        toward = draw.normal(size=weights.shape).astype(np.float32)
        toward /= np.linalg.norm(toward)
        step = 0.05
        weights += step * toward
        above = loss()[0]
        weights -= 2 * step * toward
        below = loss()[0]
        weights += step * toward
        assert (above - below) / (2 * step) == pytest.approx(
            float((slope * toward).sum()), rel=0.1, abs=0.05
        )


def test_a_stored_network_is_the_same_to_half_precision(learner, shown, tmp_path):
    made, known, _ = learner
    network = made.network(known, LABELS)
    store_network(network, tmp_path)
    again = read_network(tmp_path, LABELS)
    assert again.rows == network.rows
    assert sum(short.nbytes for short, _ in again.tables) < again.vectors.nbytes
    columns = shown[0].columns
    np.testing.assert_allclose(again.shares(columns), network.shares(columns), atol=0.05)
    same = ner_network.as_stored(network).shares(columns)
    assert (again.shares(columns) == same).all()


def test_what_is_shown_is_learnt_and_told_beside_a_field_that_knows_nothing(shown, monkeypatch):
    monkeypatch.setattr(ner_network, "SELDOM", 1)
    network = ner_network.learn_network(shown * 8, LABELS, 60, 7)
    field = new_field(LABELS, {("b", label): 0.0 for label in LABELS}, {})
    for example in shown:
        assert Tagger(field, network, 1.0).tags(example.columns) == example.tags
    assert network.shares(columns_of(marked_doc(""))).shape == (0, len(LABELS))


@given(st.integers(0, 6), st.integers(1, 3))
def test_windows_see_neighbours_and_nothing_beyond_the_text(count, step):
    values = np.arange(1, count + 1, dtype=np.float32)[:, None]
    for n, row in enumerate(windows(values, step)):
        expected = [n - step, n, n + step]
        assert row.tolist() == [m + 1 if 0 <= m < count else 0 for m in expected]


@given(st.lists(st.integers(-1, 3), max_size=12))
def test_means_are_those_of_the_group(group):
    values = np.random.default_rng(3).normal(size=(len(group), 2)).astype(np.float32)
    inside, own, means = means_of_groups(values, np.array(group, dtype=np.intp))
    assert sorted(inside.tolist()) == [n for n, told in enumerate(group) if told >= 0]
    for n, place in zip(inside.tolist(), own.tolist(), strict=True):
        alike = [values[m] for m, other in enumerate(group) if other == group[n]]
        np.testing.assert_allclose(means[place], np.mean(alike, axis=0), atol=1e-5)


def test_groups_are_words_lines_and_the_text():
    columns = columns_of(marked_doc(TEXTS[1]))
    words = list(columns.words)
    word, line, whole = groups_of(columns)
    alike = {n for n, other in enumerate(words) if other == "KV"}
    assert not alike or all(word[n] == -1 for n in alike)  # too short to be looked for
    rate = words.index("rate")
    assert (word == word[rate]).sum() == 1
    assert line[rate] == 1
    assert line[words.index("core")] == 0
    assert set(whole.tolist()) == {0}
