"""Labels of a paper's fields, alone, marked, numbered, joined and in several languages."""

import pytest

from spectriage.documents.read import read_text
from spectriage.papers.labels import find_labels
from spectriage.papers.pieces import sheets_of

CASES = [
    ("Exporter: Nordlys AS", [("party", "exporter")], "Nordlys AS"),
    ("Exporter / Seller:", [("party", "exporter"), ("party", "seller")], ""),
    ("8b. Consignee (complete name and address)", [("party", "consignee")], ""),
    ("Käufer und Empfänger: Halm GmbH", [("party", "buyer"), ("party", "consignee")], "Halm GmbH"),
    ("Shipper's Name and Address", [("party", "shipper")], ""),
    ("收货人：上海光电有限公司", [("party", "consignee")], "上海光电有限公司"),
    ("3 Consignee, if not the end-user", [("party", "consignee")], ""),
    ("4 Empfänger, falls nicht Endverwender", [("party", "consignee")], ""),
    ("12(c). Manufacturer of item 2", [("party", "manufacturer")], ""),
    ("Manufacturer of pos. 3", [("party", "manufacturer")], ""),
    ("Buyer's bank: Sunda Bank", [("party", "bank")], "Sunda Bank"),
    ("Invoice No.: 44/2", [("reference", "invoice")], "44/2"),
    ("Date of exportation", [("date", "shipment")], ""),
    ("Verwendungszweck: Prüfung von Rohren", [("end_use", "end_use")], "Prüfung von Rohren"),
]


@pytest.mark.parametrize(("text", "names", "rest"), CASES, ids=[case[0] for case in CASES])
def test_label_is_read_with_its_names_and_rest(text, names, rest):
    labels = list(find_labels(sheets_of(read_text(text, name="x"))[0]).labels.values())
    assert [name for name in labels[0].names if name in names] == names
    assert labels[0].rest == rest


@pytest.mark.parametrize("text", ["Exporters are asked to sign here", "Positive list", "Portable"])
def test_running_text_is_no_marked_label(text):
    labels = find_labels(sheets_of(read_text(text, name="x"))[0]).labels.values()
    assert not any(label.marked for label in labels)
