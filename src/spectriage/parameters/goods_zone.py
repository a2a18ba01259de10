"""Where a page lists goods: lines under heads such as "Description | Qty | Unit price".

A row there is no row of parameters: beside the item's text stand counts and prices, and "EA" or
"50" labels nothing. The text is read as prose, and labels with values that are set inside the
description as pairs. One paper may list goods of several families: the
noun of an item's line tells the family of what is told under it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, groupby

from spectriage.documents.layout.paragraphs import Paragraph
from spectriage.documents.model import BBox, Line, Page, bbox_of
from spectriage.parameters.goods_boxes import goods_boxes
from spectriage.parameters.heads import role_of
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.product_nouns import find_nouns
from spectriage.vocabulary.tables import read_table

_NO_FAMILY = "other"
_NAMED = frozenset(("description", "part_number"))
_COUNTED = frozenset(("quantity", "unit_price", "amount", "hs_code", "packages"))
_WEIGHED = frozenset(("net_weight", "gross_weight"))  # both: a sheet's table heads one "weight"
_SURE = _COUNTED - {"amount"}  # "total" and "value" head other tables too
_LEAST_COUNTED = 2  # kinds of columns for counts and sums that a list of goods has
_LEAST_HEADS = 3
_ITEM_SEGMENTS = 3  # of a line that names an item beside its count and price
_MAX_HEAD = 40  # characters
_COUNT = re.compile(r"\s*[(•*–-]?\s?\d")  # "10 pcs", "(1)"
_WIDEST_GAP = 3.0  # heights of a line between two lines of one list of goods
_LEAST_HEIGHT = 6.0  # points
_SLOTS = frozenset(("min", "typ", "max"))
_MARKS = str.maketrans("", "", " .:-–_*#'’")


@dataclass(slots=True, frozen=True)
class GoodsZone:
    """A strip of a page that lists goods, and the family of the item told there."""

    top: float
    bottom: float
    family: str


def find_goods_zones(page: Page, family: str) -> tuple[GoodsZone, ...]:
    """The strips of a page's goods, one an item, from top to bottom.

    `family` is that of the document; an item whose text names another has that one before it.
    """
    start: float | None = None
    here, zones, above = family, [], 0.0
    for line in page.lines:
        _, top, _, bottom = line.bbox
        gap, above = (top - above) / max(bottom - top, _LEAST_HEIGHT), bottom
        if _heads_goods(line):
            start, here = bottom, family
            continue
        if start is None:
            continue
        if (
            _ends_goods(line)
            or _heads_values(line)
            or (gap > _WIDEST_GAP and not tells_price(line))
        ):
            zones.append(GoodsZone(start, top, here))
            start = None
        elif len(line.segments) >= _ITEM_SEGMENTS:
            own = _family_named(line)
            if own or tells_price(line):
                zones.append(GoodsZone(start, top, here))
                start, here = top, _told(own, family)
    if start is not None:
        zones.append(GoodsZone(start, page.height, here))
    listed = [zone for zone in zones if zone.top < zone.bottom]
    boxes = [
        zone
        for top, bottom in goods_boxes(page) if not _meets(top, bottom, listed)
        for zone in _parted(page, top, bottom, family)
    ]  # fmt: skip
    return tuple(sorted([*listed, *boxes], key=lambda zone: zone.top)) if boxes else tuple(listed)


def _meets(top: float, bottom: float, zones: Sequence[GoodsZone]) -> bool:
    return any(top < zone.bottom and zone.top < bottom for zone in zones)


def _parted(page: Page, top: float, bottom: float, family: str) -> Iterator[GoodsZone]:
    """The strips of a form's field, one for each line that begins with a count and names an item.

    A line that tells of the item above, as "2 sets seals", is of its family.
    """
    here = family
    for line in page.lines:
        high = line.bbox[1]
        if not top <= high < bottom or not _COUNT.match(line.text):
            continue
        own = _family_named(line)
        if own and own != _NO_FAMILY:
            yield GoodsZone(top, high, here)
            top, here = high, own
    yield GoodsZone(top, bottom, here)


def _family_named(line: Line) -> str:
    """The family of the first product noun of a line, or nothing where it is what goes with it.

    "Spare seals for the pump" is no pump, and a pump "without motor" no motor.
    """
    text = line.text.casefold()
    noun = next(find_nouns(text), None)
    return "" if noun is None or _beside().search(text, 0, noun.start) else noun.family


@lru_cache(maxsize=1)
def _beside() -> re.Pattern[str]:
    words = "|".join(
        re.escape(word)
        for row in read_table("papers/form_goods.tsv") if row["use"] == "beside"
        for word in row["wordings"].split("|")
    )  # fmt: skip
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _told(own: str, family: str) -> str:
    """Families of what an item's line tells: its noun's alone, where it names one of ours.

    A document of several goods is of another item's family, whose units mean other things.
    """
    if own in ("", _NO_FAMILY):
        return f"{own} {family}".strip()
    return own


def zone_of(zones: Sequence[GoodsZone], bbox: BBox) -> GoodsZone | None:
    """The strip in which the middle of a box lies, if any."""
    middle = (bbox[1] + bbox[3]) / 2
    for zone in zones:  # no generator: a page may list thousands of goods
        if zone.top <= middle < zone.bottom:
            return zone
    return None


def parts_by_zone(
    paragraph: Paragraph, zones: Sequence[GoodsZone]
) -> Iterator[tuple[Paragraph, GoodsZone | None]]:
    """A paragraph parted where another item begins, each part with its strip."""
    starts = paragraph.line_starts
    ends = (*starts[1:], len(paragraph.words))
    lines = [paragraph.words[a:b] for a, b in zip(starts, ends, strict=True)]
    for zone, members in groupby(lines, lambda words: zone_of(zones, bbox_of(words))):
        part = list(members)
        places = (0, *accumulate(map(len, part[:-1])))
        yield Paragraph(tuple(chain.from_iterable(part)), places), zone


def _heads_goods(line: Line) -> bool:
    if len(line.segments) < _LEAST_HEADS:
        return False
    found: list[frozenset[str]] = [_fields(segment.text) for segment in line.segments]
    counted = {field for fields in found for field in fields & _COUNTED}
    weighed = {field for fields in found for field in fields & _WEIGHED}
    if weighed == _WEIGHED:
        counted.add("weights")
    named = any(fields & _NAMED for fields in found)
    return named and len(counted) >= _LEAST_COUNTED and any(fields & _SURE for fields in found)


@lru_cache(maxsize=1024)
def _fields(text: str) -> frozenset[str]:
    """Fields of a goods line that a head names; none that head tables of parameters too."""
    if len(text) > _MAX_HEAD:
        return frozenset()
    wordings = _wordings()
    parts = (text, *text.split("/"), text.partition("(")[0], text.partition(",")[0])
    found = frozenset(field for part in parts for field in wordings.get(_key(part), ()))
    return found if role_of(text) is None else found & _NAMED


@lru_cache(maxsize=1)
def _wordings() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for row in read_table("papers/goods_heads.tsv"):
        for wording in row["wordings"].split("|"):
            known.setdefault(_key(wording), set()).add(row["field"])
    known.pop("", None)
    return {key: frozenset(fields) for key, fields in known.items()}


def _key(text: str) -> str:
    return fold(text).translate(_MARKS)


def tells_price(line: Line) -> bool:
    """Whether a line ends with a sum of money, as one that tells an item's price does."""
    last = line.segments[-1].text
    return last[-3:-2] in (".", ",") and last[-2:].isdigit()


def _heads_values(line: Line) -> bool:
    """Whether a line heads a table of parameters: "Parameter | Min | Max"."""
    roles = {role_of(segment.text) for segment in line.segments} - {None}
    return len(roles) > 1 and not _SLOTS.isdisjoint(roles)


def _ends_goods(line: Line) -> bool:
    first = fold(line.segments[0].text).rstrip(" :.")
    return any(first == word or first.startswith(f"{word} ") for word in _total_words())


@lru_cache(maxsize=1)
def _total_words() -> frozenset[str]:
    return frozenset(
        fold(word)
        for row in read_table("papers/total_words.tsv") if row["meaning"] in ("total", "net")
        for word in row["wordings"].split("|")
    )  # fmt: skip
