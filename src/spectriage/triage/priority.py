"""How soon a person should look, and what the report cannot be trusted for."""

from collections.abc import Sequence

from spectriage.documents.model import Document, PageState
from spectriage.lists.codes import is_residual
from spectriage.report.model import Candidate, PageReading, Priority, Status, Warning

_TIERS = ((0.6, "high"), (0.25, "medium"), (0.0, "low"))
DOUBTFUL_FAMILY = 0.4


def prioritise(candidates: Sequence[Candidate], warnings: Sequence[Warning]) -> Priority:
    """Tier and score: the strongest listed candidate, raised by end-use rules and unread pages."""
    listed = [
        candidate for candidate in candidates
        if candidate.status in (Status.MEETS, Status.UNDETERMINED)
        and not is_residual(candidate.entry)
    ]  # fmt: skip
    reasons = []
    score = 0.0
    if listed:
        top = max(listed, key=lambda candidate: candidate.confidence)
        score = top.confidence
        reasons.append(f"{top.regime} {top.entry} {top.status} at {top.confidence:.0%}")
    rules = [candidate for candidate in candidates if candidate.status is Status.CATCH_ALL]
    if rules:
        score = max(score, 0.5)
        reasons.append(
            f"end-use rules to check: {', '.join(f'{c.regime} {c.entry}' for c in rules)}"
        )
    unread = [warning for warning in warnings if warning.code in UNREAD_CODES]
    if unread:
        score = max(score, 0.5)
        reasons.append(f"{len(unread)} page(s) not screened")
    if not reasons:
        reasons.append("no listed entry stands")
    tier = next(name for least, name in _TIERS if score >= least)
    return Priority(tier=tier, score=round(score, 4), reasons=reasons)


UNREAD_CODES = frozenset({"page_without_text", "damaged_page", "page_too_large", "page_timeout"})


def page_readings(document: Document) -> list[PageReading]:
    """The ledger: for each page read, partly read or unread, and why."""
    notes = {note.page: note for note in document.ledger if note.state is not PageState.READ}
    return [
        PageReading(
            page=page.number, state=notes[page.number].state, detail=notes[page.number].detail
        )
        if page.number in notes
        else PageReading(page=page.number, state=PageState.READ)
        for page in document.pages
    ]


def find_warnings(
    document: Document, kind: dict[str, float], family: dict[str, float]
) -> list[Warning]:
    """All that limits the report, in page order after what is about the whole document."""
    warnings = []
    unread = document.unread_pages
    if unread:
        pages = ", ".join(map(str, unread[:20])) + (" …" if len(unread) > 20 else "")
        warnings.append(
            Warning(code="not_screened", detail=f"not screened: page(s) {pages}; "
                    "nothing may be concluded from what is missing here")
        )  # fmt: skip
    if family and max(family.values()) < DOUBTFUL_FAMILY:
        top = ", ".join(f"{name} {share:.0%}" for name, share in list(family.items())[:3])
        warnings.append(
            Warning(code="doubtful_family", detail=f"product family is uncertain: {top}; "
                    "entries of other families were not looked at")
        )  # fmt: skip
    warnings += [
        Warning(code=note.code, page=note.page or None, detail=note.detail)
        for note in document.ledger
        if note.code
    ]
    return warnings
