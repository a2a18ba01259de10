import pytest

from cases.building import paper_of, party
from spectriage.cases.checks.base import CaseView
from spectriage.cases.checks.unknown_users import check_unknown_users


def found(statement, *others):
    papers = [
        paper_of("statement", "end_use_statement", statement,
                 parties=[party("end_user", "Universidad del Sur"), *others]),
        paper_of("invoice", "commercial_invoice", "Buyer: Rift Dairy PLC",
                 parties=[party("buyer", "Rift Dairy PLC"), party("consignee", "Rift Dairy PLC")]),
    ]  # fmt: skip
    return [finding.id for finding in check_unknown_users(CaseView(papers, [], []))]


def test_an_end_user_with_an_order_of_its_own_that_no_other_paper_knows():
    assert found("We use the gauges of our order 12 in the laboratory.") == ["party_name"]


@pytest.mark.parametrize(
    ("statement", "others"),
    [
        ("We use the gauges in the laboratory.", ()),
        ("We use the gauges of our order 12.", (party("buyer", "Rift Dairy PLC"),)),
        ("We use the gauges of our order 12, which Rift Dairy PLC placed for us.", ()),
    ],
    ids=["no order", "the buyer is named", "the buyer is told"],
)
def test_an_end_user_whom_somebody_supplies(statement, others):
    assert found(statement, *others) == []
