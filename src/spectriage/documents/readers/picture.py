"""Picture files as documents: PNG, JPEG, TIFF of one or more pages."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image, ImageOps

from spectriage.documents.limits import Limits
from spectriage.documents.model import Contents, Page, PageNote
from spectriage.documents.readers.faults import library_faults
from spectriage.documents.readers.scans import MAX_PIXELS, ScanReader, Sheet
from spectriage.errors import LimitExceeded

_FORMATS = ("PNG", "JPEG", "TIFF")
_KIND = "picture"
_TAG = 0x0112  # orientation in a camera's notes; 5 to 8 are quarter turns
_A4_HEIGHT = 842.0  # points; the longer side of a page whose picture does not say its size
_SANE_SIDE = (200.0, 4000.0)  # points: of a label, of a drawing


def read_picture(data: bytes, path: str, limits: Limits) -> Contents:
    """Pages of a picture file, recognised where the extra ``ocr`` is installed.

    Only a TIFF has several pages; further frames of other pictures are previews or animation.

    Raises
    ------
    DamagedDocument
        The bytes are no picture that can be opened.
    LimitExceeded
        A picture has too many pixels, or there are too many pages.
    """
    pages: list[Page] = []
    notes: list[PageNote] = []
    scans = ScanReader(limits)
    with _opened(data, path) as picture:
        while True:
            number = len(pages) + 1
            if number > limits.pages:
                raise LimitExceeded(f"more than {limits.pages} pages", path=path)
            page, note = _read_frame(picture, number, path, limits, scans)
            pages.append(page)
            notes.append(note)
            if picture.format != "TIFF" or not _turn_to(picture, number):
                break
    return Contents(tuple(pages), tuple(notes))


@contextmanager
def _opened(data: bytes, path: str) -> Iterator[Image.Image]:
    """Picture with none of its pixels read; Pillow's own bound on them is an error of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow thinks of tags that we do not use
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with library_faults(path, _KIND), Image.open(io.BytesIO(data), formats=_FORMATS) as it:
                yield it
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as err:
            raise LimitExceeded(" ".join(str(err).split()), path=path) from err


def _turn_to(picture: Image.Image, index: int) -> bool:
    """Whether there is a frame of this index; it is the current one then."""
    try:
        picture.seek(index)
    except EOFError:
        return False
    return True


def _read_frame(
    picture: Image.Image, number: int, path: str, limits: Limits, scans: ScanReader
) -> tuple[Page, PageNote]:
    across, down = picture.size
    if across * down > limits.picture_pixels:
        detail = f"{across * down} pixels, more than {limits.picture_pixels}"
        raise LimitExceeded(detail, path=path, page=number)
    width, height = _points(picture, _has_orientation(picture) and picture.getexif()[_TAG] >= 5)

    def draw() -> Image.Image:
        with library_faults(path, _KIND):  # it may be cut off, or damaged inside
            return _drawn(picture)

    return scans.read(Sheet(number, width, height, draw))


def _has_orientation(picture: Image.Image) -> bool:
    """Whether a camera says how it was held; of a PNG all pixels would be read to know."""
    return picture.format != "PNG" and isinstance(picture.getexif().get(_TAG), int)


def _points(picture: Image.Image, turned: bool) -> tuple[float, float]:
    """Width and height in points, by the picture's own resolution where that makes sense."""
    across, down = reversed(picture.size) if turned else picture.size
    told = picture.info.get("dpi", (0, 0))
    dpi = float(told[0] or 0) if isinstance(told, tuple) else 0.0
    longer = max(across, down)
    least, most = _SANE_SIDE
    scale = 72 / dpi if dpi > 0 and least <= longer * 72 / dpi <= most else _A4_HEIGHT / longer
    return round(across * scale, 2), round(down * scale, 2)


def _drawn(picture: Image.Image) -> Image.Image:
    """Pixels as shown: upright, on white, 8 bits a channel, no more than are recognised."""
    shown = ImageOps.exif_transpose(picture) if _has_orientation(picture) else picture
    if shown.mode.startswith(("I;16", "I", "F")):
        shown = _eight_bits(shown)
    if shown.has_transparency_data:
        layered = shown.convert("RGBA")
        shown = Image.new("RGBA", layered.size, "white")
        shown.alpha_composite(layered)
    shown = shown.convert("RGB")
    excess = (shown.width * shown.height / MAX_PIXELS) ** 0.5
    if excess > 1:
        size = (max(int(shown.width / excess), 1), max(int(shown.height / excess), 1))
        shown = shown.resize(size, Image.Resampling.BOX)
    return shown


def _eight_bits(picture: Image.Image) -> Image.Image:
    values = np.asarray(picture, dtype=np.float64)
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255 / max(high - low, 1e-9))).astype(np.uint8))
