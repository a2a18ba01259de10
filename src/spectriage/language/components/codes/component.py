"""Printed classification codes, and the regime that the words around them decide.

Codes of all regimes look alike (``6A003.b.4.b``), so a code counts only beside words that say
whose it is. The nearest cue before it on its line decides, then one after it, then the last
cue above it. Customs tariff numbers (HS) are no export codes and are not reported.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from spectriage.language.annotations import Found, annotate_spans, register_extensions, text_of
from spectriage.language.patterns import Match, Pattern, find_matches, load_patterns
from spectriage.language.scope import find_scopes, polarity_at

PATTERNS = Path(__file__).with_name("patterns.jsonl")
REGIMES = ("US", "EU", "UK", "WA")
_OWN = {"code_US": "US", "code_UK": "UK"}  # prints of one regime alone
_WASSENAAR = "code_WA"  # "6.A.3.b": also how clauses are numbered, so that list must be named
_LABELS = (*REGIMES, "neutral", "code", *_OWN, _WASSENAAR)
_ABOVE = 700  # characters above a code in which a column head may stand
_AFTER = 60  # characters after a code in which "(EU)" may stand
_UNNAMED = "EU"  # most unnamed codes of the corpus' train split; the score says how sure that is
# Scores: cue on the line, cue above, no regime named.
_NEAR, CUE_ABOVE, _BARE = 0.9, 0.7, 0.4


def find_codes(text: str, patterns: Sequence[Pattern]) -> list[Found]:
    """Classification codes of a text with their regime, in order of place."""
    if not find_matches(text, _code_patterns(tuple(patterns))):
        return []  # as on most pages, and the cues of regimes are on all of them
    matches = find_matches(text, patterns)
    cues = [match for match in matches if not match.pattern.label.startswith("code")]
    scopes = find_scopes(text)
    found = []
    for match in matches:
        if not match.pattern.label.startswith("code"):
            continue
        regime, score = _regime_of(match, cues, text)
        if regime:
            found.append(
                Found(
                    start=match.start,
                    end=match.end,
                    label=regime,
                    polarity=polarity_at(scopes, match.start, match.end),
                    score=score,
                    reason=match.pattern.id,
                )
            )
    return found


@lru_cache(maxsize=4)
def _code_patterns(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in patterns if pattern.label.startswith("code"))


def _regime_of(code: Match, cues: Sequence[Match], text: str) -> tuple[str, float]:
    """Regime and score; no regime where nothing says that this is a control code."""
    if code.pattern.label in _OWN:
        return _OWN[code.pattern.label], _NEAR
    floor = max(0, code.start - _ABOVE)
    line_start = max(floor, text.rfind("\n", floor, code.start) + 1)
    line_end = text.find("\n", code.end, code.end + _AFTER)
    after = line_end if line_end >= 0 else code.end + _AFTER
    first, last = (bisect_left(cues, place, key=lambda cue: cue.start) for place in (floor, after))
    near = cues[first:last]
    before = [cue for cue in near if line_start <= cue.start and cue.end <= code.start]
    behind = [cue for cue in near if code.end <= cue.start and cue.end <= after]
    above = [cue for cue in near if cue.start < line_start]
    if code.pattern.label == _WASSENAAR:
        return ("WA", _NEAR) if any(cue.pattern.label == "WA" for cue in near) else ("", 0.0)
    for members, score in ((before[::-1], _NEAR), (behind, _NEAR), (above[::-1], CUE_ABOVE)):
        named = next((cue for cue in members if cue.pattern.label in REGIMES), None)
        if named:
            return named.pattern.label, score
    if before or behind or above:
        return _UNNAMED, _BARE
    return "", 0.0


class CodeFinder:
    """Write `doc.spans[spans_key]`; a span's label is the code's regime."""

    def __init__(self, name: str, *, spans_key: str, patterns: str | None) -> None:
        register_extensions()
        self.name = name
        self.spans_key = spans_key
        self.patterns = load_patterns(Path(patterns) if patterns else PATTERNS, _LABELS)

    def find(self, text: str) -> list[Found]:
        """What the component would annotate in a text, without a doc."""
        return find_codes(text, self.patterns)

    def cues(self, text: str) -> list[Found]:
        """Words that name a regime, in order of place."""
        return [
            Found(start=cue.start, end=cue.end, label=cue.pattern.label)
            for cue in find_matches(text, self.patterns)
            if cue.pattern.label in REGIMES
        ]

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        annotate_spans(doc, self.spans_key, self.find(text_of(doc)))
        return doc
