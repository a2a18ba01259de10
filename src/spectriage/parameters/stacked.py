"""Values and their labels under each other, outside tables.

A short heading that names a parameter stands over a line with its value; or, as brochures set
them, a value in large print stands over what it is.
"""

import re
from collections.abc import Iterator, Sequence

from spectriage.documents.model import Cell, Page, Segment, Table, Word, bbox_of
from spectriage.parameters.bound_words import alternation
from spectriage.parameters.label_text import names_parameter, unqualified
from spectriage.parameters.quantities import find_quantities

_BOUNDS = "|".join(alternation("before", kind) for kind in ("max", "min", "typ", "open"))
_BEGINS_WITH_VALUE = re.compile(
    rf"(?:(?:{_BOUNDS}|[AD]C|DN|Ø|[A-Za-z] ?=)\s?:?\s?)?[-+−–±<>≤≥~≈(]{{0,2}}\s?\d",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:[<>≤≥±]\s?)?\d{1,3}(?:[ ,]?\d{3})*(?:[.,]\d{1,2})?")
_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]?")  # of a section
_LABEL_LENGTH = 48  # characters
_VALUE_LENGTH = 90
_INDENT = 40.0  # points by which a value may begin right or left of its label
_GAP = 1.3  # heights of the larger print between a label and the value under it
_LOOK_ABOVE = 3  # lines above a value in which its label may stand
_LARGER = 1.25  # times the height of the print under it that a value in large print has
_NAMED = 0.6  # share of the label that a wording covers
_CAPTION_NAMED = 0.4  # share of one under large print, which is nothing but a caption
_ABBREVIATED = 3  # words of a label that ends in a stop, as "Storage temp." does
_LEAST_PAIRS = 2  # rows of labels over rows of values that make a table a list
_SLOTS = "|".join(
    alternation(place, kind) for place in ("before", "after") for kind in ("max", "min", "typ")
)
_SLOT_AT_END = re.compile(rf"\s(?:{_SLOTS})\Z", re.IGNORECASE)


def stacked_pairs(
    page: Page, inside: frozenset[int], aligned: frozenset[int] = frozenset()
) -> Iterator[Table]:
    """Labels and the values under them outside drawn tables, each as a table of one row.

    `inside` are the words of tables with rules, `aligned` those of tables that only white space
    made of texts; a brochure's columns of labels and values look like such a table.
    """
    for number, line in enumerate(page.lines):
        for value in line.segments:
            if value.words[0].start in inside or not _is_value(value):
                continue
            if value.words[0].start in aligned and _in_column(page, number, value):
                continue
            label = _label_over(page, number, value)
            if label is not None and label.words[0].start not in inside:
                words = label.words[1:] if _NUMBER.fullmatch(label.words[0].text) else label.words
                yield _pair(words, value)
                continue
            caption = _caption_under(page, number, value)
            if caption is not None and caption.words[0].start not in inside:
                yield _pair(caption.words, value)


def lists_values(table: Table) -> bool:
    """Whether the rows of a table are in turn labels and their values, as cards stand in rows."""
    if len(table.rows) < 2 * _LEAST_PAIRS:
        return False
    pairs = 0
    above: tuple[Cell, ...] = ()
    for row in table.rows:
        values = [bool(cell.words) and _BEGINS_WITH_VALUE.match(cell.text) for cell in row]
        if any(values):
            over = [cell.text for cell, value in zip(above, values, strict=False) if value]
            pairs += any(text and _is_label(text) for text in over)
            above = ()
        else:
            above = row
    return pairs >= _LEAST_PAIRS and 3 * pairs >= len(table.rows)


def _in_column(page: Page, number: int, value: Segment) -> bool:
    """Whether one more value stands right under this one, as in the column of a table."""
    x0, _, _, bottom = value.bbox
    for below in page.lines[number + 1 : number + 1 + _LOOK_ABOVE]:
        for segment in below.segments:
            if abs(segment.bbox[0] - x0) <= _INDENT and segment.bbox[1] > bottom - 2:
                return _BEGINS_WITH_VALUE.match(segment.text) is not None
    return False


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
            return segment if _is_label(segment.text, _CAPTION_NAMED) else None
    return None


def _is_value(segment: Segment) -> bool:
    text = segment.text
    if len(text) > _VALUE_LENGTH or _BEGINS_WITH_VALUE.match(text) is None:
        return False
    if _COUNT.fullmatch(text):
        return True
    return any(quantity.units or quantity.pair for quantity in find_quantities(text)[:1])


def _label_over(page: Page, number: int, value: Segment) -> Segment | None:
    """The short text right over a value that names a parameter, or none."""
    x0, top, _, bottom = value.bbox
    for above in reversed(page.lines[max(number - _LOOK_ABOVE, 0) : number]):
        for segment in above.segments:
            left, high, _, low = segment.bbox
            if abs(x0 - left) > _INDENT or high >= top - 2:
                continue
            if top - low > _GAP * max(low - high, bottom - top, 5.0):
                return None
            return segment if _is_label(segment.text) else None
    return None


def without_slot(label: str) -> str:
    """The label without the word at its end that tells which slot its value fills: "max."."""
    return _SLOT_AT_END.sub("", label)


def _is_label(text: str, named: float = _NAMED) -> bool:
    text = without_slot(text)
    words = text.split()
    if not words or len(text) > _LABEL_LENGTH or text.rstrip().endswith((",", ";")):
        return False
    if text.rstrip().endswith(".") and len(words) > _ABBREVIATED:
        return False
    if _BEGINS_WITH_VALUE.match(text) and not _NUMBER.fullmatch(words[0]):
        return False
    if _NUMBER.fullmatch(words[0]):
        words = words[1:]
    plain = " ".join(words)
    if not plain or any(q.units or q.pair for q in find_quantities(plain)):
        return False
    return names_parameter(unqualified(plain), named)
