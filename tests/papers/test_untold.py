"""Parties that no label of their own names: by number, by who is addressed, by what sentences say."""

import pytest

from spectriage.documents.read import read_text
from spectriage.papers.read import read_paper

CASES = {
    "a form's number": (
        "end_use_statement",
        "1  Antragsteller:  Kessler Vakuum GmbH, Meißen\n2  Empfänger:  Bursa Kaplama A.S., Bursa\n"
        "3  Endverwender:  wie 2\n",
        {("exporter", "Kessler Vakuum GmbH"), ("consignee", "Bursa Kaplama A.S."),
         ("end_user", "Bursa Kaplama A.S.")},
    ),
    "a field that is named later": (
        "end_use_statement",
        "Part A - Exporter\nKessler Vakuum GmbH, Meißen, Germany\n\nPart B - Consignee\nas end-user\n\n"
        "Part C - End-user\nBursa Kaplama A.S., Bursa, Turkey\n",
        {("exporter", "Kessler Vakuum GmbH"), ("consignee", "Bursa Kaplama A.S."),
         ("end_user", "Bursa Kaplama A.S.")},
    ),
    "the one other firm on a statement": (
        "end_use_statement",
        "BURSA KAPLAMA A.S.\nOrganize Sanayi 4, Bursa, Turkey\n\nEnd-use certificate\n\n"
        "The pump of Kessler Vakuum GmbH stays in our plating line.\n",
        {("exporter", "Kessler Vakuum GmbH"), ("end_user", "BURSA KAPLAMA A.S.")},
    ),
    "the window of a letter": (
        "end_use_statement",
        "TAMALE WATER BOARD\nRef. 19    2 June 2026\n\nKessler Vakuum GmbH\nMeißen\n\nGentlemen,\n\n"
        "the pumps hang in our wells.\n",
        {("exporter", "Kessler Vakuum GmbH"), ("end_user", "TAMALE WATER BOARD")},
    ),
    "another end user than the writer": (
        "end_use_statement",
        "BURSA KAPLAMA A.S.\nOrganize Sanayi 4, Bursa, Turkey\n\nDeclaration of use\nTo Kessler Vakuum GmbH\n\n"
        "The final user is Ege Makina Ltd. Sti., Izmir.\n",
        {("exporter", "Kessler Vakuum GmbH"), ("end_user", "Ege Makina Ltd. Sti.")},
    ),
    "an order to a forwarder": (
        "shipping_document",
        "To: Nordfrakt Spedition AB\nFrom: Hallberg Acoustics AB, Karlskrona\n\nPlease collect one case.\n",
        {("freight_forwarder", "Nordfrakt Spedition AB"), ("shipper", "Hallberg Acoustics AB")},
    ),
    "an applicant who is told to export": (
        "licence_application",
        "3. Applicant (Exporter)\nHallberg Acoustics AB\nKarlskrona, Sweden\n\n"
        "4(b). Manufacturer of item 1\nKessler Vakuum GmbH\nMeißen, Germany\n\n"
        "5. End-user\nBursa Kaplama A.S.\nBursa, Turkey\n",
        {("exporter", "Hallberg Acoustics AB"), ("manufacturer", "Kessler Vakuum GmbH"),
         ("end_user", "Bursa Kaplama A.S.")},
    ),
    "a logo's firm, which is also told of arrivals": (
        "purchase_order",
        "Hallberg Marine Institute\nHallberg Marine Institute AB, Hamngatan 2, Karlskrona, Sweden\n\n"
        "Purchase order 118\n\nSupplier: Kessler Vakuum GmbH, Meißen\n\n"
        "Three pumps as offered. Please notify party on arrival: Hallberg Marine Institute AB, stores.\n",
        {("buyer", "Hallberg Marine Institute AB"), ("seller", "Kessler Vakuum GmbH"),
         ("notify_party", "Hallberg Marine Institute AB")},
    ),
    "who tested": (
        "other",
        "Karlskrona Institute\nfor Cold Testing, Karlskrona (SE)\n\nTest report\n\n"
        "Manufacturer: Kessler Vakuum GmbH, Meißen\n",
        {("issuer", "Karlskrona Institute for Cold Testing"), ("manufacturer", "Kessler Vakuum GmbH")},
    ),
    "an account that is no seller's": (
        "commercial_invoice",
        "Seller: Hallberg Acoustics AB, Karlskrona\nRemit to: Karlskrona Savings Bank\n",
        {("seller", "Hallberg Acoustics AB"), ("bank", "Karlskrona Savings Bank")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_parties_without_a_label_of_their_own(name):
    kind, text, expected = CASES[name]
    parties = read_paper(read_text(text, name="paper"), kind).parties
    assert {(party.role, party.name) for party in parties} == expected


def test_an_address_ends_where_the_letter_begins():
    text = """Supplier
Kessler Vakuum GmbH
Dresdner Str. 9
Germany
Item      Quantity   Price
Deliver at: Central Stores
"""
    (seller,) = read_paper(read_text(text, name="paper"), "purchase_order").parties[:1]
    assert seller.address == "Dresdner Str. 9, Germany"
