import io
import re
import zipfile

import docx
import pytest

from documents import samples
from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document
from spectriage.errors import DamagedDocument, DocumentError, LimitExceeded

DOCUMENT = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(data, **options):
    document = read_document(data, name="a.docx", **options)
    samples.assert_sound(document)
    return document


def with_body(xml):
    head = f'<?xml version="1.0"?><w:document {W}><w:body>{xml}</w:body></w:document>'
    return samples.repacked(samples.docx_file(), {DOCUMENT: head.encode()})


def test_blocks_stand_in_body_order():
    document = read(samples.docx_file())
    assert samples.lines(document.pages[0]) == [
        "ACME Optics", "Cam 7", "Frame rate  9 Hz", "Head", "NETD  40  mK", "45  K",
        "After the table.", "Subject to change",
    ]  # fmt: skip
    assert document.title == "Cam sheet"


def test_merged_cells_are_respected():
    table = read(samples.docx_file()).pages[0].tables[0]
    assert samples.cells(table) == [["Head", "", ""], ["NETD", "40", "mK"], ["", "45", "K"]]
    assert table.rows[0][0].columns == 2


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>", "a\nb"),
        ("<w:p><w:r><w:t>8</w:t><w:noBreakHyphen/><w:t>14</w:t></w:r></w:p>", "8-14"),
        ("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText>"
         "</w:r></w:del></w:p>", "new"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>held</w:t></w:r></w:p></w:sdtContent></w:sdt>",
         "held"),
        ("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r>"
         "</w:p></w:txbxContent></w:pict></w:r></w:p>", "a\n\nbox"),
        ("<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "link"),
    ],
    ids=["break", "hyphen", "tracked changes", "content control", "text box", "link"],
)  # fmt: skip
def test_text(xml, text):
    assert text in read(with_body(xml)).pages[0].text


def test_nested_tables_are_all_read():
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "left"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "a", "b"
    target = io.BytesIO()
    document.save(target)
    page = read(target.getvalue()).pages[0]
    assert samples.cells(page.tables[0]) == [["a", "b"]]
    assert "left" in page.text


def test_a_document_of_pictures_is_unread():
    target = io.BytesIO()
    document = docx.Document()
    picture = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (9, 9)).save(picture, "PNG")
    document.add_picture(picture)
    document.save(target)
    assert samples.codes(read(target.getvalue())) == [(1, "unread", "page_without_text")]


@pytest.mark.parametrize(
    ("members", "match"),
    [
        ({DOCUMENT: b" " * 20_000_000}, "times its size"),
        ({f"word/media/{n}": b"" for n in range(200)}, "archive members"),
        ({"word/media/a": b"\x00" * 60_000_000}, "unpacks to"),
        ({DOCUMENT: b"<x/>" + b" " * 2_000_000}, "unpacks to"),
    ],
    ids=["ratio", "members", "size", "markup"],
)
def test_zip_bombs_are_refused_unopened(members, match):
    limits = Limits(archive_members=150, unpacked_bytes=40_000_000)
    if match == "unpacks to" and DOCUMENT in members:
        limits = Limits(markup_bytes=1_000_000)
    with pytest.raises(LimitExceeded, match=match):
        read(samples.repacked(samples.docx_file(), members), limits=limits)


@pytest.mark.parametrize(
    "members",
    [{DOCUMENT: b""}, {DOCUMENT: b"<w:x"}, {DOCUMENT: b"<a/>"}, {"[Content_Types].xml": b"<a/>"},
     {"_rels/.rels": b"<a/>"}, {"word/_rels/document.xml.rels": b"no"}],
    ids=["empty", "cut", "foreign", "types", "package", "relations"],
)  # fmt: skip
def test_damage_is_a_document_error(members):
    with pytest.raises(DocumentError):
        read(samples.repacked(samples.docx_file(), members))


def bomb(first):
    bomb = "".join(f'<!ENTITY e{n + 1} "&e{n};&e{n};&e{n};&e{n};">' for n in range(30))
    return (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 {first}>{bomb}]><w:document {W}><w:body>'
        "<w:p><w:r><w:t>a &e0; &e30; b</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def test_entities_are_not_expanded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    for first in ('"lol"', f'SYSTEM "file://{secret}"'):
        data = samples.repacked(samples.docx_file(), {DOCUMENT: bomb(first)})
        try:
            text = read(data).pages[0].text
        except DamagedDocument:
            continue
        assert "hidden" not in text
        assert len(text) < 1000


def test_deep_markup_ends_in_a_document_error():
    xml = "<w:tbl><w:tr><w:tc>" * 400 + "</w:tc></w:tr></w:tbl>" * 400
    with pytest.raises(DocumentError):
        read(with_body(xml))


def test_broken_reference_to_a_header_is_noted_and_the_body_read():
    with zipfile.ZipFile(io.BytesIO(samples.docx_file())) as archive:
        markup = archive.read(DOCUMENT)
    for broken in (re.sub(rb' r:id="rId\d+"', b"", markup), re.sub(rb"rId\d+", b"rId99", markup)):
        document = read(samples.repacked(samples.docx_file(), {DOCUMENT: broken}))
        assert "running_part_missing" in {note.code for note in document.ledger}
        assert "Frame rate" in document.pages[0].text
