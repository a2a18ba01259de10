"""Twenty-four more papers in layouts that the first two lots have not; all firms are invented."""

from papers.build import box, docx, eml, grid, html, pdf, table, xlsx

PAPERS = []


def add(name, data, kind, **gold):
    PAPERS.append((name, data, kind, gold))


add(
    "fattura_a_blocchi.pdf",
    pdf(
        (40, 40, "Officine Ottiche Valdarno S.r.l.", 14), (40, 54, "Via dei Mulini 18, 52025 Montevarchi (AR), Italia - P.IVA IT00000000001", 7),
        (380, 80, "FATTURA COMMERCIALE", 12), (380, 96, "n. 214/E del 12/05/2026"),
        (40, 110, "Spett.le", 8), (40, 122, "Hafnarfjörður Vélbúnaður ehf.\nStrandgata 40\n220 Hafnarfjörður\nIslanda"),
        (300, 122, "Destinazione merce:", 8), (300, 134, "Raunvísindastofnun Háskólans\nDunhaga 3\n107 Reykjavík\nIslanda"),
        (40, 200, "Vs. ordine: HV-2026-77    Resa: CPT Keflavik    Pagamento: bonifico 30 gg"),
        (40, 230, "1) VT-320L  Termocamera radiometrica 320x240", 9), (60, 244, "Quantità: 3 pz    Prezzo unitario: EUR 4.250,00    Importo: EUR 12.750,00"),
        (60, 258, "Voce doganale: 9025 19 20    Origine: Italia"),
        (40, 284, "2) VT-OB45  Obiettivo al germanio 45 mm", 9), (60, 298, "Quantità: 3 pz    Prezzo unitario: EUR 1.180,00    Importo: EUR 3.540,00"),
        (60, 312, "Voce doganale: 9002 11 00    Origine: Italia"),
        (40, 338, "3) VT-VAL  Valigia di trasporto", 9), (60, 352, "Quantità: 3 pz    Prezzo unitario: EUR 95,00    Importo: EUR 285,00"),
        (60, 366, "Voce doganale: 4202 12 50    Origine: Italia"),
        (380, 396, "Totale fattura: EUR 16.575,00"),
    ),
    "commercial_invoice",
    parties=[("seller", "Officine Ottiche Valdarno S.r.l.", "IT"), ("buyer", "Hafnarfjörður Vélbúnaður ehf.", "IS"), ("consignee", "Raunvísindastofnun Háskólans", "IS")],
    goods=[("VT-320L", 3, 4250, 12750, "9025 19 20"), ("VT-OB45", 3, 1180, 3540, "9002 11 00"), ("VT-VAL", 3, 95, 285, "4202 12 50")],
)  # fmt: skip

add(
    "encomenda.pdf",
    pdf(
        (40, 40, "Estaleiros da Ria Lda.", 15), (40, 54, "Cais do Bico, Armazém 4, 3870-163 Murtosa, Portugal", 8),
        (330, 40, "NOTA DE ENCOMENDA", 13), (330, 56, "N.º: ER/2026/0311"), (330, 68, "Data: 14 de abril de 2026"),
        (40, 90, "Fornecedor", 8), (40, 102, "Skagerrak Sonar A/S\nHavnegade 12\n9900 Frederikshavn\nDinamarca"),
        (330, 90, "Local de entrega", 8), (330, 102, "Estaleiros da Ria Lda.\nCais do Bico, Armazém 4\n3870-163 Murtosa\nPortugal"),
        grid(40, 180, [40, 90, 180, 50, 80, 80],
             [["Linha", "Referência", "Designação", "Qtd.", "Preço unit. EUR", "Total EUR"],
              ["1", "SK-200F", "Sonar de varrimento lateral 200 kHz", "2", "11.400,00", "22.800,00"],
              ["2", "SK-CB50", "Cabo de reboque 50 m", "2", "640,00", "1.280,00"]], ruled=True, right=(3, 4, 5)),
        (330, 240, "Total da encomenda: 24.080,00 EUR"), (40, 260, "Condições de entrega: DAP Murtosa. Pagamento: 30 dias."),
        (40, 276, "Fim a que se destina: levantamento de fundos em portos de pesca."),
        (40, 320, "A Gerência: Helena Tavares"),
    ),
    "purchase_order",
    parties=[("buyer", "Estaleiros da Ria Lda.", "PT"), ("seller", "Skagerrak Sonar A/S", "DK"), ("consignee", "Estaleiros da Ria Lda.", "PT")],
    goods=[("SK-200F", 2, 11400, 22800, None), ("SK-CB50", 2, 640, 1280, None)],
)  # fmt: skip

add(
    "rows_of_labels.pdf",
    pdf(
        (180, 40, "COMMERCIAL INVOICE", 14), (40, 64, "Invoice No."), (150, 64, "NK-5512"), (320, 64, "Date"), (400, 64, "02 June 2026"),
        (40, 84, "Seller"), (150, 84, "Nordkapp Instrument AS"), (40, 96, "Address"), (150, 96, "Havneveien 21, 9750 Honningsvåg"), (40, 108, "Country"), (150, 108, "Norway"),
        (40, 128, "Buyer"), (150, 128, "Pelagia Aquaculture Sdn. Bhd."), (40, 140, "Address"), (150, 140, "Lot 7, Jalan Pelabuhan, 91000 Tawau, Sabah"), (40, 152, "Country"), (150, 152, "Malaysia"),
        (40, 172, "Consignee"), (150, 172, "Tawau Marine Stores"), (40, 184, "Address"), (150, 184, "Wharf Road 3, 91000 Tawau"), (40, 196, "Country"), (150, 196, "Malaysia"),
        (40, 216, "Terms of delivery"), (150, 216, "CIF Tawau"),
        grid(40, 240, [160, 90, 70, 60, 70, 70],
             [["Description", "Model", "HS", "Qty", "Unit", "Amount"],
              ["Echo sounder transducer 50/200 kHz", "NK-T50", "901480", "12 pcs", "410.00", "4,920.00"],
              ["Display unit 9 inch", "NK-D9", "852859", "6 pcs", "880.00", "5,280.00"],
              ["", "", "", "", "Total NOK", "10,200.00"]], right=(5,)),
    ),
    "commercial_invoice",
    parties=[("seller", "Nordkapp Instrument AS", "NO"), ("buyer", "Pelagia Aquaculture Sdn. Bhd.", "MY"), ("consignee", "Tawau Marine Stores", "MY")],
    goods=[("NK-T50", 12, 410, 4920, "901480"), ("NK-D9", 6, 880, 5280, "852859")],
)  # fmt: skip

add(
    "positionstexte.pdf",
    pdf(
        (40, 40, "Hohenfels Messtechnik GmbH", 13), (40, 56, "Hohenfels Messtechnik GmbH · Gewerbering 2 · 92366 Hohenfels", 6),
        (40, 76, "Firma\nSvensk Havsmätning AB\nHamngatan 8\n371 33 Karlskrona\nSchweden"),
        (340, 76, "Rechnung Nr. 26-4471\nDatum 08.06.2026\nKundennr. 20417\nIhre Bestellung 9981 vom 02.05.2026"),
        grid(40, 170, [30, 270, 60, 80, 80],
             [["Pos", "Artikel / Bezeichnung", "Menge", "Preis/Stk", "Gesamt EUR"],
              ["10", "HM-FOG12\nFaserkreisel, einachsig\nZolltarifnummer 90142080, Ursprung DE\nAL-Nr.: 7A002", "4 Stk", "6.150,00", "24.600,00"],
              ["20", "HM-KAB3\nAnschlusskabel 3 m\nZolltarifnummer 85444290, Ursprung CN", "4 Stk", "48,00", "192,00"],
              ["30", "Verpackung und Versand", "1", "120,00", "120,00"]], right=(2, 3, 4)),
        (340, 330, "Rechnungsbetrag EUR 24.912,00"),
        (40, 370, "Lieferung erfolgte an: Svensk Havsmätning AB, Lager Verkö, 371 65 Lyckeby, Schweden"),
        (40, 390, "Die mit AL gekennzeichneten Güter unterliegen bei Ausfuhr aus der EU der Genehmigungspflicht."),
    ),
    "commercial_invoice",
    parties=[("seller", "Hohenfels Messtechnik GmbH", None), ("buyer", "Svensk Havsmätning AB", "SE"), ("consignee", "Svensk Havsmätning AB", "SE")],
    goods=[("HM-FOG12", 4, 6150, 24600, "90142080"), ("HM-KAB3", 4, 48, 192, "85444290"), (None, 1, 120, 120, None)], codes={"7A002"},
)  # fmt: skip

add(
    "contract_cn_en.docx",
    docx(
        "购销合同 SALES CONTRACT", "合同编号 Contract No.: QL2026-0418", "日期 Date: 2026-04-18",
        [["卖方 The Seller", "青岛蓝鲸光电有限公司 Qingdao Lanjing Optoelectronics Co., Ltd."], ["地址 Address", "No. 88 Songling Road, Laoshan District, Qingdao 266061, China"],
         ["买方 The Buyer", "Cordillera Geofísica S.A.C."], ["地址 Address", "Av. Arenales 1912, Lima 14, Peru"], ["最终用户 End User", "Instituto Costero del Norte"]],
        [["序号 No.", "品名 Commodity", "型号 Model", "数量 Qty", "单价 Unit Price", "金额 Amount"],
         ["1", "激光测距仪 Laser rangefinder", "LJ-R15", "5 台", "USD 2,300.00", "USD 11,500.00"],
         ["2", "三脚架 Tripod", "LJ-TP2", "5 台", "USD 140.00", "USD 700.00"],
         ["合计 Total", "", "", "", "", "USD 12,200.00"]],
        "交货条件 Terms of delivery: CIF Callao", "最终用途 End use: 海岸侵蚀测量 survey of coastal erosion",
        "卖方签字 Seller's signature: ________  买方签字 Buyer's signature: ________",
    ),
    "purchase_order",
    parties=[("seller", "Qingdao Lanjing Optoelectronics Co., Ltd.", "CN"), ("buyer", "Cordillera Geofísica S.A.C.", "PE"), ("end_user", "Instituto Costero del Norte", None)],
    goods=[("LJ-R15", 5, 2300, 11500, None), ("LJ-TP2", 5, 140, 700, None)],
)  # fmt: skip

add(
    "bl_carrier.pdf",
    pdf(
        *[box(30, 30, 260, 62), box(30, 92, 260, 62), box(30, 154, 260, 62), box(290, 30, 270, 62), box(290, 92, 270, 124)],
        (34, 38, "SHIPPER", 6), (34, 50, "Tamar Valley Optics Pty Ltd\n14 Foundry St, Launceston TAS 7250\nAustralia", 8),
        (34, 100, "CONSIGNEE", 6), (34, 112, "TO ORDER OF BANCO DEL ESTUARIO", 8),
        (34, 162, "NOTIFY PARTY", 6), (34, 174, "Óptica Rioplatense S.R.L.\nCalle Florida 1200, Montevideo\nUruguay", 8),
        (294, 44, "BILL OF LADING", 13), (294, 62, "B/L No. SPSL-MVD-00731", 8), (294, 104, "Straits Pioneer Shipping Lines Pte. Ltd.", 10),
        (34, 232, "Vessel / Voyage: MV PIONEER 3 / 061W", 8), (34, 246, "Port of loading: Melbourne", 8), (294, 246, "Port of discharge: Montevideo", 8),
        (34, 270, "Marks", 6), (150, 270, "Description of packages and goods", 6), (400, 270, "Gross weight", 6), (480, 270, "Measurement", 6),
        (34, 284, "OR 1-4", 8), (150, 284, "4 cases night vision monoculars NVM-14\nHS 9005.80", 8), (400, 284, "186.0 kg", 8), (480, 284, "0.9 m3", 8),
        (294, 420, "Signed for Straits Pioneer Shipping Lines Pte. Ltd.", 8), (294, 432, "as carrier", 8), (34, 432, "Shipped on board: 11 May 2026", 8),
    ),
    "shipping_document",
    parties=[("shipper", "Tamar Valley Optics Pty Ltd", "AU"), ("notify_party", "Óptica Rioplatense S.R.L.", "UY"), ("carrier", "Straits Pioneer Shipping Lines Pte. Ltd.", None)],
    goods=[("NVM-14", 4, None, None, "9005.80")],
)  # fmt: skip

add(
    "carton_packing.pdf",
    pdf(
        (40, 40, "PACKING LIST", 15), (40, 60, "Ref: invoice KP-3310 / PO 77124"), (40, 76, "Date: 21-May-2026"),
        (40, 96, "FROM: Kestrel Point Sensors Inc., 410 Bluff Rd, Duluth, MN 55802, USA"), (40, 110, "SHIP TO: Alpenblick Forschung AG, Seestrasse 9, 3700 Spiez, Switzerland"),
        (40, 124, "NOTIFY: Jura Zollagentur GmbH, Basel, Switzerland"),
        (40, 150, "Carton 1 of 2   40 x 30 x 30 cm   Net 6.2 kg   Gross 7.4 kg", 9),
        (60, 164, "KP-ACC3    Triaxial accelerometer    20 pcs"), (60, 178, "KP-CBL2    Cable 2 m    20 pcs"),
        (40, 200, "Carton 2 of 2   60 x 40 x 40 cm   Net 11.0 kg   Gross 13.1 kg", 9), (60, 214, "KP-DAQ8    Data recorder 8 channels    2 pcs"),
        (40, 240, "Total cartons: 2     Total gross weight: 20.5 kg     Total net weight: 17.2 kg"),
    ),
    "packing_list",
    parties=[("shipper", "Kestrel Point Sensors Inc.", "US"), ("consignee", "Alpenblick Forschung AG", "CH"), ("notify_party", "Jura Zollagentur GmbH", "CH")],
    goods=[("KP-ACC3", 20, None, None, None), ("KP-CBL2", 20, None, None, None), ("KP-DAQ8", 2, None, None, None)],
)  # fmt: skip

add(
    "facture.html",
    html(
        "<h1>FACTURE</h1><p>Facture n° : FA-2026-0190<br>Date : 3 juin 2026<br>Votre commande : BC-881</p>"
        "<div><b>Vendeur</b><br>Bréhat Hydrophones SARL<br>3 quai du Large<br>22870 Île-de-Bréhat<br>France</div>"
        "<div><b>Facturé à</b><br>Kuopion Järvitutkimus Oy<br>Satamakatu 5<br>70100 Kuopio<br>Finlande</div>"
        "<div><b>Livré à</b><br>Itä-Suomen Järviasema<br>Rantatie 12<br>70150 Kuopio<br>Finlande</div>"
        + table([["Désignation", "Réf.", "Nomenclature", "Qté", "PU HT", "Total HT"],
                 ["Hydrophone large bande 10 Hz - 100 kHz", "BH-100", "8518 10 95", "8", "1 450,00 €", "11 600,00 €"],
                 ["Préamplificateur 20 dB", "BH-PA20", "8518 40 80", "8", "310,00 €", "2 480,00 €"],
                 ["Port", "", "", "1", "90,00 €", "90,00 €"]])
        + "<p>Total HT : 14 170,00 €</p><p>Incoterm : DAP Kuopio. Origine : France.</p>"
    ),
    "commercial_invoice",
    parties=[("seller", "Bréhat Hydrophones SARL", "FR"), ("buyer", "Kuopion Järvitutkimus Oy", "FI"), ("consignee", "Itä-Suomen Järviasema", "FI")],
    goods=[("BH-100", 8, 1450, 11600, "8518 10 95"), ("BH-PA20", 8, 310, 2480, "8518 40 80"), (None, 1, 90, 90, None)],
)  # fmt: skip

add(
    "order_mail.eml",
    eml("Ingrid Moe <im@fjellvann.example>", "sales@cascadia.example", "Purchase order FV-2026-31",
        "Dear Sir or Madam,\n\nplease accept our order FV-2026-31 of 5 May 2026:\n\n"
        "1. CP-4000 turbidity probe, 6 pcs at USD 820.00 = USD 4,920.00\n"
        "2. CP-HUB logger, 1 pc at USD 1,150.00 = USD 1,150.00\n\nTotal: USD 6,070.00\n\n"
        "Deliver to:\nFjellvann Kraft AS\nDamveien 2\n3660 Rjukan\nNorway\n\nInvoice to:\nFjellvann Holding AS\nStorgata 1\n0155 Oslo\nNorway\n\n"
        "The probes will be used for monitoring water in our reservoirs.\n\nKind regards\nIngrid Moe\nProcurement\nFjellvann Kraft AS\n"),
    "purchase_order",
    parties=[("buyer", "Fjellvann Holding AS", "NO"), ("consignee", "Fjellvann Kraft AS", "NO")],
    goods=[("CP-4000", 6, 820, 4920, None), ("CP-HUB", 1, 1150, 1150, None)],
)  # fmt: skip

add(
    "invoice_merged.xlsx",
    xlsx([
        ["", "", "INVOICE", "", "", ""], ["Supplier", "Zagros Calibration FZE", "", "Invoice no", "ZC-1180", ""], ["", "Office 12, Free Zone Block B", "", "Invoice date", "2026-05-30", ""],
        ["", "Sharjah", "", "PO number", "MB-8812", ""], ["", "United Arab Emirates", "", "Incoterms", "FCA Sharjah", ""], ["", "", "", "", "", ""],
        ["Sold to", "Mbeya Geothermal Ltd", "", "Ship to", "Mbeya Geothermal Ltd, Field Camp", ""], ["", "P.O. Box 1190", "", "", "Ngozi Crater Road", ""], ["", "Mbeya", "", "", "Mbeya", ""], ["", "Tanzania", "", "", "Tanzania", ""],
        ["", "", "", "", "", ""], ["Item", "Goods", "HS code", "Quantity & unit", "Price USD", "Value USD"],
        [1, "ZC-DP7 Downhole pressure gauge 7000 psi", "902620", "3 ea", 5200, 15600], [2, "ZC-TC2 Thermocouple string", "902519", "10 ea", 260, 2600],
        ["", "", "", "", "TOTAL", 18200]]),
    "commercial_invoice",
    parties=[("seller", "Zagros Calibration FZE", "AE"), ("buyer", "Mbeya Geothermal Ltd", "TZ"), ("consignee", "Mbeya Geothermal Ltd", "TZ")],
    goods=[("ZC-DP7", 3, 5200, 15600, "902620"), ("ZC-TC2", 10, 260, 2600, "902519")],
)  # fmt: skip

add(
    "declaracion.pdf",
    pdf(
        (140, 50, "DECLARACIÓN DE USUARIO FINAL", 14),
        (40, 90, "1. Exportador: Llobregat Fotónica S.L., Calle del Vapor 5, 08850 Gavà, España"), (40, 108, "2. Destinatario: Comercial Andina de Equipos Cía. Ltda., Av. 10 de Agosto 2200, Quito, Ecuador"),
        (40, 126, "3. Usuario final: Instituto Andino de Volcanes, Ladrón de Guevara 11, Quito, Ecuador"), (40, 144, "4. Bienes: 2 espectrómetros de imagen modelo LF-HS400"),
        (40, 162, "5. Uso final: medición de gases volcánicos en el Cotopaxi"), (40, 180, "6. Pedido n.º: IAV-2026-08"),
        (40, 210, "Declaramos que los bienes no serán utilizados con fines militares ni en relación con armas nucleares, químicas o biológicas."),
        (40, 226, "Los bienes no serán reexportados sin la autorización previa de las autoridades españolas."),
        (40, 270, "Quito, 19 de mayo de 2026"), (40, 310, "Firma y sello"), (300, 310, "Dra. Lucía Paredes, Directora"),
    ),
    "end_use_statement",
    parties=[("exporter", "Llobregat Fotónica S.L.", "ES"), ("consignee", "Comercial Andina de Equipos Cía. Ltda.", "EC"), ("end_user", "Instituto Andino de Volcanes", "EC")],
    goods=[("LF-HS400", 2, None, None, None)], undertakings={"no_military_use", "no_wmd_use", "re_export_approval"},
)  # fmt: skip

add(
    "monospace.txt",
    (b"                         PRO FORMA INVOICE\n\n"
     b"Seller : Wadden Sea Photonics B.V.            No.  : WSP-PF-118\n"
     b"         Zeedijk 40                           Date : 28 May 2026\n"
     b"         8862 TX Harlingen\n"
     b"         The Netherlands\n\n"
     b"Buyer  : Universitas Teknik Pesisir           Ship to : Lab Kelautan, Universitas Teknik Pesisir\n"
     b"         Jl. Raya Pantai 17                             Jl. Raya Pantai 19\n"
     b"         Makassar 90245                                 Makassar 90245\n"
     b"         Indonesia                                      Indonesia\n\n"
     b"Pos  Type        Description                     Qty   Price EUR    Total EUR\n"
     b"---------------------------------------------------------------------------\n"
     b"1    WSP-532C    Diode pumped laser 532 nm         2     3,900.00     7,800.00\n"
     b"2    WSP-PSU     Power supply                      2       450.00       900.00\n"
     b"---------------------------------------------------------------------------\n"
     b"                                                       TOTAL         8,700.00\n\n"
     b"Delivery: CIP Makassar. Payment: 100 % in advance. HS 9013 20 00 (all).\n"),
    "commercial_invoice",
    parties=[("seller", "Wadden Sea Photonics B.V.", "NL"), ("buyer", "Universitas Teknik Pesisir", "ID"), ("consignee", "Lab Kelautan, Universitas Teknik Pesisir", "ID")],
    goods=[("WSP-532C", 2, 3900, 7800, None), ("WSP-PSU", 2, 450, 900, None)],
)  # fmt: skip

add(
    "licence_request.docx",
    docx(
        "Application for an export licence", "To: Export Control Office, Licensing Section", "Application date: 11 June 2026",
        [["Exporter", "Glencairn Radar Systems Ltd, Unit 6, Harbour Estate, Stranraer DG9 7RD, United Kingdom"], ["Consignee", "Amazonas Vigilância Ambiental Ltda., Rua do Porto 210, Manaus, Brazil"],
         ["End user", "Instituto de Águas da Amazônia, Av. Beira-Rio 1, Manaus, Brazil"], ["Goods", "GR-X9 ground-based weather radar, X-band"], ["Quantity", "1 set"], ["Value", "GBP 318,000"],
         ["Control list entry", "6A008"], ["End use", "Rain measurement over the Negro basin"]],
        "We declare that the particulars given are true.", "Name and position: Fiona Baird, Export Manager", "Signature: ",
    ),
    "licence_application",
    parties=[("exporter", "Glencairn Radar Systems Ltd", "GB"), ("consignee", "Amazonas Vigilância Ambiental Ltda.", "BR"), ("end_user", "Instituto de Águas da Amazônia", "BR")],
    goods=[("GR-X9", 1, None, 318000, None)], codes={"6A008"},
)  # fmt: skip

add(
    "table_parties.docx",
    docx(
        "COMMERCIAL INVOICE", "Invoice no. OT-771, 16 June 2026",
        [["Exporter:\nOhře Tronic s.r.o.\nNádražní 44\n431 51 Klášterec nad Ohří\nCzech Republic", "Consignee:\nSaronic Seismics A.E.\nAkti Miaouli 93\n185 38 Piraeus\nGreece"],
         ["Buyer:\nSame as consignee", "Notify party:\nHellas Port Agents EPE\nPiraeus, Greece"]],
        [["Item", "Description of goods", "Qty", "Unit price", "Total"], ["1", "Broadband seismometer OT-BB120\nHS 9015 80 40 / Origin CZ", "4 pcs", "EUR 7,450.00", "EUR 29,800.00"],
         ["2", "Digitiser OT-24D\nHS 9030 89 00 / Origin CZ", "4 pcs", "EUR 2,100.00", "EUR 8,400.00"], ["", "", "", "TOTAL", "EUR 38,200.00"]],
        "Delivery terms: CPT Piraeus",
    ),
    "commercial_invoice",
    parties=[("exporter", "Ohře Tronic s.r.o.", "CZ"), ("consignee", "Saronic Seismics A.E.", "GR"), ("notify_party", "Hellas Port Agents EPE", "GR"), ("buyer", "Saronic Seismics A.E.", "GR")],
    goods=[("OT-BB120", 4, 7450, 29800, "9015 80 40"), ("OT-24D", 4, 2100, 8400, "9030 89 00")],
)  # fmt: skip

add(
    "item_blocks_en.pdf",
    pdf(
        (40, 36, "Larkmoor Cryogenics LLC", 15), (40, 52, "2200 Canyon Drive, Boulder, CO 80302, United States", 8), (40, 66, "PROFORMA INVOICE PI-20988", 12), (400, 66, "May 11, 2026"),
        (40, 96, "Customer:", 8), (40, 108, "Institut Fizyki Morza\nul. Portowa 7\n81-340 Gdynia\nPoland"),
        (40, 170, "Line 1", 10), (60, 184, "Part number:"), (160, 184, "LC-4K-PT"), (60, 196, "Description:"), (160, 196, "Pulse tube cryocooler, 4 K"), (60, 208, "Quantity:"), (160, 208, "1"),
        (60, 220, "Unit price:"), (160, 220, "USD 41,300.00"), (60, 232, "Line total:"), (160, 232, "USD 41,300.00"), (60, 244, "HTS:"), (160, 244, "8418.69.0180"), (60, 256, "ECCN:"), (160, 256, "EAR99"),
        (40, 276, "Line 2", 10), (60, 290, "Part number:"), (160, 290, "LC-VS40"), (60, 302, "Description:"), (160, 302, "Vacuum shroud"), (60, 314, "Quantity:"), (160, 314, "2"),
        (60, 326, "Unit price:"), (160, 326, "USD 2,150.00"), (60, 338, "Line total:"), (160, 338, "USD 4,300.00"), (60, 350, "HTS:"), (160, 350, "8418.99.8060"), (60, 362, "ECCN:"), (160, 362, "EAR99"),
        (40, 390, "Grand total: USD 45,600.00", 10), (40, 404, "Payment: wire transfer. Delivery: FCA Boulder."),
    ),
    "commercial_invoice",
    parties=[("seller", "Larkmoor Cryogenics LLC", "US"), ("buyer", "Institut Fizyki Morza", "PL")],
    goods=[("LC-4K-PT", 1, 41300, 41300, "8418.69.0180"), ("LC-VS40", 2, 2150, 4300, "8418.99.8060")], codes={"EAR99"},
)  # fmt: skip

add(
    "cards.html",
    html(
        "<h2>Order 55-2026</h2><p>Purchase order from <b>Ventspils Radio Institute</b></p>"
        + table([["Supplier", "Deliver to"], ["Brightwater RF Ltd<br>9 Quay Lane<br>Falmouth TR11 3XX<br>United Kingdom", "Ventspils Radio Institute<br>Inženieru iela 101<br>Ventspils LV-3601<br>Latvia"]])
        + table([["SKU", "What we order", "Pieces", "Each (GBP)", "Sum (GBP)"], ["BW-LNA8", "Low noise amplifier 8 GHz, cooled", "2", "6,400.00", "12,800.00"], ["BW-BIAS", "Bias supply", "2", "380.00", "760.00"]])
        + "<p>Order total: 13,560.00 GBP</p><p>Needed by 30 September 2026. For use in our radio telescope receiver.</p>"
    ),
    "purchase_order",
    parties=[("buyer", "Ventspils Radio Institute", "LV"), ("seller", "Brightwater RF Ltd", "GB"), ("consignee", "Ventspils Radio Institute", "LV")],
    goods=[("BW-LNA8", 2, 6400, 12800, None), ("BW-BIAS", 2, 380, 760, None)],
)  # fmt: skip

add(
    "eus_table.docx",
    docx(
        "END-USE STATEMENT", "(to be completed on the end-user's letterhead)",
        [["A", "End-user (name, full address, country)", "Karlovy Lesní Ústav, Lesní 9, 360 01 Karlovy Vary, Czech Republic"], ["B", "Supplier / exporter", "Hexham UAV Sensors Ltd, Mill Lane, Hexham NE46 1AA, United Kingdom"],
         ["C", "Products", "HX-MS6 multispectral camera"], ["D", "Quantity", "3 units"], ["E", "Purpose of use", "Mapping of bark beetle damage in spruce forests"], ["F", "Country of final destination", "Czech Republic"], ["G", "Purchase order", "KLU 26-019"]],
        "We, Karlovy Lesní Ústav, certify that the products will not be used for military purposes or for weapons of mass destruction and will not be re-exported without prior approval of the competent authorities.",
        "Place, date: Karlovy Vary, 4 June 2026", "Name, position: Ing. Jana Malá, Head of Procurement", "Signature and stamp:",
    ),
    "end_use_statement",
    parties=[("end_user", "Karlovy Lesní Ústav", "CZ"), ("exporter", "Hexham UAV Sensors Ltd", "GB")],
    goods=[("HX-MS6", 3, None, None, None)], undertakings={"no_military_use", "no_wmd_use", "re_export_approval"},
)  # fmt: skip

add(
    "awb_form.pdf",
    pdf(
        (40, 30, "AIR WAYBILL", 13), (400, 30, "618-4471 0932", 10),
        box(30, 50, 260, 66), (34, 58, "Shipper's Name and Address", 6), (34, 72, "Nakuru Optics Export Ltd\nIndustrial Road, Nakuru 20100\nKenya", 8),
        box(30, 116, 260, 66), (34, 124, "Consignee's Name and Address", 6), (34, 138, "Klinik für Augenheilkunde Freiberg\nAm Schlossplatz 2, 09599 Freiberg\nGermany", 8),
        box(30, 182, 260, 40), (34, 190, "Issuing Carrier's Agent Name and City", 6), (34, 204, "Rift Valley Air Cargo Ltd, Nairobi", 8),
        (300, 58, "Issued by", 6), (300, 72, "Savanna Airways", 10),
        (34, 240, "Airport of Departure: Nairobi NBO", 8), (300, 240, "Airport of Destination: Leipzig LEJ", 8),
        grid(30, 270, [50, 70, 60, 80, 260], [["No. of Pieces", "Gross Weight", "kg", "Chargeable Weight", "Nature and Quantity of Goods"], ["3", "41.5", "K", "41.5", "Ophthalmic laser OL-577, 1 unit\nSpare lamps 6 pcs"]], pitch=12),
        (34, 400, "Executed on 9 June 2026 at Nairobi", 8),
    ),
    "shipping_document",
    parties=[("shipper", "Nakuru Optics Export Ltd", "KE"), ("consignee", "Klinik für Augenheilkunde Freiberg", "DE"), ("freight_forwarder", "Rift Valley Air Cargo Ltd", "KE"), ("carrier", "Savanna Airways", None)],
    goods=[("OL-577", 1, None, None, None), (None, 6, None, None, None)],
)  # fmt: skip

add(
    "factuur.pdf",
    pdf(
        (360, 40, "FACTUUR", 16), (40, 40, "Lauwers Lidar B.V.", 12), (40, 54, "Havenweg 3, 9976 VN Lauwersoog", 8),
        (40, 84, "Factuuradres", 8), (40, 96, "Göteborgs Kartverk AB\nSkeppsbron 4\n411 21 Göteborg\nZweden"), (230, 84, "Afleveradres", 8), (230, 96, "Göteborgs Kartverk AB\nHangar 5, Säve\n417 46 Göteborg\nZweden"),
        (400, 84, "Factuurnummer: 260417"), (400, 96, "Factuurdatum: 17-06-2026"), (400, 108, "Uw order: GK-90"),
        grid(40, 170, [70, 190, 70, 50, 70, 70],
             [["Artikelnr.", "Omschrijving", "GN-code", "Aantal", "Prijs", "Bedrag"], ["LL-VUX", "Lidarscanner voor helikopter", "90158011", "1", "€ 98.500,00", "€ 98.500,00"], ["LL-MNT", "Montageframe", "88079000", "1", "€ 2.750,00", "€ 2.750,00"],
              ["", "", "", "", "Totaal", "€ 101.250,00"]], right=(3, 4, 5)),
        (40, 260, "Land van oorsprong: Nederland. Leveringsvoorwaarden: DAP Göteborg."),
    ),
    "commercial_invoice",
    parties=[("seller", "Lauwers Lidar B.V.", "NL"), ("buyer", "Göteborgs Kartverk AB", "SE"), ("consignee", "Göteborgs Kartverk AB", "SE")],
    goods=[("LL-VUX", 1, 98500, 98500, "90158011"), ("LL-MNT", 1, 2750, 2750, "88079000")],
)  # fmt: skip

add(
    "qty_first.pdf",
    pdf(
        (40, 40, "INVOICE", 18), (40, 64, "Amberline Test & Measurement Corp.", 10), (40, 76, "88 Foundry Ave, Rochester NY 14604 USA", 8), (380, 40, "Invoice #: 300418"), (380, 52, "Date: 06/24/2026"), (380, 64, "Customer PO: 4500019"),
        (40, 100, "BILL TO:"), (40, 112, "Tairiki Denshi K.K."), (40, 124, "1-5-2 Minato, Chuo-ku"), (40, 136, "Osaka 541-0056 Japan"),
        (300, 100, "SHIP TO:"), (300, 112, "Tairiki Denshi K.K."), (300, 124, "Nara Works, 77 Sanjo"), (300, 136, "Nara 630-8001 Japan"),
        grid(40, 170, [40, 40, 250, 80, 90],
             [["QTY", "U/M", "ITEM", "UNIT PRICE", "EXTENSION"], ["2", "EA", "AL-SA40 Spectrum analyzer 40 GHz", "48,250.00", "96,500.00"], ["", "", "ECCN 3A002.c.1  HTS 9030.84.0000  Made in USA", "", ""],
              ["2", "EA", "AL-RK5 Rack mount kit", "310.00", "620.00"], ["", "", "ECCN EAR99  HTS 9030.90.8400  Made in USA", "", ""], ["", "", "", "TOTAL USD", "97,120.00"]], right=(3, 4)),
        (40, 300, "These items are controlled by the U.S. Government and authorized for export only to the country of ultimate destination."),
    ),
    "commercial_invoice",
    parties=[("seller", "Amberline Test & Measurement Corp.", "US"), ("buyer", "Tairiki Denshi K.K.", "JP"), ("consignee", "Tairiki Denshi K.K.", "JP")],
    goods=[("AL-SA40", 2, 48250, 96500, "9030.84.0000"), ("AL-RK5", 2, 310, 620, "9030.90.8400")], codes={"3A002.c.1", "EAR99"},
)  # fmt: skip

add(
    "classification.docx",
    docx(
        "Moorgate Microwave GmbH", "Gerberstraße 3, 01099 Dresden, Germany", "Export classification of our products", "Date: 3 March 2026", "To: Linden Trade AB, Malmö, Sweden",
        [["Product", "Description", "EU dual-use", "ECCN", "HS code"], ["MM-PA18", "Power amplifier 18 GHz, 40 W", "3A001.b.4", "3A001.b.4", "8543 70 02"], ["MM-FLT", "Waveguide filter", "none", "EAR99", "8548 00 90"]],
        "The classification was made by the manufacturer Moorgate Microwave GmbH.", "Dr. Uwe Kranz, Export Control Officer",
    ),
    "classification_letter",
    parties=[("issuer", "Moorgate Microwave GmbH", "DE"), ("buyer", "Linden Trade AB", "SE")],
    goods=[("MM-PA18", None, None, None, "8543 70 02"), ("MM-FLT", None, None, None, "8548 00 90")], codes={"3A001.b.4", "EAR99"},
)  # fmt: skip

add(
    "zh_invoice.pdf",
    pdf(
        (200, 40, "COMMERCIAL INVOICE", 14),
        (40, 70, "Exporter: Suzhou Hanhai Precision Instruments Co., Ltd."), (40, 84, "Add: No. 16 Xinghu Street, SIP, Suzhou 215021, P.R. China"), (40, 98, "Tel: +86 512 5550 0000"),
        (40, 120, "To: Baltik Hassas Cihazlar Ltd. Sti."), (40, 134, "Add: Atatürk Cad. 40, 35210 Izmir, Türkiye"), (40, 148, "Attn: Ms. Deniz Aksoy"),
        (380, 70, "Inv. No.: SH26-0611"), (380, 84, "Date: Jun. 11, 2026"), (380, 98, "S/C No.: SH-BH-44"),
        grid(40, 180, [80, 200, 70, 80, 85], [["Marks & Nos.", "Descriptions of Goods", "Quantity", "Unit Price", "Amount"], ["N/M", "Laser interferometer HH-LI6", "2 SETS", "USD15,800.00", "USD31,600.00"], ["", "Corner cube HH-CC1", "4 PCS", "USD420.00", "USD1,680.00"], ["TOTAL:", "", "", "", "USD33,280.00"]]),
        (40, 280, "SAY U.S. DOLLARS THIRTY-THREE THOUSAND TWO HUNDRED AND EIGHTY ONLY"),
    ),
    "commercial_invoice",
    parties=[("exporter", "Suzhou Hanhai Precision Instruments Co., Ltd.", "CN"), ("buyer", "Baltik Hassas Cihazlar Ltd. Sti.", "TR")],
    goods=[("HH-LI6", 2, 15800, 31600, None), ("HH-CC1", 4, 420, 1680, None)],
)  # fmt: skip

add(
    "dichiarazione.docx",
    docx(
        "DICHIARAZIONE DI UTILIZZO FINALE", "Il sottoscritto Ing. Paolo Riva, in nome e per conto di Acquedotti del Ticino SA, Via Stazione 4, 6710 Biasca, Svizzera, utilizzatore finale, dichiara di aver ordinato a Officine Ottiche Valdarno S.r.l., Italia, i seguenti beni:",
        [["Articolo", "Descrizione", "Quantità"], ["VT-640G", "Termocamera per ispezione di gas", "1 pz"]],
        "I beni saranno utilizzati per la ricerca di perdite nelle condotte.", "I beni non saranno impiegati per scopi militari né per armi nucleari, chimiche o biologiche e non saranno riesportati senza autorizzazione delle autorità italiane.",
        "Biasca, 7 maggio 2026", "Firma e timbro",
    ),
    "end_use_statement",
    parties=[("end_user", "Acquedotti del Ticino SA", "CH"), ("seller", "Officine Ottiche Valdarno S.r.l.", "IT")],
    goods=[("VT-640G", 1, None, None, None)], undertakings={"no_military_use", "no_wmd_use", "re_export_approval"},
)  # fmt: skip
