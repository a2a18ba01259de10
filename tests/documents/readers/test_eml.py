import contextlib
import email.message

import pytest

from documents import samples
from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document
from spectriage.errors import DocumentError, LimitExceeded


def read(data, **options):
    document = read_document(data, name="a.eml", **options)
    samples.assert_sound(document)
    return document


def test_fields_and_body_stand_on_the_first_page():
    document = read(samples.eml_file())
    assert samples.lines(document.pages[0]) == [
        "From: Jörg <joerg@example.org>", "To: sales@example.org", "Subject: Quote für Cam 7",
        "Date: Mon, 05 Jan 2026 10:00:00 +0000", "Plain body.",
    ]  # fmt: skip
    assert document.title == "Quote für Cam 7"


def test_body_with_markup_is_preferred():
    page = read(samples.eml_file(html=samples.HTML)).pages[0]
    assert samples.cells(page.tables[0])[2] == ["NETD", "40", "50 mK"]
    assert "Plain body" not in page.text
    assert page.text.startswith("From: ")


def test_empty_markup_leaves_the_plain_body():
    assert "Plain body." in read(samples.eml_file(html="<p></p>")).pages[0].text


def test_attachments_become_further_pages():
    pdf = samples.pdf_of("Cam 7 has a frame rate of 9 Hz", "Second page of the data sheet")
    document = read(samples.eml_file(("cam.docx", samples.docx_file()), ("b.pdf", pdf)))
    assert samples.codes(document) == [
        (1, "read", ""), (2, "read", "attachment"), (3, "read", "attachment"),
        (4, "read", "attachment"),
    ]  # fmt: skip
    assert [note.detail for note in document.ledger[1:]] == ["cam.docx", "b.pdf", "b.pdf"]
    assert "frame rate" in document.pages[2].text


@pytest.mark.parametrize(
    ("name", "data", "detail"),
    [
        ("a.bin", b"\x00\x01" * 99, "a.bin: no reader knows"),
        ("a.pdf", b"%PDF-1.4", "a.pdf: not a readable PDF"),
        ("a.pdf", samples.pdf_of("x", password="y"), "a.pdf: is encrypted"),
        ("a.docx", b"", "a.docx: is empty"),
    ],
    ids=["unknown", "damaged", "encrypted", "empty"],
)
def test_attachments_not_read_are_noted(name, data, detail):
    document = read(samples.eml_file((name, data)))
    note = document.ledger[-1]
    assert (note.page, note.state, note.code) == (1, "partly_read", "attachment_not_read")
    assert note.detail.startswith(detail)


def test_a_mail_in_a_mail_is_read():
    inner = samples.eml_file(("a.txt", b"NETD 50 mK"), body="Inner body.")
    outer = email.message.EmailMessage()
    outer["Subject"] = "Forwarded"
    outer.set_content("See below.")
    outer.add_attachment(email.message_from_bytes(inner, policy=email.policy.default))
    texts = [page.text for page in read(outer.as_bytes()).pages]
    assert "Inner body." in texts[1]
    assert texts[2] == "NETD 50 mK"


def test_mails_nested_deeper_are_noted():
    mail = samples.eml_file(body="deepest")
    for _ in range(6):
        mail = samples.eml_file(("inner.eml", mail))
    document = read(mail)
    assert len(document.pages) == 4
    assert (4, "partly_read", "attachment_not_read") in samples.codes(document)


def test_more_attachments_than_the_limit_are_noted():
    files = [(f"{n}.txt", b"words") for n in range(5)]
    document = read(samples.eml_file(*files), limits=Limits(attachments=2))
    assert [code for _, _, code in samples.codes(document)].count("attachment_not_read") == 3


def test_attachments_share_the_limit_of_pages():
    files = [(f"{n}.txt", b"a\fb\fc") for n in range(5)]
    with pytest.raises(LimitExceeded, match="more than 5 pages"):
        read(samples.eml_file(*files), limits=Limits(pages=5))


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?utf-8?q?broken\n\nbody",
        b"Subject: =?no-such?b?////?=\n\nbody",
        b"Content-Type: text/plain; charset=no-such\nSubject: a\n\nbody",
        b"Content-Type: multipart/mixed\nSubject: a\n\nno boundary",
        b"Content-Type: multipart/mixed; boundary=x\nSubject: a\n\n--x\n\nbody",
        b"Content-Transfer-Encoding: base64\nSubject: a\n\n!!!!",
        b"Content-Disposition: attachment; filename*=x'y'%ff\nSubject: a\n\nbody",
        b"Subject: a\x00b\n\nbody",
        b"Subject: a",
    ],
)
def test_broken_mails_are_read_as_far_as_they_go(data):
    assert "Subject: " in read(data).pages[0].text


def test_deep_parts_end_in_a_document_or_its_error():
    data = b"Subject: a\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    with contextlib.suppress(DocumentError):
        read(data)


def test_bytes_that_are_no_mail_are_refused():
    with pytest.raises(DocumentError):
        read(b"\x00\x01\x02")


def test_an_encrypted_body_is_noted():
    mail = b"Subject: a\nContent-Type: application/pkcs7-mime\n\nAAAA"
    assert (1, "partly_read", "body_not_read") in samples.codes(read(mail))
