"""Paths of the command line to the documents they name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spectriage.documents.suffixes import SUFFIXES

STDIN = "-"


@dataclass(slots=True)
class Sources:
    """Files to read, in order, with what was passed over and what cannot be."""

    files: list[str] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def find_sources(paths: Sequence[str]) -> Sources:
    """Files named, files below folders (sorted, hidden ones left out), and ``-`` for stdin."""
    found = Sources()
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            inside = list(_documents_below(Path(path), found))
            if not inside:
                found.problems.append(f"{path}: no documents in this folder")
            found.files.extend(inside)
        else:
            found.files.append(path)
    return found


def _documents_below(folder: Path, found: Sources) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if path.is_file():
            if path.suffix.casefold() in SUFFIXES:
                yield str(path)
            else:
                found.skipped.append(path)
