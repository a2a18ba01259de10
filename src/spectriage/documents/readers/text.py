"""Plain text and Markdown: lines as typed, form feeds as page breaks, marked tables."""

import re

from spectriage.documents.encoding import clean_text, decode_text, turned_print
from spectriage.documents.layout.markup import find_markup_tables
from spectriage.documents.layout.synthetic import WORD
from spectriage.documents.limits import Limits
from spectriage.documents.model import Contents, PageState
from spectriage.documents.readers.paging import Pager

# A word of Markdown ends where emphasis or code begins; marks of headings are no words, the
# bullet of a list is one.
MARKDOWN_WORD = re.compile(r"(?<!\S)\*(?=\s)|(?:(?!`|__|(?<!\w)\*|\*(?!\w)|#+(?:\s|\Z))\S)+")


def read_text_file(data: bytes, path: str, limits: Limits, *, markdown: bool = False) -> Contents:
    """Contents of a text file in whatever encoding it has."""
    return read_plain_text(decode_text(data), path, limits, markdown=markdown)


def read_plain_text(text: str, path: str, limits: Limits, *, markdown: bool = False) -> Contents:
    """Pages of a text; tables between pipes or tabs and column-aligned ones are found."""
    pager = Pager(path, limits, MARKDOWN_WORD if markdown else WORD)
    turned = turned_print(text)
    if turned:
        pager.note("bidi_controls", turned, PageState.READ)
    parts = clean_text(text).rstrip("\f\n ").split("\f")
    for number, part in enumerate(parts):
        if number:
            pager.page_break()
        _add_lines(pager, part.split("\n"))
    return pager.finish()


def _add_lines(pager: Pager, lines: list[str]) -> None:
    position = 0
    for block in find_markup_tables(lines):
        for line in lines[position : block.first]:
            pager.line(line)
        rows = zip(lines[block.first : block.last], block.rows, strict=True)
        pager.cell_lines(list(rows))
        position = block.last
    for line in lines[position:]:
        pager.line(line)
