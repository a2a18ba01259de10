"""Characters that are not what they seem: invisible ones, and private codes of symbol fonts.

A word's text is what a person sees; its place in the page's text stays that of the print, so
that a quote is still the print letter for letter.
"""

import re
from functools import lru_cache

from spectriage.vocabulary.glyphs import private_signs

# Zero-width marks and joiners, the soft hyphen, byte order marks, and direction controls.
_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f"
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MEANINGLESS = re.compile("[\ue000-\uf8ff\ufffd]|\\(cid:\\d+\\)")
MOST_MEANINGLESS = 0.2  # share of a page's characters without meaning that leaves it half read


def needs_cleaning(text: str) -> bool:
    """Whether a text holds any character that is not what it seems."""
    return not text.isascii() and (
        _UNSEEN.search(text) is not None or _PRIVATE.search(text) is not None
    )


@lru_cache(maxsize=4096)
def as_seen(word: str) -> str:
    """A word without its invisible characters, symbol fonts' codes told as their signs."""
    return _PRIVATE.sub(_sign, _UNSEEN.sub("", word))


def _sign(found: re.Match[str]) -> str:
    return private_signs().get(found[0], found[0])


def has_direction_controls(text: str) -> bool:
    """Whether the text can be shown in another order than it is read in."""
    return not text.isascii() and _DIRECTION.search(text) is not None


def meaningless_share(text: str) -> float:
    """Share of the printed characters, from 0 to 1, of which nobody can tell what they are."""
    if text.isascii() and "(cid:" not in text:
        return 0.0
    signs = private_signs()
    found = [match[0] for match in _MEANINGLESS.finditer(text) if match[0] not in signs]
    return len(found) / max(len("".join(text.split())), 1) if found else 0.0
