"""Held out: US thermal cores for a Korean maker of fever screening; numbered boxes, plain text, e-mail."""

import datetime

from reportlab.lib.pagesizes import LETTER

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, eml_bytes, html_table, money
from cases.made.shipment import Firm, Goods, Shipment

SHIPMENT = Shipment(
    exporter=Firm("Saginaw Thermal Imaging, Inc.", "2200 Industrial Pkwy", "Saginaw, MI 48601", "USA"),
    buyer=Firm("Haneul Medical Devices Co., Ltd.", "17 Gasan Digital 2-ro, Geumcheon-gu", "Seoul 08501",
               "Republic of Korea"),
    consignee=Firm("Haneul Medical Devices Co., Ltd.", "17 Gasan Digital 2-ro, Geumcheon-gu",
                   "Seoul 08501", "Republic of Korea"),
    end_user=Firm("Haneul Medical Devices Co., Ltd.", "17 Gasan Digital 2-ro, Geumcheon-gu",
                  "Seoul 08501", "Republic of Korea"),
    forwarder=Firm("Great Lakes Air Cargo LLC", "9 Airport Rd", "Romulus, MI 48242", "USA"),
    goods=[
        Goods("STI-640R", "Uncooled LWIR camera core 640x512, 12 um VOx, 60 Hz", 25, 2140.00,
              "8525.89.3000", "6A003.b.4.b", 5, 3.0, "US"),
        Goods("STI-EVK2", "USB evaluation board for camera core", 5, 185.00, "8473.30.1180", "EAR99", 1,
              0.8, "US"),
    ],
    currency="USD", invoice="INV0049127", order="HMD-P-26-0331",
    order_date=datetime.date(2026, 3, 31), invoice_date=datetime.date(2026, 6, 8),
    statement_date=datetime.date(2026, 4, 6), valid_until=datetime.date(2027, 4, 6),
    end_use="body temperature screening stations for hospital entrances, built at our plant in Seoul",
    payment="Wire transfer, net 30", delivery="FCA Detroit (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "sti-640r.pdf"
WORDING = Wording(
    near_name="Hanul Global Trading Co., Ltd.", other_street="402 Teheran-ro, Gangnam-gu",
    other_part="STI-320R", wrong_code="EAR99",
    military="weapon sights for infantry rifles of the armed forces",
    vague="general commercial use",
    bakery=Firm("Sweet Morning Bakery Co., Ltd.", "5 Mapo-daero", "Seoul 04130", "Republic of Korea"),
    home="Apt. 1203, Building 7, Hyundai Apartments",
    changed_consignee=("order", "One more thing: the consignee is not final. We will tell you the new consignee on the day of shipment."),
    payment="Cash on pickup; a friend of the company will pay",
    refused=("order", "We do not want your engineer to come; no installation support or training is needed."),
    routing=("order", "Please ship to our agent in Hong Kong first, he will forward the goods to us."),
    army=Firm("Republic of Korea Army, 3rd Logistics Command", "1 Gyeryongdae-ro", "Gyeryong 32800", "Republic of Korea"),
    crowd="tracking individual protesters in crowds for the internal security service",
    jump=("order", "We have increased the quantity from 25 to 400 pcs compared with the quotation."),
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "ci_0049127.pdf": _invoice(v["invoice"]), "pl_0049127.txt": _packing(v["packing"]),
        "po.eml": _order(v["order"]), "eus.pdf": _statement(v["statement"]),
        "sti-640r.pdf": _core(), "sti-evk2.pdf": _board(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    p = Pdf(LETTER)
    p.text(306, 40, "COMMERCIAL INVOICE", 14, bold=True)
    boxes = [
        (40, 54, "1. SHIPPER/EXPORTER", s.exporter.lines),
        (306, 54, "2. INVOICE NO. AND DATE", [s.invoice, day(s.invoice_date, "us")]),
        (40, 124, "3. CONSIGNEE", s.consignee.lines),
        (306, 124, "4. BUYER (IF OTHER THAN CONSIGNEE)", s.buyer.lines),
        (40, 194, "5. ULTIMATE CONSIGNEE / END USER", s.end_user.lines),
        (306, 194, "6. PURCHASE ORDER NO.", [s.order, f"TERMS: {s.payment}", s.delivery]),
    ]
    for x, y, label, lines in boxes:
        p.box(x, y, 266, 70)
        p.text(x + 4, y + 10, label, 6.5)
        p.lines(x + 8, y + 23, lines, 9, 11.5)
    rows = [["7. QTY", "8. U/M", "9. PART NO. / DESCRIPTION", "10. HTS", "11. ECCN", "12. UNIT PRICE",
             "13. AMOUNT"]]  # fmt: skip
    for g in s.goods:
        rows.append([str(g.quantity), "EA", f"{g.part}\n{g.text}".replace("\n", " - "), g.hs, g.code,
                     money(g.price), money(g.amount)])  # fmt: skip
    y = p.grid(40, 272, [40, 34, 194, 70, 62, 66, 66], rows, right=(0, 5, 6), size=8)
    p.text(
        569, y + 14, f"14. INVOICE TOTAL ({s.currency})   {money(s.sum)}", 9, bold=True, right=True
    )
    y = p.para(40, y + 40, 530, "These items are controlled by the U.S. Government and authorized for export "
               "only to the country of ultimate destination for use by the ultimate consignee or end-user(s) "
               "herein identified. They may not be resold, transferred, or otherwise disposed of to any other "
               "country or person without U.S. Government approval or as otherwise authorized by U.S. law "
               "and regulations.", 7.5)  # fmt: skip
    for remark in s.remarks:
        y = p.para(40, y, 530, remark)
    p.text(40, y + 20, "15. SIGNATURE ______________________   J. Kowalczyk, Shipping", 8)
    return p.bytes()


def _packing(s: Shipment) -> bytes:
    lines = [
        "SAGINAW THERMAL IMAGING, INC.",
        "PACKING SLIP",
        "=" * 72,
        f"Invoice ........: {s.invoice}",
        f"Ship date ......: {s.invoice_date:%m/%d/%Y}",
        f"Customer PO ....: {s.order}",
        "",
        f"Ship from: {s.exporter.name}",
        f"           {s.exporter.street}",
        f"           {s.exporter.town}",
        "",
        f"Ship to:   {s.consignee.name}",
        f"           {s.consignee.street}",
        f"           {s.consignee.town}",
        f"           {s.consignee.country}",
        "",
        f"Carrier/forwarder: {s.forwarder.name}",
        "",
        f"{'Item':<12}{'Description':<48}{'Qty':>5}",
        "-" * 72,
    ]
    for g in s.goods:
        lines.append(f"{g.part:<12}{g.text[:46]:<48}{g.quantity:>5}")
    lines += ["-" * 72, f"Total pieces: {sum(g.quantity for g in s.goods)}   Cartons: "
              f"{sum(g.cartons for g in s.goods)}", "", *s.remarks]  # fmt: skip
    return "\n".join(lines).encode()


def _order(s: Shipment) -> bytes:
    rows: list[list[object]] = [["#", "Your P/N", "Description", "Qty", "Unit USD", "Total USD"]]
    for n, g in enumerate(s.goods, 1):
        rows.append([n, g.part, g.text, g.quantity, money(g.price), money(g.amount)])
    page = (
        f"<p>Dear Saginaw team,</p><p>please take this as our purchase order <b>{s.order}</b> of "
        f"{day(s.order_date, 'us')}.</p><p>Buyer: {s.buyer.full}<br>Ship to: {s.consignee.full}<br>"
        f"Delivery: {s.delivery}<br>Payment: {s.payment}</p>{html_table(rows)}"
        f"<p>Order total: {s.currency} {money(s.sum)}</p>{''.join(f'<p>{r}</p>' for r in s.remarks)}"
        f"<p>Best regards,<br>Park Ji-woo<br>Purchasing, {s.buyer.name}</p>"
    )
    body = "The order is in the HTML part of this message."
    return eml_bytes("jwpark@haneul-medical.example", "sales@saginaw-thermal.example",
                     f"Purchase Order {s.order}", "Tue, 31 Mar 2026 16:05:00 +0900", body, page)  # fmt: skip


def _statement(s: Shipment) -> bytes:
    p = Pdf(LETTER)
    p.text(306, 50, "STATEMENT BY ULTIMATE CONSIGNEE AND PURCHASER", 12, bold=True)
    y = 74.0
    first = s.goods[0]
    for label, value in (
        ("1. Ultimate consignee", s.end_user.full),
        ("2. Purchaser", s.buyer.full),
        ("3. U.S. exporter", s.exporter.full),
        (
            "4. Disposition or use of items by ultimate consignee",
            f"The items will be used by us for {s.end_use}." if s.end_use else "",
        ),
        ("5. Items", f"{first.quantity} each {first.part}, {first.text}"),
        (
            "6. Purchase order",
            f"{s.order} dated {day(s.order_date, 'us')}; value {s.currency} {money(s.sum)}",
        ),
        ("7. Validity", f"This statement expires on {day(s.valid_until, 'us')}."),
    ):
        p.text(40, y, label, 8.5, bold=True)
        y = p.para(56, y + 13, 510, value or " ") + 6
    y = p.para(40, y, 530, "We certify that the items will not be used in the design, development, production "
               "or use of nuclear, chemical or biological weapons or missiles, nor for a military end use, and "
               "will not be reexported or transferred except as U.S. law allows.")  # fmt: skip
    for remark in s.remarks:
        y = p.para(40, y, 530, remark)
    p.text(40, y + 24, f"Signature of official: _______________  Name: Lee Sang-hun, Director   "
           f"Date: {day(s.statement_date, 'us')}", 8.5)  # fmt: skip
    return p.bytes()


def _core() -> bytes:
    p = Pdf(LETTER)
    p.text(40, 60, "STI-640R", 22, bold=True)
    p.text(40, 80, "Uncooled LWIR thermal camera core", 12)
    p.grid(40, 104, [210, 210], [
        ["Parameter", "Value"], ["Detector", "Uncooled VOx microbolometer"], ["Resolution", "640 x 512"],
        ["Pixel pitch", "12 µm"], ["Spectral range", "8 – 14 µm"], ["Frame rate", "60 Hz"],
        ["NETD", "< 40 mK @ f/1.0"], ["Power consumption", "0.9 W"], ["Operating temperature", "-40 to 71 °C"],
    ])  # fmt: skip
    p.text(40, 760, "Saginaw Thermal Imaging, Inc.  STI-640R data sheet rev. F", 7)
    return p.bytes()


def _board() -> bytes:
    p = Pdf(LETTER)
    p.text(40, 60, "STI-EVK2 evaluation board", 20, bold=True)
    p.para(
        40,
        84,
        500,
        "USB 2.0 carrier board to bring up a camera core on a bench. No sensor on board.",
    )
    p.grid(40, 120, [210, 210], [["Parameter", "Value"], ["Supply voltage", "5 V"], ["Interface", "USB 2.0"],
                                 ["Size", "60 x 40 mm"], ["Operating temperature", "0 to 50 °C"]])  # fmt: skip
    return p.bytes()
