"""A trained conditional random field as arrays: CRFsuite's numbers without CRFsuite.

Training makes strings of features and lets CRFsuite weigh them. Here the weights lie in one array,
a row a feature, and are looked up by the words, marks and shapes themselves, most of them for all
tokens at once. A test holds the labels against CRFsuite's own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spectriage.language.components.recogniser.features import (
    APART,
    BIAS,
    LETTERS,
    LINE_END,
    OUTSIDE,
    OUTSIDE_TAG,
    PAIRS,
    STEPS,
    Columns,
    figure_features,
    own_features,
    place_features,
)
from spectriage.language.components.recogniser.sums import Floats, KeptSums
from spectriage.language.token_columns import Column
from spectriage.modelstore import read_names, stored_names

ARRAYS = "weights.npz"
_FEATURES: dict[str, Callable[[Any], list[str]]] = {
    "own": own_features, "place": place_features, "figure": figure_features,
}  # fmt: skip
_AT_ONCE = 1_024  # runs, so that the room for them stays small


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
    _letters: dict[str, "_Letter"] = field(init=False)
    _pairs: dict[str, tuple[NDArray[np.int64], NDArray[np.intp]]] = field(init=False)
    _known: dict[str, KeptSums] = field(init=False)

    def __post_init__(self) -> None:
        """Number the values of each letter, so that none of a text's features needs a string."""
        self._known = {name: KeptSums(self._sum, of) for name, of in _FEATURES.items()}
        steps = {f"{step}{letter}": place for place, step in enumerate(STEPS) for letter in LETTERS}
        around: dict[str, dict[str, dict[int, int]]] = {letter: {} for letter in LETTERS}
        pairs: dict[str, list[tuple[list[str], int]]] = {name: [] for name in PAIRS}
        for feature, row in self.rows.items():
            name, _, value = feature.partition("=")
            if name in steps:
                around[name[-1]].setdefault(value, {})[steps[name]] = row
            elif name in PAIRS:
                pairs[name].append((value.split(APART), row))
                for part in pairs[name][-1][0]:
                    around[PAIRS[name][0]].setdefault(part, {})
        self._letters = {letter: self._letter(known) for letter, known in around.items()}
        self._pairs = {}
        for name, known in pairs.items():
            letter = self._letters[PAIRS[name][0]]
            found = sorted(
                (letter.key([letter.numbers[v] for v in values]), row) for values, row in known
            )
            keys, rows = zip(*found, strict=True) if found else ((), ())
            self._pairs[name] = np.array(keys, dtype=np.int64), np.array(rows, dtype=np.intp)

    def _letter(self, known: dict[str, dict[int, int]]) -> "_Letter":
        table = np.full((len(known) + 1, len(STEPS)), len(self.rows))
        for number, places in enumerate(known.values()):
            for place, row in places.items():
                table[number, place] = row
        return _Letter({value: number for number, value in enumerate(known)}, self.weights[table])

    def tags(self, columns: Columns, beside: Floats | None = None) -> list[str]:
        """The likeliest labels of a text's tokens together; a line's end bears none.

        `beside` is what else speaks for each label at each token, of the shape of `emissions`.
        """
        if not len(columns.words):
            return []
        ends = np.flatnonzero(columns.small.where(LINE_END.__eq__)).tolist()
        outside = self.labels.index(OUTSIDE_TAG) if OUTSIDE_TAG in self.labels else 0
        speaks = self.emissions(columns) if beside is None else self.emissions(columns) + beside
        path = best_path(speaks, self.transitions, ends, outside)
        return [self.labels[n] for n in path]

    def emissions(self, columns: Columns) -> Floats:
        """What speaks for each label at each token, shape ``(n_tokens, n_labels)``."""
        count = len(columns.words)
        total = self._known["own"].added(columns.words) + self._sum((BIAS,))
        total += self._known["place"].added(columns.standing)
        total += self._known["figure"].added(columns.figures)
        numbers = {}
        for letter, column in columns.by_letter().items():
            numbers[letter] = self._letters[letter].numbered(column)
            added = self._letters[letter].added[numbers[letter]]
            for place, step in enumerate(STEPS):
                if abs(step) < count:
                    here, there = _shifted(count, step)
                    total[here] += added[there, place]
        for step in STEPS:
            total[_beyond(count, step)] += self._sum((f"{step}{OUTSIDE}",))
        for name, (keys, rows) in self._pairs.items():
            letter, steps = PAIRS[name]
            length = count - len(steps) + 1
            if length > 0 and len(keys):
                values = [numbers[letter][n : n + length] for n in range(len(steps))]
                asked = self._letters[letter].key(values)
                found = np.searchsorted(keys, asked) % len(keys)
                known = np.flatnonzero(keys[found] == asked)
                total[known - steps[0]] += self.weights[rows[found[known]]]
        return total

    def _sum(self, names: Iterable[str]) -> Floats:
        rows = [row for row in map(self.rows.get, names) if row is not None]
        summed: Floats = self.weights[rows].sum(axis=0)
        return summed


@dataclass(frozen=True, slots=True, eq=False)
class _Letter:
    """Values of a column, numbered, and what each adds to the tokens around it.

    `added` has the shape ``(n_values + 1, n_steps, n_labels)``; the last value is an unknown one.
    """

    numbers: dict[str, int]
    added: Floats

    def numbered(self, column: Column[str]) -> NDArray[np.int64]:
        """Number of each token's value."""
        get, unknown = self.numbers.get, len(self.numbers)
        return np.array([get(kind, unknown) for kind in column.kinds], dtype=np.int64)[
            column.numbers
        ]

    def key(self, values: Sequence[Any]) -> Any:
        """One number of several values' numbers, or of arrays of them."""
        found = values[0]
        for value in values[1:]:
            found = found * (len(self.numbers) + 1) + value
        return found


def _shifted(count: int, step: int) -> tuple[slice, slice]:
    """Tokens that have a neighbour so many steps away, and those neighbours."""
    return slice(max(-step, 0), count - max(step, 0)), slice(max(step, 0), count + min(step, 0))


def _beyond(count: int, step: int) -> slice:
    """Tokens whose neighbour so many steps away is beyond the text."""
    return slice(0, min(-step, count)) if step < 0 else slice(max(count - step, 0), count)


def best_path(
    emissions: Floats, transitions: Floats, breaks: Sequence[int] = (), outside: int = 0
) -> list[int]:
    """The likeliest chain of labels (Viterbi).

    Tokens at `breaks` bear the label `outside` and nothing else, so that the runs between them
    tell each other nothing: all are followed at once, a token of each in a step.
    """
    path = np.full(len(emissions), outside)
    starts, lengths = _runs(len(emissions), breaks)
    for first in range(0, len(starts), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        tokens, told = _follow(emissions, transitions, starts[some], lengths[some], outside)
        path[tokens] = told
    return path.tolist()


def _follow(
    emissions: Floats,
    transitions: Floats,
    starts: NDArray[np.intp],
    lengths: NDArray[np.intp],
    outside: int,
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Tokens of some runs, the longest first, and their labels."""
    steps = np.arange(lengths[0])
    going = np.searchsorted(-lengths, -steps)  # runs that have a token left; the longest first
    edges = [0, *np.cumsum(going).tolist()]
    tokens = np.concatenate([starts[:n] + step for step, n in zip(steps, going, strict=True)])
    speaks = emissions[tokens].astype(np.float64)  # a token of each run, then the next of each
    speaks[: len(starts)] += np.where((starts == 0)[:, None], 0, transitions[outside])
    ends = starts + lengths == len(emissions)
    at_ends = np.where(ends[:, None], 0, transitions[:, outside])
    came_from = np.empty(speaks.shape, dtype=np.intp)
    by_target = np.ascontiguousarray(transitions.T, dtype=np.float64)
    score = speaks[: len(starts)].copy()
    cells = np.arange(score.size).reshape(score.shape) * len(by_target)
    for start, end in zip(edges[1:-1], edges[2:], strict=True):
        reached = by_target + score[: end - start, None]
        best = reached.argmax(axis=2, out=came_from[start:end])
        highest = reached.ravel()[cells[: end - start] + best]  # quicker than their maximum
        np.add(highest, speaks[start:end], out=score[: end - start])
    labels = (score + at_ends).argmax(axis=1)
    told = np.empty(len(tokens), dtype=np.intp)
    for start, end in zip(edges[-2::-1], edges[:0:-1], strict=True):
        told[start:end] = labels[: end - start]
        if start:
            rows = came_from[start:end]
            labels[: end - start] = rows[np.arange(end - start), labels[: end - start]]
    return tokens, told


def _runs(count: int, breaks: Sequence[int]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First token and length of each run between breaks, the longest first; none is empty."""
    edges = np.array([-1, *breaks, count])
    starts, lengths = edges[:-1] + 1, np.diff(edges) - 1
    order = np.argsort(-lengths, kind="stable")
    order = order[lengths[order] > 0]
    return starts[order], lengths[order]


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
    rows, columns = np.nonzero(model.weights)
    np.savez_compressed(
        folder / ARRAYS,
        names=stored_names(model.rows),
        counts=np.bincount(rows, minlength=len(model.rows)).astype(np.uint8),
        columns=columns.astype(np.uint8),
        values=model.weights[rows, columns].astype(np.float16),
        transitions=model.transitions,
    )


def read_field(folder: Path, labels: Sequence[str]) -> RandomField:
    """The field in a folder whose hashes are already verified."""
    with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
        names = read_names(arrays["names"])
        weights = np.zeros((len(names) + 1, len(labels)), dtype=np.float32)
        places = np.repeat(np.arange(len(names)), arrays["counts"])
        weights[places, arrays["columns"]] = arrays["values"]
        return RandomField(
            labels=tuple(labels),
            rows={name: n for n, name in enumerate(names)},
            weights=weights,
            transitions=arrays["transitions"],
        )
