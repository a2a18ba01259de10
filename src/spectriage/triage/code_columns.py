"""Whose list a printed code is of, where the columns of a table say it.

In a table with a column "ECCN" and a column "EU" the last head that is read before a code is not
the head above it. Where heads of two lists stand on one line, the one over the code decides.
"""

from collections.abc import Iterable, Sequence

from spectriage.documents.model import BBox, Page, Word, bbox_of

_LONGEST_HEAD = 30  # characters of a text that may head a column; sentences name lists too

Head = tuple[BBox, str]  # of a cue, and the regime it names


def heads_of(page: Page, cues: Iterable[tuple[Sequence[Word], str]]) -> list[list[Head]]:
    """Lines of cues that may head columns, the lowest first; none where one list is named alone.

    Parameters
    ----------
    page
        The page.
    cues
        Words that name a regime, and the regime.
    """
    openings = {
        segment.words[0].start for line in page.lines for segment in line.segments
        if len(segment.text) <= _LONGEST_HEAD
    }  # fmt: skip
    heads = [
        (bbox_of(words), regime) for words, regime in cues if words and words[0].start in openings
    ]
    if len({regime for _, regime in heads}) < 2:
        return []
    lines: list[list[Head]] = []
    for head in sorted(heads, key=lambda head: -head[0][3]):
        if lines and _middle(head) >= lines[-1][0][0][1]:
            lines[-1].append(head)
        else:
            lines.append([head])
    return lines


def regime_above(words: Sequence[Word], lines: Iterable[Sequence[Head]]) -> str | None:
    """Regime of the head over a code, where it stands in a line that names several lists."""
    x0, top, x1, bottom = bbox_of(words)
    for line in lines:
        if line[0][0][3] > (top + bottom) / 2:
            continue
        over = {regime for (left, _, right, _), regime in line if left < x1 and x0 < right}
        if over:
            several = len({regime for _, regime in line}) > 1
            return over.pop() if several and len(over) == 1 else None
    return None


def _middle(head: Head) -> float:
    return (head[0][1] + head[0][3]) / 2
