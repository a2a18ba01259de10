"""Load packs: parse, check everything, index. All faults are reported at once.

A pack is a folder with ``pack.json``, ``entries/*.json`` and, if it likes, ``headings/*.json`` and
``earlier/<date>.json``, the records that were different from that day on, and ``end_use.json``,
the regime's rules about uses.
Entries may take their fields from a record in a ``roots`` folder, headings from one in
``roots/headings``: the pack's own, else the one that our packs share. A third party brings a pack
by path, or by an entry point of the group ``spectriage.lists`` that names a callable returning the
folder.
"""

from functools import lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from spectriage.errors import PluginError
from spectriage.lists.earlier import DATE, earlier_dates, read_earlier, stood_at
from spectriage.lists.end_use import EndUseRule
from spectriage.lists.faults import Fault, faults_of, pack_error
from spectriage.lists.headings import HeadingRecord
from spectriage.lists.ledger import Ledger, RawRecord, read_file
from spectriage.lists.pack import Pack, build_pack, find_reference_faults
from spectriage.lists.records import EntryRecord, PackInfo

GROUP = "spectriage.lists"
ROOTS = "roots"
ENTRIES = "entries"
HEADINGS = "headings"
END_USE = "end_use.json"
_PLUGIN_FAILURES = (
    ImportError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


def load_pack(folder: Path | Traversable, as_of: str = "") -> Pack:
    """One pack from its folder: as it is, or the version that held at a date.

    Parameters
    ----------
    folder
        The pack's folder.
    as_of
        A day, as ``2026-06-24``. The version's `info.effective` is the day it began.

    Raises
    ------
    PackError
        Something is wrong; the text has a line for each fault, and ``faults`` holds them.
    """
    pack, faults = check_pack(folder, as_of)
    if pack is None:
        raise pack_error(faults, folder.name)
    return pack


def load_versions(folder: Path | Traversable) -> tuple[Pack, ...]:
    """All versions of a pack side by side, the oldest first and the pack as it is last.

    Raises
    ------
    PackError
        Something is wrong with one of them; the faults of all are told at once.
    """
    checked = [check_pack(folder, date) for date in (*earlier_dates(folder), "")]
    faults = [fault for _, found in checked for fault in found]
    if faults:
        raise pack_error(faults, folder.name)
    return tuple(pack for pack, _ in checked if pack is not None)


def check_pack(
    folder: Path | Traversable, as_of: str = ""
) -> tuple[Pack | None, tuple[Fault, ...]]:
    """Return the pack, perhaps as of a day, or None and all its faults."""
    faults: list[Fault] = []
    info = _read_info(folder, faults)
    ledger, roots = _read_entries(folder, faults)
    headings = _read_headings(folder, faults)
    rules = _read_end_use(folder, faults)
    records = ledger.records
    if as_of and info is not None and as_of < info.effective:
        changes = read_earlier(folder, info, faults, roots)
        records = stood_at(as_of, records, changes, faults)
        info = _info_of(info, as_of, [change.date for change in changes], folder.name, faults)
    elif as_of and not DATE.fullmatch(as_of):
        faults.append(Fault(folder.name, "", "", f"{as_of!r} is no day, such as 2026-06-24"))
    entries = [raw.checked for raw in records.values() if raw.checked]
    if len(entries) == len(records):
        for code, place, message in find_reference_faults(entries):
            faults.append(Fault(records[code].file, code, place, message))
    if faults or info is None:
        return None, tuple(sorted(set(faults)))
    return build_pack(info, entries, headings.checked(), rules), ()


def _info_of(
    info: PackInfo, as_of: str, dates: list[str], name: str, faults: list[Fault]
) -> PackInfo:
    """Particulars of the version that held on a day."""
    began = max((date for date in dates if date <= as_of), default="")
    if not DATE.fullmatch(as_of):
        faults.append(Fault(name, "", "", f"{as_of!r} is no day, such as 2026-06-24"))
    elif not began:
        known = ", ".join([*dates, info.effective])
        faults.append(Fault(name, "", "", f"no version as of {as_of}; known from {known}"))
    version = f"as of {began}, before {info.version}"
    return info.model_copy(update={"effective": began, "version": version})


@lru_cache(maxsize=8)
def load_packs(paths: tuple[Path, ...] = (), *, plugins: bool = True) -> tuple[Pack, ...]:
    """Our packs in the order of their ids, then those of `plugins`, then those at `paths`.

    Raises
    ------
    PackError
        A pack is wrong; the faults of all of them are told at once.
    PluginError
        An entry point cannot be used, or two packs have one id.
    """
    sources = pack_folders(plugins=plugins) + [(str(path), path) for path in paths]
    packs: list[Pack] = []
    faults: list[Fault] = []
    claims: dict[str, str] = {}
    for claimant, folder in sources:
        pack, found = check_pack(folder)
        faults.extend(found)
        if pack is None:
            continue
        if pack.info.id in claims:
            raise PluginError(
                f"pack id {pack.info.id!r} is taken by {claims[pack.info.id]}", entry_point=claimant
            )
        claims[pack.info.id] = claimant
        packs.append(pack)
    if faults:
        raise pack_error(faults, "packs")
    return tuple(packs)


def pack_folders(*, plugins: bool = True) -> list[tuple[str, Path | Traversable]]:
    """Folders of our packs and of those that plug-ins bring, each with the name of who brings it.

    Raises
    ------
    PluginError
        An entry point cannot be used.
    """
    ours: list[tuple[str, Path | Traversable]] = [("spectriage", f) for f in shipped_folders()]
    return ours + (_plugin_folders() if plugins else [])


def shipped_folders() -> tuple[Traversable, ...]:
    """Folders of the packs that come with us, by name."""
    folders = [folder for folder in _packs_home().iterdir() if (folder / "pack.json").is_file()]
    return tuple(sorted(folders, key=lambda folder: folder.name))


def read_info(folder: Path | Traversable) -> PackInfo:
    """Read the particulars of a pack, without its records.

    Raises
    ------
    PackError
        They are wrong.
    """
    faults: list[Fault] = []
    info = _read_info(folder, faults)
    if info is None:
        raise pack_error(faults, folder.name)
    return info


def _read_entries(
    folder: Path | Traversable, faults: list[Fault]
) -> tuple[Ledger[EntryRecord], dict[str, RawRecord[EntryRecord]]]:
    """Read the entries, with the fields of their roots: the pack's own before the shared."""
    shared, own = _shared_roots(), Ledger(EntryRecord)
    if (folder / ROOTS).is_dir():
        own.read(folder / ROOTS, f"{folder.name}/{ROOTS}")
        own.check({})
    ledger = Ledger(EntryRecord)
    ledger.read(folder / ENTRIES, f"{folder.name}/{ENTRIES}")
    if not ledger.records and not ledger.faults:
        ledger.add(f"{folder.name}/{ENTRIES}", "", "", "the pack has no entries")
    roots = {**shared.records, **own.records}
    ledger.check(roots)
    faults.extend([*shared.faults, *own.faults, *ledger.faults])
    return ledger, roots


def _read_headings(folder: Path | Traversable, faults: list[Fault]) -> Ledger[HeadingRecord]:
    """Read the headings as the entries are read; a pack may have none."""
    shared, own = _shared_headings(), Ledger(HeadingRecord)
    if (folder / ROOTS / HEADINGS).is_dir():
        own.read(folder / ROOTS / HEADINGS, f"{folder.name}/{ROOTS}/{HEADINGS}")
        own.check({})
    ledger = Ledger(HeadingRecord)
    if (folder / HEADINGS).is_dir():
        ledger.read(folder / HEADINGS, f"{folder.name}/{HEADINGS}")
        ledger.check({**shared.records, **own.records})
    faults.extend([*shared.faults, *own.faults, *ledger.faults])
    return ledger


def _read_end_use(folder: Path | Traversable, faults: list[Fault]) -> list[EndUseRule]:
    """Read the rules about uses, in their file's order; a pack may have none."""
    ledger = Ledger(EndUseRule)
    if (folder / END_USE).is_file():
        ledger.take(folder / END_USE, f"{folder.name}/{END_USE}")
        ledger.check({})
    faults.extend(ledger.faults)
    return ledger.checked()


@lru_cache(maxsize=1)
def _shared_roots() -> Ledger[EntryRecord]:
    ledger = Ledger(EntryRecord)
    ledger.read(_packs_home() / ROOTS, ROOTS)
    ledger.check({})
    return ledger


@lru_cache(maxsize=1)
def _shared_headings() -> Ledger[HeadingRecord]:
    ledger = Ledger(HeadingRecord)
    if (home := _packs_home() / ROOTS / HEADINGS).is_dir():
        ledger.read(home, f"{ROOTS}/{HEADINGS}")
    ledger.check({})
    return ledger


def _packs_home() -> Traversable:
    return resources.files("spectriage.lists") / "packs"


def _plugin_folders() -> list[tuple[str, Path | Traversable]]:
    found: list[tuple[str, Path | Traversable]] = []
    for point in sorted(metadata.entry_points(group=GROUP), key=lambda point: point.name):
        try:
            folder = point.load()()
        except _PLUGIN_FAILURES as err:
            raise PluginError(f"{type(err).__name__}: {err}", entry_point=point.name) from err
        folder = Path(folder) if isinstance(folder, str) else folder
        if not isinstance(folder, Traversable):
            raise PluginError(
                f"gives {type(folder).__name__}, not a folder", entry_point=point.name
            )
        found.append((point.name, folder))
    return found


def _read_info(folder: Path | Traversable, faults: list[Fault]) -> PackInfo | None:
    file = f"{folder.name}/pack.json"
    data = read_file(folder / "pack.json", file, faults)
    if data is None:
        return None
    try:
        return PackInfo.model_validate(data)
    except ValidationError as err:
        faults.extend(faults_of(err, file, ""))
        return None
