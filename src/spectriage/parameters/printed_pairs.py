"""A label and its value in one text with a sign between them: "Range – 5 km", "Range ..... 5 km".

Prose reads such a sign as the end of a clause, or a dash as a minus; the reader of rows takes
the two sides as cells. Beside other texts a colon is such a sign too, since what stands to the
right of "Range: 5 km" is no value of a range.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from spectriage.documents.model import Cell, Line, Segment, Table, Word, bbox_of
from spectriage.parameters.label_text import names_parameter, unqualified
from spectriage.parameters.quantities import find_quantities, may_be_negative
from spectriage.parameters.stacked import without_slot
from spectriage.vocabulary.bullets import BULLETS

_SIGN = re.compile(r"\s[–—-]\s|\.{4,}|(?:\s\.){4}|…{2,}")
_PARTS = re.compile(r"[–—-]|[.…]+|[:：]")  # a word that is nothing but such a sign
_DASH = re.compile(r"[–—-]")
_COLON_INSIDE = re.compile(r"[:：]\s?\S")
_COLON = re.compile(r"[^:：\d]{2,48}(?:\(.{1,24}\))?\s?[:：]\s*[^:：]*\d")
_FIGURE = re.compile(r"(?<![^\W\d_])\d|[:：]|[.,;]$")  # the sign then parts the ends of a range
_LABEL_LENGTH = 60  # characters
_NAMED = 0.6  # share of the label that a wording covers
_DIGIT = re.compile(r"\d")
_LEAST, _LEAST_SHARE = 3, 0.4  # of a table's cells, each a label with its value


def pairs_on(line: Line, inside: frozenset[int]) -> list[Table]:
    """The labels and values that the texts of a line are, each as a table of one row.

    `inside` are the words of the page's tables.
    """
    free = [segment for segment in line.segments if segment.words[0].start not in inside]
    beside = len(line.segments) > 1
    return [pair for segment in free for pair in _pair(segment, colon=beside)]


def beside_pairs(line: Line, pairs: Sequence[Table], inside: frozenset[int]) -> Iterator[Table]:
    """Labels and values in texts of their own on a line of which other texts are `pairs`."""
    paired = {pair.rows[0][-1].words[-1].start for pair in pairs}
    for paired_or_inside, members in groupby(
        line.segments, lambda s: s.words[0].start in inside or s.words[-1].start in paired
    ):
        cells = [Cell(segment.words) for segment in members]
        told_alone = any(_COLON_INSIDE.search(cell.text) for cell in cells)
        if len(cells) > 1 and not paired_or_inside and not told_alone:
            words = [word for cell in cells for word in cell.words]
            yield Table((tuple(cells),), bbox_of(words), "aligned")


def lists_pairs(table: Table) -> bool:
    """Whether the cells of a table are labels with their values, as a brochure's columns are."""
    filled = [cell for row in table.rows for cell in row if cell.words]
    if sum(":" in cell.text or "：" in cell.text for cell in filled) < _LEAST:
        return False
    columns = [
        column for row in table.rows for column, cell in enumerate(row) if _COLON.match(cell.text)
    ]
    return len(columns) >= max(_LEAST, _LEAST_SHARE * len(filled)) and len(set(columns)) > 1


def _pair(segment: Segment, *, colon: bool) -> Iterator[Table]:
    """The two sides of a sign, where the left one names a parameter."""
    text, words = segment.text, segment.words
    found = _SIGN.search(text)
    colon = colon and _COLON.match(text) is not None
    if not colon and (found is None or not 0 < found.start() <= _LABEL_LENGTH):
        return
    first = 1 if words[0].text in BULLETS else 0
    place = 0
    for number, word in enumerate(words[first + 1 :], first + 1):
        if _PARTS.fullmatch(word.text) or (colon and words[number - 1].text.endswith((":", "："))):
            place = number
            break
    behind = next((n for n in range(place, len(words)) if not _PARTS.fullmatch(words[n].text)), 0)
    if not place or not behind:
        return
    if _DASH.fullmatch(words[behind - 1].text) and _may_be_minus(words[behind:]):
        behind -= 1
        if behind == place and not colon:
            return  # "Phase noise – 110 dBc/Hz" is left to the reader of prose
    label, value = Cell(words[first:place]), Cell(words[behind:])
    named = unqualified(without_slot(label.text.rstrip(" :")))
    if _DIGIT.search(value.text) and not _FIGURE.search(named) and names_parameter(named, _NAMED):
        yield Table(((label, value),), segment.bbox, "aligned")


def _may_be_minus(words: Sequence[Word]) -> bool:
    """Whether a dash right before the words may be the sign of the figure they begin with."""
    if not words[0].text[0].isdigit():
        return False
    first = next(iter(find_quantities(" ".join([word.text for word in words]))), None)
    return first is not None and any(map(may_be_negative, first.units))
