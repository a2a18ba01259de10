"""Papers in one case that have no party, number or part in common with the others."""

from collections.abc import Iterator, Sequence

from spectriage.cases.checks.base import check_finding
from spectriage.cases.texts import CaseText, file_name
from spectriage.report.case import Evidence, Finding

_MOST_NAMED = 6  # papers of a group that are named
_QUOTE = 120


def check_shipments(groups: Sequence[Sequence[CaseText]]) -> Iterator[Finding]:
    """One finding where the papers are those of several shipments, which were not compared."""
    papers = [[text for text in group if text.part == "paper"] for group in groups]
    papers = [group for group in papers if group]
    if len(papers) < 2:
        return
    told = "; ".join(_named(group) for group in papers[:_MOST_NAMED])
    yield check_finding(
        "several_shipments", "The papers are those of several shipments",
        f"They share no party, number or part, and were not held against each other: {told}",
        "Do these papers belong together? If so, which paper joins them?",
        [_head(group[0]) for group in papers[:_MOST_NAMED]], severity="low",
    )  # fmt: skip


def _named(group: Sequence[CaseText]) -> str:
    names = [file_name(text.name) for text in group[:_MOST_NAMED]]
    more = " …" if len(group) > _MOST_NAMED else ""
    return ", ".join(names) + more


def _head(text: CaseText) -> Evidence:
    first = next((line.strip() for line in text.text.splitlines() if line.strip()), "")
    return text.evidence_of(" ".join(first.split())[:_QUOTE], 1)
