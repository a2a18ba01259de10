"""Where a form tells its goods in a box: "5. Goods (description, quantity)" and text under it.

A statement or an application has no table of goods. What stands in the field, up to the next
one, describes an item as a line of an invoice does. A sheet's own "Product description" heads no
such field: its words do not say goods, and it bears no field's number.
"""

import re
from functools import lru_cache

from spectriage.documents.model import Line, Page
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.tables import read_table

_FIELD = re.compile(
    rf"\(?(?:{'|'.join(sorted(small_words('form')['boxes']))}|§)?\s?\d{{1,2}}[a-z]?[.):]{{0,2}}\s+"
    r"(?=[^\W\d_])"
)
_TAIL = re.compile(r"\s*\([^()]*\)?\s*$")
_MANY = 2  # words of a heading without a number: "Description of goods"
_WIDEST_GAP = 3.5  # heights of a line up to the next line of one field
_LEAST_HEIGHT = 6.0  # points
_MARGIN = 6.0  # points by which the labels of two fields may begin apart
_MAX_HEADING = 90  # characters
_USE = "goods_field"


def goods_boxes(page: Page) -> list[tuple[float, float]]:
    """Upper and lower edges of the fields of a page that describe goods."""
    text = page.text.casefold()
    if not any([stem in text for stem in _stems()]):  # a list: a generator takes longer
        return []
    found: list[tuple[float, float]] = []
    start, left, above, style = -1.0, 0.0, 0.0, ""
    for line in page.lines:
        x0, top, _, bottom = line.bbox
        height = max(bottom - top, _LEAST_HEIGHT)
        if start >= 0 and (
            top - above > _WIDEST_GAP * height or (style and _begins_field(line, left, style))
        ):
            found.append((start, top))
            start = -1.0
        if start < 0:
            heading = _heads_field(line)
            if heading:
                start = bottom if heading == "above" else top
                left, style = x0, _style(line)
        above = bottom
    return [*found, (start, page.height)] if start >= 0 else found


def _style(line: Line) -> str:
    """How a line's field is numbered, "0." or "(0)"; nothing where it bears no number."""
    found = _FIELD.match(fold(line.segments[0].text))
    return re.sub(r"\d+[a-z]?", "0", found[0].strip()) if found else ""


def _begins_field(line: Line, left: float, style: str) -> bool:
    """Whether another numbered field begins at the margin of the one that is open."""
    return abs(line.bbox[0] - left) < _MARGIN and _style(line) == style


def _heads_field(line: Line) -> str:
    """Whether a line names a field of goods: what follows stands under it ("above"), or in it."""
    first = fold(line.segments[0].text)
    number = _FIELD.match(first)
    rest = first[number.end() :] if number else first
    label, colon, told = rest.partition(":")
    bare = _TAIL.sub("", label).strip(" .-–")
    if len(label) > _MAX_HEADING or bare not in _wordings():
        return ""
    if told.strip():
        return "beside"
    return "above" if number or colon or len(bare.split()) >= _MANY else ""


@lru_cache(maxsize=1)
def _wordings() -> frozenset[str]:
    return frozenset(
        fold(word)
        for row in read_table("papers/form_goods.tsv") if row["use"] == _USE
        for word in row["wordings"].split("|")
    )  # fmt: skip


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    """Letters of which a page with such a field holds some; most pages end with them."""
    return tuple(
        word
        for row in read_table("papers/form_goods.tsv") if row["use"] == "stem"
        for word in row["wordings"].split("|")
    )  # fmt: skip
