"""A consignee that only the later papers name: told by the papers' dates, without any wording."""

from collections.abc import Iterator

from spectriage.cases.checks.base import SURE, CaseView
from spectriage.cases.checks.party_names import is_another
from spectriage.cases.parties import same_name
from spectriage.cases.texts import CaseText
from spectriage.report.case import Evidence
from spectriage.report.model import Party

_WRITTEN = ("issued", "invoice", "order", "signature", "contract")  # best first
_MOVED = ("bill_of_lading", "air_waybill", "road_waybill")  # may be consigned to an agent


def find_late_changes(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    """``late_consignee_change`` where all papers from one day on name another consignee."""
    dated = sorted(
        ((day, number, text, party) for number, text in enumerate(view.papers)
         for day in [day_of(text)] for party in [_consignee(text)] if day and party),
        key=lambda one: one[:2],
    )  # fmt: skip
    for place in range(1, len(dated)):
        before, after = dated[:place], dated[place:]
        if before[-1][0] >= after[0][0]:
            continue
        first, last = before[0][3], after[0][3]
        known = [p.name for _, _, text, _ in before for p in text.report.parties]
        if (
            all(same_name(party.name, first.name) for *_, party in before)
            and all(same_name(party.name, last.name) for *_, party in after)
            and all(is_another(last.name, name) for name in known)
        ):
            yield "late_consignee_change", before[-1][2].evidence(before[-1][3])
            yield "late_consignee_change", after[0][2].evidence(last)
            return


def day_of(text: CaseText) -> str | None:
    """The ISO day on which a paper was written, as far as it prints one that is clear."""
    dates = text.paper.dates if text.paper else []
    return next(
        (d.value for name in _WRITTEN for d in dates if d.meaning == name and d.value), None
    )


def _consignee(text: CaseText) -> Party | None:
    """The one consignee that a paper surely names."""
    if text.paper is None or text.paper.type in _MOVED:
        return None
    found = [p for p in text.report.parties if p.role == "consignee" and p.confidence >= SURE]
    return found[0] if len(found) == 1 else None
