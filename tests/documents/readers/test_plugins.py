import pytest

from documents import samples
from spectriage.documents.model import Page, Word
from spectriage.documents.read import read_document
from spectriage.documents.readers import plugins
from spectriage.errors import DamagedDocument, PluginError, UnsupportedMediaType

RTF = rb"{\rtf1 NETD}"


class RtfReader:
    media_types = ("application/rtf",)

    def sniff(self, head):
        return 1.0 if head.startswith(b"{\\rtf") else 0.0

    def read(self, source, limits):
        yield Page(1, 612.0, 792.0, "NETD")


class OtherRtfReader(RtfReader):
    """Claims the same type."""

    def sniff(self, head):
        return 0.9


class Broken(RtfReader):
    def read(self, source, limits):
        raise ZeroDivisionError("oops")


class BrokenSniff(RtfReader):
    def sniff(self, head):
        raise KeyError("oops")


class BrokenStart(RtfReader):
    def __init__(self):
        raise RuntimeError("oops")


class Picky(RtfReader):
    def read(self, source, limits):
        raise DamagedDocument("is bad", path="a")


class Misplaced(RtfReader):
    def read(self, source, limits):
        builder = samples.read_text_page("NETD 50")
        word = Word("XX", 0, 0, 1, 1, 0, 2)
        line = type(builder.lines[0])((type(builder.lines[0].segments[0])((word,)),))
        yield Page(1, 612.0, 792.0, "NETD", (line,))


class Misnumbered(RtfReader):
    def read(self, source, limits):
        yield Page(7, 612.0, 792.0, "NETD")


class Nothing:
    media_types = ()


class Point:
    def __init__(self, reader):
        self.name = reader.__name__
        self.value = f"demo:{reader.__name__}"
        self._reader = reader

    def load(self):
        return self._reader


@pytest.fixture
def install(monkeypatch):
    def installed(*readers):
        points = [Point(reader) for reader in readers]
        monkeypatch.setattr(plugins, "entry_points", lambda group: points)

    return installed


def test_a_third_party_reads_a_type_of_its_own(install):
    install(RtfReader)
    document = read_document(RTF, name="a.rtf")
    assert (document.media_type, document.pages[0].text) == ("application/rtf", "NETD")
    assert samples.codes(document) == [(1, "read", "blank_page")]


def test_types_of_ours_never_reach_a_third_party(install):
    install(BrokenStart)
    assert read_document(b"NETD 50 mK", name="a.txt").pages


def test_what_nobody_claims_is_unsupported(install):
    install(RtfReader)
    with pytest.raises(UnsupportedMediaType):
        read_document(b"\x00\x01\x02" * 50)


def test_two_claimants_are_both_named(install):
    install(RtfReader, OtherRtfReader)
    with pytest.raises(PluginError, match=r"demo:RtfReader.*demo:OtherRtfReader"):
        read_document(RTF)


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        (Broken, "failed on a.rtf: ZeroDivisionError"),
        (BrokenSniff, "sniff failed"),
        (BrokenStart, "cannot be loaded"),
        (Nothing, "lacks media_types, sniff or read"),
        (Misplaced, "'XX' is not at 0:2"),
        (Misnumbered, "page 1 is no page"),
    ],
)
def test_a_failing_third_party_is_a_plugin_error(install, reader, words):
    install(reader)
    with pytest.raises(PluginError) as caught:
        read_document(RTF, name="a.rtf")
    assert words in str(caught.value)
    assert f"demo:{reader.__name__}" in str(caught.value)


def test_a_third_party_may_refuse_a_file(install):
    install(Picky)
    with pytest.raises(DamagedDocument):
        read_document(RTF)
