"""Held out: German process pumps and transducers for a Chilean copper leach plant; German, Spanish."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, docx_bytes, money
from cases.made.shipment import Firm, Goods, Shipment

SHIPMENT = Shipment(
    exporter=Firm("Hollenrieder Strömungstechnik GmbH", "Talstraße 61", "89522 Heidenheim", "Deutschland"),
    buyer=Firm("Minera Quebrada Larga SpA", "Av. Apoquindo 3910, piso 8", "Las Condes, Santiago", "Chile"),
    consignee=Firm("Minera Quebrada Larga SpA", "Av. Apoquindo 3910, piso 8", "Las Condes, Santiago",
                   "Chile"),
    end_user=Firm("Minera Quebrada Larga SpA", "Av. Apoquindo 3910, piso 8", "Las Condes, Santiago",
                  "Chile"),
    forwarder=Firm("Trans-Andes Logistik GmbH", "Speicherstr. 3", "20457 Hamburg", "Deutschland"),
    goods=[
        Goods("HS-K80-GG", "Kreiselpumpe Gehäuse Grauguss, Förderstrom 95 m³/h, 18,5 kW", 3, 11890.00,
              "84137051", "", 3, 612.0),
        Goods("HS-LR-80", "Laufrad Bronze für K80", 6, 742.25, "84139100", "", 1, 57.6),
    ],
    currency="EUR", invoice="RE-2026-10443", order="OC-55182",
    order_date=datetime.date(2026, 2, 11), invoice_date=datetime.date(2026, 4, 28),
    statement_date=datetime.date(2026, 2, 26), valid_until=datetime.date(2026, 8, 31),
    end_use="Umwälzung von Prozesswasser in der Laugungsanlage Quebrada Larga, Region Antofagasta",
    payment="60 Tage netto", delivery="CIF Antofagasta (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "K80.pdf"
WORDING = Wording(
    near_name="Minera Quebrada Corta SpA", other_street="Calle Huérfanos 812, oficina 1104",
    other_part="HS-K100-GG", wrong_code="6A005.a",
    military="Kühlung einer Anlage zur Herstellung von Artilleriemunition für die Streitkräfte",
    vague="allgemeine industrielle Zwecke",
    bakery=Firm("Panadería Los Andes Ltda.", "Calle Maipú 77", "Rancagua", "Chile"),
    home="Pasaje Las Rosas 45, Depto. 302",
    changed_consignee=("invoice", "Auf Wunsch des Kunden wurde der Empfänger kurz vor Versand geändert; neue Anschrift folgt."),
    payment="Barzahlung bei Abholung durch einen Dritten",
    refused=("order", "No se requiere instalación ni puesta en marcha por parte del proveedor; el cliente rechaza este servicio."),
    routing=("invoice", "Versand zunächst nach Panama (Freihandelszone Colón), von dort Weiterleitung an den Empfänger."),
    army=Firm("Ejército de Chile, Comando de Apoyo a la Fuerza", "Av. Tupper 1701", "Santiago", "Chile"),
    crowd="Überwachung von Gewerkschaftern und Demonstranten",
    jump=("order", "La cantidad de bombas se aumentó de 3 a 30 unidades sin modificar el proyecto."),
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "Rechnung.pdf": _invoice(v["invoice"]), "Packliste.pdf": _packing(v["packing"]),
        "orden.docx": _order(v["order"]), "EVE.pdf": _statement(v["statement"]),
        "K80.pdf": _pump(), "LR80.pdf": _wheel(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    p = Pdf()
    p.text(545, 50, s.exporter.name, 13, bold=True, right=True)
    p.text(57, 120, f"{s.exporter.name} · {s.exporter.street} · {s.exporter.town}", 6.5)
    p.lines(57, 134, s.buyer.lines, 10, 13)
    for n, (label, value) in enumerate((
        ("Rechnung Nr.", s.invoice), ("Datum", day(s.invoice_date, "dots")),
        ("Ihre Bestellung", s.order), ("vom", day(s.order_date, "dots")),
        ("Zahlungsziel", s.payment), ("Lieferbedingung", s.delivery),
    )):  # fmt: skip
        p.text(340, 134 + 13 * n, label, 8.5)
        p.text(425, 134 + 13 * n, value, 8.5)
    p.text(57, 240, "RECHNUNG", 15, bold=True)
    p.text(57, 258, "Wir lieferten Ihnen an nachstehende Anschrift:", 9)
    p.text(57, 274, f"Warenempfänger: {s.consignee.full}", 9)
    p.text(57, 288, f"Spediteur: {s.forwarder.name}", 9)
    rows = [["Pos.", "Menge", "ME", "Bezeichnung", "Einzelpreis EUR", "Betrag EUR"]]
    for n, g in enumerate(s.goods, 1):
        code = f", AL-Nr. {g.code}" if g.code else ""
        rows.append([str(n), str(g.quantity), "Stk", f"{g.text}, Artikel-Nr. {g.part}, "
                     f"Zolltarif-Nr. {g.hs}{code}", money(g.price, "de"), money(g.amount, "de")])  # fmt: skip
    y = p.grid(57, 306, [32, 42, 32, 230, 78, 74], rows, rules="rows", right=(1, 4, 5))
    p.text(400, y + 18, "Rechnungsbetrag", 9, bold=True)
    p.text(542, y + 18, f"{money(s.sum, 'de')} {s.currency}", 9, bold=True, right=True)
    y += 40
    p.text(57, y, "Steuerfreie Ausfuhrlieferung. Ursprungsland: Deutschland", 8.5)
    y += 18
    for remark in s.remarks:
        y = p.para(57, y, 480, remark)
    p.text(
        57,
        800,
        "Geschäftsführer: U. Hollenrieder · Amtsgericht Ulm HRB 00000 · USt-IdNr. DE000000000",
        6.5,
    )
    return p.bytes()


def _packing(s: Shipment) -> bytes:
    p = Pdf()
    p.text(57, 60, "Packliste", 18, bold=True)
    p.text(
        57,
        80,
        f"zu Rechnung {s.invoice} vom {day(s.invoice_date, 'dots')} / Bestellung {s.order}",
        9,
    )
    p.box(57, 96, 235, 70)
    p.text(61, 108, "Absender", 7)
    p.lines(61, 120, s.exporter.lines, 9)
    p.box(300, 96, 235, 70)
    p.text(304, 108, "Empfänger", 7)
    p.lines(304, 120, s.consignee.lines, 9)
    y = 196
    number = 1
    for g in s.goods:
        told = (
            f"Kiste {number}" if g.cartons == 1 else f"Kisten {number} bis {number + g.cartons - 1}"
        )
        number += g.cartons
        p.text(57, y, told, 9.5, bold=True)
        p.text(75, y + 14, f"{g.quantity} Stück   {g.part}   {g.text}", 9)
        p.text(75, y + 27, f"Nettogewicht {money(g.kg, 'de')} kg", 9)
        y += 48
    p.text(57, y + 8, f"Gesamt: {sum(g.cartons for g in s.goods)} Kisten, netto "
           f"{money(sum(g.kg for g in s.goods), 'de')} kg", 9.5, bold=True)  # fmt: skip
    return p.bytes()


def _order(s: Shipment) -> bytes:
    rows = [["Ítem", "Código proveedor", "Descripción", "Cantidad", "Precio unitario", "Importe"]]
    for n, g in enumerate(s.goods, 1):
        rows.append(
            [
                str(n),
                g.part,
                g.text,
                f"{g.quantity} un.",
                money(g.price, "de"),
                money(g.amount, "de"),
            ]
        )
    return docx_bytes(
        "# ORDEN DE COMPRA", f"N° {s.order}", f"Santiago, {day(s.order_date, 'es')}",
        [["Comprador", s.buyer.full], ["Proveedor", s.exporter.full], ["Destinatario", s.consignee.full],
         ["Condición de entrega", s.delivery], ["Forma de pago", s.payment], ["Moneda", s.currency]],
        rows, f"Total orden de compra: {s.currency} {money(s.sum, 'de')}", *s.remarks,
        "Aprobado por: C. Villalobos, Abastecimiento",
    )  # fmt: skip


def _statement(s: Shipment) -> bytes:
    p = Pdf()
    p.text(57, 56, "Endverbleibserklärung", 16, bold=True)
    p.text(57, 72, "(auf Geschäftspapier des Endverwenders)", 8)
    boxes = [
        ("1  Ausführer", s.exporter.full),
        ("2  Empfänger", s.consignee.full),
        ("3  Endverwender", s.end_user.full),
        ("4  Güter", "; ".join(f"{g.quantity} Stück {g.part} {g.text}" for g in s.goods)),
        ("5  Gesamtwert", f"{money(s.sum, 'de')} {s.currency}"),
        ("6  Vertrag / Bestellung", f"{s.order} vom {day(s.order_date, 'dots')}"),
        ("7  Verwendungszweck", s.end_use),
    ]
    y = 90
    for label, value in boxes:
        p.box(57, y, 480, 42)
        p.text(61, y + 11, label, 7.5, bold=True)
        p.para(61, y + 24, 468, value, 9)
        y += 42
    y = p.para(57, y + 18, 480, "Wir bestätigen, dass die Güter nicht im Zusammenhang mit chemischen, "
               "biologischen oder Kernwaffen oder mit Raketen für solche Waffen verwendet werden und "
               "nicht für militärische Zwecke. Wir werden die Güter nicht ohne Genehmigung des BAFA "
               "wiederausführen.")  # fmt: skip
    for remark in s.remarks:
        y = p.para(57, y, 480, remark)
    p.text(57, y + 8, f"Gültig bis: {day(s.valid_until, 'dots')}", 9)
    p.text(
        57,
        y + 34,
        f"Santiago, {day(s.statement_date, 'dots')}    ____________________ (Unterschrift)",
        9,
    )
    return p.bytes()


def _pump() -> bytes:
    p = Pdf()
    p.text(57, 60, "Kreiselpumpe HS-K80-GG", 18, bold=True)
    p.para(57, 84, 480, "Einstufige Spiralgehäusepumpe mit Gleitringdichtung für Wasser. "
           "Gehäuse: Grauguss EN-GJL-250, Laufrad: Bronze.")  # fmt: skip
    p.grid(57, 130, [220, 220], [
        ["Technische Daten", "Wert"], ["Max. Förderstrom", "95 m³/h"], ["Förderhöhe", "42 m"],
        ["Motorleistung", "18,5 kW"], ["Max. Betriebsdruck", "10 bar"], ["Medientemperatur", "0 bis 90 °C"],
        ["Gewicht", "204 kg"],
    ])  # fmt: skip
    return p.bytes()


def _wheel() -> bytes:
    p = Pdf()
    p.text(57, 60, "Laufrad HS-LR-80", 18, bold=True)
    p.para(57, 84, 480, "Ersatzlaufrad aus Bronze G-CuSn10 für Kreiselpumpen der Baureihe K80.")
    p.grid(
        57,
        120,
        [220, 220],
        [["Technische Daten", "Wert"], ["Durchmesser", "219 mm"], ["Gewicht", "9,6 kg"]],
    )
    return p.bytes()
