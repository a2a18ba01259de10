"""Where a page lists goods: lines under heads such as "Description | Qty | Unit price".

A row there is no row of parameters: beside the item's text stand counts and prices, and "EA" or
"50" labels nothing. The text is read as prose, and labels with values that are set inside the
description as pairs. One paper may list goods of several families: the
noun of an item's line tells the family of what is told under it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, groupby

from spectriage.documents.layout.paragraphs import Paragraph
from spectriage.documents.model import BBox, Line, Page, bbox_of
from spectriage.parameters.heads import role_of
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.product_nouns import find_nouns
from spectriage.vocabulary.tables import read_table

_NAMED = frozenset(("description", "part_number"))
_COUNTED = frozenset(("quantity", "unit_price", "amount", "hs_code"))
_SURE = _COUNTED - {"amount"}  # "total" and "value" head other tables too
_LEAST_COUNTED = 2  # kinds of columns for counts and sums that a list of goods has
_LEAST_HEADS = 3
_ITEM_SEGMENTS = 3  # of a line that names an item beside its count and price
_MAX_HEAD = 40  # characters
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

    def holds(self, bbox: BBox) -> bool:
        """Whether the middle of a box lies in the strip."""
        return self.top <= (bbox[1] + bbox[3]) / 2 < self.bottom


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
            own = next((noun.family for noun in find_nouns(line.text.casefold())), "")
            if own or tells_price(line):
                zones.append(GoodsZone(start, top, here))
                start, here = top, f"{own} {family}" if own not in ("", family) else family
    if start is not None:
        zones.append(GoodsZone(start, page.height, here))
    return tuple(zone for zone in zones if zone.top < zone.bottom)


def zone_of(zones: Sequence[GoodsZone], bbox: BBox) -> GoodsZone | None:
    """The strip in which a box stands, if any."""
    return next((zone for zone in zones if zone.holds(bbox)), None)


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
