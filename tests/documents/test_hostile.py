"""Any mutated or truncated file ends in a `Document` or a `DocumentError`, in little time."""

import contextlib
import io
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents import samples
from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document
from spectriage.errors import DocumentError

SEEDS = {
    "pdf": samples.ruled_pdf(),
    "docx": samples.docx_file(),
    "xlsx": samples.xlsx_file(),
    "html": samples.HTML.encode(),
    "eml": samples.eml_file(("a.txt", b"NETD 50 mK"), ("b.html", samples.HTML.encode()),
                            html=samples.HTML),
    "md": b"# Cam\n\n| a | b |\n|---|---|\n| 1 | **2** |\n\nx\ty\nz\tw\n",
}  # fmt: skip
INNER = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
LIMITS = Limits(
    pages=50, page_characters=20_000, text_characters=100_000, unpacked_bytes=5_000_000,
    markup_bytes=2_000_000, archive_members=200, table_cells=2_000, ocr_pages=0,
)  # fmt: skip
SECONDS = 5.0

edits = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4), st.integers(0, 6)),
    min_size=1, max_size=8,
)  # fmt: skip


def mutated(data: bytes, changes, share: float) -> bytes:
    found = bytearray(data)
    for place, new, removed in changes:
        start = int(place * len(found))
        found[start : start + removed] = new
    return bytes(found[: max(int(share * len(found)), 1)])


def read_or_refuse(data: bytes, name: str) -> None:
    start = time.perf_counter()
    with contextlib.suppress(DocumentError):
        samples.assert_sound(read_document(data, name=name, limits=LIMITS))
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=edits, share=st.sampled_from([1.0, 1.0, 0.99, 0.7, 0.3]))
def test_mutated_files(kind, changes, share):
    read_or_refuse(mutated(SEEDS[kind], changes, share), f"a.{kind}")


@pytest.mark.parametrize("kind", INNER)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=edits, share=st.sampled_from([1.0, 0.8]))
def test_mutated_markup_inside_archives(kind, changes, share):
    with zipfile.ZipFile(io.BytesIO(SEEDS[kind])) as archive:
        inner = archive.read(INNER[kind])
    changed = {INNER[kind]: mutated(inner, changes, share)}
    read_or_refuse(samples.repacked(SEEDS[kind], changed), f"a.{kind}")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.eml", ""]))
def test_any_text(text, name):
    read_or_refuse(text.encode("utf-8", "surrogatepass") or b" ", name)


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=200), st.sampled_from(["a.pdf", "a.docx", "a.eml", "a"]))
def test_any_bytes(data, name):
    read_or_refuse(data, name)
