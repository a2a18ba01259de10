import pytest

from documents import samples
from spectriage.documents.sniff import sniff_media_type

CASES = {
    "pdf": (b"%PDF-1.4", "", "application/pdf"),
    "pdf after white space": (b"\n\n%PDF-1.4", "a.txt", "application/pdf"),
    "pdf after rubbish": (b"\x00\xff\x01" * 30 + b"%PDF-1.4", "", "application/pdf"),
    "page saved as pdf": (b"<!DOCTYPE html><html>", "a.pdf", "application/pdf"),
    "html by content": (b"<!doctype HTML><p>x", "", "text/html"),
    "html after comments": (b"<!-- a --><!-- b --> <html>", "a.txt", "text/html"),
    "xhtml": (b'<?xml version="1.0"?>\n<html xmlns="x">', "", "text/html"),
    "html by name": (b"some words", "a.HTM", "text/html"),
    "not html": (b"<3 my camera", "", "text/plain"),
    "other xml": (b'<?xml version="1.0"?><feed/>', "", "application/xml"),
    "mail by content": (b"Message-ID: <1@x>\r\nSubject: a\r\n\r\nb", "", "message/rfc822"),
    "mail, folded": (b"Received: by x\n\tfrom y\nFrom: a\n\nb", "", "message/rfc822"),
    "memo": (b"To: all\nSubject: prices\n\nb", "", "text/plain"),
    "mail by name": (b"Subject: a\n\nb", "a.eml", "message/rfc822"),
    "markdown": (b"# Title", "a.md", "text/markdown"),
    "text": (b"words", "a.unknown", "text/plain"),
    "bitmap": (b"BM\x00\x01\x02\x00\x00\x00\x00", "", "image/bmp"),
    "a word, no bitmap": (b"BMW lidar", "", "text/plain"),
    "utf-16": ("NETD 50 mK".encode("utf-16"), "", "text/plain"),
    "binary": (bytes(range(1, 30)) * 9, "", "application/octet-stream"),
    "docx": (samples.docx_file(), "a.zip", KIND := (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
    "zip that promises a docx": (b"PK\x03\x04", "a.docx", KIND),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_sniff_media_type_by_content_then_name(case):
    data, name, expected = CASES[case]
    assert sniff_media_type(data, name) == expected


def test_sniff_media_type_of_many_comments_takes_no_time():
    assert sniff_media_type(b"<!---->" * 500 + b"x") == "text/plain"
