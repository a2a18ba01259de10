"""Values and their labels under each other, outside tables.

A short heading that names a parameter stands over a line with its value; or, as brochures set
them, a value in large print stands over what it is.
"""

import re
from collections.abc import Iterator, Sequence

from spectriage.documents.model import Cell, Page, Segment, Table, Word, bbox_of
from spectriage.parameters.label_text import names_parameter, unqualified
from spectriage.parameters.quantities import find_quantities

_BEGINS_WITH_VALUE = re.compile(
    r"(?:(?:approx|ca|max|min|typ|up to|less than|better than)\b\.?:?\s?)?[-+−–±<>≤≥~≈(]{0,2}\s?\d",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]?")  # of a section
_LABEL_LENGTH = 48  # characters
_VALUE_LENGTH = 90
_INDENT = 40.0  # points by which a value may begin right or left of its label
_PITCH = 2.2  # heights of the label's line to the value's
_LOOK_ABOVE = 3  # lines above a value in which its label may stand
_LARGER = 1.25  # times the height of the print under it that a value in large print has
_NAMED = 0.6  # share of the label that a wording covers


def stacked_pairs(page: Page, inside: frozenset[int]) -> Iterator[Table]:
    """Labels and the values under them outside all tables, each as a table of one row.

    `inside` are the words of the page's tables.
    """
    for number, line in enumerate(page.lines):
        for value in line.segments:
            if value.words[0].start in inside or not _is_value(value):
                continue
            label = _label_over(page, number, value)
            if label is not None and label.words[0].start not in inside:
                words = label.words[1:] if _NUMBER.fullmatch(label.words[0].text) else label.words
                yield _pair(words, value)
                continue
            caption = _caption_under(page, number, value)
            if caption is not None and caption.words[0].start not in inside:
                yield _pair(caption.words, value)


def _pair(label: Sequence[Word], value: Segment) -> Table:
    return Table(
        ((Cell(tuple(label)), Cell(value.words)),), bbox_of((*label, *value.words)), "aligned"
    )


def _caption_under(page: Page, number: int, value: Segment) -> Segment | None:
    """The text in smaller print right under a value, where it names a parameter, or none."""
    x0, top, x1, bottom = value.bbox
    height = bottom - top
    if len(value.text) > _LABEL_LENGTH:
        return None
    for below in page.lines[number + 1 : number + 1 + _LOOK_ABOVE]:
        for segment in below.segments:
            left, high, right, low = segment.bbox
            if high < bottom - 2 or min(x1, right) <= max(x0, left):
                continue
            if high - bottom > height or height < _LARGER * (low - high):
                return None
            return segment if _is_label(segment.text) else None
    return None


def _is_value(segment: Segment) -> bool:
    text = segment.text
    if len(text) > _VALUE_LENGTH or _BEGINS_WITH_VALUE.match(text) is None:
        return False
    return any(quantity.units or quantity.pair for quantity in find_quantities(text)[:1])


def _label_over(page: Page, number: int, value: Segment) -> Segment | None:
    """The short text right over a value that names a parameter, or none."""
    x0, top, _, _ = value.bbox
    for above in reversed(page.lines[max(number - _LOOK_ABOVE, 0) : number]):
        for segment in above.segments:
            left, high, _, low = segment.bbox
            if abs(x0 - left) > _INDENT or high >= top - 2:
                continue
            if top - high > _PITCH * max(low - high, 6.0):
                return None
            return segment if _is_label(segment.text) else None
    return None


def _is_label(text: str) -> bool:
    if len(text) > _LABEL_LENGTH or text.rstrip().endswith((".", ",", ";")):
        return False
    words = text.split()
    if _NUMBER.fullmatch(words[0]):
        words = words[1:]
    plain = " ".join(words)
    if not plain or any(q.units or q.pair for q in find_quantities(plain)):
        return False
    return names_parameter(unqualified(plain), _NAMED)
