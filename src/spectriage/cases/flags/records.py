"""Red flags as data: id, source, severity, why, the question a person should ask."""

import json
from functools import lru_cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from spectriage.errors import DataError

SEVERITIES = ("high", "medium", "low")
_FILE = "red_flags.json"


class FlagRecord(BaseModel):
    """One red flag; all texts are ours, the sources name where the idea comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1)

    id: str = Field(pattern=r"^[a-z][a-z_]{2,40}$")
    severity: str = Field(pattern="^(?:high|medium|low)$")
    title: str
    why: str
    question: str = Field(pattern=r"\?")
    sources: tuple[str, ...] = Field(min_length=1)


@lru_cache(maxsize=1)
def load_flags() -> dict[str, FlagRecord]:
    """All red flags by id.

    Raises
    ------
    DataError
        All faults of the file, each with entry and field.
    """
    source = resources.files("spectriage.cases.flags") / "data" / _FILE
    return parse_flags(source.read_text(encoding="utf-8"), _FILE)


def parse_flags(text: str, file: str) -> dict[str, FlagRecord]:
    """Flags of a JSON text; see `load_flags`."""
    try:
        rows = json.loads(text)
    except ValueError as err:
        raise DataError(f"is no JSON ({err})", file=file) from err
    if not isinstance(rows, list):
        raise DataError("is no list", file=file)
    flags: dict[str, FlagRecord] = {}
    faults = []
    for number, row in enumerate(rows, 1):
        name = str(row.get("id", number)) if isinstance(row, dict) else str(number)
        try:
            record = FlagRecord.model_validate(row)
        except ValidationError as err:
            faults += [
                f"{name} → {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in err.errors()
            ]
            continue
        if record.id in flags:
            faults.append(f"{name} → id: stands twice")
        flags[record.id] = record
    if faults:
        raise DataError("; ".join(faults), file=file)
    return flags
