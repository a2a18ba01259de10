"""A report as rows of the table: one for the item, or one for each variant that differs."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from spectriage.report.model import Candidate, CriterionOutcome, Report, Status

_OPEN = (Status.MEETS, Status.UNDETERMINED)
_MOST_MISSING = 8


def summarise(report: Report) -> dict[str, Any]:
    """What the table, the overview and the list of the unread show of a report."""
    document = report.document
    return {
        "media_type": document.media_type, "pages": document.pages, "language": document.language,
        "kind": document.kind, "family": document.family,
        "family_confidence": document.family_confidence,
        "vendor": document.vendor or "", "part": document.part or "",
        "tier": report.priority.tier, "score": report.priority.score,
        "rows": [_row(report.candidates, variant) for variant in _variants(report.candidates)],
        "warnings": list(dict.fromkeys(warning.code for warning in report.warnings)),
        "unread": unread_ranges(report),
    }  # fmt: skip


def _variants(candidates: Sequence[Candidate]) -> list[str | None]:
    named: list[str | None] = list(dict.fromkeys(c.variant for c in candidates if c.variant))
    return named or [None]


def _row(candidates: Sequence[Candidate], variant: str | None) -> dict[str, Any]:
    """The best candidate of each regime for a variant, and what it rests on."""
    own = [c for c in candidates if c.variant in (None, variant)]
    entries = [c for c in own if c.status is not Status.CATCH_ALL]
    best: dict[str, Candidate] = {}
    for candidate in entries:
        known = best.get(candidate.regime)
        if known is None or (known.status not in _OPEN and candidate.status in _OPEN):
            best[candidate.regime] = candidate
    first = next((c for c in entries if best[c.regime] is c), None)
    decisive = _decisive(first)
    return {
        "variant": variant or "",
        "best": {r: [c.entry, str(c.status), c.confidence, c.title] for r, c in best.items()},
        "rules": [f"{c.regime} {c.entry}" for c in own if c.status is Status.CATCH_ALL],
        "decisive": _told(decisive) if decisive else "",
        "page": decisive.page if decisive else None,
        "missing": list(first.missing[:_MOST_MISSING]) if first else [],
    }


def _decisive(candidate: Candidate | None) -> CriterionOutcome | None:
    """The quoted figure nearest its threshold, else the first test with a quote."""
    quoted = [c for c in candidate.criteria if c.quote] if candidate else []
    near = sorted((abs(c.margin), n) for n, c in enumerate(quoted) if c.margin is not None)
    if near:
        return quoted[near[0][1]]
    return quoted[0] if quoted else None


def _told(criterion: CriterionOutcome) -> str:
    asked = criterion.threshold
    if isinstance(asked, list):
        asked = " to ".join("…" if edge is None else f"{edge:g}" for edge in asked)
    elif isinstance(asked, int | float):
        asked = f"{asked:g}"
    unit = "" if criterion.unit in (None, "1", "count") else f" {criterion.unit}"
    limit = f" ({criterion.operator} {asked}{unit})" if asked not in (None, "") else ""
    found = criterion.found or criterion.quote or ""
    return f"{criterion.parameter} {found}{limit}: {criterion.outcome.replace('_', ' ')}"


def unread_ranges(report: Report) -> list[list[Any]]:
    """First page, last page, state and detail of what was not read, or only in part."""
    found: list[list[Any]] = []
    not_read = [page for page in report.pages if page.state != "read"]
    for (state, detail), pages in groupby(not_read, key=lambda page: (page.state, page.detail)):
        for page in pages:
            last = found[-1] if found else None
            if last and last[2:] == [str(state), detail] and last[1] + 1 == page.page:
                last[1] = page.page
            else:
                found.append([page.page, page.page, str(state), detail])
    return found
