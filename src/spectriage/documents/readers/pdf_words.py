"""Words of a PDF page with their boxes, as a person sees them: none twice, none hidden."""

import re
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from spectriage.documents.glyphs import as_seen, needs_cleaning
from spectriage.documents.model import BBox, Word

# pdfium marks a hyphen at a line's end with U+FFFE and joins the two lines.
HYPHEN = "￾"
_TOKEN = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_FAR = 1e6  # points; a box further off is no place on a page
_NOWHERE: BBox = (_FAR, _FAR, _FAR, _FAR)
_SAME_PLACE = 1.6  # points by which a copy that makes print look bold is moved
_CELL = 4.0  # points; wider than that, so a copy lies in the same cell or one beside it


class Frame:
    """From pdfium's page space to points from the top-left corner of the page as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox(fallback_ok=True)
        if right < left:
            left, right = right, left
        if top < bottom:
            bottom, top = top, bottom
        self.rotation = page.get_rotation()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        width, height = right - left, top - bottom
        upright = self.rotation in (0, 180)
        self.width, self.height = (width, height) if upright else (height, width)

    def box(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """Box as (x0, top, x1, bottom)."""
        if self.rotation == 90:
            return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.rotation == 180:
            return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        if self.rotation == 270:
            return (self.top - top, self.right - right, self.top - bottom, self.right - left)
        return (left - self.left, self.top - top, right - self.left, self.top - bottom)

    def shows(self, box: BBox) -> bool:
        """Whether the box's middle lies on the page as shown."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return bool(-1 <= x <= self.width + 1 and -1 <= y <= self.height + 1)


def read_words(textpage: pdfium.PdfTextPage, text: str, frame: Frame) -> tuple[list[Word], int]:
    """Words in the order of the text layer, and how many lie outside the page or nowhere."""
    clean = needs_cleaning(text)
    words, outside = [], 0
    for start, end, box in _boxes(textpage, text):
        shown = frame.box(*box)
        if not frame.shows(shown):
            outside += 1
            continue
        printed = text[start:end]
        if HYPHEN in printed:
            printed = printed.replace(HYPHEN, "-")
        if clean:
            printed = as_seen(printed)
            if not printed:
                continue
        x0, top, x1, bottom = shown
        words.append(
            Word(printed, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2), start, end)
        )
    return words, outside


def _boxes(textpage: pdfium.PdfTextPage, text: str) -> Iterator[tuple[int, int, BBox]]:
    """Place in the text and box in page space of each word; one without a box is far away."""
    raw = textpage.raw
    shifted = len(text) != textpage.count_chars()  # characters outside the BMP, or controls
    first_box, last_box = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
    char_box = pdfium_c.FPDFText_GetLooseCharBox
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        first, last = start, end - 1
        if shifted:
            first = pdfium_c.FPDFText_GetCharIndexFromTextIndex(raw, first)
            last = pdfium_c.FPDFText_GetCharIndexFromTextIndex(raw, last)
        if not char_box(raw, first, first_box):
            continue
        left, bottom, right, top = (
            first_box.left, first_box.bottom, first_box.right, first_box.top
        )  # fmt: skip
        if last != first:
            if not char_box(raw, last, last_box):
                continue
            left, bottom = min(left, last_box.left), min(bottom, last_box.bottom)
            right, top = max(right, last_box.right), max(top, last_box.top)
        # No number is neither smaller nor larger than another: this finds boxes of NaN too.
        if -_FAR < left <= right < _FAR and -_FAR < bottom <= top < _FAR:
            yield start, end, (left, bottom, right, top)
        else:
            yield start, end, _NOWHERE


def without_copies(words: Sequence[Word]) -> list[Word]:
    """The words without those printed a second time at the same place, as fake bold is."""
    kept: list[Word] = []
    texts: dict[str, dict[tuple[int, int], list[Word]]] = {}
    for word in words:
        column, row = int(word.x0 // _CELL), int(word.top // _CELL)
        places = texts.get(word.text)
        if places is None:  # most words of a page, and the quick way out
            texts[word.text] = {(column, row): [word]}
        elif _is_copy(word, places, column, row):
            continue
        else:
            places.setdefault((column, row), []).append(word)
        kept.append(word)
    return kept


def _is_copy(word: Word, places: dict[tuple[int, int], list[Word]], column: int, row: int) -> bool:
    for x in (column, column - 1, column + 1):
        for y in (row, row - 1, row + 1):
            for other in places.get((x, y), ()):
                if (
                    abs(other.x0 - word.x0) < _SAME_PLACE
                    and abs(other.top - word.top) < _SAME_PLACE
                ):
                    return True
    return False
