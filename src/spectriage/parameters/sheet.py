"""Parameter reading by itself: a path or bytes in, every named value out.

Needs no model, no control list and no spaCy.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from spectriage.documents.limits import Limits
from spectriage.documents.model import Document, PageNote, PageState
from spectriage.documents.read import DEFAULT_LIMITS, read_document
from spectriage.parameters.conflicts import Conflict, find_conflicts
from spectriage.parameters.extract import extract_parameters
from spectriage.parameters.reading import Reading


@dataclass(slots=True, frozen=True, kw_only=True)
class ParameterSheet:
    """All values of one document, in page order, and what could not be read of it.

    `ledger` has a line for each page or picture that was not, or only partly, read: a value
    that is missing from `readings` may stand there.
    """

    path: str
    sha256: str
    media_type: str
    pages: int
    readings: tuple[Reading, ...]
    conflicts: tuple[Conflict, ...]
    ledger: tuple[PageNote, ...]

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)

    def named(self, name: str) -> tuple[Reading, ...]:
        """Values of the parameter of this name; none where the document gives none."""
        return tuple(reading for reading in self.readings if reading.name == name)

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Numbers of the pages of which nothing could be read."""
        return tuple(note.page for note in self.ledger if note.state is PageState.UNREAD)

    @property
    def contradicted(self) -> frozenset[Reading]:
        """The readings that stand in a conflict."""
        return frozenset(
            reading for conflict in self.conflicts for reading in (conflict.first, conflict.second)
        )


def read_parameters(
    source: str | os.PathLike[str] | bytes,
    *,
    family: str = "",
    name: str = "",
    password: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> ParameterSheet:
    r"""Read the parameters of a document.

    Parameters
    ----------
    source
        Path of a file, or its bytes.
    family
        Product family (``thermal_camera``), where known; it decides between parameters that
        share a wording.
    name
        What to call the document; the path if left out. For bytes its ending helps to tell
        text from Markdown, HTML and mail.
    password
        For an encrypted PDF.
    limits
        What the document may cost.

    Raises
    ------
    DocumentError
        The document cannot be read; the text names file and reason.

    Examples
    --------
    >>> sheet = read_parameters(b"Frame rate: 8.7 Hz\nNETD: < 50 mK\n", name="core.txt")
    >>> [(value.name, value.typ, value.max, value.unit) for value in sheet]
    [('frame_rate', 8.7, None, 'Hz'), ('netd', None, 50.0, 'mK')]
    """
    document = read_document(source, name=name, password=password, limits=limits)
    return sheet_of(document, family)


def sheet_of(document: Document, family: str = "") -> ParameterSheet:
    """Parameters of a document that is already read."""
    readings = extract_parameters(document, family)
    return ParameterSheet(
        path=document.path,
        sha256=document.sha256,
        media_type=document.media_type,
        pages=len(document.pages),
        readings=readings,
        conflicts=find_conflicts(readings),
        ledger=tuple(note for note in document.ledger if note.state is not PageState.READ),
    )
