"""Train the recogniser's network with thinc, and hand it over as the package's arrays.

Each trait of a token has a vector, a short one where it says little; together they go through a
layer to the width of the network. The package puts each through its part once and adds them up.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from thinc.api import (
    Adam,
    Dropout,
    Embed,
    LayerNorm,
    Linear,
    Model,
    NumpyOps,
    Relu,
    chain,
    concatenate,
    fix_random_seed,
    residual,
)

from ner_docs import Example
from spectriage.language.components.recogniser.features import (
    LINE_END,
    Columns,
    figure_traits,
    own_traits,
    place_traits,
)
from spectriage.language.components.recogniser.network import (
    UNKNOWN,
    Layer,
    Network,
    groups_of,
    read_network,
    store_network,
    windows,
)
from spectriage.language.components.recogniser.sums import Floats
from spectriage.language.token_columns import Column

# Chosen on dev and unseen families with models of train alone, beside a field of 20 iterations.
WIDTH = 96  # 64: 0.007 less; 128 no better, and slower
LENGTHS = {"w": 32, "p3": 16, "x3": 16, "x2": 8, "s": 16, "c": 6, "l": 12, "z": 6, "t": 24,
           "fa": 8, "fb": 8}  # fmt: skip
SELDOM = 3  # texts' tokens that must bear a trait's value
BEFORE, AFTER = (1, 1, 2), (1, 2)  # steps of the windows
HIDDEN, FORGOTTEN = 0.2, 0.1  # shares of numbers, and of words and their ends, left out at random
DIM = 0.3  # what a token of a line without marks counts where marks were forgotten
TOKENS = 4_000  # in one step
RATE, DECAY, WARM, LAST = 0.002, 0.02, 100, 0.02  # of learning; first steps; share left at the end
_GAP = max(*BEFORE, *AFTER)  # rows of nothing between two texts
_LETTERS = tuple(LENGTHS)
_FORGETFUL = [_LETTERS.index(letter) for letter in ("w", "p3", "x3")]


def learn_network(
    shown: Sequence[Example], labels: Sequence[str], epochs: int, seed: int
) -> Network:
    """A network that learnt these texts."""
    fix_random_seed(seed)
    shuffler = random.Random(seed)  # noqa: S311  # order of texts, no secret
    shown = [example for example in shown if example.tags]
    traits = [_Traits.of(example.columns) for example in shown]
    known = _known(traits)
    texts = [_Text.of(e, t, known, labels) for e, t in zip(shown, traits, strict=True)]
    learner = _Learner([len(values) + 1 for values in known], len(labels))
    steps = epochs * len(list(_batches(texts)))
    done = 0
    for _ in range(epochs):
        shuffler.shuffle(texts)
        for batch in _batches(texts):
            done += 1
            learner.learn(_together(batch), _rate(done, steps))
    return learner.network(known, labels)


def _rate(step: int, steps: int) -> float:
    """Rising at first, then falling along half a cosine."""
    fallen = 0.5 * (1 + np.cos(np.pi * step / steps))
    return RATE * min(1.0, step / WARM) * max(LAST, float(fallen))


@dataclass(frozen=True, slots=True)
class _Traits:
    """Traits of a text's tokens: for each column its different values' traits, and the numbers."""

    columns: tuple[tuple[list[list[str]], NDArray[np.intp]], ...]

    @classmethod
    def of(cls, columns: Columns) -> "_Traits":
        def told(column: Column[Any], by: Callable[[Any], list[str]]) -> Any:
            return [by(kind) for kind in column.kinds], column.numbers

        return cls((
            told(columns.words, own_traits),
            told(columns.standing, place_traits),
            told(columns.figures, figure_traits),
        ))  # fmt: skip


def _known(texts: Sequence[_Traits]) -> list[dict[str, int]]:
    """Values of each trait that are met often enough, numbered from one on."""
    counts: Counter[str] = Counter()
    for text in texts:
        for kinds, numbers in text.columns:
            often = np.bincount(numbers, minlength=len(kinds)).tolist()
            for names, count in zip(kinds, often, strict=True):
                for name in names:
                    counts[name] += count
    names = sorted(name for name, count in counts.items() if count >= SELDOM)
    of = {letter: [n for n in names if n.partition("=")[0] == letter] for letter in _LETTERS}
    return [{name: n for n, name in enumerate(of[letter], 1)} for letter in _LETTERS]


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """Numbers of traits, label and weight of each token, and what stands together."""

    traits: NDArray[np.uint64]
    labels: NDArray[np.intp]
    weights: Floats
    groups: list[NDArray[np.intp]]

    @classmethod
    def of(
        cls, example: Example, traits: _Traits, known: Sequence[Mapping[str, int]],
        labels: Sequence[str],
    ) -> "_Text":  # fmt: skip
        number = {label: n for n, label in enumerate(labels)}
        place, columns = 0, []
        for kinds, numbers in traits.columns:
            width = len(kinds[0])
            table = [[known[place + n].get(v, 0) for n, v in enumerate(kind)] for kind in kinds]
            columns.append(np.array(table, dtype=np.uint64).reshape(-1, width)[numbers])
            place += width
        weights = np.full(len(example.tags), DIM, dtype=np.float32)
        for run in example.runs:
            weights[run] = 1
        weights[example.columns.small.where(LINE_END.__eq__)] = 0
        told = np.array([number[tag] for tag in example.tags], dtype=np.intp)
        return cls(np.concatenate(columns, axis=1), told, weights, groups_of(example.columns))


def _batches(texts: Sequence[_Text]) -> Iterator[list[_Text]]:
    batch: list[_Text] = []
    for text in texts:
        if batch and sum(len(t.labels) for t in batch) + len(text.labels) > TOKENS:
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """Some texts, a gap behind each; rows of gaps are kept at nothing.

    `means` are pairs of matrices: from tokens to the means of their groups, and back to tokens.
    """

    traits: NDArray[np.uint64]
    labels: NDArray[np.intp]
    weights: Floats
    kept: Floats
    means: list[tuple[Any, Any]]


def _together(texts: Sequence[_Text]) -> _Batch:
    traits, labels, weights, kept = [], [], [], []
    groups: list[list[NDArray[np.intp]]] = [[] for _ in texts[0].groups]
    first = [0] * len(groups)
    for text in texts:
        count = len(text.labels)
        traits += [text.traits, np.zeros((_GAP, text.traits.shape[1]), dtype=np.uint64)]
        labels += [text.labels, np.zeros(_GAP, dtype=np.intp)]
        weights += [text.weights, np.zeros(_GAP, dtype=np.float32)]
        kept += [np.ones(count, dtype=np.float32), np.zeros(_GAP, dtype=np.float32)]
        for n, group in enumerate(text.groups):
            groups[n] += [np.where(group >= 0, group + first[n], -1), np.full(_GAP, -1)]
            first[n] += int(group.max(initial=-1)) + 1
    shown = np.concatenate(traits)
    for column in _FORGETFUL:
        shown[np.random.random(len(shown)) < FORGOTTEN, column] = 0  # seeded
    return _Batch(
        shown, np.concatenate(labels), np.concatenate(weights), np.concatenate(kept)[:, None],
        [_means(np.concatenate(group)) for group in groups],
    )  # fmt: skip


def _means(group: NDArray[np.intp]) -> tuple[Any, Any]:
    inside = np.flatnonzero(group >= 0)
    count = int(group.max(initial=-1)) + 1
    ones = np.ones(len(inside), dtype=np.float32)
    back = sparse.csr_matrix((ones, (inside, group[inside])), shape=(len(group), count))
    share = 1 / np.maximum(np.bincount(group[inside], minlength=count), 1).astype(np.float32)
    return sparse.csr_matrix(back.T.multiply(share[:, None])), back


class _Learner:
    """The layers of thinc, and how they follow each other."""

    def __init__(self, sizes: Sequence[int], labels: int) -> None:
        lengths = LENGTHS.values()
        self.traits = concatenate(*(
            Embed(length, size, column=n, initializer=_small_numbers)
            for n, (length, size) in enumerate(zip(lengths, sizes, strict=True))
        ))  # fmt: skip
        self.first = chain(Dropout(FORGOTTEN), Relu(WIDTH, sum(lengths)), LayerNorm(WIDTH))
        self.before = [_window_layer(step) for step in BEFORE]
        self.mixing = chain(Dropout(HIDDEN), Relu(WIDTH, 4 * WIDTH))
        self.evening = LayerNorm(WIDTH)
        self.after = [_window_layer(step) for step in AFTER]
        self.last = chain(Dropout(HIDDEN), Linear(labels, WIDTH))
        self.layers: list[Model[Any, Any]] = [
            self.traits, self.first, *self.before, self.mixing, self.evening, *self.after,
            self.last,
        ]  # fmt: skip
        for layer in self.layers:
            layer.initialize()
            for node in layer.walk():
                node.ops = _Products()
        self.optimizer = Adam(RATE, L2=DECAY, L2_is_weight_decay=True, use_averages=False)

    def learn(self, batch: _Batch, rate: float) -> None:
        """One step down the cross entropy of a batch."""
        told, backprop = self._told(batch)
        shares = np.exp(told - told.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        shares[np.arange(len(shares)), batch.labels] -= 1
        shares *= (batch.weights / max(batch.weights.sum(), 1))[:, None]
        backprop(shares.astype(np.float32))
        self.optimizer.learn_rate = rate
        for layer in self.layers:
            layer.finish_update(self.optimizer)
        self.optimizer.step_schedules()

    def _told(self, batch: _Batch) -> tuple[Floats, Callable[[Floats], None]]:
        """What the layers tell of each token, and the way back."""
        kept, width = batch.kept, WIDTH
        traits, back_traits = self.traits(batch.traits, is_train=True)
        values, back_first = self.first(traits, is_train=True)
        back_before, back_after = [], []
        values = values * kept
        for layer in self.before:
            values, back = layer(values, is_train=True)
            values = values * kept
            back_before.append(back)
        alike = [to_tokens @ (to_means @ values) for to_means, to_tokens in batch.means]
        mixed, back_mixing = self.mixing(np.concatenate([values, *alike], axis=1), is_train=True)
        values, back_evening = self.evening(values + mixed, is_train=True)
        values = values * kept
        for layer in self.after:
            values, back = layer(values, is_train=True)
            values = values * kept
            back_after.append(back)
        told, back_last = self.last(values, is_train=True)

        def backprop(slope: Floats) -> None:
            slope = back_last(slope)
            for back in reversed(back_after):
                slope = back(slope * kept)
            slope = back_evening(slope * kept)
            seen = back_mixing(slope)
            slope = slope + seen[:, :width]
            for n, (to_means, to_tokens) in enumerate(batch.means, 1):
                slope = slope + to_means.T @ (to_tokens.T @ seen[:, n * width : (n + 1) * width])
            for back in reversed(back_before):
                slope = back(slope * kept)
            back_traits(back_first(slope * kept))

        return told, backprop

    def network(self, known: Sequence[Mapping[str, int]], labels: Sequence[str]) -> Network:
        """The same as the package reads it."""
        (_, relu, even), last = self.first.layers, self.last.layers[1]
        names, tables, start = [], [], 0
        for embed, (letter, length), values in zip(
            self.traits.layers, LENGTHS.items(), known, strict=True
        ):
            through = relu.get_param("W")[:, start : start + length].T.copy()
            tables.append((embed.layers[-1].get_param("E"), through))
            names += [f"{letter}{UNKNOWN}", *values]
            start += length
        none = np.zeros((0, WIDTH), dtype=np.float32)
        mixing = _layer(self.mixing.layers[1], self.evening)
        return Network(
            labels=tuple(labels), names=names, tables=tables,
            first=Layer(none, relu.get_param("b"), even.get_param("G"), even.get_param("b")),
            before=list(zip(BEFORE, map(_of_window, self.before), strict=True)),
            mixing=mixing,
            after=list(zip(AFTER, map(_of_window, self.after), strict=True)),
            last=(last.get_param("W").T.copy(), last.get_param("b")),
        )  # fmt: skip


def as_stored(network: Network) -> Network:
    """The network as precise as it is stored."""
    with tempfile.TemporaryDirectory(prefix="spectriage-") as folder:
        store_network(network, Path(folder))
        return read_network(Path(folder), network.labels)


class _Products(NumpyOps):
    """Products of arrays by numpy's own library, three times as quick here as by thinc's."""

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """The product of two matrices, either turned first where asked."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def _small_numbers(ops: Any, shape: Any) -> Any:
    return (np.random.standard_normal(shape) * 0.1).astype(np.float32)  # seeded


def _window_layer(step: int) -> Model[Any, Any]:
    looked = chain(_windows(step), Dropout(HIDDEN), Relu(WIDTH, 3 * WIDTH))
    return chain(residual(looked), LayerNorm(WIDTH))


def _windows(step: int) -> Model[Any, Any]:
    """Each row with the rows so many steps before and behind."""

    def forward(_: Any, values: Floats, is_train: bool) -> tuple[Floats, Callable[[Floats], Any]]:
        width = values.shape[1]

        def backprop(slope: Floats) -> Floats:
            own = slope[:, width : 2 * width].copy()
            own[:-step] += slope[step:, :width]
            own[step:] += slope[:-step, 2 * width :]
            return own

        return windows(values, step), backprop

    return Model("windows", forward)


def _of_window(layer: Model[Any, Any]) -> Layer:
    around, even = layer.layers
    return _layer(around.layers[0].layers[2], even)


def _layer(relu: Model[Any, Any], even: Model[Any, Any]) -> Layer:
    return Layer(
        relu.get_param("W").T.copy(), relu.get_param("b"), even.get_param("G"), even.get_param("b")
    )
