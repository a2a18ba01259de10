"""Our spaCy factories; entry points of `spacy_factories` point here.

The first `spacy.blank(…)` of any program that has us installed imports this module, so nothing
here may be heavier than spaCy itself. Patterns are read when a component is made.
"""

from typing import TYPE_CHECKING

from spacy.language import Language

from spectriage.language.annotations import ASSIGNS
from spectriage.language.components.claims.component import ClaimFinder
from spectriage.language.components.codes.component import CodeFinder
from spectriage.language.components.entities.component import EntitySpans
from spectriage.language.components.features.component import FeatureFinder
from spectriage.language.components.marks.component import TokenMarks
from spectriage.language.components.parties.component import PartyFinder
from spectriage.language.components.repeats.component import RepeatedNames

if TYPE_CHECKING:
    from spectriage.language.components.recogniser.component import Recogniser

FEATURES, CLAIMS = "spectriage_features", "spectriage_claims"
CODES, PARTIES = "spectriage_codes", "spectriage_parties"
MARKS, RECOGNISER = "spectriage_marks", "spectriage_recogniser"
REPEATS, ENTITIES = "spectriage_repeats", "spectriage_entities"
NAMES = (FEATURES, CLAIMS, CODES, PARTIES, MARKS, RECOGNISER, REPEATS, ENTITIES)
_ASSIGNS = ["doc.spans", *ASSIGNS]


@Language.factory(
    FEATURES, assigns=_ASSIGNS, default_config={"spans_key": FEATURES, "patterns": None}
)
def make_features(nlp: Language, name: str, spans_key: str, patterns: str | None) -> FeatureFinder:
    """Component that finds features; `patterns` is a path, None for ours."""
    return FeatureFinder(name, spans_key=spans_key, patterns=patterns)


@Language.factory(CLAIMS, assigns=_ASSIGNS, default_config={"spans_key": CLAIMS, "patterns": None})
def make_claims(nlp: Language, name: str, spans_key: str, patterns: str | None) -> ClaimFinder:
    """Component that finds end-use claims; `patterns` is a path, None for ours."""
    return ClaimFinder(name, spans_key=spans_key, patterns=patterns)


@Language.factory(CODES, assigns=_ASSIGNS, default_config={"spans_key": CODES, "patterns": None})
def make_codes(nlp: Language, name: str, spans_key: str, patterns: str | None) -> CodeFinder:
    """Component that finds printed classification codes; `patterns` is a path, None for ours."""
    return CodeFinder(name, spans_key=spans_key, patterns=patterns)


@Language.factory(
    PARTIES, assigns=_ASSIGNS, default_config={"spans_key": PARTIES, "patterns": None}
)
def make_parties(nlp: Language, name: str, spans_key: str, patterns: str | None) -> PartyFinder:
    """Component that finds parties of a paper; `patterns` is a path, None for ours."""
    return PartyFinder(name, spans_key=spans_key, patterns=patterns)


@Language.factory(
    MARKS,
    assigns=["token.tag"],
    default_config={"groups": {CODES: "K", FEATURES: "F", CLAIMS: "C", PARTIES: "P"}},
)
def make_marks(nlp: Language, name: str, groups: dict[str, str]) -> TokenMarks:
    """Component that tells the recogniser what patterns and word lists know of each token."""
    return TokenMarks(name, groups=groups)


@Language.factory(
    RECOGNISER, assigns=["doc.ents"], requires=["token.tag"], default_config={"model": None}
)
def make_recogniser(nlp: Language, name: str, model: str | None) -> "Recogniser":
    """Trained recogniser of what sheets and papers name; `model` is a folder, None for ours."""
    from spectriage.language.components.recogniser.component import Recogniser

    return Recogniser(name, model=model)


@Language.factory(
    REPEATS,
    requires=["doc.ents"],
    assigns=["doc.ents"],
    default_config={"labels": ["MAKER", "PARTY", "PART"], "short_labels": ["MAKER"]},
)
def make_repeats(
    nlp: Language, name: str, labels: list[str], short_labels: list[str]
) -> RepeatedNames:
    """Component that finds names which the recogniser found once wherever they stand again."""
    return RepeatedNames(name, labels=labels, short_labels=short_labels)


@Language.factory(
    ENTITIES,
    requires=["doc.ents"],
    assigns=_ASSIGNS,
    default_config={
        "targets": {
            "CAPABILITY": "spectriage_capabilities",
            "END_USE": "spectriage_end_uses",
            "PARTY": "spectriage_names",
        },
        "covered_by": {"CAPABILITY": FEATURES, "END_USE": CLAIMS, "PARTY": PARTIES},
        "score": 0.5,
    },
)
def make_entities(
    nlp: Language, name: str, targets: dict[str, str], covered_by: dict[str, str], score: float
) -> EntitySpans:
    """Component that keeps the recogniser's entities which no pattern covers."""
    return EntitySpans(name, targets=targets, covered_by=covered_by, score=score)
