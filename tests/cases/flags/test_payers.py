from dataclasses import replace

import pytest

from cases.building import paper_of, party
from spectriage.cases.checks.base import CaseView
from spectriage.cases.flags.payers import find_payers
from spectriage.documents.read import read_text

_PARTIES = (
    party("seller", "Elm Gauges Ltd", country="GB"), party("buyer", "Rift Dairy PLC", country="KE"),
)  # fmt: skip


def _found(text):
    paper = paper_of("order", "commercial_invoice", text, parties=_PARTIES)
    paper = replace(paper, document=read_text(text, name="order"))  # the pieces of its lines
    view = CaseView([paper], [], [])
    return [evidence.quote for _, evidence in find_payers(view)]


@pytest.mark.parametrize(
    "text",
    [
        "Account holder: Gulf Bridge Trading FZE",
        "Kontoinhaber: Nordwall Handels GmbH",
        "Payer: Harbour Ventures Ltd",
        "Payment will be made by Harbour Ventures Ltd from Cyprus.",
        "The amount comes from Gulf Bridge Trading FZE, our partner.",
    ],
)
def test_a_firm_that_is_no_party_pays_or_is_paid(text):
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Account holder: Elm Gauges Limited",
        "Beneficiary: ELM GAUGES LTD.",
        "Payer: Rift Dairy PLC",
        "Payment will be made by Rift Dairy PLC within 30 days.",
        "Payment by transfer to First Bank Ltd, sort code 20-00-00",
        "Payment through Equator Bank PLC.",
        "Beneficiary: to be advised",
        "Delivery will be made by Quick Haul Ltd.",
    ],
)
def test_parties_and_banks_raise_none(text):
    assert _found(text) == []
