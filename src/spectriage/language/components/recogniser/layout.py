"""Where each token of a text stands: its cell in the line, and the zone its line lies in."""

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from spectriage.language.annotations import text_of
from spectriage.language.token_columns import Column, starts_of, together, words_of

_GAP = re.compile(r" {2,}|\t| \| ?|^\s*\||^\s*[-–—•*·◆»>]+\s+|^\s*\d{1,2}[.)]\s+")
_BULLET = re.compile(r"\s*(?:[-–—•*·◆»>]+|\d{1,2}[.)])\s+")
_HEADING_WORDS, _TITLE_LINES, _FOOT_LINES = 4, 3, 2
_OFTEN_AGAIN = 200  # characters; longer lines seldom come again
_NOWHERE = ("-", "none")


def places_of(doc: Doc) -> Column[tuple[str, str]]:
    """Cell and zone of each token.

    A cell is told by its number in the line and the number of cells, with ``b`` for a bullet
    before it, ``:`` where it ends with a colon, ``^`` for its first token, ``t`` for a word
    that the title prints too. A zone is ``title``, ``foot``, or the heading last printed.
    """
    words, starts = words_of(doc), np.array(starts_of(doc), dtype=np.intp)
    cells = list(_cells(text_of(doc)))
    begins = np.array([begin for begin, _, _ in cells], dtype=np.intp)
    held = Column.of([_NOWHERE, *((cell, zone) for _, cell, zone in cells)])
    opening = np.searchsorted(starts, begins)
    own = np.full(len(words), -1, dtype=np.intp)  # the cell that begins at a token
    for place, (token, begin) in enumerate(zip(opening.tolist(), begins.tolist(), strict=True)):
        if token < len(words) and starts[token] == begin:
            own[token] = place
    opens = own >= 0
    new_line = np.array(["\n" in word for word in words], dtype=bool) & ~opens
    changes = np.flatnonzero(opens | new_line)
    lengths = np.diff(changes, append=len(words))
    before = changes[0] if len(changes) else len(words)
    at = np.concatenate([np.zeros(before, dtype=np.intp), np.repeat(own[changes] + 1, lengths)])
    title = _title_words(text_of(doc))
    known = np.array([word in title for word in words], dtype=bool)
    standing = Column(held.kinds, held.numbers[at])
    return together(standing, _flag(opens), _flag(known)).told(_place)


def _place(told: tuple[tuple[str, str], bool, bool]) -> tuple[str, str]:
    (cell, zone), opens, known = told
    return f"{cell}{'^' if opens else ''}{'t' if known and zone != 'title' else ''}", zone


def _flag(so: NDArray[np.bool_]) -> Column[bool]:
    return Column((False, True), so.astype(np.intp))


def _cells(text: str) -> Iterator[tuple[int, str, str]]:
    """Where each cell begins, what it is, and its zone."""
    lines = text.splitlines(keepends=True)
    filled = [n for n, line in enumerate(lines) if line.strip()]
    titles, feet = set(filled[:_TITLE_LINES]), set(filled[-_FOOT_LINES:])
    heading, position = "none", 0
    for number, line in enumerate(lines):
        body = line.rstrip()
        of = _cells_of if len(body) <= _OFTEN_AGAIN else _cells_of.__wrapped__
        own_heading, cells = of(body)
        if own_heading and number not in titles:
            heading = own_heading
        zone = "title" if number in titles else "foot" if number in feet else heading
        for start, cell in cells:
            yield position + start, cell, zone
        position += len(line)


@lru_cache(maxsize=8_192)  # three of four lines stood on an earlier page of the bench (measured)
def _cells_of(body: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """What a line is as a heading, nothing if it is none; its cells and where they begin."""
    gaps = [0, *(found.end() for found in _GAP.finditer(body) if found.end() < len(body))]
    starts = sorted({len(body) - len(body[start:].lstrip()) for start in gaps})
    bullet = "b" if _BULLET.match(body) else ""
    cells = []
    for n, (start, end) in enumerate(zip(starts, [*starts[1:], len(body)], strict=True)):
        colon = ":" if body[start:end].rstrip().endswith(":") else ""
        cells.append((start, f"{min(n, 3)}/{min(len(starts), 3)}{bullet}{colon}"))
    return body.strip().casefold() if _is_heading(body) else "", tuple(cells)


def _is_heading(line: str) -> bool:
    words = line.split()
    return (
        0 < len(words) <= _HEADING_WORDS
        and words[-1][-1] not in ".,;"
        and "  " not in line.strip()
        and not any(char.isdigit() for char in line)
    )


def _title_words(text: str) -> frozenset[str]:
    lines = [line for line in text.splitlines() if line.strip()][:_TITLE_LINES]
    words = (word.strip(",.:;()") for line in lines for word in line.split())
    return frozenset(w for w in words if w[:1].isupper() or any(map(str.isdigit, w)))
