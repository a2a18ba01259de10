"""What a text says an item is used for, or by whom, and what it says it is not."""

from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc

from spectriage.language.annotations import Found, annotate_spans, register_extensions, text_of
from spectriage.language.context import DROP, DROP_ASSERTED, effects_at, find_stretches
from spectriage.language.patterns import Match, Pattern, find_matches, load_patterns
from spectriage.language.scope import ASSERTED, find_scopes, polarity_at
from spectriage.vocabulary.terms import load_terms

PATTERNS = Path(__file__).with_name("patterns.jsonl")
CONTEXT = Path(__file__).with_name("context.jsonl")


def find_claims(text: str, patterns: Sequence[Pattern]) -> list[Found]:
    """End-use claims of a text with their polarity, in order of place."""
    matches = _without_inner(find_matches(text, patterns))
    scopes = find_scopes(text) if matches else ()
    stretches = find_stretches(text, CONTEXT) if matches else ()
    found = []
    for match in matches:
        effects = effects_at(stretches, match.start, match.end, match.pattern.label)
        polarity = match.pattern.polarity or polarity_at(scopes, match.start, match.end)
        if DROP in effects or (DROP_ASSERTED in effects and polarity == ASSERTED):
            continue
        found.append(
            Found(
                start=match.start,
                end=match.end,
                label=match.pattern.label,
                polarity=next(iter(sorted(effects - {DROP_ASSERTED})), polarity),
                score=match.pattern.score,
                reason=match.pattern.id,
            )
        )
    return found


# Of these none hides in the wording of another: "chemical, biological or nuclear weapons".
_APART = frozenset({"nuclear", "missile", "chemical_biological"})


def _without_inner(matches: Sequence[Match]) -> list[Match]:
    """Drop the shorter wording in a longer one: ``weapons`` in ``chemical weapons``."""
    kept: list[Match] = []
    reach: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end, m.pattern.id)):
        reach = [outer for outer in reach if outer.end > match.start]
        size = match.end - match.start
        if any(
            o.end >= match.end
            and o.end - o.start > size
            and not {o.pattern.label, match.pattern.label} <= _APART
            for o in reach
        ):
            continue
        reach.append(match)
        kept.append(match)
    return kept


class ClaimFinder:
    """Write `doc.spans[spans_key]`; a span's label is the claim's category."""

    def __init__(self, name: str, *, spans_key: str, patterns: str | None) -> None:
        register_extensions()
        self.name = name
        self.spans_key = spans_key
        path = Path(patterns) if patterns else PATTERNS
        self.patterns = load_patterns(path, load_terms("claim"))

    def find(self, text: str) -> list[Found]:
        """What the component would annotate in a text, without a doc."""
        return find_claims(text, self.patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        annotate_spans(doc, self.spans_key, self.find(text_of(doc)))
        return doc
