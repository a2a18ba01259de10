"""The few pdfium functions that are called once an object or a character, bound for speed.

pypdfium2 binds every function with types of its own, which are made and checked at each call; a
page takes some thousand calls. Here handles and places in memory are plain integers, which takes
half the time (measured). Everything else goes through pypdfium2's own bindings. All of this is
called under the lock of `pdf`, so the places that pdfium writes to are shared.
"""

import ctypes
from collections.abc import Callable
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium_c

Handle: TypeAlias = int
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def _bound(function: Any, result: type | None, *arguments: type) -> Callable[..., Any]:
    place = ctypes.cast(function, ctypes.c_void_p).value
    made: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(place)  # type: ignore[arg-type]
    return made


def handle_of(pointer: Any) -> Handle:
    """Handle of an object that pypdfium2 holds."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


count_page_objects = _bound(pdfium_c.FPDFPage_CountObjects, _INT, _POINTER)
page_object = _bound(pdfium_c.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
count_form_objects = _bound(pdfium_c.FPDFFormObj_CountObjects, _INT, _POINTER)
form_object = _bound(pdfium_c.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
object_type = _bound(pdfium_c.FPDFPageObj_GetType, _INT, _POINTER)
object_bounds = _bound(
    pdfium_c.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
object_matrix = _bound(pdfium_c.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
fill_colour = _bound(
    pdfium_c.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
stroke_colour = _bound(
    pdfium_c.FPDFPageObj_GetStrokeColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
stroke_width = _bound(pdfium_c.FPDFPageObj_GetStrokeWidth, _INT, _POINTER, _POINTER)
render_mode = _bound(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
font_size = _bound(pdfium_c.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)
count_segments = _bound(pdfium_c.FPDFPath_CountSegments, _INT, _POINTER)
draw_mode = _bound(pdfium_c.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
path_segment = _bound(pdfium_c.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_point = _bound(pdfium_c.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bound(pdfium_c.FPDFPathSegment_GetType, _INT, _POINTER)
segment_closes = _bound(pdfium_c.FPDFPathSegment_GetClose, _INT, _POINTER)
loose_char_box = _bound(pdfium_c.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
