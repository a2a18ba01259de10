import contextlib

import pytest

from documents import samples
from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document
from spectriage.errors import DamagedDocument, EncryptedDocument, LimitExceeded

TEXT = "Cam 7 has a frame rate of 9 Hz\nand a NETD below 50 mK."


def read(data, **options):
    document = read_document(data, name="a.pdf", **options)
    samples.assert_sound(document)
    return document


def test_words_have_boxes_from_the_top_left():
    page = read(samples.pdf_of(TEXT)).pages[0]
    assert samples.lines(page) == TEXT.split("\n")
    assert page.lines[0].words[0].x0 == pytest.approx(72, abs=1)
    assert 100 < page.lines[0].words[0].top < 122  # of 842 points, baseline 720 up
    assert page.lines[1].words[0].top - page.lines[0].words[0].top == pytest.approx(14, abs=0.1)


def test_ruled_table_is_read():
    table = read(samples.ruled_pdf()).pages[0].tables[0]
    assert samples.cells(table) == [list(row) for row in samples.ROWS]
    assert table.source == "ruled"


@pytest.mark.parametrize("password", [None, "wrong"])
def test_encrypted_pdf_needs_its_password(password):
    with pytest.raises(EncryptedDocument):
        read(samples.pdf_of(TEXT, password="right"), password=password)


def test_encrypted_pdf_opens_with_its_password():
    document = read(samples.pdf_of(TEXT, password="right"), password="right")
    assert samples.lines(document.pages[0]) == TEXT.split("\n")


def test_a_picture_is_unread_and_a_blank_page_is_read():
    document = read(samples.picture_pdf())
    assert samples.codes(document) == [
        (1, "unread", "page_without_text"),
        (2, "read", "blank_page"),
    ]
    assert document.unread_pages == (1,)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_truncated_pdf_ends_in_a_document_or_its_error(share):
    data = samples.pdf_of(TEXT)
    with contextlib.suppress(DamagedDocument):
        read(data[: int(len(data) * share)])


def test_limits():
    with pytest.raises(LimitExceeded, match="3 pages, more than 2"):
        read(samples.pdf_of("a", "b", "c"), limits=Limits(pages=2))
    document = read(samples.pdf_of(TEXT), limits=Limits(page_characters=20))
    assert samples.codes(document) == [(1, "partly_read", "page_too_large")]
