"""Features of an item, asserted or denied: ``uncooled``, ``no face recognition``."""

from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc

from spectriage.language.annotations import Found, annotate_spans, register_extensions, text_of
from spectriage.language.context import DROP, effects_at, find_stretches
from spectriage.language.patterns import Match, Pattern, find_matches, load_patterns
from spectriage.language.scope import ASSERTED, CONDITIONAL, find_scopes, polarity_at
from spectriage.vocabulary.terms import load_terms

PATTERNS = Path(__file__).with_name("patterns.jsonl")
CONTEXT = Path(__file__).with_name("context.jsonl")
_INSIDE = {"cooled": "uncooled", "jamming": "anti_jam"}  # a match of the first inside the second


def find_features(text: str, patterns: Sequence[Pattern]) -> list[Found]:
    """Features that a text asserts or denies, in order of place.

    A feature offered on a condition is offered, so it counts as asserted.
    """
    matches = _without_inner(find_matches(text, patterns))
    scopes = find_scopes(text) if matches else ()
    named = frozenset(match.pattern.label for match in matches)
    stretches = find_stretches(text, CONTEXT, named) if matches else ()
    found = []
    for match in matches:
        if DROP in effects_at(stretches, match.start, match.end, match.pattern.label):
            continue
        polarity = match.pattern.polarity or polarity_at(scopes, match.start, match.end)
        found.append(
            Found(
                start=match.start,
                end=match.end,
                label=match.pattern.label,
                polarity=ASSERTED if polarity == CONDITIONAL else polarity,
                score=match.pattern.score,
                reason=match.pattern.id,
            )
        )
    return found


def _without_inner(matches: Sequence[Match]) -> list[Match]:
    reach = dict.fromkeys(_INSIDE.values(), 0)  # where the outer feature's last match ends
    kept = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        label = match.pattern.label
        if match.end <= reach.get(_INSIDE.get(label, ""), 0):
            continue
        if label in reach:
            reach[label] = match.end
        kept.append(match)
    return kept


class FeatureFinder:
    """Write `doc.spans[spans_key]`; a span's label is the feature's name."""

    def __init__(self, name: str, *, spans_key: str, patterns: str | None) -> None:
        register_extensions()
        self.name = name
        self.spans_key = spans_key
        path = Path(patterns) if patterns else PATTERNS
        self.patterns = load_patterns(path, load_terms("feature", "trait"))

    def find(self, text: str) -> list[Found]:
        """What the component would annotate in a text, without a doc."""
        return find_features(text, self.patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        annotate_spans(doc, self.spans_key, self.find(text_of(doc)))
        return doc
