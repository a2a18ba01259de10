"""The order in which a report shows its candidates."""

from collections.abc import Collection

from spectriage.lists.codes import heading
from spectriage.report.model import Candidate, Status

MAX_CANDIDATES_PER_HEADING = 3
_STATUS_ORDER = {Status.MEETS: 0, Status.UNDETERMINED: 1, Status.RELEASED: 2, Status.CATCH_ALL: 3}


def order_candidates(candidates: Collection[Candidate]) -> list[Candidate]:
    """By confidence, then status and code; of one heading only the foremost few, and all rules."""
    ranked = sorted(
        candidates,
        key=lambda c: (-c.confidence, _STATUS_ORDER[c.status], c.regime, c.entry),
    )
    kept: list[Candidate] = []
    seen: dict[tuple[str, str], int] = {}
    for candidate in ranked:
        key = (candidate.regime, heading(candidate.entry))
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= MAX_CANDIDATES_PER_HEADING or candidate.status is Status.CATCH_ALL:
            kept.append(candidate)
    return kept
