"""One door for every document: path or bytes in, `Document` or one `DocumentError` out."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from spectriage.documents import sniff
from spectriage.documents.limits import Limits
from spectriage.documents.model import Contents, Document
from spectriage.documents.readers.plugins import find_claim, read_claimed
from spectriage.documents.readers.text import read_plain_text, read_text_file
from spectriage.errors import (
    DamagedDocument,
    DocumentError,
    EncryptedDocument,
    LimitExceeded,
    UnsupportedMediaType,
)

DEFAULT_LIMITS = Limits()


def read_document(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str = "",
    password: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read a document of any type we or a plug-in know.

    Parameters
    ----------
    source
        Path of a file, or its bytes.
    name
        What to call the document in reports and errors; the path if left out. For bytes its
        ending helps to tell text from Markdown, HTML and mail.
    password
        For an encrypted PDF.
    limits
        What the document may cost.

    Raises
    ------
    UnsupportedMediaType
        No reader knows this kind of file.
    EncryptedDocument
        It needs a password, or the one given is wrong.
    DamagedDocument
        It is empty, or not what its type promises.
    LimitExceeded
        Reading on would pass a limit.
    DocumentError
        There is no such file, or it cannot be opened.
    PluginError
        A third party's reader fails, or two claim the file.
    """
    if isinstance(source, bytes):
        data, path = source, name
    else:
        path = name or os.fspath(source)
        data = _read_file(source, path, limits)
    if not data:
        raise DamagedDocument("is empty (0 bytes)", path=path)
    if len(data) > limits.file_bytes:
        raise LimitExceeded(f"{len(data)} bytes, more than {limits.file_bytes}", path=path)
    media_type, contents = _read(_Job(data, path, limits, password))
    return Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        pages=contents.pages,
        ledger=contents.ledger,
        title=contents.title,
        page_images=media_type == sniff.PDF,
    )


def read_text(text: str, name: str = "", *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a text that is in memory already, as a plain text file or, by its name, Markdown.

    Raises
    ------
    LimitExceeded
        The text is too long.
    """
    markdown = name.lower().endswith((".md", ".markdown"))
    contents = read_plain_text(text, name, limits, markdown=markdown)
    return Document(
        path=name,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type=sniff.MARKDOWN if markdown else sniff.TEXT,
        pages=contents.pages,
        ledger=contents.ledger,
        title=contents.title,
    )


def _read_file(source: str | os.PathLike[str], path: str, limits: Limits) -> bytes:
    """Bytes of the file; one that is too large is not read."""
    try:
        file = Path(source)
        if file.is_dir():
            raise DocumentError("is a folder, not a document", path=path)
        if not file.exists():
            raise DocumentError("there is no such file", path=path)
        if not file.is_file():
            raise DocumentError("is not a regular file", path=path)
        size = file.stat().st_size
        if size > limits.file_bytes:
            raise LimitExceeded(f"{size} bytes, more than {limits.file_bytes}", path=path)
        return file.read_bytes()
    except (OSError, ValueError) as err:
        reason = getattr(err, "strerror", None) or str(err)
        raise DocumentError(f"cannot be opened ({reason})", path=path) from err


@dataclass(slots=True, frozen=True)
class _Job:
    """Bytes to read, and what a reader may need to know about them."""

    data: bytes
    path: str
    limits: Limits
    password: str | None = None
    depth: int = 0  # mails around it


def _read(job: _Job) -> tuple[str, Contents]:
    media_type = sniff.sniff_media_type(job.data, job.path)
    reader = _READERS.get(media_type)
    if reader is not None:
        return media_type, reader(job)
    if media_type == sniff.ENCRYPTED_OFFICE:
        raise EncryptedDocument("is an encrypted office file; unlock it first", path=job.path)
    claim = find_claim(job.data, media_type)
    if claim is not None:
        return claim.media_type, read_claimed(claim, job.data, job.path, job.limits)
    known = "" if media_type == sniff.UNKNOWN else f" ({media_type})"
    raise UnsupportedMediaType(f"no reader knows this kind of file{known}", path=job.path)


def _read_pdf(job: _Job) -> Contents:
    from spectriage.documents.readers.pdf import read_pdf  # loads pdfium

    return Contents(*read_pdf(job.data, job.path, job.limits, job.password))


def _read_docx(job: _Job) -> Contents:
    from spectriage.documents.readers.docx import read_docx  # loads lxml

    return read_docx(job.data, job.path, job.limits)


def _read_xlsx(job: _Job) -> Contents:
    from spectriage.documents.readers.xlsx import read_xlsx

    return read_xlsx(job.data, job.path, job.limits)


def _read_html(job: _Job) -> Contents:
    from spectriage.documents.readers.html import read_html  # loads lxml

    return read_html(job.data, job.path, job.limits)


def _read_eml(job: _Job) -> Contents:
    from spectriage.documents.readers.eml import read_eml  # loads lxml and email

    def read_part(data: bytes, name: str, limits: Limits) -> Contents:
        if not data:
            raise DamagedDocument("is empty (0 bytes)", path=name)
        inner = replace(job, data=data, path=name, limits=limits, depth=job.depth + 1)
        return _read(inner)[1]

    return read_eml(job.data, job.path, job.limits, read_part, depth=job.depth)


def _read_picture(job: _Job) -> Contents:
    from spectriage.documents.readers.picture import read_picture  # loads Pillow and NumPy

    return read_picture(job.data, job.path, job.limits)


def _read_text(job: _Job) -> Contents:
    return read_text_file(job.data, job.path, job.limits)


def _read_markdown(job: _Job) -> Contents:
    return read_text_file(job.data, job.path, job.limits, markdown=True)


_READERS: dict[str, Callable[[_Job], Contents]] = {
    sniff.PDF: _read_pdf,
    sniff.DOCX: _read_docx,
    sniff.XLSX: _read_xlsx,
    sniff.HTML: _read_html,
    sniff.EMAIL: _read_eml,
    sniff.PNG: _read_picture,
    sniff.JPEG: _read_picture,
    sniff.TIFF: _read_picture,
    sniff.TEXT: _read_text,
    sniff.MARKDOWN: _read_markdown,
}
