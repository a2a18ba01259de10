"""Pages of a PDF that are pictures: how much of a page one covers, and the page drawn."""

from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from spectriage.documents.readers.scans import drawing_scale
from spectriage.errors import DamagedDocument

if TYPE_CHECKING:
    from PIL import Image


def picture_share(page: pdfium.PdfPage) -> float:
    """Share of the page, from 0 to 1, that its largest picture covers."""
    left, bottom, right, top = page.get_cropbox(fallback_ok=True)
    largest = 0.0
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        x0, y0, x1, y1 = item.get_bounds()
        width, height = min(x1, right) - max(x0, left), min(y1, top) - max(y0, bottom)
        largest = max(largest, max(width, 0.0) * max(height, 0.0))
    return float(largest / max((right - left) * (top - bottom), 1.0))


def draw_page(page: pdfium.PdfPage, number: int) -> "Image.Image":
    """Picture of the page as shown, of a size to be recognised.

    Raises
    ------
    DamagedDocument
        pdfium cannot draw it.
    """
    try:
        with closing(page.render(scale=drawing_scale(*page.get_size()))) as bitmap:
            picture: Image.Image = bitmap.to_pil().copy()
    except (pdfium.PdfiumError, ValueError, OSError, MemoryError) as err:
        raise DamagedDocument(str(err), page=number) from err
    return picture
