"""Assertion scope by data: which words of a text are denied, and which hold on a condition.

`scope.jsonl` lists cues. A cue's scope runs forward or backward from it, `reach` words far at
most, up to the end of its clause, sentence, line, or of the list that its sentence opens; a
cue of effect `end` cuts a scope short ("not for weapons *but* for rescue"). An `exception`
("unless authorised") turns what is denied into what is conditional, also across the commas of
its sentence ("not for doctors, aircraft and ships without consent").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from spectriage.errors import DataError
from spectriage.language.clauses import (
    MAX_REACH,
    clause_end,
    clause_start,
    inline_items,
    list_items,
    sentence_end,
    statement_start,
)
from spectriage.language.folding import fold_lines
from spectriage.language.patterns import compile_pattern, pattern_fault, read_rows
from spectriage.language.sieve import Reach, Sieve, find_reach, search_all, search_around
from spectriage.vocabulary.anchors import find_anchors

ASSERTED, NEGATED, CONDITIONAL = "asserted", "negated", "conditional"
_EFFECTS = (NEGATED, CONDITIONAL, "exception", "end")
_WAIVER = "waiver"  # an exception before its clause: it bears on what is denied there alone
_DIRECTIONS = ("forward", "backward")
_UNTIL = ("clause", "sentence", "list")
_FILE = Path(__file__).with_name("scope.jsonl")
_WORD_CHARACTERS = 25  # of the longest words that a reach should hold
_WORD = re.compile(r"\S+")
_SPACE = re.compile(r" (?![^\[\]]*\])")  # a cue may run over a line end; not inside [ ]


@dataclass(slots=True, frozen=True, kw_only=True, eq=False)
class Cue:
    """Words that deny or condition what stands `direction` of them, `reach` words far.

    `anchors` and `around` say where in a text its words may stand (`sieve`).
    """

    id: str
    regex: re.Pattern[str]
    effect: str
    direction: str = "forward"
    until: str = "clause"
    reach: int = 12
    ends: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    around: Reach | None = None


@dataclass(slots=True, frozen=True)
class Scope:
    """Characters `start:end` under a cue that stands at `cue_start:cue_end`."""

    start: int
    end: int
    effect: str
    cue_start: int
    cue_end: int


@lru_cache(maxsize=4)
def load_cues(path: Path = _FILE) -> tuple[Cue, ...]:
    """Cues of a scope file, checked.

    Raises
    ------
    DataError
        An entry lacks a field or has a bad one.
    """
    cues = []
    for number, row in read_rows(path):
        name = str(row.get("id", f"line {number}"))
        fault = _cue_fault(row, ours=path == _FILE)
        if fault:
            raise DataError(fault[1], file=str(path), entry=name, field=fault[0])
        pattern = _SPACE.sub(r"[ \n]", row["cue"])
        cues.append(
            Cue(
                id=name,
                regex=compile_pattern(pattern),
                anchors=find_anchors(pattern),
                around=find_reach(pattern),
                effect=row["effect"],
                direction=row.get("direction", "forward"),
                until=row.get("until", "clause"),
                reach=row.get("reach", 12),
                ends=tuple(row.get("ends", ())),
            )
        )
    return tuple(cues)


def _cue_fault(row: dict[str, Any], *, ours: bool) -> tuple[str, str] | None:
    """Field and fault, or None; the patterns of our own file are checked by a test."""
    for field in ("id", "cue", "effect", "example", "near_miss"):
        if not isinstance(row.get(field), str):
            return field, "missing or no text"
    choices = (("effect", _EFFECTS), ("direction", _DIRECTIONS), ("until", _UNTIL))
    for field, allowed in choices:
        if row.get(field, allowed[0]) not in allowed:
            return field, f"none of {', '.join(allowed)}"
    if not isinstance(row.get("reach", 12), int):
        return "reach", "is no number of words"
    fault = "" if ours else pattern_fault(row["cue"])
    return ("cue", fault) if fault else None


@lru_cache(maxsize=4)
def find_scopes(text: str) -> tuple[Scope, ...]:
    """All scopes of a text, by our own cues."""
    return find_scopes_by(text, load_cues())


def find_scopes_by(text: str, cues: Sequence[Cue]) -> tuple[Scope, ...]:
    """All scopes of a text, in order of place."""
    places = _find_cues(fold_lines(text), tuple(cues))
    terminators = {
        cue.id: [start for start, _ in places[cue.id]] for cue in cues if cue.effect == "end"
    }
    scopes: list[Scope] = []
    for cue in cues:
        if cue.effect == "end":
            continue
        stops = sorted(
            place
            for name, places in terminators.items()
            if not cue.ends or name in cue.ends
            for place in places
        )
        for start, end in places[cue.id]:
            for low, high in _stretches(cue, text, start, end, stops):
                if not _reaches_back(cue):
                    scopes.append(Scope(low, high, cue.effect, start, end))
                    continue
                begin = statement_start(text, start)
                low = max(low, begin)
                scopes.append(Scope(low, high, cue.effect, start, end))
                if begin < low:
                    scopes.append(Scope(begin, low, _WAIVER, start, end))
    return tuple(sorted(scopes, key=lambda scope: (scope.start, scope.end, scope.effect)))


def _reaches_back(cue: Cue) -> bool:
    return cue.effect == "exception" and cue.direction == "backward"


def _find_cues(folded: str, cues: tuple[Cue, ...]) -> dict[str, list[tuple[int, int]]]:
    """Places of each cue in a folded text."""
    anchored = _sieve(cues).find(folded, folded)
    found = {}
    for number, cue in enumerate(cues):
        if cue.anchors and cue.around:
            places = search_around(cue.regex, cue.around, folded, anchored.get(number, ()))
        else:
            places = search_all(cue.regex, folded)
        found[cue.id] = list(places)
    return found


@lru_cache(maxsize=4)
def _sieve(cues: tuple[Cue, ...]) -> Sieve:
    return Sieve([cue.anchors if cue.around else () for cue in cues], [False] * len(cues))


def _stretches(
    cue: Cue, text: str, start: int, end: int, stops: list[int]
) -> Iterator[tuple[int, int]]:
    if cue.direction == "backward":
        low = clause_start(text, start)
        words = list(_WORD.finditer(text, low, start))[-cue.reach :]
        yield (words[0].start() if words else start), start
        return
    reach = min(MAX_REACH, cue.reach * _WORD_CHARACTERS)
    if cue.until == "clause":
        limit = clause_end(text, end, reach)
    else:
        limit = inline_items(text, end, sentence_end(text, end, reach))
    yield end, _cut(text, end, limit, cue.reach, stops)
    if cue.until == "list":
        for low, high in list_items(text, limit):
            yield low, _cut(text, low, high, cue.reach, stops)


def _cut(text: str, start: int, end: int, reach: int, stops: list[int]) -> int:
    first = bisect_left(stops, start)
    limit = min(stops[first], end) if first < len(stops) else end
    for count, word in enumerate(_WORD.finditer(text, start, limit), 1):
        if count == reach:
            return word.end()
    return limit


def polarity_at(scopes: Sequence[Scope], start: int, end: int, *, own_cues: bool = False) -> str:
    """Polarity of characters `start:end`.

    Parameters
    ----------
    scopes
        Scopes of the whole text.
    start, end
        The span's place.
    own_cues
        Whether a cue inside the span counts ("*not* for weapon sights" as one span).
    """
    # no scope is longer than its reach, so only those that begin close by can hold the span
    first = bisect_left(scopes, start - 2 * MAX_REACH, key=lambda scope: scope.start)
    last = bisect_left(scopes, end, key=lambda scope: scope.start)
    effects = {
        scope.effect
        for scope in scopes[first:last]
        if (
            scope.start < end
            and scope.end > start
            and (own_cues or scope.cue_start < start or scope.cue_end > end)
        )
    }
    if "exception" in effects or (CONDITIONAL in effects and NEGATED not in effects):
        return CONDITIONAL
    if NEGATED in effects and _WAIVER in effects:
        return CONDITIONAL
    return NEGATED if NEGATED in effects else ASSERTED
