"""Errors of the libraries below the readers, as errors of ours."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from email.errors import MessageError

from spectriage.errors import DamagedDocument, LimitExceeded

# What zipfile, lxml, openpyxl, python-docx and email raise on damaged input. python-docx's own
# PackageNotFoundError is a bare Exception and is translated where python-docx is called.
LIBRARY_FAULTS = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError,
    OSError, EOFError, SyntaxError, NotImplementedError, RuntimeError, MessageError,
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error,
)  # fmt: skip


@contextmanager
def library_faults(path: str, kind: str) -> Iterator[None]:
    """Turn faults of a library into `DamagedDocument`; errors of ours pass.

    Parameters
    ----------
    path
        Document named in the error.
    kind
        What the bytes should have been, e.g. ``DOCX file``.
    """
    try:
        yield
    except (RecursionError, MemoryError) as err:
        raise LimitExceeded(f"{kind} nests too deep or is too large", path=path) from err
    except LIBRARY_FAULTS as err:
        detail = " ".join(str(err).split())[:160] or type(err).__name__
        raise DamagedDocument(f"not a readable {kind} ({detail})", path=path) from err
