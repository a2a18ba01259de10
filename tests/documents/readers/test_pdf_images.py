import io

import pytest
from PIL import Image

from documents import samples
from spectriage.documents.readers import pdf_images
from spectriage.documents.readers.pdf_images import render_page
from spectriage.errors import DamagedDocument, EncryptedDocument, UsageError

PDF = samples.pdf_of("Cam 7", "second")


def size_of(png):
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.format == "PNG"
        return picture.size


def test_render_page_draws_at_scale():
    small, large = size_of(render_page(PDF, 1, 1.0)), size_of(render_page(PDF, 2, 2.0))
    assert large == pytest.approx((small[0] * 2, small[1] * 2), abs=2)


def test_render_page_bounds_the_picture(monkeypatch):
    monkeypatch.setattr(pdf_images, "MAX_PIXELS", 10_000)
    width, height = size_of(render_page(PDF, 1, 1000.0))
    assert width * height < 11_000


@pytest.mark.parametrize(("page", "scale"), [(0, 1.0), (3, 1.0), (1, 0.0), (1, float("nan"))])
def test_render_page_refuses_what_cannot_be(page, scale):
    with pytest.raises(UsageError):
        render_page(PDF, page, scale)


def test_render_page_of_bad_files():
    with pytest.raises(DamagedDocument):
        render_page(b"no pdf", 1)
    locked = samples.pdf_of("x", password="y")
    with pytest.raises(EncryptedDocument):
        render_page(locked, 1)
    assert size_of(render_page(locked, 1, 1.0, "y"))
