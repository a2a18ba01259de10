"""PDF pages through pypdfium2: words with boxes, rules, tables.

pdfium is not thread-safe, so one lock guards every call. All handles are closed by context
managers. pdfplumber reads a page again only where the fast path could not settle its rules.
"""

import threading
from contextlib import closing
from functools import partial

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from spectriage.documents.glyphs import (
    MOST_MEANINGLESS,
    has_direction_controls,
    meaningless_share,
)
from spectriage.documents.layout.aligned import find_aligned_tables
from spectriage.documents.layout.lines import count_overprinted, find_lines
from spectriage.documents.layout.rule_groups import lone_upright
from spectriage.documents.layout.ruled import in_page_order, read_groups
from spectriage.documents.limits import Limits
from spectriage.documents.model import Page, PageNote, PageState, Word
from spectriage.documents.readers.pdf_annotations import read_annotations
from spectriage.documents.readers.pdf_forms import (
    MEMO,
    FormValue,
    read_fields,
    script_notes,
    start_forms,
)
from spectriage.documents.readers.pdf_hidden import HiddenAreas, find_hidden_areas
from spectriage.documents.readers.pdf_objects import list_objects, read_rules
from spectriage.documents.readers.pdf_pictures import draw_page, picture_share
from spectriage.documents.readers.pdf_tables import settle_page
from spectriage.documents.readers.pdf_words import (
    HYPHEN,
    Frame,
    measure_words,
    read_words,
    turns_of,
    without_copies,
)
from spectriage.documents.readers.scans import ScanReader, Sheet
from spectriage.errors import DamagedDocument, EncryptedDocument, LimitExceeded

PDFIUM_LOCK = threading.RLock()

_DENSE_PAGE = 60_000  # characters; a second look at such a page is not worth its time
_FAINT_TEXT = 12  # characters; fewer on a page is a stamp, not a text layer
_LITTLE_TEXT = 200  # characters; fewer beside a large picture may be a stamp on a scan
_LARGE_PICTURE = 0.5  # of the page's area
_MANY_OVERPRINTED = 3  # words; a stamp or a folio over a line is nothing to tell
_QUOTED_WORDS = 8


def open_pdf(data: bytes, path: str, password: str | None) -> pdfium.PdfDocument:
    """Open a PDF from memory; the caller holds `PDFIUM_LOCK` and closes it.

    Raises
    ------
    EncryptedDocument
        A password is needed, or the one given is wrong.
    DamagedDocument
        pdfium cannot make sense of the bytes.
    """
    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as err:
        if "password" in str(err).lower():
            detail = "the password is wrong" if password else "is encrypted; give --password"
            raise EncryptedDocument(detail, path=path) from err
        raise DamagedDocument(f"not a readable PDF ({err})", path=path) from err


def read_pdf(
    data: bytes, path: str, limits: Limits, password: str | None = None
) -> tuple[tuple[Page, ...], tuple[PageNote, ...]]:
    """Pages and ledger of a PDF.

    Raises
    ------
    DocumentError
        The file as a whole cannot be read; a single bad page is a ledger line.
    """
    with PDFIUM_LOCK, closing(open_pdf(data, path, password)) as pdf:
        count = len(pdf)
        if count == 0:
            raise DamagedDocument("has no pages", path=path)
        if count > limits.pages:
            raise LimitExceeded(f"{count} pages, more than {limits.pages}", path=path)
        pages: list[Page] = []
        notes: list[PageNote] = script_notes(pdf, data)
        has_form = start_forms(pdf)
        second_looks, scans = _SecondLooks(limits.pdfplumber_pages), ScanReader(limits)
        for index in range(count):
            page, found = _read_page(pdf, index, limits, second_looks, scans, has_form)
            pages.append(page)
            notes.extend(found)
    return tuple(pages), tuple(notes)


def _read_page(
    pdf: pdfium.PdfDocument,
    index: int,
    limits: Limits,
    second_looks: "_SecondLooks",
    scans: ScanReader,
    has_form: bool,
) -> tuple[Page, list[PageNote]]:
    number = index + 1
    try:
        raw_page = pdf[index]
    except pdfium.PdfiumError as err:
        blank = Page(number, 0.0, 0.0, "")
        return blank, [PageNote(number, PageState.UNREAD, "damaged_page", str(err))]
    with closing(raw_page), closing(raw_page.get_textpage()) as textpage:
        frame = Frame(raw_page)
        count = textpage.count_chars()
        notes = _size_notes(number, count, limits)
        text = ""
        if count > 0:
            text = textpage.get_text_range(0, min(count, limits.page_characters))
            text = text.replace("\x00", " ")
        measured = measure_words(textpage, text)
        turns = turns_of(measured, text, frame) if len(text) >= _LITTLE_TEXT else 0
        frame.turn_to(frame.rotation + 90 * turns)
        words, outside = read_words(measured, text, frame)
        words = without_copies(words)
        drawn = list_objects(raw_page.raw)
        hidden = find_hidden_areas(drawn, frame)
        words, unseen = hidden.part(words)
        if unseen:
            text = _blanked(text, unseen)
        fields: tuple[FormValue, ...] = ()
        if has_form:
            text, filled, fields = read_fields(pdf, raw_page, frame, text)
            words = [*words, *filled]
        text, laid, told = read_annotations(raw_page, number, frame, text)
        words = [*words, *laid]
        notes += [*told, *_hidden_notes(number, unseen, outside, hidden)]
        notes += _glyph_notes(number, text)
        characters = len("".join(text.split()))
        if characters < _FAINT_TEXT or (
            characters < _LITTLE_TEXT and picture_share(raw_page) > _LARGE_PICTURE
        ):
            sheet = Sheet(
                number, frame.width, frame.height, partial(draw_page, raw_page, number),
                text.replace(HYPHEN, "-"), [] if turns else words, characters >= _FAINT_TEXT,
            )  # fmt: skip
            page, note = _pictured_page(raw_page, sheet, scans)
            return page, [note, *notes]
        rules, cut = read_rules(drawn, frame, limits.path_objects)
    if cut:
        detail = f"more than {limits.path_objects} drawn paths; tables ruled by later ones were not"
        notes.append(PageNote(number, PageState.PARTLY_READ, "rules_not_read", detail + " seen"))
    text = text.replace(HYPHEN, "-")
    lines = find_lines(words)
    groups = read_groups(rules, words)
    ruled = in_page_order(groups)
    if not all(group.settled for group in groups) and second_looks.take(text):
        ruled = settle_page(groups, words)
    aligned = find_aligned_tables(
        lines, [table.bbox for table in ruled], lone_upright(rules, ruled)
    )
    overprinted = count_overprinted(lines)
    if overprinted >= _MANY_OVERPRINTED:
        detail = f"{overprinted} words are printed over others and may be read wrongly"
        notes.append(PageNote(number, PageState.READ, "overprinted_text", detail))
    page = Page(number, frame.width, frame.height, text, lines, ruled + aligned, turns)
    if fields:
        page.memo[MEMO] = fields
    return page, notes or [PageNote(number, PageState.READ)]


def _size_notes(number: int, count: int, limits: Limits) -> list[PageNote]:
    if count <= limits.page_characters:
        return []
    detail = f"{count} characters; only the first {limits.page_characters} were read"
    return [PageNote(number, PageState.PARTLY_READ, "page_too_large", detail)]


def _hidden_notes(
    number: int, unseen: list[Word], outside: int, hidden: HiddenAreas
) -> list[PageNote]:
    notes = []
    if unseen:
        quote = " ".join(word.text for word in unseen[:_QUOTED_WORDS])
        detail = f"{len(unseen)} words are not shown (white, invisible or tiny) and were not used: "
        notes.append(PageNote(number, PageState.READ, "hidden_text", f"{detail}“{quote}”"))
    if outside:
        detail = f"{outside} words lie outside the page as shown and were not used"
        notes.append(PageNote(number, PageState.READ, "text_outside_page", detail))
    if hidden.scan_layer:
        detail = "the text is that of an earlier recognition, laid invisibly over a picture"
        notes.append(PageNote(number, PageState.READ, "scan_text_layer", detail))
    return notes


def _glyph_notes(number: int, text: str) -> list[PageNote]:
    notes = []
    if has_direction_controls(text):
        detail = "direction controls: the text may be shown in another order than it is read"
        notes.append(PageNote(number, PageState.READ, "bidi_controls", detail))
    share = meaningless_share(text)
    if share > MOST_MEANINGLESS:
        detail = f"{share:.0%} of the characters have no meaning in the text layer"
        notes.append(PageNote(number, PageState.PARTLY_READ, "glyphs_without_meaning", detail))
    return notes


def _blanked(text: str, words: list[Word]) -> str:
    """The text with the words' places left blank, every other character where it was."""
    characters = list(text)
    for word in words:
        characters[word.start : word.end] = " " * (word.end - word.start)
    return "".join(characters)


class _SecondLooks:
    """How many pages of the document may still be given to pdfplumber."""

    def __init__(self, pages: int) -> None:
        self.left = pages

    def take(self, text: str) -> bool:
        """Whether the page may have one; a page of very many characters may not."""
        if self.left <= 0 or len(text) >= _DENSE_PAGE:
            return False
        self.left -= 1
        return True


def _pictured_page(
    raw_page: pdfium.PdfPage, sheet: Sheet, scans: ScanReader
) -> tuple[Page, PageNote]:
    """Page with next to no text layer, or with little of it beside a large picture."""
    if pdfium_c.FPDFPage_CountObjects(raw_page.raw) > 0:
        return scans.read(sheet)
    page = Page(sheet.number, sheet.width, sheet.height, sheet.text, find_lines(sheet.words))
    return page, PageNote(sheet.number, PageState.READ, "blank_page", "the page is empty")
