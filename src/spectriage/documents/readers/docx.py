"""DOCX: paragraphs and tables in body order, then headers, footers and notes.

python-docx opens the package; the body is walked as XML, because python-docx's own table cells
take seconds for a table of some thousand rows.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from spectriage.documents.encoding import clean_text, turned_print
from spectriage.documents.layout.markup_rows import SpanCell, even_rows, is_data_table
from spectriage.documents.limits import Limits
from spectriage.documents.model import Contents, PageState
from spectriage.documents.readers.archive import check_archive
from spectriage.documents.readers.docx_hidden import hidden_styles, take_out
from spectriage.documents.readers.faults import library_faults
from spectriage.documents.readers.paging import Pager
from spectriage.documents.readers.unshown import Unshown
from spectriage.errors import DamagedDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KIND = "DOCX file"
_SKIPPED = frozenset({
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # told twice
    f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}rPr", f"{_W}pPr",
})  # fmt: skip
_BREAKS = frozenset({f"{_W}br", f"{_W}cr"})
_MAX_NESTED = 32  # tables and text boxes in each other; deeper ones are read as text of a cell
_COMMENTS = ("/word/comments.xml",)
_NOTES = ("/word/footnotes.xml", "/word/endnotes.xml")
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", f"{_W}pict")


def read_docx(data: bytes, path: str, limits: Limits) -> Contents:
    """Contents of a Word document.

    Raises
    ------
    DocumentError
        The package is damaged, encrypted or passes a limit.
    """
    check_archive(data, path, limits, _KIND)
    pager = Pager(path, limits)
    with library_faults(path, _KIND):
        document = _open(data, path)
        body = document.element.body
        if body is None:
            raise DamagedDocument(f"not a readable {_KIND} (no body)", path=path)
        walker = _Walker(pager, limits)
        running = list(_running_parts(document, pager))
        unshown = Unshown("hidden, white or tiny")
        styles = hidden_styles(document.styles.element)
        for element in [*running[:1], body, *running[1:], *_parts(document, _NOTES)]:
            take_out(element, styles, unshown)
            walker.blocks(element)
        for comment in _parts(document, _COMMENTS):
            unshown.add("comments", clean_text(_text_of(comment)))
        for code, detail in unshown.told():
            pager.note(code, detail, PageState.READ)
        if walker.empty and any(next(body.iter(tag), None) is not None for tag in _PICTURES):
            detail = "no text: the document is a picture and was not screened"
            pager.note("page_without_text", detail, PageState.UNREAD)
        return pager.finish(clean_text(document.core_properties.title or "").strip())


def _open(data: bytes, path: str) -> Any:
    import docx  # heavy
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, PythonDocxError) as err:
        raise DamagedDocument(f"not a readable {_KIND} ({err})", path=path) from err


def _running_parts(document: Any, pager: Pager) -> Iterator[Any]:
    """Headers, then footers, each part told once; the first may hold the maker and the product.

    One that is referred to and is not there is noted.
    """
    from docx.oxml.exceptions import XmlchemyError

    seen: set[str] = set()
    for kind in ("header", "footer"):
        for section in document.sections:
            for which in (f"first_page_{kind}", kind, f"even_page_{kind}"):
                running = getattr(section, which)
                try:
                    if running.is_linked_to_previous:
                        continue
                    part = running.part
                except (XmlchemyError, KeyError):
                    pager.note("running_part_missing", f"a {kind} is damaged and was not read")
                    continue
                name = str(part.partname)
                if name not in seen:
                    seen.add(name)
                    yield part.element


def _parts(document: Any, names: tuple[str, ...]) -> Iterator[Any]:
    """Elements of the parts of these names: notes, comments."""
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and str(relation.target_part.partname) in names:
            yield from parse_xml(relation.target_part.blob)


class _Walker:
    """Puts the blocks under an element on pages; tables nested in tables are opened a few deep."""

    def __init__(self, pager: Pager, limits: Limits) -> None:
        self._pager = pager
        self._limits = limits
        self.empty = True

    def blocks(self, root: Any, depth: int = 0) -> None:
        """Paragraphs and tables under `root`, in document order."""
        for element in _outermost(root, (f"{_W}p", f"{_W}tbl")):
            if element.tag == f"{_W}p":
                self._paragraph(element, depth)
            else:
                self._table(element, depth)

    def _paragraph(self, element: Any, depth: int) -> None:
        text = _text_of(element)
        turned = turned_print(text)
        if turned:
            self._pager.note("bidi_controls", turned, PageState.READ)
        text = clean_text(text)
        if text.strip():
            self.empty = False
            self._pager.paragraph(text)
        # a text box hangs in a run of the paragraph; its own text is skipped above
        for box in _outermost(element, (f"{_W}txbxContent",)):
            self.blocks(box, depth + 1)

    def _table(self, element: Any, depth: int) -> None:
        nested = next(_outermost(element, (f"{_W}tbl",)), None) is not None
        too_deep = depth >= _MAX_NESTED
        rows = even_rows(_rows_of(element), self._limits.table_cells)
        if too_deep or (not nested and is_data_table(rows)):
            self.empty = False
            self._pager.table(rows)
            return
        for cell in _outermost(element, (f"{_W}tc",)):
            self.blocks(cell, depth + 1)


def _outermost(root: Any, tags: tuple[str, ...]) -> Iterator[Any]:
    """Elements with one of the tags that lie in no other such element under `root`."""
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if element.tag in _SKIPPED:
            continue
        if element.tag in tags:
            yield element
        else:
            stack.extend(reversed(element))


def _text_of(root: Any) -> str:
    """Text under an element without that of text boxes; paragraphs in it are lines."""
    parts: list[str] = []
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == f"{_W}t":
            parts.append(element.text or "")
        elif tag == f"{_W}tab":
            parts.append("\t")
        elif tag in _BREAKS:
            parts.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag not in _SKIPPED and tag != f"{_W}txbxContent":
            if tag == f"{_W}p" and parts and parts[-1] != "\n":
                parts.append("\n")
            stack.extend(reversed(element))
    return "".join(parts)


def _rows_of(table: Any) -> Iterator[list[SpanCell]]:
    for row in _outermost(table, (f"{_W}tr",)):
        yield [_cell_of(cell) for cell in _outermost(row, (f"{_W}tc",))]


def _cell_of(cell: Any) -> SpanCell:
    """Cell with its columns; a cell that continues the one above it is empty."""
    properties: Iterable[Any] = cell.find(f"{_W}tcPr")
    columns, continues = 1, False
    for element in properties if properties is not None else ():
        value = element.get(f"{_W}val")
        if element.tag == f"{_W}gridSpan" and str(value).isdecimal():
            columns = int(value[:6])
        if element.tag == f"{_W}vMerge":
            continues = value in (None, "continue")
    return SpanCell("" if continues else clean_text(_text_of(cell)).strip(), columns)
