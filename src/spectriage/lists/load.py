"""Load packs: parse, check everything, index. All faults are reported at once.

A pack is a folder with ``pack.json`` and ``entries/*.json``. Entries may take their fields from
a record in a ``roots`` folder: the pack's own, else the one that our packs share. A third party
brings a pack by path, or by an entry point of the group ``spectriage.lists`` that names a
callable returning the folder.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from spectriage.errors import PluginError
from spectriage.lists import codes
from spectriage.lists.faults import Fault, FaultyText, faults_of, pack_error, read_json
from spectriage.lists.pack import Pack, build_pack, find_reference_faults
from spectriage.lists.records import EntryRecord, PackInfo

GROUP = "spectriage.lists"
ROOTS = "roots"
_PLUGIN_FAILURES = (
    ImportError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


@dataclass(slots=True)
class _Record:
    """One raw record with its place, and the entry made of it once it is checked."""

    file: str
    code: str
    fields: dict[str, Any]
    entry: EntryRecord | None = None


@dataclass(slots=True)
class _Ledger:
    """Faults found so far, and the records by code."""

    faults: list[Fault] = field(default_factory=list)
    records: dict[str, _Record] = field(default_factory=dict)

    def add(self, file: str, entry: str, place: str, message: str) -> None:
        self.faults.append(Fault(file, entry, place, message))


def load_pack(folder: Path | Traversable) -> Pack:
    """One pack from its folder.

    Raises
    ------
    PackError
        Something is wrong; the text has a line for each fault, and ``faults`` holds them.
    """
    pack, faults = check_pack(folder)
    if pack is None:
        raise pack_error(faults, folder.name)
    return pack


def check_pack(folder: Path | Traversable) -> tuple[Pack | None, tuple[Fault, ...]]:
    """Return the pack, or None and all its faults."""
    shared, shared_faults = _shared_roots()
    own = _Ledger()
    if (folder / ROOTS).is_dir():
        _read_records(folder / ROOTS, f"{folder.name}/{ROOTS}", own)
        _check_records(own, {})
    ledger = _Ledger()
    info = _read_info(folder, ledger)
    _read_records(folder / "entries", f"{folder.name}/entries", ledger)
    if not ledger.records and not ledger.faults:
        ledger.add(f"{folder.name}/entries", "", "", "the pack has no entries")
    _check_records(ledger, {**shared, **own.records})
    entries = [record.entry for record in ledger.records.values() if record.entry]
    if len(entries) == len(ledger.records):
        for code, place, message in find_reference_faults(entries):
            ledger.add(ledger.records[code].file, code, place, message)
    faults = tuple(sorted({*shared_faults, *own.faults, *ledger.faults}))
    if faults or info is None:
        return None, faults
    return build_pack(info, entries), ()


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
    sources: list[tuple[str, Path | Traversable]] = [("spectriage", f) for f in shipped_folders()]
    sources += _plugin_folders() if plugins else []
    sources += [(str(path), path) for path in paths]
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


def shipped_folders() -> tuple[Traversable, ...]:
    """Folders of the packs that come with us, by name."""
    home = resources.files("spectriage.lists") / "packs"
    folders = [folder for folder in home.iterdir() if (folder / "pack.json").is_file()]
    return tuple(sorted(folders, key=lambda folder: folder.name))


@lru_cache(maxsize=1)
def _shared_roots() -> tuple[Mapping[str, _Record], tuple[Fault, ...]]:
    ledger = _Ledger()
    _read_records(resources.files("spectriage.lists") / "packs" / ROOTS, ROOTS, ledger)
    _check_records(ledger, {})
    return ledger.records, tuple(ledger.faults)


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


def _read_info(folder: Path | Traversable, ledger: _Ledger) -> PackInfo | None:
    file = f"{folder.name}/pack.json"
    data = _read_file(folder / "pack.json", file, ledger)
    if data is None:
        return None
    try:
        return PackInfo.model_validate(data)
    except ValidationError as err:
        ledger.faults.extend(faults_of(err, file, ""))
        return None


def _read_file(source: Path | Traversable, file: str, ledger: _Ledger) -> Any:
    try:
        return read_json(source.read_text(encoding="utf-8"))
    except OSError:
        ledger.add(file, "", "", "cannot be read")
    except UnicodeDecodeError:
        ledger.add(file, "", "", "is not UTF-8")
    except FaultyText as err:
        ledger.add(file, "", "", str(err))
    return None


def _read_records(folder: Path | Traversable, name: str, ledger: _Ledger) -> None:
    """Gather the raw records of all files of a folder, in the order of their names."""
    if not folder.is_dir():
        ledger.add(name, "", "", "no such folder")
        return
    for source in sorted(folder.iterdir(), key=lambda source: source.name):
        if source.name.endswith(".json"):
            file = f"{name}/{source.name}"
            data = _read_file(source, file, ledger)
            for record in _split_records(data, file, ledger):
                _add_record(record, ledger)


def _split_records(data: Any, file: str, ledger: _Ledger) -> Iterator[_Record]:
    if data is None:
        return
    if not isinstance(data, list):
        ledger.add(file, "", "", "a file of records is a JSON array")
        return
    for position, fields in enumerate(data):
        code = fields.get("code") if isinstance(fields, dict) else None
        if isinstance(code, str) and code:
            yield _Record(file, code, fields)
        else:
            ledger.add(file, f"record {position}", "code", "is missing, or is no text")


def _add_record(record: _Record, ledger: _Ledger) -> None:
    if record.code in ledger.records:
        first = ledger.records[record.code].file
        ledger.add(record.file, record.code, "code", f"stands twice, first in {first}")
        return
    if record.code != codes.normalise(record.code):
        ledger.add(record.file, record.code, "code", f"write {codes.normalise(record.code)!r}")
    ledger.records[record.code] = record


def _check_records(ledger: _Ledger, roots: Mapping[str, _Record]) -> None:
    for record in ledger.records.values():
        if record.entry is None:
            fields = _with_root(record, roots, ledger)
            if fields is not None:
                _check_fields(record, fields, ledger)


def _with_root(
    record: _Record, roots: Mapping[str, _Record], ledger: _Ledger
) -> dict[str, Any] | None:
    """Lay the record's fields over those of its root; None where that is at fault itself."""
    if "root" not in record.fields:
        return record.fields
    root = roots.get(str(record.fields["root"]))
    if root is None:
        ledger.add(record.file, record.code, "root", f"no root {record.fields['root']!r}")
        return None
    if "criteria" in record.fields and not record.fields.get("differs_from"):
        ledger.add(record.file, record.code, "differs_from", "is missing beside own criteria")
    return {**root.fields, **record.fields} if root.entry else None


def _check_fields(record: _Record, fields: dict[str, Any], ledger: _Ledger) -> None:
    try:
        record.entry = EntryRecord.model_validate(fields)
    except ValidationError as err:
        ledger.faults.extend(faults_of(err, record.file, record.code))
