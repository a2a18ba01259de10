"""Held out: a Norwegian side-scan sonar for a Portuguese port authority; English, Portuguese."""

import datetime

from reportlab.lib.pagesizes import LETTER

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, docx_bytes, money, xlsx_bytes
from cases.made.shipment import Firm, Goods, Shipment

SHIPMENT = Shipment(
    exporter=Firm("Skarvøy Subsea AS", "Bryggeveien 22", "6017 Ålesund", "Norway"),
    buyer=Firm("Autoridade Portuária do Baixo Tejo, S.A.", "Rua do Cais 40", "1900-112 Lisboa",
               "Portugal"),
    consignee=Firm("Marventos Equipamentos Náuticos, Lda.", "Estrada da Doca 118", "2830-411 Barreiro",
                   "Portugal"),
    end_user=Firm("Autoridade Portuária do Baixo Tejo, S.A.", "Rua do Cais 40", "1900-112 Lisboa",
                  "Portugal"),
    forwarder=Firm("Nordfrakt Spedisjon AS", "Terminalgata 5", "6019 Ålesund", "Norway"),
    goods=[
        Goods("SKV-455D", "Side scan sonar towfish, 455 kHz, dual channel, 300 m rated", 2, 21450.00,
              "9015.80", "", 2, 46.0, "NO"),
        Goods("SKV-DK16", "Deck unit for towfish, 19 inch rack, Ethernet", 2, 6180.50, "9015.90", "",
              1, 14.4, "NO"),
    ],
    currency="EUR", invoice="SS-260388", order="APBT/2026/0714",
    order_date=datetime.date(2026, 3, 3), invoice_date=datetime.date(2026, 5, 19),
    statement_date=datetime.date(2026, 3, 20), valid_until=datetime.date(2027, 3, 20),
    end_use="survey of the dredged channel and of quay walls in the port of the lower Tejo",
    payment="30 days net by bank transfer", delivery="CIP Barreiro (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "skv-455d.pdf"
WORDING = Wording(
    near_name="Marvento Sul Importações, Lda.", other_street="Avenida da Siderurgia 7",
    other_part="SKV-900D", wrong_code="7A003.a",
    military="mine hunting by minesweepers of the Portuguese Navy and guidance of naval weapons",
    vague="various commercial purposes",
    bakery=Firm("Padaria e Pastelaria Sol Nascente, Lda.", "Rua das Flores 9", "2900-310 Setúbal", "Portugal"),
    home="Rua da Paz 12, 3.º Esq., apartamento 32",
    changed_consignee=("invoice", "NOTE: by the customer's message received today the consignee has been changed; "
                       "documents will be reissued after loading."),
    payment="paid in cash by a third party, Oriole Holdings Ltd, on behalf of the buyer",
    refused=("order", "O comprador prescinde da instalação e da formação oferecidas pelo fornecedor."),
    routing=("invoice", "Goods to be sent first to Jebel Ali, United Arab Emirates, for transhipment to the final consignee."),
    army=Firm("Marinha Portuguesa, Comando Naval", "Base Naval do Alfeite", "2810-001 Almada", "Portugal"),
    crowd="covert observation of political opponents and of their meetings on the quays",
    jump=("order", "A quantidade do item 1 foi aumentada de 2 para 24 unidades na véspera da encomenda."),
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "invoice.pdf": _invoice(v["invoice"]), "packing.xlsx": _packing(v["packing"]),
        "encomenda.pdf": _order(v["order"]), "statement.docx": _statement(v["statement"]),
        "skv-455d.pdf": _towfish(), "skv-dk16.pdf": _deck(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    p = Pdf(LETTER)
    p.text(50, 60, "SKARVØY SUBSEA", 20, bold=True)
    p.text(560, 52, "Commercial invoice", 12, right=True)
    p.text(560, 66, f"{s.invoice}   ·   {day(s.invoice_date, 'en')}", 9, right=True)
    p.rule(50, 80, 560)
    for x, label, firm in (
        (50, "SOLD TO", s.buyer), (225, "DELIVER TO (CONSIGNEE)", s.consignee),
        (400, "SHIPPED BY", s.exporter),
    ):  # fmt: skip
        p.text(x, 96, label, 7)
        p.lines(x, 108, firm.lines, 8.5)
    p.text(50, 172, f"Your order {s.order} of {day(s.order_date, 'en')}", 9)
    p.text(50, 185, f"Terms of delivery: {s.delivery}", 9)
    p.text(50, 198, f"Payment: {s.payment}", 9)
    rows = [["Pos", "Article", "Tariff no.", "Quantity", "Price each", "Line total"]]
    for n, g in enumerate(s.goods, 1):
        code = f" / ECCN {g.code}" if g.code else ""
        rows.append([str(n * 10), f"{g.part} {g.text}{code}", g.hs, f"{g.quantity} pcs",
                     money(g.price), money(g.amount)])  # fmt: skip
    y = p.grid(50, 216, [34, 220, 64, 56, 66, 70], rows, rules="head", right=(3, 4, 5))
    p.text(494, y + 16, f"Total {s.currency}", 9, bold=True, right=True)
    p.text(557, y + 16, money(s.sum), 9, bold=True, right=True)
    y = y + 44
    for remark in s.remarks:
        y = p.para(50, y, 500, remark)
    p.para(
        50,
        y,
        500,
        "Goods remain our property until paid in full. The goods are of Norwegian origin.",
    )
    p.text(50, 720, "Skarvøy Subsea AS · Bryggeveien 22 · 6017 Ålesund · NO 944 120 387 MVA", 7)
    return p.bytes()


def _packing(s: Shipment) -> bytes:
    rows: list[list[object]] = [
        ["PACKING LIST", "", "", "", "", ""],
        ["Invoice no.", s.invoice, "", "Date", day(s.invoice_date, "iso"), ""],
        ["Shipper", s.exporter.name, "", "Consignee", s.consignee.name, ""],
        ["", s.exporter.street, "", "", s.consignee.street, ""],
        ["", s.exporter.town, "", "", s.consignee.town, ""],
        ["", s.exporter.country, "", "", s.consignee.country, ""],
        ["Customer order", s.order, "", "", "", ""],
        [],
        ["Colli", "Type", "Contents", "Article no.", "Pcs", "Net kg"],
    ]
    colli = 1
    for g in s.goods:
        last = colli + g.cartons - 1
        rows.append([str(colli) if last == colli else f"{colli}-{last}", "plywood case", g.text, g.part,
                     g.quantity, g.kg])  # fmt: skip
        colli = last + 1
    rows.append(["", "", "Total", "", sum(g.quantity for g in s.goods), sum(g.kg for g in s.goods)])
    return xlsx_bytes(rows, "packing")


def _order(s: Shipment) -> bytes:
    p = Pdf()
    p.text(60, 60, s.buyer.name, 12, bold=True)
    p.text(60, 74, s.buyer.address, 8)
    p.text(60, 110, f"NOTA DE ENCOMENDA N.º {s.order}", 13, bold=True)
    p.text(60, 128, f"Lisboa, {day(s.order_date, 'pt')}")
    p.text(60, 152, f"Fornecedor: {s.exporter.full}")
    p.text(60, 166, f"Local de entrega / destinatário: {s.consignee.full}")
    rows = [["Item", "Referência", "Designação", "Qtd.", "Preço unit. (EUR)", "Total (EUR)"]]
    for n, g in enumerate(s.goods, 1):
        rows.append(
            [str(n), g.part, g.text, str(g.quantity), money(g.price, "de"), money(g.amount, "de")]
        )
    y = p.grid(60, 190, [32, 70, 190, 36, 80, 72], rows, right=(3, 4, 5))
    p.text(
        540,
        y + 16,
        f"Total da encomenda: {money(s.sum, 'de')} {s.currency}",
        9,
        bold=True,
        right=True,
    )
    p.text(60, y + 40, f"Condições de pagamento: {s.payment}")
    p.text(60, y + 54, f"Condições de entrega: {s.delivery}")
    y += 74
    for remark in s.remarks:
        y = p.para(60, y, 480, remark)
    p.text(60, y + 30, "O Conselho de Administração")
    return p.bytes()


def _statement(s: Shipment) -> bytes:
    first = s.goods[0]
    return docx_bytes(
        s.end_user.name, s.end_user.address, day(s.statement_date, "en"),
        f"To {s.exporter.full}", "# End use certificate",
        f"We refer to our order {s.order} for {first.quantity} pieces of {first.part} "
        f"({first.text}) and accessories, in all {s.currency} {money(s.sum)}.",
        f"We, {s.end_user.name}, are the end user of these goods. They will be used for {s.end_use}."
        if s.end_use else f"We, {s.end_user.name}, are the end user of these goods.",
        f"The goods are delivered to {s.consignee.name}, {s.consignee.address}, acting as consignee "
        "on our behalf.",
        "The goods will not be used for any purpose connected with chemical, biological or nuclear "
        "weapons, or missiles able to deliver such weapons. We will not re-export them without the "
        "consent of the Norwegian authorities.",
        f"This certificate is valid until {day(s.valid_until, 'en')}.",
        *s.remarks,
        "Signed: M. Teixeira, Head of Hydrography",
    )  # fmt: skip


def _towfish() -> bytes:
    p = Pdf()
    p.text(50, 60, "SKV-455D", 22, bold=True)
    p.text(50, 80, "Dual channel side scan sonar towfish", 12)
    p.para(50, 104, 480, "A light towfish for harbours and inland waters: imaging of the bed and of quay "
           "walls from small boats, with a deck unit by Ethernet.")  # fmt: skip
    p.grid(50, 150, [200, 200], [
        ["Specification", "Value"], ["Operating frequency", "455 kHz"], ["Maximum range per side", "150 m"],
        ["Along-track beam width", "0.7°"], ["Depth rating", "300 m"], ["Pulse type", "CW"],
        ["Supply voltage", "48 V DC"], ["Weight in air", "23 kg"], ["Operating temperature", "-5 to 45 °C"],
    ], rules="rows")  # fmt: skip
    p.text(50, 780, "Skarvøy Subsea AS · data sheet SKV-455D rev 3", 7)
    return p.bytes()


def _deck() -> bytes:
    p = Pdf()
    p.text(50, 60, "SKV-DK16 deck unit", 20, bold=True)
    p.para(50, 90, 480, "Power and data for one SKV towfish in a 19 inch rack.")
    p.grid(50, 120, [200, 200], [
        ["Specification", "Value"], ["Supply voltage", "100 to 240 V AC"], ["Power consumption", "60 W"],
        ["Interface", "Ethernet 100BASE-T"], ["Weight", "7.2 kg"], ["Operating temperature", "0 to 40 °C"],
    ], rules="rows")  # fmt: skip
    p.text(50, 780, "Skarvøy Subsea AS · data sheet SKV-DK16 rev 1", 7)
    return p.bytes()
