"""Sums of what a token's features add, one for each different value, kept from text to text."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spectriage.language.token_columns import Column

Floats = NDArray[np.float32]
_CACHED = 20_000  # values of a column, beyond which the next text begins anew


class KeptSums:
    """What values add, each different one summed once and kept for the next texts.

    Threads may share it: a row is written before its number is told, and is never written again.
    """

    def __init__(
        self, sum_of: Callable[[Iterable[str]], Floats], features: Callable[[Any], list[str]]
    ) -> None:
        self._sum_of = sum_of
        self._features = features
        self._kept = _Kept(len(sum_of(())))

    def added(self, column: Column[Any]) -> Floats:
        """What each token's value adds, shape ``(n_tokens, width)``."""
        if len(column.kinds) > _CACHED:  # a text too rich to be kept
            return np.array(list(map(self._sum, column.kinds)))[column.numbers]
        kept = self._kept
        try:
            own = [self._number(kept, kind) for kind in column.kinds]
        except IndexError:  # no row is free
            kept = _Kept(kept.sums.shape[1])
            own = [self._number(kept, kind) for kind in column.kinds]
            self._kept = kept
        return kept.sums[np.array(own, dtype=np.intp)[column.numbers]]

    def _number(self, kept: "_Kept", kind: Any) -> int:
        number = kept.numbers.get(kind)
        if number is None:
            number = kept.free.pop()
            kept.sums[number] = self._sum(kind)
            kept.numbers[kind] = number
        return number

    def _sum(self, kind: Any) -> Floats:
        return self._sum_of(self._features(kind))


class _Kept:
    """Sums of values, one a row."""

    def __init__(self, width: int) -> None:
        self.numbers: dict[Any, int] = {}
        self.free = list(range(_CACHED))
        self.sums: Floats = np.empty((_CACHED, width), dtype=np.float32)
