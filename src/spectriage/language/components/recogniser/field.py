"""A trained conditional random field as arrays: CRFsuite's numbers without CRFsuite.

Training makes strings of features and lets CRFsuite weigh them. Here the weights lie in one array,
a row a feature, and are looked up by the words, marks and shapes themselves, most of them for all
tokens at once. A test holds the labels against CRFsuite's own.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spectriage.language.components.recogniser.features import (
    APART,
    BIAS,
    LETTERS,
    OUTSIDE,
    PAIRS,
    STEPS,
    Columns,
    own_features,
    place_features,
)

ARRAYS, TERMS = "weights.npz", "vocabulary.json"
Floats = NDArray[np.float32]
_CACHED = 20_000  # values of a column, beyond which the next text begins anew


@dataclass(eq=False)
class RandomField:
    """Weights of features and of label pairs.

    Attributes
    ----------
    labels
        B-I-O tags.
    rows
        Feature to row.
    weights
        Shape ``(n_features + 1, n_labels)``, the last row of nothing but zeros.
    transitions
        Shape ``(n_labels, n_labels)``: from the row's label to the column's.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: Floats
    transitions: Floats
    _pairs: dict[str, dict[tuple[str, ...], int]] = field(init=False)
    _around: dict[str, tuple[dict[str, int], Floats]] = field(init=False)
    _known: dict[str, dict[Any, Floats]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look up neighbours and pairs by their values, so that none of a text's needs a string."""
        self._pairs = {name: {} for name in PAIRS}
        steps = {f"{step}{letter}": place for place, step in enumerate(STEPS) for letter in LETTERS}
        found: dict[str, dict[str, dict[int, int]]] = {letter: {} for letter in LETTERS}
        for feature, row in self.rows.items():
            name, _, values = feature.partition("=")
            if name in self._pairs:
                self._pairs[name][tuple(values.split(APART))] = row
            elif name in steps:
                found[name[-1]].setdefault(values, {})[steps[name]] = row
        self._around = {letter: self._neighbours(known) for letter, known in found.items()}

    def _neighbours(self, known: dict[str, dict[int, int]]) -> tuple[dict[str, int], Floats]:
        """Row of each value, and what it adds, shape ``(n_steps, n_values + 1, n_labels)``."""
        table = np.full((len(STEPS), len(known) + 1), len(self.rows))
        for number, places in enumerate(known.values()):
            for place, row in places.items():
                table[place, number] = row
        return {value: number for number, value in enumerate(known)}, self.weights[table]

    def tags(self, columns: Columns) -> list[str]:
        """The likeliest labels of a text's tokens together."""
        if not columns.words:
            return []
        return [self.labels[n] for n in best_path(self.emissions(columns), self.transitions)]

    def emissions(self, columns: Columns) -> Floats:
        """What speaks for each label at each token, shape ``(n_tokens, n_labels)``."""
        count = len(columns.words)
        total = self._gathered("own", columns.words) + self._sum((BIAS,))
        places = zip(columns.places, columns.tags, strict=True)
        total += self._gathered("place", [(*place, tag) for place, tag in places])
        for letter, values in columns.by_letter().items():
            numbers, added = self._around[letter]
            rows = np.array([numbers.get(value, len(numbers)) for value in values])
            for place, step in enumerate(STEPS):
                if abs(step) < count:
                    here, there = _shifted(count, step)
                    total[here] += added[place, rows[there]]
        for step in STEPS:
            total[_beyond(count, step)] += self._sum((f"{step}{OUTSIDE}",))
        nothing = len(self.rows)
        for name, pairs in columns.pairs().items():
            known = self._pairs[name]
            total += self.weights[[known.get(pair, nothing) for pair in pairs]]
        return total

    def _gathered(self, name: str, values: Sequence[Any]) -> Floats:
        """What each value adds; each different one is summed once."""
        numbers: dict[Any, int] = {}
        places = [numbers.setdefault(value, len(numbers)) for value in values]
        known = self._known.setdefault(name, {})
        if len(known) > _CACHED:
            known = self._known[name] = {}
        for value in numbers:
            if value not in known:
                features = own_features(value) if name == "own" else place_features(value)
                known[value] = self._sum(features)
        return np.array([known[value] for value in numbers])[places]

    def _sum(self, names: Iterable[str]) -> Floats:
        rows = [row for row in map(self.rows.get, names) if row is not None]
        summed: Floats = self.weights[rows].sum(axis=0)
        return summed


def _shifted(count: int, step: int) -> tuple[slice, slice]:
    """Tokens that have a neighbour so many steps away, and those neighbours."""
    return slice(max(-step, 0), count - max(step, 0)), slice(max(step, 0), count + min(step, 0))


def _beyond(count: int, step: int) -> slice:
    """Tokens whose neighbour so many steps away is beyond the text."""
    return slice(0, min(-step, count)) if step < 0 else slice(max(count - step, 0), count)


def best_path(emissions: Floats, transitions: Floats) -> list[int]:
    """The likeliest chain of labels (Viterbi)."""
    count, labels = emissions.shape
    came_from = np.empty((count, labels), dtype=np.intp)
    by_target = np.ascontiguousarray(transitions.T)
    every = np.arange(labels)
    score = emissions[0]
    for n in range(1, count):
        reached = by_target + score
        best = came_from[n] = reached.argmax(axis=1)
        score = reached[every, best] + emissions[n]
        score -= score.max()  # over a long text the sums would grow beyond their digits
    path = [int(score.argmax())]
    for n in range(count - 1, 0, -1):
        path.append(int(came_from[n, path[-1]]))
    return path[::-1]


def new_field(
    labels: Sequence[str],
    states: Mapping[tuple[str, str], float],
    transitions: Mapping[tuple[str, str], float],
) -> RandomField:
    """A field of the weights of (feature, label) and (label, label), as precise as it is stored."""
    names = sorted({name for name, _ in states})
    rows = {name: n for n, name in enumerate(names)}
    columns = {label: n for n, label in enumerate(labels)}
    weights = np.zeros((len(names) + 1, len(labels)), dtype=np.float32)
    for (name, label), value in states.items():
        weights[rows[name], columns[label]] = np.float16(value)
    table = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, label), value in transitions.items():
        table[columns[before], columns[label]] = value
    return RandomField(tuple(labels), rows, weights, table)


def store_field(model: RandomField, folder: Path) -> None:
    """Write a field's arrays: most weights are zero, so only the others, row by row."""
    folder.mkdir(parents=True, exist_ok=True)
    terms = json.dumps(list(model.rows), ensure_ascii=False, separators=(",", ":"))
    (folder / TERMS).write_text(terms, encoding="utf-8")
    rows, columns = np.nonzero(model.weights)
    np.savez_compressed(
        folder / ARRAYS,
        counts=np.bincount(rows, minlength=len(model.rows)).astype(np.uint8),
        columns=columns.astype(np.uint8),
        values=model.weights[rows, columns].astype(np.float16),
        transitions=model.transitions,
    )


def read_field(folder: Path, labels: Sequence[str]) -> RandomField:
    """The field in a folder whose hashes are already verified."""
    names = json.loads((folder / TERMS).read_text(encoding="utf-8"))
    with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
        weights = np.zeros((len(names) + 1, len(labels)), dtype=np.float32)
        places = np.repeat(np.arange(len(names)), arrays["counts"])
        weights[places, arrays["columns"]] = arrays["values"]
        return RandomField(
            labels=tuple(labels),
            rows={name: n for n, name in enumerate(names)},
            weights=weights,
            transitions=arrays["transitions"],
        )
