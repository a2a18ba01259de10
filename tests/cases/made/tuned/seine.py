"""A French camera maker sells to Vietnam; DOCX invoice, e-mail order, French forms."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, docx_bytes, eml_bytes, money
from cases.made.shipment import Firm, Goods, Shipment

_BUYER = Firm(
    "Song Hong Optical Inspection JSC", "24 Le Duan Street", "Hai Phong 180000", "Vietnam"
)
SHIPMENT = Shipment(
    exporter=Firm("Ateliers Optiques de la Seine SA", "5 quai de la Loge", "76600 Le Havre", "France"),
    buyer=_BUYER, consignee=_BUYER, end_user=_BUYER,
    forwarder=Firm("Normandie Transit SARL", "12 rue du Port", "76600 Le Havre", "France"),
    goods=[
        Goods("AOS-T384", "Caméra thermique non refroidie 384 x 288, 9 Hz", 8, 3450.00, "8525 89 30", "6A993.a", 2, 12.0, "FR"),
        Goods("AOS-L19", "Objectif germanium 19 mm f/1.2", 8, 690.00, "9002 19 00", "", 1, 4.0, "FR"),
    ],
    currency="EUR", invoice="FC-2604-118", order="SHO-260215",
    order_date=datetime.date(2026, 2, 15), invoice_date=datetime.date(2026, 4, 20),
    statement_date=datetime.date(2026, 2, 27), valid_until=datetime.date(2027, 2, 27),
    end_use="contrôle thermique de cartes électroniques sur nos lignes de Hai Phong",
    payment="virement bancaire à 30 jours", delivery="CIP Hai Phong (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "AOS-T384.pdf"
WORDING = Wording(
    near_name="Song Hong Marine Trading JSC", other_street="117 Tran Phu Boulevard", other_part="AOS-T640",
    wrong_code="8A001.a", military="conduite de tir des véhicules de l'armée de terre",
    vague="usage industriel général",
    bakery=Firm("Banh Mi Hai Phong Bakery Co., Ltd.", "9 Cau Dat", "Hai Phong", "Vietnam"),
    home="Vinhomes Tower, Apartment 1904",
    changed_consignee=("order", "Please change the consignee; the new consignee will be advised next week."),
    payment="paiement en espèces", refused=("order", "We do not need installation or training."),
    routing=("invoice", "Expédition via Singapour avec transbordement."),
    army=Firm("Ministry of National Defence, Department of Ordnance", "1 Hoang Dieu", "Ha Noi", "Vietnam"),
    crowd="surveillance des manifestants",
    jump=("order", "We increased the quantity from 8 to 80 pieces."),
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "facture.docx": _invoice(v["invoice"]), "liste_colisage.pdf": _packing(v["packing"]),
        "order.eml": _order(v["order"]), "certificat.pdf": _statement(v["statement"]),
        "AOS-T384.pdf": _camera(), "AOS-L19.pdf": _lens(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    rows = [["Référence", "Désignation", "Code douanier", "Quantité", "Prix unitaire", "Montant"]]
    for g in s.goods:
        text = g.text + (f" (ECCN {g.code})" if g.code else "")
        rows.append(
            [g.part, text, g.hs, str(g.quantity), money(g.price, "fr"), money(g.amount, "fr")]
        )
    return docx_bytes(
        "# FACTURE COMMERCIALE",
        [["Vendeur", s.exporter.full], ["Acheteur", s.buyer.full], ["Destinataire", s.consignee.full],
         ["Facture n°", s.invoice], ["Date de facture", day(s.invoice_date, "fr")],
         ["Commande", s.order], ["Conditions de livraison", s.delivery], ["Paiement", s.payment]],
        rows, f"Total {s.currency} : {money(s.sum, 'fr')}", *s.remarks,
        "Pays d'origine : France",
    )  # fmt: skip


def _packing(s: Shipment) -> bytes:
    p = Pdf()
    p.text(50, 50, "LISTE DE COLISAGE", 15, bold=True)
    p.text(50, 70, f"Facture : {s.invoice}    Date : {day(s.invoice_date, 'slash')}")
    p.text(50, 92, f"Expéditeur : {s.exporter.full}")
    p.text(50, 106, f"Destinataire : {s.consignee.full}")
    rows = [["Colis", "Référence", "Désignation", "Nombre de pièces", "Poids net kg"]]
    first = 1
    for g in s.goods:
        rows.append([f"{first} à {first + g.cartons - 1}" if g.cartons > 1 else str(first), g.part, g.text,
                     str(g.quantity), money(g.kg, "fr")])  # fmt: skip
        first += g.cartons
    p.grid(50, 130, [50, 70, 220, 80, 70], rows, rules="head", right=(3, 4))
    return p.bytes()


def _order(s: Shipment) -> bytes:
    lines = [f"  {n}. {g.part}  {g.text}  {g.quantity} pcs x EUR {money(g.price)} = EUR {money(g.amount)}"
             for n, g in enumerate(s.goods, 1)]  # fmt: skip
    body = "\n".join([
        "Dear Sirs,", "", f"PURCHASE ORDER {s.order}", f"Date: {day(s.order_date)}", "",
        f"Buyer: {s.buyer.full}", f"Seller: {s.exporter.full}", f"Consignee: {s.consignee.full}", "",
        *lines, "", f"Total: EUR {money(s.sum)}", f"Payment: {s.payment}", *s.remarks, "",
        "Nguyen Thi Lan", "Purchasing manager",
    ])  # fmt: skip
    return eml_bytes("lan@songhong.example", "ventes@aos.example", f"Purchase order {s.order}",
                     "Sun, 15 Feb 2026 09:00:00 +0700", body)  # fmt: skip


def _statement(s: Shipment) -> bytes:
    p = Pdf()
    p.text(50, 50, "CERTIFICAT D'UTILISATION FINALE", 15, bold=True)
    y = 76.0
    for label, value in (
        ("1. Exportateur", s.exporter.full),
        ("2. Destinataire", s.consignee.full),
        ("3. Utilisateur final", s.end_user.full),
        (
            "4. Description des biens",
            "; ".join(f"{g.quantity} pièces {g.part} {g.text}" for g in s.goods),
        ),
        ("5. Valeur", f"{money(s.sum, 'fr')} {s.currency}"),
        ("6. Utilisation finale", s.end_use),
        ("7. Validité", f"Valable jusqu'au {day(s.valid_until, 'fr')}"),
    ):
        p.box(50, y, 500, 36)
        p.text(54, y + 10, label, 8, bold=True)
        p.para(54, y + 22, 490, value, 9)
        y += 36
    y = p.para(50, y + 16, 500, "Nous certifions que les biens ne seront pas utilisés à des fins militaires et ne "
               "seront pas réexportés sans autorisation.")  # fmt: skip
    for remark in s.remarks:
        y = p.para(50, y, 500, remark)
    p.text(50, y + 10, f"Hai Phong, le {day(s.statement_date, 'fr')}    Signature : ______________")
    return p.bytes()


def _camera() -> bytes:
    p = Pdf()
    p.text(50, 50, "AOS-T384", 20, bold=True)
    p.text(50, 70, "Caméra thermique non refroidie", 12)
    p.grid(50, 90, [220, 200], [["Caractéristique", "Valeur"], ["Détecteur", "microbolomètre VOx non refroidi"],
                                ["Résolution", "384 x 288"], ["Pas de pixel", "17 µm"],
                                ["Bande spectrale", "8 à 14 µm"], ["Fréquence d'image", "9 Hz"],
                                ["NETD", "< 50 mK"], ["Poids", "1,4 kg"]])  # fmt: skip
    return p.bytes()


def _lens() -> bytes:
    p = Pdf()
    p.text(50, 50, "AOS-L19 objectif germanium", 18, bold=True)
    p.grid(50, 80, [220, 200], [["Caractéristique", "Valeur"], ["Distance focale", "19 mm"],
                                ["Ouverture", "f/1.2"], ["Bande spectrale", "8 à 12 µm"], ["Poids", "0,5 kg"]])  # fmt: skip
    return p.bytes()
