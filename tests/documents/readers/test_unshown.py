"""What office files, annotations and style sheets hide is told with its words and never used."""

import io

import docx
import openpyxl
import pytest
from docx.shared import Pt, RGBColor
from openpyxl.comments import Comment
from openpyxl.styles import Font
from reportlab.pdfgen.canvas import Canvas

from documents import samples
from spectriage.documents.read import read_document
from spectriage.documents.readers.html_hiding import Hiding


def read(data, name):
    document = read_document(data, name=name)
    samples.assert_sound(document)
    notes = {note.code: note.detail for note in document.ledger if note.code}
    return "\n".join(page.text for page in document.pages), notes


def saved(document):
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def vanished(run):
    run.font.hidden = True


def white(run):
    run.font.color.rgb = RGBColor(255, 255, 255)


def tiny(run):
    run.font.size = Pt(1)


@pytest.mark.parametrize("how", [vanished, white, tiny])
def test_runs_that_a_letter_does_not_show(how):
    document = docx.Document()
    paragraph = document.add_paragraph("End user: Karura Traders. ")
    how(paragraph.add_run("Military depot"))
    text, notes = read(saved(document), "letter.docx")
    assert "Karura" in text
    assert "depot" not in text
    assert "Military depot" in notes["hidden_text"]


def test_white_print_on_a_shaded_cell_is_shown():
    document = docx.Document()
    cell = document.add_table(1, 1, style="Light Grid Accent 1").cell(0, 0)
    white(cell.paragraphs[0].add_run("Quantity"))
    assert read(saved(document), "letter.docx") == ("Quantity\n", {})


def test_tracked_changes_and_comments_are_told():
    document = docx.Document()
    paragraph = document.add_paragraph("Quantity 4")
    document.add_comment(paragraph.runs[0], text="ask the general", author="x")
    data = samples.repacked(saved(document), {})
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<?xml version="1.0"?><w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>Quantity </w:t></w:r>'
        '<w:del w:id="1" w:author="a"><w:r><w:delText>4</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>40</w:t></w:r></w:ins></w:p></w:body></w:document>'
    )
    text, notes = read(samples.repacked(data, {"word/document.xml": body.encode()}), "letter.docx")
    assert text.strip() == "Quantity 40"
    assert "“4”" in notes["deleted_text"]
    assert "“40”" in notes["inserted_text"]
    assert "ask the general" in notes["comments"]


def test_rows_columns_cells_and_comments_of_a_sheet():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Item", "Pieces", "Price"], ["Valve", 3, 77], ["Ghost", 9, 88], ["Pump", 4, 99]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["A2"].comment = Comment("for the army", "me")
    sheet["A5"], sheet["A5"].font = "Whitened", Font(color="FFFFFF")
    sheet["B5"], sheet["B5"].number_format = 7, ";;;"
    text, notes = read(saved(book), "list.xlsx")
    assert text.split() == ["Sheet", "Item", "Pieces", "Valve", "3", "Pump", "4"]
    assert "Price 77 Ghost 9 88 99 Whitened 7" in notes["hidden_text"]
    assert "for the army" in notes["comments"]


@pytest.mark.parametrize(
    ("markup", "text", "hidden"),
    [
        ("<style>.x{display:none}</style><p>a</p><p class='y x'>b</p>", "a", "b"),
        ("<style>p#q, i {visibility:hidden}</style><p>a</p><p id=q>b</p>", "a", "b"),
        ("<style>@media screen{.x{display:none}}</style><p>a</p><p class=x>b</p>", "a", "b"),
        ("<style>@media print{.x{display:none}}</style><p class=x>a</p>", "a", ""),
        ("<style>.x{display:none} .x{display:block}</style><p class=x>a</p>", "a", ""),
        ("<style>/* .x{display:none} */</style><p class=x>a</p>", "a", ""),
        ("<p style='color:#fff'>b</p><p>a</p>", "a", "b"),
        ("<table bgcolor=navy><tr><td style='color:white'>a</td></tr></table>", "a", ""),
        ("<style>.x{position:absolute;left:-9999px}</style><p>a</p><p class=x>b</p>", "a", "b"),
    ],
)
def test_style_sheets_hide(markup, text, hidden):
    found, notes = read(markup.encode(), "page.html")
    assert found.split() == [text]
    assert (f"“{hidden}”" in notes.get("hidden_text", "")) == bool(hidden)


def test_boxes_over_a_page_are_read_and_notes_are_told():
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, "Consignee: Karura Traders Ltd, Nairobi, Kenya, as agreed in May")
    canvas.freeTextAnnotation("Deliver to Mombasa", "/Helv 10 Tf", Rect=[72, 600, 300, 620])
    canvas.textAnnotation("the army pays", Rect=[72, 500, 90, 520])
    canvas.save()
    text, notes = read(target.getvalue(), "paper.pdf")
    assert "Deliver to Mombasa" in text
    assert "army" not in text
    assert "the army pays" in notes["comments"]
    assert "Deliver to Mombasa" in notes["notes_on_page"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_read_as_shown(turn):
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.setPageRotation(turn)
    canvas.translate(300, 400)
    canvas.rotate(turn)
    canvas.drawString(-150, 40, "Seller: Karura Traders Ltd")
    canvas.drawString(-150, 20, "Buyer: Mombasa Pumps Ltd")
    canvas.save()
    document = read_document(target.getvalue(), name="paper.pdf")
    lines = samples.lines(document.pages[0])
    assert lines == ["Seller: Karura Traders Ltd", "Buyer: Mombasa Pumps Ltd"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("shown", [0, 90])
def test_print_on_its_side_is_set_upright(turn, shown):
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.setPageRotation(shown)
    canvas.translate(300, 400)
    canvas.rotate(turn)
    canvas.setFontSize(8)
    wanted = [f"Seller: Karura Traders Ltd, Moi Avenue {n}, Nairobi, Kenya" for n in range(6)]
    for number, line in enumerate(wanted):
        canvas.drawString(-150, 60 - 20 * number, line)
    canvas.save()
    document = read_document(target.getvalue(), name="paper.pdf")
    samples.assert_sound(document)
    page = document.pages[0]
    assert samples.lines(page) == wanted
    assert page.turns == (turn - shown) // 90 % 4
    x0, top, x1, bottom = page.as_shown(page.lines[0].bbox)
    assert (x1 - x0 > bottom - top) == ((turn - shown) % 180 == 0)


def test_many_rules_and_deep_ones_are_read_in_bounded_time():
    rules = "".join(f".c{number}{{display:none}}" for number in range(5000))
    deep = "@media screen{" * 20_000 + ".d{display:none}" * 5 + "}" * 20_000
    text = f"<style>{rules}</style><style>{deep}</style>"
    hiding = Hiding(text)
    assert hiding.hides("p", {"class": "c17 big"})
    elements = [{"class": "x y"}] * 50_000
    assert not any(hiding.hides("p", attributes) for attributes in elements)


def test_a_selector_of_tag_class_and_id_hides_only_what_bears_all():
    hiding = Hiding("<style>p.a.b, #n.a {display: none} *.z{visibility:hidden}</style>")
    assert hiding.hides("p", {"class": "b c a"})
    assert hiding.hides("div", {"id": "n", "class": "a"})
    assert hiding.hides("td", {"class": "z"})
    assert not hiding.hides("div", {"class": "a b"})
    assert not hiding.hides("p", {"class": "a", "id": "m"})
