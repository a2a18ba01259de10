"""Raw records of a pack's files, read and checked one by one, with the faults on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from spectriage.lists import codes
from spectriage.lists.criteria import Part
from spectriage.lists.faults import Fault, FaultyText, faults_of, read_json

Model = TypeVar("Model", bound=Part)


@dataclass(slots=True)
class RawRecord(Generic[Model]):
    """One raw record with its place, and what was made of it once it is checked."""

    file: str
    code: str
    fields: dict[str, Any]
    checked: Model | None = None


@dataclass(slots=True)
class Ledger(Generic[Model]):
    """Faults found so far, and the records by code; `model` is what each is checked against."""

    model: type[Model]
    faults: list[Fault] = field(default_factory=list)
    records: dict[str, RawRecord[Model]] = field(default_factory=dict)

    def add(self, file: str, entry: str, place: str, message: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(file, entry, place, message))

    def read(self, folder: Path | Traversable, name: str) -> None:
        """Gather the raw records of all files of a folder, in the order of their names."""
        if not folder.is_dir():
            self.add(name, "", "", "no such folder")
            return
        for source in sorted(folder.iterdir(), key=lambda source: source.name):
            if source.name.endswith(".json"):
                self.take(source, f"{name}/{source.name}")

    def take(self, source: Path | Traversable, file: str) -> None:
        """Gather the raw records of one file."""
        for record in self._split(read_file(source, file, self.faults), file):
            self._add_record(record)

    def check(self, roots: Mapping[str, RawRecord[Model]]) -> None:
        """Make of each raw record what it stands for, with the fields of its root."""
        for record in self.records.values():
            if record.checked is None:
                fields = self._with_root(record, roots)
                if fields is not None:
                    self._check_fields(record, fields)

    def checked(self) -> list[Model]:
        """What was made of the records that have no fault."""
        return [record.checked for record in self.records.values() if record.checked]

    def _split(self, data: Any, file: str) -> Iterator[RawRecord[Model]]:
        if data is None:
            return
        if not isinstance(data, list):
            self.add(file, "", "", "a file of records is a JSON array")
            return
        for position, fields in enumerate(data):
            code = fields.get("code") if isinstance(fields, dict) else None
            if isinstance(code, str) and code:
                yield RawRecord(file, code, fields)
            else:
                self.add(file, f"record {position}", "code", "is missing, or is no text")

    def _add_record(self, record: RawRecord[Model]) -> None:
        if record.code in self.records:
            first = self.records[record.code].file
            self.add(record.file, record.code, "code", f"stands twice, first in {first}")
            return
        if record.code != codes.normalise(record.code):
            self.add(record.file, record.code, "code", f"write {codes.normalise(record.code)!r}")
        self.records[record.code] = record

    def _with_root(
        self, record: RawRecord[Model], roots: Mapping[str, RawRecord[Model]]
    ) -> dict[str, Any] | None:
        """Lay the record's fields over those of its root; None where that is at fault itself."""
        if "root" not in record.fields:
            return record.fields
        root = roots.get(str(record.fields["root"]))
        if root is None:
            self.add(record.file, record.code, "root", f"no root {record.fields['root']!r}")
            return None
        if "criteria" in record.fields and not record.fields.get("differs_from"):
            self.add(record.file, record.code, "differs_from", "is missing beside own criteria")
        if root.checked is None:
            return None
        # What the root was checked to is taken over as it is, so that the regimes share it: they
        # load faster, and what came out for it in one list is known for the next.
        return {name: getattr(root.checked, name) for name in root.fields} | record.fields

    def _check_fields(self, record: RawRecord[Model], fields: dict[str, Any]) -> None:
        try:
            record.checked = self.model.model_validate(fields)
        except ValidationError as err:
            self.faults.extend(faults_of(err, record.file, record.code))


def read_file(source: Path | Traversable, file: str, faults: list[Fault]) -> Any:
    """Parse a file; None where it cannot be read, which is added to the faults."""
    try:
        return read_json(source.read_text(encoding="utf-8"))
    except OSError:
        message = "cannot be read"
    except UnicodeDecodeError:
        message = "is not UTF-8"
    except FaultyText as err:
        message = str(err)
    faults.append(Fault(file, "", "", message))
    return None
