"""A German maker of vibration sensors sells to Indonesia; German letters, XLSX, DOCX."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, docx_bytes, money, xlsx_bytes
from cases.made.shipment import Firm, Goods, Shipment

_BUYER = Firm(
    "PT Cahaya Turbin Nusantara", "Jl. Gatot Subroto Kav. 36", "Jakarta 12950", "Indonesien"
)
SHIPMENT = Shipment(
    exporter=Firm("Dresdner Schwingungsmesstechnik GmbH", "Weißeritzstraße 9", "01067 Dresden", "Deutschland"),
    buyer=_BUYER, consignee=_BUYER, end_user=_BUYER,
    forwarder=Firm("Elbe Spedition GmbH & Co. KG", "Hafenstraße 40", "01097 Dresden", "Deutschland"),
    goods=[
        Goods("DSM-A100", "Beschleunigungsaufnehmer IEPE 100 mV/g, 10 kHz", 20, 312.50, "90318080", "", 1, 4.2),
        Goods("DSM-V8", "Messverstärker 8 Kanäle, 51,2 kS/s", 2, 4480.00, "90318080", "", 2, 11.0),
    ],
    currency="EUR", invoice="2026-30718", order="PO/CTN/26/0077",
    order_date=datetime.date(2026, 1, 19), invoice_date=datetime.date(2026, 3, 9),
    statement_date=datetime.date(2026, 1, 28), valid_until=datetime.date(2026, 12, 31),
    end_use="Zustandsüberwachung der Dampfturbinen im Kraftwerk Suralaya, Block 4",
    payment="30 Tage netto per Überweisung", delivery="FCA Dresden (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "DSM-A100.pdf"
WORDING = Wording(
    near_name="PT Cahaya Mas Perdagangan", other_street="Jl. Raya Bogor Km 29", other_part="DSM-A500",
    wrong_code="6A003.b.4.b", military="Erprobung von Panzermotoren für die Streitkräfte",
    vague="allgemeine industrielle Verwendung",
    bakery=Firm("PT Roti Manis Bakery", "Jl. Melati 3", "Bandung 40114", "Indonesien"),
    home="Jl. Mawar 8, Apartment 12C",
    changed_consignee=("invoice", "Auf Wunsch des Käufers wurde der Empfänger geändert."),
    payment="Barzahlung bei Abholung", refused=("order", "The buyer declines commissioning and training by your engineers."),
    routing=("invoice", "Versand über Dubai mit Umladung."),
    army=Firm("Ministry of Defence of Indonesia, Procurement Agency", "Jl. Medan Merdeka Barat 13", "Jakarta 10110", "Indonesien"),
    crowd="Überwachung von Demonstranten in der Hauptstadt",
    jump=("order", "The quantity was raised from 20 to 200 pieces since your offer."),
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "Handelsrechnung.pdf": _invoice(v["invoice"]), "Packliste.xlsx": _packing(v["packing"]),
        "order.docx": _order(v["order"]), "Endverbleib.pdf": _statement(v["statement"]),
        "DSM-A100.pdf": _sensor(), "DSM-V8.pdf": _amplifier(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    p = Pdf()
    p.text(50, 44, s.exporter.name, 13, bold=True)
    p.text(50, 58, s.exporter.address, 8)
    p.text(50, 90, "Handelsrechnung", 16, bold=True)
    y = 112.0
    for label, value in (
        ("Rechnungsnummer:", s.invoice), ("Rechnungsdatum:", day(s.invoice_date, "de")),
        ("Bestellung:", f"{s.order} vom {day(s.order_date, 'dots')}"), ("Verkäufer:", s.exporter.full),
        ("Käufer:", s.buyer.full), ("Empfänger:", s.consignee.full), ("Lieferbedingung:", s.delivery),
        ("Zahlung:", s.payment),
    ):  # fmt: skip
        p.text(50, y, label, 9)
        p.text(150, y, value, 9)
        y += 14
    rows = [
        [
            "Pos.",
            "Artikelnummer",
            "Bezeichnung",
            "Zolltarifnummer",
            "Menge",
            "Einzelpreis",
            "Gesamtpreis",
        ]
    ]
    for n, g in enumerate(s.goods, 1):
        text = g.text + (f", AL-Nummer {g.code}" if g.code else "")
        rows.append([str(n), g.part, text, g.hs, f"{g.quantity} Stück", f"{money(g.price, 'de')} €",
                     f"{money(g.amount, 'de')} €"])  # fmt: skip
    y = p.grid(50, y + 8, [28, 66, 170, 66, 52, 60, 66], rows, rules="rows", right=(5, 6), size=8)
    p.text(
        555, y + 14, f"Gesamtbetrag: {money(s.sum, 'de')} {s.currency}", 9, bold=True, right=True
    )
    y += 36
    for remark in s.remarks:
        y = p.para(50, y, 480, remark)
    p.text(50, y, "Ursprungsland der Waren: Deutschland")
    return p.bytes()


def _packing(s: Shipment) -> bytes:
    rows: list[list[object]] = [
        ["Packliste", s.invoice, "", "Datum", day(s.invoice_date, "dots")],
        ["Absender:", s.exporter.full],
        ["Empfänger:", s.consignee.full],
        ["Bestellnummer:", s.order],
        [],
        [
            "Packstück",
            "Artikelnummer",
            "Bezeichnung",
            "Stückzahl",
            "Nettogewicht kg",
            "Bruttogewicht kg",
        ],
    ]
    for n, g in enumerate(s.goods, 1):
        rows.append([n, g.part, g.text, g.quantity, g.kg, round(g.kg * 1.2, 1)])
    rows.append(["Summe", "", "", sum(g.quantity for g in s.goods), sum(g.kg for g in s.goods), ""])
    return xlsx_bytes(rows)


def _order(s: Shipment) -> bytes:
    rows = [["No.", "Article", "Description", "Quantity", "Unit price EUR", "Amount EUR"]]
    rows += [[str(n), g.part, g.text, f"{g.quantity} pcs", money(g.price), money(g.amount)]
             for n, g in enumerate(s.goods, 1)]  # fmt: skip
    return docx_bytes(
        s.buyer.name, s.buyer.address, "# Purchase Order", f"Order number: {s.order}",
        f"Order date: {day(s.order_date)}", f"Vendor: {s.exporter.full}", f"Delivery address: {s.consignee.full}",
        f"Terms of payment: {s.payment}", rows, f"Total: EUR {money(s.sum)}", *s.remarks,
        "Authorised by: B. Santoso",
    )  # fmt: skip


def _statement(s: Shipment) -> bytes:
    p = Pdf()
    p.text(50, 50, s.end_user.name, 12, bold=True)
    p.text(50, 64, s.end_user.address, 8)
    p.text(50, 96, "Endverbleibserklärung", 15, bold=True)
    y = p.para(50, 120, 490, f"Wir, {s.end_user.name}, {s.end_user.address}, haben bei der Firma {s.exporter.full} die "
               f"folgenden Güter bestellt (Bestellung {s.order} vom {day(s.order_date, 'dots')}):", 10)  # fmt: skip
    for g in s.goods:
        p.text(70, y, f"- {g.quantity} Stück {g.part}, {g.text}", 10)
        y += 14
    p.text(50, y + 4, f"Gesamtwert: {money(s.sum, 'de')} {s.currency}", 10)
    p.text(50, y + 20, f"Verwendungszweck: {s.end_use}", 10)
    y = p.para(50, y + 40, 490, "Die Güter werden nicht für militärische Zwecke und nicht im Zusammenhang mit "
               "chemischen, biologischen oder Kernwaffen verwendet. Wir werden die Güter nicht ohne Zustimmung "
               "der zuständigen Behörde weiterverkaufen oder wiederausführen.", 10)  # fmt: skip
    for remark in s.remarks:
        y = p.para(50, y, 490, remark)
    p.text(50, y + 4, f"Diese Erklärung gilt bis {day(s.valid_until, 'dots')}.", 10)
    p.text(
        50,
        y + 40,
        f"Jakarta, {day(s.statement_date, 'dots')}      Unterschrift: ________________",
        10,
    )
    return p.bytes()


def _sensor() -> bytes:
    p = Pdf()
    p.text(50, 50, "DSM-A100 Beschleunigungsaufnehmer", 18, bold=True)
    p.grid(50, 80, [200, 200], [["Kennwert", "Wert"], ["Messbereich", "±50 g"], ["Empfindlichkeit", "100 mV/g"],
                                ["Frequenzbereich", "0,5 Hz bis 10 kHz"], ["Gewicht", "54 g"],
                                ["Betriebstemperatur", "-50 bis 120 °C"]])  # fmt: skip
    p.text(50, 240, "Piezoelektrischer Sensor für Maschinenüberwachung.", 9)
    return p.bytes()


def _amplifier() -> bytes:
    p = Pdf()
    p.text(50, 50, "DSM-V8 Messverstärker", 18, bold=True)
    p.grid(50, 80, [200, 200], [["Kennwert", "Wert"], ["Kanäle", "8"], ["Abtastrate", "51,2 kS/s"],
                                ["Auflösung", "24 bit"], ["Gewicht", "5,5 kg"], ["Versorgung", "24 V"]])  # fmt: skip
    return p.bytes()
