import hashlib
import pickle

import pytest

from documents import samples
from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document, read_text
from spectriage.errors import (
    DamagedDocument,
    DocumentError,
    EncryptedDocument,
    LimitExceeded,
    UnsupportedMediaType,
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "pdf": (samples.pdf_of("Cam 7 has a frame rate of 9 Hz"), "a.pdf", "application/pdf"),
    "docx": (samples.docx_file(), "a.docx", DOCX),
    "xlsx": (samples.xlsx_file(), "a.xlsx", XLSX),
    "html": (samples.HTML.encode(), "a.html", "text/html"),
    "eml": (samples.eml_file(), "a.eml", "message/rfc822"),
    "text": (b"Frame rate 9 Hz", "a.txt", "text/plain"),
    "markdown": (b"# Cam\n\nrate **9** Hz", "a.md", "text/markdown"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_read_document_takes_each_kind(kind):
    data, name, media_type = KINDS[kind]
    document = read_document(data, name=name)
    assert document.media_type == media_type
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.page_images == (kind == "pdf")
    samples.assert_sound(document)


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind not in ("text", "markdown", "eml")]
)
def test_read_document_goes_by_content_where_the_name_says_nothing(kind):
    data, _, media_type = KINDS[kind]
    assert read_document(data, name="download").media_type == media_type


@pytest.mark.parametrize("kind", KINDS)
def test_read_document_reads_paths_as_it_reads_bytes(kind, tmp_path):
    data, name, _ = KINDS[kind]
    file = tmp_path / name
    file.write_bytes(data)
    from_path, from_bytes = read_document(file), read_document(data, name=str(file))
    assert from_path == from_bytes
    assert from_path.path == str(file)


def test_read_document_twice_gives_the_same():
    data = samples.eml_file(("a.docx", samples.docx_file()), html=samples.HTML)
    assert read_document(data, name="a.eml") == read_document(data, name="a.eml")


def test_read_document_of_a_missing_file_says_so(tmp_path):
    with pytest.raises(DocumentError, match=r"nothing\.pdf: there is no such file"):
        read_document(tmp_path / "nothing.pdf")


def test_read_document_of_a_folder_says_so(tmp_path):
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)


def test_read_document_of_an_impossible_path_is_a_document_error():
    with pytest.raises(DocumentError):
        read_document("a\x00b")


BAD = {
    "empty": (b"", "a.pdf", DamagedDocument, "0 bytes"),
    "binary": (bytes(range(256)) * 4, "a.bin", UnsupportedMediaType, "no reader knows"),
    "binary named text": (b"\x00\x01\x02\x03" * 99, "a", UnsupportedMediaType, "no reader knows"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.png", DamagedDocument, "not a readable picture"),
    "bitmap": (b"BM\x00\x01" + b"\x00" * 50, "a.bmp", UnsupportedMediaType, "image/bmp"),
    "rtf": (rb"{\rtf1 text}", "a.rtf", UnsupportedMediaType, "application/rtf"),
    "other zip": (samples.zip_of({"a.txt": b"x"}), "a.zip", UnsupportedMediaType, "zip"),
    "not a pdf": (b"just words", "a.pdf", DamagedDocument, "not a readable PDF"),
    "not a docx": (b"just words", "a.docx", DamagedDocument, "not a readable DOCX"),
    "not an xlsx": (b"just words", "a.xlsx", DamagedDocument, "not a readable XLSX"),
    "zip named docx": (samples.zip_of({"a": b"x"}), "a.docx", DamagedDocument, "DOCX"),
    "zip named xlsx": (samples.zip_of({"a": b"x"}), "a.xlsx", DamagedDocument, "XLSX"),
    "head of a pdf": (b"%PDF-1.7\n", "a.pdf", DamagedDocument, "not a readable PDF"),
    "half a docx": (samples.docx_file()[:2000], "a.docx", DamagedDocument, "DOCX"),
    "half an xlsx": (samples.xlsx_file()[:2000], "a.xlsx", DamagedDocument, "XLSX"),
    "encrypted pdf": (samples.pdf_of("secret", password="x"), "a", EncryptedDocument, "--password"),
    "encrypted office": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "a.docx", EncryptedDocument, "unlock",
    ),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "a.doc",
                   UnsupportedMediaType, "ole"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_read_document_refuses_bad_input_in_one_line(case):
    data, name, error, words = BAD[case]
    with pytest.raises(DocumentError) as caught:
        read_document(data, name=name)
    assert type(caught.value) is error
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_read_document_refuses_too_many_bytes(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 100)
    for source in (file, file.read_bytes()):
        with pytest.raises(LimitExceeded, match="100 bytes, more than 99"):
            read_document(source, limits=Limits(file_bytes=99))


def test_read_text_reads_what_is_in_memory():
    document = read_text("NETD   50 mK", "note")
    assert samples.lines(document.pages[0]) == ["NETD  50 mK"]
    assert document.media_type == "text/plain"


def test_read_text_goes_by_the_name_for_markdown():
    assert samples.lines(read_text("**NETD** 50 mK", "a.md").pages[0]) == ["NETD 50 mK"]
    assert samples.lines(read_text("**NETD** 50 mK", "a.txt").pages[0]) == ["**NETD** 50 mK"]
