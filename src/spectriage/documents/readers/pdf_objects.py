"""What is drawn on a PDF page, object by object, forms opened; and the rules among it."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import pypdfium2.raw as pdfium_c

from spectriage.documents.model import BBox
from spectriage.documents.readers.pdf_words import Frame

_MAX_OBJECTS = 100_000  # of a page with all its forms; more is a drawing
_MAX_PATH_POINTS = 600
_CURVE_POINTS = 10  # so many strokes of a path without a level one: a chart's curve
_MAX_FORM_DEPTH = 4
_THIN = 3.0  # points; a narrower box is a rule
_SHORT = 6.0  # points; a shorter one is a dot
_SYMBOL = 9.0  # points; a smaller drawing is a sign or a tick box, no cell of a table

Corners = tuple[float, float, float, float]  # left, bottom, right, top in pdfium's page space


@dataclass(slots=True)
class Drawn:
    """Objects of a page by kind, each with the matrix of the forms it stands in, if any."""

    texts: list[tuple[object, object | None]] = field(default_factory=list)
    paths: list[tuple[object, object | None]] = field(default_factory=list)
    pictures: list[tuple[object, object | None]] = field(default_factory=list)
    cut: bool = False  # whether there was more than we look at


def list_objects(page: object) -> Drawn:
    """Everything drawn on pdfium's raw page, forms opened; valid while the page is open."""
    drawn = Drawn()
    targets = {
        pdfium_c.FPDF_PAGEOBJ_TEXT: drawn.texts,
        pdfium_c.FPDF_PAGEOBJ_PATH: drawn.paths,
        pdfium_c.FPDF_PAGEOBJ_IMAGE: drawn.pictures,
        pdfium_c.FPDF_PAGEOBJ_SHADING: drawn.pictures,
    }
    objects = _walk(page)
    for handle, matrix, kind in islice(objects, _MAX_OBJECTS):
        if kind in targets:
            targets[kind].append((handle, matrix))
    drawn.cut = next(objects, None) is not None
    return drawn


def _walk(container: object, depth: int = 0) -> Iterator[tuple[object, object | None, int]]:
    """Handle, matrix of the forms it stands in, and kind of each object; forms a few deep."""
    if depth == 0:
        count, get = pdfium_c.FPDFPage_CountObjects(container), pdfium_c.FPDFPage_GetObject
    else:
        count, get = (
            pdfium_c.FPDFFormObj_CountObjects(container),
            pdfium_c.FPDFFormObj_GetObject,
        )
    for index in range(count):
        handle = get(container, index)
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        if kind != pdfium_c.FPDF_PAGEOBJ_FORM:
            yield handle, None, kind
        elif depth < _MAX_FORM_DEPTH:
            matrix = pdfium_c.FS_MATRIX()
            pdfium_c.FPDFPageObj_GetMatrix(handle, matrix)
            for inner, nested, kind_inside in _walk(handle, depth + 1):
                yield inner, matrix if nested is None else _product(nested, matrix), kind_inside


_BOUNDS = (ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float())  # under the lock


def bounds_of(handle: object, form: object | None) -> Corners | None:
    """Box around an object in the page's space; none where it has no finite one."""
    left, bottom, right, top = _BOUNDS
    if not pdfium_c.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    box = _place((left.value, bottom.value, right.value, top.value), form)
    return box if all(map(math.isfinite, box)) else None


def read_rules(drawn: Drawn, frame: Frame, most: int) -> tuple[list[BBox], bool]:
    """Thin lines and box edges as shown, and whether there were more paths than these."""
    rules: list[BBox] = []
    for handle, matrix in drawn.paths[:most]:
        rules.extend([frame.box(*box) for box in _path_boxes(handle, matrix)])
    return rules, drawn.cut or len(drawn.paths) > most


def _product(inner: object, outer: object) -> object:
    a, b = inner, outer
    return pdfium_c.FS_MATRIX(
        a.a * b.a + a.b * b.c, a.a * b.b + a.b * b.d,  # type: ignore[attr-defined]
        a.c * b.a + a.d * b.c, a.c * b.b + a.d * b.d,  # type: ignore[attr-defined]
        a.e * b.a + a.f * b.c + b.e, a.e * b.b + a.f * b.d + b.f,  # type: ignore[attr-defined]
    )  # fmt: skip


def _path_boxes(handle: object, form: object | None) -> list[Corners]:
    """Straight horizontal and vertical strokes of a path."""
    box = bounds_of(handle, form)
    if box is None:
        return []
    width, height = box[2] - box[0], box[3] - box[1]
    if width <= _THIN or height <= _THIN:
        return [box] if max(width, height) > _SHORT else []
    if max(width, height) < _SYMBOL:
        return []
    count = pdfium_c.FPDFPath_CountSegments(handle)
    if count > _MAX_PATH_POINTS:
        return []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, fill, stroke)
    if not stroke.value:
        return []
    return [box for box in _strokes(handle, count, form) if all(map(math.isfinite, box))]


def _strokes(handle: object, count: int, form: object | None) -> list[Corners]:
    own = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, own)
    x, y = ctypes.c_float(), ctypes.c_float()
    boxes = []
    start: tuple[float, float] | None = None
    last: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(handle, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            own.a * x.value + own.c * y.value + own.e,
            own.b * x.value + own.d * y.value + own.f,
        )
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO or last is None:
            start = last = point
            continue
        if kind == pdfium_c.FPDF_SEGMENT_LINETO:
            boxes.append((last, point))
            if len(boxes) == _CURVE_POINTS and not any(_is_level(a, b) for a, b in boxes):
                return []
        last = point
        if pdfium_c.FPDFPathSegment_GetClose(segment) and start is not None:
            boxes.append((last, start))
    return [
        _place((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), form)
        for a, b in boxes
        if _is_level(a, b)
    ]


def _is_level(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1


def _place(box: Corners, form: object | None) -> Corners:
    if form is None:
        return box
    m = form
    xs = [m.a * x + m.c * y + m.e for x in (box[0], box[2]) for y in (box[1], box[3])]  # type: ignore[attr-defined]
    ys = [m.b * x + m.d * y + m.f for x in (box[0], box[2]) for y in (box[1], box[3])]  # type: ignore[attr-defined]
    return (min(xs), min(ys), max(xs), max(ys))
