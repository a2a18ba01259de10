"""A Chinese maker of laser distance sensors sells to Poland; bilingual XLSX, forms with small print."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, html_bytes, html_table, money, xlsx_bytes
from cases.made.shipment import Firm, Goods, Shipment

_BUYER = Firm("Baltyk Automatyka Sp. z o.o.", "ul. Portowa 14", "80-001 Gdansk", "Poland")
SHIPMENT = Shipment(
    exporter=Firm("Wuxi Taihu Photonics Co., Ltd.", "Building 5, Xinwu Road 210", "Wuxi 214000", "China"),
    buyer=_BUYER, consignee=_BUYER, end_user=_BUYER,
    forwarder=Firm("Yangtze Star Logistics Co., Ltd.", "Dongfang Road 8", "Shanghai 200120", "China"),
    goods=[
        Goods("TP-L100", "Laser distance sensor 905 nm, 100 m, class 1", 120, 96.00, "9015.10.0000", "", 6, 48.0, "CN"),
        Goods("TP-BR2", "Fixing plate for TP-L100", 120, 4.80, "7326.90.9000", "", 2, 30.0, "CN"),
    ],
    currency="USD", invoice="TP20260318A", order="BA/ZAM/0226",
    order_date=datetime.date(2026, 2, 6), invoice_date=datetime.date(2026, 3, 18),
    statement_date=datetime.date(2026, 2, 16), valid_until=datetime.date(2026, 12, 31),
    end_use="measuring stock heights on conveyor lines in Polish warehouses",
    payment="T/T 30 days after B/L", delivery="FOB Shanghai (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "TP-L100.pdf"
WORDING = Wording(
    near_name="Baltyk Metale Sp. z o.o.", other_street="ul. Kolejowa 233", other_part="TP-L900",
    wrong_code="7A003.a", military="range finding for infantry mortars and artillery",
    vague="industrial purposes",
    bakery=Firm("Piekarnia Gdanska Bakery Sp. z o.o.", "ul. Dluga 2", "80-002 Gdansk", "Poland"),
    home="ul. Morska 4, flat 21",
    changed_consignee=("order", "Consignee to be confirmed before loading."),
    payment="cash payment by a third person", refused=("order", "Training is not required, service visits refused."),
    routing=("invoice", "Shipment through Almaty, re-routed there to the consignee."),
    army=Firm("Polish Armed Forces Support Inspectorate", "ul. Dwernickiego 1", "85-915 Bydgoszcz", "Poland"),
    crowd="identification of protesters in crowds",
    jump=("order", "Instead of 12 units quoted we now order 120."), hs_on_order=True,
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "CI.xlsx": _invoice(v["invoice"]), "PL.html": _packing(v["packing"]),
        "zamowienie.pdf": _order(v["order"]), "EUS.pdf": _statement(v["statement"]),
        "TP-L100.pdf": _sheet("TP-L100", "Laser distance sensor", [
            ("Wavelength", "905 nm"), ("Range", "0.2 to 100 m"), ("Accuracy", "±3 cm"),
            ("Average power", "1 mW"), ("Frame rate", "100 Hz"), ("Weight", "0.3 kg")]),
        "TP-BR2.pdf": _sheet("TP-BR2", "Fixing plate", [("Material", "Steel, zinc plated"), ("Weight", "0.2 kg")]),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    rows: list[list[object]] = [
        [s.exporter.name],
        [s.exporter.address],
        ["商业发票", "", "COMMERCIAL INVOICE"],
        ["TO 致:", s.buyer.full, "", "INVOICE NO. 发票号码:", s.invoice],
        ["CONSIGNEE 收货人:", s.consignee.full, "", "DATE 日期:", day(s.invoice_date, "iso")],
        ["TERMS 条款:", s.delivery, "", "ORDER NO. 订单号:", s.order],
        ["PAYMENT 付款:", s.payment],
        [],
        [
            "ITEM 序号",
            "MODEL 型号",
            "DESCRIPTION 货物描述",
            "H.S. CODE",
            "QTY (PCS) 数量",
            "UNIT PRICE USD 单价",
            "AMOUNT USD 总价",
        ],
    ]
    for n, g in enumerate(s.goods, 1):
        rows.append(
            [
                n,
                g.part,
                g.text + (f" ECCN: {g.code}" if g.code else ""),
                g.hs,
                g.quantity,
                g.price,
                g.amount,
            ]
        )
    rows += [["", "", "TOTAL 合计", "", sum(g.quantity for g in s.goods), "", s.sum], []]
    rows += [[remark] for remark in s.remarks]
    return xlsx_bytes(rows, "CI")


def _packing(s: Shipment) -> bytes:
    rows: list[list[object]] = [["CTN NO.", "MODEL", "DESCRIPTION", "QTY PCS", "CTNS", "N.W. KG"]]
    first = 1
    for g in s.goods:
        rows.append(
            [f"{first}-{first + g.cartons - 1}", g.part, g.text, g.quantity, g.cartons, g.kg]
        )
        first += g.cartons
    rows.append(
        ["TOTAL", "", "", sum(g.quantity for g in s.goods), sum(g.cartons for g in s.goods), ""]
    )
    return html_bytes(
        f"<h2>PACKING LIST</h2><p>Invoice No: {s.invoice}<br>Date: {day(s.invoice_date, 'mon')}</p>"
        f"<table><tr><td>Shipper</td><td>{s.exporter.full}</td></tr><tr><td>Consignee</td>"
        f"<td>{s.consignee.full}</td></tr></table>{html_table(rows)}"
    )  # fmt: skip


def _order(s: Shipment) -> bytes:
    p = Pdf()
    p.text(40, 40, f"{s.buyer.name}, {s.buyer.address}", 9)
    p.text(
        40,
        76,
        f"Purchase order (zamówienie) no. {s.order} of {day(s.order_date, 'dots')}".replace(
            "ó", "o"
        ),
        13,
    )
    p.text(40, 98, "Seller:", 8)
    p.text(110, 98, s.exporter.full, 8)
    p.text(40, 110, "Consignee:", 8)
    p.text(110, 110, s.consignee.full, 8)
    rows = [["No", "Model", "Goods", "HS code", "Quantity", "Price, USD", "Value, USD"]]
    rows += [[str(n), g.part, g.text, g.hs, f"{g.quantity} szt.", money(g.price, "fr"), money(g.amount, "fr")]
             for n, g in enumerate(s.goods, 1)]  # fmt: skip
    y = p.grid(40, 128, [26, 60, 210, 72, 54, 56, 62], rows, right=(5, 6), size=8)
    p.text(580, y + 14, f"Total value: {money(s.sum, 'fr')} {s.currency}", 9, right=True)
    p.text(40, y + 14, f"Payment: {s.payment}")
    y += 36
    for remark in s.remarks:
        y = p.para(40, y, 500, remark)
    return p.bytes()


def _statement(s: Shipment) -> bytes:
    p = Pdf()
    p.text(40, 44, "END-USER STATEMENT", 14, bold=True)
    rows = [
        ["Exporter", s.exporter.full], ["Consignee", s.consignee.full], ["End user", s.end_user.full],
        ["Goods", "; ".join(f"{g.part} {g.text}, {g.quantity} pcs" for g in s.goods)],
        ["Total value", f"{s.currency} {money(s.sum)}"], ["Purchase order", s.order],
        ["End use", s.end_use], ["Valid until", day(s.valid_until, "iso")],
    ]  # fmt: skip
    y = p.grid(40, 60, [110, 400], rows, bold_head=False)
    y = p.para(40, y + 20, 500, "We declare that the goods are not for military use, will not serve weapons of mass "
               "destruction, and will stay in the country named.")  # fmt: skip
    for remark in s.remarks:
        y = p.para(40, y, 500, remark)
    p.text(
        40,
        y + 16,
        f"Gdansk, {day(s.statement_date, 'iso')}   stamp and signature: P. Nowak, prezes",
    )
    return p.bytes()


def _sheet(part: str, title: str, rows: list[tuple[str, str]]) -> bytes:
    p = Pdf()
    p.text(40, 50, f"{part} {title}", 18, bold=True)
    p.grid(40, 80, [220, 200], [["Parameter", "Value"], *map(list, rows)], rules="rows")
    return p.bytes()
