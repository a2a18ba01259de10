"""A mail taken apart: what it says, and each attachment as a document of its own."""

import email
import email.policy
from dataclasses import dataclass
from email.message import Message

from spectriage.documents import sniff
from spectriage.documents.limits import Limits
from spectriage.documents.readers.eml import attachments_of, bytes_of, name_of, without
from spectriage.documents.readers.faults import LIBRARY_FAULTS

MAX_DEPTH = 3  # mails attached to mails; one deeper stays a part of its mail
_DEFAULT = Limits()


@dataclass(slots=True, frozen=True)
class MailPart:
    """A document of a mail: its path, ``mail.eml/invoice.pdf`` for an attachment, and bytes."""

    path: str
    data: bytes


def split_mail(
    data: bytes, path: str, limits: Limits = _DEFAULT
) -> tuple[list[MailPart], list[str]]:
    """The mail without its attachments and these, in order; any other file as it is.

    Parameters
    ----------
    data, path
        Bytes and name of a file of any type.
    limits
        Attachments that are taken out, those of attached mails with them.

    Returns
    -------
    parts, problems
        What was found, and in words what was left out.
    """
    parts: list[MailPart] = []
    problems: list[str] = []
    _split(MailPart(path, data), parts, problems, limits, 0)
    return parts, problems


def _split(
    whole: MailPart, parts: list[MailPart], problems: list[str], limits: Limits, depth: int
) -> None:
    if depth >= MAX_DEPTH or sniff.sniff_media_type(whole.data, whole.path) != sniff.EMAIL:
        parts.append(whole)
        return
    try:
        mail = email.message_from_bytes(whole.data, policy=email.policy.compat32)
        attached = attachments_of(mail)
        inner = [(name_of(part, number), bytes_of(part)) for number, part in enumerate(attached)]
        body = _body(mail, attached) if attached else whole.data
    except LIBRARY_FAULTS:
        parts.append(whole)  # its reader will say what is wrong with it
        return
    parts.append(MailPart(whole.path, body))
    for name, data in inner:
        if len(parts) > limits.attachments:
            problems.append(f"{name}: more than {limits.attachments} attachments; it was not read")
            return
        if data:
            _split(MailPart(f"{whole.path}/{name}", data), parts, problems, limits, depth + 1)
        else:
            problems.append(f"{name}: an attachment of 0 bytes")


def _body(mail: Message, attached: list[Message]) -> bytes:
    without(mail, {id(part) for part in attached})
    return mail.as_bytes()
