"""Make our own sample documents: `python tests/documents/make_samples.py [FOLDER]`.

Everything in them is invented. reportlab's invariant mode gives the same bytes each time.
"""

import shutil
import sys
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = Path(__file__).resolve().parent / "samples"
PACKAGED = Path(__file__).resolve().parents[2] / "src" / "spectriage" / "samples"
STYLES = getSampleStyleSheet()
GRID = TableStyle(
    [("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("FONTSIZE", (0, 0), (-1, -1), 8),
     ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
)  # fmt: skip
RULES = TableStyle(
    [("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black), ("FONTSIZE", (0, 0), (-1, -1), 8),
     ("LINEBELOW", (0, 1), (-1, -1), 0.2, colors.lightgrey)]
)  # fmt: skip


def build(path: Path, story: list) -> None:
    document = SimpleDocTemplate(
        str(path), pagesize=A4, invariant=1, leftMargin=20 * mm, rightMargin=20 * mm,
        title=path.stem, author="spectriage samples",
    )  # fmt: skip
    document.build(story)


def h(text: str, style: str = "Heading2") -> Paragraph:
    return Paragraph(text, STYLES[style])


def p(text: str) -> Paragraph:
    return Paragraph(text, STYLES["BodyText"])


def thermal_core(path: Path) -> None:
    build(path, [
        h("NV-640 Thermal Camera Core", "Title"),
        p("Nordvik Optronikk AS, Horten. Product sheet NV640-DS-07"),
        Spacer(1, 6),
        p("The NV-640 is a shutterless LWIR camera core built around an uncooled VOx microbolometer. "
          "It delivers 14-bit raw or 8-bit video over USB and MIPI and draws less than 1.4 W."),
        h("Applications"),
        p("• Fire fighting and search and rescue"), p("• Building inspection and predictive maintenance"),
        p("• Drone payloads for power-line inspection"),
        h("Specifications"),
        Table([
            ["Parameter", "NV-640-60", "NV-640-30", "NV-640-09E"],
            ["Array format", "640 x 512", "640 x 512", "640 x 512"],
            ["Pixel pitch", "12 µm", "12 µm", "12 µm"],
            ["Spectral range", "8 to 14 µm", "8 to 14 µm", "8 to 14 µm"],
            ["Frame rate", "60 Hz", "30 Hz", "9 Hz"],
            ["NETD (f/1.0, 300 K)", "< 40 mK", "< 40 mK", "< 45 mK"],
            ["Supply voltage", "4.8 to 5.5 V", "4.8 to 5.5 V", "4.8 to 5.5 V"],
            ["Power consumption", "1.35 W", "1.1 W", "0.9 W"],
            ["Weight without lens", "29 g", "29 g", "29 g"],
            ["Operating temperature", "-40 °C to +71 °C", "-40 °C to +71 °C", "-40 °C to +71 °C"],
        ], style=GRID),
        PageBreak(),
        h("Lenses"),
        Table([
            ["Part", "Focal length", "F-number", "HFOV"],
            ["L09", "9.1 mm", "f/1.0", "48°"], ["L19", "19 mm", "f/1.1", "23°"],
            ["L35", "35 mm", "f/1.2", "12.5°"],
        ], style=RULES),
        p("The frame rate of the NV-640-09E is fixed at the factory; it cannot be raised by firmware "
          "or settings. Export of all versions may require authorisation. Not for use in weapon sights."),
    ])  # fmt: skip


def resistor(path: Path) -> None:
    build(path, [
        h("R100 thick film chip resistors", "Title"),
        p("Ferroline Components s.r.o. Discrete passive components: resistor series 0402 to 1206"),
        Table([
            ["Parameter", "0402", "0603", "1206"],
            ["Resistance range", "1 ohm to 10 Mohm", "1 ohm to 10 Mohm", "1 ohm to 22 Mohm"],
            ["Power rating at 70 °C", "0.063 W", "0.1 W", "0.25 W"],
            ["Tolerance", "1 %, 5 %", "1 %, 5 %", "1 %, 5 %"],
            ["Operating temperature", "-55 °C to +155 °C", "-55 °C to +155 °C", "-55 °C to +155 °C"],
        ], style=GRID),
        p("For general electronics. RoHS compliant. Reel of 5000 pieces."),
    ])  # fmt: skip


def adc(path: Path) -> None:
    build(path, [
        h("AD-1400: 14-bit 125 MSPS dual analog-to-digital converter", "Title"),
        p("Astrid Semiconductor. Features: 14-bit ADC, no missing codes, low power, SNR 73 dB"),
        h("Absolute Maximum Ratings"), p("Supply voltage: 2.2 V"), p("Storage temperature: -65 °C to 150 °C"),
        h("Electrical Characteristics"),
        Table([
            ["", "", "AD-1400-125", "", "", "AD-1400-80", "", "", ""],
            ["Parameter", "Conditions", "Min", "Typ", "Max", "Min", "Typ", "Max", "Unit"],
            ["Resolution", "", "14", "", "", "14", "", "", "bits"],
            ["Sample rate", "", "1", "", "125", "1", "", "80", "MSPS"],
            ["Supply voltage", "", "1.7", "1.8", "1.9", "1.7", "1.8", "1.9", "V"],
            ["Supply current", "sine input", "", "105", "116", "", "63", "70", "mA"],
            ["Power dissipation", "sine input", "", "189", "209", "", "113", "126", "mW"],
        ], style=GRID),
    ])  # fmt: skip


def end_use_statement(path: Path) -> None:
    build(path, [
        h("END-USE STATEMENT", "Title"),
        p("Exporter: Nordvik Optronikk AS"), p("Consignee: Kappa Grid Services Ltda"),
        p("End user: Kappa Grid Services Ltda"), p("Country of final destination: Chile"),
        p("Goods: 12 thermal camera cores NV-640-30, uncooled LWIR microbolometer, 30 Hz"),
        p("We certify that the goods will be used for inspection of power lines. They will not be used for "
          "military purposes, nor in connection with nuclear weapons or missiles. They will not be "
          "re-exported without the approval of the competent authority."),
        p("Place, date and signature"),
    ])  # fmt: skip


def invoice(path: Path) -> None:
    build(path, [
        h("COMMERCIAL INVOICE", "Title"),
        p("Invoice No: 2026-118"), p("Seller: Ferroline Components s.r.o."), p("Buyer: Delta Handels GmbH"),
        Table([
            ["Item", "Description", "HS code", "Qty", "Unit price", "Amount"],
            ["1", "Chip resistor R100-0603 10k", "8533.21", "50000", "EUR 0.002", "EUR 100.00"],
            ["2", "Chip resistor R100-1206 1M", "8533.21", "20000", "EUR 0.004", "EUR 80.00"],
        ], style=GRID),
        p("Total amount EUR 180.00. Country of origin: Czech Republic. ECCN: EAR99"),
    ])  # fmt: skip


def no_text_layer(path: Path) -> None:
    from reportlab.pdfgen import canvas

    sheet = canvas.Canvas(str(path), pagesize=A4, invariant=1)
    sheet.setFillColor(colors.lightgrey)
    for row in range(12):
        sheet.rect(60, 700 - 40 * row, 300 + 10 * row, 14, fill=1, stroke=0)
    sheet.showPage()
    sheet.save()


MAKERS = {
    "nordvik_nv640.pdf": thermal_core,
    "ferroline_r100.pdf": resistor,
    "astrid_ad1400.pdf": adc,
    "end_use_statement.pdf": end_use_statement,
    "commercial_invoice.pdf": invoice,
    "no_text_layer.pdf": no_text_layer,
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in MAKERS.items():
        make(folder / name)
    if folder == HERE:
        PACKAGED.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "nordvik_nv640.pdf", PACKAGED / "nordvik_nv640.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
