"""What is drawn on a PDF page, object by object, forms opened; and the rules among it."""

import ctypes
import struct
from dataclasses import dataclass, field
from math import isfinite
from typing import TypeAlias

import pypdfium2.raw as pdfium_c

from spectriage.documents.model import BBox
from spectriage.documents.readers import pdfium_calls
from spectriage.documents.readers.pdf_words import Frame
from spectriage.documents.readers.pdfium_calls import Handle, Matrix

_MAX_OBJECTS = 100_000  # of a page with all its forms; more is a drawing
_MAX_PATH_POINTS = 600
_CURVE_POINTS = 10  # so many strokes of a path without a level one: a chart's curve
_MAX_FORM_DEPTH = 4
_THIN = 3.0  # points; a narrower box is a rule
_SHORT = 6.0  # points; a shorter one is a dot
_SYMBOL = 9.0  # points; a smaller drawing is a sign or a tick box, no cell of a table

Corners = tuple[float, float, float, float]  # left, bottom, right, top in pdfium's page space
Placed: TypeAlias = tuple[Handle, Matrix | None]  # an object, and the forms it stands in, if any

_TEXT, _PATH, _FORM = (
    pdfium_c.FPDF_PAGEOBJ_TEXT,
    pdfium_c.FPDF_PAGEOBJ_PATH,
    pdfium_c.FPDF_PAGEOBJ_FORM,
)
_PICTURES = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING)


@dataclass(slots=True)
class Drawn:
    """Objects of a page by kind, each with the matrix of the forms it stands in, if any."""

    texts: list[Placed] = field(default_factory=list)
    paths: list[Placed] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)
    left: int = _MAX_OBJECTS  # how many more we look at
    cut: bool = False  # whether there was more than that


def list_objects(page: object) -> Drawn:
    """Everything drawn on pdfium's raw page, forms opened; valid while the page is open."""
    drawn = Drawn()
    handle = pdfium_calls.handle_of(page)
    get = pdfium_calls.page_object
    count = pdfium_calls.count_page_objects(handle)
    _collect(drawn, [get(handle, index) for index in range(min(count, drawn.left + 1))], None, 0)
    return drawn


def _collect(drawn: Drawn, objects: list[Handle], matrix: Matrix | None, depth: int) -> None:
    """Put objects where they belong; forms are opened, a few deep."""
    if len(objects) > drawn.left:
        del objects[drawn.left :]
        drawn.cut = True
    drawn.left -= len(objects)
    texts, paths, pictures = drawn.texts, drawn.paths, drawn.pictures
    for handle, kind in zip(objects, map(pdfium_calls.object_type, objects), strict=True):
        if kind == _TEXT:
            texts.append((handle, matrix))
        elif kind == _PATH:
            paths.append((handle, matrix))
        elif kind == _FORM:
            if depth < _MAX_FORM_DEPTH:
                get = pdfium_calls.form_object
                count = max(pdfium_calls.count_form_objects(handle), 0)
                inner = [get(handle, index) for index in range(min(count, drawn.left + 1))]
                own = matrix_of(handle)
                _collect(drawn, inner, own if matrix is None else _product(own, matrix), depth + 1)
        elif kind in _PICTURES:
            pictures.append((handle, matrix))


# What pdfium writes to; under the lock.
_FLOATS = (ctypes.c_float * 6)()
_CORNERS = struct.Struct("4f")
_FIRST = ctypes.addressof(_FLOATS)
_SECOND, _THIRD, _FOURTH = _FIRST + 4, _FIRST + 8, _FIRST + 12


def matrix_of(handle: Handle) -> Matrix:
    """An object's own matrix."""
    if not pdfium_calls.object_matrix(handle, _FIRST):
        return (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    return tuple(_FLOATS)


def bounds_of(handle: Handle, form: Matrix | None) -> Corners | None:
    """Box around an object in the page's space; none where it has no finite one."""
    if not pdfium_calls.object_bounds(handle, _FIRST, _SECOND, _THIRD, _FOURTH):
        return None
    box: Corners = _CORNERS.unpack_from(_FLOATS)  # a slice takes three times as long
    if form is not None:
        box = _place(*box, form)
    return box if isfinite(box[0] + box[1] + box[2] + box[3]) else None


def read_rules(drawn: Drawn, frame: Frame, most: int) -> tuple[list[BBox], bool]:
    """Thin lines and box edges as shown, and whether there were more paths than these."""
    rules: list[BBox] = []
    for handle, matrix in drawn.paths[:most]:
        box = bounds_of(handle, matrix)
        if box is None:
            continue
        width, height = box[2] - box[0], box[3] - box[1]
        if width <= _THIN or height <= _THIN:
            if width > _SHORT or height > _SHORT:
                rules.append(frame.box(*box))
        elif width >= _SYMBOL or height >= _SYMBOL:
            rules.extend([frame.box(*edge) for edge in _path_edges(handle, matrix)])
    return rules, drawn.cut or len(drawn.paths) > most


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """Matrix of an object in a form that stands in another, as pdfium keeps it."""
    a, b, c, d, e, f = outer
    made = (
        inner[0] * a + inner[1] * c, inner[0] * b + inner[1] * d,
        inner[2] * a + inner[3] * c, inner[2] * b + inner[3] * d,
        inner[4] * a + inner[5] * c + e, inner[4] * b + inner[5] * d + f,
    )  # fmt: skip
    return tuple((ctypes.c_float * 6)(*made))


def _path_edges(handle: Handle, form: Matrix | None) -> list[Corners]:
    """Straight horizontal and vertical strokes of a path."""
    count = pdfium_calls.count_segments(handle)
    if count > _MAX_PATH_POINTS:
        return []
    pdfium_calls.draw_mode(handle, ctypes.addressof(_FILL), ctypes.addressof(_STROKE))
    if not _STROKE.value:
        return []
    return [box for box in _strokes(handle, count, form) if all(map(isfinite, box))]


_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()


def _strokes(handle: Handle, count: int, form: Matrix | None) -> list[Corners]:
    a, b, c, d, e, f = matrix_of(handle)
    segment_at, point_of = pdfium_calls.path_segment, pdfium_calls.segment_point
    floats = _FLOATS
    boxes: list[Corners] = []
    strokes = 0
    start: tuple[float, float] | None = None
    last: tuple[float, float] | None = None
    for index in range(count):
        segment = segment_at(handle, index)
        point_of(segment, _FIRST, _SECOND)
        x, y = floats[0], floats[1]
        point = (a * x + c * y + e, b * x + d * y + f)
        kind = pdfium_calls.segment_type(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO or last is None:
            start = last = point
            continue
        if kind == pdfium_c.FPDF_SEGMENT_LINETO:
            strokes += 1
            _add_level(boxes, last, point)
            if strokes == _CURVE_POINTS and not boxes:
                return []
        last = point
        if pdfium_calls.segment_closes(segment) and start is not None:
            strokes += 1
            _add_level(boxes, last, start)
    return boxes if form is None else [_place(*box, form) for box in boxes]


def _add_level(boxes: list[Corners], a: tuple[float, float], b: tuple[float, float]) -> None:
    """Add a stroke's box where it runs along the page's sides."""
    (x, y), (u, v) = a, b
    if abs(x - u) < 1 or abs(y - v) < 1:
        left, right = (u, x) if u < x else (x, u)
        bottom, top = (v, y) if v < y else (y, v)
        boxes.append((left, bottom, right, top))


def _place(left: float, bottom: float, right: float, top: float, form: Matrix) -> Corners:
    """Box around a form's box in the page's space."""
    a, b, c, d, e, f = form
    x_left, x_right = (a * left, a * right) if a > 0 else (a * right, a * left)
    x_bottom, x_top = (c * bottom, c * top) if c > 0 else (c * top, c * bottom)
    y_left, y_right = (b * left, b * right) if b > 0 else (b * right, b * left)
    y_bottom, y_top = (d * bottom, d * top) if d > 0 else (d * top, d * bottom)
    return (x_left + x_bottom + e, y_left + y_bottom + f, x_right + x_top + e, y_right + y_top + f)
