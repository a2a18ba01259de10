"""PDF pages through pypdfium2: words with boxes, rules, tables.

pdfium is not thread-safe, so one lock guards every call. All handles are closed by context
managers. pdfplumber reads a page again only where the fast path could not settle its rules.
"""

import ctypes
import math
import re
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from spectriage.documents.layout.aligned import find_aligned_tables
from spectriage.documents.layout.lines import find_lines
from spectriage.documents.layout.ruled import in_page_order, read_groups
from spectriage.documents.limits import Limits
from spectriage.documents.model import BBox, Page, PageNote, PageState, Word
from spectriage.documents.readers.pdf_pictures import draw_page, picture_share
from spectriage.documents.readers.pdf_tables import settle_page
from spectriage.documents.readers.scans import ScanReader, Sheet
from spectriage.errors import DamagedDocument, EncryptedDocument, LimitExceeded

PDFIUM_LOCK = threading.RLock()

# pdfium marks a hyphen at a line's end with U+FFFE and joins the two lines.
_HYPHEN = "￾"
_TOKEN = re.compile(rf"[^\s{_HYPHEN}]+{_HYPHEN}?|{_HYPHEN}")
_MAX_PATH_POINTS = 600
_CURVE_POINTS = 10  # so many strokes of a path without a level one: a chart's curve
_MAX_FORM_DEPTH = 4
_FAR = 1e6  # points; a box further off is no place on a page
_DENSE_PAGE = 60_000  # characters; a second look at such a page is not worth its time
_FAINT_TEXT = 12  # characters; fewer on a page is a stamp, not a text layer
_LITTLE_TEXT = 200  # characters; fewer beside a large picture may be a stamp on a scan
_LARGE_PICTURE = 0.5  # of the page's area


def open_pdf(data: bytes, path: str, password: str | None) -> pdfium.PdfDocument:
    """Open a PDF from memory; the caller holds `PDFIUM_LOCK` and closes it.

    Raises
    ------
    EncryptedDocument
        A password is needed, or the one given is wrong.
    DamagedDocument
        pdfium cannot make sense of the bytes.
    """
    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as err:
        if "password" in str(err).lower():
            detail = "the password is wrong" if password else "is encrypted; give --password"
            raise EncryptedDocument(detail, path=path) from err
        raise DamagedDocument(f"not a readable PDF ({err})", path=path) from err


def read_pdf(
    data: bytes, path: str, limits: Limits, password: str | None = None
) -> tuple[tuple[Page, ...], tuple[PageNote, ...]]:
    """Pages and ledger of a PDF.

    Raises
    ------
    DocumentError
        The file as a whole cannot be read; a single bad page is a ledger line.
    """
    with PDFIUM_LOCK, closing(open_pdf(data, path, password)) as pdf:
        count = len(pdf)
        if count == 0:
            raise DamagedDocument("has no pages", path=path)
        if count > limits.pages:
            raise LimitExceeded(f"{count} pages, more than {limits.pages}", path=path)
        pages, notes = [], []
        second_looks, scans = _SecondLooks(limits.pdfplumber_pages), ScanReader(limits)
        for index in range(count):
            page, note = _read_page(pdf, index, limits, second_looks, scans)
            pages.append(page)
            notes.append(note)
    return tuple(pages), tuple(notes)


def _read_page(
    pdf: pdfium.PdfDocument,
    index: int,
    limits: Limits,
    second_looks: "_SecondLooks",
    scans: ScanReader,
) -> tuple[Page, PageNote]:
    number = index + 1
    try:
        raw_page = pdf[index]
    except pdfium.PdfiumError as err:
        blank = Page(number, 0.0, 0.0, "")
        return blank, PageNote(number, PageState.UNREAD, "damaged_page", str(err))
    with closing(raw_page), closing(raw_page.get_textpage()) as textpage:
        frame = _Frame(raw_page)
        count = textpage.count_chars()
        if count > limits.page_characters:
            blank = Page(number, frame.width, frame.height, "")
            detail = f"{count} characters, more than {limits.page_characters}"
            return blank, PageNote(number, PageState.UNREAD, "page_too_large", detail)
        text = textpage.get_text_range().replace("\x00", " ") if count > 0 else ""
        words = _read_words(textpage, text, frame)
        characters = len("".join(text.split()))
        if characters < _FAINT_TEXT or (
            characters < _LITTLE_TEXT and picture_share(raw_page) > _LARGE_PICTURE
        ):
            sheet = Sheet(
                number, frame.width, frame.height, partial(draw_page, raw_page, number),
                text.replace(_HYPHEN, "-"), words, characters >= _FAINT_TEXT,
            )  # fmt: skip
            return _pictured_page(raw_page, sheet, scans)
        rules = _read_rules(raw_page, frame, limits)
    text = text.replace(_HYPHEN, "-")
    lines = find_lines(words)
    groups = read_groups(rules, words)
    ruled = in_page_order(groups)
    if not all(group.settled for group in groups) and second_looks.take(text):
        ruled = settle_page(groups, words)
    aligned = find_aligned_tables(lines, [table.bbox for table in ruled])
    page = Page(number, frame.width, frame.height, text, lines, ruled + aligned)
    return page, PageNote(number, PageState.READ)


class _SecondLooks:
    """How many pages of the document may still be given to pdfplumber."""

    def __init__(self, pages: int) -> None:
        self.left = pages

    def take(self, text: str) -> bool:
        """Whether the page may have one; a page of very many characters may not."""
        if self.left <= 0 or len(text) >= _DENSE_PAGE:
            return False
        self.left -= 1
        return True


def _pictured_page(
    raw_page: pdfium.PdfPage, sheet: Sheet, scans: ScanReader
) -> tuple[Page, PageNote]:
    """Page with next to no text layer, or with little of it beside a large picture."""
    if pdfium_c.FPDFPage_CountObjects(raw_page.raw) > 0:
        return scans.read(sheet)
    page = Page(sheet.number, sheet.width, sheet.height, sheet.text, find_lines(sheet.words))
    return page, PageNote(sheet.number, PageState.READ, "blank_page", "the page is empty")


class _Frame:
    """From pdfium's page space to points from the top-left corner of the page as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox(fallback_ok=True)
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


def _read_words(textpage: pdfium.PdfTextPage, text: str, frame: _Frame) -> list[Word]:
    raw = textpage.raw
    shifted = len(text) != textpage.count_chars()  # characters outside the BMP, or controls
    first_box, last_box = pdfium_c.FS_RECTF(), pdfium_c.FS_RECTF()
    char_box = pdfium_c.FPDFText_GetLooseCharBox
    words = []
    for found in _TOKEN.finditer(text):
        first, last = found.start(), found.end() - 1
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
        if not (-_FAR < left <= right < _FAR and -_FAR < bottom <= top < _FAR):
            continue  # no number is neither smaller nor larger, so this drops NaN too
        box = frame.box(left, bottom, right, top)
        if not frame.shows(box):
            continue
        shown = found[0]
        if _HYPHEN in shown:
            shown = shown.replace(_HYPHEN, "-")
        x0, top, x1, bottom = box
        words.append(
            Word(
                shown, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2),
                found.start(), found.end(),
            )
        )  # fmt: skip
    return words


def _read_rules(page: pdfium.PdfPage, frame: _Frame, limits: Limits) -> list[BBox]:
    """Thin lines and box edges, as boxes in the page's frame."""
    rules: list[BBox] = []
    for count, (handle, matrix) in enumerate(_paths(page.raw, 0)):
        if count >= limits.path_objects:
            break
        rules.extend(frame.box(*box) for box in _path_boxes(handle, matrix))
    return [rule for rule in rules if all(map(math.isfinite, rule))]


def _paths(container: object, depth: int) -> Iterator[tuple[object, object]]:
    """Path objects with the matrix of the forms they stand in; forms are opened a few deep."""
    if depth == 0:
        count, get = pdfium_c.FPDFPage_CountObjects(container), pdfium_c.FPDFPage_GetObject
    else:
        count, get = (
            pdfium_c.FPDFFormObj_CountObjects(container),
            pdfium_c.FPDFFormObj_GetObject,
        )
    for index in range(min(count, 20_000)):
        handle = get(container, index)
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            yield handle, None
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MAX_FORM_DEPTH:
            matrix = pdfium_c.FS_MATRIX()
            pdfium_c.FPDFPageObj_GetMatrix(handle, matrix)
            for inner, nested in _paths(handle, depth + 1):
                yield inner, matrix if nested is None else _product(nested, matrix)


def _product(inner: object, outer: object) -> object:
    a, b = inner, outer
    return pdfium_c.FS_MATRIX(
        a.a * b.a + a.b * b.c, a.a * b.b + a.b * b.d,  # type: ignore[attr-defined]
        a.c * b.a + a.d * b.c, a.c * b.b + a.d * b.d,  # type: ignore[attr-defined]
        a.e * b.a + a.f * b.c + b.e, a.e * b.b + a.f * b.d + b.f,  # type: ignore[attr-defined]
    )  # fmt: skip


_BOUNDS = (ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float())  # under the lock


def _path_boxes(handle: object, form: object | None) -> list[tuple[float, float, float, float]]:
    """Straight horizontal and vertical strokes of a path, as pdfium boxes."""
    left, bottom, right, top = _BOUNDS
    if not pdfium_c.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return []
    box = _place((left.value, bottom.value, right.value, top.value), form)
    width, height = box[2] - box[0], box[3] - box[1]
    if width <= 3 or height <= 3:
        return [box] if max(width, height) > 6 else []
    count = pdfium_c.FPDFPath_CountSegments(handle)
    if count > _MAX_PATH_POINTS:
        return []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, fill, stroke)
    if not stroke.value:
        return []
    return _strokes(handle, count, form)


def _strokes(
    handle: object, count: int, form: object | None
) -> list[tuple[float, float, float, float]]:
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


def _place(
    box: tuple[float, float, float, float], form: object | None
) -> tuple[float, float, float, float]:
    if form is None:
        return box
    m = form
    xs = [m.a * x + m.c * y + m.e for x in (box[0], box[2]) for y in (box[1], box[3])]  # type: ignore[attr-defined]
    ys = [m.b * x + m.d * y + m.f for x in (box[0], box[2]) for y in (box[1], box[3])]  # type: ignore[attr-defined]
    return (min(xs), min(ys), max(xs), max(ys))
