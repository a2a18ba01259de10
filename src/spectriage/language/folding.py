"""A text's matching form: same length, same places, one spelling of space, dash and quote."""

import re
from functools import lru_cache

_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
_QUOTES = "\u2018\u2019\u00b4\u02bc"
_SAME = tuple(
    (sign, plain)
    for signs, plain in ((_SPACES, " "), (_DASHES, "-"), (_QUOTES, "'"))
    for sign in signs
)
_SINGLE_LINE_END = re.compile(r"\n(?<!\n\n)(?!\n)")  # the sign first, which is sought fastest


@lru_cache(maxsize=4)
def fold_space(text: str) -> str:
    """Text with plain spaces, dashes and quotes; a line end inside a paragraph is a space."""
    return _SINGLE_LINE_END.sub(" ", _with_plain_signs(text))


@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """`fold_space` in lower case."""
    return _lower(fold_space(text))


def fold_lines(text: str) -> str:
    """Lower case, plain spaces, dashes and quotes; line ends stay."""
    return _lower(_with_plain_signs(text))


def _with_plain_signs(text: str) -> str:
    if not text.isascii():
        for sign, plain in _SAME:  # nineteen quick searches: `translate` looks up every character
            text = text.replace(sign, plain)
    return text


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # a few capitals grow when lowered (Turkish dotted I); they keep their case and place
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
