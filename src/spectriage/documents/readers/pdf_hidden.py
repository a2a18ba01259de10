"""Text that a PDF page holds but does not show: white on white, invisible, of no size.

A text object is doubtful by its own colour, opacity, mode or size. White print is hidden only
where no dark area or picture lies under it, and any print only where no shown print lies over
it: drawings lay a white copy of a label under the label, to part it from the lines behind.
"""

import ctypes
import math
import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pypdfium2.raw as pdfium_c

from spectriage.documents.layout.covering import held_by_any
from spectriage.documents.model import BBox, Word
from spectriage.documents.readers import pdfium_calls
from spectriage.documents.readers.pdf_objects import Drawn, Placed, bounds_of, matrix_of
from spectriage.documents.readers.pdf_words import Frame
from spectriage.documents.readers.pdfium_calls import Handle, Matrix

_WHITE = 250  # of 255, each colour of print that cannot be told from paper
_DARK = 235  # of 255; an area with a colour below it shows white print
_THICK = 4.0  # points; a thinner stroke is no ground to print on
_SMALLEST = 1.0  # points; smaller print is seen by no reader
_NEVER_DRAWN = (
    pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE,
    pdfium_c.FPDF_TEXTRENDERMODE_CLIP,
)
_LARGE_PICTURE = 0.5  # of the page; invisible print over it is the text layer of a scan


@dataclass(slots=True)
class HiddenAreas:
    """Boxes of text that is not shown, as shown pages count, and whether it is a scan's."""

    boxes: list[BBox] = field(default_factory=list)
    scan_layer: bool = False

    def part(self, words: list[Word]) -> tuple[list[Word], list[Word]]:
        """Words that are shown, and those whose middle lies in an area of hidden text."""
        if not self.boxes:
            return words, []
        wider = [(b[0] - 1, b[1] - 1, b[2] + 1, b[3] + 1) for b in self.boxes]
        unseen = held_by_any([word.bbox for word in words], wider)
        return (
            [word for word, hidden in zip(words, unseen, strict=True) if not hidden],
            [word for word, hidden in zip(words, unseen, strict=True) if hidden],
        )


def find_hidden_areas(drawn: Drawn, frame: Frame) -> HiddenAreas:
    """Areas of the page whose text is not shown."""
    doubts = [_doubt(handle, matrix) for handle, matrix in drawn.texts]
    if doubts.count(None) == len(doubts):
        return HiddenAreas()

    def boxes_of(wanted: str | None) -> list[BBox]:
        texts = (text for text, doubt in zip(drawn.texts, doubts, strict=True) if doubt == wanted)
        return _boxes(texts, frame)

    white, unseen = boxes_of("white"), boxes_of("unseen")
    if not white and not unseen:
        return HiddenAreas()
    pictures = _boxes(drawn.pictures, frame)
    white = _outside(white, [*_dark_areas(drawn, frame), *pictures])
    shown = boxes_of(None) if white or unseen else []  # often none is left, and these are many
    unseen = _outside(unseen, shown)
    hidden = HiddenAreas(_outside(white, shown))
    area = max(frame.width * frame.height, 1.0)
    large = [p for p in pictures if (p[2] - p[0]) * (p[3] - p[1]) > _LARGE_PICTURE * area]
    if unseen and large:
        hidden.scan_layer = True
    else:
        hidden.boxes += unseen
    return hidden


def _outside(boxes: list[BBox], grounds: Sequence[BBox]) -> list[BBox]:
    """Boxes whose middle lies on none of the grounds."""
    held = held_by_any(boxes, grounds)
    return [box for box, is_held in zip(boxes, held, strict=True) if not is_held]


# What pdfium writes to; under the lock.
_COLOUR, _SIZE, _MODES = (ctypes.c_uint * 4)(), ctypes.c_float(), (ctypes.c_int * 2)()
_FOUR_FIGURES = struct.Struct("4I")
_RED = ctypes.addressof(_COLOUR)
_GREEN, _BLUE, _ALPHA = _RED + 4, _RED + 8, _RED + 12
_SIZE_PLACE = ctypes.addressof(_SIZE)
_FILL = ctypes.addressof(_MODES)
_STROKE = _FILL + 4


def _doubt(handle: Handle, form: Matrix | None) -> str | None:
    """Why a text object may not be shown: ``white``, ``unseen``, or nothing."""
    if pdfium_calls.render_mode(handle) in _NEVER_DRAWN:
        return "unseen"
    if not pdfium_calls.fill_colour(handle, _RED, _GREEN, _BLUE, _ALPHA):
        return None
    doubt = _colour_doubt(bytes(_COLOUR))
    if doubt is not None:
        return doubt
    if pdfium_calls.font_size(handle, _SIZE_PLACE) and -_SMALLEST < _SIZE.value < _SMALLEST:
        size = abs(_SIZE.value)
        size *= _enlargement(matrix_of(handle)) * (1.0 if form is None else _enlargement(form))
        if size < _SMALLEST:
            return "unseen"
    return None


@lru_cache(maxsize=1024)  # a page has few colours, and its figures are slow to take out
def _colour_doubt(colour: bytes) -> str | None:
    red, green, blue, alpha = _FOUR_FIGURES.unpack(colour)
    if alpha == 0:
        return "unseen"
    return "white" if min(red, green, blue) >= _WHITE else None


def _enlargement(matrix: Matrix) -> float:
    """How much larger a matrix draws; a text's own or its form's may make small print large."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def _boxes(objects: Iterable[Placed], frame: Frame) -> list[BBox]:
    """Boxes of the objects that have one, as shown."""
    boxes = (bounds_of(handle, form) for handle, form in objects)
    return [frame.box(*box) for box in boxes if box is not None]


def _dark_areas(drawn: Drawn, frame: Frame) -> list[BBox]:
    """Areas of a colour that shows white print, each wider by what its stroke reaches."""
    found = []
    for handle, form in drawn.paths:
        reach = _dark_reach(handle)
        box = bounds_of(handle, form) if reach >= 0 else None
        if box is not None:
            left, bottom, right, top = box
            found.append(frame.box(left - reach, bottom - reach, right + reach, top + reach))
    return found


def _dark_reach(path: Handle) -> float:
    """How far beyond its box a path darkens the page, in points; negative where it does not."""
    pdfium_calls.draw_mode(path, _FILL, _STROKE)
    fill, stroke = _MODES
    if fill and _is_dark(path, pdfium_calls.fill_colour):
        return 0.0
    if stroke and pdfium_calls.stroke_width(path, _SIZE_PLACE):
        width = float(_SIZE.value)
        if width >= _THICK and _is_dark(path, pdfium_calls.stroke_colour):
            return width / 2
    return -1.0


def _is_dark(path: Handle, colour: Callable[..., int]) -> bool:
    """Whether the colour shows white print; a pattern, which has none, is taken to do so."""
    if not colour(path, _RED, _GREEN, _BLUE, _ALPHA):
        return True
    red, green, blue, alpha = _COLOUR
    return min(red, green, blue) < _DARK and alpha > 0
