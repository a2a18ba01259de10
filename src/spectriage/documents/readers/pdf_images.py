"""Pictures of PDF pages, for reports that show the evidence."""

import io
from contextlib import closing

import pypdfium2 as pdfium

from spectriage.documents.readers.pdf import PDFIUM_LOCK, open_pdf
from spectriage.errors import DamagedDocument, UsageError

MAX_PIXELS = 25_000_000  # a page of any size in RGB stays under 100 MB


def render_page(
    data: bytes, page_number: int, scale: float = 1.5, password: str | None = None
) -> bytes:
    """One page as a PNG file.

    Parameters
    ----------
    data
        The PDF.
    page_number
        From 1.
    scale
        Pixels a point; made smaller where the picture would pass `MAX_PIXELS`.
    password
        For an encrypted PDF.

    Raises
    ------
    EncryptedDocument, DamagedDocument
        The PDF or the page cannot be opened.
    UsageError
        There is no such page, or the scale is not above zero.
    """
    if not scale > 0:
        raise UsageError(f"scale {scale}: give a number above zero")
    with PDFIUM_LOCK, closing(open_pdf(data, "", password)) as pdf:
        if not 1 <= page_number <= len(pdf):
            raise UsageError(f"page {page_number}: the document has pages 1 to {len(pdf)}")
        try:
            with closing(pdf[page_number - 1]) as page:
                width, height = page.get_size()
                most = (MAX_PIXELS / max(width * height, 1.0)) ** 0.5
                with closing(page.render(scale=min(scale, most))) as bitmap:
                    picture = bitmap.to_pil()
                    target = io.BytesIO()
                    picture.save(target, format="PNG")
        except (pdfium.PdfiumError, ValueError, OSError) as err:
            raise DamagedDocument(f"cannot be drawn ({err})", page=page_number) from err
    return target.getvalue()


def page_size(data: bytes, page_number: int, password: str | None = None) -> tuple[float, float]:
    """Width and height of a page as shown, in points.

    Raises
    ------
    EncryptedDocument, DamagedDocument
        The PDF or the page cannot be opened.
    """
    with PDFIUM_LOCK, closing(open_pdf(data, "", password)) as pdf:
        try:
            with closing(pdf[page_number - 1]) as page:
                width, height = page.get_size()
        except (pdfium.PdfiumError, IndexError) as err:
            raise DamagedDocument(f"cannot be measured ({err})", page=page_number) from err
    return float(width), float(height)
