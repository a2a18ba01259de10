"""Candidate sets with a stated coverage: how low a confidence may be before it is left out.

Split conformal prediction: of calibration documents whose right headings are known, the lowest
confidence of a right heading is kept. A threshold that all but ``1 - level`` of them reach gives
sets that hold the right headings of a new document with at least the probability `level`, as far
as new documents are like those. Where a right heading was no candidate at all, no threshold helps,
and the calibration says so. See Vovk, Gammerman and Shafer, Algorithmic Learning in a Random
World, 2005; the measured shares say how far the promise holds on other makers and families.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spectriage.errors import ModelIncompatible, UsageError
from spectriage.modelstore import model_folder, verify_model

FILE = "coverage.json"
NO_CANDIDATE = 0.0  # stored for a document whose right heading was no candidate
# What a list gives an item that none of its entries covers; the EU has no code for it.
LEFT_OVER = {"US": "EAR99"}
_NORMAL_95 = 1.959964  # two-sided 95 % quantile of the normal distribution


@dataclass(frozen=True, slots=True)
class Coverage:
    """Share of documents whose right headings a set held, with a 95 % Wilson interval."""

    share: float
    low: float
    high: float
    documents: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Lowest confidence of a right heading, one a document, ascending; 0 where it was none."""

    values: tuple[float, ...]

    def threshold(self, level: float) -> float:
        """Least confidence of the set's members, 0 where all candidates are needed."""
        spare = math.floor((len(self.values) + 1) * (1 - level) + 1e-9)
        return self.values[spare - 1] if spare > 0 else 0.0

    def reachable(self) -> float:
        """Highest level that a set of all candidates keeps."""
        absent = bisect_left(self.values, math.ulp(NO_CANDIDATE))
        return (len(self.values) - absent) / (len(self.values) + 1)

    def held(self, threshold: float) -> Coverage:
        """Share of these documents whose right headings reach the threshold."""
        held = sum(value >= max(threshold, math.ulp(NO_CANDIDATE)) for value in self.values)
        low, high = wilson(held, len(self.values))
        share = held / len(self.values) if self.values else 0.0
        return Coverage(round(share, 4), low, high, len(self.values))


@dataclass(frozen=True, slots=True)
class Trial:
    """A calibration without some documents, and the scores of those documents."""

    calibration: Scores
    tested: Scores

    def coverage(self, level: float) -> Coverage:
        """What sets of this level held of the documents left out."""
        return self.tested.held(self.calibration.threshold(level))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of one regime: all documents for use, and two trials that say what it is worth.

    Attributes
    ----------
    scores
        Of all calibration documents, from models that had not seen their maker.
    held_out_makers
        Calibrated and fitted without the test makers, tried on them.
    unseen_families
        Calibrated and fitted without some families, tried on them.
    """

    scores: Scores
    held_out_makers: Trial
    unseen_families: Trial | None


def check_level(level: float) -> float:
    """The level, if it can be one.

    Raises
    ------
    UsageError
        It is not between 0.5 and 0.999.
    """
    if not 0.5 <= level <= 0.999:
        raise UsageError(f"a coverage of {level:g} cannot be given; name one from 0.5 to 0.999")
    return level


def with_left_over(regime: str, best: Mapping[str, float]) -> dict[str, float]:
    """Best confidence of each heading; where no candidate says "none of these", the rest says it.

    What is left over is a candidate only where all else was ruled out. Otherwise its share is
    what the most likely heading leaves.
    """
    code = LEFT_OVER.get(regime)
    if code is None or code in best or not best:
        return dict(best)
    return {**best, code: round(1 - max(best.values()), 4)}


def wilson(hits: int, count: int) -> tuple[float, float]:
    """95 % interval of a share, after Wilson (1927); 0 to 1 where nothing was counted."""
    if not count:
        return 0.0, 1.0
    z2 = _NORMAL_95**2
    share = hits / count
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = (
        _NORMAL_95 * math.sqrt(share * (1 - share) / count + z2 / (4 * count**2)) / (1 + z2 / count)
    )
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)


@cache
def load_calibrations(name: str) -> dict[str, Calibration]:
    """Calibration of each regime that the model of this name was calibrated for.

    Raises
    ------
    ModelError
        The model is missing or was changed, or its calibration is no ascending list of shares.
    """
    folder = model_folder(name)
    meta = verify_model(folder, name)
    if FILE not in meta["files"]:
        return {}
    stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return {
        regime: Calibration(
            _scores(own["calibration"], name),
            Trial(*(_scores(part, name) for part in own["held_out_makers"])),
            Trial(*(_scores(part, name) for part in own["unseen_families"]))
            if own.get("unseen_families")
            else None,
        )
        for regime, own in stored.items()
    }


def _scores(values: Sequence[float], name: str) -> Scores:
    known = tuple(float(value) for value in values)
    if any(not 0 <= value <= 1 for value in known) or any(a > b for a, b in pairwise(known)):
        raise ModelIncompatible(f"{FILE} holds no ascending shares", name=name)
    return Scores(known)
