"""A Dutch maker of water level sensors sells to Ghana; freight on the invoice, cartons packed."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, docx_bytes, eml_bytes, html_table, money
from cases.made.shipment import Firm, Goods, Shipment

_BUYER = Firm("Volta Basin Hydrology Institute", "Independence Avenue 18", "Accra", "Ghana")
_FREIGHT = 860.0
SHIPMENT = Shipment(
    exporter=Firm("Waterloop Meetsystemen B.V.", "Nieuwe Gouwe 12", "2801 SB Gouda", "Nederland"),
    buyer=_BUYER, consignee=_BUYER, end_user=_BUYER,
    forwarder=Firm("Rijnmond Expeditie B.V.", "Waalhaven 77", "3087 BM Rotterdam", "Nederland"),
    goods=[
        Goods("WM-PT20", "Pressure transmitter for water level, 0 to 2 bar, 4-20 mA", 24, 285.00, "9026.20", "", 4, 16.8, "NL"),
        Goods("WM-DL4", "Data logger, 4 channels, GSM modem", 24, 410.00, "8517.62", "", 4, 21.6, "NL"),
        Goods("WM-K30", "Cable 30 m for WM-PT20", 24, 62.50, "8544.42", "", 2, 36.0, "NL"),
    ],
    currency="EUR", invoice="260442", order="VBHI/2026/19",
    order_date=datetime.date(2026, 2, 18), invoice_date=datetime.date(2026, 4, 13),
    statement_date=datetime.date(2026, 3, 2), valid_until=datetime.date(2027, 3, 2),
    end_use="flood warning stations along the Black Volta",
    payment="letter of credit", delivery="CPT Tema (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "WM-PT20.pdf"
WORDING = Wording(
    near_name="Volta Minerals Institute", other_street="Ring Road East 240", other_part="WM-PT60",
    wrong_code="6A003.b.4.b", military="depth control of torpedoes of the navy",
    vague="different technical applications",
    bakery=Firm("Accra Sweet Bread Bakery Ltd", "Oxford Street 3", "Accra", "Ghana"),
    home="Palm Court, Apartment 7",
    changed_consignee=("order", "Please note the change of consignee, details to follow."),
    payment="cash on delivery, paid by another company", refused=("order", "The customer does not want commissioning by your technicians."),
    routing=("invoice", "Goods shipped via Lomé for onward carriage."),
    army=Firm("Ghana Armed Forces, Naval Base", "Sekondi Road 1", "Sekondi", "Ghana"),
    crowd="tracking of journalists and activists",
    jump=("order", "Order quantity changed from 24 to 240 pcs."),
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "factuur.pdf": _invoice(v["invoice"]), "paklijst.pdf": _packing(v["packing"]),
        "order.eml": _order(v["order"]), "euc.docx": _statement(v["statement"]),
        "WM-PT20.pdf": _sheet("WM-PT20", "Pressure transmitter", [
            ("Pressure range", "0 to 2 bar"), ("Accuracy", "0.25 %"), ("Output", "4-20 mA"),
            ("Wetted materials", "Stainless steel 316L"), ("Weight", "0.7 kg")]),
        "WM-DL4.pdf": _sheet("WM-DL4", "Data logger with GSM modem", [
            ("Channels", "4"), ("Sample rate", "1 S/s"), ("Supply voltage", "12 V"), ("Weight", "0.9 kg")]),
        "WM-K30.pdf": _sheet("WM-K30", "Cable for pressure transmitters", [("Length", "30 m"), ("Weight", "1.5 kg")]),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    p = Pdf()
    p.text(50, 46, s.exporter.name, 15, bold=True)
    p.text(50, 60, s.exporter.address, 8)
    p.text(400, 46, "FACTUUR / INVOICE", 13, bold=True)
    for n, (label, value) in enumerate((
        ("Factuurnummer", s.invoice), ("Factuurdatum", day(s.invoice_date, "nl")), ("Uw order", s.order),
    )):  # fmt: skip
        p.text(400, 66 + 12 * n, label, 8)
        p.text(480, 66 + 12 * n, value, 8)
    p.text(50, 110, "Koper / Buyer:", 8, bold=True)
    p.lines(50, 122, s.buyer.lines)
    p.text(250, 110, "Geadresseerde / Consignee:", 8, bold=True)
    p.lines(250, 122, s.consignee.lines)
    rows = [["Artikelnr.", "Omschrijving / Description", "HS-code", "Aantal", "Prijs", "Bedrag"]]
    for g in s.goods:
        text = g.text + (f" (ECCN {g.code})" if g.code else "")
        rows.append(
            [g.part, text, g.hs, str(g.quantity), money(g.price, "de"), money(g.amount, "de")]
        )
    y = p.grid(50, 186, [60, 220, 56, 44, 60, 66], rows, rules="head", right=(3, 4, 5))
    p.text(470, y + 14, "Vracht / Freight", right=True)
    p.text(553, y + 14, money(_FREIGHT, "de"), right=True)
    p.text(470, y + 30, f"Totaal / Total {s.currency}", bold=True, right=True)
    p.text(553, y + 30, money(s.sum + _FREIGHT, "de"), bold=True, right=True)
    p.text(50, y + 54, f"Leveringsvoorwaarde: {s.delivery}")
    p.text(50, y + 67, f"Betaling / Payment: {s.payment}")
    y += 90
    for remark in s.remarks:
        y = p.para(50, y, 490, remark)
    return p.bytes()


def _packing(s: Shipment) -> bytes:
    p = Pdf()
    p.text(50, 50, "PAKLIJST / PACKING LIST", 14, bold=True)
    p.text(
        50, 68, f"Invoice no. {s.invoice}    Order no. {s.order}    {day(s.invoice_date, 'dots')}"
    )
    p.text(50, 90, f"Shipper: {s.exporter.full}")
    p.text(50, 103, f"Consignee: {s.consignee.full}")
    rows = [["Item", "Description", "Cartons", "Pcs per carton", "Total pcs", "Net kg"]]
    for g in s.goods:
        per, rest = divmod(g.quantity, g.cartons)
        rows.append(
            [
                g.part,
                g.text,
                str(g.cartons),
                str(per) + ("+" if rest else ""),
                str(g.quantity),
                f"{g.kg:.1f}",
            ]
        )
    p.grid(50, 124, [60, 230, 50, 60, 50, 50], rows, right=(2, 3, 4, 5))
    return p.bytes()


def _order(s: Shipment) -> bytes:
    rows: list[list[object]] = [
        ["Item no", "Description", "Quantity", "Unit price EUR", "Amount EUR"]
    ]
    rows += [[g.part, g.text, g.quantity, money(g.price), money(g.amount)] for g in s.goods]
    page = (
        f"<p>PURCHASE ORDER {s.order}</p><p>Date: {day(s.order_date)}</p><p>Buyer: {s.buyer.full}</p>"
        f"<p>Supplier: {s.exporter.full}</p><p>Deliver to: {s.consignee.full}</p>{html_table(rows)}"
        f"<p>Freight: EUR {money(_FREIGHT)}</p><p>Total: EUR {money(s.sum + _FREIGHT)}</p>"
        f"<p>Payment: {s.payment}</p>{''.join(f'<p>{r}</p>' for r in s.remarks)}<p>K. Mensah</p>"
    )  # fmt: skip
    return eml_bytes("k.mensah@vbhi.example", "sales@waterloop.example", f"Order {s.order}",
                     "Wed, 18 Feb 2026 11:00:00 +0000", "see HTML", page)  # fmt: skip


def _statement(s: Shipment) -> bytes:
    use = f"The goods will be used for {s.end_use}." if s.end_use else ""
    return docx_bytes(
        "# End-User Certificate",
        [["Exporter", s.exporter.full], ["End user", s.end_user.full], ["Consignee", s.consignee.full],
         ["Order", f"{s.order} of {day(s.order_date)}"], ["Date", day(s.statement_date)],
         ["Valid until", day(s.valid_until)]],
        "Goods:", *(f"{g.quantity} pcs {g.part} {g.text}" for g in s.goods), use,
        "We certify that the goods will not be used for weapons of mass destruction or for military "
        "purposes and will not be re-exported without consent.",
        *s.remarks, "Dr. E. Boateng, Director",
    )  # fmt: skip


def _sheet(part: str, title: str, rows: list[tuple[str, str]]) -> bytes:
    p = Pdf()
    p.text(50, 50, part, 20, bold=True)
    p.text(50, 70, title, 12)
    p.grid(50, 90, [220, 200], [["Parameter", "Value"], *map(list, rows)])
    return p.bytes()
