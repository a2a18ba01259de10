"""Kind of papers with odd titles or none, told by what they do and how they are built."""

import pytest

import spectriage

PAPERS = [
    (
        "end_use_statement",
        """\
Harbin Gulf Engineering Est.
P.O. Box 4411, Manama, Bahrain

To: Corvane Optics GmbH, Jena, Germany
14 February 2026

Re: your offer 2291 - thermal cores TC-12

Dear Ms Roth,

As you asked, we tell you what the twelve cores are for. They go into our own kiln monitors at the Sitra cement
works and stay there. We will not sell them to anyone else and they will not be put to military use, nor in
connection with nuclear, chemical or biological weapons. Before any transfer we shall ask for your consent.

Yours sincerely

Khalid Mansoor
Purchasing Manager
""",
    ),
    (
        "end_use_statement",
        """\
ANNEX 3 TO CONTRACT HB-77

A. Purchaser          Kiruna Mining Services AB, Gruvvägen 4, Kiruna, Sweden
B. Foreign supplier   Ostrava Pumps s.r.o., Ostrava, Czech Republic
C. Goods              4 pressure transmitters PT-9
D. Purpose            level measurement in tailings ponds
E. We certify that we are the end user, that the goods will not be used in any military
   programme and will not be re-exported without approval of the authority.

Signature ____________________   Date ___________
""",
    ),
    (
        "commercial_invoice",
        """\
BILL
Marlow & Finch Ltd                              No. 8842
22 Harbour Way, Poole BH15 1HJ, UK              11/03/2026

Charged to: Tidewater Labs Inc., 5 Bay Rd, Portland, OR, USA

Qty   Item                   Each        Sum
3     Flow sensor FS-20      GBP 120.00  GBP 360.00
1     Mounting kit           GBP 15.00   GBP 15.00
                             To pay      GBP 375.00
Payment within 30 days to IBAN GB00 0000
""",
    ),
    (
        "commercial_invoice",
        """\
ACCOUNT FOR GOODS DELIVERED

From: Tallinn Sensorik OÜ, Tartu mnt 12, Tallinn, Estonia
To: Galway Instruments Ltd, Galway, Ireland
Nr 2026-118, 2 April 2026

1   Humidity probe HP-3      10 pcs   EUR 42.00   EUR 420.00
2   Calibration, on site      1       EUR 150.00  EUR 150.00
Net EUR 570.00   VAT 0 %   Total due EUR 570.00
Delivery FCA Tallinn. HS 90258040. Origin EE.
""",
    ),
    (
        "packing_list",
        """\
WHAT IS IN THE BOXES

Sender: Vilnius Laser UAB, Vilnius, Lithuania
Receiver: Osaka Hikari KK, Osaka, Japan
For invoice VL-339

Box 1   2 pcs laser head LH-40    gross 14.2 kg  net 11.0 kg   60x40x40 cm
Box 2   1 pc power supply PS-4    gross 9.0 kg   net 8.1 kg    50x40x30 cm
2 boxes, total gross 23.2 kg
""",
    ),
    (
        "packing_list",
        """\
COLLI SPECIFICATION
Shipper: Aarhus Marine ApS, Aarhus, Denmark
Consignee: Busan Shipyard Co., Ltd., Busan, Korea

Case   Contents             Pcs   Net kg   Gross kg   Dimensions cm
1/2    Sonar head SH-1      1     22       30         80x60x60
2/2    Cable 50 m           2     12       14         60x40x40
""",
    ),
    (
        "purchase_order",
        """\
Bengaluru Photonics Pvt Ltd
Whitefield, Bengaluru 560066, India

Attn: Sales, Lumen Cores SA, Neuchâtel, Switzerland
Ref BP/26/0091
19 Jan 2026

Please supply:
 5 x diode module DM-808, CHF 210.00 each, CHF 1,050.00
 1 x driver DR-2, CHF 480.00
Deliver by 28 Feb 2026 to the above address, DAP. Payment 30 days net after receipt.
Please confirm this order by return.

R. Iyer, Purchase Dept.
""",
    ),
    (
        "purchase_order",
        """\
REQUISITION TO SUPPLIER

Ordering company: Cork Biotech Ltd, Cork, Ireland
Supplier: Basel Valves AG, Basel, Switzerland
Requisition 4411 of 3 March 2026

Pos Article        Quantity  Unit price   Value
10  Valve BV-15    20        CHF 80.00    CHF 1600.00
Delivery requested: week 15
Invoice to: Cork Biotech Ltd, Accounts
""",
    ),
    (
        "licence_application",
        """\
Federal Office, Section 214
65760 Eschborn

Kassel Sensor GmbH
Kassel, 4 May 2026

Intended export of two gyro units to Turkey

Dear Sir or Madam,

we intend to export two gyro units GU-7 to Ankara Hava Ltd, Ankara, Turkey, and ask you to grant the licence for it.
The units are entered in Annex I under 7A002. The value is EUR 48,000. The end-use certificate is attached.

Kind regards
M. Vogt, Export Control
""",
    ),
    (
        "licence_application",
        """\
Request for permission under the dual-use regulation

1. Exporter: Lyon Cryo SAS, Lyon, France
2. Consignee: Pune Gas Pvt Ltd, Pune, India
3. End user: Pune Gas Pvt Ltd
4. Description of goods: cryogenic valve CV-2
5. Quantity: 6   6. Value: EUR 12,000
7. Control list number: 2B350.g
8. End use: air separation plant
Attachments: contract, end-use statement
""",
    ),
    (
        "classification_letter",
        """\
Delft Imaging BV
Delft, the Netherlands

Customer information on export status

Dear customer,

We have reviewed our camera DI-320 against Annex I of the dual-use regulation and the US Commerce Control List.
The result: EU 6A003.b.4, ECCN 6A003.b.4.b. HS 85258900.
This assessment holds for the standard firmware.

Trade Compliance
""",
    ),
    (
        "classification_letter",
        """\
To whom it may concern

Product: pump VP-40. We, Siegen Vakuum GmbH, confirm that this product is not listed in Annex I of Regulation (EU) 2021/821
and not in the German export list. ECCN: EAR99. Country of origin Germany. Customs tariff number 84141025.

Siegen, 3 March 2026
""",
    ),
    (
        "shipping_document",
        """\
Routing order

Shipper: Porto Cables SA, Porto, Portugal
Consignee: Accra Power Ltd, Accra, Ghana
Notify: Gold Coast Clearing Ltd, Tema
Vessel: MV Sagres, voyage 114
Port of loading: Leixoes   Port of discharge: Tema
4 drums cable, gross 3,200 kg, 8.4 m3
Freight prepaid. Please collect on 5 May and send us the bill of lading.
""",
    ),
    (
        "shipping_document",
        """\
CARRIER'S RECEIPT  No 557-1188 2233
Flight LX 180 / 12 May   Zurich - Bangkok
Shipper Zug Optics AG, Zug, Switzerland
Consignee Siam Lab Co., Ltd., Bangkok, Thailand
Pieces 2   Gross weight 18 kg   Chargeable weight 21 kg
Nature of goods: lenses
Executed on 11 May 2026 at Zurich, signature of carrier
""",
    ),
    (
        "other",
        """\
Sandvika Analyse AS
Sandvika, Norway

To Hoek Sensors BV, Rotterdam

Dear colleagues,

could you let us know your best price and lead time for 12 pieces of the pressure cell HS-4 and 3 of HS-9?
We need them in June in Sandvika. Please add your delivery terms.

Best regards
Ingrid Moe
""",
    ),
    (
        "other",
        """\
Subject: change for shipment 4471
From: ops@petrelcargo.example
To: export@hoek.example
Date: 4 May 2026

Hello Jan,
the consignee has told us that the goods should now go to Levant Trading FZE in Sharjah instead of Amman. Please
send us new papers.
Regards, Petra
""",
    ),
    (
        "datasheet",
        """\
Pressure cell HS-4

Features
- range 0 to 10 bar
- accuracy 0.1 %
- output 4-20 mA
Applications: process control, hydraulics

Supply voltage 10 to 30 V
Operating temperature -40 to 85 °C
Order code HS-4-10-A
Hoek Sensors BV, Rotterdam
""",
    ),
    (
        "datasheet",
        """\
LH-40 laser head

Wavelength 1064 nm
Average power 40 W
Pulse width 10 ns
Beam quality M2 < 1.3
Cooling water
Weight 11 kg
Vilnius Laser UAB - export of this product may require a licence.
""",
    ),
    (
        "manual",
        """\
HS-4 installation guide

1 Safety
Read this guide before you install the cell. Do not use it in explosive atmospheres.
2 Mounting
Screw the cell into the port and tighten to 20 Nm.
3 Wiring
Connect pin 1 to the supply and pin 2 to the input of your controller.
4 Maintenance
Check the zero once a year.
""",
    ),
    (
        "end_use_statement",
        """\
Questionnaire for customers outside the EU

Please fill in and return with your order.
Company: Tashkent Agro LLC
Address: Amir Temur 5, Tashkent, Uzbekistan
What will you use the product for? Soil moisture mapping on our farms
Where will it be installed? Fergana
Will it be used in connection with weapons or nuclear installations?  [ ] yes [x] no
Will it be resold or exported again? [ ] yes [x] no
Name, signature: D. Karimov, director
""",
    ),
    (
        "end_use_statement",
        """\
Erklärung des Kunden

Wir, die Firma Gaziantep Tekstil A.S., Gaziantep, Türkei, erklären gegenüber der Firma Lenze Optik GmbH, Wetzlar, dass
die gelieferten 3 Kameras LO-5 ausschließlich in unserer Weberei zur Fehlersuche eingesetzt werden. Die Kameras
werden nicht für militärische Zwecke verwendet und nicht ohne Genehmigung weiterverkauft.

Gaziantep, den 4.4.2026, A. Yilmaz, Geschäftsführer
""",
    ),
    (
        "other",
        """\
Quotation request

Dear Sir, kindly offer 4 units of spectrometer SP-9, delivery CIF Lagos. Payment by letter of credit.
Ibadan University Stores
""",
    ),
    (
        "end_use_statement",
        """\
Przedsiębiorstwo Wodne Narew Sp. z o.o.
ul. Mostowa 8, 18-400 Łomża, Poland

Łomża, 12 March 2026

Hallberg Acoustics AB
Attn. Mr Lind
Varvsgatan 4
Karlskrona, Sweden

Concerns: your invoice HA-882, two hydrophones HY-30 and one recorder RC-4

This is to inform you that the two hydrophones will be lowered into the drinking water reservoir at
Łomża in order to find leaks of the dam. The recorder stays in our van.
None of the goods is meant for a military customer. We shall neither sell nor lend them outside Poland
unless the Swedish inspectorate has agreed.

Anna Zielińska
Head of operations
""",
    ),
    (
        "commercial_invoice",
        """\
                         ORIGINAL
Lindgren Mätteknik AB                      Document 26-7781
Storgatan 3, 352 31 Växjö                  Växjö 2026-04-08
SWEDEN

Delivered to:                              Charged to:
Porto Cerâmica Lda                         Porto Cerâmica Holding SGPS
Rua do Forno 12                            Avenida Central 1
4400-111 Vila Nova de Gaia                 4000-001 Porto
Portugal                                   Portugal

Art       Text                         No    Each      Sum EUR
LM-7      Infrared thermometer         4     310.00    1,240.00
LM-7K     Calibration source           1     640.00      640.00
                                             Net       1,880.00
To be paid before 8 May 2026. Terms: FCA Växjö
""",
    ),
    (
        "packing_list",
        """\
Lindgren Mätteknik AB, Växjö
Content of consignment to document 26-7781

Consignee    Porto Cerâmica Lda, Rua do Forno 12, 4400-111 Vila Nova de Gaia, Portugal

Pallet 1 of 1   80 x 60 x 70 cm   38 kg gross
  4 LM-7
  1 LM-7K
""",
    ),
    (
        "purchase_order",
        """\
From: Joana Reis <compras@portoceramica.example>
To: sales@lindgren.example
Date: Mon, 2 Mar 2026 10:00:00 +0000
Subject: Encomenda 5510

Boa tarde,
encomendamos 4 LM-7 a 310,00 EUR e 1 LM-7K a 640,00 EUR.
Entrega: Porto Cerâmica Lda, Rua do Forno 12, Vila Nova de Gaia. Fatura: Porto Cerâmica Holding SGPS.
Os termómetros medem a temperatura dos fornos de azulejo.
Cumprimentos
Joana Reis
Porto Cerâmica Lda
""",
    ),
    (
        "licence_application",
        """\
Kessler Vakuum GmbH
Meißen

Bundesamt für Wirtschaft und Ausfuhrkontrolle
Frankfurter Straße 29-35
65760 Eschborn

Ausfuhr von drei Turbopumpen in die Türkei

Sehr geehrte Damen und Herren,
für die Lieferung von drei Turbopumpen TV-300 an die Bursa Kaplama A.S. in Bursa bitten wir um Erteilung der Genehmigung.
Die Pumpen sind unter 2B350i erfasst. Wert: 24.600 EUR. Die Endverbleibserklärung liegt bei.
Mit freundlichen Grüßen
K. Kessler
""",
    ),
    (
        "classification_letter",
        """\
Hallberg Acoustics AB
Export status of our products, issue 3/2026

HY-30   Hydrophone     EU 6A001.a.2.a   ECCN 6A001.a.2.a.1   HS 90158080
RC-4    Recorder       not listed       EAR99                HS 85258900

The figures rest on the data sheets of January 2026. Changed products have to be assessed anew.
I. Lind, Trade compliance officer
""",
    ),
    (
        "shipping_document",
        """\
Oresund Feeder Line A/S                                   No. OFL 2260417
Received in apparent good order from
Hallberg Acoustics AB, Varvsgatan 4, Karlskrona
for carriage to Gdynia and delivery to
Przedsiębiorstwo Wodne Narew Sp. z o.o., ul. Mostowa 8, 18-400 Łomża, Poland
Ship: Sund Trader   Sailing: 20 March 2026
Notify: Baltica Agencja Sp. z o.o., Gdynia
1 case, 44 kg: 2 hydrophones HY-30, 1 recorder RC-4
Freight paid in Karlskrona
""",
    ),
    (
        "shipping_document",
        """\
To: Nordfrakt Spedition AB
From: Hallberg Acoustics AB, Varvsgatan 4, Karlskrona

Please collect on 18 March and ship by sea:
1 case, 44 kg gross, 100 x 50 x 50 cm
for Przedsiębiorstwo Wodne Narew Sp. z o.o., ul. Mostowa 8, 18-400 Łomża, Poland
Value EUR 31,400. HS 90158080. Licence S-4471/26 is held by us.
Terms DAP Łomża. Insurance by you.
""",
    ),
    (
        "other",
        """\
NOTICE
to order 5510

We kindly inform you that as of today the goods shall be delivered to Fábrica Nova Lda, Aveiro, instead of Porto Cerâmica Lda.
Please correct the packing list.
Joana Reis, Porto Cerâmica Lda
""",
    ),
    (
        "other",
        """\
Przedsiębiorstwo Wodne Narew Sp. z o.o.
To Hallberg Acoustics AB, Karlskrona

We look for two hydrophones for leak detection and one recorder. What would they cost, delivered to Łomża, and when could we have them?
Anna Zielińska
""",
    ),
    (
        "end_use_statement",
        """\
CERTIFICADO

La empresa Cementos Río Claro S.A., con domicilio en Carrera 7 No. 40-12, Medellín, Colombia, certifica que los 2 analizadores AG-500
comprados a Hallberg Acoustics AB (Suecia) se usarán para medir los gases del horno de clínker de la planta de Río Claro.
No se emplearán en armas químicas, biológicas o nucleares ni en misiles, y no se reexportarán sin permiso.
Medellín, 4 de mayo de 2026
Gerente de planta
""",
    ),
    (
        "commercial_invoice",
        """\
INVOICE TO THE CUSTOMER                              R-2026/0771
Messrs
Tamale Water Board
P.O. Box 55
Tamale, Ghana

Ziegler Messtechnik KG, Am Damm 2, 28195 Bremen, Germany
Our ref: RZ/14    Date: 11.06.2026    Your order: TWB/88

We invoice you for:
 pos 1   ZM-40   level transmitter, 0-10 m     12 pcs   @ EUR 412.00   = EUR 4,944.00
 pos 2   ZM-C    connection box                12 pcs   @ EUR 35.50    = EUR   426.00
                                     goods value          EUR 5,370.00
                                     sea freight          EUR   230.00
                                     to be remitted       EUR 5,600.00
Payable until 11.07.2026 to Bremer Landesbank, IBAN DE00 1234.
Goods of German origin. HS 90261021. No licence required (not listed).
""",
    ),
    (
        "end_use_statement",
        """\
TAMALE WATER BOARD
Ref. TWB/TECH/19                                         2 June 2026

Ziegler Messtechnik KG
Bremen

RE: LEVEL TRANSMITTERS ZM-40

Gentlemen,

In reply to your mail we certify that the 12 transmitters ZM-40 with boxes ZM-C shall hang in the wells of our
pumping stations at Savelugu and Kumbungu. The Board is a public utility and no part of the security services.
It will not make them available to any other person, in Ghana or abroad, before the German authorities have
given their consent, and it will not employ them in any activity that has to do with chemical, biological or
nuclear weapons or with missiles.

(sgd.) Eng. A. Yakubu
for the Managing Director
""",
    ),
    (
        "purchase_order",
        """\
TAMALE WATER BOARD - STORES AND SUPPLIES
LOCAL/FOREIGN PURCHASE  No TWB/88      Date 20/05/2026

Supplier's name: Ziegler Messtechnik KG, Bremen, Germany
Deliver at: Central Stores, Savelugu Road 4, Tamale
S/N  ITEM                    QTY   RATE EUR   AMOUNT EUR
1    ZM-40 level transmitter 12    412.00     4,944.00
2    ZM-C box                12    35.50      426.00
     TOTAL                                    5,370.00
Authorised by: Chief Storekeeper
""",
    ),
    (
        "licence_application",
        """\
Ziegler Messtechnik KG
An das BAFA, Eschborn

Antrag nach Art. 9: wir möchten 12 Füllstandsgeber ZM-40 an den Endverwender Tamale Water Board, Tamale, Ghana ausführen.
Güterlistennummer: keine. Wert 4.944 EUR. Wir bitten um Ihre Entscheidung.
""",
    ),
    (
        "shipping_document",
        """\
020-4471 8890      HOUSE No WF-881
Shipper            Ziegler Messtechnik KG, Am Damm 2, 28195 Bremen
Consignee          Tamale Water Board, Tamale, Ghana
Also notify        Volta Port Services Ltd, Tema
Agent              Weser Fracht GmbH, Bremen
From BRE via AMS to ACC      Flight KL 589 / 14
2 pcs   30.6 K    measuring instruments   12 x ZM-40, 12 x ZM-C
Declared value for customs EUR 5,370.00
""",
    ),
    (
        "datasheet|catalogue",
        """\
ZM-40
Hydrostatic level transmitter for wells and tanks
Range 0-10 m water column
Accuracy 0.25 %
Output 4-20 mA, 2-wire
Supply 10-30 V DC
Material 316L, cable PUR
Protection IP68
Ziegler Messtechnik KG - technical changes reserved
""",
    ),
    (
        "classification_letter",
        """\
Ziegler Messtechnik KG
Lieferantenerklärung zur Exportkontrolle

Artikel ZM-40: nicht in Anhang I der VO (EU) 2021/821, AL-Nr.: keine, ECCN: EAR99, Warennummer 90261021
Artikel ZM-C: nicht erfasst, ECCN: EAR99, Warennummer 85369010
Stand 01/2026, Exportkontrollbeauftragter: B. Ziegler
""",
    ),
]


@pytest.fixture(scope="module")
def triager():
    return spectriage.load(regimes=["EU"])


@pytest.mark.parametrize(("kind", "text"), PAPERS, ids=range(len(PAPERS)))
def test_kind_of_a_paper_without_a_known_title(triager, kind, text):
    report = triager.triage(text.encode(), name="paper.txt")
    kinds = kind.split("|")  # ten lines on one product may as well be a catalogue's
    assert report.document.kind in kinds
    assert (report.paper is None) == (kinds[0] in ("datasheet", "manual"))


def test_a_letter_that_asks_for_a_price_is_an_enquiry(triager):
    text = next(text for _, text in PAPERS if "best price and lead time" in text)
    report = triager.triage(text.encode(), name="paper.txt")
    assert report.paper.type == "request_for_quotation"
