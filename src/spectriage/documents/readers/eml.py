"""E-mail: header fields and body as the first page, attachments as the pages after it."""

import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email.header import decode_header, make_header
from email.message import Message

from spectriage.documents.encoding import clean_text, decode_text
from spectriage.documents.limits import Limits
from spectriage.documents.model import Contents, Page, PageNote, PageState
from spectriage.documents.readers.faults import LIBRARY_FAULTS, library_faults
from spectriage.documents.readers.html import read_html
from spectriage.documents.readers.text import read_plain_text
from spectriage.errors import DamagedDocument, DocumentError, LimitExceeded

ReadPart = Callable[[bytes, str, Limits], Contents]  # bytes, name, limits

_KIND = "e-mail"
_FIELDS = ("From", "To", "Cc", "Subject", "Date")
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature",
                         "application/x-pkcs7-signature"})  # fmt: skip
_ENDINGS = {"message/rfc822": ".eml", "text/html": ".html"}
_PART_UNPACKED = 20_000_000  # bytes an attachment may always unpack to
_MAX_PARTS = 1_000
_MAX_DEPTH = 3  # mails attached to mails


def read_eml(
    data: bytes, path: str, limits: Limits, read_part: ReadPart, *, depth: int = 0
) -> Contents:
    """Contents of a mail; an attachment that cannot be read is a line of the ledger.

    Parameters
    ----------
    data
        The mail as it was sent (RFC 5322).
    path
        Document named in errors.
    limits
        Pages of all parts together, attachments, and what each of them may cost.
    read_part
        Reads an attachment.
    depth
        How many mails this one is attached within.

    Raises
    ------
    DocumentError
        No header field can be read, or the mail as a whole passes a limit.
    """
    with library_faults(path, _KIND):
        mail = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = _Parts()
        _sort_parts(mail, parts)
    fields = [f"{name}: {value}" for name in _FIELDS if (value := _field(mail, name))]
    if not fields and not parts.attachments and not parts.plain and not parts.html:
        raise DamagedDocument(f"not a readable {_KIND} (no header fields and no body)", path=path)
    with library_faults(path, _KIND):
        body = _read_body(parts, fields, path, limits)
    pages, notes = list(body.pages), list(body.ledger)
    if parts.unread:
        notes.append(PageNote(1, PageState.PARTLY_READ, "body_not_read", parts.unread))
    share = _share(limits, len(parts.attachments), depth)
    for number, attachment in enumerate(parts.attachments):
        name = name_of(attachment, number)
        try:
            if number >= share.attachments:
                raise LimitExceeded("more attachments than are read", path=name)
            _append(pages, notes, read_part(bytes_of(attachment), name, share), name)
        except DocumentError as err:
            notes.append(PageNote(1, PageState.PARTLY_READ, "attachment_not_read", str(err)))
        if len(pages) > limits.pages:
            raise LimitExceeded(f"more than {limits.pages} pages", path=path)
    return Contents(tuple(pages), tuple(notes), _field(mail, "Subject"))


def _share(limits: Limits, attachments: int, depth: int) -> Limits:
    """Limits of each attachment, so that many together cost little more than one."""
    return replace(
        limits,
        unpacked_bytes=max(limits.unpacked_bytes // (attachments or 1), _PART_UNPACKED),
        ocr_pages=-(-limits.ocr_pages // (attachments or 1)),
        attachments=limits.attachments if depth < _MAX_DEPTH else 0,
    )


@dataclass(slots=True)
class _Parts:
    plain: Message | None = None
    html: Message | None = None
    attachments: list[Message] = field(default_factory=list)
    unread: str = ""


def _sort_parts(mail: Message, parts: _Parts) -> None:
    for part in _leaves(mail):
        media_type = part.get_content_type()
        if media_type in _SIGNATURES:
            continue
        if media_type in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
            parts.unread = "the body is encrypted or signed as a whole (S/MIME)"
        elif part.get_content_disposition() == "attachment" or part.get_filename():
            parts.attachments.append(part)
        elif media_type == "text/plain" and parts.plain is None:
            parts.plain = part
        elif media_type == "text/html" and parts.html is None:
            parts.html = part
        else:
            parts.attachments.append(part)


def attachments_of(mail: Message) -> list[Message]:
    """The parts of a mail that are not its body, in order."""
    parts = _Parts()
    _sort_parts(mail, parts)
    return parts.attachments


def without(mail: Message, left_out: set[int]) -> None:
    """Take the parts of these ids out of a mail, in place."""
    stack, count = [mail], 0
    while stack and count < _MAX_PARTS:
        part = stack.pop()
        count += 1
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            inner[:] = [piece for piece in inner if id(piece) not in left_out]
            stack.extend(piece for piece in inner if isinstance(piece, Message))
        elif id(part) in left_out:  # a mail that is nothing but its attachment
            part.set_payload("")
            del part["Content-Type"], part["Content-Transfer-Encoding"], part["Content-Disposition"]


def _leaves(mail: Message) -> Iterator[Message]:
    """Parts without parts, in order; a mail attached to this one is one part."""
    stack: list[Message] = [mail]
    count = 0
    while stack and count < _MAX_PARTS:
        part = stack.pop()
        count += 1
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            stack.extend(piece for piece in reversed(inner) if isinstance(piece, Message))
        else:
            yield part


def _read_body(parts: _Parts, fields: list[str], path: str, limits: Limits) -> Contents:
    """Header fields and body on one page; of two forms of the body, the one with mark-up."""
    head = "\n".join(fields)
    if parts.html is not None:
        charset = _charset(parts.html)
        body = read_html(bytes_of(parts.html), path, limits, named=charset, above=fields)
        if parts.plain is None or body.pages[-1].text.strip() != head.strip():
            return body
    if parts.plain is None:
        return read_plain_text(head, path, limits)
    text = decode_text(bytes_of(parts.plain), _charset(parts.plain))
    return read_plain_text(f"{head}\n\n{text}", path, limits)


def _append(pages: list[Page], notes: list[PageNote], found: Contents, name: str) -> None:
    shift = len(pages)
    pages.extend(replace(page, number=page.number + shift) for page in found.pages)
    for note in found.ledger:
        detail = ": ".join(part for part in (name, note.detail) if part)
        code = note.code or ("attachment" if name else "")
        notes.append(replace(note, page=note.page + shift, code=code, detail=detail))


def _field(mail: Message, name: str) -> str:
    """Text of a header field; encoded words are decoded where they can be."""
    values = [str(value) for key, value in mail.items() if key.lower() == name.lower()]
    if not values:
        return ""
    try:
        value = str(make_header(decode_header(values[0])))
    except LIBRARY_FAULTS:
        value = values[0]
    return " ".join(clean_text(value).split())


def name_of(part: Message, number: int) -> str:
    """File name of an attachment; `number` counts from 0 and names one that has none."""
    try:
        name = str(make_header(decode_header(part.get_filename() or "")))
    except LIBRARY_FAULTS:
        name = ""
    name = " ".join(clean_text(name).split())[:200] or f"attachment {number + 1}"
    ending = _ENDINGS.get(part.get_content_type(), "")
    return name if name.lower().endswith(ending) else name + ending


def _charset(part: Message) -> str:
    try:
        return str(part.get_content_charset() or "")
    except LIBRARY_FAULTS:
        return ""


def bytes_of(part: Message) -> bytes:
    """Bytes of an attachment as a file of its own; none where it cannot be decoded."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        attached = inner[0] if isinstance(inner, list) and inner else None
        return _serialized(attached) if isinstance(attached, Message) else b""
    try:
        payload = part.get_payload(decode=True)
    except LIBRARY_FAULTS:
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _serialized(mail: Message) -> bytes:
    try:
        return mail.as_bytes()
    except LIBRARY_FAULTS:
        return b""
