"""What is laid over a PDF page and stands in no text layer: boxes of text, notes, hidden fields.

A box of text is part of the page as shown and is read. A note opens at a click only; it is told
and not used, and so is a form's field that is hidden.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

from spectriage.documents.encoding import clean_text
from spectriage.documents.model import PageNote, PageState, Word
from spectriage.documents.readers.pdf_words import Frame
from spectriage.documents.readers.unshown import Unshown

_MOST = 2_000  # annotations of a page
_LONGEST = 4_000  # characters
_LINE = 12.0  # points a line of a value takes where its field is higher
_UNSEEN = 2 | 32  # flags: hidden, no view
_NOT_NOTES = frozenset((
    pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_POPUP,
))  # fmt: skip


def is_unseen(annotation: Any) -> bool:
    """Whether an annotation is not shown."""
    return bool(pdfium_c.FPDFAnnot_GetFlags(annotation) & _UNSEEN)


def read_annotations(
    page: Any, number: int, frame: Frame, text: str
) -> tuple[str, list[Word], list[PageNote]]:
    """The page's text with its boxes of text behind it, their words, and ledger lines."""
    words: list[Word] = []
    unshown = Unshown("hidden fields or notes")
    for code, told, box in _contents(page.raw, frame):
        unshown.add(code, told)
        if code == "notes_on_page":
            text += "\n"
            words += lay_words(told, box, len(text))
            text += told
    notes = [PageNote(number, PageState.READ, code, detail) for code, detail in unshown.told()]
    return text, words, notes


def _contents(
    page: Any, frame: Frame
) -> Iterator[tuple[str, str, tuple[float, float, float, float]]]:
    """Ledger code, text and box of the annotations that hold text."""
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
            unseen = is_unseen(annotation)
            code = "comments"
            if kind == pdfium_c.FPDF_ANNOT_WIDGET and unseen:
                code, told = "hidden_text", _string(annotation, b"V")
            elif kind in _NOT_NOTES:
                continue
            else:
                told = _string(annotation, b"Contents")
            if kind == pdfium_c.FPDF_ANNOT_FREETEXT and not unseen:
                code = "notes_on_page"
            rect = pdfium_c.FS_RECTF()
            if not told or not pdfium_c.FPDFAnnot_GetRect(annotation, rect):
                continue
            box = frame.box(
                min(rect.left, rect.right), min(rect.bottom, rect.top),
                max(rect.left, rect.right), max(rect.bottom, rect.top),
            )  # fmt: skip
            yield code, told, box
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)


def _string(annotation: Any, key: bytes) -> str:
    """Text under a key of an annotation, as pdfium gives it (UTF-16)."""
    size = pdfium_c.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    target = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium_c.FPDFAnnot_GetStringValue(annotation, key, target, size)
    told = buffer.raw[: size - 2].decode("utf-16-le", errors="replace")
    lines = clean_text(told)[:_LONGEST].splitlines()
    return "\n".join(line.strip() for line in lines).strip()


def lay_words(value: str, box: tuple[float, float, float, float], start: int) -> Iterator[Word]:
    """Words of a value in its field's box, line by line from the top, evenly spaced."""
    x0, top, x1, bottom = box
    lines = value.split("\n")
    height = min(_LINE, (bottom - top) / len(lines)) or 1.0
    offset = top if len(lines) > 1 else max(top, (top + bottom - height) / 2)
    position = start
    for number, line in enumerate(lines):
        advance = min(height * 0.5, (x1 - x0) / max(len(line), 1))
        place = 0
        for token in line.split():
            place = line.index(token, place)
            yield Word(
                token, x0 + place * advance, offset + number * height,
                x0 + (place + len(token)) * advance, offset + (number + 1) * height,
                position + place, position + place + len(token),
            )  # fmt: skip
            place += len(token)
        position += len(line) + 1
