"""Words and signs around a figure, from `vocabulary/data/bounds.tsv`."""

import re
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table

PLACES = ("before", "after", "between")
_REACH = 28
_MAX_WORDS = 4
_UNSPACED = re.compile(r"[\u3040-\u9fff]+\Z")
_SIGNS = re.compile(r"[<>=≤≥]+(?: =)?\Z")
_WORD = re.compile(r"\S+")


def words(place: str, kind: str) -> tuple[str, ...]:
    """The words and signs of one kind, the longest first."""
    return _words()[place, kind]


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], tuple[str, ...]]:
    """Words by place and kind, the longest first.

    Raises
    ------
    VocabularyError
        A row's place is none we know.
    """
    table: dict[tuple[str, str], list[str]] = {}
    for row in read_table("bounds.tsv"):
        if row["place"] not in PLACES:
            raise VocabularyError(
                f"place {row['place']!r} is not one we know",
                file="bounds.tsv", entry=row["kind"], field="place",
            )  # fmt: skip
        listed = [word.strip() for word in row["words"].split(" ; ")]
        table.setdefault((row["place"], row["kind"]), []).extend(listed)
    return {key: tuple(sorted(set(found), key=len, reverse=True)) for key, found in table.items()}


@lru_cache(maxsize=1)
def _kinds_before() -> dict[str, frozenset[str]]:
    """Kinds of every word that stands before a figure."""
    kinds: dict[str, set[str]] = {}
    for (place, kind), listed in _words().items():
        if place == "before":
            for word in listed:
                kinds.setdefault(word.casefold(), set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


def kinds_before(text: str, floor: int, position: int) -> tuple[frozenset[str], int]:
    """Kinds of the words right before a position, and where those words start.

    Parameters
    ----------
    text
        The folded text.
    floor
        Where the figure before this one ends; no word is sought in front of it.
    position
        Where the figure or its sign starts.
    """
    start = max(floor, position - _REACH)
    window = text[start:position].rstrip(" :").casefold()
    if not window:
        return frozenset(), position
    table = _kinds_before()
    if window[-1] in "<>=≤≥":
        sign = _SIGNS.search(window)
        while sign is not None:
            if sign[0] in table:
                return table[sign[0]], start + sign.start()
            sign = _SIGNS.search(window, sign.start() + 1)
    if window[-1] > "\u3040":
        return _unspaced_before(window, start, position)
    pieces = list(_WORD.finditer(window))[-_MAX_WORDS:]
    for piece in pieces:
        phrase = " ".join(window[piece.start() :].split()).lstrip("([,;")
        if phrase in table:
            begin = start + piece.end() - len(piece[0].lstrip("([,;"))
            return table[phrase], begin
    return frozenset(), position


def _unspaced_before(window: str, start: int, position: int) -> tuple[frozenset[str], int]:
    """A word of a script without spaces may stand at the end of a longer run."""
    table = _kinds_before()
    run = _UNSPACED.search(window)
    for begin in range(run.start() if run else len(window), len(window)):
        if window[begin:] in table:
            return table[window[begin:]], start + begin
    return frozenset(), position


def alternation(place: str, kind: str) -> str:
    """The words of one kind as one pattern; a word must end where its letters end."""
    return "|".join(_pattern(word) for word in words(place, kind))


def _pattern(word: str) -> str:
    pattern = r"\s+".join(re.escape(part) for part in word.split())
    if not word[-1].isalpha() or "\u3040" <= word[-1] <= "\u9fff":
        return pattern
    return pattern + r"(?![^\W\d_])"


@lru_cache(maxsize=1)
def slot_behind() -> re.Pattern[str]:
    """A word behind a value that names its slot, with its brackets: "(typ.)"."""
    listed = "|".join(alternation("after", kind) for kind in ("max", "min", "typ"))
    return re.compile(rf"\s?\(?(?:{listed})\.?\)?", re.IGNORECASE)
