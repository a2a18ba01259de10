import pytest
from hypothesis import given
from hypothesis import strategies as st

from spectriage.documents.encoding import clean_text, decode_text, looks_like_text

TEXT = "Größe 8–14 µm, −40 °C"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_decode_text_finds_the_encoding(encoding):
    text = TEXT.replace("−", "-") if encoding == "cp1252" else TEXT
    assert decode_text(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "named", "expected"),
    [
        ("Größe".encode("latin-1"), "iso-8859-1", "Größe"),
        ("像素".encode("gb18030"), "gb2312", decode_text("像素".encode(), "")),
        ("Größe".encode(), "no-such-codec", "Größe"),
        (b"a+AGE-", "utf-7", "a+AGE-"),
        (b"\\x41", "unicode_escape", "\\x41"),
        (b"\x81\x8d", "", "\x81\x8d"),
    ],
    ids=["named", "chinese", "unknown", "utf-7 is no trap", "nor are escapes", "latin-1 at last"],
)
def test_decode_text_takes_a_named_encoding_that_fits(data, named, expected):
    assert decode_text(data, named) == expected


def test_decode_text_keeps_utf8_with_a_damaged_byte():
    data = (TEXT * 20).encode() + b"\xff"
    assert decode_text(data) == TEXT * 20 + "\ufffd"


@given(st.binary(max_size=200))
def test_decode_text_never_fails(data):
    cleaned = clean_text(decode_text(data))
    cleaned.encode("utf-8")
    assert "\r" not in cleaned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("a\x00b\x1bc", "a b c"),
        ("N\u200bET\xadD\u202e", "NETD"),
        ("tab\tfeed\f", "tab\tfeed\f"),
        ("50\xa0mK\u2009x", "50\xa0mK\u2009x"),
        ("half \ud800", "half  "),
    ],
    ids=["line ends", "controls", "unseen", "kept", "spaces", "surrogate"],
)
def test_clean_text(text, expected):
    assert clean_text(text) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"words", True), (b"", False), (b"\x00" * 50, False), (b"\x1b\x02" * 50, False)],
)
def test_looks_like_text(data, expected):
    assert looks_like_text(data) is expected
