"""Where each token of a text stands: its cell in the line, and the zone its line lies in."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from spectriage.language.annotations import text_of
from spectriage.language.token_columns import starts_of, words_of

_GAP = re.compile(r" {2,}|\t| \| ?|^\s*\||^\s*[-–—•*·◆»>]+\s+|^\s*\d{1,2}[.)]\s+")
_BULLET = re.compile(r"\s*(?:[-–—•*·◆»>]+|\d{1,2}[.)])\s+")
_HEADING_WORDS, _TITLE_LINES, _FOOT_LINES = 4, 3, 2
_NOWHERE = ("-", "none")


def places_of(doc: Doc) -> list[tuple[str, str]]:
    """Cell and zone of each token.

    A cell is told by its number in the line and the number of cells, with ``b`` for a bullet
    before it, ``:`` where it ends with a colon, ``^`` for its first token, ``t`` for a word
    that the title prints too. A zone is ``title``, ``foot``, or the heading last printed.
    """
    cells = {start: (cell, zone) for start, cell, zone in _cells(text_of(doc))}
    title = _title_words(text_of(doc))
    found: list[tuple[str, str]] = []
    (cell, zone), opens = _NOWHERE, False
    for word, start in zip(words_of(doc), starts_of(doc), strict=True):
        if "\n" in word:
            (cell, zone), opens = _NOWHERE, False
        if start in cells:
            (cell, zone), opens = cells[start], True
        known = "t" if zone != "title" and word in title else ""
        found.append((f"{cell}{'^' if opens else ''}{known}", zone))
        opens = opens and word.isspace()
    return found


def _cells(text: str) -> Iterator[tuple[int, str, str]]:
    lines = text.splitlines(keepends=True)
    filled = [n for n, line in enumerate(lines) if line.strip()]
    titles, feet = set(filled[:_TITLE_LINES]), set(filled[-_FOOT_LINES:])
    heading, position = "none", 0
    for number, line in enumerate(lines):
        body = line.rstrip()
        if number not in titles and _is_heading(body):
            heading = body.strip().casefold()
        zone = "title" if number in titles else "foot" if number in feet else heading
        gaps = [0, *(found.end() for found in _GAP.finditer(body) if found.end() < len(body))]
        starts = sorted({start + len(body[start:]) - len(body[start:].lstrip()) for start in gaps})
        bullet = "b" if _BULLET.match(body) else ""
        for n, start in enumerate(starts):
            end = starts[n + 1] if n + 1 < len(starts) else len(body)
            colon = ":" if body[start:end].rstrip().endswith(":") else ""
            yield position + start, f"{min(n, 3)}/{min(len(starts), 3)}{bullet}{colon}", zone
        position += len(line)


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
