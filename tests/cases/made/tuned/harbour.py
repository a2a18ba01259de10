"""A British radar sensor maker sells to a Danish harbour; boxed forms and ruled tables, English."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, money
from cases.made.shipment import Firm, Goods, Shipment

SHIPMENT = Shipment(
    exporter=Firm("Wexcombe Radar Ltd", "Unit 3, Foundry Lane", "Salisbury SP2 9QX", "United Kingdom"),
    buyer=Firm("Vesterhavn Port Services A/S", "Havnegade 61", "6700 Esbjerg", "Denmark"),
    consignee=Firm("Vesterhavn Port Services A/S", "Havnegade 61", "6700 Esbjerg", "Denmark"),
    end_user=Firm("Vesterhavn Port Services A/S", "Havnegade 61", "6700 Esbjerg", "Denmark"),
    forwarder=Firm("Solent Freight Forwarding Ltd", "Dock Road 8", "Southampton SO14 3XB", "United Kingdom"),
    goods=[
        Goods("WR-24F", "FMCW level radar 24 GHz, range 50 m", 6, 1875.00, "9026.10", "", 2, 15.6, "GB"),
        Goods("WR-MB2", "Mounting bracket, stainless steel, with sensor head WR-H2", 6, 96.40, "7326.90", "", 1, 9.0, "GB"),
    ],
    currency="GBP", invoice="WX-88213", order="VPS-2026-114",
    order_date=datetime.date(2026, 2, 2), invoice_date=datetime.date(2026, 3, 16),
    statement_date=datetime.date(2026, 2, 12), valid_until=datetime.date(2027, 2, 12),
    end_use="measuring the fill level of the grain silos at the east quay of Esbjerg harbour",
    payment="30 days net, bank transfer", delivery="DAP Esbjerg (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "wr-24f.pdf"
WORDING = Wording(
    near_name="Vesterled Marine Trading A/S", other_street="Industrivej 204", other_part="WR-94F",
    wrong_code="6A003.b.4.b", military="fire control of naval guns on patrol vessels of the navy",
    vague="general industrial use",
    bakery=Firm("Nordsø Bakery Supplies ApS", "Torvet 2", "6700 Esbjerg", "Denmark"),
    home="Strandvej 15, apartment 4B",
    changed_consignee=("order", "The consignee has been changed by our head office, new name follows."),
    payment="cash on collection", refused=("order", "Installation and training by the supplier are not required."),
    routing=("invoice", "Routing: via Port Said for transhipment."),
    army=Firm("Royal Danish Navy, Naval Command", "Holmen 1", "1439 Copenhagen", "Denmark"),
    crowd="covert surveillance of demonstrators at the harbour",
    jump=("order", "Quantity of item 1 increased from 6 to 60 pieces."), hs_on_order=True,
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "invoice.pdf": _invoice(v["invoice"]), "packing list.pdf": _packing(v["packing"]),
        "order.pdf": _order(v["order"]), "eus.pdf": _statement(v["statement"]),
        "wr-24f.pdf": _radar(), "wr-mb2.pdf": _bracket(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    p = Pdf()
    p.text(40, 40, "COMMERCIAL INVOICE", 16, bold=True)
    for x, y, label, lines in (
        (40, 54, "Seller (name, address)", s.exporter.lines),
        (
            300,
            54,
            "Invoice no. and date",
            [f"{s.invoice}    {day(s.invoice_date)}", f"Buyer's order: {s.order}"],
        ),
        (40, 130, "Consignee", s.consignee.lines),
        (300, 130, "Buyer (if not consignee)", s.buyer.lines),
    ):
        p.box(x, y, 255, 72)
        p.text(x + 4, y + 10, label, 7)
        p.lines(x + 8, y + 24, lines, 9)
    p.text(40, 220, f"Terms of delivery and payment: {s.delivery}; {s.payment}")
    rows = [
        ["Item", "Part no.", "Description of goods", "HS code", "Quantity", "Unit price", "Amount"]
    ]
    for n, g in enumerate(s.goods, 1):
        text = g.text + (f" ECCN: {g.code}" if g.code else "")
        rows.append(
            [str(n), g.part, text, g.hs, f"{g.quantity} pcs", money(g.price), money(g.amount)]
        )
    y = p.grid(40, 232, [30, 60, 190, 60, 50, 60, 65], rows, right=(5, 6))
    p.text(555, y + 16, f"Total {s.currency} {money(s.sum)}", 10, bold=True, right=True)
    y += 40
    for remark in s.remarks:
        y = p.para(40, y, 500, remark)
    p.text(40, y + 30, "Signed for Wexcombe Radar Ltd: P. Aldous, export clerk")
    return p.bytes()


def _packing(s: Shipment) -> bytes:
    p = Pdf()
    p.text(40, 40, "PACKING LIST", 16, bold=True)
    p.text(40, 60, f"Invoice: {s.invoice}   Date: {day(s.invoice_date)}   Order: {s.order}")
    p.text(40, 84, "Shipper:", 8, bold=True)
    p.lines(40, 96, s.exporter.lines)
    p.text(300, 84, "Consignee:", 8, bold=True)
    p.lines(300, 96, s.consignee.lines)
    rows = [["Carton no.", "Part no.", "Description", "Qty (pcs)", "Net weight kg"]]
    first = 1
    for g in s.goods:
        last = first + g.cartons - 1
        rows.append([f"{first}-{last}" if last > first else str(first), g.part, g.text, str(g.quantity),
                     f"{g.kg:.1f}"])  # fmt: skip
        first = last + 1
    p.grid(40, 160, [60, 70, 220, 60, 80], rows, right=(3, 4))
    return p.bytes()


def _order(s: Shipment) -> bytes:
    p = Pdf()
    p.text(40, 40, s.buyer.name, 13, bold=True)
    p.text(40, 54, s.buyer.address, 8)
    p.text(40, 84, f"PURCHASE ORDER {s.order}", 13, bold=True)
    p.text(40, 100, f"Date: {day(s.order_date)}")
    p.text(40, 114, f"Supplier: {s.exporter.full}")
    p.text(40, 128, f"Ship to: {s.consignee.full}")
    p.text(40, 142, f"Payment: {s.payment}")
    rows = [["Pos", "Item no.", "Description", "HS code", "Qty", "Unit price GBP", "Total GBP"]]
    rows += [[str(n), g.part, g.text, g.hs, str(g.quantity), money(g.price), money(g.amount)]
             for n, g in enumerate(s.goods, 1)]  # fmt: skip
    y = p.grid(40, 160, [30, 60, 190, 60, 40, 70, 65], rows, rules="rows", right=(4, 5, 6))
    p.text(555, y + 14, f"Order total: {s.currency} {money(s.sum)}", right=True)
    y += 40
    for remark in s.remarks:
        y = p.para(40, y, 500, remark)
    return p.bytes()


def _statement(s: Shipment) -> bytes:
    p = Pdf()
    p.text(40, 44, "END-USER STATEMENT", 15, bold=True)
    goods = "; ".join(f"{g.quantity} pcs {g.part} {g.text}" for g in s.goods)
    y = 70.0
    for label, value in (
        ("A. Exporter", s.exporter.full),
        ("B. Consignee", s.consignee.full),
        ("C. End-user", s.end_user.full),
        ("D. Goods", goods),
        ("E. Value", f"{s.currency} {money(s.sum)}"),
        ("F. Contract", f"{s.order} of {day(s.order_date)}"),
        ("G. Specific end-use", s.end_use),
        ("H. Valid until", day(s.valid_until)),
    ):
        p.text(40, y, label, 9, bold=True)
        y = max(p.para(140, y, 400, value or " "), y + 14)
    y = p.para(40, y + 6, 500, "We certify that the goods will not be used for any military purpose or in "
               "connection with chemical, biological or nuclear weapons, and will not be re-exported "
               "without the approval of the authorities.")  # fmt: skip
    for remark in s.remarks:
        y = p.para(40, y, 500, remark)
    p.text(
        40,
        y + 20,
        f"Esbjerg, {day(s.statement_date)}    Signature: ______________  M. Kjær, harbour master",
    )
    return p.bytes()


def _radar() -> bytes:
    p = Pdf()
    p.text(40, 50, "WR-24F", 20, bold=True)
    p.text(40, 70, "FMCW level radar for silos", 12)
    p.grid(40, 90, [200, 200], [["Parameter", "Value"], ["Operating frequency", "24 GHz"], ["Range", "50 m"],
                                ["Accuracy", "±5 mm"], ["Supply voltage", "24 V DC"],
                                ["Operating temperature", "-40 to 80 °C"], ["Weight", "2.6 kg"]])  # fmt: skip
    return p.bytes()


def _bracket() -> bytes:
    p = Pdf()
    p.text(40, 50, "WR-MB2 mounting bracket", 18, bold=True)
    p.grid(40, 80, [200, 200], [["Parameter", "Value"], ["Material", "Stainless steel 316L"], ["Weight", "1.5 kg"],
                                ["Operating temperature", "-60 to 120 °C"]])  # fmt: skip
    return p.bytes()
