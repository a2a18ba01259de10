"""Pages that are pictures: recognised within a budget, and laid out as other pages are."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spectriage.documents.layout.aligned import find_aligned_tables
from spectriage.documents.layout.lines import find_lines
from spectriage.documents.limits import Limits
from spectriage.documents.model import BBox, Page, PageNote, PageState, Word, turn_box
from spectriage.errors import DamagedDocument

if TYPE_CHECKING:
    from PIL import Image

    from spectriage.documents.readers import ocr

DPI = 200  # of a page drawn to be recognised
MAX_PIXELS = 12_000_000
MAX_SLOPE = 0.1  # a page askew by more than 6 degrees is no page on a scanner's glass
NO_TEXT = "no text layer: the page is a picture"
UNSCREENED = "page_without_text"


@dataclass(slots=True, frozen=True)
class Sheet:
    """A page to be recognised: its place and size in points, and how to get its picture."""

    number: int
    width: float
    height: float
    draw: "Callable[[], Image.Image]"  # raises DamagedDocument where it cannot be drawn
    text: str = ""  # what its text layer has, and the words of it
    words: Sequence[Word] = ()
    has_text_layer: bool = False  # more than a stamp's


def drawing_scale(width: float, height: float) -> float:
    """Pixels a point, so that the page has `DPI` or, if it is large, `MAX_PIXELS`."""
    return min(DPI / 72, float((MAX_PIXELS / max(width * height, 1.0)) ** 0.5))


class ScanReader:
    """Recognises pages of one document, as many as its limits allow."""

    def __init__(self, limits: Limits) -> None:
        self._most = self._left = limits.ocr_pages

    def read(self, sheet: Sheet) -> tuple[Page, PageNote]:
        """Page with what was recognised, and its line of the ledger.

        A page of which nothing was recognised is unread where it has no text layer, else read
        in part.
        """
        from spectriage.documents.readers import ocr  # loads NumPy; few documents need it

        refusal = self._refusal(ocr.why_unavailable)
        if refusal:
            return _unscreened(sheet, refusal)
        self._left -= 1
        try:
            picture = sheet.draw()
            sight = ocr.recognise(picture)
        except DamagedDocument as err:
            return _unscreened(sheet, f"it cannot be drawn ({err.detail})")
        except ocr.RecognitionFault as err:
            return _unscreened(sheet, str(err))
        seen = _place(sheet, picture.size, sight)
        if not seen.added:
            return _unscreened(sheet, "recognition found no text in it")
        page = _lay_out(sheet, seen, sight.turns)
        if sight.illegible_share > ocr.MOST_ILLEGIBLE:
            reason = (
                f"{sight.illegible_share:.0%} of the print is illegible, or in letters that are "
                "not recognised (Cyrillic, Arabic)"
            )
            return page, _unscreened_note(sheet, reason)
        return page, _note(sheet, seen.added, sight)

    def _refusal(self, why_unavailable: Callable[[], str]) -> str:
        if self._most <= 0:
            return "recognition is turned off"
        missing = why_unavailable()
        if missing:
            return missing
        return "" if self._left > 0 else f"more than {self._most} pages to recognise"


def _unscreened(sheet: Sheet, reason: str) -> tuple[Page, PageNote]:
    lines = find_lines(sheet.words)
    tables = find_aligned_tables(lines, ())
    page = Page(sheet.number, sheet.width, sheet.height, sheet.text, lines, tables)
    return page, _unscreened_note(sheet, reason)


def _unscreened_note(sheet: Sheet, reason: str) -> PageNote:
    if sheet.has_text_layer:
        detail = f"a large picture on this page was not screened; {reason}"
        return PageNote(sheet.number, PageState.PARTLY_READ, "picture_not_screened", detail)
    detail = f"{NO_TEXT} and was not screened; {reason}"
    return PageNote(sheet.number, PageState.UNREAD, UNSCREENED, detail)


@dataclass(slots=True, frozen=True)
class _Seen:
    """Words in points on the upright, levelled page: those of its text layer, those added."""

    width: float
    height: float
    slope: float
    known: tuple[Word, ...]
    added: tuple[Word, ...]


def _place(sheet: Sheet, size: tuple[int, int], sight: "ocr.Sight") -> _Seen:
    sideways = sight.turns % 2 == 1
    width, height = (sheet.height, sheet.width) if sideways else (sheet.width, sheet.height)
    across, down = (size[1], size[0]) if sideways else size
    x_scale, y_scale = width / across, height / down
    slope = _slope(sight.lines) * y_scale / x_scale
    known = []
    for word in sheet.words:
        box = turn_box(word.bbox, sheet.width, sheet.height, sight.turns)
        known.append(_with_box(word, _levelled(box, slope)))
    added = []
    for line in sight.lines:
        for seen in line.words:
            x0, top, x1, bottom = seen.box
            box = (x0 * x_scale, top * y_scale, x1 * x_scale, bottom * y_scale)
            found = _with_box(Word(seen.text, *box, 0, 0, seen.confidence), _levelled(box, slope))
            if not any(_covers(other, found) for other in known):
                added.append(found)
    return _Seen(width, height, slope, tuple(known), tuple(added))


def _slope(lines: "Sequence[ocr.SeenLine]") -> float:
    """Median slope of the longer lines; zero where they are few, or point anywhere."""
    level = sorted((line for line in lines if not line.is_tall), key=lambda line: -line.length)
    slopes = [line.slope for line in level[: max(len(level) // 2, 5)]]
    if len(slopes) < 3:
        return 0.0
    found = statistics.median(slopes)
    return found if abs(found) <= MAX_SLOPE else 0.0


def _levelled(box: BBox, slope: float) -> BBox:
    drop = slope * (box[0] + box[2]) / 2
    return (box[0], box[1] - drop, box[2], box[3] - drop)


def _with_box(word: Word, box: BBox) -> Word:
    x0, top, x1, bottom = (round(value, 2) for value in box)
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom)


def _covers(known: Word, seen: Word) -> bool:
    x, y = (seen.x0 + seen.x1) / 2, (seen.top + seen.bottom) / 2
    return known.x0 <= x <= known.x1 and known.top <= y <= known.bottom


def _lay_out(sheet: Sheet, seen: _Seen, turns: int) -> Page:
    """Page whose text is its text layer, then the words added, line by line."""
    text, added = _written(seen.added, sheet.text.rstrip())
    lines = find_lines([*seen.known, *added])
    tables = find_aligned_tables(lines, ())
    return Page(
        sheet.number, seen.width, seen.height, text, lines, tables, turns=turns, slope=seen.slope
    )


def _written(words: Sequence[Word], before: str) -> tuple[str, list[Word]]:
    """Text with the words written behind it in the order of their lines, and their places."""
    numbered = [replace(word, start=number) for number, word in enumerate(words)]
    in_lines = [line.words for line in find_lines(numbered)]
    placed = {word.start for line in in_lines for word in line}
    upright = [(word,) for word in numbered if word.start not in placed]
    parts, written = ([before] if before else []), []
    length = len(before)
    for line in [*in_lines, *upright]:
        for place, word in enumerate(line):
            gap = "" if not parts else " " if place else "\n"
            start = length + len(gap)
            length = start + len(word.text)
            parts.append(gap + word.text)
            written.append(replace(word, start=start, end=length))
    return "".join(parts), written


def _note(sheet: Sheet, added: Sequence[Word], sight: "ocr.Sight") -> PageNote:
    characters = sum(len(word.text) for word in added)
    mean = sum(word.confidence * len(word.text) for word in added) / characters
    detail = f"recognised from a picture, mean confidence {mean:.2f}"
    if sight.turns:
        detail += f", turned by {90 * sight.turns}°"
    if sight.illegible:
        detail += f"; {len(sight.illegible)} line(s) illegible"
    return PageNote(sheet.number, PageState.PARTLY_READ, "ocr", detail)
