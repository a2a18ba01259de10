"""Records of a list as they stood before: ``earlier/<date>.json`` beside a pack's entries.

A file holds the paragraphs that were different from its date on: full records (which may have a
root), and ``{"code": …, "removed": true}`` for a paragraph that did not exist then. A record holds
until the next file that gives its code, else until the pack's own date. What a file does not give
stood as the next later file gives it, else as the pack does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from spectriage.lists.criteria import Part, Text
from spectriage.lists.faults import Fault, faults_of
from spectriage.lists.ledger import Ledger, RawRecord
from spectriage.lists.records import EntryRecord, PackInfo

EARLIER = "earlier"
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FILE = re.compile(rf"({DATE.pattern})\.json")


class Removed(Part):
    """A paragraph that did not exist at the time."""

    code: Text
    removed: Literal[True]


@dataclass(frozen=True, slots=True)
class Change:
    """What one file says: the records of its time, and which paragraphs did not exist."""

    date: str
    records: Mapping[str, RawRecord[EntryRecord]]
    removed: Mapping[str, str]


def earlier_dates(folder: Path | Traversable) -> tuple[str, ...]:
    """Dates of the earlier versions of a pack, the oldest first."""
    home = folder / EARLIER
    names = [file.name for file in home.iterdir()] if home.is_dir() else []
    return tuple(sorted(found[1] for name in names if (found := _FILE.fullmatch(name))))


def read_earlier(
    folder: Path | Traversable, info: PackInfo | None, faults: list[Fault],
    roots: Mapping[str, RawRecord[EntryRecord]],
) -> list[Change]:  # fmt: skip
    """Changes of all files, the oldest first; what is wrong with them is added to the faults."""
    home, changes = folder / EARLIER, []
    if not home.is_dir():
        return []
    for source in sorted(home.iterdir(), key=lambda source: source.name):
        if not source.name.endswith(".json"):
            continue
        file = f"{folder.name}/{EARLIER}/{source.name}"
        found = _FILE.fullmatch(source.name)
        if found is None:
            faults.append(Fault(file, "", "", "is not named for a date, such as 2026-06-24.json"))
            continue
        if info is not None and found[1] >= info.effective:
            faults.append(Fault(file, "", "", f"is not before the pack's own {info.effective}"))
        changes.append(_read_change(source, file, found[1], faults, roots))
    return changes


def _read_change(
    source: Path | Traversable, file: str, date: str, faults: list[Fault],
    roots: Mapping[str, RawRecord[EntryRecord]],
) -> Change:  # fmt: skip
    ledger = Ledger(EntryRecord)
    ledger.take(source, file)
    removed = {code: raw for code, raw in ledger.records.items() if "removed" in raw.fields}
    for code, raw in removed.items():
        del ledger.records[code]
        try:
            Removed.model_validate(raw.fields)
        except ValidationError as err:
            faults.extend(faults_of(err, file, code))
    ledger.check(roots)
    faults.extend(ledger.faults)
    return Change(date, ledger.records, dict.fromkeys(removed, file))


def stood_at(
    date: str,
    own: Mapping[str, RawRecord[EntryRecord]],
    changes: list[Change],
    faults: list[Fault],
) -> dict[str, RawRecord[EntryRecord]]:
    """The records by code that held at a date."""
    stood = dict(own)
    before = [change for change in changes if change.date <= date]
    after = [change for change in changes if change.date > date]
    for change in (*reversed(after), *before):  # the last one that gives a code wins
        for code, file in change.removed.items():
            if code not in own and not any(code in other.records for other in changes):
                message = "is removed, but neither the pack nor another time has it"
                faults.append(Fault(file, code, "removed", message))
            stood.pop(code, None)
        stood.update(change.records)
    return stood
