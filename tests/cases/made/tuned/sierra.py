"""A Spanish drone maker sells to Peru; HTML invoice, XLSX order, Spanish."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, html_bytes, html_table, money, xlsx_bytes
from cases.made.shipment import Firm, Goods, Shipment

_BUYER = Firm(
    "Agroexportadora Valle Verde S.A.C.", "Carretera Panamericana Sur km 240", "Ica", "Perú"
)
SHIPMENT = Shipment(
    exporter=Firm("Vuelo Ibérico Drones S.L.", "Calle Aviación 17", "41007 Sevilla", "España"),
    buyer=_BUYER, consignee=_BUYER, end_user=_BUYER,
    forwarder=Firm("Guadalquivir Transitarios S.L.", "Avda. del Puerto 3", "41011 Sevilla", "España"),
    goods=[
        Goods("VI-AG8", "Dron agrícola multirrotor, autonomía 25 min, depósito 8 l", 3, 7900.00, "8806.23", "", 3, 66.0, "ES"),
        Goods("VI-BT12", "Batería LiPo 12S 22 Ah", 9, 640.00, "8507.60", "", 3, 40.5, "ES"),
    ],
    currency="EUR", invoice="F/2026/0093", order="OC-1187",
    order_date=datetime.date(2026, 3, 5), invoice_date=datetime.date(2026, 4, 7),
    statement_date=datetime.date(2026, 3, 12), valid_until=datetime.date(2026, 9, 30),
    end_use="fumigación de nuestros viñedos y espárragos en el valle de Ica",
    payment="transferencia bancaria a 60 días", delivery="CIF Callao (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "VI-AG8.pdf"
WORDING = Wording(
    near_name="Agrocomercial Costa Norte S.A.C.", other_street="Jirón Lampa 545", other_part="VI-AG30",
    wrong_code="6A003.b.4.b", military="entrega de explosivos por unidades del ejército",
    vague="uso comercial general",
    bakery=Firm("Panadería La Espiga S.A.C.", "Jr. Ayacucho 120", "Ica", "Perú"),
    home="Calle Los Pinos 220, Dpto. 301",
    changed_consignee=("invoice", "Cambio de destinatario solicitado antes del embarque."),
    payment="pago en efectivo por un tercero", refused=("order", "No se requiere capacitación ni puesta en marcha."),
    routing=("invoice", "Envío vía Panamá con reexpedición."),
    army=Firm("Ejército del Perú, Comando Logístico", "Av. Boulevard s/n", "San Borja, Lima", "Perú"),
    crowd="vigilancia de manifestantes y opositores",
    jump=("order", "La cantidad se aumentó de 3 a 30 unidades."), hs_on_order=True,
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "factura.html": _invoice(v["invoice"]), "lista_empaque.pdf": _packing(v["packing"]),
        "orden.xlsx": _order(v["order"]), "declaracion.pdf": _statement(v["statement"]),
        "VI-AG8.pdf": _drone(), "VI-BT12.pdf": _battery(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    rows: list[list[object]] = [
        ["Código", "Descripción", "Partida arancelaria", "Cantidad", "Precio unitario", "Importe"]
    ]
    for g in s.goods:
        text = g.text + (f" ECCN {g.code}" if g.code else "")
        rows.append(
            [g.part, text, g.hs, f"{g.quantity} uds", money(g.price, "de"), money(g.amount, "de")]
        )
    return html_bytes(
        f"<h1>FACTURA COMERCIAL</h1><p>Factura n.º: {s.invoice}<br>Fecha: {day(s.invoice_date, 'slash')}<br>"
        f"Pedido: {s.order}</p><p>Vendedor: {s.exporter.full}</p><p>Comprador: {s.buyer.full}</p>"
        f"<p>Consignatario: {s.consignee.full}</p>{html_table(rows)}"
        f"<p>Total {s.currency}: {money(s.sum, 'de')}</p><p>Forma de pago: {s.payment}</p>"
        f"<p>Incoterm: {s.delivery}</p>{''.join(f'<p>{r}</p>' for r in s.remarks)}"
    )  # fmt: skip


def _packing(s: Shipment) -> bytes:
    p = Pdf()
    p.text(40, 44, "LISTA DE EMPAQUE", 15, bold=True)
    p.text(
        40, 62, f"Factura: {s.invoice}  Fecha: {day(s.invoice_date, 'slash')}  Pedido: {s.order}"
    )
    p.text(40, 84, "EXPORTADOR", 7)
    p.lines(40, 96, s.exporter.lines)
    p.text(300, 84, "CONSIGNATARIO", 7)
    p.lines(300, 96, s.consignee.lines)
    rows = [["Bultos", "Código", "Descripción", "Cantidad (uds)", "Peso neto (kg)"]]
    rows += [[str(g.cartons), g.part, g.text, str(g.quantity), money(g.kg, "de")] for g in s.goods]
    rows.append([str(sum(g.cartons for g in s.goods)), "", "TOTAL", str(sum(g.quantity for g in s.goods)),
                 money(sum(g.kg for g in s.goods), "de")])  # fmt: skip
    p.grid(40, 160, [50, 70, 240, 70, 80], rows, right=(3, 4))
    return p.bytes()


def _order(s: Shipment) -> bytes:
    rows: list[list[object]] = [
        ["ORDEN DE COMPRA", s.order],
        ["Fecha:", day(s.order_date, "dots")],
        ["Comprador:", s.buyer.full],
        ["Proveedor:", s.exporter.full],
        ["Entregar a:", s.consignee.full],
        ["Pago:", s.payment],
        [],
        [
            "Ítem",
            "Código",
            "Descripción",
            "Partida arancelaria",
            "Cantidad",
            "P. unitario EUR",
            "Total EUR",
        ],
    ]
    for n, g in enumerate(s.goods, 1):
        rows.append([n, g.part, g.text, g.hs, g.quantity, g.price, g.amount])
    rows.append(["", "", "", "", "", "TOTAL", s.sum])
    rows += [[remark] for remark in s.remarks]
    return xlsx_bytes(rows)


def _statement(s: Shipment) -> bytes:
    p = Pdf()
    p.text(40, 50, s.end_user.name, 12, bold=True)
    p.text(40, 64, s.end_user.address, 8)
    p.text(40, 94, "DECLARACIÓN DE USO FINAL", 14, bold=True)
    y = 116.0
    for label, value in (
        ("Exportador:", s.exporter.full),
        ("Usuario final:", s.end_user.full),
        ("Consignatario:", s.consignee.full),
        ("Mercancías:", "; ".join(f"{g.quantity} {g.part} {g.text}" for g in s.goods)),
        ("Valor total:", f"{money(s.sum, 'de')} {s.currency}"),
        ("Pedido:", s.order),
        ("Uso final:", s.end_use),
        ("Válida hasta:", day(s.valid_until, "es")),
    ):
        p.text(40, y, label, 9, bold=True)
        y = max(p.para(130, y, 420, value or " "), y + 14)
    y = p.para(40, y + 8, 500, "Declaramos que las mercancías no se utilizarán con fines militares ni en relación con "
               "armas químicas, biológicas o nucleares, y que no serán reexportadas sin autorización.")  # fmt: skip
    for remark in s.remarks:
        y = p.para(40, y, 500, remark)
    p.text(40, y + 16, f"Ica, {day(s.statement_date, 'es')}     Firma: ______________")
    return p.bytes()


def _drone() -> bytes:
    p = Pdf()
    p.text(40, 50, "VI-AG8", 20, bold=True)
    p.text(40, 70, "Dron agrícola multirrotor (UAV)", 12)
    p.grid(40, 90, [220, 200], [["Característica", "Valor"], ["Autonomía de vuelo", "25 min"],
                                ["Peso máximo al despegue", "22 kg"], ["Alcance de control", "2 km"],
                                ["Velocidad máxima", "10 m/s"], ["Temperatura de trabajo", "0 a 45 °C"]])  # fmt: skip
    return p.bytes()


def _battery() -> bytes:
    p = Pdf()
    p.text(40, 50, "VI-BT12 batería LiPo", 18, bold=True)
    p.grid(40, 80, [220, 200], [["Característica", "Valor"], ["Tensión nominal", "44,4 V"],
                                ["Capacidad", "22 Ah"], ["Peso", "4,5 kg"]])  # fmt: skip
    return p.bytes()
