"""Held out: a French laser for a Moroccan university; French, XLSX, DOCX and PDF."""

import datetime

from cases.made.faults import Wording
from cases.made.kit import Pdf, day, docx_bytes, money, xlsx_bytes
from cases.made.shipment import Firm, Goods, Shipment

SHIPMENT = Shipment(
    exporter=Firm("Lumière du Rhône SAS", "14 chemin des Verriers", "26000 Valence", "France"),
    buyer=Firm("Université du Moyen Atlas", "Avenue Hassan II", "53000 Ifrane", "Maroc"),
    consignee=Firm("Université du Moyen Atlas", "Avenue Hassan II", "53000 Ifrane", "Maroc"),
    end_user=Firm("Université du Moyen Atlas", "Avenue Hassan II", "53000 Ifrane", "Maroc"),
    forwarder=Firm("Transit Méditerranée SARL", "8 quai Sud", "13002 Marseille", "France"),
    goods=[
        Goods("LDR-Q20", "Laser Nd:YAG pulsé 1064 nm, 20 mJ, 20 Hz", 1, 18400.00, "9013 20 00", "", 1, 31.5, "FR"),
        Goods("LDR-PM3", "Mesureur de puissance thermique 3 W", 2, 1290.00, "9027 50 00", "", 1, 2.2, "FR"),
    ],
    currency="EUR", invoice="F26-1187", order="BC 2026/093",
    order_date=datetime.date(2026, 4, 9), invoice_date=datetime.date(2026, 6, 17),
    statement_date=datetime.date(2026, 4, 21), valid_until=datetime.date(2027, 4, 21),
    end_use="travaux pratiques de spectroscopie de plasma pour les étudiants de master",
    payment="virement à 45 jours", delivery="CPT Casablanca (Incoterms 2020)",
)  # fmt: skip
FIRST_SHEET = "LDR-Q20.pdf"
WORDING = Wording(
    near_name="Société Moyen Atlas Négoce", other_street="12 rue Ibn Batouta",
    other_part="LDR-Q200", wrong_code="6A003.b.4.b",
    military="essais de télémétrie pour les chars de l'armée de terre",
    vague="usage industriel général",
    bakery=Firm("Boulangerie Pâtisserie Al Baraka", "3 rue du Marché", "30000 Fès", "Maroc"),
    home="Résidence Les Cèdres, appartement 14, 3e étage",
    changed_consignee=("order", "Attention : le destinataire sera modifié avant l'expédition, nous vous communiquerons le nouveau nom."),
    payment="paiement en espèces par un tiers",
    refused=("order", "Nous refusons l'installation et la mise en service par vos techniciens."),
    routing=("invoice", "Expédition via Dubaï, Émirats arabes unis, avec réexpédition vers le destinataire."),
    army=Firm("Forces Armées Royales, Inspection du Matériel", "Avenue Ibn Sina", "10000 Rabat", "Maroc"),
    crowd="surveillance des manifestants et des opposants politiques",
    jump=("order", "La quantité a été portée de 1 à 15 appareils depuis votre devis."),
)  # fmt: skip


def papers(v: dict[str, Shipment]) -> dict[str, bytes]:
    return {
        "facture.xlsx": _invoice(v["invoice"]), "colisage.docx": _packing(v["packing"]),
        "bon_de_commande.pdf": _order(v["order"]), "attestation.pdf": _statement(v["statement"]),
        "LDR-Q20.pdf": _laser(), "LDR-PM3.pdf": _meter(),
    }  # fmt: skip


def _invoice(s: Shipment) -> bytes:
    rows: list[list[object]] = [
        [s.exporter.name],
        [s.exporter.address],
        [],
        ["FACTURE COMMERCIALE", "", "", "N°", s.invoice],
        ["", "", "", "Date", day(s.invoice_date, "slash")],
        ["Client :", s.buyer.name, "", "Votre commande", s.order],
        ["", s.buyer.street],
        ["", s.buyer.town],
        ["", s.buyer.country],
        ["Destinataire :", s.consignee.name],
        ["", s.consignee.street],
        ["", s.consignee.town],
        ["", s.consignee.country],
        ["Incoterm :", s.delivery],
        ["Règlement :", s.payment],
        [],
        [
            "Réf.",
            "Désignation",
            "Code SH",
            "Qté",
            f"P.U. HT ({s.currency})",
            f"Montant HT ({s.currency})",
        ],
    ]
    for g in s.goods:
        code = f" - classement {g.code}" if g.code else ""
        rows.append([g.part, g.text + code, g.hs, g.quantity, g.price, g.amount])
    rows += [
        ["", "", "", "", "Total HT", s.sum],
        ["", "", "", "", f"Net à payer {s.currency}", s.sum],
        [],
    ]
    rows += [[remark] for remark in s.remarks]
    rows += [["Exonération de TVA, article 262 I du CGI. Origine : France."]]
    return xlsx_bytes(rows, "Facture")


def _packing(s: Shipment) -> bytes:
    rows = [["Colis n°", "Référence", "Contenu", "Quantité", "Poids net (kg)"]]
    number = 1
    for g in s.goods:
        rows.append([str(number), g.part, g.text, f"{g.quantity} pièce{'s' if g.quantity > 1 else ''}",
                     money(g.kg, "fr")])  # fmt: skip
        number += g.cartons
    return docx_bytes(
        "# Liste de colisage", f"Facture {s.invoice} du {day(s.invoice_date, 'fr')} - commande {s.order}",
        f"Expéditeur : {s.exporter.full}", f"Destinataire : {s.consignee.full}",
        f"Transitaire : {s.forwarder.full}", rows,
        f"Nombre de colis : {sum(g.cartons for g in s.goods)}", *s.remarks,
    )  # fmt: skip


def _order(s: Shipment) -> bytes:
    p = Pdf()
    p.lines(50, 60, s.buyer.lines, 10, 13, bold_first=True)
    p.text(330, 60, "BON DE COMMANDE", 14, bold=True)
    p.text(330, 78, f"N° {s.order}")
    p.text(330, 92, f"du {day(s.order_date, 'fr')}")
    p.text(330, 116, "Fournisseur", 8, bold=True)
    p.lines(330, 128, s.exporter.lines, 9)
    p.text(50, 190, "Adresse de livraison :", 8, bold=True)
    p.text(150, 190, s.consignee.full, 8)
    rows = [["Désignation", "Référence", "Quantité", "Prix unitaire", "Total"]]
    rows += [[g.text, g.part, str(g.quantity), f"{money(g.price, 'fr')} €", f"{money(g.amount, 'fr')} €"]
             for g in s.goods]  # fmt: skip
    y = p.grid(50, 206, [220, 70, 52, 80, 80], rows, rules="none", right=(2, 3, 4))
    p.text(549, y + 18, f"Total de la commande : {money(s.sum, 'fr')} €", 9, bold=True, right=True)
    p.text(50, y + 50, f"Conditions : {s.delivery} ; paiement {s.payment}")
    y += 70
    for remark in s.remarks:
        y = p.para(50, y, 490, remark)
    p.text(50, y + 20, "Le Président de l'Université")
    return p.bytes()


def _statement(s: Shipment) -> bytes:
    p = Pdf()
    p.text(50, 70, s.end_user.name, 12, bold=True)
    p.text(50, 84, s.end_user.address, 9)
    p.text(50, 130, "ATTESTATION D'UTILISATION FINALE", 14, bold=True)
    goods = ", ".join(f"{g.quantity} × {g.part} ({g.text})" for g in s.goods)
    use = f"Ces biens serviront à l'usage suivant : {s.end_use}. " if s.end_use else ""
    y = p.para(50, 160, 490, f"Nous soussignés, {s.end_user.name}, {s.end_user.address}, utilisateur final, "
               f"déclarons avoir commandé auprès de {s.exporter.full} les biens suivants : {goods}, pour un "
               f"montant de {money(s.sum, 'fr')} {s.currency} (commande {s.order} du "
               f"{day(s.order_date, 'fr')}). {use}", 10)  # fmt: skip
    y = p.para(50, y + 6, 490, "Nous certifions que ces biens ne seront pas utilisés à des fins militaires, ni en "
               "liaison avec des armes chimiques, biologiques ou nucléaires. Nous nous engageons à ne pas les "
               "réexporter sans l'accord préalable des autorités françaises.", 10)  # fmt: skip
    for remark in s.remarks:
        y = p.para(50, y + 6, 490, remark, 10)
    p.text(
        50, y + 14, f"La présente attestation est valable jusqu'au {day(s.valid_until, 'fr')}.", 10
    )
    p.text(50, y + 50, f"Fait à Ifrane, le {day(s.statement_date, 'fr')}", 10)
    p.text(330, y + 50, "Pr. A. Bennis, doyen", 10)
    return p.bytes()


def _laser() -> bytes:
    p = Pdf()
    p.text(50, 60, "LDR-Q20", 22, bold=True)
    p.text(50, 80, "Laser Nd:YAG pulsé pour l'enseignement", 12)
    p.grid(50, 104, [210, 210], [
        ["Caractéristique", "Valeur"], ["Longueur d'onde", "1064 nm"], ["Énergie par impulsion", "20 mJ"],
        ["Durée d'impulsion", "8 ns"], ["Fréquence de répétition", "20 Hz"], ["Puissance moyenne", "0,4 W"],
        ["Poids", "29 kg"], ["Température de fonctionnement", "15 à 30 °C"],
    ])  # fmt: skip
    return p.bytes()


def _meter() -> bytes:
    p = Pdf()
    p.text(50, 60, "LDR-PM3 mesureur de puissance", 18, bold=True)
    p.grid(50, 90, [210, 210], [["Caractéristique", "Valeur"], ["Puissance mesurable", "10 mW à 3 W"],
                                ["Diamètre utile", "12 mm"], ["Poids", "0,9 kg"]])  # fmt: skip
    return p.bytes()
