"""A US radio maker sells to Kenya; typewriter-like text, borderless columns, English, Dutch forwarder."""

import datetime

from reportlab.lib.pagesizes import LETTER

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, docx_bytes, money
from cases.made.shipment import Firm, Goods, Shipment

_USER = Firm("Rift Valley Wildlife Trust", "P.O. Box 4471", "Nakuru 20100", "Kenya")
_SHOP = Firm("Savanna Communications Ltd.", "Enterprise Road 55", "Nairobi 00500", "Kenya")
SHIPMENT = Shipment(
    exporter=Firm("Tamarack Radio Corporation", "400 Mill Street", "Duluth, MN 55802", "USA"),
    buyer=_SHOP, consignee=_SHOP, end_user=_USER,
    forwarder=Firm("Twin Ports Cargo Services, Inc.", "77 Harbor Drive", "Duluth, MN 55802", "USA"),
    goods=[
        Goods("TR-450H", "Handheld VHF transceiver 136-174 MHz, 5 W, analogue", 60, 189.00, "8517.14", "EAR99", 6, 30.0, "US"),
        Goods("TR-CH6", "Six-way charger for TR-450H", 10, 120.00, "8504.40", "EAR99", 2, 14.0, "US"),
    ],
    currency="USD", invoice="0091446", order="SC-0526",
    order_date=datetime.date(2026, 5, 4), invoice_date=datetime.date(2026, 6, 1),
    statement_date=datetime.date(2026, 5, 11), valid_until=datetime.date(2027, 5, 11),
    end_use="voice contact between rangers and the veterinary team in the Nakuru reserve",
    payment="wire transfer in advance", delivery="EXW Duluth (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "tr-450h.pdf"
WORDING = Wording(
    near_name="Savanna Commodities Ltd.", other_street="Mombasa Road 210", other_part="TR-950H",
    wrong_code="6A003.b.4.b", military="command radio of infantry units of the armed forces",
    vague="various business needs",
    bakery=Firm("Nakuru Sunrise Bakery Ltd.", "Market Street 4", "Nakuru", "Kenya"),
    home="Kilimani Heights, Flat 9",
    changed_consignee=("order", "Final consignee to be advised before shipment."),
    payment="payment in cash by a third party", refused=("order", "No training or installation is required."),
    routing=("invoice", "Goods in transit via Djibouti, on-forwarding by buyer."),
    army=Firm("Kenya Defence Forces, Signal Brigade", "Lenana Road 1", "Nairobi", "Kenya"),
    crowd="monitoring of protesters and opposition meetings",
    jump=("order", "Qty raised from 6 to 60 since our enquiry."),
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "invoice.txt": _invoice(v["invoice"]), "packing.pdf": _packing(v["packing"]),
        "po.pdf": _order(v["order"]), "end use letter.docx": _statement(v["statement"]),
        "tr-450h.pdf": _radio(), "tr-ch6.pdf": _charger(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    lines = [
        s.exporter.name,
        s.exporter.address,
        "",
        "COMMERCIAL INVOICE".center(76),
        "",
        f"Invoice number: {s.invoice:<30}Date: {day(s.invoice_date, 'us')}",
        f"Customer order: {s.order:<30}Terms: {s.payment}",
        "",
        f"{'SOLD TO:':<38}SHIP TO:",
        *(f"{a:<38}{b}" for a, b in zip(s.buyer.lines, s.consignee.lines, strict=True)),
        "",
        f"{'Part':<10}{'Description':<34}{'HTS':<9}{'ECCN':<7}{'Qty':>4}{'Unit':>9}{'Amount':>12}",
        "-" * 85,
    ]
    for g in s.goods:
        lines.append(f"{g.part:<10}{g.text[:32]:<34}{g.hs:<9}{g.code:<7}{g.quantity:>4}{money(g.price):>9}"
                     f"{money(g.amount):>12}")  # fmt: skip
    lines += ["-" * 85, f"{'TOTAL ' + s.currency:<64}{money(s.sum):>21}", "", *s.remarks]
    return "\n".join(lines).encode()


def _packing(s: Shipment) -> bytes:
    p = Pdf(LETTER, "Courier")
    p.text(50, 50, "PACKING LIST", 14, bold=True)
    p.text(50, 70, f"Invoice {s.invoice}  dated {day(s.invoice_date, 'us')}   PO {s.order}", 9)
    p.text(50, 94, "Ship to:", 9)
    p.lines(110, 94, s.consignee.lines, 9)
    p.text(330, 94, "Shipper:", 9)
    p.lines(390, 94, s.exporter.lines, 9)
    rows = [["Ctns", "Part", "Description", "Pcs"]]
    rows += [[str(g.cartons), g.part, g.text, str(g.quantity)] for g in s.goods]
    p.grid(50, 160, [50, 80, 320, 50], rows, rules="none", right=(3,), size=8)
    return p.bytes()


def _order(s: Shipment) -> bytes:
    p = Pdf(LETTER)
    p.text(50, 50, s.buyer.name, 14, bold=True)
    p.text(50, 64, s.buyer.address, 8)
    p.text(562, 50, "Purchase Order", 14, right=True)
    p.grid(
        400, 70, [60, 102], [["PO #", s.order], ["Date", day(s.order_date, "us")]], bold_head=False
    )
    p.text(50, 110, "VENDOR", 8, bold=True)
    p.lines(50, 122, s.exporter.lines)
    p.text(300, 110, "SHIP TO", 8, bold=True)
    p.lines(300, 122, s.consignee.lines)
    rows = [["Item #", "Description", "Qty", "Unit price", "Line total"]]
    rows += [
        [g.part, g.text, str(g.quantity), f"${money(g.price)}", f"${money(g.amount)}"]
        for g in s.goods
    ]
    y = p.grid(50, 186, [70, 262, 40, 70, 70], rows, rules="rows", right=(2, 3, 4))
    p.text(562, y + 16, f"Total  ${money(s.sum)}", 10, bold=True, right=True)
    p.text(50, y + 16, f"Payment terms: {s.payment}")
    y += 40
    for remark in s.remarks:
        y = p.para(50, y, 500, remark)
    return p.bytes()


def _statement(s: Shipment) -> bytes:
    g = s.goods[0]
    use = f"We will use them for {s.end_use}." if s.end_use else ""
    return docx_bytes(
        s.end_user.name, s.end_user.address, day(s.statement_date, "en"), "# END USE STATEMENT",
        f"End user: {s.end_user.full}", f"Purchaser: {s.buyer.full}", f"Exporter: {s.exporter.full}",
        f"We are the end user of {g.quantity} units of {g.part} ({g.text}) bought under order {s.order}. {use}",
        "The radios will not be used for military purposes and will not be re-exported.",
        f"This statement is valid until {day(s.valid_until)}.", *s.remarks, "Signed: J. Wanjiru, Director",
    )  # fmt: skip


def _radio() -> bytes:
    p = Pdf(LETTER)
    p.text(50, 50, "TR-450H handheld VHF transceiver", 18, bold=True)
    p.grid(50, 80, [200, 200], [["Parameter", "Value"], ["Frequency range", "136 - 174 MHz"],
                                ["RF output power", "5 W"], ["Channel spacing", "12.5 kHz"],
                                ["Weight", "0.4 kg"], ["Battery life", "12 h"]])  # fmt: skip
    return p.bytes()


def _charger() -> bytes:
    p = Pdf(LETTER)
    p.text(50, 50, "TR-CH6 six-way charger", 18, bold=True)
    p.grid(50, 80, [200, 200], [["Parameter", "Value"], ["Input voltage", "100-240 V AC"],
                                ["Output power", "60 W"], ["Weight", "1.4 kg"]])  # fmt: skip
    return p.bytes()
