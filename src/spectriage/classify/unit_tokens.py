"""Units printed behind figures, as tokens: a sheet that tells nT and nT/√Hz is a magnetometer's.

One token a unit however it is spelt: its dimension and the power of ten of its size
(``cue_unit_length_m9``), so that "10 um" and "10 µm" are one.
"""

import re
from collections import Counter
from functools import lru_cache
from math import floor

from spectriage.vocabulary.units import Unit, may_begin_unit, parse_unit

LOOKED_AT = 14000  # characters
MOST_A_UNIT = 3  # tokens: that a unit is used says more than how often
_BEHIND_FIGURE = re.compile(r"\d[ \t]?([^\s\d.,;:()\[\]<>=|][^\s,;:()\[\]<>=|]{0,11})")
_NO_WORD = re.compile(r"\W")


def unit_counts(text: str) -> Counter[str]:
    """How often figures of each unit stand in the text, by the unit's name as a token has it."""
    found: Counter[str] = Counter()
    for match in _BEHIND_FIGURE.finditer(text[:LOOKED_AT]):
        if name := _name_of(match[1].rstrip(".")):
            found[name] += 1
    return found


def unit_tokens(counts: Counter[str], prefix: str) -> list[str]:
    """Tokens of the units, each as often as it stands, three times at most."""
    return [
        f"{prefix}{name}" for name, count in counts.items() for _ in range(min(count, MOST_A_UNIT))
    ]


@lru_cache(maxsize=4096)
def _name_of(printed: str) -> str:
    """Name of the first unit that the print may stand for; empty for none."""
    if not may_begin_unit(printed):
        return ""
    exact = [unit for unit in parse_unit(printed) if not unit.guessed_case]
    return _told(exact[0]) if exact else ""


def _told(unit: Unit) -> str:
    size = floor(unit.factor.log10())
    power = f"m{-size}" if size < 0 else str(size)
    dimension = "_".join(f"{name}{exponent}" for name, exponent in unit.dimension)
    level = "_level" if unit.logarithmic else ""
    return _NO_WORD.sub("m", f"{dimension or 'ratio'}{level}_{power}")
