"""What the case report tells beside findings: lacks, addresses, roles, what was ruled out, names."""

import pytest

from cases.building import paper_of, party
from spectriage.cases.addresses import distinct_addresses, tidy_address
from spectriage.cases.checks.base import amount_told
from spectriage.cases.lacks import what_lacks
from spectriage.cases.naming import case_name
from spectriage.cases.parties import find_firms, roles_nobody_fills
from spectriage.cases.ruled_out import ruled_out_of
from spectriage.lists.sentences import silent_on
from spectriage.report.case import CaseDocument, CaseParty, CaseReport
from spectriage.report.model import Elimination
from spectriage.report.papers import Presence, Reference, Requirement


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("4 Quay Rd, Hull HU1 2AB, United Kingdom · VAT GB 111 2222 33", "4 Quay Rd, Hull HU1 2AB, United Kingdom"),
        ("Av. Sol 7, Cusco, Peru, RUC 20999888777", "Av. Sol 7, Cusco, Peru"),
        ("Av. Sol 7, Cusco, RUC 20999888777", "Av. Sol 7, Cusco"),
        ("Weg 3, 1010 Wien, Austria, COMMERCIAL INVOICE 44", "Weg 3, 1010 Wien, Austria"),
        ("4 Quay Rd, Hull, United, Kingdom", "4 Quay Rd, Hull, United Kingdom"),
        ("1 Peach St, Atlanta, Georgia, USA, Tel +1 404 555 0100", "1 Peach St, Atlanta, Georgia, USA"),
        ("Rue Haute 2, Luxembourg, L-1718 Luxembourg", "Rue Haute 2, Luxembourg, L-1718 Luxembourg"),
        ("Vatan Cad. 5, Izmir", "Vatan Cad. 5, Izmir"),
        ("Telheiras 9, Lisboa", "Telheiras 9, Lisboa"),
        ("VAT GB 1", "VAT GB 1"),
    ],
)  # fmt: skip
def test_an_address_ends_at_its_country_or_at_a_tail(printed, told):
    assert tidy_address(printed) == told


def test_one_address_in_two_languages_is_one():
    told = distinct_addresses(
        [
            "4 Quay Rd, Hull, United Kingdom",
            "4 Quay Rd, Hull, Reino Unido",
            "4 Quay Rd, Hull",
            "Elsewhere 1, Hull",
        ]
    )
    assert told == ["4 Quay Rd, Hull, United Kingdom", "Elsewhere 1, Hull"]


def _statement(text, *ids, **paper):
    wanted = [Requirement(id=one, title=one, state=Presence.MISSING) for one in ids]
    return paper_of("eus.txt", "end_use_statement", text, requirements=wanted, **paper)


def test_a_printed_label_is_not_recognised_and_not_lacking():
    text = _statement(
        "Part 2 - End user\nOrt GmbH\nQuantity 4", "end_user", "signatory", "quantity"
    )
    assert what_lacks(text, [text]) == (["signatory"], ["end_user", "quantity"])


def test_a_number_that_other_papers_name_is_not_lacking():
    order = paper_of(
        "po.txt",
        "purchase_order",
        "PO",
        references=[Reference(kind="order", value="OC-45001", quote="q", page=1)],
    )
    text = _statement("as ordered under OC-45001", "order")
    assert what_lacks(text, [text, order]) == ([], ["order"])
    bare = _statement("as ordered", "order")
    assert what_lacks(bare, [bare, order]) == (["order"], [])


def test_roles_that_no_paper_fills():
    firms = find_firms(
        [paper_of("i", "commercial_invoice", "t", parties=[party("seller", "Ort GmbH")])]
    )
    assert roles_nobody_fills(firms) == ["consignee", "end_user"]


def test_ruled_out_by_figures_comes_before_silence(sheet_report):
    told = ruled_out_of(sheet_report)
    assert [(one.entries, one.silent_on) for one in told] == [
        (["US 7A105.b.1"], None),
        (["EU 7A005.b", "US 7A005.b"], "anti_jam"),
        (["US 5A001.f"], "output_power"),
    ]


@pytest.fixture
def sheet_report():
    silent = "anti_jam is not mentioned, which counts as not asserted"
    power = "output_power (pulsed) is not given, which counts as one that is not >= 5 kW"
    rows = [
        ("US", "EAR99", "7A994 is met"), ("US", "7A994", "7A105 is met"), ("US", "5A001.f", power),
        ("EU", "7A005.b", silent), ("US", "7A005.b", silent),
        ("US", "7A105.b.1", "velocity_limit 500 m/s is not > 600 m/s"),
    ]  # fmt: skip
    out = [
        Elimination(regime=regime, entry=entry, because=because) for regime, entry, because in rows
    ]
    return paper_of("s", "datasheet", "t").report.model_copy(update={"eliminated": out})


def test_silence_is_told_by_the_sentence():
    assert silent_on("anti_jam is not mentioned, which counts as not asserted") == "anti_jam"
    assert silent_on("frame_rate 60 Hz is not <= 9 Hz") is None


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (6.0, None, "6"),
        (7450.0, "GBP", "7,450 GBP"),
        (12.5, "EUR", "12.50 EUR"),
        (0.125, "kg", "0.125 kg"),
    ],
)
def test_figures_as_people_print_them(value, unit, told):
    assert amount_told(value, unit) == told


def test_a_case_is_named_by_its_firms_and_number():
    document = CaseDocument(path="i", sha256="", kind="commercial_invoice", kind_confidence=1, type="t", part="paper",
                            pages=1, language="en", numbers={"invoice": ["77"]})  # fmt: skip
    parties = [
        CaseParty(name="Ort GmbH", roles=["seller"], mentions=[]),
        CaseParty(name="Bo AB", roles=["buyer"], mentions=[]),
    ]
    report = CaseReport(tool_version="1", name="papers", documents=[document], parties=parties)
    assert case_name(report) == "Ort GmbH to Bo AB, invoice 77"
    assert case_name(report.model_copy(update={"parties": parties[:1]})) == "papers"
