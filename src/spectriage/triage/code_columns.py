"""Whose list a printed code is of, where the columns of a table say it.

In a table with a column "ECCN" and a column "EU" the last head that is read before a code is not
the head above it. Where heads of two lists stand on one line, the one over the code decides.
"""

from collections.abc import Sequence

from spectriage.documents.model import BBox, Word, bbox_of

Head = tuple[BBox, str]  # of a cue, and the regime it names


def head_of(words: Sequence[Word], regime: str) -> Head:
    """A cue that may be a column's head."""
    return bbox_of(words), regime


def regime_above(words: Sequence[Word], heads: Sequence[Head]) -> str | None:
    """Regime of the head over a code; None where no line above it names two lists.

    Parameters
    ----------
    words
        The code's words on the page.
    heads
        Cues of the page, in any order.
    """
    x0, top, x1, bottom = bbox_of(words)
    height = bottom - top
    above = sorted((head for head in heads if head[0][3] <= top + height / 2), key=_lowest_first)
    for (_, line_top, _, line_bottom), _ in above:
        line = [head for head in above if head[0][1] < line_bottom and line_top < head[0][3]]
        if len({regime for _, regime in line}) < 2:
            continue
        over = [regime for (left, _, right, _), regime in line if left < x1 and x0 < right]
        return over[0] if len(set(over)) == 1 else None
    return None


def _lowest_first(head: Head) -> float:
    return -head[0][3]
