"""Held out: Chinese MEMS gyros for a Turkish maker of harvesters; Chinese-English HTML, XLSX, text."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, html_bytes, html_table, money, xlsx_bytes
from cases.made.shipment import Firm, Goods, Shipment

SHIPMENT = Shipment(
    exporter=Firm("Binhai Huixin Inertial Technology Co., Ltd.", "No. 9 Xinhua Road", "Tianjin 300450",
                  "China"),
    buyer=Firm("Anadolu Hasat Makinalari A.S.", "Organize Sanayi 4. Cadde No 27", "26110 Eskisehir", "Turkey"),
    consignee=Firm("Anadolu Hasat Makinalari A.S.", "Organize Sanayi 4. Cadde No 27", "26110 Eskisehir",
                   "Turkey"),
    end_user=Firm("Anadolu Hasat Makinalari A.S.", "Organize Sanayi 4. Cadde No 27", "26110 Eskisehir",
                  "Turkey"),
    forwarder=Firm("Bohai Ocean Forwarding Co., Ltd.", "88 Port Avenue", "Tianjin 300461", "China"),
    goods=[
        Goods("HX-G120", "MEMS yaw rate sensor, range 120 deg/s, bias instability 8 deg/h", 400, 27.50,
              "9014209000", "", 4, 26.0, "CN"),
        Goods("HX-TL2", "Dual axis tilt sensor, CAN bus, accuracy 0.1 deg", 150, 41.20, "9031809090", "", 2,
              21.0, "CN"),
    ],
    currency="USD", invoice="HX2026-0615-02", order="AHM-4500-2231",
    order_date=datetime.date(2026, 5, 6), invoice_date=datetime.date(2026, 6, 15),
    statement_date=datetime.date(2026, 5, 12), valid_until=datetime.date(2027, 5, 12),
    end_use="automatic header levelling and steering of combine harvesters made in Eskisehir",
    payment="T/T 30% deposit, 70% before shipment", delivery="FOB Tianjin Xingang (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "HX-G120.pdf"
WORDING = Wording(
    near_name="Anadolu Havacilik Sanayi A.S.", other_street="Ataturk Bulvari No 190",
    other_part="HX-G300", wrong_code="6A002.a.2",
    military="stabilisation of gun turrets and of guided missiles",
    vague="industrial application",
    bakery=Firm("Yildiz Ekmek ve Pasta Gida Ltd. Sti. (Bakery)", "Carsi Caddesi 8", "Bursa", "Turkey"),
    home="Cumhuriyet Mah. Gul Sok. No 4 Daire 11, flat 11",
    changed_consignee=("invoice", "REMARK: consignee amended at the last minute as per buyer's e-mail, see new shipping marks."),
    payment="Cash, paid by an individual in a third country",
    refused=("order", "Start-up service of the seller is declined, technicians are not welcome on site."),
    routing=("invoice", "Route: Tianjin - Bandar Abbas, transit cargo, on-forwarding by buyer's agent."),
    army=Firm("Turkish Land Forces Command", "Bakanliklar", "06100 Ankara", "Turkey"),
    crowd="following the movements of dissidents and journalists",
    jump=("order", "Quantity was 20 pcs in your offer, now 400 pcs, twenty times as many; urgent."),
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "发票.html": _invoice(v["invoice"]), "装箱单.xlsx": _packing(v["packing"]),
        "purchase_order.pdf": _order(v["order"]), "euc.txt": _statement(v["statement"]),
        "HX-G120.pdf": _gyro(), "HX-TL2.pdf": _tilt(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    rows: list[list[object]] = [["序号 No.", "型号 Model", "品名 Description", "HS编码 HS Code", "数量 Qty (PCS)",
                                 f"单价 Unit Price ({s.currency})", f"金额 Amount ({s.currency})"]]  # fmt: skip
    for n, g in enumerate(s.goods, 1):
        text = g.text + (f" (ECCN {g.code})" if g.code else "")
        rows.append([n, g.part, text, g.hs, g.quantity, money(g.price), money(g.amount)])
    rows.append(["", "", "合计 TOTAL", "", sum(g.quantity for g in s.goods), "", money(s.sum)])
    return html_bytes(
        f"<h2>{s.exporter.name}</h2><p>{s.exporter.address}</p><h1>商业发票 COMMERCIAL INVOICE</h1>"
        + html_table([
            ["买方 Buyer", s.buyer.full], ["收货人 Consignee", s.consignee.full],
            ["发票号 Invoice No.", s.invoice], ["日期 Date", day(s.invoice_date, "iso")],
            ["合同号 P.O. No.", s.order], ["贸易条款 Trade terms", s.delivery],
            ["付款方式 Payment", s.payment],
        ], head=False)
        + html_table(rows)
        + "".join(f"<p>{remark}</p>" for remark in s.remarks)
        + "<p>原产国 Country of origin: China</p>"
    )  # fmt: skip


def _packing(s: Shipment) -> bytes:
    rows: list[list[object]] = [
        ["装箱单 PACKING LIST"],
        [f"Invoice No.: {s.invoice}", "", f"Date: {day(s.invoice_date, 'iso')}"],
        [f"Shipper: {s.exporter.full}"],
        [f"Consignee: {s.consignee.full}"],
        [f"P.O. No.: {s.order}"],
        [],
        [
            "C/NO. 箱号",
            "Model 型号",
            "Description 品名",
            "CTNS 箱数",
            "QTY/CTN 每箱数量",
            "TOTAL QTY 总数量",
            "N.W. 净重 (KG)",
        ],
    ]
    first = 1
    for g in s.goods:
        rows.append([f"{first}-{first + g.cartons - 1}", g.part, g.text, g.cartons,
                     g.quantity / g.cartons, g.quantity, g.kg])  # fmt: skip
        first += g.cartons
    rows.append(["TOTAL", "", "", sum(g.cartons for g in s.goods), "", sum(g.quantity for g in s.goods),
                 sum(g.kg for g in s.goods)])  # fmt: skip
    return xlsx_bytes(rows)


def _order(s: Shipment) -> bytes:
    p = Pdf((842, 595))
    p.text(40, 46, s.buyer.name, 14, bold=True)
    p.text(40, 60, s.buyer.address, 8)
    p.text(800, 46, "PURCHASE ORDER / SATINALMA SIPARISI", 12, bold=True, right=True)
    p.grid(40, 80, [130, 250, 130, 250], [
        ["Order no", s.order, "Order date", day(s.order_date, "slash")],
        ["Supplier", s.exporter.full, "Deliver to", s.consignee.full],
        ["Payment terms", s.payment, "Delivery terms", s.delivery],
    ], bold_head=False)  # fmt: skip
    rows = [
        [
            "Line",
            "Material",
            "Supplier part no",
            "Description",
            "Qty",
            "Unit",
            "Price",
            "Net value",
            "Cur",
        ]
    ]
    for n, g in enumerate(s.goods, 1):
        rows.append([str(n * 10), f"4711-{n:03d}", g.part, g.text, f"{g.quantity}", "PCE", money(g.price, "de"),
                     money(g.amount, "de"), s.currency])  # fmt: skip
    y = p.grid(40, 160, [36, 70, 84, 290, 46, 38, 66, 80, 42], rows, right=(4, 6, 7))
    p.text(
        750, y + 16, f"Net order value  {money(s.sum, 'de')} {s.currency}", 9, bold=True, right=True
    )
    y += 44
    for remark in s.remarks:
        y = p.para(40, y, 700, remark)
    return p.bytes()


def _statement(s: Shipment) -> bytes:
    goods = "\n".join(f"   - {g.quantity} pcs {g.part}, {g.text}" for g in s.goods)
    use = f"Use of the goods:\n   {s.end_use}\n" if s.end_use else "Use of the goods:\n\n"
    remarks = "".join(f"{remark}\n" for remark in s.remarks)
    return (
        f"{s.end_user.name}\n{s.end_user.address}\n\nEND USER CERTIFICATE\n\nDate: {day(s.statement_date, 'slash')}\n"
        f"Valid until: {day(s.valid_until, 'slash')}\n\nEnd user:  {s.end_user.full}\n"
        f"Supplier:  {s.exporter.full}\nOrder:     {s.order}\nGoods:\n{goods}\n{use}\n"
        "We undertake that the goods will not be used for military purposes or for weapons of mass\n"
        f"destruction, and that we will not resell them in the state in which we got them.\n{remarks}\n"
        "Authorised signatory: H. Yildirim, General Manager\n"
    ).encode()  # fmt: skip


def _gyro() -> bytes:
    p = Pdf()
    p.text(50, 60, "HX-G120 MEMS yaw rate sensor", 18, bold=True)
    p.grid(50, 90, [210, 210], [
        ["Parameter", "Value"], ["Measurement range", "±120 °/s"], ["Bias instability", "8 °/h"],
        ["Angle random walk", "0.6 °/√h"], ["Bandwidth", "50 Hz"], ["Supply voltage", "5 V"],
        ["Operating temperature", "-40 to 85 °C"], ["Weight", "60 g"],
    ])  # fmt: skip
    p.text(50, 300, "For agricultural and construction machines. MEMS gyroscope, CAN output.", 9)
    return p.bytes()


def _tilt() -> bytes:
    p = Pdf()
    p.text(50, 60, "HX-TL2 dual axis tilt sensor", 18, bold=True)
    p.grid(50, 90, [210, 210], [
        ["Parameter", "Value"], ["Measurement range", "±60 °"], ["Accuracy", "0.1 °"],
        ["Supply voltage", "9 to 32 V"], ["Interface", "CAN bus"], ["Weight", "140 g"],
    ])  # fmt: skip
    return p.bytes()
