"""End-use rules of the lists as catch-all candidates, each with the words that raise it."""

from collections.abc import Collection, Mapping, Sequence

from spectriage.lists.end_use import RaisedRule, raised_rules
from spectriage.lists.pack import Pack
from spectriage.report.model import (
    Candidate,
    Claim,
    CriterionOutcome,
    Feature,
    Polarity,
    Status,
)

_CONDITIONAL = "what raises it is stated on a condition only"


def catch_all_candidates(
    packs: Sequence[Pack], candidates: Sequence[Candidate], claims: Sequence[Claim],
    features: Sequence[Feature], families: Collection[str], *, is_paper: bool,
) -> list[Candidate]:  # fmt: skip
    """One candidate a rule that the papers raise.

    Its confidence is that of the surest claim behind it: how sure it is that the use is stated,
    not that the rule applies, which the questions in its notes have to settle.
    """
    polarities: dict[str, set[str]] = {}
    for claim in claims:
        polarities.setdefault(claim.category, set()).add(str(claim.polarity))
    asserted = [f for f in features if f.polarity is Polarity.ASSERTED]
    found = []
    for pack in packs:
        standing = [c.entry for c in candidates if c.regime == pack.info.regime]
        raised = raised_rules(
            pack.end_use, claims=polarities, features=[f.name for f in asserted],
            families=families, standing=standing, is_paper=is_paper,
        )  # fmt: skip
        found += [_candidate(pack, one, claims, asserted) for one in raised]
    return found


def _candidate(
    pack: Pack, raised: RaisedRule, claims: Sequence[Claim], features: Sequence[Feature]
) -> Candidate:
    behind = _surest(claims, raised.claims)
    rule = raised.rule
    shown = [_stated(claim) for claim in behind.values()]
    shown += [_held(feature) for name in raised.features for feature in _first(features, name)]
    notes = [f"Open question: {question}" for question in rule.questions]
    if all(claim.polarity is Polarity.CONDITIONAL for claim in behind.values()):
        notes.append(_CONDITIONAL)
    if raised.entries:
        notes.append(f"Because {', '.join(raised.entries)} stands")
    return Candidate(
        regime=pack.info.regime,
        entry=rule.code,
        title=rule.title,
        confidence=max(claim.confidence for claim in behind.values()),
        status=Status.CATCH_ALL,
        criteria=shown,
        notes=notes,
        list_version=pack.info.version,
        citation=rule.citation,
    )


def _surest(claims: Sequence[Claim], names: Collection[str]) -> Mapping[str, Claim]:
    """The claim of each category that says it best: asserted before conditional."""
    found: dict[str, Claim] = {}
    for claim in claims:
        if claim.category not in names or claim.polarity is Polarity.NEGATED:
            continue
        known = found.get(claim.category)
        if known is None or _rank(claim) > _rank(known):
            found[claim.category] = claim
    return found


def _rank(claim: Claim) -> tuple[bool, float]:
    return claim.polarity is Polarity.ASSERTED, claim.confidence


def _first(features: Sequence[Feature], name: str) -> list[Feature]:
    return [feature for feature in features if feature.name == name][:1]


def _stated(claim: Claim) -> CriterionOutcome:
    outcome = "met" if claim.polarity is Polarity.ASSERTED else "unknown"
    return CriterionOutcome(
        parameter=f"end use {claim.category}", operator="stated", found=str(claim.polarity),
        outcome=outcome, page=claim.page, quote=claim.quote, bbox=claim.bbox,
    )  # fmt: skip


def _held(feature: Feature) -> CriterionOutcome:
    return CriterionOutcome(
        parameter=feature.name, operator="has", found="asserted", outcome="met",
        page=feature.page, quote=feature.quote, bbox=feature.bbox,
    )  # fmt: skip
