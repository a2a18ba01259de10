"""Fifteen more papers, written after the first were read right; all firms are invented."""

from papers.build import box, docx, eml, grid, html, pdf, table, xlsx

PAPERS = []


def add(name, data, kind, **gold):
    PAPERS.append((name, data, kind, gold))


add(
    "two_column_invoice.pdf",
    pdf(
        (40, 40, "Sable Point Instruments LLC", 16), (40, 56, "77 Harbor Loop, Portland, ME 04101, USA | EIN 00-0000000", 7),
        (400, 44, "Commercial Invoice", 13), (400, 62, "Invoice #: SP-90331"), (400, 75, "Invoice date: 04/22/2026"), (400, 88, "Terms: Net 30"),
        (40, 110, "Bill To", 8), (300, 110, "Ship To", 8),
        (40, 124, "Thessaly Observatory Foundation\n12 Olympou Street\n41222 Larissa\nGreece"),
        (300, 124, "Thessaly Observatory\nc/o Aegean Customs Services\nPiraeus Port, Gate 4\nGreece"),
        grid(40, 200, [90, 180, 70, 40, 70, 70],
             [["Item #", "Description", "HTS", "Ordered", "Rate", "Line total"],
              ["SP-CCD47", "Cooled CCD camera head", "8525.89.4000", "2", "$6,480.00", "$12,960.00"],
              ["SP-FW8", "Filter wheel, 8 positions", "9002.20.8000", "2", "$1,150.00", "$2,300.00"],
              ["", "", "", "", "Subtotal", "$15,260.00"], ["", "", "", "", "Freight", "$340.00"], ["", "", "", "", "Total", "$15,600.00"]], right=(3, 4, 5)),
        (40, 420, "ECCN: EAR99 for all items. Country of origin: USA"),
    ),
    "commercial_invoice",
    parties=[("seller", "Sable Point Instruments LLC", "US"), ("buyer", "Thessaly Observatory Foundation", "GR"), ("consignee", "Thessaly Observatory", "GR")],
    goods=[("SP-CCD47", 2, 6480, 12960, "8525.89.4000"), ("SP-FW8", 2, 1150, 2300, "9002.20.8000")], codes={"EAR99"},
)  # fmt: skip

add(
    "bestellung.docx",
    docx(
        "Bestellung Nr. 4711-26/B", "Datum: 18. Mai 2026",
        [["Besteller", "Lieferant"], ["Donautal Messwerke GmbH\nUferstraße 30\n94032 Passau", "Zetterlund Optronik AB\nKungsgatan 5\n582 18 Linköping\nSchweden"]],
        [["Pos.", "Material-Nr.", "Benennung", "Mge", "Preis/Stk EUR", "Summe EUR"],
         ["1", "ZO-1550-S", "Laserdiodenmodul 1550 nm", "25", "214,00", "5.350,00"], ["2", "ZO-TEC2", "Temperaturregler", "25", "96,50", "2.412,50"]],
        "Lieferanschrift: Donautal Messwerke GmbH, Werk Vilshofen, Industriestraße 1, 94474 Vilshofen",
        "Liefertermin: 30.06.2026", "Verwendungszweck: Abstandsmessung in Sägewerken", "i. A. Petra Wimmer, Einkauf",
    ),
    "purchase_order",
    parties=[("buyer", "Donautal Messwerke GmbH", None), ("seller", "Zetterlund Optronik AB", "SE"), ("consignee", "Donautal Messwerke GmbH", None)],
    goods=[("ZO-1550-S", 25, 214, 5350, None), ("ZO-TEC2", 25, 96.5, 2412.5, None)],
)  # fmt: skip

add(
    "euc_form.pdf",
    pdf(
        (150, 40, "END-USER CERTIFICATE", 15), (400, 60, "EUC No. 88/26"),
        *[box(40, 80 + 40 * n, 515, 40) for n in range(9)],
        *[(44, 90 + 40 * n, label, 6) for n, label in enumerate([
            "A. Parties: 1. Exporter (name, address)", "2. Consignee (name, address)", "3. End-user (name, address) if different from consignee",
            "B. Goods: 4. Description", "5. Quantity / weight", "6. Country of final destination",
            "7. Specific purpose for which the goods will be used", "8. Contract or order number", "9. Place, date"])],
        *[(48, 106 + 40 * n, value) for n, value in enumerate([
            "Weserland Akustik GmbH, Am Deich 8, 26919 Brake, Germany", "Kotka Marine Supply Oy, Satamakatu 2, 48100 Kotka, Finland",
            "Suomenlahti Coastal Research Station, Merikatu 9, 10900 Hanko, Finland", "Towed hydrophone array WA-64",
            "1 set", "Finland", "Recording of seal calls in the archipelago sea", "KMS-2026-114", "Hanko, 2 June 2026"])],
        (44, 470, "We certify that the goods will not be used for any military purpose nor in connection with nuclear, biological or chemical weapons."),
        (44, 486, "We will not re-export the goods to third countries without the approval of the German authorities."),
        (44, 540, "Signature"), (250, 540, "Name and title: Dr. Aino Laine, Station Director"),
    ),
    "end_use_statement",
    parties=[("exporter", "Weserland Akustik GmbH", "DE"), ("consignee", "Kotka Marine Supply Oy", "FI"), ("end_user", "Suomenlahti Coastal Research Station", "FI")],
    goods=[("WA-64", 1, None, None, None)], undertakings={"no_military_use", "no_wmd_use", "re_export_approval"},
)  # fmt: skip

add(
    "rfq_mail.eml",
    eml("Daniel Okoro <d.okoro@ravenport.example>", "sales@helvetitron.example", "Inquiry - vacuum gauges",
        "Dear Sales Team,\n\nRavenport Process Supply Ltd., Lagos, Nigeria kindly requests your best price for the following:\n\n"
        "- 6 pcs capacitance manometer CM-100T\n- 2 pcs gauge controller GC-4\n\nThe goods are for our customer; end use is general industrial use.\n"
        "Payment can be made in cash through our partner in Dubai.\n\nBest regards\nDaniel Okoro\nRavenport Process Supply Ltd.\n"),
    "other",
    parties=[("buyer", "Ravenport Process Supply Ltd.", "NG")],
    goods=[("CM-100T", 6, None, None, None), ("GC-4", 2, None, None, None)], type="request_for_quotation",
)  # fmt: skip

add(
    "lista_empaque.pdf",
    pdf(
        (220, 40, "LISTA DE EMPAQUE", 13), (40, 70, "Exportador: Válvulas Cantabria S.A., Polígono Sur 4, 39011 Santander, España"),
        (40, 84, "Consignatario: Refinería Tamborada S.A. de C.V., Carretera 180 km 3, Coatzacoalcos, México"), (40, 98, "Factura N° VC-2217        Fecha: 21/05/2026"),
        grid(40, 120, [60, 220, 60, 80, 80],
             [["Bulto", "Descripción", "Cant.", "Peso neto kg", "Peso bruto kg"], ["1", "Válvula de bola VB-150 Hastelloy", "4", "212,0", "240,5"],
              ["2", "Válvula de retención VR-80", "10", "95,0", "110,0"], ["TOTAL", "2 bultos", "14", "307,0", "350,5"]], ruled=True),
    ),
    "packing_list",
    parties=[("exporter", "Válvulas Cantabria S.A.", "ES"), ("consignee", "Refinería Tamborada S.A. de C.V.", "MX")],
    goods=[("VB-150", 4, None, None, None), ("VR-80", 10, None, None, None)],
)  # fmt: skip

add(
    "hbl.pdf",
    pdf(
        (40, 36, "Aurora Baltic Logistics UAB", 12), (330, 36, "HOUSE BILL OF LADING", 12), (330, 52, "Bill of Lading No.: ABL-KLJ-5521"),
        (40, 70, "SHIPPER/EXPORTER"), (40, 84, "Memel Lasertechnik UAB, Liepų g. 5, Klaipėda, Lithuania"),
        (40, 104, "CONSIGNEE"), (40, 118, "To the order of Anatolia Ticaret Bankası"),
        (40, 138, "NOTIFY PARTY"), (40, 152, "Bosphorus Marking Systems A.S., Gebze, Kocaeli, Turkey"),
        (40, 180, "PORT OF LOADING: Klaipeda     PORT OF DISCHARGE: Istanbul (Ambarli)     VESSEL: BALTIC TERN V.26"),
        grid(40, 210, [120, 60, 220, 90], [["MARKS AND NUMBERS", "PKGS", "DESCRIPTION OF GOODS", "GROSS WEIGHT"], ["BMS 1-3", "3 crates", "Fibre laser marking heads MLT-20, HS 8515.80", "186 kg"]]),
        (40, 320, "Freight payable at destination. Dated 9 May 2026"),
    ),
    "shipping_document",
    parties=[("exporter", "Memel Lasertechnik UAB", "LT"), ("notify_party", "Bosphorus Marking Systems A.S.", "TR"), ("freight_forwarder", "Aurora Baltic Logistics UAB", None)],
    goods=[("MLT-20", None, None, None, "8515.80")],
)  # fmt: skip

add(
    "licence_table.docx",
    docx(
        "Export Licence Application",
        [["1. Applicant", "Moorfoot Defence Electronics Ltd, 2 Castle Street, Edinburgh EH2 3AH, United Kingdom"],
         ["2. Consignee", "Gulf Radar Maintenance Est., P.O. Box 900, Dammam, Saudi Arabia"], ["3. End user", "General Authority of Meteorology, Jeddah, Saudi Arabia"],
         ["4. Goods", "3 x travelling wave tube MDE-X9, 9.3 GHz, rating 3A001.b.1"], ["5. Value", "GBP 141,000"],
         ["6. End use", "Spare parts for weather radars at Jeddah and Abha airports"], ["7. Signature", "J. Farquhar, Export Manager, 14 May 2026"]],
    ),
    "licence_application",
    parties=[("exporter", "Moorfoot Defence Electronics Ltd", "GB"), ("consignee", "Gulf Radar Maintenance Est.", "SA"), ("end_user", "General Authority of Meteorology", "SA")],
    goods=[("MDE-X9", 3, None, 141000, None)],
)  # fmt: skip

add(
    "invoice_sheet.xlsx",
    xlsx([
        ["Kestrel & Moor Avionics Ltd"], ["Hangar 4, Prestwick Airport, KA9 2PL, United Kingdom"], [], ["PROFORMA INVOICE", None, None, "No.", "PF/26/0081"], [None, None, None, "Date", "11-Jun-2026"],
        ["Customer:", "Lusaka Air Services Ltd"], [None, "Kenneth Kaunda Airport, Lusaka, Zambia"], [],
        ["Line", "P/N", "Nomenclature", "Each (GBP)", "Pcs", "Ext (GBP)", "Made in"],
        [1, "KM-AHRS-3", "Attitude and heading reference unit", 8200.0, 1, 8200.0, "GB"], [2, "KM-MAG-1", "Magnetometer", 640.0, 2, 1280.0, "GB"],
        [None, None, "Total", None, None, 9480.0, None],
    ]),
    "commercial_invoice",
    parties=[("seller", "Kestrel & Moor Avionics Ltd", "GB"), ("buyer", "Lusaka Air Services Ltd", "ZM")],
    goods=[("KM-AHRS-3", 1, 8200, 8200, None), ("KM-MAG-1", 2, 640, 1280, None)], type="proforma_invoice",
)  # fmt: skip

add(
    "chinese_po.html",
    html("<h1>采购订单</h1><p>订单号：CG-2026-0512　日期：2026年5月12日</p><p>采购方：成都岷江测控技术有限公司，四川省成都市锦江区</p><p>供应商：Arvid Lindqvist Mätteknik AB, Uppsala, Sweden</p>"
         + table([["项号", "物料名称", "规格", "单位", "采购数量", "含税单价", "金额(EUR)"], ["1", "石英加速度计", "ALM-QA3", "只", "20", "780.00", "15,600.00"], ["2", "测试电缆", "ALM-C2", "根", "20", "15.00", "300.00"]])
         + "<p>收货人：成都岷江测控技术有限公司</p><p>用途：用于桥梁振动监测</p>"),
    "purchase_order",
    parties=[("buyer", "成都岷江测控技术有限公司", "CN"), ("seller", "Arvid Lindqvist Mätteknik AB", "SE"), ("consignee", "成都岷江测控技术有限公司", "CN")],
    goods=[("ALM-QA3", 20, 780, 15600, None), ("ALM-C2", 20, 15, 300, None)],
)  # fmt: skip

add(
    "unheaded_table.pdf",
    pdf(
        (200, 40, "COMMERCIAL INVOICE", 14), (40, 70, "From: Quillfeather Sensors Inc., 9 Orchard Rd, Ithaca, NY 14850, USA"), (40, 84, "To: Rincón Hidráulico S.A., Montevideo, Uruguay"),
        (40, 98, "Ref QF-2026-19, 3 July 2026"),
        grid(40, 130, [110, 210, 60, 80, 80],
             [["QF-LVL-9", "Radar level transmitter", "6", "1,040.00", "6,240.00"], ["QF-BRK", "Wall bracket", "6", "35.00", "210.00"], ["QF-CAL", "Calibration certificate", "6", "80.00", "480.00"]]),
        (330, 200, "Total USD 6,930.00"), (40, 240, "Signed: M. Tully, Shipping Clerk"),
    ),
    "commercial_invoice",
    parties=[("seller", "Quillfeather Sensors Inc.", "US"), ("buyer", "Rincón Hidráulico S.A.", "UY")],
    goods=[("QF-LVL-9", 6, 1040, 6240, None), ("QF-BRK", 6, 35, 210, None), ("QF-CAL", 6, 80, 480, None)],
)  # fmt: skip

add(
    "class_memo.docx",
    docx(
        "Tidewater Cryogenics B.V.", "Zeeweg 12, 4389 TL Ritthem, The Netherlands", "Declaration of export classification", "Date: 27-02-2026", "For: Ofelia Gas Systems Lda., Setúbal, Portugal",
        [["Type", "Product", "EU dual-use no.", "US ECCN", "CN code"], ["TC-40K", "Cryocooler, 40 K", "not listed", "EAR99", "8418 69 00"], ["TC-VT2", "Valve, bellows sealed", "2B350.g", "2B350.g", "8481 80 73"]],
        "This statement was made to the best of our knowledge.", "H. de Boer, Compliance Officer",
    ),
    "classification_letter",
    parties=[("issuer", "Tidewater Cryogenics B.V.", "NL"), ("buyer", "Ofelia Gas Systems Lda.", "PT")],
    goods=[("TC-40K", None, None, None, "8418 69 00"), ("TC-VT2", None, None, None, "8481 80 73")], codes={"2B350.g", "EAR99"},
)  # fmt: skip

add(
    "fattura.pdf",
    pdf(
        (40, 40, "Officine Valtorta S.r.l.", 13), (40, 55, "Via dei Mulini 21 - 23100 Sondrio - Italia", 8), (400, 40, "FATTURA", 13), (400, 56, "N. 318/E del 16/04/2026"),
        (340, 90, "Spett.le\nTauern Hydraulik GmbH\nSalzachweg 3\n5671 Bruck\nAUSTRIA"),
        grid(40, 170, [80, 210, 60, 75, 85], [["Codice", "Descrizione", "Q.tà", "Prezzo", "Importo"], ["OV-P12", "Pompa a ingranaggi magnetica", "3", "1.480,00", "4.440,00"], ["OV-G4", "Guarnizione PTFE", "12", "9,50", "114,00"], ["", "Totale fattura EUR", "", "", "4.554,00"]]),
        (40, 320, "Origine merce: Italia   Resa: FCA Sondrio"),
    ),
    "commercial_invoice",
    parties=[("seller", "Officine Valtorta S.r.l.", "IT"), ("buyer", "Tauern Hydraulik GmbH", "AT")],
    goods=[("OV-P12", 3, 1480, 4440, None), ("OV-G4", 12, 9.5, 114, None)],
)  # fmt: skip

add(
    "sli_text.txt",
    b"SHIPPER'S LETTER OF INSTRUCTION\n\nShipper / Exporter ....... Pukaki Survey Drones Ltd, 41 Aviation Drive, Timaru, New Zealand\nConsignee ................ Instituto Geologico del Altiplano, La Paz, Bolivia\n"
    b"Notify ................... Agencia Despachante Illimani SRL, La Paz, Bolivia\nForwarder ................ Southern Skies Freight Ltd, Christchurch\n\nGoods ..................... 2 units mapping drone PSD-7 with spare batteries\n"
    b"Value ..................... NZD 58,400.00\nGross weight .............. 36 kg\nDate ...................... 8 August 2026\nSignature ................. R. Tane\n",
    "shipping_document",
    parties=[("exporter", "Pukaki Survey Drones Ltd", "NZ"), ("consignee", "Instituto Geologico del Altiplano", "BO"), ("notify_party", "Agencia Despachante Illimani SRL", "BO"), ("freight_forwarder", "Southern Skies Freight Ltd", "NZ")],
    goods=[("PSD-7", 2, None, 58400, None)],
)  # fmt: skip

add(
    "eve.pdf",
    pdf(
        (60, 40, "Endverbleibserklärung", 14), (60, 60, "(Privatunternehmen, gelistete Güter)"),
        (60, 90, "Wir, die Polarstern Wellentechnik AG, Hafenring 2, 8590 Romanshorn, Schweiz,"), (60, 103, "haben von der Firma Odenwald Quarz GmbH, 64720 Michelstadt, Deutschland,"),
        (60, 116, "folgende Güter bestellt:"), (60, 136, "8 Stück Ofenquarzoszillator OQ-100 (Auftrag 26-3310)"),
        (60, 160, "Die Güter werden in Zeitnormalen für Sternwarten eingebaut."), (60, 174, "Sie werden nicht in Verbindung mit Kernwaffen, chemischen oder biologischen Waffen oder Raketen verwendet."),
        (60, 188, "Sie werden ohne Genehmigung des Bundesamts nicht in Drittländer ausgeführt."), (60, 230, "Romanshorn, 20.04.2026"), (60, 260, "Unterschrift, Firmenstempel"),
    ),
    "end_use_statement",
    parties=[("end_user", "Polarstern Wellentechnik AG", "CH"), ("seller", "Odenwald Quarz GmbH", "DE")],
    goods=[("OQ-100", 8, None, None, None)], undertakings={"no_wmd_use", "re_export_approval"},
)  # fmt: skip

add(
    "order_with_codes.html",
    html("<h3>PURCHASE ORDER PO-55102</h3>"
         + table([["Purchaser", "Nordkapp Geoservice AS, Bankgata 7, 9900 Kirkenes, Norway"], ["Vendor", "Blackwater Gravity Corp., 300 Mesa Rd, Golden, CO 80401, USA"], ["End user", "same as purchaser"], ["Order date", "2026-07-01"], ["Delivery to", "Nordkapp Geoservice AS, Kirkenes"]])
         + table([["Ln", "Stock code", "What", "No. req'd", "Unit cost", "Extended", "Export class"], ["1", "BG-5", "Land gravimeter", "1", "USD 96,000.00", "USD 96,000.00", "6A007.a"], ["2", "BG-LEG", "Levelling tripod", "1", "USD 1,150.00", "USD 1,150.00", "EAR99"]])),
    "purchase_order",
    parties=[("buyer", "Nordkapp Geoservice AS", "NO"), ("seller", "Blackwater Gravity Corp.", "US"), ("consignee", "Nordkapp Geoservice AS", "NO"), ("end_user", "Nordkapp Geoservice AS", "NO")],
    goods=[("BG-5", 1, 96000, 96000, None), ("BG-LEG", 1, 1150, 1150, None)], codes={"6A007.a", "EAR99"},
)  # fmt: skip
