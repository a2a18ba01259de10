"""A list of names the user supplies: US Consolidated Screening List CSV, OpenSanctions simple CSV.

Both layouts are told apart by their column heads. Lines that hold no name are counted and told.
"""

import csv
import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spectriage.errors import UsageError

MAX_BYTES = 512 * 1024 * 1024
MAX_ALIASES = 500  # a line with more is cut, and told
_MAX_FIELD = 4_000_000  # characters; OpenSanctions puts thousands of addresses into one field
_SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class ListedName:
    """One line of a list."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    countries: tuple[str, ...]
    addresses: str
    programme: str
    line: int


@dataclass(frozen=True, slots=True)
class ScreeningList:
    """All lines of a list, with where it came from and what could not be used."""

    path: str
    sha256: str
    layout: str
    names: tuple[ListedName, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Layout:
    name: str
    needs: frozenset[str]
    id: str
    aliases: str
    kind: str
    countries: tuple[str, ...]
    addresses: str
    programmes: tuple[str, ...]


_LAYOUTS = (
    _Layout(
        "US Consolidated Screening List CSV", frozenset({"source", "name", "alt_names"}),
        "entity_number", "alt_names", "type", ("citizenships", "nationalities"), "addresses",
        ("source", "programs"),
    ),
    _Layout(
        "OpenSanctions simple CSV", frozenset({"id", "schema", "name", "aliases"}),
        "id", "aliases", "schema", ("countries",), "addresses",
        ("dataset", "sanctions", "program_ids"),
    ),
)  # fmt: skip


def read_screening_list(path: str | os.PathLike[str]) -> ScreeningList:
    """Read a list in either layout, UTF-8 with or without a mark.

    Raises
    ------
    UsageError
        The file cannot be read, is too large, or has the heads of neither layout.
    """
    file = Path(path)
    try:
        if file.stat().st_size > MAX_BYTES:
            raise UsageError(f"{file}: larger than {MAX_BYTES // 2**20} MB")
        data = file.read_bytes()
    except OSError as err:
        raise UsageError(f"{file}: cannot be read ({err.strerror})") from err
    problems: list[str] = []
    text = data.decode("utf-8-sig", errors="replace")
    if "\ufffd" in text:
        problems.append("bytes that are not UTF-8 were replaced; names with them may be missed")
    before = csv.field_size_limit(_MAX_FIELD)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""))
        heads = [(head or "").strip().casefold() for head in rows.fieldnames or ()]
        rows.fieldnames = heads
        layout = next((one for one in _LAYOUTS if one.needs <= set(heads)), None)
        if layout is None:
            known = " or ".join(one.name for one in _LAYOUTS)
            raise UsageError(f"{file}: its column heads are not those of {known}")
        names = tuple(_names(rows, layout, problems))
    except csv.Error as err:
        raise UsageError(f"{file}: line {rows.line_num}: {err}") from err
    finally:
        csv.field_size_limit(before)
    return ScreeningList(
        str(file), hashlib.sha256(data).hexdigest(), layout.name, names, tuple(problems)
    )


def _names(
    rows: "csv.DictReader[str]", layout: _Layout, problems: list[str]
) -> Iterator[ListedName]:
    nameless = []
    for row in rows:
        name = (row.get("name") or "").strip()
        if not name:
            nameless.append(rows.line_num)
            continue
        aliases = _split(row.get(layout.aliases))
        if len(aliases) > MAX_ALIASES:
            problems.append(
                f"line {rows.line_num}: {len(aliases)} aliases, the first {MAX_ALIASES} kept"
            )
        yield ListedName(
            id=(row.get(layout.id) or row.get("_id") or "").strip() or f"line {rows.line_num}",
            name=name,
            aliases=tuple(alias for alias in aliases[:MAX_ALIASES] if alias != name),
            kind=(row.get(layout.kind) or "").strip(),
            countries=tuple(
                dict.fromkeys(
                    code.upper() for head in layout.countries for code in _split(row.get(head))
                )
            ),
            addresses=(row.get(layout.addresses) or "").strip(),
            programme="; ".join(
                told for head in layout.programmes if (told := (row.get(head) or "").strip())
            ),
            line=rows.line_num,
        )
    if nameless:
        shown = ", ".join(map(str, nameless[:10])) + (" …" if len(nameless) > 10 else "")
        problems.append(f"{len(nameless)} line(s) without a name, not screened against: {shown}")


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(_SEPARATOR) if part.strip()]
