"""Names, addresses, banks, ports and fields' titles claim nothing; answers to questions do."""

import pytest

import spectriage

HEAD = """COMMERCIAL INVOICE
Seller: Nordlicht Pumps Ltd, 4 Mill Lane, Leeds LS1 4AB, United Kingdom
Invoice no: NM-2201
Date: 3 May 2026
Buyer: Karura Traders Ltd, Moi Avenue 7, Nairobi, Kenya
{line}

1 Pressure valve 10 pcs 20.00 EUR 200.00 EUR
Total 200.00 EUR
"""


@pytest.fixture(scope="module")
def triager():
    return spectriage.load(regimes=["EU"])


def claims(triager, line):
    report = triager.triage(HEAD.format(line=line).encode(), name="paper.txt")
    assert report.paper is not None
    return {(claim.category, str(claim.polarity)) for claim in report.claims}


@pytest.mark.parametrize(
    "line",
    [
        "Consignee: St. Mary's College, Airport Road 12, Nairobi, Kenya",
        "Notify party: Gulf Medical Systems Ltd, Hospital Street 3, Dubai",
        "Bank: First Telecom Bank, IBAN GB12 3456",
        "Banque: Banque de l'Agriculture, SWIFT BAGRFRPP",
        "Port of loading: Felixstowe Harbour",
        "Vessel: Border Guard",
        "Delivery: Hafenstraße 4, Hamburg",
        "Contact: sales@telecom-satellites.example",
        "Military end use:",
        "Will the goods be used in a nuclear reactor?  [ ] Yes  [ ] No",
    ],
)
def test_names_places_and_open_questions_claim_nothing(triager, line):
    assert claims(triager, line) == set()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Military end use? No", {("military", "negated")}),
        ("Military end use?  [x] Yes  [ ] No", {("military", "asserted")}),
        ("Military end use?  [ ] Yes  [x] No", {("military", "negated")}),
        ("The valves are for the hospital's boiler.", {("medical", "asserted")}),
        ("The goods will be used by the armed forces.", {("military", "asserted")}),
    ],
)
def test_sentences_and_answers_claim(triager, line, expected):
    assert expected <= claims(triager, line)
