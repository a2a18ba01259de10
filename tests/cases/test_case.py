"""Whole cases: made-up shipments read from their papers, and the promises a case keeps."""

import copy

import pytest

from cases.made.faults import FAULTS, made_cases
from cases.made.kit import xlsx_bytes
from cases.made.shipment import Firm, views
from cases.made.tuned import elbe, gouda, harbour, kestrel, seine, sierra, wuxi
from spectriage.cases.case import MAX_DOCUMENTS, read_case
from spectriage.cases.texts import file_name, readings_of
from spectriage.errors import UsageError

SHIPMENTS = (harbour, elbe, seine, sierra, kestrel, gouda, wuxi)
# One fault of each kind, each on another shipment than the one before.
SAMPLE = [
    (SHIPMENTS[(n + 6) % len(SHIPMENTS)], fault.name)
    for n, fault in enumerate(FAULTS)
    if fault.name != "HS code"
]


def _report(triager, case):
    return read_case(triager, list(case.files.items()), name=case.name)


@pytest.mark.parametrize(
    "shipment", SHIPMENTS, ids=lambda module: module.__name__.rsplit(".", 1)[-1]
)
def test_consistent_shipment_has_no_finding(triager, shipment):
    report = _report(triager, next(made_cases(shipment)))
    assert [finding.id for finding in report.findings] == []
    assert len([item for item in report.items if item.sheet]) == len(shipment.SHIPMENT.goods)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shipment", "fault"), SAMPLE, ids=lambda value: getattr(value, "__name__", value)
)
def test_planted_fault_is_found_and_quoted(triager, shipment, fault):
    case = next(case for case in made_cases(shipment) if case.fault == fault)
    report = _report(triager, case)
    found = [finding for finding in report.findings if finding.id in case.expected]
    assert found
    assert {finding.id for finding in report.findings} <= case.allowed
    texts = {d.path for d in report.documents}
    assert all(e.document in texts and e.quote for finding in found for e in finding.evidence)


def test_candidates_do_not_change_with_countries_and_names(triager):
    """The country flip: who buys and where changes nothing of what the item may be."""
    plain = next(made_cases(seine))
    v = views(copy.deepcopy(seine.SHIPMENT))
    other = Firm("Blue Nile Imaging Company", "Nile Street 5", "Khartoum", "Sudan")
    for view in v.values():
        view.buyer = view.consignee = view.end_user = other
    flipped = read_case(triager, list(seine.papers(v).items()))
    before = _report(triager, plain)
    assert [(i.part_number, i.candidates) for i in before.items] == [
        (i.part_number, i.candidates) for i in flipped.items
    ]
    assert {p.name for p in before.parties} != {p.name for p in flipped.parties}


def test_candidates_of_an_item_are_those_of_its_sheet(triager):
    case = next(made_cases(seine))
    report = _report(triager, case)
    for item in report.items:
        sheet = triager.triage(case.files[file_name(item.sheet)], name=item.sheet)
        assert item.candidates == sheet.candidates


def test_the_same_document_twice_counts_once(triager):
    case = next(made_cases(harbour))
    twice = [*case.files.items(), *((f"copy of {n}", d) for n, d in case.files.items())]
    assert len(read_case(triager, twice).documents) == len(case.files)


@pytest.mark.slow
def test_invoice_of_thousands_of_lines_is_bounded(triager):
    rows = [["COMMERCIAL INVOICE"], ["Invoice no.", "A-77"], ["Consignee:", "Nordvik AS, Kaia 4, Oslo, Norway"], [],
            ["Part no.", "Description", "Quantity", "Unit price EUR", "Amount EUR"]]  # fmt: skip
    rows += [[f"P-{n:05d}", f"Part number {n}", 2, 1.5, 3.0] for n in range(1000)]
    order = [["PURCHASE ORDER"], ["Order no.", "B-9"], *rows[2:]]
    report = read_case(triager, [("i.xlsx", xlsx_bytes(rows)), ("o.xlsx", xlsx_bytes(order))])
    assert len(report.documents) == 2
    assert not [f for f in report.findings if f.id in ("quantity", "value", "part_number")]


def test_too_many_documents_are_refused(triager):
    with pytest.raises(UsageError, match="at most"):
        read_case(triager, [(f"{n}.txt", b"x") for n in range(MAX_DOCUMENTS + 1)])


def test_printed_figure_keeps_its_readings():
    assert readings_of("1.234") == {1234.0, 1.234}
    assert readings_of("1 234,50") >= {1234.5}
