import pytest

from cases.building import paper_of, party
from spectriage.cases.checks.base import CaseView
from spectriage.cases.checks.party_names import address_difference, check_parties
from spectriage.cases.parties import find_firms, same_name

SAME = [
    ("Estrada da Doca 118, 2830-411 Barreiro, Portugal", "Estr. da Doca 118, Barreiro"),
    ("7 HaOfe St., Yokneam Illit, Israel", "HaOfe Street 7, Yokneam Illit"),
    ("Skanderbeg Square 3, Tirana, Albania", "Building 4, Skanderbeg Square 3, Tirana"),
    ("Av. Argentina 2180, Callao, Peru", "AVENIDA ARGENTINA 2180 - CALLAO - PERU"),
    ("Depot 3, Durrës, Albania", "Depot 3, Durres"),
    ("Hallesche Str. 77, 06112 Halle", "Hallesche Straße 77, Halle (Saale), Germany"),
]  # fmt: skip
OTHER = [
    ("Skanderbeg Square 3, Tirana, Albania", "Skanderbeg Square 5, Tirana, Albania"),
    ("Estrada da Doca 118, Barreiro", "Avenida da Siderurgia 7, Barreiro"),
    ("Harbour Road, Nairobi, Kenya", "Mombasa Lane, Thika, Kenya"),
]


@pytest.mark.parametrize(("ours", "theirs"), SAME)
def test_other_ways_to_write_an_address_are_no_difference(ours, theirs):
    assert address_difference(ours, theirs) == ""
    assert address_difference(theirs, ours) == ""


@pytest.mark.parametrize(("ours", "theirs"), OTHER)
def test_another_address_is_told(ours, theirs):
    assert address_difference(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("Ministry of Interior", "Min. of Interior", True),
        ("Norwegian Polar Survey Trust", "NPST", True),
        ("Ministry of Interior of Albania", "Ministry of Interior of Albania, Procurement", True),
        ("Deccan Laboratories Pvt. Ltd.", "Deccan Exports Pvt. Ltd.", False),
        ("Song Hong Optical JSC", "Song Hong Marine JSC", False),
    ],
)
def test_same_name(ours, theirs, same):
    assert same_name(ours, theirs) is same


def _case(*papers):
    return CaseView(papers, find_firms(papers), [])


def _invoice(name, address=None):
    return paper_of("invoice", "commercial_invoice", f"Consignee {name} {address or ''}",
                    parties=[party("consignee", name, address)])  # fmt: skip


def _packing(name, address=None):
    return paper_of("packing", "packing_list", f"Ship to {name} {address or ''}",
                    parties=[party("consignee", name, address)])  # fmt: skip


def test_another_consignee_is_told_with_both_quotes():
    (finding,) = check_parties(_case(_invoice("Nordvik Sensors AS"), _packing("Haven Trading Ltd")))
    assert finding.id == "party_name"
    assert {e.document for e in finding.evidence} == {"invoice", "packing"}


def test_name_that_stands_elsewhere_on_the_other_paper_is_not_compared():
    packing = paper_of("packing", "packing_list", "Ship to Haven Trading Ltd\nNordvik Sensors AS",
                       parties=[party("consignee", "Haven Trading Ltd")])  # fmt: skip
    view = _case(_invoice("Nordvik Sensors AS"), packing)
    assert list(check_parties(view)) == []
    assert view.silences


def test_unsure_reading_is_not_compared():
    unsure = party("consignee", "Haven Trading Ltd").model_copy(update={"confidence": 0.3})
    packing = paper_of("packing", "packing_list", "Haven Trading Ltd", parties=[unsure])
    assert list(check_parties(_case(_invoice("Nordvik Sensors AS"), packing))) == []


def test_another_address_of_the_same_consignee_is_told():
    ours, theirs = "Dock Road 8, Southampton", "Mill Lane 41, Southampton"
    (finding,) = check_parties(_case(_invoice("Nordvik AS", ours), _packing("Nordvik AS", theirs)))
    assert finding.id == "party_address"


def test_address_that_does_not_follow_the_name_is_not_compared():
    packing = paper_of("packing", "packing_list", "Mill Lane 41, Southampton\n" + "x " * 300 + "Nordvik AS",
                       parties=[party("consignee", "Nordvik AS", "Mill Lane 41, Southampton")])  # fmt: skip
    view = _case(_invoice("Nordvik AS", "Dock Road 8, Southampton"), packing)
    assert list(check_parties(view)) == []
