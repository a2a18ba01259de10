"""Words of a PDF page with their boxes, as a person sees them: none twice, none hidden."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from spectriage.documents.glyphs import as_seen, needs_cleaning
from spectriage.documents.model import Word
from spectriage.documents.readers import pdfium_calls

# pdfium marks a hyphen at a line's end with U+FFFE and joins the two lines.
HYPHEN = "￾"
_LEADER_BEGINS = "...."
_LEADER = re.compile(r"[.…·]{4,}|…{2,}|\.(?: \.){3,}")  # leads the eye from a label to its value
_LED_TO_PAGE = re.compile(
    rf"(?:{_LEADER.pattern})[ \t]*(?:[A-Z]?-?\d{{1,4}}|[ivx]{{1,5}})[ \t]*(?=[\r\n]|\Z)"
)
_PARTED = re.compile(
    rf"{_LEADER.pattern}|(?:(?!{_LEADER.pattern})[^\s{HYPHEN}])+{HYPHEN}?|{HYPHEN}"
)
_TOKEN = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_FAR = 1e6  # points; a box further off is no place on a page
_SAME_PLACE = 1.6  # points by which a copy that makes print look bold is moved
_CELL = 4.0  # points; wider than that, so a copy lies in the same cell or one beside it
_BOX_BYTES = 16  # four floats: left, top, right, bottom
_DIRECTED, _DIRECTIONS = 3, 8  # characters of a word, and such words, that tell a direction
_ONE_WAY = 0.8  # share of a page's words that run the same way
_LEFT, _TOP, _RIGHT, _BOTTOM = range(4)

Floats = NDArray[np.float64]
Measured = tuple[list[tuple[int, int]], NDArray[np.float32]]
Length = TypeVar("Length", float, Floats)


class Frame:
    """From pdfium's page space to points from the top-left corner of the page as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox(fallback_ok=True)
        if right < left:
            left, right = right, left
        if top < bottom:
            bottom, top = top, bottom
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.turn_to(page.get_rotation())

    def turn_to(self, rotation: int) -> None:
        """Show the page turned clockwise by so many degrees."""
        self.rotation = rotation % 360
        width, height = self.right - self.left, self.top - self.bottom
        upright = self.rotation in (0, 180)
        self.width, self.height = (width, height) if upright else (height, width)

    def box(
        self, left: Length, bottom: Length, right: Length, top: Length
    ) -> tuple[Length, Length, Length, Length]:
        """Box as (x0, top, x1, bottom); of arrays, arrays."""
        if self.rotation == 90:
            return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.rotation == 180:
            return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        if self.rotation == 270:
            return (self.top - top, self.right - right, self.top - bottom, self.right - left)
        return (left - self.left, self.top - top, right - self.left, self.top - bottom)


def turns_of(measured: Measured, text: str, frame: Frame) -> int:
    """Quarter turns clockwise that set most of a page's print upright, 0 where most stands so."""
    spans, boxes = measured
    first, last = boxes.astype(np.float64).transpose(1, 2, 0)
    with np.errstate(invalid="ignore"):
        right, up = last[_LEFT] - first[_LEFT], last[_BOTTOM] - first[_BOTTOM]
    runs = (right >= abs(up), up > abs(right), -right > abs(up), -up > abs(right))
    upright = np.count_nonzero(runs[frame.rotation // 90])
    if len(spans) - upright < _ONE_WAY * _DIRECTIONS:  # as on most pages
        return 0
    counted = [
        number for number, (start, end) in enumerate(spans)
        if end - start >= _DIRECTED and text[start:end].isascii()
    ]  # fmt: skip
    if len(counted) < _DIRECTIONS:
        return 0
    shares = [float(np.mean(run[counted])) for run in runs]
    best = max(range(4), key=shares.__getitem__)
    return (best - frame.rotation // 90) % 4 if shares[best] >= _ONE_WAY else 0


def read_words(measured: Measured, text: str, frame: Frame) -> tuple[list[Word], int]:
    """Words in the order of the text layer, and how many lie outside the page or nowhere."""
    spans, boxes = measured
    if not spans:
        return [], 0
    shown, visible = _as_shown(boxes, frame)
    clean = needs_cleaning(text)
    words = []
    for (start, end), (x0, top, x1, bottom), seen in zip(
        spans, shown.tolist(), visible.tolist(), strict=True
    ):
        if not seen:
            continue
        printed = text[start:end]
        if HYPHEN in printed:
            printed = printed.replace(HYPHEN, "-")
        if clean:
            printed = as_seen(printed)
            if not printed:
                continue
        words.append(Word(printed, x0, top, x1, bottom, start, end))
    return words, len(spans) - int(visible.sum())


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Runs without white space; leaders between a label and its value are none.

    A table of contents keeps them: what they lead to is a page's number, no value.
    """
    if _LEADER_BEGINS not in text and "…" not in text and ". . ." not in text:
        return _TOKEN.finditer(text)
    led = len(_LEADER.findall(text))
    if not led or 2 * len(_LED_TO_PAGE.findall(text)) > led:
        return _TOKEN.finditer(text)
    return (found for found in _PARTED.finditer(text) if not _LEADER.match(found[0]))


def measure_words(textpage: pdfium.PdfTextPage, text: str) -> Measured:
    """Place in the text of each word that has a box, and boxes of its first and last character.

    Boxes have the shape ``(words, 2, 4)``, in page space.
    """
    raw = textpage.raw
    shifted = len(text) != textpage.count_chars()  # characters outside the BMP, or controls
    spans = [found.span() for found in _tokens(text)]
    boxes = np.zeros((len(spans), 2, 4), dtype=np.float32)
    handle, place = pdfium_calls.handle_of(raw), boxes.ctypes.data
    char_box = pdfium_calls.loose_char_box
    measured = []
    for span in spans:
        first, last = span[0], span[1] - 1
        if shifted:
            first = pdfium_c.FPDFText_GetCharIndexFromTextIndex(raw, first)
            last = pdfium_c.FPDFText_GetCharIndexFromTextIndex(raw, last)
        if char_box(handle, first, place) and char_box(handle, last, place + _BOX_BYTES):
            measured.append(span)
            place += 2 * _BOX_BYTES
    return measured, boxes[: len(measured)]


def _as_shown(boxes: NDArray[np.float32], frame: Frame) -> tuple[Floats, NDArray[np.bool_]]:
    """Boxes around the words as shown, shape ``(words, 4)``, and whether the page shows each."""
    first, last = boxes.astype(np.float64).transpose(1, 2, 0)
    left, bottom, right, top = (
        _smaller(first[_LEFT], last[_LEFT]), _smaller(first[_BOTTOM], last[_BOTTOM]),
        _larger(first[_RIGHT], last[_RIGHT]), _larger(first[_TOP], last[_TOP]),
    )  # fmt: skip
    # No number is neither smaller nor larger than another: this finds boxes of NaN too.
    somewhere = (left > -_FAR) & (left <= right) & (right < _FAR)
    somewhere &= (bottom > -_FAR) & (bottom <= top) & (top < _FAR)
    with np.errstate(invalid="ignore", over="ignore"):
        x0, upper, x1, lower = frame.box(left, bottom, right, top)
        x, y = (x0 + x1) / 2, (upper + lower) / 2
        visible = somewhere & (x >= -1) & (x <= frame.width + 1)
        visible &= (y >= -1) & (y <= frame.height + 1)
        return _rounded(np.stack((x0, upper, x1, lower), axis=1)), visible


def _smaller(one: Floats, other: Floats) -> Floats:
    return np.where(other < one, other, one)  # what is no number in the other does not count


def _larger(one: Floats, other: Floats) -> Floats:
    return np.where(other > one, other, one)


def _rounded(values: Floats) -> Floats:
    """The values as `round(value, 2)` gives them, which is slow: only ties are left to it."""
    hundredfold = values * 100
    whole = np.rint(hundredfold)
    rounded: Floats = whole / 100
    near_tie = np.abs(np.abs(hundredfold - whole) - 0.5) < 1e-6
    if near_tie.any():
        rounded[near_tie] = [round(value, 2) for value in values[near_tie].tolist()]
    return rounded


def without_copies(words: Sequence[Word]) -> list[Word]:
    """The words without those printed a second time at the same place, as fake bold is."""
    near = _near_another(words)
    if not near.any():
        return list(words)
    kept: list[Word] = []
    texts: dict[str, dict[tuple[int, int], list[Word]]] = {}
    for word, may_be_copy in zip(words, near.tolist(), strict=True):
        if may_be_copy:
            column, row = int(word.x0 // _CELL), int(word.top // _CELL)
            places = texts.setdefault(word.text, {})
            if places and _is_copy(word, places, column, row):
                continue
            places.setdefault((column, row), []).append(word)
        kept.append(word)
    return kept


def _near_another(words: Sequence[Word]) -> NDArray[np.bool_]:
    """Whether each word has another that begins so near that one may be the other's copy.

    Two so near share a square of twice that size in one of four grids, each moved by half.
    """
    lefts = np.array([word.x0 for word in words]) / (2 * _SAME_PLACE)
    tops = np.array([word.top for word in words]) / (2 * _SAME_PLACE)
    columns = [np.floor(lefts + moved).astype(np.int64) << 32 for moved in (0.0, 0.5)]
    rows = [np.floor(tops + moved).astype(np.int64) for moved in (0.0, 0.5)]
    near = np.zeros(len(words), dtype=bool)
    for column, row in itertools.product(columns, rows):
        squares = column + row
        order = np.argsort(squares)
        same = squares[order[1:]] == squares[order[:-1]]
        near[order[1:]] |= same
        near[order[:-1]] |= same
    return near


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
