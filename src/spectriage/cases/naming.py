"""A name for a case that nobody named."""

from collections.abc import Sequence

from spectriage.report.case import CaseReport

_FROM = ("exporter", "seller", "shipper")
_TO = ("buyer", "consignee", "end_user")
_NUMBERS = ("invoice", "proforma", "order")


def case_name(report: CaseReport) -> str:
    """Who ships to whom under which number, as the papers tell it; else the name it has."""
    sender, receiver = _party(report, _FROM), _party(report, _TO)
    number = next(
        (
            f"{kind} {document.numbers[kind][0]}"
            for kind in _NUMBERS for document in report.documents if kind in document.numbers
        ),
        "",
    )  # fmt: skip
    firms = f"{sender} to {receiver}" if sender and receiver and sender != receiver else ""
    return ", ".join(filter(None, (firms, number))) if firms else report.name


def _party(report: CaseReport, roles: Sequence[str]) -> str:
    return next((p.name for role in roles for p in report.parties if role in p.roles), "")
