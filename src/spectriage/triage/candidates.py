"""Results of the lists as candidates, with the page under every criterion."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spectriage.classify.ranking import CandidateEvidence
from spectriage.lists.codes import heading, is_residual, is_under, normalise
from spectriage.lists.criteria import ANY
from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.explain import CriterionResult, EntryResult
from spectriage.lists.facts import Facts
from spectriage.lists.kleene import Outcome
from spectriage.lists.pack import Pack
from spectriage.lists.records import EntryRecord
from spectriage.lists.review import order_of_review
from spectriage.lists.verdict import EntryStatus
from spectriage.report.model import (
    Candidate,
    CriterionOutcome,
    Elimination,
    Feature,
    ParameterValue,
    PrintedCode,
    ReviewStep,
    Status,
)
from spectriage.triage.limits import limit_of
from spectriage.triage.missing import in_rank
from spectriage.triage.standing import Standing

_STATUS = {
    EntryStatus.MEETS: Status.MEETS,
    EntryStatus.UNDETERMINED: Status.UNDETERMINED,
    EntryStatus.RELEASED: Status.RELEASED,
    EntryStatus.NOT_MET: Status.UNDETERMINED,  # only where the paper itself prints the code
}
MAX_NAMED_ELIMINATIONS = 12
_SHARE_DIGITS = 2  # of a family's probability count; more of them is noise of the words around
_EVERYTHING_ELSE = "every other considered entry is ruled out"


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate before it has a confidence."""

    result: EntryResult
    evidence: CandidateEvidence


def find_candidates(
    packs: Sequence[Pack], facts: Facts, families: Mapping[str, float], codes: Sequence[PrintedCode]
) -> tuple[list[Found], list[EntryResult]]:
    """Entries that stand, with their evidence, and the ones ruled out, over all regimes."""
    found: list[Found] = []
    eliminated: list[EntryResult] = []
    likeliest = max(families.values(), default=1.0)
    for pack in packs:
        printed = printed_entries(pack, codes)
        wanted = {family for record in printed for family in record.families if family != ANY}
        results = evaluate_list(pack, facts, {*families, *wanted} if wanted else set(families))
        results = [
            result for result in results
            if _is_about(pack, result, families) or result.code in {r.code for r in printed}
        ]  # fmt: skip
        named = {record.code for record in printed}
        standing = [
            result for result in results
            if result.status is not EntryStatus.NOT_MET or result.code in named
        ]  # fmt: skip
        stood = {id(result) for result in standing}
        eliminated += [result for result in results if id(result) not in stood]
        beside = Standing(standing, codes, len(facts.values))
        found += [
            Found(
                result, beside.evidence(result, _family_weight(pack, result, families), likeliest)
            )
            for result in standing
        ]
    return found, eliminated


def printed_entries(pack: Pack, codes: Sequence[PrintedCode]) -> list[EntryRecord]:
    """Records that the paper itself names for this regime: the paragraph, else the first under it.

    What a maker prints is looked at whatever the family; a person must see both sides where the
    figures speak against it.
    """
    found: list[EntryRecord] = []
    for code in codes:
        if code.regime != pack.info.regime or is_residual(code.code):
            continue
        wanted = normalise(code.code)
        below = [record for record in pack.entries if is_under(record.code, wanted)]
        above = [record for record in pack.entries if is_under(wanted, record.code)]
        found += below[:1] or above[-1:]
    return found


def _is_about(pack: Pack, result: EntryResult, families: Mapping[str, float]) -> bool:
    own = pack.entry(result.code).families
    return own == (ANY,) or not families.keys().isdisjoint(own)


def _family_weight(pack: Pack, result: EntryResult, families: Mapping[str, float]) -> float:
    own = pack.entry(result.code).families
    if own == ("*",):
        return 1.0
    share = sum(share for family, share in families.items() if family in own)
    return round(min(share, 1.0), _SHARE_DIGITS)


def build_candidate(
    found: Found, confidence: float, values: Sequence[ParameterValue], features: Sequence[Feature],
    eliminated: Sequence[EntryResult], unread: Sequence[int] = (), rank: Mapping[str, int] = {},
) -> Candidate:  # fmt: skip
    """The candidate as the report shows it, with what is missing in the order of `rank`.

    What is left over (EAR99, ``…99x``) stays undetermined while a page is `unread`: what was not
    read cannot have been ruled out.
    """
    result = found.result
    status = shown_status(result.code, result.status, unread=bool(unread))
    notes = list(_notes(result))
    if status is not _STATUS[result.status]:
        notes.insert(0, f"Not screened: page {', '.join(map(str, unread[:20]))}")
    if result.code == "EAR99":
        ruled_out = _named_eliminations(eliminated, result.regime)
        notes += [f"Left over after {len(ruled_out)} headings were ruled out:", *ruled_out]
    return Candidate(
        regime=result.regime,
        entry=result.code,
        title=result.title,
        confidence=confidence,
        status=status,
        criteria=[_outcome(criterion, values, features) for criterion in shown_criteria(result)],
        missing=in_rank(result.missing, rank),
        notes=notes,
        variant=result.variant,
        list_version=result.list_version,
        citation=result.citation,
    )


def shown_status(code: str, status: EntryStatus, *, unread: bool) -> Status:
    """Status of an entry as a candidate; a residue stays open while a page is `unread`."""
    if unread and is_residual(code) and status is EntryStatus.MEETS:
        return Status.UNDETERMINED
    return _STATUS[status]


def shown_criteria(result: EntryResult) -> list[CriterionResult]:
    """The tests a person wants to see: those the status rests on, told by the papers or open.

    An entry asks many things in the negative ("not InGaAs, not cooled"); where the papers are
    silent on them they decided nothing a person could check.
    """
    decisive = [criterion for criterion in result.criteria if criterion.decisive]
    told = [c for c in decisive if c.found is not None or c.outcome is Outcome.UNKNOWN]
    if result.status is not EntryStatus.NOT_MET:
        told = [c for c in told if c.note is not None or c.outcome is not Outcome.NOT_MET]
        told += [c for c in result.criteria if c.note and c.ref is not None and not c.decisive]
    shown = {(c.name, c.operator, str(c.threshold), c.note): c for c in told or decisive}
    return sorted(shown.values(), key=lambda c: (c.kind != "parameter", c.note or ""))


def _reason(result: EntryResult) -> str:
    """Why the entry stands, from the tests that are shown."""
    if result.status is not EntryStatus.MEETS:
        return result.because
    met = [c.because for c in shown_criteria(result) if c.outcome is Outcome.MET]
    return "; ".join(met[:4]) or result.because


def _notes(result: EntryResult) -> Iterator[str]:
    if result.status is EntryStatus.NOT_MET:
        yield f"The paper itself prints this code, but by its figures: {result.because}"
    elif result.because:
        yield _reason(result)
    for question in result.questions:
        yield f"Open question: {question}"


def _named_eliminations(eliminated: Sequence[EntryResult], regime: str) -> list[str]:
    """One sentence a heading, that of its first paragraph; more headings are only counted."""
    first: dict[str, EntryResult] = {}
    for result in eliminated:
        if result.regime == regime:
            first.setdefault(heading(result.code), result)
    lines = [f"{head}: {result.because}" for head, result in first.items()]
    if len(lines) > MAX_NAMED_ELIMINATIONS:
        more = len(lines) - MAX_NAMED_ELIMINATIONS
        return [*lines[:MAX_NAMED_ELIMINATIONS], f"and {more} more, listed under eliminated"]
    return lines


def eliminations(results: Collection[EntryResult]) -> list[Elimination]:
    """Every entry that was considered and ruled out, with the criterion that did it."""
    return [
        Elimination(regime=result.regime, entry=result.code, because=result.because)
        for result in results
    ]


def review_steps(
    packs: Sequence[Pack], results: Collection[EntryResult], *, unread: bool
) -> list[ReviewStep]:
    """The order of review of each list that has a residue, over all entries looked at.

    What is left over stays open while a page is `unread`, as with its candidate.
    """
    steps = [
        (pack.info.regime, step)
        for pack in packs
        for step in order_of_review(pack, [r for r in results if r.info is pack.info])
    ] if results else []  # fmt: skip
    return [
        ReviewStep(
            regime=regime, stage=step.stage, heading=step.heading, title=step.title,
            considered=step.considered, entry=step.entry, because=step.because,
            status=Status.UNDETERMINED
            if unread and is_residual(step.entry or "") and step.status == EntryStatus.MEETS
            else step.status,
        )
        for regime, step in steps
    ]  # fmt: skip


def _outcome(
    criterion: CriterionResult, values: Sequence[ParameterValue], features: Sequence[Feature]
) -> CriterionOutcome:
    source = _source(criterion, values, features)
    threshold = criterion.threshold
    limit = limit_of(criterion, source if isinstance(source, ParameterValue) else None)
    return CriterionOutcome(
        parameter=_EVERYTHING_ELSE if criterion.name == ANY else criterion.name,
        operator=criterion.operator,
        threshold=list(threshold) if isinstance(threshold, tuple) else threshold,
        unit=criterion.unit,
        found=criterion.found,
        outcome=str(criterion.outcome),
        margin=criterion.margin,
        rounding=limit.rounding,
        tolerance=limit.tolerance,
        at_limit=limit.said,
        because=criterion.because,
        note=criterion.note,
        page=source.page if source else None,
        quote=source.quote if source else None,
        bbox=source.bbox if source else None,
    )


def _source(
    criterion: CriterionResult, values: Sequence[ParameterValue], features: Sequence[Feature]
) -> ParameterValue | Feature | None:
    if criterion.ref is None:
        return None
    if criterion.kind == "feature":
        return features[criterion.ref]
    return values[criterion.ref] if criterion.kind == "parameter" else None
