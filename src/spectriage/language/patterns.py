"""Patterns as data: read a `patterns.jsonl`, refuse what is wrong in it, search a text with it.

Patterns are matched against the folded text (`folding`), so they are written in lower case
with plain spaces, dashes and quotes, unless `case` is true. A match never begins or ends
inside a word. Nothing may repeat without bound, so that the time a search takes grows with
the text's length and no faster.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from spectriage.errors import DataError
from spectriage.language.folding import fold, fold_space
from spectriage.language.sieve import Reach, Sieve, find_reach, search_all, search_around
from spectriage.vocabulary.anchors import find_anchors

_HOME = Path(__file__).resolve().parent
MAX_LENGTH = 600  # characters of one pattern; more should be several
DEFAULT_SCORE = 0.8
_REQUIRED = ("id", "label", "pattern", "example", "near_miss")
_OPTIONAL = {"case": bool, "lang": str, "polarity": str, "score": float}
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\}|\\[1-9]|\(\?P=|\(\?[aiLmsux]")
_CLASSES = re.compile(r"\[\^?\]?[^\]]*\]")  # a plus sign in brackets repeats nothing
_ESCAPES = re.compile(r"\\.")


@dataclass(slots=True, frozen=True, kw_only=True, eq=False)
class Pattern:
    """One line of a patterns file; `polarity` is set where the wording itself decides it.

    Patterns are told apart by identity: tuples of them are looked up on every page.
    """

    id: str
    label: str
    pattern: str
    example: str
    near_miss: str
    case: bool = False
    lang: str = "en"
    score: float = DEFAULT_SCORE
    polarity: str = ""
    anchors: tuple[str, ...] = ()
    reach: Reach | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; compiled at first need, since most pages need few of them."""
        return compile_pattern(self.pattern)

    def find_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Places of the pattern in a raw text."""
        return self.find_in_folded(fold_space(text) if self.case else fold(text))

    def find_in_folded(self, folded: str) -> Iterator[tuple[int, int]]:
        """Places in a text that is already folded the way this pattern wants it."""
        for anchor in self.anchors:  # a loop: a generator costs twice the time
            if anchor in folded:
                break
        else:
            if self.anchors:
                return
        yield from search_all(self.regex, folded)


@dataclass(slots=True, frozen=True)
class Match:
    """A pattern's place in a text."""

    start: int
    end: int
    pattern: Pattern


@lru_cache(maxsize=16)
def _sieve(patterns: tuple[Pattern, ...]) -> Sieve:
    return Sieve([p.anchors if p.reach else () for p in patterns], [p.case for p in patterns])


def search_text(plain: str, folded: str, patterns: Sequence[Pattern]) -> Iterator[Match]:
    """Every place of every pattern, in the order of the patterns, by one pass over the text."""
    patterns = tuple(patterns)
    sieve = _sieve(patterns)
    places = sieve.find(plain, folded)
    for number in sorted([*places, *sieve.unsieved]):
        pattern = patterns[number]
        searched = plain if pattern.case else folded
        if number in places and pattern.reach:
            found = search_around(pattern.regex, pattern.reach, searched, places[number])
        else:
            found = search_all(pattern.regex, searched)
        for start, end in found:
            yield Match(start, end, pattern)


def find_matches(text: str, patterns: Sequence[Pattern]) -> list[Match]:
    """All matches in order of place; of one label, a match inside a longer one is dropped."""
    by_label: dict[str, list[Match]] = {}
    for match in search_text(fold_space(text), fold(text), patterns):
        by_label.setdefault(match.pattern.label, []).append(match)
    kept = [match for matches in by_label.values() for match in _longest(matches)]
    return sorted(kept, key=lambda match: (match.start, match.end, match.pattern.id))


def _longest(matches: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end, m.pattern.id)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
        elif match.end - match.start > kept[-1].end - kept[-1].start:
            kept[-1] = match
    return kept


@lru_cache(maxsize=32)
def load_patterns(path: Path, labels: tuple[str, ...] = ()) -> tuple[Pattern, ...]:
    """Patterns of a file, checked.

    Parameters
    ----------
    path
        A file of JSON lines.
    labels
        Allowed labels; none means any.

    Raises
    ------
    DataError
        All faults of the file at once, each with its entry and field.
    """
    rows = read_rows(path)
    ours = path.resolve().is_relative_to(_HOME)  # a test runs the whole check on what we ship
    faults: list[str] = []
    patterns: list[Pattern] = []
    seen: set[str] = set()
    for number, row in rows:
        name = str(row.get("id", f"line {number}"))
        faults += [f"{name} → {fault}" for fault in _row_faults(row, labels, ours=ours)]
        if name in seen:
            faults.append(f"{name} → id: stands twice")
        seen.add(name)
        if not faults:
            patterns.append(make_pattern(**row))
    if faults:
        raise DataError("; ".join(faults), file=str(path))
    return tuple(patterns)


def read_rows(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """Line number and object of each line.

    Raises
    ------
    DataError
        The file is missing, or a line is no JSON object.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as err:
        raise DataError("not found", file=str(path)) from err
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as err:
            raise DataError("is no JSON", file=str(path), entry=f"line {number}") from err
        if not isinstance(row, dict):
            raise DataError("is no object", file=str(path), entry=f"line {number}")
        rows.append((number, row))
    return rows


def _row_faults(
    row: dict[str, Any], labels: tuple[str, ...], *, ours: bool = False
) -> Iterator[str]:
    for field in _REQUIRED:
        if not isinstance(row.get(field), str) or not row[field]:
            yield f"{field}: missing or no text"
    for field, kind in _OPTIONAL.items():
        if field in row and not isinstance(row[field], kind):
            yield f"{field}: is no {kind.__name__}"
    for field in sorted(set(row) - {*_REQUIRED, *_OPTIONAL}):
        yield f"{field}: not known"
    if labels and row.get("label") not in labels:
        yield f"label: {row.get('label')!r} is not in the vocabulary"
    if row.get("polarity", "asserted") not in ("asserted", "negated"):
        yield "polarity: neither asserted nor negated"
    if isinstance(row.get("pattern"), str) and not ours:
        fault = pattern_fault(row["pattern"], case=bool(row.get("case")))
        if fault:
            yield f"pattern: {fault}"


def pattern_fault(pattern: str, *, case: bool = False) -> str:
    """Fault of a pattern's text, or nothing."""
    if len(pattern) > MAX_LENGTH:
        return f"longer than {MAX_LENGTH} characters"
    bare = _CLASSES.sub("", re.sub(r"\\[^1-9]", "", pattern))
    if _UNBOUNDED.search(bare):
        return "repeats without bound, refers back, or sets a flag; write {0,20}"
    if not case and any(char.isupper() for char in _ESCAPES.sub("", pattern)):
        return 'has capitals, but "case" is not set'
    try:
        if re.compile(pattern).match(""):
            return "matches nothing at all"
    except re.error as err:
        return f"is no regular expression ({err})"
    return ""


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, ending at a word's end where its last character is one of a word.

    The beginning is checked after the search: a look-behind would cost the regular expression
    its literal prefix, and with it most of its speed. Chinese and Japanese print no word ends.
    """
    return re.compile(rf"(?:{pattern})(?:(?<!\w)|(?!\w)|(?<=[\u3040-\u30ff\u4e00-\u9fff]))")


def make_pattern(*, pattern: str, **fields: Any) -> Pattern:
    """A pattern with what its text is searched by."""
    return Pattern(
        pattern=pattern, anchors=find_anchors(pattern), reach=find_reach(pattern), **fields
    )
