"""How a text is built, as tokens: prose or tables, prices, steps, fields, who speaks to whom.

An invoice and a data sheet may tell of the same camera in the same words; they differ in what
their lines are. Each measure of `vocabulary/data/looks.tsv` gives one token with the step its
count reaches (``cue_look_money_2``).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table

LOOKED_AT = 9000  # characters
_OVERS = ("text", "line", "words")
_WORD = re.compile(r"[^\W\d_]+")
_LENGTHS = (600, 1500, 3000, 6000)  # characters of a text
_FIGURES = (0.02, 0.1, 0.25, 0.5, 1.0)  # figures with a unit a line
_TABLE = "looks.tsv"


@dataclass(frozen=True, slots=True)
class _Measure:
    name: str
    over: str
    steps: tuple[float, ...]
    pattern: re.Pattern[str]


def look_tokens(text: str, figures: int, prefix: str) -> list[str]:
    """A token for each measure of the text's build, each behind the prefix.

    Parameters
    ----------
    text
        The text with its lines.
    figures
        How many figures with a unit it has.
    prefix
        What every token begins with.

    Raises
    ------
    VocabularyError
        A row of the table is wrong.
    """
    shown = text[:LOOKED_AT].casefold()
    lines = sum(bool(line.strip()) for line in shown.split("\n")) or 1
    over = {"text": 1.0, "line": float(lines), "words": len(_WORD.findall(shown)) / 1000 or 1.0}
    steps = {
        measure.name: _step(len(measure.pattern.findall(shown)) / over[measure.over], measure.steps)
        for measure in _measures()
    }
    steps["figures"] = _step(figures / lines, _FIGURES)
    steps["length"] = _step(len(shown), _LENGTHS)
    return [f"{prefix}{name}_{step}" for name, step in steps.items()]


def _step(value: float, steps: tuple[float, ...]) -> int:
    return sum(value >= bound for bound in steps)


@lru_cache(maxsize=1)
def _measures() -> tuple[_Measure, ...]:
    return tuple(map(_measure_of, read_table(_TABLE)))


def _measure_of(row: dict[str, str]) -> _Measure:
    """One measure of the table.

    Raises
    ------
    VocabularyError
        Its steps are no rising numbers, it counts over nothing known, or its pattern is none.
    """
    if row["over"] not in _OVERS:
        raise VocabularyError(
            f"{row['over']!r} is none of {_OVERS}", file=_TABLE, entry=row["name"], field="over"
        )
    try:
        steps = tuple(map(float, row["steps"].split()))
        pattern = re.compile(row["pattern"], re.MULTILINE)
    except (ValueError, re.error) as err:
        raise VocabularyError(str(err), file=_TABLE, entry=row["name"]) from err
    if not steps or list(steps) != sorted(set(steps)):
        raise VocabularyError("do not rise", file=_TABLE, entry=row["name"], field="steps")
    return _Measure(row["name"], row["over"], steps, pattern)
