"""Held out: Italian signal analysers for an Indian test house; item blocks in place of tables."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, docx_bytes, eml_bytes, money
from cases.made.shipment import Firm, Goods, Shipment

SHIPMENT = Shipment(
    exporter=Firm("Brentani Strumenti S.r.l.", "Via dell'Artigiano 5", "36100 Vicenza (VI)", "Italia"),
    buyer=Firm("Deccan Conformity Laboratories Pvt. Ltd.", "Plot 31, Phase II, Peenya Industrial Area",
               "Bengaluru 560058", "India"),
    consignee=Firm("Deccan Conformity Laboratories Pvt. Ltd.", "Plot 31, Phase II, Peenya Industrial Area",
                   "Bengaluru 560058", "India"),
    end_user=Firm("Deccan Conformity Laboratories Pvt. Ltd.", "Plot 31, Phase II, Peenya Industrial Area",
                  "Bengaluru 560058", "India"),
    forwarder=Firm("Spedizioni Berici S.p.A.", "Via della Dogana 2", "36100 Vicenza (VI)", "Italia"),
    goods=[
        Goods("BS-3006", "Spectrum analyser 9 kHz to 6 GHz, portable", 2, 7350.00, "903084", "", 2, 13.0, "IT"),
        Goods("BS-LISN2", "Line impedance network 16 A, two line", 4, 980.00, "903090", "", 1, 22.0, "IT"),
    ],
    currency="EUR", invoice="2026/E/214", order="DCL/PO/2026-27/058",
    order_date=datetime.date(2026, 4, 14), invoice_date=datetime.date(2026, 5, 29),
    statement_date=datetime.date(2026, 4, 22), valid_until=datetime.date(2027, 4, 22),
    end_use="conducted and radiated emission tests of household appliances in our laboratory",
    payment="Letter of credit at sight", delivery="CIP Bengaluru (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "bs3006.pdf"
WORDING = Wording(
    near_name="Deccan Conformity Exports Pvt. Ltd.", other_street="Shed 9, Hosur Road Warehousing Estate",
    other_part="BS-3026", wrong_code="6A003.b.4.b",
    military="signals intelligence vehicles of the army, to find enemy radio transmitters",
    vague="testing and other purposes",
    bakery=Firm("Krishna Sweets and Bakery Pvt. Ltd.", "14 Temple Street", "Mysuru 570001", "India"),
    home="Flat No. 402, Shanti Apartments, 3rd Cross",
    changed_consignee=("order", "Kindly note change of consignee at short notice, revised name will be advised before despatch."),
    payment="Payment will be made in cash through a third-party exchange house",
    refused=("order", "Installation and commissioning at site by OEM engineer is refused by us."),
    routing=("invoice", "Spedizione con transito e trasbordo a Sharjah, Emirati Arabi Uniti."),
    army=Firm("Ministry of Defence, Directorate General of Signals", "South Block", "New Delhi 110011", "India"),
    crowd="interception and monitoring of citizens' telephones",
    jump=("order", "Qty against enquiry was 2 Nos, since raised to 60 Nos."),
    hs_on_order=True,
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "fattura.pdf": _invoice(v["invoice"]), "packing.pdf": _packing(v["packing"]),
        "po.docx": _order(v["order"]), "eus.eml": _statement(v["statement"]),
        "bs3006.pdf": _analyser(), "bslisn2.pdf": _network(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    p = Pdf()
    p.text(50, 50, s.exporter.name, 14, bold=True)
    p.text(50, 64, s.exporter.address, 8)
    p.text(
        50,
        96,
        f"FATTURA / INVOICE  n. {s.invoice}  del / dated {day(s.invoice_date, 'slash')}",
        11,
        bold=True,
    )
    p.text(50, 122, "Spett.le / Messrs", 7)
    p.lines(50, 134, s.buyer.lines, 9)
    p.text(310, 122, "Destinazione merce / Consignee", 7)
    p.lines(310, 134, s.consignee.lines, 9)
    p.text(50, 200, f"Vs. ordine / Your order: {s.order}     Pagamento / Payment: {s.payment}", 8.5)
    p.text(
        50,
        213,
        f"Resa / Delivery: {s.delivery}     Spedizioniere / Forwarder: {s.forwarder.name}",
        8.5,
    )
    y = 240.0
    for n, g in enumerate(s.goods, 1):
        p.text(50, y, f"{n}) {g.part}", 9.5, bold=True)
        p.text(120, y, g.text, 9.5)
        p.text(
            120,
            y + 13,
            f"Codice doganale / HS: {g.hs}" + (f"   ECCN {g.code}" if g.code else ""),
            8,
        )
        p.text(120, y + 26, f"Q.tà / Qty  {g.quantity} pz     Prezzo / Price  {money(g.price, 'de')}"
               f"     Importo / Amount  {money(g.amount, 'de')}", 9)  # fmt: skip
        y += 46
    p.rule(50, y - 4, 545)
    p.text(
        545, y + 12, f"TOTALE / TOTAL {s.currency} {money(s.sum, 'de')}", 10, bold=True, right=True
    )
    y += 40
    for remark in s.remarks:
        y = p.para(50, y, 480, remark)
    p.text(
        50,
        y,
        "Origine della merce / Origin of goods: Italy. Non imponibile IVA art. 8 DPR 633/72.",
        8,
    )
    return p.bytes()


def _packing(s: Shipment) -> bytes:
    p = Pdf()
    p.text(50, 50, "PACKING LIST", 16, bold=True)
    p.text(545, 50, f"ref. invoice {s.invoice} - {day(s.invoice_date, 'slash')}", 9, right=True)
    p.text(50, 78, f"From: {s.exporter.full}")
    p.text(50, 92, f"Consignee: {s.consignee.full}")
    p.text(50, 106, f"Order: {s.order}")
    rows = [["Box", "Code", "Goods", "Pieces", "Net weight kg"]]
    box = 1
    for g in s.goods:  # one row a box
        share, rest = divmod(g.quantity, g.cartons)
        for place in range(g.cartons):
            pieces = share + (rest if place == 0 else 0)
            rows.append([str(box), g.part, g.text, str(pieces), money(g.kg / g.cartons)])
            box += 1
    rows.append(
        ["", "", "TOTAL", str(sum(g.quantity for g in s.goods)), money(sum(g.kg for g in s.goods))]
    )
    p.grid(50, 130, [36, 80, 250, 50, 80], rows, rules="rows", right=(3, 4))
    return p.bytes()


def _order(s: Shipment) -> bytes:
    blocks: list[object] = [
        s.buyer.name,
        s.buyer.address,
        "# PURCHASE ORDER",
        f"PO Number: {s.order}",
        f"PO Date: {day(s.order_date, 'mon')}",
        f"Vendor: {s.exporter.full}",
        f"Ship To: {s.consignee.full}",
        f"Payment Terms: {s.payment}",
        f"Delivery: {s.delivery}",
    ]
    blocks.append([["Sl.", "Item code", "Item description", "HSN", "Qty (Nos)", f"Rate ({s.currency})",
                    f"Amount ({s.currency})"],
                   *[[str(n), g.part, g.text, g.hs, str(g.quantity), money(g.price), money(g.amount)]
                     for n, g in enumerate(s.goods, 1)],
                   ["", "", "Grand total", "", "", "", money(s.sum)]])  # fmt: skip
    return docx_bytes(
        *blocks, *s.remarks, "For Deccan Conformity Laboratories Pvt. Ltd. - Authorised Signatory"
    )


def _statement(s: Shipment) -> bytes:
    goods = "; ".join(f"{g.part} ({g.text}), {g.quantity} nos" for g in s.goods)
    use = f"The instruments are for {s.end_use}." if s.end_use else ""
    body = (
        f"Dear Sirs,\n\nEND-USER STATEMENT for order {s.order} dated {day(s.order_date, 'mon')}\n\n"
        f"Supplier: {s.exporter.full}\nEnd user: {s.end_user.full}\nConsignee: {s.consignee.full}\n"
        f"Items: {goods}\nValue: {s.currency} {money(s.sum)}\n\n{use}\n"
        "We confirm that they will not be used for military purposes or for any weapons programme and\n"
        "will not be transferred to anybody else.\n"
        f"This statement is valid up to {day(s.valid_until, 'mon')}.\n"
        + "".join(f"{remark}\n" for remark in s.remarks)
        + f"\nPriya Raghunathan\nChief Technical Officer\n{s.end_user.name}\n"
    )
    return eml_bytes("p.raghunathan@deccan-labs.example", "export@brentani.example",
                     f"End-user statement {s.order}", "Wed, 22 Apr 2026 10:12:00 +0530", body)  # fmt: skip


def _analyser() -> bytes:
    p = Pdf()
    p.text(50, 60, "BS-3006 portable spectrum analyser", 18, bold=True)
    p.grid(50, 90, [220, 220], [
        ["Specification", "Value"], ["Frequency range", "9 kHz to 6 GHz"],
        ["Displayed average noise level", "-150 dBm/Hz"], ["Phase noise", "-95 dBc/Hz @ 10 kHz"],
        ["Real-time bandwidth", "20 MHz"], ["Weight", "5.9 kg"], ["Operating temperature", "0 to 45 °C"],
    ])  # fmt: skip
    return p.bytes()


def _network() -> bytes:
    p = Pdf()
    p.text(50, 60, "BS-LISN2 line impedance network", 18, bold=True)
    p.grid(50, 90, [220, 220], [["Specification", "Value"], ["Rated current", "16 A"],
                                ["Frequency range", "9 kHz to 30 MHz"], ["Weight", "5.2 kg"]])  # fmt: skip
    return p.bytes()
