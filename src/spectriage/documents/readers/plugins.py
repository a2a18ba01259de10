"""Readers of third parties, found by entry point when a file is of no type of ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, runtime_checkable

from spectriage.documents.limits import Limits
from spectriage.documents.model import Contents, Page, PageNote, PageState
from spectriage.errors import DocumentError, LimitExceeded, PluginError

GROUP = "spectriage.readers"
_HEAD = 4096  # bytes shown to `sniff`


@runtime_checkable
class Reader(Protocol):
    """What an entry point in the group ``spectriage.readers`` names: a class without arguments.

    A reader raises `DocumentError` for a file that is bad; anything else it raises is its own
    fault and becomes a `PluginError`.
    """

    media_types: tuple[str, ...]
    """Media types it reads, e.g. ``("application/rtf",)``."""

    def sniff(self, head: bytes) -> float:
        """How sure it is, from 0 to 1, that a file with these first bytes is one of its own."""
        ...

    def read(self, source: bytes, limits: Limits) -> Iterable[Page]:
        """Pages of the file, numbered from 1; each word at its `start:end` in the page's text."""
        ...


@dataclass(slots=True, frozen=True)
class Claim:
    """A reader that takes a file for one of its own."""

    entry_point: str
    reader: Reader
    media_type: str
    score: float


def find_claim(data: bytes, media_type: str) -> Claim | None:
    """Find the reader that claims a file.

    Parameters
    ----------
    data
        The whole file.
    media_type
        As we sniffed it, though we have no reader for it.

    Raises
    ------
    PluginError
        A reader cannot be loaded or fails, or two claim the file and neither is surer.
    """
    claims = []
    for entry_point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        name = f"{entry_point.name} = {entry_point.value}"
        reader = _load(entry_point, name)
        score = _ask(reader, data[:_HEAD], name)
        if score > 0:
            known = media_type in reader.media_types
            own = media_type if known else next(iter(reader.media_types), media_type)
            claims.append(Claim(name, reader, own, score))
    claims.sort(key=lambda claim: -claim.score)
    for rival in claims[1:]:
        if rival.score == claims[0].score or rival.media_type == claims[0].media_type:
            detail = f"claims {rival.media_type}, and so does {rival.entry_point}: remove one"
            raise PluginError(detail, entry_point=claims[0].entry_point)
    return claims[0] if claims else None


def read_claimed(claim: Claim, data: bytes, path: str, limits: Limits) -> Contents:
    """Contents by the reader that claimed the file.

    Raises
    ------
    PluginError
        The reader fails, or what it gives are no pages.
    """
    try:
        pages = []
        for page in claim.reader.read(data, limits):
            pages.append(page)
            if len(pages) > limits.pages:
                raise LimitExceeded(f"more than {limits.pages} pages", path=path)
    except DocumentError:
        raise
    except Exception as err:  # code of others may raise anything
        raise PluginError(f"failed on {path}: {err!r}", entry_point=claim.entry_point) from err
    _check_pages(pages, claim.entry_point)
    notes = tuple(
        PageNote(page.number, PageState.READ, *(() if page.lines else _BLANK)) for page in pages
    )
    return Contents(tuple(pages), notes)


_BLANK = ("blank_page", "the page is empty")


def _load(entry_point: EntryPoint, name: str) -> Reader:
    try:
        reader = entry_point.load()()
    except Exception as err:  # code of others may raise anything
        raise PluginError(f"cannot be loaded: {err!r}", entry_point=name) from err
    if not isinstance(reader, Reader):
        raise PluginError("lacks media_types, sniff or read", entry_point=name)
    return reader


def _ask(reader: Reader, head: bytes, name: str) -> float:
    try:
        return float(reader.sniff(head))
    except Exception as err:  # code of others may raise anything
        raise PluginError(f"sniff failed: {err!r}", entry_point=name) from err


def _check_pages(pages: list[Page], name: str) -> None:
    for number, page in enumerate(pages, 1):
        if not isinstance(page, Page) or page.number != number:
            raise PluginError(f"page {number} is no page of that number", entry_point=name)
        for line in page.lines:
            for word in line.words:
                if page.text[word.start : word.end] != word.text:
                    detail = f"page {number}: {word.text!r} is not at {word.start}:{word.end}"
                    raise PluginError(detail, entry_point=name)
