"""All named quantities of a document: tables first, then the text around them."""

from collections.abc import Iterator
from dataclasses import replace

from spectriage.documents.layout.paragraphs import paragraphs_of
from spectriage.documents.model import BBox, Cell, Document, Page, Table
from spectriage.parameters.heads import has_slot_heads
from spectriage.parameters.idioms import idioms_in, read_idioms
from spectriage.parameters.prose import read_prose
from spectriage.parameters.reading import Reading
from spectriage.parameters.rows import read_table
from spectriage.parameters.sections import SkipZone, find_skip_zones, passes
from spectriage.parameters.stacked import stacked_pairs

MAX_READINGS_PER_PAGE = 400


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
    return tuple(found)


def read_page(page: Page, family: str = "") -> list[Reading]:
    """Readings of one page: tables, then text, then labels and values on one loose line."""
    zones = find_skip_zones(page.lines, page.width, page.height)
    readings: list[Reading] = []
    closed: set[int] = set()  # words that no later reader may use again
    taken = frozenset(
        word.start for table in page.tables for row in table.rows for cell in row
        for word in cell.words
    )  # fmt: skip
    for table in page.tables:
        found = list(read_table(page, table, family, _heading_above(page, table), taken))
        readings.extend(found)
        closed.update(_settled_words(table, found))
    for pair in (*_loose_pairs(page, taken), *stacked_pairs(page, taken)):
        found = [r for r in read_table(page, pair, family) if closed.isdisjoint(r.words)]
        readings.extend(found)
        closed.update(start for reading in found for start in reading.words)
    used = {start for reading in readings for start in reading.words}
    idioms = idioms_in(paragraphs_of(page), family)
    for paragraph in paragraphs_of(page):
        readings.extend(read_prose(page, paragraph, family, closed))
        if idioms:
            readings.extend(read_idioms(page, paragraph, idioms, used))
    kept = [reading for reading in readings if not _in_zone(reading, zones)]
    return _as_recognised(page, _unique(kept)[:MAX_READINGS_PER_PAGE])


def _as_recognised(page: Page, readings: list[Reading]) -> list[Reading]:
    """Readings no surer than the words they stand on, with boxes on the page as it is shown."""
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


def _settled_words(table: Table, found: list[Reading]) -> set[int]:
    """Words a table settled: all of one with min/typ/max heads, else rows that gave a value."""
    used = {start for reading in found for start in reading.words}
    whole = has_slot_heads(table)
    settled: set[int] = set()
    for row in table.rows:
        own = {word.start for cell in row for word in cell.words}
        if whole or not own.isdisjoint(used):
            settled |= own
    return settled


def _heading_above(page: Page, table: Table) -> str:
    """The short line right above a table, which may name what its rows are about."""
    best = ""
    for line in page.lines:
        x0, _, _, bottom = line.bbox
        if bottom <= table.bbox[1] + 2 and table.bbox[1] - bottom < 40 and x0 < table.bbox[2]:
            best = line.text
    return best if len(best) < 80 else ""


def _loose_pairs(page: Page, inside: frozenset[int]) -> Iterator[Table]:
    """Lines of two or more segments outside all tables, each as a table of one row."""
    for line in page.lines:
        if not 2 <= len(line.segments) <= 8:
            continue
        free = [s for s in line.segments if s.words[0].start not in inside]
        if len(free) > 1:
            yield Table((tuple(Cell(s.words) for s in free),), line.bbox, "aligned")


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
