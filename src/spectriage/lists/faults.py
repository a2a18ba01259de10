"""Faults of a pack's files: read JSON strictly, and tell what pydantic found in plain words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from spectriage.errors import PackError
from spectriage.lists.criteria import NODE_KEYS

_TAGS = frozenset({*NODE_KEYS, "number", "window"})


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: where it stands and what is wrong."""

    file: str
    entry: str
    field: str
    message: str

    def __str__(self) -> str:
        """``file → entry → field: message``."""
        where = " → ".join(part for part in (self.file, self.entry, self.field) if part)
        return f"{where}: {self.message}"


class FaultyText(ValueError):
    """A text is no JSON of ours; the message says why."""


def read_json(text: str) -> Any:
    """Parse JSON that has no key twice in one object and no NaN.

    Raises
    ------
    FaultyText
        The text is no such JSON, or is nested too deeply.
    """
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as err:
        raise FaultyText(f"no JSON: {err.msg}, line {err.lineno} column {err.colno}") from err
    except RecursionError as err:
        raise FaultyText("nested too deeply") from err


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise FaultyText(f"key {key!r} stands twice in one object{_near(pairs)}")
        found[key] = value
    return found


def _near(pairs: list[tuple[str, Any]]) -> str:
    code = next((value for key, value in pairs if key == "code"), None)
    return f" (of {code})" if code else ""


def _no_constant(text: str) -> Any:
    raise FaultyText(f"{text} is no number of JSON")


def faults_of(err: ValidationError, file: str, entry: str) -> list[Fault]:
    """Faults that a pydantic model found, each at its own field."""
    errors = [
        (detail["loc"], _message(detail)) for detail in err.errors() if not _echoes(detail, err)
    ]
    return [Fault(file, entry, _field(place), message) for place, message in errors]


def _echoes(detail: Any, err: ValidationError) -> bool:
    """Whether a fault only repeats one below it: pydantic calls a list of bad items too short."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(
        other["loc"][: len(place)] == place and len(other["loc"]) > len(place)
        for other in err.errors()
    )


def _field(place: tuple[int | str, ...]) -> str:
    """Path in the file: pydantic's, without the tags that it writes for each kind of node."""
    steps: list[str] = []
    before: int | str = ""
    for step in place:
        holds_node = isinstance(before, int) or before in ("criteria", "not", "value")
        if holds_node and step in _TAGS:
            before = ""
        else:
            steps.append(str(step))
            before = step
    return ".".join(steps)


def _message(detail: Any) -> str:
    if detail["type"] == "extra_forbidden":
        return "no such field"
    if detail["type"] == "missing":
        return "is missing"
    if detail["type"] in ("too_short", "string_too_short"):
        return "is empty"
    message: str = detail["msg"]
    return message.removeprefix("Value error, ")


def pack_error(faults: Iterable[Fault], file: str) -> PackError:
    """One error for all faults; its ``faults`` part holds them singly."""
    found = sorted(set(faults))
    files = sorted({fault.file for fault in found})
    if len(found) == 1:
        only = found[0]
        error = PackError(only.message, file=only.file, entry=only.entry, field=only.field)
    else:
        lines = "".join(f"\n  {fault}" for fault in found)
        where = files[0] if len(files) == 1 else file
        error = PackError(f"{len(found)} faults{lines}", file=where)
    error.parts["faults"] = tuple(found)
    return error
