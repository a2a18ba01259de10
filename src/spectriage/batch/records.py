"""What the journal says of one document."""

import json
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spectriage.batch.messages import NAME

READ = "read"


@dataclass(slots=True, kw_only=True)
class Record:
    """One document of the run: its report's place, or why there is none.

    `path` is what reports call the document. `key` is the digest of what was read under which
    conditions, `judged` that of the lists. The report's `size` bytes stand in the store `store` at
    `offset`, and `crc` is their checksum. `kept` is what else came with it: the families considered
    and the pages unread, which the lists need, `text`, the digest of the words, and `summary`,
    which feeds the table, the overview and the list of the unread. It is held packed, as there may
    be a record for each of many thousand documents.
    """

    path: str
    sha256: str
    key: str
    judged: str
    status: str
    reason: str = ""
    tries: int = 1
    store: str = ""
    offset: int = 0
    size: int = 0
    crc: int = 0
    packed: bytes = b""

    @property
    def is_read(self) -> bool:
        """Whether there is a report."""
        return self.status == READ

    @property
    def kept(self) -> Mapping[str, Any]:
        """What came with the report; not to be changed."""
        return _unpacked(self.packed) if self.packed else {}

    @property
    def summary(self) -> dict[str, Any]:
        """Rows of the table and more; empty where there is no report."""
        found: dict[str, Any] = self.kept.get("summary", {})
        return found

    def to_line(self) -> bytes:
        """One line of the journal, with its checksum before it."""
        told = {name: getattr(self, name) for name in self.__slots__ if name != "packed"}
        told["kept"] = self.kept
        body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        return b"%08x " % zlib.crc32(body) + body + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> "Record | None":
        """The record of a line, None where the line is not whole."""
        body = line[9:].rstrip(b"\n")
        try:
            if int(line[:8], 16) != zlib.crc32(body):
                return None
            told = json.loads(body)
            told["judged"] = sys.intern(told["judged"])
            return cls(packed=pack(told.pop("kept")), **told)
        except (ValueError, TypeError, KeyError):
            return None


def pack(kept: Mapping[str, Any]) -> bytes:
    """What a record holds of `kept`."""
    return zlib.compress(json.dumps(kept, separators=(",", ":")).encode(), 1) if kept else b""


@lru_cache(maxsize=8)
def _unpacked(packed: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(packed))
    return found


def with_path(report: bytes, suffix: str, path: str) -> bytes:
    """The report with the document's path in place of what the reader called it."""
    return report.replace(_named(NAME + suffix), _named(path), 1)


def without_path(report: bytes, suffix: str, path: str) -> bytes:
    """Back from `with_path`, so that the report can be given to another document of these bytes."""
    return report.replace(_named(path), _named(NAME + suffix), 1)


def _named(path: str) -> bytes:
    """Where a report first names its document, as the report's type writes it."""
    return b'"document":{"path":' + json.dumps(path, ensure_ascii=False).encode()
