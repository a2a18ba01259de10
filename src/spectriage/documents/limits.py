"""Bounds on hostile input; a document that passes one raises `LimitExceeded`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may cost.

    The defaults let a 5,000-page manual through and stop zip bombs: an office file of a few
    hundred kilobytes does not unpack past 200 MB, nor does markup nest deeper than 256.
    Work is bounded by counts and never by a clock, so that the same file gives the same report:
    of a page, the first `page_characters` are read and `path_objects` drawn paths looked at,
    which keeps it under two seconds. `text_characters` bounds media without pages,
    `markup_bytes` one HTML or XML text held in memory as a whole. Recognising a page of a
    picture takes seconds, so `ocr_pages` bounds how many a document may have (0 for none), and
    `picture_pixels` how large a picture file is.
    """

    file_bytes: int = 200_000_000
    pages: int = 5_000
    page_characters: int = 60_000
    text_characters: int = 10_000_000
    path_objects: int = 4_000
    unpacked_bytes: int = 200_000_000
    markup_bytes: int = 50_000_000
    unpack_ratio: int = 200
    archive_members: int = 10_000
    nesting: int = 256
    table_cells: int = 200_000
    attachments: int = 50
    pdfplumber_pages: int = 1
    ocr_pages: int = 50
    picture_pixels: int = 80_000_000
