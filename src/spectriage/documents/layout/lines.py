"""Words to lines: one baseline, parted into segments at wide gaps."""

import itertools
from collections.abc import Iterable, Sequence

from spectriage.documents.model import Line, Segment, Word

# A gap wider than this share of the word height parts two segments. A space is about 0.25 em,
# a stretched one in justified text under 0.6; table columns start near 1 em.
SEGMENT_GAP = 0.75
# In print of one width for all letters a space is as wide as they are; two of them part segments.
FIXED_GAP = 1.5  # widths of a letter
_SAME_WIDTH = 0.03  # share by which letters of fixed print differ
_LETTERS = 8  # that tell how wide the letters of a line are
# Two words share a line when their middles are nearer than this share of the smaller height.
BASELINE_DRIFT = 0.42
# Taller than this many times its width, a word of several letters runs up the page: an axis label.
UPRIGHT_RATIO = 1.6
# Of the narrower word's width; more is print over print.
OVERPRINT = 0.5
_SIDE_PRINT = 5  # upright words of one strip that make it print on the page's side
_NEXT = 30.0  # points above and below of it in which the next word of that print stands
_FIGURE_SIGNS = "±+-–−<>≤≥~≈ "
_LEAST_HEIGHT = 4.0  # points; smaller print is parted as if it were that high

_Placed = tuple[float, float, int, Word]  # twice the middle, left edge, place in the page's order


def begins_with_figure(text: str) -> bool:
    """Whether a text begins with a digit, signs before it aside."""
    return text.lstrip(_FIGURE_SIGNS)[:1].isdigit()


def is_upright(word: Word) -> bool:
    """Whether the word runs vertically, as axis labels and side stamps do."""
    width, height = word.x1 - word.x0, word.bottom - word.top
    return len(word.text) > 2 and height > UPRIGHT_RATIO * (0.1 if width < 0.1 else width)


def on_one_line(words: Sequence[Word]) -> bool:
    """Whether words plainly share a baseline, which spares putting them into lines."""
    if len(words) < 2:
        return True
    tops = [word.top + word.bottom for word in words]
    height = min([word.bottom - word.top for word in words])
    return max(tops) - min(tops) < 2 * BASELINE_DRIFT * height


def find_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """Lines from top to bottom; upright words are left out."""
    return tuple([_line(row) for row in find_rows(words)])


def find_rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words of each line, left to right, from top to bottom; upright words are left out."""
    if len(words) == 1:  # as in most cells of a table
        return [] if is_upright(words[0]) else [[words[0]]]
    level = [
        (word.top + word.bottom, word.x0, order, word)
        for order, word in enumerate(words)
        if word.bottom - word.top <= UPRIGHT_RATIO * (word.x1 - word.x0) or not is_upright(word)
    ]
    if len(words) - len(level) >= _SIDE_PRINT:
        level = _without_side_print(level, words)
    level.sort()
    rows: list[list[Word]] = []
    middles: list[float] = []
    heights: list[float] = []
    for twice_middle, _, _, word in level:
        middle = twice_middle / 2
        height = word.bottom - word.top
        if height < 1.0:  # no call of `max`: this runs for every word, several times
            height = 1.0
        count = len(rows)
        for back in (count - 1, count - 2, count - 3):
            if back < 0:
                continue
            other = heights[back]
            smaller = height if height < other else other
            if abs(middle - middles[back]) < BASELINE_DRIFT * smaller:
                rows[back].append(word)
                if height > other:
                    middles[back], heights[back] = middle, height
                break
        else:
            rows.append([word])
            middles.append(middle)
            heights.append(height)
    for row in rows:
        if len(row) > 1:
            row.sort(key=_by_place)
    return [row for _, row in sorted(zip(middles, rows, strict=True), key=_by_middle)]


def _without_side_print(level: list[_Placed], words: Sequence[Word]) -> list[_Placed]:
    """The words without those that only upright ones stand above and below of.

    A word of a letter or two has no shape that tells how it runs.
    """
    strips: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        if is_upright(word):
            strips.setdefault((round(word.x0), round(word.x1)), []).append(word)
    sides = [
        (x0 - 1, x1 + 1, min(w.top for w in found) - _NEXT, max(w.bottom for w in found) + _NEXT)
        for (x0, x1), found in strips.items()
        if len(found) >= _SIDE_PRINT
    ]
    return [
        placed
        for placed in level
        if len(placed[3].text) > 4 or not any(
            x0 <= placed[3].x0 and placed[3].x1 <= x1
            and top <= placed[3].top and placed[3].bottom <= bottom
            for x0, x1, top, bottom in sides
        )
    ]  # fmt: skip


def count_overprinted(lines: Iterable[Line]) -> int:
    """How many words are printed over the one before them, so that neither can be trusted."""
    count = 0
    for line in lines:
        for left, right in itertools.pairwise(line.words):
            shared = left.x1 - right.x0
            if (
                shared > 0
                and min(shared, right.x1 - right.x0)
                > OVERPRINT * min(left.x1 - left.x0, right.x1 - right.x0)
                and min(len(left.text), len(right.text)) > 1
            ):
                count += 1
    return count


def _by_middle(pair: tuple[float, list[Word]]) -> float:
    return pair[0]


def _line(row: list[Word]) -> Line:
    if len(row) == 1:
        return Line((Segment((row[0],)),))
    segments: list[list[Word]] = [[row[0]]]
    fixed: float | None = None  # the widest gap that is a space, once a line has a gap at all
    for left, right in itertools.pairwise(row):
        gap = right.x0 - left.x1
        if gap > SEGMENT_GAP * _LEAST_HEIGHT and gap > SEGMENT_GAP * min(
            left.bottom - left.top, right.bottom - right.top
        ):
            if fixed is None:
                fixed = FIXED_GAP * _fixed_width(row)
            if gap <= fixed:
                segments[-1].append(right)
                continue
            segments.append([right])
        else:
            segments[-1].append(right)
    return Line(tuple([Segment(tuple(words)) for words in segments]))


def _fixed_width(row: list[Word]) -> float:
    """Width of each letter of a line, or 0 where they differ, as in most print.

    Figures tell nothing: they are as wide as each other in any print.
    """
    spelled = [word for word in row if len(word.text) > 1 and word.text.isalpha()]
    widths = [(word.x1 - word.x0) / len(word.text) for word in spelled]
    if len(widths) < 2 or sum(len(word.text) for word in spelled) < _LETTERS:
        return 0.0
    return max(widths) if max(widths) - min(widths) <= _SAME_WIDTH * max(widths) else 0.0


def _by_place(word: Word) -> tuple[float, int]:
    return (word.x0, word.start)
