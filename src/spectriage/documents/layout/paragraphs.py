"""Lines to paragraphs and to one text in reading order, columns kept apart."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from operator import add, sub

from spectriage.documents.model import Line, Page, Segment, Word
from spectriage.vocabulary.bullets import BULLETS

MAX_INDENT = 16.0  # points by which a paragraph's lines may begin apart
_MAX_PARAGRAPH = 4000  # characters; more is a wall of text that no label governs


@dataclass(slots=True, frozen=True)
class Paragraph:
    """Words that read on; `line_starts` are the places in `words` where a printed line begins."""

    words: tuple[Word, ...]
    line_starts: tuple[int, ...] = (0,)
    text: str = field(init=False, compare=False)  # words joined by single spaces

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join([word.text for word in self.words]))


def paragraphs_of(page: Page) -> list[Paragraph]:
    """Paragraphs of a page, found once."""
    found = page.memo.get("paragraphs")
    if not isinstance(found, list):
        found = page.memo["paragraphs"] = find_paragraphs(page.lines)
    return found


def find_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Segments joined to the one under them where they share the left edge and the line pitch."""
    open_blocks: list[list[Segment]] = []
    done: list[list[Segment]] = []
    for line in lines:
        still: list[list[Segment]] = []
        for segment in line.segments:
            left = segment.bbox[0]
            for place, block in enumerate(open_blocks):  # it runs a thousand times a page
                above = block[-1]
                if abs(above.bbox[0] - left) <= MAX_INDENT and _continues(above, segment):
                    del open_blocks[place]
                    block.append(segment)
                    still.append(block)
                    break
            else:
                still.append([segment])
        bottom = line.bbox[3]
        for block in open_blocks:
            (still if bottom - block[-1].bbox[3] < 24 else done).append(block)
        open_blocks = still
    done.extend(open_blocks)
    paragraphs = []
    for block in done:
        if sum([len(segment.text) + 1 for segment in block]) > _MAX_PARAGRAPH:
            continue
        words = tuple([word for segment in block for word in segment.words])
        starts, position = [], 0
        for segment in block:
            starts.append(position)
            position += len(segment.words)
        paragraphs.append(Paragraph(words, tuple(starts)))
    return paragraphs


_STARTS_ITEM = re.compile(rf"^[{BULLETS}*\-–]|^\(?\d{{1,2}}[.)]\s|^[^:：]{{2,50}}(?::\s|：)")


def _continues(above: Segment, below: Segment) -> bool:
    a, b = above.bbox, below.bbox
    pitch = b[1] - a[1]
    if not (0 < pitch < 1.75 * 6.0 or 0 < pitch < 1.75 * (a[3] - a[1])):
        return False
    if _goes_on_to_value(above.text, below.text):
        return True
    if _STARTS_ITEM.match(below.text):
        return False
    ends_open = not above.text.rstrip().endswith((".", ":", ";"))
    return ends_open and (len(above.words) >= 4 or below.text[:1].islower())


_SHORT_LABEL = 40
_VALUE_ALONE = re.compile(r"^[-+−–±<>≤≥~]{0,2}\s?\d")


def _goes_on_to_value(above: str, below: str) -> bool:
    """Whether a short label goes on in the next line: "Sensitivity:" over "-160 dBm"."""
    if len(above) > _SHORT_LABEL or not above.rstrip().endswith(":"):
        return False
    return _VALUE_ALONE.match(below) is not None and not any(ch.isdigit() for ch in above)


def words_between(words: Sequence[Word], start: int, end: int) -> list[Word]:
    """Words of a cell that cover characters `start:end` of its text."""
    found = []
    position = 0
    for word in words:
        if position >= end:
            break
        after = position + len(word.text)
        if after > start:
            found.append(word)
        position = after + 1
    return found


@dataclass(slots=True, frozen=True)
class Flow:
    """A page's text in reading order, and the word under each of its characters.

    Lines of a paragraph are parted by one line end, paragraphs by two.
    """

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """Words that cover characters `start:end` of the text."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_left(self.starts, end)
        return tuple(
            word
            for word, begin in zip(self.words[first:last], self.starts[first:last], strict=True)
            if begin + len(word.text) > start
        )


def flow_of(page: Page) -> Flow:
    """Read the page in order: paragraphs one after the other, columns kept apart; read once."""
    found = page.memo.get("flow")
    if not isinstance(found, Flow):
        found = page.memo["flow"] = _read_flow(page)
    return found


def _read_flow(page: Page) -> Flow:
    gaps: list[str] = []
    words: list[Word] = []
    for paragraph in paragraphs_of(page):
        if not paragraph.words:
            continue
        own = [" "] * len(paragraph.words)
        for head in paragraph.line_starts:
            if head < len(own):
                own[head] = "\n"
        own[0] = "\n\n" if words else ""
        gaps.extend(own)
        words.extend(paragraph.words)
    texts = [word.text for word in words]
    lengths = list(map(len, texts))
    ends = accumulate(map(add, map(len, gaps), lengths))
    return Flow(
        "".join(chain.from_iterable(zip(gaps, texts, strict=True))),
        tuple(words), tuple(map(sub, ends, lengths)),
    )  # fmt: skip
