"""A small trained network beside the random field: what it thinks of each token's label.

A token's traits (its letters, mark, cell, next figures) are vectors that add up; windows of
neighbours are looked at again and again, then what is alike in the same line, in the whole text
and wherever the same word stands. The field knows exact wordings and which label follows which;
the network knows what resembles them. Training (`training/steps/ner_network.py`) uses thinc; here
the same sums are a few products of arrays. A test holds one against the other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spectriage.language.components.recogniser.features import (
    LINE_END,
    Columns,
    figure_traits,
    own_traits,
    place_traits,
)
from spectriage.language.components.recogniser.sums import Floats, KeptSums
from spectriage.modelstore import read_names, stored_names

NETWORK = "network.npz"
UNKNOWN = "?"  # behind a trait's letter: the vector of all values that training did not see
LEAST_LETTERS = 3  # of a word that is looked for elsewhere in the text
_EVEN = np.float32(1e-8)  # added to variances, as thinc adds it


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Weights ``(n_in, n_out)`` and what is added, then the gain and bias of its evening."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def even(self, values: Floats) -> Floats:
        """Rows of mean zero and variance one, times the gain, plus the shift."""
        centred: Floats = values - values.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", centred, centred)[:, None] / np.float32(values.shape[1])
        centred *= self.gain / np.sqrt(spread + _EVEN)
        centred += self.shift
        return centred

    def beside(self, values: Floats, seen: Floats) -> Floats:
        """Values with what the layer makes of what it sees added, evened."""
        return self.put_beside(values, seen @ self.weights)

    def put_beside(self, values: Floats, told: Floats) -> Floats:
        """The same, of products that are made already; they are written over."""
        told += self.bias
        np.maximum(told, 0, out=told)
        told += values
        return self.even(told)


@dataclass(eq=False)
class Network:
    """The layers in their order, and how far each window reaches.

    Attributes
    ----------
    labels
        B-I-O tags.
    names
        Traits, and a letter with `UNKNOWN` for values that training did not see.
    tables
        For some of the traits after the others, of one letter: short vectors
        ``(n_traits, length)`` and the layer ``(length, width)`` that they go through.
    rows, vectors
        Made from these: trait to row, and what it adds, shape ``(n_traits, width)``.
    first, mixing
        Evening of the sums; the layer that sees a token's line, text and word too.
    before, after
        Layers that see a window, with their steps.
    last
        Weights ``(width, n_labels)`` and what is added.
    """

    labels: tuple[str, ...]
    names: Sequence[str]
    tables: Sequence[tuple[Floats, Floats]]
    first: Layer
    before: Sequence[tuple[int, Layer]]
    mixing: Layer
    after: Sequence[tuple[int, Layer]]
    last: tuple[Floats, Floats]
    rows: dict[str, int] = field(init=False)
    vectors: Floats = field(init=False)
    _known: dict[str, KeptSums] = field(init=False)

    def __post_init__(self) -> None:
        """Put the vectors through their layer, and keep what the values of a column add."""
        self.rows = {name: row for row, name in enumerate(self.names)}
        self.vectors = np.concatenate([short @ through for short, through in self.tables])
        of: dict[str, Callable[[Any], list[str]]] = {
            "own": own_traits,
            "place": place_traits,
            "figure": figure_traits,
        }
        self._known = {name: KeptSums(self._sum, traits) for name, traits in of.items()}

    def shares(self, columns: Columns) -> Floats:
        """Logarithm of each label's share at each token, shape ``(n_tokens, n_labels)``."""
        if not len(columns.words):
            return np.zeros((0, len(self.labels)), dtype=np.float32)
        total = self._known["own"].added(columns.words) + self.first.bias
        total += self._known["place"].added(columns.standing)
        total += self._known["figure"].added(columns.figures)
        values = self.first.even(np.maximum(total, 0, out=total))
        for step, layer in self.before:
            values = layer.beside(values, windows(values, step))
        values = self._mixed(values, groups_of(columns))
        for step, layer in self.after:
            values = layer.beside(values, windows(values, step))
        weights, added = self.last
        told = values @ weights + added
        told -= told.max(axis=1, keepdims=True)
        told -= np.log(np.exp(told).sum(axis=1, keepdims=True))
        return told

    def _mixed(self, values: Floats, groups: Sequence[NDArray[np.intp]]) -> Floats:
        """What the mixing layer makes of tokens and their groups; each group is weighed once."""
        width = values.shape[1]
        told = values @ self.mixing.weights[:width]
        for part, group in enumerate(groups, 1):
            inside, own, means = means_of_groups(values, group)
            weighed = means @ self.mixing.weights[part * width : (part + 1) * width]
            told[inside] += weighed[own]
        return self.mixing.put_beside(values, told)

    def _sum(self, names: Iterable[str]) -> Floats:
        get = self.rows.get
        rows = [get(name, self.rows.get(f"{name.partition('=')[0]}{UNKNOWN}")) for name in names]
        summed: Floats = self.vectors[[row for row in rows if row is not None]].sum(axis=0)
        return summed


def windows(values: Floats, step: int) -> Floats:
    """Each row with the rows so many steps before and behind; zeros beyond the text."""
    count, width = values.shape
    seen = np.zeros((count, 3 * width), dtype=values.dtype)
    seen[step:, :width] = values[: max(count - step, 0)]
    seen[:, width : 2 * width] = values
    seen[: max(count - step, 0), 2 * width :] = values[step:]
    return seen


def groups_of(columns: Columns) -> list[NDArray[np.intp]]:
    """Number of each token's word, line and text; -1 for a token that is in no group."""
    small = columns.small
    long_enough = small.where(lambda word: len(word) >= LEAST_LETTERS and not word.isspace())
    ends = small.where(LINE_END.__eq__)
    line: NDArray[np.intp] = np.cumsum(ends) - ends  # a line's end is its own
    return [np.where(long_enough, small.numbers, -1), line, np.zeros(len(small), dtype=np.intp)]


def means_of_groups(
    values: Floats, group: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
    """Rows that are in a group, the place of each one's group, and the groups' means."""
    inside = np.flatnonzero(group >= 0)
    order = inside[np.argsort(group[inside], kind="stable")]
    if not len(order):
        return order, order, values[:0]
    sorted_groups = group[order]
    begins = np.r_[True, sorted_groups[1:] != sorted_groups[:-1]]
    starts = np.flatnonzero(begins)
    means: Floats = np.add.reduceat(values[order], starts, axis=0)
    means /= np.diff(starts, append=len(order))[:, None]
    return order, np.cumsum(begins) - 1, means


def store_network(network: Network, folder: Path) -> None:
    """Write a network's arrays in half precision."""
    arrays: dict[str, NDArray[Any]] = {
        "names": stored_names(network.names),
        "last": network.last[0],
        "last_bias": network.last[1],
        "steps_before": np.array([step for step, _ in network.before]),
        "steps_after": np.array([step for step, _ in network.after]),
    }
    for number, (short, through) in enumerate(network.tables):
        arrays[f"short{number}"], arrays[f"through{number}"] = short, through
    layers = [network.first, *(layer for _, layer in network.before), network.mixing]
    layers += [layer for _, layer in network.after]
    for number, layer in enumerate(layers):
        for name in Layer.__dataclass_fields__:
            arrays[f"{name}{number}"] = getattr(layer, name)
    halved: dict[str, Any] = {
        name: array.astype(np.float16) if array.dtype == np.float32 else array
        for name, array in arrays.items()
    }
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / NETWORK, **halved)


def read_network(folder: Path, labels: Sequence[str]) -> Network:
    """The network in a folder whose hashes are already verified."""
    with np.load(folder / NETWORK, allow_pickle=False) as stored:
        arrays = {
            name: array.astype(np.float32) if array.dtype == np.float16 else array
            for name, array in stored.items()
        }
    return network_of(arrays, labels)


def network_of(arrays: Mapping[str, NDArray[Any]], labels: Sequence[str]) -> Network:
    """The network that these arrays make."""
    tables = sum(name.startswith("through") for name in arrays)
    befores, afters = arrays["steps_before"].tolist(), arrays["steps_after"].tolist()
    layers = [
        Layer(*(arrays[f"{name}{number}"] for name in Layer.__dataclass_fields__))
        for number in range(2 + len(befores) + len(afters))
    ]
    return Network(
        labels=tuple(labels),
        names=read_names(arrays["names"]),
        tables=[(arrays[f"short{n}"], arrays[f"through{n}"]) for n in range(tables)],
        first=layers[0],
        before=list(zip(befores, layers[1 : 1 + len(befores)], strict=True)),
        mixing=layers[1 + len(befores)],
        after=list(zip(afters, layers[2 + len(befores) :], strict=True)),
        last=(arrays["last"], arrays["last_bias"]),
    )
