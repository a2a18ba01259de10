"""How a case is told to people, the same on a terminal and on a page."""

from collections.abc import Iterable

from spectriage.cases.checks.base import amount_told
from spectriage.cases.plain_words import by_code, in_words
from spectriage.lists.codes import is_residual
from spectriage.report.case import CaseDocument, CaseItem, CaseReport, ItemLine, RuledOut
from spectriage.report.model import Candidate, Status

_STANDS = {
    Status.MEETS: "meets", Status.UNDETERMINED: "open", Status.RELEASED: "released by a note",
    Status.CATCH_ALL: "catch-all",
}  # fmt: skip
_ROLES = {"end_user": "end user"}
_LEAST = 0.005  # a smaller confidence would be told as none
_MOST_SILENT = 6  # facts on whose silence entries were ruled out, in one line


def candidates_told(candidates: Iterable[Candidate]) -> list[str]:
    """One line an entry: ``6A003.b.4.b meets: US 84 %, EU and UK 82 %``."""
    groups: dict[tuple[str, Status], dict[str, list[str]]] = {}
    for one in candidates:
        shares = groups.setdefault((one.entry, one.status), {})
        share = f"{100 * one.confidence:.0f} %" if one.confidence >= _LEAST else "under 1 %"
        regimes = shares.setdefault(share, [])
        if one.regime not in regimes:
            regimes.append(one.regime)
    lines = []
    for (entry, status), shares in groups.items():
        told = ", ".join(f"{', '.join(found)} {share}" for share, found in shares.items())
        lines.append(f"{_head(entry, status)}: {told}")
    return lines


def _head(entry: str, status: Status) -> str:
    if entry == "EAR99":
        return "no entry found (EAR99)" if status is Status.MEETS else "perhaps no entry (EAR99)"
    if is_residual(entry) and status is Status.MEETS:
        return f"{entry} (what other entries leave over) meets"
    return f"{entry} {_STANDS[status]}"


def line_told(line: ItemLine) -> str:
    """An item's line on a paper: 6 pcs × 7,450 GBP, HS 85258900, stated EAR99."""
    quantity = amount_told(line.quantity) if line.quantity is not None else "–"
    told = " ".join(filter(None, (quantity, line.unit)))
    if line.unit_price is not None:
        told += f" × {amount_told(line.unit_price, line.currency)}"
    parts = [told, f"HS {line.hs_code}" if line.hs_code else ""]
    parts.append(f"stated {', '.join(dict.fromkeys(line.codes))}" if line.codes else "")
    return ", ".join(filter(None, parts))


def ruled_out_told(item: CaseItem) -> list[str]:
    """Entries looked at for an item and ruled out: one line a figure, one for all silence."""
    lines = [
        f"{by_code(one.entries)}: {in_words(one.because)}"
        for one in item.ruled_out if not one.silent_on
    ]  # fmt: skip
    silent = [one for one in item.ruled_out if one.silent_on]
    if silent:
        more = len(silent) - _MOST_SILENT
        told = "; ".join(_silence(one) for one in silent[:_MOST_SILENT])
        lines.append(
            f"because the sheet is silent: {told}{f'; and {more} more' if more > 0 else ''}"
        )
    return lines


def _silence(one: RuledOut) -> str:
    return f"{in_words(one.silent_on or '')}: {by_code(one.entries)}"


def lacks_told(document: CaseDocument) -> list[str]:
    """What a paper lacks, and what it seems to print that was not recognised."""
    lines = [f"lacks: {'; '.join(document.lacks)}"] if document.lacks else []
    if document.not_recognised:
        lines.append(f"not recognised, look: {'; '.join(document.not_recognised)}")
    return lines


def roles_told(report: CaseReport) -> list[str]:
    """One line for each role that no paper fills."""
    return [
        f"Nobody was recognised as {_ROLES.get(role, in_words(role))} on any paper: "
        "ask who it is, unless a paper names it in words that were not understood."
        for role in report.roles_nobody_fills
    ]


def lists_told(report: CaseReport) -> list[str]:
    """The lists with their versions."""
    return [f"{one.regime}: {one.title}, {one.version}" for one in report.lists]
