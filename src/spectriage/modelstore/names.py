"""Names of a model's features among its arrays, where they are compressed with the rest."""

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray


def stored_names(names: Iterable[str]) -> NDArray[np.uint8]:
    """Names as bytes, for `numpy.savez_compressed`."""
    text = json.dumps(list(names), ensure_ascii=False, separators=(",", ":"))
    return np.frombuffer(text.encode(), dtype=np.uint8)


def read_names(stored: NDArray[np.uint8]) -> list[str]:
    """The names again, in their order."""
    names: list[Any] = json.loads(stored.tobytes())
    return [str(name) for name in names]
