"""Draw made-up papers: PDF, DOCX, XLSX, HTML, e-mail; money and dates in many styles."""

import datetime
import html
import io
from email.message import EmailMessage

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}  # fmt: skip


def money(value: float, style: str = "en") -> str:
    """1,234.50 as ``en``, ``de`` (1.234,50), ``fr`` (1 234,50), ``ch`` (1'234.50), ``plain``."""
    text = f"{value:,.2f}"
    signs = {"en": ",.", "de": ".,", "fr": " ,", "ch": "'.", "plain": " ."}[style]
    if style == "plain":
        return text.replace(",", "")
    return text.replace(",", "\0").replace(".", signs[1]).replace("\0", signs[0])


def day(date: datetime.date, style: str = "en") -> str:
    """A date as ``iso``, ``us``, ``dots``, ``slash`` (day first), ``mon``, or in a language."""
    if style == "iso":
        return date.isoformat()
    if style == "dots":
        return date.strftime("%d.%m.%Y")
    if style == "slash":
        return date.strftime("%d/%m/%Y")
    if style == "mon":
        return f"{date.day:02d}-{MONTHS['en'].split()[date.month - 1][:3]}-{date.year}"
    month = MONTHS["en" if style == "us" else style].split()[date.month - 1]
    if style == "us":
        return f"{month} {date.day}, {date.year}"
    if style == "de":
        return f"{date.day}. {month} {date.year}"
    if style in ("es", "pt"):
        return f"{date.day} de {month} de {date.year}"
    return f"{date.day} {month} {date.year}"


class Pdf:
    """A PDF drawn from the top: `y` counts down from the upper edge, in points."""

    def __init__(self, size: tuple[float, float] = A4, font: str = "Helvetica") -> None:
        self._target = io.BytesIO()
        self.width, self.height = size
        self.font = font
        self.canvas = Canvas(self._target, pagesize=size, invariant=1)

    def text(self, x: float, y: float, text: str, size: float = 9, *, bold: bool = False,
             right: bool = False) -> None:  # fmt: skip
        """One line; `x` is its right end where `right`."""
        font = self.font + ("-Bold" if bold else "")
        self.canvas.setFont(font, size)
        (self.canvas.drawRightString if right else self.canvas.drawString)(x, self.height - y, text)

    def lines(self, x: float, y: float, lines: list[str], size: float = 9, lead: float = 12,
              *, bold_first: bool = False) -> float:  # fmt: skip
        """Lines under each other; the place under them comes back."""
        for number, line in enumerate(lines):
            self.text(x, y + number * lead, line, size, bold=bold_first and number == 0)
        return y + len(lines) * lead

    def para(self, x: float, y: float, width: float, text: str, size: float = 9) -> float:
        """A paragraph, wrapped."""
        return self.lines(x, y, simpleSplit(text, self.font, size, width), size, size * 1.35) + 4

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """A frame with its upper left corner at (x, y)."""
        self.canvas.rect(x, self.height - y - height, width, height)

    def rule(self, x0: float, y: float, x1: float) -> None:
        """A level line."""
        self.canvas.line(x0, self.height - y, x1, self.height - y)

    def grid(self, x: float, y: float, widths: list[float], rows: list[list[str]], *,
             rules: str = "all", right: tuple[int, ...] = (), size: float = 8.5,
             bold_head: bool = True) -> float:  # fmt: skip
        """A table; `rules` is ``all``, ``rows``, ``head`` or ``none``. Cells wrap."""
        total = sum(widths)
        if rules in ("all", "rows", "head"):
            self.rule(x, y, x + total)
        top = y
        for number, row in enumerate(rows):
            cells = [simpleSplit(cell, self.font, size, width - 6) or [""]
                     for cell, width in zip(row, widths, strict=True)]  # fmt: skip
            height = max(len(cell) for cell in cells) * (size + 2.5) + 5
            left = x
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                for place, line in enumerate(cell):
                    at = y + size + 2 + place * (size + 2.5)
                    bold = bold_head and number == 0
                    if column in right:
                        self.text(left + width - 3, at, line, size, bold=bold, right=True)
                    else:
                        self.text(left + 3, at, line, size, bold=bold)
                left += width
            y += height
            if rules in ("all", "rows") or (rules == "head" and number in (0, len(rows) - 1)):
                self.rule(x, y, x + total)
        if rules == "all":
            left = x
            for width in [*widths, 0]:
                self.canvas.line(left, self.height - top, left, self.height - y)
                left += width
        return y

    def page(self) -> None:
        """Go to a new page."""
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._target.getvalue()


def docx_bytes(*blocks: object) -> bytes:
    """DOCX of strings (paragraphs; ``# `` makes a heading) and of lists of rows (tables)."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            if block.startswith("# "):
                document.add_heading(block[2:], 1)
            else:
                document.add_paragraph(block)
            continue
        rows = list(block)
        table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.cell(row, column).text = str(text)
    document.core_properties.created = datetime.datetime(2026, 1, 1)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def xlsx_bytes(rows: list[list[object]], title: str = "Sheet1") -> bytes:
    """XLSX of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def html_bytes(body: str) -> bytes:
    """An HTML page."""
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def html_table(rows: list[list[object]], head: bool = True) -> str:
    """An HTML table."""
    told = []
    for number, row in enumerate(rows):
        tag = "th" if head and number == 0 else "td"
        told.append(
            "<tr>" + "".join(f"<{tag}>{html.escape(str(c))}</{tag}>" for c in row) + "</tr>"
        )
    return f"<table>{''.join(told)}</table>"


def eml_bytes(sender: str, to: str, subject: str, date: str, body: str, page: str = "") -> bytes:
    """An e-mail with a plain body and perhaps an HTML one."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = sender, to, subject, date
    mail.set_content(body)
    if page:
        mail.add_alternative(page, subtype="html")
        mail.set_boundary("=_made_up_boundary")
    return mail.as_bytes()
