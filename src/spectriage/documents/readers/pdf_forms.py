"""Filled-in fields of a PDF form (AcroForm): their values as words where they stand.

A field's value is in no text layer. It is laid into its box as words, so that layout sees the
label beside it, and kept with its name in the page's memo. Scripts of a form are counted and
never run: this pdfium has no script engine, and none is started.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from spectriage.documents.encoding import clean_text
from spectriage.documents.model import PageNote, PageState, Word
from spectriage.documents.readers.pdf_annotations import is_unseen, lay_words
from spectriage.documents.readers.pdf_words import Frame

MEMO = "form_fields"  # key of `Page.memo`; holds a tuple of `FormValue`
_MAX_FIELDS = 2_000  # of a page
_MAX_VALUE = 4_000  # characters
_SCRIPT = re.compile(rb"/S\s{0,8}/JavaScript\b")
_OFF = frozenset({"", "Off"})
_TEXTUAL = (
    pdfium_c.FPDF_FORMFIELD_TEXTFIELD,
    pdfium_c.FPDF_FORMFIELD_COMBOBOX,
    pdfium_c.FPDF_FORMFIELD_LISTBOX,
)


@dataclass(slots=True, frozen=True)
class FormValue:
    """A field with its value; `words` are the value's, none for a box that is ticked."""

    name: str
    value: str
    words: tuple[Word, ...]


def start_forms(pdf: pdfium.PdfDocument) -> bool:
    """Make the document's fields readable, before its first page is opened; whether it has any."""
    if pdf.get_formtype() in (pdfium_c.FORMTYPE_NONE, pdfium_c.FORMTYPE_XFA_FULL):
        return False
    pdf.init_forms()
    return pdf.formenv is not None


def script_notes(pdf: pdfium.PdfDocument, data: bytes) -> list[PageNote]:
    """A ledger line where the file carries scripts.

    pdfium counts those of the document's own list; those that hang on opening, closing or a field
    are counted in the file's bytes, which shows all but what stands in a packed object stream.
    """
    listed = pdfium_c.FPDFDoc_GetJavaScriptActionCount(pdf.raw)
    count = max(listed, len(_SCRIPT.findall(data)))
    if count <= 0:
        return []
    number = "a script" if count == 1 else f"{count} scripts"
    detail = f"the file carries {number}; none was run, and what they would change is not seen"
    return [PageNote(1, PageState.READ, "form_scripts", detail)]


def read_fields(
    pdf: pdfium.PdfDocument, page: pdfium.PdfPage, frame: Frame, text: str
) -> tuple[str, list[Word], tuple[FormValue, ...]]:
    """The page's text with the values behind it, their words, and the fields."""
    values: list[FormValue] = []
    words: list[Word] = []
    for name, kind, value, box in _fields(pdf, page, frame):
        if kind not in _TEXTUAL:
            values.append(FormValue(name, value, ()))
            continue
        text += "\n"
        own = list(lay_words(value, box, len(text)))
        text += value
        words += own
        values.append(FormValue(name, value, tuple(own)))
    return text, words, tuple(values)


def _fields(
    pdf: pdfium.PdfDocument, page: pdfium.PdfPage, frame: Frame
) -> Iterator[tuple[str, int, str, tuple[float, float, float, float]]]:
    """Name, kind, value and box of the filled-in fields, in the file's order."""
    environment = pdf.formenv
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MAX_FIELDS)
    for index in range(count):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            if pdfium_c.FPDFAnnot_GetSubtype(annotation) != pdfium_c.FPDF_ANNOT_WIDGET:
                continue
            if is_unseen(annotation):
                continue
            kind = pdfium_c.FPDFAnnot_GetFormFieldType(environment.raw, annotation)
            name = _string(pdfium_c.FPDFAnnot_GetFormFieldName, environment, annotation)
            value = _string(pdfium_c.FPDFAnnot_GetFormFieldValue, environment, annotation)
            value = "\n".join(line.strip() for line in clean_text(value)[:_MAX_VALUE].splitlines())
            rect = pdfium_c.FS_RECTF()
            if value.strip() in _OFF or not pdfium_c.FPDFAnnot_GetRect(annotation, rect):
                continue
            box = frame.box(
                min(rect.left, rect.right), min(rect.bottom, rect.top),
                max(rect.left, rect.right), max(rect.bottom, rect.top),
            )  # fmt: skip
            yield " ".join(name.split()), kind, value.strip(), box
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)


def _string(call: object, environment: object, annotation: object) -> str:
    """Text of a field as pdfium gives it (UTF-16)."""
    size = call(environment.raw, annotation, None, 0)  # type: ignore[operator, attr-defined]
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    target = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    call(environment.raw, annotation, target, size)  # type: ignore[operator, attr-defined]
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")
