"""Lines and tables of a medium without pages, put on synthetic pages within the limits."""

import re
from collections.abc import Sequence

from spectriage.documents.layout.synthetic import WORD, MarkupCell, PageBuilder, Span
from spectriage.documents.limits import Limits
from spectriage.documents.model import Contents, Page, PageNote, PageState
from spectriage.errors import LimitExceeded


class Pager:
    """Collects pages from top to bottom; a full page is followed by the next.

    Parameters
    ----------
    path
        Document named in errors.
    limits
        Characters and cells a page may have, characters and pages of the whole.
    token
        What a word is in lines as typed.
    """

    def __init__(self, path: str, limits: Limits, token: re.Pattern[str] = WORD) -> None:
        self._path, self._limits, self._token = path, limits, token
        self._pages: list[Page] = []
        self._notes: list[PageNote] = []
        self._builder = PageBuilder(1, token)
        self._characters = 0
        self._cells = 0

    @property
    def page_number(self) -> int:
        """Number of the page that is being filled."""
        return self._builder.number

    def line(self, text: str) -> None:
        """Line of text; one longer than a page is cut."""
        most = self._limits.page_characters
        while len(text) > most:
            cut = text.rfind(" ", 0, most) + 1 or most
            self.line(text[:cut])
            text = text[cut:]
        self._make_room(len(text) + 1)
        self._builder.add_line(text)

    def paragraph(self, text: str) -> None:
        """Lines of a paragraph, with a gap under them."""
        lines = text.split("\n")
        for line in lines:
            self.line(line)
        self._builder.add_gap()

    def cell_lines(self, rows: Sequence[tuple[str, Sequence[Span]]]) -> None:
        """Table as typed, one line a row."""
        self._make_room(sum(len(text) + 1 for text, _ in rows))
        cells = len(rows) * max((len(spans) for _, spans in rows), default=0)
        longest = max((len(text) for text, _ in rows), default=0)
        self._cells += cells
        if self._cells > self._limits.table_cells or longest > self._limits.page_characters:
            self.note("table_too_large", "a table has too many cells; its text was read as lines")
            for text, _ in rows:
                self.line(text)
        else:
            self._builder.add_cell_lines(rows)

    def table(self, rows: Sequence[Sequence[MarkupCell]]) -> None:
        """Table from markup; rows past the limit of cells are left out and noted."""
        kept: list[Sequence[MarkupCell]] = []
        length = width = 0
        for row in rows:
            size = sum(len(cell.text) + 1 for cell in row)
            width = max(width, sum(cell.columns for cell in row))
            if self._cells + (len(kept) + 1) * width > self._limits.table_cells:
                self.note("table_cut", f"table has more than {self._limits.table_cells} cells")
                break
            if length + size > self._limits.page_characters // 2 and kept:
                self._add_table(kept, length, width)
                kept, length = [], 0
            length += size
            kept.append(row)
        if kept:
            self._add_table(kept, length, width)

    def gap(self) -> None:
        """Empty line, unless there is one."""
        self._builder.add_gap()

    def note(self, code: str, detail: str, state: PageState = PageState.PARTLY_READ) -> None:
        """Ledger line of the page that is being filled; each code once a page."""
        number = self._builder.number
        if not any(note.page == number and note.code == code for note in self._notes):
            self._notes.append(PageNote(number, state, code, detail))

    def page_break(self) -> None:
        """Close the page and begin the next."""
        self._close()
        number = self._builder.number + 1
        if number > self._limits.pages:
            raise LimitExceeded(f"more than {self._limits.pages} pages", path=self._path)
        self._builder = PageBuilder(number, self._token)
        self._cells = 0

    def finish(self, title: str = "") -> Contents:
        """Everything collected."""
        self._close()
        return Contents(tuple(self._pages), tuple(self._notes), title)

    def _add_table(self, rows: Sequence[Sequence[MarkupCell]], length: int, width: int) -> None:
        self._make_room(length)
        self._cells += len(rows) * width
        self._builder.add_table(rows)
        self._builder.add_gap()

    def _make_room(self, length: int) -> None:
        self._characters += length
        if self._characters > self._limits.text_characters:
            raise LimitExceeded(
                f"more than {self._limits.text_characters} characters of text", path=self._path
            )
        if self._builder.length and self._builder.length + length > self._limits.page_characters:
            self.page_break()

    def _close(self) -> None:
        page = self._builder.build()
        self._pages.append(page)
        if any(note.page == page.number for note in self._notes):
            return
        if page.lines:
            self._notes.append(PageNote(page.number, PageState.READ))
        else:
            blank = "the page is empty"
            self._notes.append(PageNote(page.number, PageState.READ, "blank_page", blank))
