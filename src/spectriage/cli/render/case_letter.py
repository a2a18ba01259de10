"""The letter to the manufacturer: what has to be known before a product can be classified."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx

from spectriage.cases.plain_words import by_code
from spectriage.cases.requests import MissingValue, missing_values
from spectriage.cli.render.case_request import MAX_BARE, bare_items
from spectriage.cli.render.office import add_table, bytes_of, told
from spectriage.errors import UsageError
from spectriage.report.case import CaseItem, CaseParty, CaseReport

_BLANK = "________________"
_TO = ("manufacturer", "seller", "exporter", "shipper")
_FROM = ("exporter", "seller", "shipper")
_NUMBERS = ("invoice", "proforma", "order", "contract", "quotation")
_USE = (
    "Your answer is used to classify these products under the export control lists. It stays with "
    "the papers of the shipment and may be shown to the export control authority. Please mark "
    "what must not go further."
)
_MAX_FAMILIES = 12  # tables of values for products without a sheet


def write_letter(report: CaseReport, output: Path) -> None:
    """Write the letter that asks the manufacturer for the missing values.

    Raises
    ------
    UsageError
        The suffix is not ``.docx``.
    OSError
        The output cannot be written.
    """
    if output.suffix.casefold() != ".docx":
        raise UsageError(f"{output}: the letter is a .docx file")
    output.write_bytes(letter_document(report))


def letter_document(report: CaseReport) -> bytes:
    """The letter as DOCX, with sender, receiver and numbers as the papers name them."""
    document = docx.Document()
    _head(document, report)
    asked = [(item, missing_values(item)) for item in report.items if item.sheet]
    asked = [(item, values) for item, values in asked if values]
    bare = bare_items(report)
    if not asked and not bare:
        document.add_paragraph("No value is missing for the items of this case.")
    if asked:
        document.add_paragraph(
            "The data sheets of the products below do not tell the values in the tables. Please "
            "give each value, or write that it does not apply, and name the document it stands in. "
            "Please also tell your own classification of each product, if you have one."
        )
        for item, values in asked:
            document.add_heading(told(_product(item)), 2)
            _values(document, values)
    if bare:
        _without_sheet(document, bare)
    document.add_paragraph(_USE)
    document.add_paragraph("")
    document.add_paragraph("Yours faithfully,")
    document.add_paragraph(_BLANK)
    return bytes_of(document)


def _head(document: Any, report: CaseReport) -> None:
    receiver = _party(report, _TO)
    sender = _party(report, _FROM)
    if sender is receiver:  # who sells what he makes is asked by somebody else
        sender = None
    for name, party in (("From", sender), ("To", receiver)):
        address = f", {party.addresses[0]}" if party and party.addresses else ""
        document.add_paragraph(told(f"{name}: {party.name if party else _BLANK}{address}"))
    document.add_paragraph(f"Date: {_BLANK}")
    document.add_paragraph(f"Please answer by: {_BLANK}")
    numbers = _numbers(report)
    if numbers:
        document.add_paragraph(told(f"Reference: {numbers}"))
    subject = "Request for technical data for export classification"
    document.add_heading(told(f"{subject}: {numbers}" if numbers else subject), 1)


def _party(report: CaseReport, roles: Sequence[str]) -> CaseParty | None:
    return next((p for role in roles for p in report.parties if role in p.roles), None)


def _numbers(report: CaseReport) -> str:
    found: list[str] = []
    for kind in _NUMBERS:
        values = [v for document in report.documents for v in document.numbers.get(kind, ())]
        if values:
            found.append(f"{kind} {', '.join(dict.fromkeys(values))}")
    return "; ".join(found)


def _product(item: CaseItem) -> str:
    if item.part_number and item.description.startswith(item.part_number):
        return item.description
    return " ".join(filter(None, (item.part_number, item.description)))


def _values(document: Any, values: Sequence[MissingValue]) -> None:
    rows = [
        [f"{v.name}: {v.meaning}" if v.meaning else f"{v.name}: yes or no", v.unit, "",
         by_code(v.entries)]
        for v in values
    ]  # fmt: skip
    add_table(
        document, ("value", "unit", "your answer, and where it stands", "asked by entry"), rows,
        (62, 16, 46, 36),
    )  # fmt: skip


def _without_sheet(document: Any, bare: Sequence[CaseItem]) -> None:
    document.add_heading("Products without a data sheet", 2)
    document.add_paragraph(
        "We have no data sheet of the products below. Please send it, and tell your own "
        "classification, the customs tariff number and the country of origin of each product."
    )
    rows = [[_product(item), "", "", ""] for item in bare[:MAX_BARE]]
    add_table(
        document,
        ("product", "your classification (US ECCN, EU or UK number)", "tariff number", "origin"),
        rows, (72, 44, 24, 20),
    )  # fmt: skip
    if len(bare) > MAX_BARE:
        document.add_paragraph(f"and {len(bare) - MAX_BARE} more, as on the invoice")
    by_family: dict[str, CaseItem] = {}
    for item in bare:
        if item.family:
            by_family.setdefault(item.family, item)
    shown = [(item, missing_values(item)) for item in by_family.values()]
    shown = [(item, values) for item, values in shown if values][:_MAX_FAMILIES]
    if shown:
        document.add_paragraph(
            "Where a data sheet does not tell them, these values are asked as well:"
        )
    for item, values in shown:
        family = (item.family or "").replace("_", " ")
        others = sum(other.family == item.family for other in bare) - 1
        more = f" and {others} more of its kind ({family})" if others else ""
        document.add_heading(told(f"{_product(item)}{more}"), 3)
        _values(document, values)
