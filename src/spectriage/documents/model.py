"""What was read: words with boxes, lines, tables, pages, and the ledger of what was not.

One coordinate frame everywhere: PDF points from the page's top-left corner. Media without
geometry (DOCX, HTML, text) get synthetic pages, laid out as on a line printer.
Plain dataclasses: a page holds thousands of words, and these never leave the process. Nobody
changes one; those made by the thousand are not frozen, since that takes five times as long.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

BBox = tuple[float, float, float, float]
NO_BBOX: BBox = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True, unsafe_hash=True)
class Word:
    """A run of characters without white space; `start:end` is its place in the page's text.

    `confidence` is below 1 where the word was recognised from a picture.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    start: int
    end: int
    confidence: float = 1.0

    @property
    def bbox(self) -> BBox:
        """The word's box."""
        return (self.x0, self.top, self.x1, self.bottom)


@dataclass(slots=True, unsafe_hash=True)
class Segment:
    """Words of one line that belong together, parted from the next by a wide gap."""

    words: tuple[Word, ...]
    # Around all words, and the words joined by spaces; stored, since they are asked for often.
    bbox: BBox = field(init=False, compare=False)
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.bbox = bbox_of(self.words)
        self.text = " ".join([word.text for word in self.words])


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """Segments on one baseline, left to right."""

    segments: tuple[Segment, ...]
    words: tuple[Word, ...] = field(init=False)
    bbox: BBox = field(init=False)

    def __post_init__(self) -> None:
        first = self.segments[0] if self.segments else None
        if first is not None and len(self.segments) == 1:
            words, bbox = first.words, first.bbox
        else:
            words = tuple([word for segment in self.segments for word in segment.words])
            bbox = bbox_of(words)
        self.words = words
        self.bbox = bbox

    @property
    def text(self) -> str:
        """Segments joined by two spaces."""
        return "  ".join(segment.text for segment in self.segments)


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """One cell of a table; `words` may span several lines; `columns` counts merged columns."""

    words: tuple[Word, ...]
    columns: int = 1
    text: str = field(init=False, compare=False)  # words joined by single spaces

    def __post_init__(self) -> None:
        self.text = " ".join([word.text for word in self.words])


EMPTY_CELL = Cell(())


@dataclass(slots=True, frozen=True)
class Table:
    """A grid of cells, top to bottom; every row has the same number of cells."""

    rows: tuple[tuple[Cell, ...], ...]
    bbox: BBox
    source: str  # ruled | aligned | pdfplumber | markup; a third party's reader may name its own


@dataclass(slots=True, frozen=True)
class Page:
    """One page; `text` is the text layer as extracted, and quotes are slices of it.

    A scan may lie on its side or askew: its size and boxes are then those of the page turned
    upright by `turns` quarter turns clockwise, with baselines levelled by `slope` (rise a point of
    width). `as_shown` leads back to the page as it is shown.
    """

    number: int
    width: float
    height: float
    text: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    turns: int = 0
    slope: float = 0.0
    # What layout found on the page, kept for the rooms that ask for it again.
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def quote(self, words: Iterable[Word]) -> str:
        """Quote the page's own text under the words, or under their longest unbroken run.

        Words that stand together on paper may be apart in the text layer; then only the run
        that is together there is quoted, so that the quote stands on the page letter for letter.
        """
        runs: list[list[Word]] = []
        for word in sorted(words, key=lambda word: word.start):
            if runs and not self.text[runs[-1][-1].end : word.start].strip():
                runs[-1].append(word)
            else:
                runs.append([word])
        if not runs:
            return ""
        best = max(runs, key=lambda run: run[-1].end - run[0].start)
        return " ".join(self.text[best[0].start : best[-1].end].split())

    def as_shown(self, box: BBox) -> BBox:
        """Box of the upright, levelled page on the page as it is shown."""
        x0, top, x1, bottom = box
        drop = self.slope * (x0 + x1) / 2
        return turn_box((x0, top + drop, x1, bottom + drop), self.width, self.height, -self.turns)


class PageState(StrEnum):
    """How much of a page was read."""

    READ = "read"
    PARTLY_READ = "partly_read"
    UNREAD = "unread"


@dataclass(slots=True, frozen=True)
class PageNote:
    """Ledger line of one page; a page may have several, and counts as its worst."""

    page: int
    state: PageState
    code: str = ""
    detail: str = ""


@dataclass(slots=True, frozen=True)
class Contents:
    """What a reader got out of a file's bytes."""

    pages: tuple[Page, ...]
    ledger: tuple[PageNote, ...] = ()
    title: str = ""


@dataclass(slots=True, frozen=True)
class Document:
    """A document that was read, page by page."""

    path: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    ledger: tuple[PageNote, ...] = ()
    title: str = ""
    page_images: bool = field(default=False)

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Numbers of the pages of which nothing could be read."""
        return tuple(note.page for note in self.ledger if note.state is PageState.UNREAD)


def bbox_of(words: Iterable[Word]) -> BBox:
    """Smallest box around the words; a zero box for none."""
    boxes = list(words)
    if not boxes:
        return NO_BBOX
    if len(boxes) == 1:
        return (boxes[0].x0, boxes[0].top, boxes[0].x1, boxes[0].bottom)
    return (
        min([word.x0 for word in boxes]),  # lists: a generator costs twice the time
        min([word.top for word in boxes]),
        max([word.x1 for word in boxes]),
        max([word.bottom for word in boxes]),
    )


def turn_box(box: BBox, width: float, height: float, turns: int) -> BBox:
    """Box on a page of this size once the page is turned by quarter turns clockwise."""
    x0, top, x1, bottom = box
    match turns % 4:
        case 1:
            return (height - bottom, x0, height - top, x1)
        case 2:
            return (width - x1, height - bottom, width - x0, height - top)
        case 3:
            return (top, width - x1, bottom, width - x0)
    return box
