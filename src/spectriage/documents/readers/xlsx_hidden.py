"""Rows, columns and cells that a worksheet does not show, and what its comments say."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spectriage.documents.encoding import clean_text

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_WIDE = 16_384  # columns that a sheet may have
_COMMENTS = re.compile(r"xl/(?:comments/?|threadedComments/)[^/]*\.xml$", re.IGNORECASE)
_TEXT = ("t", "text")
_NOTHING = ";;;"  # number format that shows no value
_WHITE = frozenset(("FFFFFFFF", "00FFFFFF"))


@dataclass(slots=True)
class HiddenParts:
    """What a sheet's own markup hides; rows and columns count from 1."""

    rows: frozenset[int]
    columns: frozenset[int]
    _styles: dict[int, bool] = field(default_factory=dict)

    def hides(self, row: int, column: int, cell: Any) -> bool:
        """Whether a cell is not shown: its row, its column, its format or white print."""
        if row in self.rows or column in self.columns:
            return True
        style = getattr(cell, "_style_id", 0)
        known = self._styles.get(style)
        if known is None:
            known = self._styles[style] = bool(style) and _shows_nothing(cell)
        return known


def hidden_parts(markup: bytes) -> HiddenParts:
    """Rows and columns that a sheet's markup hides."""
    rows = {
        number for found in _ROW.finditer(markup)
        if _HIDDEN.search(found[1]) and (number := _number(found[1], b"r"))
    }  # fmt: skip
    columns: set[int] = set()
    for found in _COLUMN.finditer(markup):
        if _HIDDEN.search(found[1]):
            first, last = _number(found[1], b"min"), _number(found[1], b"max")
            columns.update(range(first, min(last, _WIDE) + 1))
    return HiddenParts(frozenset(rows), frozenset(columns))


def _number(attributes: bytes, name: bytes) -> int:
    found = re.search(rb"(?<![\w:])" + name + rb"\s*=\s*[\"'](\d{1,7})[\"']", attributes)
    return int(found[1]) if found else 0


def _shows_nothing(cell: Any) -> bool:
    if cell.number_format == _NOTHING:
        return True
    colour = cell.font.color if cell.font is not None else None
    white = colour is not None and colour.type == "rgb" and colour.rgb in _WHITE
    return white and (cell.fill is None or cell.fill.fill_type is None)


def comments_of(data: bytes) -> Iterator[str]:
    """Texts of a workbook's comments; the archive's sizes have been checked."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if not _COMMENTS.match(name):
                continue
            try:
                root = etree.fromstring(archive.read(name), parser)
            except etree.XMLSyntaxError:
                yield "(not readable)"
                continue
            told = [one.text for one in root.iter() if _local(one) in _TEXT and one.text]
            yield clean_text(" ".join(told))


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
