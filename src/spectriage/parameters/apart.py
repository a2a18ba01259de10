"""The text of a cell in which figures that stand apart do not read as one number.

White space parts thousands, and columns too: "205 225" under two heads that no rule parts is no
205,225. Only the place of the words tells.
"""

import re

from spectriage.documents.layout.lines import SEGMENT_GAP
from spectriage.documents.model import Cell, Word

_GROUPED = re.compile(r"\d[ \u00a0]\d{3}(?!\d)")
_LEVEL = 0.5  # heights of a word by which two of one line may differ in height


def text_of(cell: Cell) -> str:
    """The cell's text, a tab between groups of figures too far apart; offsets stay true."""
    text = cell.text
    if _GROUPED.search(text) is None:
        return text
    told, last = text, 0
    for left, right in zip(cell.words, cell.words[1:], strict=False):
        last += len(left.text) + 1
        if left.text[-1:].isdigit() and right.text[:1].isdigit() and _are_apart(left, right):
            told = f"{told[: last - 1]}\t{told[last:]}"
    return told


def _are_apart(left: Word, right: Word) -> bool:
    """Whether two words stand in two lines, or in one with more than a space between them."""
    height = min(left.bottom - left.top, right.bottom - right.top)
    if abs(left.top - right.top) > _LEVEL * height:
        return True
    return right.x0 - left.x1 > SEGMENT_GAP * height
