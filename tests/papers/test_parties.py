"""Parties by label, beside it and under it, in sentences, and at the paper's head."""

import pytest

from spectriage.documents.read import read_text
from spectriage.papers.read import read_paper

CASES = {
    "beside": (
        "commercial_invoice",
        "Exporter:   Nordlys Optikk AS\n            Havnegata 3, 9008 Tromsø, Norway\n"
        "Consignee:  Halm Prüftechnik GmbH\n            Ringweg 9, 76133 Karlsruhe\n",
        {("exporter", "Nordlys Optikk AS", "NO"), ("consignee", "Halm Prüftechnik GmbH", "DE")},
    ),
    "heads_of_columns": (
        "commercial_invoice",
        "SOLD TO                          SHIP TO\n"
        "Tarn Valves Ltd                  Becken Depot\n"
        "4 Quay Street                    Hall 3, Leith\n"
        "Aberdeen AB11 5QX, UK            Edinburgh EH6 6NU\n",
        {("buyer", "Tarn Valves Ltd", "GB"), ("consignee", "Becken Depot", "GB")},
    ),
    "sentence": (
        "end_use_statement",
        "We, Oriel Hydrography Ltd, 12 Pier Road, Galway, Ireland, certify that the goods bought\n"
        "from Sundvik Marin AB will be used for mapping the sea floor.\n",
        {("end_user", "Oriel Hydrography Ltd", "IE"), ("seller", "Sundvik Marin AB", None)},
    ),
    "letterhead": (
        "commercial_invoice",
        "KESTREL VALE OPTICS LTD\nUnit 6, Tannery Lane, Hexham NE46 1AB\n\nCOMMERCIAL INVOICE\n\n"
        "Buyer: Mara Trust\n",
        {("seller", "KESTREL VALE OPTICS LTD", "GB"), ("buyer", "Mara Trust", None)},
    ),
    "german_licence": (
        "licence_application",
        "Antragsteller: Rheintal Feinmess GmbH, Am Schleusenpark 9, 76726 Germersheim\n"
        "Endverwender: Universität Ljubljana, Slowenien\n",
        {
            ("exporter", "Rheintal Feinmess GmbH", None),
            ("end_user", "Universität Ljubljana", "SI"),
        },
    ),
    "works_behind_a_dash": (
        "commercial_invoice",
        "Consignee: Elmet Paperi Oy – Kotka Works, Satamatie 4, 48100 Kotka, Finland\n"
        "Buyer: Tarn Valves Ltd - Aberdeen, UK\n",
        {
            ("consignee", "Elmet Paperi Oy – Kotka Works", "FI"),
            ("buyer", "Tarn Valves Ltd", "GB"),
        },
    ),
    "agent_by_trade": (
        "licence_application",
        "7. Agent / representative\nMorven Freight Forwarding Ltd, Leith, UK\n\n"
        "8. Authorised representative: Sharpe Law LLP, London\n",
        {("freight_forwarder", "Morven Freight Forwarding Ltd", "GB")},
    ),
    "bank_of_a_credit": (
        "commercial_invoice",
        "Seller: Nordlys Optikk AS\nPayment: L/C at 90 days, Fjordbank ASA\n",
        {("seller", "Nordlys Optikk AS", None), ("bank", "Fjordbank ASA", None)},
    ),
    "route": (
        "packing_list",
        "Shipper: Tarn Valves Ltd\nFROM / TO : HULL / ODENSE\n",
        {("shipper", "Tarn Valves Ltd", None)},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_parties_are_found(name):
    kind, text, expected = CASES[name]
    parties = read_paper(read_text(text, name="x"), kind).parties
    assert {(p.role, p.name, p.country) for p in parties} == expected


@pytest.mark.parametrize(
    "text", ["Consignee: to order of shipper", "Notify party: same as consignee", "Buyer: n/a"]
)
def test_what_is_no_name_is_no_party(text):
    assert read_paper(read_text(text, name="x"), "shipping_document").parties == []
