"""Reports by what they depend on: the document's bytes and everything that decides what is read.

An entry is one file, written whole. It carries the digest of the lists it was judged by, so that
another version of the lists needs the entry and not the document. A broken entry is as good as
none; a cache that cannot be written costs only its use.
"""

import contextlib
import hashlib
import json
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LEVEL = 1  # a report packs to a sixth, in a millisecond


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is kept of one document: a report and what belongs to it, or why there is none."""

    status: str
    judged: str
    reason: str = ""
    report: bytes = b""
    kept: dict[str, Any]


def key_of(sha256: str, suffix: str, fingerprint: str) -> str:
    """Key of a document's entry; the ending of its name tells text from mail."""
    return hashlib.sha256(f"{sha256} {suffix} {fingerprint}".encode()).hexdigest()


class Cache:
    """A folder of entries. `broken` counts those that were damaged, `unwritten` those not kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.broken = 0
        self.unwritten = 0

    def get(self, key: str) -> Entry | None:
        """The entry of a key, None where there is none or it is not whole."""
        if self.folder is None:
            return None
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        try:
            checksum, _, body = data.partition(b"\n")
            if int(checksum, 16) != zlib.crc32(body):
                raise ValueError("checksum")
            size, _, rest = body.partition(b"\n")
            head = json.loads(rest[: int(size)])
            report = zlib.decompress(rest[int(size) :])
            return Entry(report=report, **head)
        except (ValueError, TypeError, zlib.error):
            self.broken += 1
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry; where it cannot be written it is counted and the run goes on."""
        if self.folder is None:
            return
        told = {
            "status": entry.status, "judged": entry.judged, "reason": entry.reason,
            "kept": entry.kept,
        }  # fmt: skip
        head = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        body = b"%d\n" % len(head) + head + zlib.compress(entry.report, _LEVEL)
        path = self._path(key)
        partial = path.with_name(f".{key}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(b"%08x\n" % zlib.crc32(body) + body)
            partial.replace(path)
        except OSError:
            self.unwritten += 1
            with contextlib.suppress(OSError):
                partial.unlink()

    def _path(self, key: str) -> Path:
        folder = self.folder or Path()
        return folder / key[:2] / key


def default_folder() -> Path:
    """Where caches belong on this system: ``$XDG_CACHE_HOME/spectriage``."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if home else Path.home() / ".cache") / "spectriage"
