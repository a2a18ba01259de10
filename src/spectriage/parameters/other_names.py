"""Names of quantities that are none of our parameters: "depth of field" tells no depth."""

from functools import lru_cache

from spectriage.parameters.naming import search_label, tokens_of
from spectriage.parameters.trades import belongs

_PLAIN = 0.6  # share of a label that another quantity's name must cover to settle it


@lru_cache(maxsize=8192)
def names_other(label: str, family: str) -> bool:
    """Whether a label is that of a quantity that is none of our parameters."""
    other = ours = 0.0
    for wording, share, _, _ in search_label(label):
        if not belongs(wording, family):
            continue
        if wording.parameter:
            ours = max(ours, share)
        else:
            other = max(other, share)
    return other >= _PLAIN and other > ours


def stands_for_other(text: str, family: str, edge: str) -> bool:
    """Whether the words next to a value, at that edge of the text, name another quantity."""
    if not text:
        return False
    tokens = len(tokens_of(text))
    other = ours = 0
    for wording, _, first, last in search_label(text):
        if belongs(wording, family) and (first == 0 if edge == "start" else last == tokens - 1):
            length = last - first + 1
            if wording.parameter:
                ours = max(ours, length)
            else:
                other = max(other, length)
    return other > ours
