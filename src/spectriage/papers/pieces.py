"""Pieces of a page: what stands together on one line, with its place and its words.

Labels and values of a form are told by where they stand, so this room reads lines and boxes, not
the running text. Plain slotted types: a page holds hundreds of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spectriage.documents.layout.paragraphs import words_between
from spectriage.documents.model import Document, Page, Segment, Word, bbox_of
from spectriage.report.basics import BBox

MAX_QUOTE = 300  # characters of a quote in a report


@dataclass(slots=True, frozen=True)
class Piece:
    """A segment of a line; `line` counts the page's lines, `place` the pieces of its line."""

    segment: Segment
    line: int
    place: int

    @property
    def text(self) -> str:
        """Words joined by single spaces."""
        return self.segment.text

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.segment.bbox[0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.segment.bbox[2]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.segment.bbox[1]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.segment.bbox[3]

    @property
    def height(self) -> float:
        """Height of its print in points, at least 4."""
        return max(self.bottom - self.top, 4.0)


@dataclass(slots=True)
class Sheet:
    """A page as lines of pieces, which are made when they are first asked for, and once.

    The page keeps the pieces only: it would be garbage in a cycle if it kept its sheet.
    """

    page: Page

    @property
    def lines(self) -> list[list[Piece]]:
        """The pieces of each line."""
        known = self.page.memo.get("pieces")
        if isinstance(known, list):
            return known
        made = self.page.memo["pieces"] = [
            [Piece(segment, number, place) for place, segment in enumerate(line.segments)]
            for number, line in enumerate(self.page.lines)
        ]
        return made

    @property
    def number(self) -> int:
        """The page's number."""
        return self.page.number

    def pieces(self) -> Iterator[Piece]:
        """All pieces in order of lines."""
        for line in self.lines:
            yield from line


@dataclass(slots=True, frozen=True)
class Slip:
    """Characters `start:end` of a piece."""

    piece: Piece
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters."""
        return self.piece.text[self.start : self.end]

    @property
    def x0(self) -> float:
        """Left edge of its first word."""
        words = self.words
        return words[0].x0 if words else self.piece.x0

    @property
    def words(self) -> list[Word]:
        """The words it covers."""
        return words_between(self.piece.segment.words, self.start, self.end)


def whole(piece: Piece) -> Slip:
    """All of a piece."""
    return Slip(piece, 0, len(piece.text))


def sheets_of(document: Document) -> list[Sheet]:
    """The document's pages as lines of pieces."""
    return [sheet_of(page) for page in document.pages]


def sheet_of(page: Page) -> Sheet:
    """A page as lines of pieces."""
    return Sheet(page)


def quote_words(page: Page, words: Iterable[Word]) -> tuple[str, BBox] | None:
    """Quote and box of words, or None where none of them stands in the page's text."""
    chosen = list(words)
    if not chosen:
        return None
    quote = page.quote(chosen)
    if not quote:
        return None
    return quote[:MAX_QUOTE], round_box(page.as_shown(bbox_of(chosen)))


def quote_slips(page: Page, slips: Sequence[Slip]) -> tuple[str, BBox] | None:
    """Quote and box of slips."""
    return quote_words(page, [word for slip in slips for word in slip.words])


def round_box(box: tuple[float, float, float, float]) -> BBox:
    """The box to a tenth of a point, as reports give it."""
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
