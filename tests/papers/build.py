"""Files of made-up export papers, built in memory: PDF, DOCX, XLSX, HTML, e-mail, text."""

import io
from email.message import EmailMessage

from docx import Document as Docx
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

HEIGHT = A4[1]


def pdf(*items, pages=None):
    """A PDF of texts and tables: (x, y, text[, size]) from the top left, or a `grid`."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in pages or [items]:
        for item in page:
            if callable(item):
                item(canvas)
                continue
            x, y, text, *size = item
            canvas.setFont("Helvetica", size[0] if size else 9)
            for number, line in enumerate(text.split("\n")):
                canvas.drawString(x, HEIGHT - y - 12 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def grid(x, y, widths, rows, *, ruled=False, pitch=14, right=(), size=8.5):
    """A table: column widths, rows of texts; `right` columns are set flush right."""

    def draw(canvas):
        canvas.setFont("Helvetica", size)
        top = y
        for row in rows:
            height = pitch * max(str(cell).count("\n") + 1 for cell in row)
            left = x
            for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
                for number, line in enumerate(str(cell).split("\n")):
                    base = HEIGHT - top - pitch * number - 10
                    if column in right:
                        canvas.drawRightString(left + width - 4, base, line)
                    else:
                        canvas.drawString(left + 3, base, line)
                if ruled:
                    canvas.rect(left, HEIGHT - top - height, width, height)
                left += width
            top += height

    return draw


def box(x, y, width, height):
    """A ruled box of a form."""

    def draw(canvas):
        canvas.rect(x, HEIGHT - y - height, width, height)

    return draw


def docx(*blocks):
    """A DOCX of paragraphs (texts) and tables (lists of rows)."""
    document = Docx()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = str(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(rows):
    """An XLSX of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def html(body):
    """An HTML page."""
    return f"<html><body>{body}</body></html>".encode()


def table(rows):
    """Rows as an HTML table."""
    cells = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return "<table>" + "".join(cells) + "</table>"


def eml(sender, to, subject, body, attachments=(), date="Tue, 14 Apr 2026 09:12:00 +0200"):
    """An e-mail with attachments (name, bytes)."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = sender, to, subject, date
    mail.set_content(body)
    for name, data in attachments:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()
