"""Scans made of our own sample sheet: the picture alone, turned, askew, as files of pictures."""

import importlib.util
import io
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from documents import samples
from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document
from spectriage.documents.readers import ocr
from spectriage.errors import LimitExceeded
from spectriage.parameters.extract import extract_parameters

SHEET = Path(__file__).resolve().parents[1] / "samples" / "nordvik_nv640.pdf"
TYPED = (0, 230, 595, 460)  # part of its first page with the table, in points
DPI = 150
# What each variant of the sheet prints.
FRAME_RATES = {"NV-640-60": 60.0, "NV-640-30": 30.0, "NV-640-09E": 9.0}
NETD = {"NV-640-60": 40.0, "NV-640-30": 40.0, "NV-640-09E": 45.0}

needs_ocr = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("rapidocr", "onnxruntime")),
    reason="the extra is not installed: pip install spectriage[ocr]",
)


@cache
def sheet_picture(dpi: int = DPI) -> Image.Image:
    """The sheet's table, the rest of the page left white, so that it is read in a second or two."""
    with pypdfium2.PdfDocument(SHEET) as pdf:
        whole = pdf[0].render(scale=dpi / 72).to_pil().convert("L")
    part = tuple(round(side * dpi / 72) for side in TYPED)
    picture = Image.new("L", whole.size, 255)
    picture.paste(whole.crop(part), part[:2])
    return picture


def scan_pdf(picture: Image.Image, *, turned: int = 0, stamp: str = "", copies: int = 1) -> bytes:
    """A PDF of the picture alone; shown turned, or with a line of text over it, where asked."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    width, height = picture.width * 72 / DPI, picture.height * 72 / DPI
    for _ in range(copies):
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        canvas.drawString(30, 30, stamp)
        canvas.showPage()
    canvas.save()
    if not turned:
        return target.getvalue()
    shown = io.BytesIO()
    with pypdfium2.PdfDocument(target.getvalue()) as pdf:
        pdf[0].set_rotation(turned)
        pdf.save(shown)
    return shown.getvalue()


def file_of(picture: Image.Image, kind: str, **options) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def read(data: bytes, **options):
    document = read_document(data, name="scan", **options)
    samples.assert_sound(document)
    return document


def values(document, name: str) -> dict[str, float]:
    return {
        r.variant: r.max if r.typ is None else r.typ
        for r in extract_parameters(document, "thermal_camera") if r.name == name
    }  # fmt: skip


@cache
def printed():
    """Readings of the sheet with its text layer: what a scan of it should give."""
    found = extract_parameters(read_document(SHEET), "thermal_camera")
    return {
        (r.name, r.variant, r.numbers): r for r in found
        if r.page == 1 and TYPED[1] < r.bbox[1] and r.bbox[3] < TYPED[3]
    }  # fmt: skip


def assert_same_values(document) -> None:
    """All printed values and no other, on the page letter for letter, and less sure."""
    readings = extract_parameters(document, "thermal_camera")
    assert {(r.name, r.variant, r.numbers) for r in readings} == printed().keys()
    page = document.pages[0]
    assert all(reading.quote in " ".join(page.text.split()) for reading in readings)
    for reading in readings:
        typed = printed()[reading.name, reading.variant, reading.numbers]
        assert 0 < reading.score < typed.score


@needs_ocr
def test_a_scanned_sheet_gives_its_values_and_places():
    document = read(scan_pdf(sheet_picture()))
    assert samples.codes(document) == [(1, "partly_read", "ocr")]
    assert document.ledger[0].detail.startswith("recognised from a picture, mean confidence 0.9")
    assert not document.unread_pages
    assert values(document, "frame_rate") == FRAME_RATES
    assert values(document, "netd") == NETD
    assert_same_values(document)
    for reading in extract_parameters(document, "thermal_camera"):
        box = printed()[reading.name, reading.variant, reading.numbers].bbox
        assert reading.bbox[:2] == pytest.approx(box[:2], abs=6), reading.quote
        if reading.name in ("frame_rate", "netd", "pixel_pitch"):
            assert reading.bbox == pytest.approx(box, abs=6), reading.quote


@needs_ocr
def test_recognition_twice_is_the_same():
    data = scan_pdf(sheet_picture())
    assert read(data) == read(data)


@needs_ocr
def test_a_page_shown_turned_is_read_as_shown():
    """The picture lies on its side in the file; the page's own rotation sets it upright."""
    lying = sheet_picture().transpose(Image.Transpose.ROTATE_90)
    document = read(scan_pdf(lying, turned=90))
    page = document.pages[0]
    assert page.turns == 0
    assert page.height > page.width
    assert_same_values(document)


@needs_ocr
@pytest.mark.parametrize(
    ("how", "turns"),
    [
        pytest.param(Image.Transpose.ROTATE_90, 1, marks=pytest.mark.slow),
        pytest.param(Image.Transpose.ROTATE_180, 2, marks=pytest.mark.slow),
        (Image.Transpose.ROTATE_270, 3),
    ],
    ids=["on its left side", "on its head", "on its right side"],
)  # fmt: skip
def test_a_scan_the_wrong_way_round_is_turned_and_boxes_stay_where_they_are_shown(how, turns):
    picture = sheet_picture()
    document = read(scan_pdf(picture.transpose(how)))
    page = document.pages[0]
    assert page.turns == turns
    assert f"turned by {90 * turns}°" in document.ledger[0].detail
    assert values(document, "frame_rate") == FRAME_RATES
    width, height = (n * 72 / DPI for n in picture.size)
    for reading in extract_parameters(document, "thermal_camera"):
        if reading.name != "frame_rate":
            continue
        x0, top, x1, bottom = printed()[reading.name, reading.variant, reading.numbers].bbox
        shown = {
            1: (top, width - x1, bottom, width - x0),
            2: (width - x1, height - bottom, width - x0, height - top),
            3: (height - bottom, x0, height - top, x1),
        }[turns]
        assert reading.bbox == pytest.approx(shown, abs=6)


@needs_ocr
def test_a_scan_askew_keeps_its_rows():
    askew = sheet_picture().rotate(2.0, fillcolor=255, resample=Image.Resampling.BICUBIC)
    document = read(scan_pdf(askew))
    assert document.pages[0].slope == pytest.approx(-0.035, abs=0.01)
    assert values(document, "frame_rate") == FRAME_RATES


@needs_ocr
def test_a_stamp_on_a_scan_does_not_hide_it():
    stamp = "Received 12 May 2026, registry no. 4711"
    document = read(scan_pdf(sheet_picture(), stamp=stamp))
    assert samples.codes(document) == [(1, "partly_read", "ocr")]
    assert document.pages[0].text.count("4711") == 1
    assert values(document, "frame_rate") == FRAME_RATES


def test_without_the_extra_pages_are_unread_loudly(monkeypatch):
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "rapidocr" else find_spec(name)
    )
    document = read(scan_pdf(sheet_picture()))
    assert samples.codes(document) == [(1, "unread", "page_without_text")]
    assert "not screened; pip install spectriage[ocr]" in document.ledger[0].detail
    assert document.unread_pages == (1,)
    picture = read(file_of(sheet_picture(), "PNG"))
    assert samples.codes(picture) == [(1, "unread", "page_without_text")]
    stamped = read(scan_pdf(sheet_picture(), stamp="Received 12 May 2026"))
    assert samples.codes(stamped) == [(1, "partly_read", "picture_not_screened")]
    assert "2026" in stamped.pages[0].text


def test_models_missing_from_the_wheel_are_told_and_never_fetched(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    monkeypatch.setattr(ocr, "files", lambda name: [])
    ocr._models.cache_clear()
    try:
        assert "without its models" in ocr.why_unavailable()
    finally:
        ocr._models.cache_clear()


def test_recognition_can_be_turned_off():
    document = read(scan_pdf(sheet_picture()), limits=Limits(ocr_pages=0))
    assert samples.codes(document) == [(1, "unread", "page_without_text")]
    assert "turned off" in document.ledger[0].detail


@needs_ocr
def test_pages_past_the_limit_stay_unread():
    blank = Image.new("L", (300, 300), 230)
    document = read(scan_pdf(blank, copies=3), limits=Limits(ocr_pages=2))
    assert document.unread_pages == (1, 2, 3)
    assert ["found no text" in note.detail for note in document.ledger] == [True, True, False]
    assert "more than 2 pages to recognise" in document.ledger[2].detail


@needs_ocr
def test_letters_the_models_do_not_know_are_not_taken_for_read():
    """Of Russian the recogniser gives digits and stops alone, and is sure of them."""
    font = _cyrillic_font()
    picture = Image.new("L", (900, 500), 255)
    lines = (
        "Частота кадров не менее",
        "Размер пикселя и диапазон",
        "Рабочая температура, мощность",
    )
    for row, line in enumerate(lines):
        ImageDraw.Draw(picture).text((40, 60 + 90 * row), line, 0, font)
    document = read(file_of(picture, "PNG"))
    assert samples.codes(document) == [(1, "unread", "page_without_text")]
    assert "not recognised" in document.ledger[0].detail or "no text" in document.ledger[0].detail


def _cyrillic_font():
    try:
        return ImageFont.truetype("DejaVuSans.ttf", 36)
    except OSError:
        pytest.skip("no font with Cyrillic letters here")


@needs_ocr
@pytest.mark.parametrize(
    ("kind", "options"),
    [("PNG", {}), ("JPEG", {"quality": 90, "dpi": (DPI, DPI)}), ("TIFF", {"dpi": (DPI, DPI)})],
    ids=["png", "jpeg", "tiff"],
)
def test_picture_files_are_documents(kind, options):
    document = read(file_of(sheet_picture(), kind, **options))
    assert document.media_type == f"image/{kind.lower()}"
    assert samples.codes(document) == [(1, "partly_read", "ocr")]
    assert document.pages[0].height == pytest.approx(842, abs=1)
    assert values(document, "frame_rate") == FRAME_RATES


@needs_ocr
def test_a_tiff_has_pages_and_a_limit_of_them():
    blank = Image.new("L", (200, 100), 255)
    data = file_of(blank, "TIFF", save_all=True, append_images=[blank, blank])
    document = read(data)
    assert samples.codes(document) == [(n, "unread", "page_without_text") for n in (1, 2, 3)]
    with pytest.raises(LimitExceeded, match="more than 2 pages"):
        read(data, limits=Limits(pages=2))


def test_a_picture_of_too_many_pixels_is_refused():
    data = file_of(Image.new("1", (2000, 2000)), "PNG")
    with pytest.raises(LimitExceeded, match="4000000 pixels"):
        read(data, limits=Limits(picture_pixels=1_000_000))


def test_a_bomb_of_a_picture_is_refused(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    for side in (40, 400):  # Pillow warns of the one and refuses the other
        with pytest.raises(LimitExceeded):
            read(file_of(Image.new("1", (side, side)), "PNG"))


@needs_ocr
def test_a_picture_cut_off_is_one_unread_page():
    data = file_of(sheet_picture(), "PNG")
    document = read(data[: len(data) // 2])
    assert samples.codes(document) == [(1, "unread", "page_without_text")]
    assert "cannot be drawn" in document.ledger[0].detail


@needs_ocr
@pytest.mark.parametrize("mode", ["RGBA", "P", "1", "I;16", "CMYK"])
def test_pictures_of_every_mode_are_read(mode):
    picture = sheet_picture().crop((250, 560, 1100, 820))
    kind = "TIFF" if mode == "CMYK" else "PNG"
    if mode == "I;16":
        made = Image.fromarray(np.asarray(picture).astype(np.uint16) * 200)
    else:
        made = picture.convert("RGB").convert(mode)
    document = read(file_of(made, kind))
    assert "Frame rate" in document.pages[0].text


@needs_ocr
def test_recognition_opens_no_socket(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("recognition opens a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    ocr._engine.cache_clear()  # the engine is built anew, its models found anew
    ocr._models.cache_clear()
    document = read(scan_pdf(sheet_picture()))
    assert samples.codes(document) == [(1, "partly_read", "ocr")]


@needs_ocr
def test_the_models_used_are_files_of_the_wheel():
    import rapidocr

    folder = Path(rapidocr.__file__).resolve().parent / "models"
    paths = [Path(path).resolve() for path in ocr._models().values()]
    assert {path.parent for path in paths} == {folder}
    assert all(path.is_file() for path in paths)


def test_the_extra_is_not_loaded_for_pages_with_text():
    code = (
        "import sys; from spectriage.documents.read import read_document;"
        f"read_document({str(SHEET)!r});"
        "print([n for n in ('rapidocr', 'onnxruntime', 'cv2') if n in sys.modules])"
    )
    path = str(Path(ocr.__file__).resolve().parents[3])
    run = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": path}, capture_output=True, text=True
    )  # fmt: skip
    assert run.stdout.strip() == "[]", run.stderr
