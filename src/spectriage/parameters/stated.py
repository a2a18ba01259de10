"""What a paragraph says of all its figures, and how far in it a label holds."""

import re
from functools import lru_cache

from spectriage.parameters.naming import tokens_of
from spectriage.vocabulary.bullets import BULLETS
from spectriage.vocabulary.small_words import small_words

_LISTED = re.compile(r"[\w\s]{0,40}:[^\n]{0,200}?(?:\.\s|$)")
_BULLET = re.compile(rf"\s[{BULLETS}]\s")
_REACH_CONDITIONS = 160  # characters of a paragraph in which its conditions may stand
_LONGEST_UNLESS = 40  # characters of a word that says they are conditions
_REACH_MEASURED = 46  # characters before a value that may say how all were measured


def conditions_end(text: str) -> int:
    """Where the conditions of a whole table end: "At VDD = 3 V, unless otherwise noted"."""
    found = _unless().search(text, 0, _REACH_CONDITIONS + _LONGEST_UNLESS)
    if found is None or found.start() > _REACH_CONDITIONS:
        return 0
    listed = _LISTED.match(text, found.end())  # "unless otherwise specified: VDD = 3.3 V, …"
    return listed.end() if listed else found.start()


@lru_cache(maxsize=1)
def _unless() -> re.Pattern[str]:
    words = "|".join(sorted(small_words("text")["unless"]))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def end_of_item(text: str, start: int) -> int:
    """Where the member of a list ends that a label stands in: before the next one's sign."""
    found = _BULLET.search(text, start)
    return found.start() if found else len(text)


def states_conditions(ahead: str) -> bool:
    """Whether a text before a value says what all figures hold at: "measured at 230 V"."""
    words = tokens_of(ahead[-_REACH_MEASURED:])
    return (
        len(words) > 2
        and words[-1] in small_words("text")["conditions"]
        and words[-2] in small_words("text")["measured"]
        and not small_words("text")["figures"].isdisjoint(words[-6:-2])
    )
