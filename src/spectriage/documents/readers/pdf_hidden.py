"""Text that a PDF page holds but does not show: white on white, invisible, of no size.

A text object is doubtful by its own colour, opacity, mode or size. White print is hidden only
where no dark area or picture lies under it, and any print only where no shown print lies over
it: drawings lay a white copy of a label under the label, to part it from the lines behind.
"""

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium_c

from spectriage.documents.model import BBox, Word
from spectriage.documents.readers.pdf_objects import Drawn, bounds_of
from spectriage.documents.readers.pdf_words import Frame

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

    def holds(self, word: Word) -> bool:
        """Whether the word's middle lies in an area of hidden text."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return any(b[0] - 1 <= x <= b[2] + 1 and b[1] - 1 <= y <= b[3] + 1 for b in self.boxes)


def find_hidden_areas(drawn: Drawn, frame: Frame) -> HiddenAreas:
    """Areas of the page whose text is not shown."""
    white: list[BBox] = []
    unseen: list[BBox] = []
    for handle, matrix in drawn.texts:
        how = _doubt(handle, matrix)
        if how is None:
            continue
        box = bounds_of(handle, matrix)
        if box is not None:
            (white if how == "white" else unseen).append(frame.box(*box))
    if not white and not unseen:
        return HiddenAreas()
    dark, pictures, shown = _grounds(drawn, frame)
    unseen = [box for box in unseen if not any(_over(box, print_) for print_ in shown)]
    grounds = dark + pictures + shown
    hidden = HiddenAreas([box for box in white if not any(_over(box, g) for g in grounds)])
    area = max(frame.width * frame.height, 1.0)
    large = [p for p in pictures if (p[2] - p[0]) * (p[3] - p[1]) > _LARGE_PICTURE * area]
    if unseen and large:
        hidden.scan_layer = True
    else:
        hidden.boxes += unseen
    return hidden


def _doubt(handle: object, form: object | None) -> str | None:
    """Why a text object may not be shown: ``white``, ``unseen``, or nothing."""
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
    if mode in _NEVER_DRAWN:
        return "unseen"
    if not pdfium_c.FPDFPageObj_GetFillColor(handle, _RED, _GREEN, _BLUE, _ALPHA):
        return None
    if _ALPHA.value == 0:
        return "unseen"
    if min(_RED.value, _GREEN.value, _BLUE.value) >= _WHITE:
        return "white"
    if pdfium_c.FPDFTextObj_GetFontSize(handle, _SIZE) and abs(_SIZE.value) < _SMALLEST:
        own = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFPageObj_GetMatrix(handle, own)
        size = abs(_SIZE.value) * _enlargement(own) * (1.0 if form is None else _enlargement(form))
        if size < _SMALLEST:
            return "unseen"
    return None


_RED, _GREEN, _BLUE, _ALPHA = (ctypes.c_uint() for _ in range(4))  # under the pdfium lock
_SIZE = ctypes.c_float()
_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()


def _enlargement(matrix: Any) -> float:
    """How much larger a matrix draws; a text's own or its form's may make small print large."""
    return math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))


def _grounds(drawn: Drawn, frame: Frame) -> tuple[list[BBox], list[BBox], list[BBox]]:
    """Areas of a colour that shows white print, pictures, and print that is shown."""
    dark = [(path, form, _dark_reach(path)) for path, form in drawn.paths]
    shown = [(text, form, 0.0) for text, form in drawn.texts if _doubt(text, form) is None]
    pictures = [(picture, form, 0.0) for picture, form in drawn.pictures]
    return (
        _boxes([item for item in dark if item[2] >= 0], frame),
        _boxes(pictures, frame),
        _boxes(shown, frame),
    )


def _boxes(objects: list[tuple[object, object | None, float]], frame: Frame) -> list[BBox]:
    """Boxes of the objects that have one, each wider by its reach."""
    found = []
    for handle, form, reach in objects:
        box = bounds_of(handle, form)
        if box is not None:
            left, bottom, right, top = box
            found.append(frame.box(left - reach, bottom - reach, right + reach, top + reach))
    return found


def _dark_reach(path: object) -> float:
    """How far beyond its box a path darkens the page, in points; negative where it does not."""
    pdfium_c.FPDFPath_GetDrawMode(path, _FILL, _STROKE)
    if _FILL.value and _is_dark(path, pdfium_c.FPDFPageObj_GetFillColor):
        return 0.0
    if _STROKE.value and pdfium_c.FPDFPageObj_GetStrokeWidth(path, _SIZE):
        width = float(_SIZE.value)
        if width >= _THICK and _is_dark(path, pdfium_c.FPDFPageObj_GetStrokeColor):
            return width / 2
    return -1.0


def _is_dark(path: object, colour: Callable[..., int]) -> bool:
    """Whether the colour shows white print; a pattern, which has none, is taken to do so."""
    if not colour(path, _RED, _GREEN, _BLUE, _ALPHA):
        return True
    return min(_RED.value, _GREEN.value, _BLUE.value) < _DARK and _ALPHA.value > 0


def _over(text: BBox, ground: BBox) -> bool:
    x, y = (text[0] + text[2]) / 2, (text[1] + text[3]) / 2
    return ground[0] <= x <= ground[2] and ground[1] <= y <= ground[3]
