"""Zip files, looked at before any library unpacks them."""

import io
import zipfile

from spectriage.documents.limits import Limits
from spectriage.documents.readers.faults import library_faults
from spectriage.errors import DamagedDocument, EncryptedDocument, LimitExceeded

_DIRECTORY_ENTRY = b"PK\x01\x02"
_SMALL = 4_000_000  # bytes; what unpacks to less is no bomb, whatever its ratio
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the only methods of office files


def check_archive(data: bytes, path: str, limits: Limits, kind: str) -> None:
    """Refuse an archive whose directory promises too much.

    The sizes of the directory can be trusted as bounds: zipfile reads no member past them.

    Raises
    ------
    LimitExceeded
        Too many members, too large unpacked, or packed too tightly.
    EncryptedDocument
        A member needs a password.
    DamagedDocument
        The directory cannot be read.
    """
    # zipfile holds the whole directory in memory before it can be asked for its length.
    if data.count(_DIRECTORY_ENTRY) > limits.archive_members:
        raise LimitExceeded(f"more than {limits.archive_members} archive members", path=path)
    with library_faults(path, kind), zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    total = sum(member.file_size for member in members)
    if total > limits.unpacked_bytes:
        raise LimitExceeded(
            f"unpacks to {total} bytes, more than {limits.unpacked_bytes}", path=path
        )
    if total > _SMALL and total > limits.unpack_ratio * len(data):
        detail = f"unpacks to {total // max(len(data), 1)} times its size"
        raise LimitExceeded(f"{detail}, more than {limits.unpack_ratio}", path=path)
    for member in members:
        _check_member(member, path, limits, kind)


def _check_member(member: zipfile.ZipInfo, path: str, limits: Limits, kind: str) -> None:
    if member.flag_bits & 1:
        raise EncryptedDocument("is encrypted; unpack or unlock it first", path=path)
    if member.compress_type not in _PLAIN:
        raise DamagedDocument(f"not a readable {kind} (unknown compression)", path=path)
    markup = member.filename.lower().endswith((".xml", ".rels"))
    if markup and member.file_size > limits.markup_bytes:
        detail = f"{member.filename} unpacks to {member.file_size} bytes"
        raise LimitExceeded(f"{detail}, more than {limits.markup_bytes}", path=path)
