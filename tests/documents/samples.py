"""Small documents made in memory, one of each kind, and what must hold of any page."""

import io
import zipfile
from email.message import EmailMessage
from functools import cache

import docx
import openpyxl
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from spectriage.documents.model import Document, Page

ROWS = (
    ("Parameter", "Min", "Max", "Unit"),
    ("NETD", "", "50", "mK"),
    ("Frame rate", "9", "", "Hz"),
)

HTML = """<!doctype html><html><head><title>Cam 7</title><style>p {}</style></head><body>
<h1>Cam 7</h1><p>It is <b>fast</b>: 60&nbsp;Hz.<br>Second line</p><script>evil()</script>
<table><caption>Values</caption>
<tr><th rowspan=2>Name</th><th colspan=2>Value</th></tr><tr><td>min</td><td>max</td></tr>
<tr><td>NETD</td><td>40</td><td>50 mK</td></tr></table></body></html>"""


def pdf_of(*pages: str, password: str | None = None) -> bytes:
    """A page of lines for each text."""
    target = io.BytesIO()
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(target, encrypt=encryption, invariant=1)
    for text in pages:
        for number, line in enumerate(text.split("\n")):
            canvas.drawString(72, 720 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def ruled_pdf(rows=ROWS, *, inside_frame: bool = False) -> bytes:
    """A table drawn with rules; in a frame that joins it to a drawing, where asked."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    top, height, width = 700, 20, 110
    bottom = top - height * len(rows)
    for number in range(len(rows) + 1):
        canvas.line(72, top - number * height, 72 + width * len(rows[0]), top - number * height)
    for number in range(len(rows[0]) + 1):
        canvas.line(72 + number * width, top, 72 + number * width, bottom)
    for band, row in enumerate(rows):
        for column, text in enumerate(row):
            canvas.drawString(76 + column * width, top - 14 - band * height, text)
    if inside_frame:
        canvas.rect(60, 60, 480, 700)
        canvas.line(60, top, 72, top)
        for number in range(20):  # a chart's grid on the same frame, hardly a word in it
            canvas.line(60, 100 + 10 * number, 540, 100 + 10 * number)
            canvas.line(100 + 18 * number, 60, 100 + 18 * number, 320)
    canvas.save()
    return target.getvalue()


def picture_pdf() -> bytes:
    """A page with a picture alone, and a blank one."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "red")), 100, 100, 300, 300)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return target.getvalue()


@cache
def docx_file() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Cam sheet"
    document.sections[0].header.paragraphs[0].text = "ACME Optics"
    document.sections[0].footer.paragraphs[0].text = "Subject to change"
    document.add_heading("Cam 7")
    document.add_paragraph("Frame rate\t9 Hz")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Head"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "NETD"
    for column, texts in ((1, ("40", "45")), (2, ("mK", "K"))):
        for row, text in enumerate(texts, 1):
            table.cell(row, column).text = text
    document.add_paragraph("After the table.")
    return _saved(document)


@cache
def xlsx_file() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Values"
    sheet.append(["Parameter", "Value", None, "Unit"])
    sheet.append(["NETD", 0.05, None, "K"])
    sheet.merge_cells("B1:C1")
    sheet["B2"].number_format = "0.000"
    book.create_sheet("Second")["C3"] = 0.125
    return _saved(book)


def eml_file(*attachments: tuple[str, bytes], html: str = "", body: str = "Plain body.") -> bytes:
    mail = EmailMessage()
    mail["From"] = "Jörg <joerg@example.org>"
    mail["To"] = "sales@example.org"
    mail["Subject"] = "Quote für Cam 7"
    mail["Date"] = "Mon, 05 Jan 2026 10:00:00 +0000"
    mail.set_content(body)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, data in attachments:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def zip_of(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def repacked(data: bytes, members: dict[str, bytes]) -> bytes:
    """The archive with some members replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({**old, **members})


def cells(table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def lines(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def codes(document: Document) -> list[tuple[int, str, str]]:
    return [(note.page, note.state.value, note.code) for note in document.ledger]


def assert_sound(document: Document) -> None:
    """Each word stands at its place, each quote on its page, each page in the ledger."""
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert {note.page for note in document.ledger} == {page.number for page in document.pages}
    for page in document.pages:
        bare = " ".join(page.text.split())
        for line in page.lines:
            for word in line.words:
                assert page.text[word.start : word.end] == word.text
            assert page.quote(line.words) in bare
        for table in page.tables:
            assert len({len(row) for row in table.rows}) == 1
            for row in table.rows:
                for cell in row:
                    assert page.quote(cell.words) in bare
                    for word in cell.words:
                        assert page.text[word.start : word.end] == word.text


def _saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def read_text_page(text: str) -> Page:
    from spectriage.documents.read import read_text

    return read_text(text).pages[0]
