"""Packs by name: ``us_ccl``, ``US``, ``us_ccl@2026-06-24``, or the folder of a pack."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from spectriage.errors import UsageError
from spectriage.lists.load import load_pack, load_versions, pack_folders, read_info
from spectriage.lists.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a pack, by the name that finds it, and how many of each record it has."""

    name: str
    pack: Pack
    current: bool


def version_name(pack: Pack) -> str:
    """``us_ccl@2026-06-24``."""
    return f"{pack.info.id}@{pack.info.effective}"


def known_versions() -> list[Version]:
    """Every version of our packs and of those that plug-ins bring, the oldest of each first."""
    found: list[Version] = []
    for _, folder in pack_folders():
        packs = load_versions(folder)
        found += [
            Version(name=version_name(pack), pack=pack, current=pack is packs[-1]) for pack in packs
        ]
    return found


def find_packs(names: Iterable[str]) -> list[Pack]:
    """The packs of these names, in their order; see `find_pack`."""
    return [find_pack(name) for name in names]


def find_pack(name: str) -> Pack:
    """One pack by its id, its regime or its folder; ``@`` and a day pick a version of it.

    Raises
    ------
    UsageError
        No pack has this name, or several have.
    PackError
        The pack is wrong, or has no version of that day.
    PluginError
        An entry point cannot be used.
    """
    return load_pack(find_folder(name), as_of=name.partition("@")[2])


def find_folder(name: str) -> Path | Traversable:
    """The folder of the pack of this name, of whichever version.

    Raises
    ------
    UsageError
        No pack has this name, or several have.
    """
    wanted = name.partition("@")[0]
    folders = list(_folders_of(wanted))
    if len(folders) != 1:
        said = "is the name of several lists" if folders else "is no list"
        raise UsageError(f"{wanted!r} {said}; there are {', '.join(sorted(_known()))}")
    return folders[0]


def _folders_of(name: str) -> Iterator[Path | Traversable]:
    if (Path(name) / "pack.json").is_file():
        yield Path(name)
        return
    for _, folder in pack_folders():
        if name.casefold() in (label.casefold() for label in labels_of(folder)):
            yield folder


def _known() -> set[str]:
    return {labels_of(folder)[0] for _, folder in pack_folders()}


def labels_of(folder: Path | Traversable) -> tuple[str, str]:
    """Id and regime of the pack in a folder."""
    info = read_info(folder)
    return info.id, info.regime
