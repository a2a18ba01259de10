"""A text's matching form: same length, same places, one spelling of space, dash and quote."""

import re
from functools import lru_cache

_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
_QUOTES = "\u2018\u2019\u00b4\u02bc"
_SAME = str.maketrans(
    _SPACES + _DASHES + _QUOTES, " " * len(_SPACES) + "-" * len(_DASHES) + "'" * len(_QUOTES)
)
_SINGLE_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")


@lru_cache(maxsize=4)
def fold_space(text: str) -> str:
    """The text with plain spaces, dashes and quotes; a line end inside a paragraph is a space."""
    return _SINGLE_LINE_END.sub(" ", text.translate(_SAME))


@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """`fold_space` in lower case; characters that grow in lower case keep their case."""
    plain = fold_space(text)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)
