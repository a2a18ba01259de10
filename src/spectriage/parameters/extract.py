"""All named quantities of a document: tables first, then the text around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spectriage.documents.layout.paragraphs import paragraphs_of
from spectriage.documents.model import BBox, Cell, Document, Line, Page, Segment, Table, Word
from spectriage.parameters.framed_lists import with_lists_parted
from spectriage.parameters.goods_zone import (
    GoodsZone,
    find_goods_zones,
    parts_by_zone,
    tells_price,
    zone_of,
)
from spectriage.parameters.heads import has_slot_heads
from spectriage.parameters.idioms import idioms_in, read_idioms
from spectriage.parameters.label_text import names_parameter, unqualified
from spectriage.parameters.other_names import names_other
from spectriage.parameters.printed_pairs import beside_pairs, lists_pairs, pairs_on
from spectriage.parameters.prose import read_prose
from spectriage.parameters.reading import Reading
from spectriage.parameters.rows import read_table
from spectriage.parameters.sections import SkipZone, find_skip_zones, passes
from spectriage.parameters.stacked import lists_values, stacked_pairs
from spectriage.parameters.thousands import prints_decimal_commas, with_thousands

MAX_READINGS_PER_PAGE = 400
_RIGHT_ABOVE = 40.0  # points
_HEAD_LENGTH = 80  # characters
_SECTION_HEAD = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s{1,3}[A-Z]")
_NAMED = 0.55  # share of a heading that a wording covers where it names the rows under it
_LINE_PITCH = 1.9  # heights of a line to the next one that goes on with its value
_HANGING = 3.0  # points by which such a line may begin left or right of the value
_MOST_HANGING = 3  # lines
_PAIR = 2  # cells: a label and its value
_PASSAGE = 12  # words


def extract_parameters(document: Document, family: str = "") -> tuple[Reading, ...]:
    """Readings of all pages in page order, each value once a page and variant.

    Parameters
    ----------
    document
        The document as read.
    family
        Product family, where known; it decides between parameters that share a wording. Several
        that come into question are parted by spaces.
    """
    found: list[Reading] = []
    for page in document.pages:
        found.extend(read_page(page, family))
    if prints_decimal_commas(page.text for page in document.pages):
        found = [with_thousands(reading) for reading in found]
    return tuple(found)


def read_page(page: Page, family: str = "") -> list[Reading]:
    """Readings of one page: tables, then text, then labels and values on one loose line."""
    zones = find_skip_zones(page.lines, page.width, page.height)
    tables = [
        table for table in page.tables
        if table.source != "aligned" or not (lists_values(table) or lists_pairs(table))
    ]  # fmt: skip
    readings: list[Reading] = []
    closed: set[int] = set()  # words that no later reader may use again
    taken = frozenset(
        word.start for table in tables for row in table.rows for cell in row
        for word in cell.words
    )  # fmt: skip
    drawn = frozenset(
        word.start for table in page.tables if table.source != "aligned" for row in table.rows
        for cell in row for word in cell.words
    )  # fmt: skip
    goods = find_goods_zones(page, family)
    for table in tables:
        found = list(read_table(page, table, family, _heading_above(page, table), drawn))
        if goods:
            found = [reading for reading in found if zone_of(goods, reading.bbox) is None]
        readings.extend(found)
        closed.update(_settled_words(table, found, family))
    for pair in (*_loose_pairs(page, taken, goods), *stacked_pairs(page, drawn, taken)):
        zone = zone_of(goods, pair.bbox) if goods else None
        told = zone.family if zone else family
        found = [r for r in read_table(page, pair, told) if closed.isdisjoint(r.words)]
        readings.extend(found)
        closed.update(start for reading in found for start in reading.words)
    used = {start for reading in readings for start in reading.words}
    families = {family, *(zone.family for zone in goods)}
    idioms = {told: idioms_in(paragraphs_of(page), told) for told in families}
    for paragraph in paragraphs_of(page):
        for part, zone in parts_by_zone(paragraph, goods) if goods else [(paragraph, None)]:
            told = zone.family if zone else family
            readings.extend(read_prose(page, part, told, closed, listed=zone is not None))
            if idioms[told]:
                readings.extend(read_idioms(page, part, idioms[told], used))
    kept = [reading for reading in readings if not _in_zone(reading, zones)]
    return _as_recognised(page, _unique(kept)[:MAX_READINGS_PER_PAGE])


def _as_recognised(page: Page, readings: list[Reading]) -> list[Reading]:
    """Readings no surer than the words they stand on, with boxes on the page as it is shown."""
    if not readings:
        return readings
    doubts = {
        word.start: word.confidence for line in page.lines for word in line.words
        if word.confidence < 1
    }  # fmt: skip
    if not doubts:
        return readings
    return [
        replace(
            reading,
            score=round(reading.score * min(doubts.get(start, 1.0) for start in reading.words), 4),
            bbox=_rounded(page.as_shown(reading.bbox)),
        )
        for reading in readings
    ]


def _rounded(bbox: BBox) -> BBox:
    x0, top, x1, bottom = bbox
    return (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))


def _settled_words(table: Table, found: list[Reading], family: str) -> set[int]:
    """Words a table settled: all of one with min/typ/max heads, else rows that gave a value.

    A row that tells a quantity of another kind is settled too. A passage that rules only frame
    belongs to no row.
    """
    used = {start for reading in found for start in reading.words}
    whole = has_slot_heads(table)
    settled: set[int] = set()
    for row in with_lists_parted(list(table.rows)):
        own = {word.start for cell in row for word in cell.words}
        filled = [cell for cell in row if cell.words]
        if (
            (whole and not _is_passage(filled, len(row)))
            or not own.isdisjoint(used)
            or (len(filled) == _PAIR and names_other(unqualified(filled[0].text), family))
        ):
            settled |= own
    return settled


def _is_passage(filled: Sequence[Cell], width: int) -> bool:
    """Whether the one cell of a row holds text over all columns."""
    lone = filled[0] if len(filled) == 1 else None
    return lone is not None and lone.columns >= width > 1 and len(lone.words) >= _PASSAGE


def _heading_above(page: Page, table: Table) -> str:
    """The short line right above a table, which may name what its rows are about.

    Where it names nothing, the head of the section does: "4.5 Current consumption", some
    sentences, and a table of modes with their figures.
    """
    best, head = "", None
    for line in page.lines:
        x0, _, _, bottom = line.bbox
        if bottom > table.bbox[1] + 2 or x0 >= table.bbox[2]:
            continue
        if table.bbox[1] - bottom < _RIGHT_ABOVE:
            best = _text_over(line, table.bbox) or best
        if line.words[0].text[0].isdigit() and _is_section_head(line):
            head = line
    if len(best) >= _HEAD_LENGTH:
        best = ""
    if head is None or names_parameter(unqualified(best), _NAMED):
        return best
    parted = any(head.bbox[3] <= other.bbox[1] < table.bbox[1] for other in page.tables)
    return best if parted or not names_parameter(unqualified(head.text), _NAMED) else head.text


def _text_over(line: Line, bbox: BBox) -> str:
    """What of a line stands over a table; beside it may stand the head of the next one."""
    x0, _, x1, _ = bbox
    over = [s.text for s in line.segments if s.bbox[0] < x1 and s.bbox[2] > x0]
    return " ".join(over)


def _is_section_head(line: Line) -> bool:
    return (
        len(line.segments) < 3
        and len(line.text) < _HEAD_LENGTH
        and (_SECTION_HEAD.match(line.text) is not None)
    )


def _loose_pairs(
    page: Page, inside: frozenset[int], goods: tuple[GoodsZone, ...] = ()
) -> Iterator[Table]:
    """Lines of two or more segments outside all tables, each as a table of one row.

    Inside of a list of goods too, whose table has no columns for what a description holds.
    """
    for number, line in enumerate(page.lines):
        pairs = pairs_on(line, inside)
        yield from pairs
        if not 2 <= len(line.segments) <= 8:
            continue
        if pairs:
            yield from beside_pairs(line, pairs, inside)
            continue
        listed = bool(goods) and zone_of(goods, line.bbox) is not None
        if listed and tells_price(line):
            continue
        free = [s for s in line.segments if listed or s.words[0].start not in inside]
        if len(free) > 1:
            cells = [Cell(s.words) for s in free]
            if len(free) == 2:
                hanging = _hanging_under(page, number, free[1], inside)
                cells[1] = Cell(free[1].words + hanging) if hanging else cells[1]
            yield Table((tuple(cells),), line.bbox, "aligned")


def _hanging_under(
    page: Page, number: int, value: Segment, inside: frozenset[int]
) -> tuple[Word, ...]:  # fmt: skip
    """Words of lines right under a value that begin where it begins, and go on with it."""
    found: tuple[Word, ...] = ()
    left, top, _, bottom = value.bbox
    for line in page.lines[number + 1 : number + 1 + _MOST_HANGING]:
        x0, high, _, low = line.bbox
        if len(line.segments) > 1 or abs(x0 - left) > _HANGING or line.words[0].start in inside:
            break
        if high - top > _LINE_PITCH * max(bottom - top, 6.0):
            break
        found, top, bottom = found + line.words, high, low
    return found


def _in_zone(reading: Reading, zones: tuple[SkipZone, ...]) -> bool:
    x0, top, _, bottom = reading.bbox
    middle = (top + bottom) / 2
    return any(zone.holds(x0, middle) and not passes(reading.name, zone.effect) for zone in zones)


def _unique(readings: list[Reading]) -> list[Reading]:
    """One reading for each name, numbers and variant, the best first found; in reading order."""
    best: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        key = (reading.name, reading.numbers, reading.variant)
        if key not in best or reading.score > best[key].score:
            best[key] = reading
    return sorted(best.values(), key=lambda r: (r.bbox[1], r.bbox[0], r.name, str(r.numbers)))
