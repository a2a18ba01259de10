"""Fifteen papers written before the reader was measured on them; all firms are invented."""

from papers.build import box, docx, eml, grid, html, pdf, table, xlsx

PAPERS = []


def add(name, data, kind, **gold):
    PAPERS.append((name, data, kind, gold))


add(
    "boxed_invoice.pdf",
    pdf(
        (230, 40, "INVOICE", 18),
        box(40, 60, 255, 80), box(295, 60, 260, 80), box(40, 140, 255, 80), box(295, 140, 260, 80),
        (44, 70, "1. Shipper/Exporter", 6), (48, 84, "Fjellmark Sensor AS\nIndustriveien 18\n7080 Heimdal\nNORWAY"),
        (299, 70, "8. No. & Date of Invoice", 6), (303, 84, "FS-2026-118   12 Mar 2026"),
        (44, 150, "2. For Account & Risk of Messrs.", 6), (48, 164, "Tannur Instruments Trading W.L.L.\nBuilding 40, Road 1705\nManama, Bahrain"),
        (299, 150, "9. L/C No. and date", 6), (303, 164, "LC/44/2026"),
        (44, 232, "3. Notify Party", 6), (48, 246, "Same as consignee"),
        grid(40, 290, [60, 220, 60, 85, 90],
             [["Model", "Commodity", "Q'ty", "U/Price", "Amount"],
              ["FM-210X", "Tri-axial accelerometer, +/-50 g", "12 pcs", "USD 940.00", "USD 11,280.00"],
              ["FM-CAB3", "Connection cable 3 m", "12 pcs", "USD 22.50", "USD 270.00"],
              ["", "TOTAL", "24 pcs", "", "USD 11,550.00"]]),
        (330, 520, "Signed by"), (330, 550, "Fjellmark Sensor AS"),
    ),
    "commercial_invoice",
    parties=[("exporter", "Fjellmark Sensor AS", "NO"), ("buyer", "Tannur Instruments Trading W.L.L.", "BH")],
    goods=[("FM-210X", 12, 940, 11280, None), ("FM-CAB3", 12, 22.5, 270, None)],
)  # fmt: skip

add(
    "rechnung_ohne_linien.pdf",
    pdf(
        (50, 45, "Lechtal Mikrooptik GmbH", 15), (50, 60, "Seeweg 4 - 86916 Kaufering - Deutschland", 7),
        (50, 110, "Hospodin s.r.o.\nNádražní 12\n602 00 Brno\nTschechische Republik"),
        (360, 110, "Rechnung Nr.      R-26-04417\nKundennummer      20881\nDatum             03.02.2026\nIhre Bestellung   4500118822"),
        (50, 190, "RECHNUNG", 14),
        (50, 215, "Lieferanschrift: Hospodin s.r.o., Werk 2, Tovární 8, 664 42 Modřice, Tschechische Republik"),
        grid(50, 240, [30, 200, 70, 60, 60, 80],
             [["Pos", "Bezeichnung", "Stat. Warennr.", "Menge", "Preis/Einheit", "Betrag"],
              ["10", "Kollimator LM-75 vergütet", "90021900", "4 Stk", "312,40", "1.249,60"],
              ["20", "Justierhalter JH-2", "90029000", "4 Stk", "88,00", "352,00"],
              ["", "Nettobetrag", "", "", "", "1.601,60"],
              ["", "USt 0 % (innergem. Lieferung)", "", "", "", "0,00"],
              ["", "Rechnungsbetrag EUR", "", "", "", "1.601,60"]], right=(3, 4, 5)),
        (50, 400, "Ursprungsland: Deutschland. Lieferbedingung: EXW Kaufering"),
    ),
    "commercial_invoice",
    parties=[("seller", "Lechtal Mikrooptik GmbH", "DE"), ("buyer", "Hospodin s.r.o.", "CZ"), ("consignee", "Hospodin s.r.o.", "CZ")],
    goods=[("LM-75", 4, 312.4, 1249.6, "90021900"), ("JH-2", 4, 88, 352, "90029000")],
)  # fmt: skip

add(
    "euu_letter.docx",
    docx(
        "QARNAYN PETROLEUM SERVICES L.L.C.", "P.O. Box 1187, Muscat 112, Sultanate of Oman",
        "19 January 2026", "To: Strathmore Ultrasonics Ltd, 3 Mill Lane, Dundee DD1 4HN, United Kingdom",
        "END-USE UNDERTAKING",
        "We, Qarnayn Petroleum Services L.L.C., undertake that the two phased-array flaw detectors type SU-128 ordered under "
        "our order QPS-7714 will be used exclusively to inspect welds of oil pipelines at our Fahud field.",
        "The equipment will not be used in any activity related to nuclear explosives, chemical or biological weapons or missiles, "
        "and will not be resold, re-exported or transferred to anybody without the prior written consent of the UK authorities.",
        "We agree that the goods may be inspected on site by the supplier or by the authorities.",
        "Signature ____________________", "Name: Salim Al-Harthy", "Position: Procurement Director", "Date: 19/01/2026",
    ),
    "end_use_statement",
    parties=[("end_user", "Qarnayn Petroleum Services L.L.C.", "OM"), ("exporter", "Strathmore Ultrasonics Ltd", "GB")],
    goods=[("SU-128", 2, None, None, None)],
    undertakings={"no_wmd_use", "re_export_approval", "inspection"},
)  # fmt: skip

add(
    "packing.xlsx",
    xlsx([
        ["PACKING LIST / 装箱单"], [], ["Seller 卖方", "宁远精密仪器有限公司"], ["Address", "浙江省宁波市海曙路9号"],
        ["Buyer 买方", "Veresk Laboratory Supplies SIA"], ["Address", "Brīvības iela 201, Rīga, Latvia"],
        ["Invoice No.", "NY-26-0331"], ["Date", "2026-03-31"], [],
        ["C/No.", "Description 品名", "Qty 数量", "N.W.(kgs)", "G.W.(kgs)", "Meas. (cbm)"],
        ["1-2", "Rotary evaporator RE-52AA", "4 sets", 48.0, 56.5, 0.42],
        ["3", "Vacuum controller VC-9", "4 pcs", 6.0, 8.0, 0.05],
        ["TOTAL", "", "8", 54.0, 64.5, 0.47],
    ]),
    "packing_list",
    parties=[("seller", "宁远精密仪器有限公司", "CN"), ("buyer", "Veresk Laboratory Supplies SIA", "LV")],
    goods=[("RE-52AA", 4, None, None, None), ("VC-9", 4, None, None, None)],
)  # fmt: skip

add(
    "po_by_mail.eml",
    eml("Purchasing <purchasing@okavango-drilling.example>", "sales@brennerhydro.example", "PO 88-1402 pressure transmitters",
        "Dear Sirs,\n\nplease accept our purchase order no. 88-1402 dated 14 April 2026.\n\nBuyer: Okavango Drilling (Pty) Ltd, Plot 22, Gaborone, Botswana\n"
        "Supplier: Brenner Hydrotechnik AG, Gewerbestrasse 7, 6330 Cham, Switzerland\n\n"
        "Item   Part no      Description                      Qty    Unit price CHF   Total CHF\n"
        "1      BH-600-A     Pressure transmitter 0-600 bar   15     410.00           6,150.00\n"
        "2      BH-KIT       Mounting kit                     15     18.00            270.00\n\n"
        "Ship to: Okavango Drilling (Pty) Ltd, Maun base, Botswana\n\nRegards\nT. Mosweu\nBuyer\n"),
    "purchase_order",
    parties=[("buyer", "Okavango Drilling (Pty) Ltd", "BW"), ("seller", "Brenner Hydrotechnik AG", "CH"), ("consignee", "Okavango Drilling (Pty) Ltd", "BW")],
    goods=[("BH-600-A", 15, 410, 6150, None), ("BH-KIT", 15, 18, 270, None)],
)  # fmt: skip

add(
    "factura.html",
    html(
        "<h2>FACTURA COMERCIAL</h2><p>Número: FC-0219/26<br>Fecha: 7 de mayo de 2026</p>"
        + table([["VENDEDOR", "COMPRADOR"],
                 ["Ondaval Acústica S.L.<br>Calle del Puerto 15<br>36201 Vigo, España", "Laboratorios Quiriquina SpA<br>Av. Libertad 900<br>Viña del Mar, Chile"]])
        + table([["Cant.", "Concepto", "Partida arancelaria", "P. Unit.", "Importe"],
                 ["3", "Hidrófono calibrado OV-8", "8518.10", "2.150,00 €", "6.450,00 €"],
                 ["1", "Preamplificador PA-1", "8518.40", "890,00 €", "890,00 €"],
                 ["", "", "", "TOTAL", "7.340,00 €"]])
        + "<p>País de origen: España. Incoterm: FCA Vigo.</p><p>Firma y sello</p>"
    ),
    "commercial_invoice",
    parties=[("seller", "Ondaval Acústica S.L.", "ES"), ("buyer", "Laboratorios Quiriquina SpA", "CL")],
    goods=[("OV-8", 3, 2150, 6450, "8518.10"), ("PA-1", 1, 890, 890, "8518.40")],
)  # fmt: skip

add(
    "bill_of_lading.pdf",
    pdf(
        (330, 40, "BILL OF LADING", 15), (330, 60, "B/L No. CNSH2604417"),
        (40, 40, "Shipper", 6), (40, 52, "HUARUI VALVE MANUFACTURING CO., LTD.\nNO. 88 JINSHAN ROAD, SUZHOU\nCHINA"),
        (40, 104, "Consignee (if 'to order' so indicate)", 6), (40, 116, "PETROQUIMICA DEL SUR S.A.\nRUTA 3 KM 690, BAHIA BLANCA\nARGENTINA"),
        (40, 168, "Notify party (no claim shall attach for failure to notify)", 6), (40, 180, "DESPACHOS AUSTRALES S.R.L.\nAV. COLON 80, BAHIA BLANCA, ARGENTINA"),
        (40, 232, "Vessel / Voyage", 6), (40, 244, "PACIFIC HERON / 118W"), (200, 232, "Port of loading", 6), (200, 244, "SHANGHAI"),
        (330, 232, "Port of discharge", 6), (330, 244, "BUENOS AIRES"),
        (40, 280, "Marks & Nos.", 6), (140, 280, "No. of pkgs", 6), (210, 280, "Description of packages and goods", 6), (430, 280, "Gross weight", 6), (500, 280, "Measurement", 6),
        (40, 296, "N/M"), (140, 296, "14 CASES"), (210, 296, "BALL VALVES HV-200, STAINLESS STEEL"), (430, 296, "3,480.0 KGS"), (500, 296, "6.2 CBM"),
        (330, 600, "Meridian Pearl Lines Pte. Ltd.\nas carrier"), (40, 640, "Freight prepaid"),
    ),
    "shipping_document",
    parties=[("shipper", "HUARUI VALVE MANUFACTURING CO., LTD.", "CN"), ("consignee", "PETROQUIMICA DEL SUR S.A.", "AR"),
             ("notify_party", "DESPACHOS AUSTRALES S.R.L.", "AR"), ("carrier", "Meridian Pearl Lines Pte. Ltd.", None)],
    goods=[("HV-200", None, None, None, None)],
)  # fmt: skip

add(
    "antrag.txt",
    "An das Bundesamt für Ausfuhrwesen\n\nAntrag auf Ausfuhrgenehmigung\n\n"
    "1  Antragsteller und Ausführer\n   Hohenstein Kreiseltechnik GmbH\n   Burgstraße 2, 89522 Heidenheim\n\n"
    "2  Empfänger\n   Kombinat Geodezja Sp. z o.o.\n   ul. Lipowa 14, 30-702 Kraków, Polen\n\n"
    "3  Endverwender\n   Instytut Geofizyki Stosowanej\n   ul. Skalna 3, 30-001 Kraków, Polen\n\n"
    "4  Güter: 2 Stück Kreiselkompass HK-9, Güterlistennummer 7A001.a\n5  Wert: 84.600,00 EUR\n6  Verwendungszweck: Vermessung von Bergwerksstollen\n\n"
    "Heidenheim, den 11.05.2026\n\nUnterschrift: ______________________ (Dr. Ute Mahler, Ausfuhrverantwortliche)\n".encode(),
    "licence_application",
    parties=[("exporter", "Hohenstein Kreiseltechnik GmbH", None), ("consignee", "Kombinat Geodezja Sp. z o.o.", "PL"), ("end_user", "Instytut Geofizyki Stosowanej", "PL")],
    goods=[("HK-9", 2, None, 84600, None)], codes={"7A001.a"},
)  # fmt: skip

add(
    "eccn_letter.pdf",
    pdf(
        (60, 50, "Cedar Ridge Photonics Corp.", 14), (60, 66, "880 Foundry Way, Boise, ID 83702", 8), (60, 100, "June 3, 2026"),
        (60, 125, "Quayside Automation B.V.\nMaasweg 41\n3089 Rotterdam\nThe Netherlands"),
        (60, 190, "Re: Export control classification of CRP laser products", 10),
        (60, 215, "Dear Ms. de Vries,\n\nThe products you asked about are classified as follows:"),
        grid(60, 260, [110, 200, 80, 90],
             [["Product", "What it is", "Export ctrl no.", "Tariff no."],
              ["CRP-1550-40", "Fibre laser, 40 W, 1550 nm", "6A005.a.6.a", "9013.20.0000"],
              ["CRP-PSU", "Mains power supply", "EAR99", "8504.40.9550"]]),
        (60, 340, "These classifications are under the Export Administration Regulations.\n\nSincerely,\n\n\nHelen Brandt\nGlobal Trade Manager"),
    ),
    "classification_letter",
    parties=[("issuer", "Cedar Ridge Photonics Corp.", "US"), ("buyer", "Quayside Automation B.V.", "NL")],
    goods=[("CRP-1550-40", None, None, None, "9013.20.0000"), ("CRP-PSU", None, None, None, "8504.40.9550")],
    codes={"6A005.a.6.a", "EAR99"},
)  # fmt: skip

add(
    "facture_proforma.docx",
    docx(
        "FACTURE PRO FORMA N° PF-118", "Date : 2 février 2026",
        [["Expéditeur / Exportateur", "Destinataire"],
         ["Atelier Sonarys SAS\n14 quai de la Douane\n29200 Brest, France", "Institut National de Recherche Halieutique\nBoulevard Sidi Abderrahmane\nCasablanca, Maroc"]],
        [["Réf.", "Désignation", "Qté", "P.U. HT", "Montant HT"],
         ["SNY-30K", "Sondeur multifaisceaux 30 kHz", "1", "128 500,00", "128 500,00"],
         ["FORM-2J", "Formation sur site, 2 jours", "1", "3 200,00", "3 200,00"]],
        "Total en EUR : 131 700,00", "Utilisation finale : cartographie des fonds de pêche au large du Maroc",
        "Pays d'origine : France", "Cachet et signature",
    ),
    "commercial_invoice",
    parties=[("exporter", "Atelier Sonarys SAS", "FR"), ("consignee", "Institut National de Recherche Halieutique", "MA")],
    goods=[("SNY-30K", 1, 128500, 128500, None), ("FORM-2J", 1, 3200, 3200, None)],
    type="proforma_invoice",
)  # fmt: skip

add(
    "awb.pdf",
    pdf(
        (40, 30, "618 SIN 4471 2208"), (420, 30, "618-4471 2208"),
        (40, 50, "Shipper's Name and Address", 6), (200, 50, "Shipper's Account Number", 6), (330, 50, "Not Negotiable", 6), (330, 62, "Air Waybill", 13),
        (40, 64, "LION CITY MICROWAVE PTE LTD\n21 TUAS AVENUE 8\nSINGAPORE 639246"),
        (40, 120, "Consignee's Name and Address", 6), (200, 120, "Consignee's Account Number", 6),
        (40, 134, "RADIOSYSTEMY POMORSKIE SP. Z O.O.\nUL. PORTOWA 9\n81-350 GDYNIA, POLAND"),
        (40, 190, "Issuing Carrier's Agent Name and City", 6), (40, 204, "STRAITS EAGLE FORWARDING PTE LTD\nSINGAPORE"),
        (40, 240, "Airport of Departure (Addr. of First Carrier) and Requested Routing", 6), (40, 254, "SINGAPORE CHANGI"),
        (40, 300, "No. of Pieces RCP", 6), (110, 300, "Gross Weight", 6), (180, 300, "Chargeable Weight", 6), (330, 300, "Nature and Quantity of Goods (incl. Dimensions or Volume)", 6),
        (40, 316, "3"), (110, 316, "41.5 K"), (180, 316, "52.0"), (330, 316, "SOLID STATE POWER AMPLIFIERS\nLCM-6018, 3 UNITS\nHS 8543.70"),
        (40, 500, "Shipper certifies that the particulars on the face hereof are correct."), (330, 540, "Signature of Shipper or his Agent", 6),
    ),
    "shipping_document",
    parties=[("shipper", "LION CITY MICROWAVE PTE LTD", "SG"), ("consignee", "RADIOSYSTEMY POMORSKIE SP. Z O.O.", "PL"), ("freight_forwarder", "STRAITS EAGLE FORWARDING PTE LTD", "SG")],
    goods=[("LCM-6018", 3, None, None, "8543.70")],
)  # fmt: skip

add(
    "rfq.txt",
    b"REQUEST FOR QUOTATION\n\nRFQ No: TT-26-077          Closing date: 30/06/2026\n\nFrom: Tasik Terang Shipyard Sdn Bhd\n      Lot 9, Lumut Industrial Park, 32200 Lumut, Malaysia\n"
    b"To:   Norrskog Marin AB, Karlskrona, Sweden\n\nPlease quote for:\n\nNo  Item                              How many   Delivery\n1   Side scan sonar, 450/900 kHz       2          12 weeks\n"
    b"2   Tow cable 300 m                    2          12 weeks\n\nEnd use: survey of harbour approaches before dredging\nFinal destination: Malaysia\n",
    "other",
    parties=[("buyer", "Tasik Terang Shipyard Sdn Bhd", "MY"), ("seller", "Norrskog Marin AB", "SE")],
    goods=[(None, 2, None, None, None), (None, 2, None, None, None)], type="request_for_quotation",
)  # fmt: skip

add(
    "sli.html",
    html(
        "<h1>SHIPPER'S LETTER OF INSTRUCTIONS</h1>"
        + table([["1a. U.S. Principal Party in Interest (USPPI)", "Glenwood Thermal Imaging Inc.<br>1450 Prairie Ave<br>Madison, WI 53703"],
                 ["2. Ultimate Consignee", "Helios Feuerwehrtechnik GmbH<br>Industriering 6<br>4020 Linz<br>Austria"],
                 ["3. Intermediate Consignee", "Donau Freight Logistik GmbH, Flughafenstrasse 1, 1300 Wien, Austria"],
                 ["4. Freight Forwarder", "Badger Air Cargo LLC, Milwaukee, WI"], ["Country of Ultimate Destination", "Austria"]])
        + table([["D/F", "Schedule B Number", "Description of Commodities", "Quantity", "ECCN", "License No.", "Value (U.S. Dollars)"],
                 ["D", "8525.89.0000", "Fire-fighting thermal camera GT-320", "10", "6A993.a", "NLR", "32,500"],
                 ["D", "8507.60.0020", "Battery pack GB-2", "20", "EAR99", "NLR", "1,800"]])
        + "<p>These items are controlled by the U.S. Government and authorized for export only to the country of ultimate destination.</p><p>Authorized signature: ______</p>"
    ),
    "shipping_document",
    parties=[("exporter", "Glenwood Thermal Imaging Inc.", "US"), ("consignee", "Helios Feuerwehrtechnik GmbH", "AT"),
             ("intermediate_consignee", "Donau Freight Logistik GmbH", "AT"), ("freight_forwarder", "Badger Air Cargo LLC", "US")],
    goods=[("GT-320", 10, None, 32500, "8525.89.0000"), ("GB-2", 20, None, 1800, "8507.60.0020")], codes={"6A993.a", "EAR99"},
)  # fmt: skip

add(
    "zuizhong.docx",
    docx(
        "最终用户和最终用途说明", "致：北岭光学有限公司",
        [["最终用户名称", "华阳电力检测有限公司"], ["地址", "中国陕西省西安市高新路18号"], ["货物名称", "红外热像仪 IR-384"], ["数量", "6台"], ["合同号", "HY-2026-55"], ["最终用途", "用于高压输电线路的巡检"]],
        "我公司保证：上述货物不用于核武器、化学武器、生物武器及导弹的研制。", "未经贵方政府批准，不转让、不再出口。", "授权签字：", "日期：2026年4月18日",
    ),
    "end_use_statement",
    parties=[("end_user", "华阳电力检测有限公司", "CN"), ("exporter", "北岭光学有限公司", None)],
    goods=[("IR-384", 6, None, None, None)], undertakings={"no_wmd_use", "re_export_approval"},
)  # fmt: skip

add(
    "declaration_mil.pdf",
    pdf(
        (60, 60, "Ateliers du Rhône Hydraulique SARL", 13), (60, 76, "8 chemin des Îles, 26000 Valence, France", 8),
        (60, 120, "ATTESTATION D'UTILISATION FINALE", 12),
        (60, 150, "Je soussigné, Marc Delorme, gérant de la société Ateliers du Rhône Hydraulique SARL, certifie que les biens suivants,\n"
                  "achetés auprès de Kaltbach Pumpen AG (Suisse) :"),
        (80, 190, "- 2 pompes doseuses KP-50, commande n° C-4471"),
        (60, 220, "seront utilisés pour le traitement des eaux usées de la station de Valence. Ils ne seront pas utilisés à des fins\n"
                  "militaires et ne seront ni revendus ni réexportés sans l'accord préalable des autorités suisses."),
        (60, 290, "Fait à Valence, le 6 mars 2026"), (60, 330, "Signature et cachet"),
    ),
    "end_use_statement",
    parties=[("end_user", "Ateliers du Rhône Hydraulique SARL", "FR"), ("seller", "Kaltbach Pumpen AG", "CH")],
    goods=[("KP-50", 2, None, None, None)], undertakings={"no_military_use", "re_export_approval"},
)  # fmt: skip
