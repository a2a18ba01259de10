"""Several shipments in one folder are told apart; papers of one stay together."""

import pytest

import spectriage
from papers.build import grid, pdf
from spectriage.cases.case import read_case


def paper(title, number, seller, buyer, part, order=""):
    return pdf(
        (200, 40, title, 14), (40, 70, f"No.: {number}"), (300, 70, f"Order no.: {order}" if order else ""),
        (40, 100, f"Seller: {seller}"), (40, 114, f"Buyer: {buyer}"),
        grid(40, 150, [90, 180, 50, 70, 70],
             [["Part no", "Description", "Qty", "Unit price", "Amount"], [part, "Pressure gauge", "4 pcs", "EUR 50.00", "EUR 200.00"]]),
    )  # fmt: skip


@pytest.fixture(scope="module")
def triager():
    return spectriage.load(regimes=["EU"])


def findings(triager, sources):
    return {finding.id: finding for finding in read_case(triager, sources).findings}


def test_papers_of_two_shipments_are_not_held_against_each_other(triager):
    found = findings(triager, [
        ("a.pdf", paper("COMMERCIAL INVOICE", "A-1001", "Larch Gauges Ltd", "Umber Mills GmbH", "LG-44")),
        ("b.pdf", paper("COMMERCIAL INVOICE", "B-7002", "Corvid Pumps SA", "Tern Foods Oy", "CP-90X")),
    ])  # fmt: skip
    assert "party_name" not in found
    assert "a.pdf; b.pdf" in found["several_shipments"].why
    assert {one.document for one in found["several_shipments"].evidence} == {"a.pdf", "b.pdf"}


@pytest.mark.parametrize(
    ("seller", "buyer", "part", "order"),
    [
        ("Larch Gauges Ltd", "Tern Foods Oy", "CP-90X", ""),
        ("Corvid Pumps SA", "Tern Foods Oy", "LG-44", ""),
        ("Corvid Pumps SA", "Tern Foods Oy", "CP-90X", "A-1001"),
    ],
    ids=["party", "part", "number"],
)
def test_one_thing_in_common_makes_one_shipment(triager, seller, buyer, part, order):
    found = findings(triager, [
        ("a.pdf", paper("COMMERCIAL INVOICE", "A-1001", "Larch Gauges Ltd", "Umber Mills GmbH", "LG-44")),
        ("b.pdf", paper("PACKING LIST", "B-7002", seller, buyer, part, order)),
    ])  # fmt: skip
    assert "several_shipments" not in found
