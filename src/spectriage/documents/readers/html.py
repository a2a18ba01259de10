"""HTML: what a person would see of it, as paragraphs and tables.

libxml2 parses and sends events, and no tree is built: nesting costs a list entry, whatever its
depth. Entities of ours only: libxml2's HTML parser knows no entity declarations.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from spectriage.documents.encoding import clean_text, decode_text, turned_print
from spectriage.documents.layout.markup_rows import SpanCell, even_rows, is_data_table
from spectriage.documents.layout.synthetic import MarkupCell
from spectriage.documents.limits import Limits
from spectriage.documents.model import Contents, PageState
from spectriage.documents.readers.faults import library_faults
from spectriage.documents.readers.html_hiding import Hiding
from spectriage.documents.readers.paging import Pager
from spectriage.documents.readers.unshown import Unshown
from spectriage.errors import LimitExceeded

_KIND = "HTML file"
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "object", "iframe", "head",
    "select", "canvas", "audio", "video",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "ul", "legend", "summary",
})  # fmt: skip
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
_TAG = re.compile(r"<[/!?a-z][^<>]*>", re.IGNORECASE)
_CODE = re.compile(r"<(/?)(?:script|style)\b", re.IGNORECASE)
_SLOPPY = 4
_FEED = 65_536  # characters a call
_MAX_TABLES = 64  # open at once; tables nested deeper are read as text

Block = str | list[list[MarkupCell]]


def read_html(
    data: bytes, path: str, limits: Limits, *, named: str = "", above: Sequence[str] = ()
) -> Contents:
    """Contents of an HTML file.

    Parameters
    ----------
    data
        The file, in any encoding.
    path
        Document named in errors.
    limits
        Bytes of markup, characters and cells of a page.
    named
        Encoding told from outside, as in a mail.
    above
        Lines to stand above the page's own, as a mail's header fields do.

    Raises
    ------
    DocumentError
        The file passes a limit.
    """
    if len(data) > limits.markup_bytes:
        detail = f"{len(data)} bytes of markup, more than {limits.markup_bytes}"
        raise LimitExceeded(detail, path=path)
    found = _CHARSET.search(data[:4096])
    named = named or (found[1].decode("ascii", "replace") if found else "")
    pager = Pager(path, limits)
    text = decode_text(data, named)
    turned = turned_print(text)
    text = clean_text(text).replace("\f", " ")
    hiding = Hiding(text)
    target = _Target(limits, hiding)
    with library_faults(path, _KIND):
        try:
            _parse(text, target)
        except _TooDeep:
            detail = "elements nest too deep; the text was read without tables"
            pager.note("markup_too_deep", detail)
            target = _Target(limits, hiding)
            target.data(_TAG.sub("\n", _without_code(text)))
    for line in above:
        pager.line(line)
    pager.gap()
    empty = True
    for block in target.finish():
        empty = False
        if isinstance(block, str):
            pager.paragraph(block)
        else:
            pager.table(block)
    if turned:
        pager.note("bidi_controls", turned, PageState.READ)
    for code, detail in target.warnings():
        pager.note(code, detail, PageState.READ)
    if empty and target.pictures:
        detail = "no text: the page is a picture and was not screened"
        pager.note("page_without_text", detail, PageState.UNREAD)
    return pager.finish(" ".join("".join(target.title).split()))


def _parse(text: str, target: "_Target") -> None:
    # huge_tree lifts libxml2's own bound on depth, past which it would drop the rest silently
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    for start in range(0, len(text), _FEED):
        parser.feed(text[start : start + _FEED].encode("utf-8"))
    if text:
        parser.close()


@dataclass(slots=True)
class _OpenTable:
    rows: list[list[SpanCell]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)  # all, should it be no data table
    outside: list[Block] = field(default_factory=list)  # those in no cell: the caption
    cell: list[Block] = field(default_factory=list)  # those of the open cell
    spans: tuple[int, int] = (1, 1)
    in_cell: bool = False
    nests: bool = False


def _without_code(text: str) -> str:
    """Text without scripts and styles; an unclosed one ends with the file."""
    kept, start = [], 0
    opened = False
    for found in _CODE.finditer(text):
        if not found[1] and not opened:
            kept.append(text[start : found.start()])
            opened = True
        elif found[1] and opened:
            start = found.start()
            opened = False
    return "".join(kept if opened else [*kept, text[start:]])


class _TooDeep(Exception):
    """Signal to `read_html`: more elements are open than the limit allows."""


class _Target:
    """Receives the parser's events and keeps the blocks a reader sees, top to bottom."""

    def __init__(self, limits: Limits, hiding: Hiding) -> None:
        self._hiding = hiding
        self._most_cells = limits.table_cells
        # Unclosed inline elements count too, and old pages have many of them. libxml2 looks
        # through all open elements for each closing tag that has no opening one.
        self._levels_left = _SLOPPY * limits.nesting
        self.title: list[str] = []
        self.pictures = False
        self._in_title = False
        self._blocks: list[Block] = []
        self._tables: list[_OpenTable] = []
        self._text: list[str] = []
        self._unseen: list[str] = []
        self._preformatted = 0
        self._skipped_tables = 0
        self._hidden_levels = 0  # open elements from the outermost that is not shown
        self._hidden: list[str] = []
        self._scripts = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an opening tag."""
        self._levels_left -= 1
        if self._levels_left < 0:
            raise _TooDeep
        self._scripts += tag == "script"
        if self._hidden_levels or self._hiding.hides(tag, attributes):
            if not self._hidden_levels and tag in _BLOCKS:
                self._close_block()
            self._hidden_levels += 1
            self._unseen += [tag] if tag in _UNSEEN else []
            return
        if tag == "title":
            self._in_title = not self._tables
        elif tag in _UNSEEN:
            self._unseen.append(tag)
        elif self._unseen:
            return
        elif tag == "img":
            self.pictures = True
        elif tag == "br":
            self._text.append("\n")
        elif tag == "pre":
            self._close_block()
            self._preformatted += 1
        elif tag in _BLOCKS:
            self._close_block()
        elif tag == "table":
            self._open_table()
        elif tag == "tr" and self._tables:
            self._close_cell()
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._close_cell()
            self._tables[-1].in_cell = True
            self._tables[-1].spans = (_span(attributes, "colspan"), _span(attributes, "rowspan"))

    def end(self, tag: str) -> None:
        """Take a closing tag."""
        self._levels_left += 1
        if self._hidden_levels:
            self._hidden_levels -= 1
            if tag in _UNSEEN and self._unseen:
                self._unseen.pop()
            return
        if tag == "title":
            self._in_title = False
        elif tag in _UNSEEN:
            if self._unseen:
                self._unseen.pop()
        elif self._unseen:
            return
        elif tag == "pre":
            self._close_block()
            self._preformatted = max(self._preformatted - 1, 0)
        elif tag in _BLOCKS:
            self._close_block()
        elif tag in ("td", "th", "tr") and self._tables:
            self._close_cell()
        elif tag == "table":
            self._close_table()

    def data(self, text: str) -> None:
        """Take text."""
        if self._in_title:
            self.title.append(text)
        elif self._hidden_levels:
            if not self._unseen:
                self._hidden.append(text)
        elif not self._unseen:
            if not self._preformatted:
                text = re.sub(r"[ \t\n]+", " ", text)
            self._text.append(text)

    def close(self) -> None:
        """Take the end of the file."""

    def finish(self) -> list[Block]:
        """All blocks; what was left open is closed."""
        self._skipped_tables = 0
        while self._tables:
            self._close_table()
        self._close_block()
        return self._blocks

    def warnings(self) -> Iterator[tuple[str, str]]:
        """Code and detail of what a page does that its print does not tell."""
        unshown = Unshown("style or attribute")
        unshown.add("hidden_text", " ".join(self._hidden))
        yield from unshown.told()
        if self._scripts:
            yield (
                "scripts",
                f"the page carries {self._scripts} script{'' if self._scripts == 1 else 's'}; "
                "none was run, and what they would change is not seen",
            )

    def _put(self, blocks: list[Block]) -> None:
        """Add blocks to the open cell, to the open table between its cells, or to the page."""
        if not self._tables:
            self._blocks.extend(blocks)
        elif self._tables[-1].in_cell:
            self._tables[-1].cell.extend(blocks)
        else:
            self._tables[-1].blocks.extend(blocks)
            self._tables[-1].outside.extend(blocks)

    def _close_block(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        lines = text.split("\n")
        if not self._preformatted:
            lines = [line.strip(" ") for line in lines]
        while lines and not lines[0].strip():
            del lines[0]
        while lines and not lines[-1].strip():
            lines.pop()
        if lines:
            self._put(["\n".join(lines)])

    def _open_table(self) -> None:
        self._close_block()
        if len(self._tables) >= _MAX_TABLES:
            self._skipped_tables += 1
            return
        if self._tables:
            self._tables[-1].nests = True
        self._tables.append(_OpenTable())

    def _close_cell(self) -> None:
        self._close_block()
        table = self._tables[-1]
        if not table.in_cell:
            return
        text = "\n".join(block for block in table.cell if isinstance(block, str))
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(SpanCell(text, *table.spans))
        table.blocks.extend(table.cell)
        table.cell = []
        table.in_cell = False

    def _close_table(self) -> None:
        if self._skipped_tables:
            self._close_block()
            self._skipped_tables -= 1
            return
        if not self._tables:
            return
        self._close_cell()
        table = self._tables.pop()
        rows = [] if table.nests else even_rows(table.rows, self._most_cells)
        self._put([*table.outside, rows] if is_data_table(rows) else table.blocks)


def _span(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "").strip()
    return int(value[:6]) if value.isascii() and value.isdecimal() else 1
