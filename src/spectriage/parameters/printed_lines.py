"""Where the lines of a paragraph were broken on purpose, as in lists without stops."""

from spectriage.documents.layout.paragraphs import Paragraph
from spectriage.parameters.quantities import Quantity

_SPACE = 0.3  # of a line's height: the width of a space between words
_LEAST_ENDED = 1  # lines of a list that end before they are full, and their share of all
_MOST_FULL = 0.6


def room_on_lines(
    paragraph: Paragraph, quantity: Quantity, room: tuple[int, int], *, listed: bool
) -> tuple[int, int]:
    """The room of a value, cut where a printed line was ended before it was full.

    A value at the beginning of a line keeps what stands above it, which may be its label, unless
    the paragraph is the list of what an item of goods is (`listed`).
    """
    before, after = room
    if len(paragraph.line_starts) == 1:
        return room
    for position, full in _breaks(paragraph):
        if before < position <= quantity.start:
            own = paragraph.text[position : quantity.start]
            if (listed and not own.strip()) or (not full and any(map(str.isalpha, own))):
                before = position
        elif quantity.end <= position < after and not full:
            after = position
    return before, after


def _breaks(paragraph: Paragraph) -> list[tuple[int, bool]]:
    """Places in the text where a line begins, and whether the line above was full.

    The widest line is always full; where most others are not, it was ended on purpose as well.
    """
    words, starts = paragraph.words, set(paragraph.line_starts)
    edge = max(word.x1 for word in words)
    found, position = [], 0
    for number, word in enumerate(words):
        if number and number in starts:
            space = _SPACE * (word.bottom - word.top)
            found.append((position, words[number - 1].x1 + space + word.x1 - word.x0 > edge))
        position += len(word.text) + 1
    ended = sum(not full for _, full in found)
    listed = ended > _LEAST_ENDED and ended > _MOST_FULL * len(found)
    return [(position, full and not listed) for position, full in found]
