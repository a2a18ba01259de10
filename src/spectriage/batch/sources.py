"""Which documents there are, and their digests."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from spectriage.documents.suffixes import SUFFIXES

_HASHED_AT_ONCE = 16  # files a thread takes at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document: what reports call it, and the file to open."""

    path: str
    file: str

    @property
    def suffix(self) -> str:
        """Ending of the file's name, ``.pdf``."""
        return os.path.splitext(self.file)[1].casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashed:
    """A document with the digest of its bytes, or why it has none."""

    source: Source
    sha256: str = ""
    size: int = 0
    problem: str = ""


@dataclass(slots=True)
class Sources:
    """Documents in the order of their paths, and what was passed over."""

    found: list[Source] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def documents_below(folder: Path, leave_out: Path | None = None) -> Sources:
    """Documents in a folder and its folders; hidden ones are left out, and those of `leave_out`.

    Paths are relative to the folder, with slashes, and sorted.
    """
    sources = Sources()
    root = os.fspath(folder)
    beside = os.path.realpath(leave_out) if leave_out else None
    for place, folders, files in os.walk(root):
        if beside is not None and os.path.realpath(place) == beside:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.startswith("."):
                continue
            file = os.path.join(place, name)
            path = shown(os.path.relpath(file, root).replace(os.sep, "/"))
            if os.path.splitext(name)[1].casefold() in SUFFIXES:
                sources.found.append(Source(path=path, file=file))
            else:
                sources.skipped.append(path)
    sources.found.sort(key=lambda source: source.path)
    sources.skipped.sort()
    return sources


def documents_listed(lines: Iterable[str]) -> Sources:
    """Documents named one a line, in that order; each counts once, empty lines not at all."""
    names = dict.fromkeys(line.rstrip("\r\n") for line in lines)
    found = [Source(path=shown(name), file=name) for name in names if name.strip()]
    return Sources(found=found)


def shown(path: str) -> str:
    """The path as it can be written: bytes that are no UTF-8 come out as escapes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def hash_documents(sources: Sequence[Source], most_bytes: int, threads: int) -> Iterator[Hashed]:
    """Digests of the documents in their order, begun at once; files of more bytes are not read."""
    parts = [
        sources[start : start + _HASHED_AT_ONCE]
        for start in range(0, len(sources), _HASHED_AT_ONCE)
    ]
    pool = ThreadPoolExecutor(max_workers=max(threads, 1))
    hashed = pool.map(lambda some: [_hash(one, most_bytes) for one in some], parts)
    pool.shutdown(wait=False)  # it ends with its last part
    return chain.from_iterable(hashed)


def _hash(source: Source, most_bytes: int) -> Hashed:
    try:
        if not os.path.isfile(source.file):
            exists = os.path.lexists(source.file)
            problem = "is not a regular file" if exists else "there is no such file"
            return Hashed(source=source, problem=problem)
        with open(source.file, "rb", buffering=0) as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > most_bytes:
                return Hashed(source=source, problem=f"{size} bytes, more than {most_bytes}")
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return Hashed(source=source, sha256=digest, size=size)
    except (OSError, ValueError) as err:
        reason = getattr(err, "strerror", None) or str(err)
        return Hashed(source=source, problem=f"cannot be opened ({reason})")
