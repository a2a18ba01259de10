"""What a reader's child does with each task: read the document, or judge a stored report again."""

import hashlib
import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from spectriage.batch import messages
from spectriage.batch.guard import guard
from spectriage.batch.settings import Settings
from spectriage.batch.summary import summarise
from spectriage.documents.model import Document
from spectriage.documents.read import read_document
from spectriage.errors import DocumentError
from spectriage.report.model import Report
from spectriage.triage.triager import Triager, Understood, load

_READERS = ("pdf", "docx", "xlsx", "html", "eml", "pdf_tables")
_DETAIL = 500


@dataclass(slots=True)
class Server:
    """Everything loaded, ready to serve one connection."""

    triager: Triager
    settings: Settings
    render: Callable[..., str] | None

    @classmethod
    def load(cls, settings: Settings) -> "Server":
        """Load models and lists.

        Raises
        ------
        SpectriageError
            A list or a model cannot be used.
        """
        triager = load(regimes=settings.regimes, packs=settings.packs, limits=settings.limits)
        return cls(triager, settings, _function(settings.evidence) if settings.evidence else None)

    def warm_up(self) -> None:
        """Load what comes with the first document, so that no child has to."""
        for reader in _READERS:
            importlib.import_module(f"spectriage.documents.readers.{reader}")
        report = self.triager.triage_text("Thermal camera\nFrame rate: 60 Hz\n")
        Report.model_validate_json(report.model_dump_json())

    def serve(self, connection: Connection) -> None:
        """Answer tasks until the other side hangs up."""
        kept_by = guard(self.settings.memory_limit_mb)
        connection.send_bytes(json.dumps({"pid": os.getpid(), "guard": kept_by}).encode())
        while True:
            head = json.loads(connection.recv_bytes())
            payload = connection.recv_bytes() if head["payload"] else b""
            start = time.perf_counter()
            told, parts = self._answer(head, payload)
            told |= {"peak_mb": _peak_mb(), "seconds": round(time.perf_counter() - start, 3)}
            connection.send_bytes(json.dumps(told | {"parts": len(parts)}).encode())
            for part in parts:
                connection.send_bytes(part)

    def _answer(self, head: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], list[bytes]]:
        try:
            if head["judge"]:
                return self._judge(head["kept"], payload)
            return self._read(head, payload)
        except DocumentError as err:
            status = messages.OUT_OF_MEMORY if _is_of_memory(err) else messages.REFUSED
            page = f"page {err.page}: " if err.page is not None else ""
            return {"status": status, "reason": page + _short(str(err.detail))}, []
        except Exception as err:  # the edge of a worker: what no reader foresaw costs one document
            if _is_of_memory(err):
                limit = f"more than {self.settings.memory_limit_mb} MB of memory"
                return {"status": messages.OUT_OF_MEMORY, "reason": limit}, []
            reason = f"{type(err).__name__}: {_short(str(err))}"
            return {"status": messages.INTERNAL, "reason": reason}, []

    def _read(self, head: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], list[bytes]]:
        name = messages.NAME + head["suffix"]
        document = read_document(
            payload if head["payload"] else head["file"],
            name=name, password=self.settings.password, limits=self.settings.limits,
        )  # fmt: skip
        understood = self.triager.understand(document)
        told, parts = self._tell(understood, text_digest(document))
        if self.render is not None:
            parts.append(self._evidence(parts[0], payload or _bytes_of(head["file"]), head["path"]))
        return told, parts

    def _evidence(self, line: bytes, data: bytes, path: str) -> bytes:
        report = Report.model_validate_json(line)
        named = report.document.model_copy(update={"path": path})
        shown = report.model_copy(update={"document": named})
        page = self.render([(shown, data)], password=self.settings.password) if self.render else ""
        return page.encode("utf-8", "backslashreplace")

    def _judge(self, kept: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], list[bytes]]:
        report = Report.model_validate_json(payload)
        return self._tell(Understood(report, kept["families"], kept["unread"]), kept["text"])

    def _tell(self, understood: Understood, text: str) -> tuple[dict[str, Any], list[bytes]]:
        report = self.triager.judge(understood)
        kept = {
            "families": dict(understood.families), "unread": list(understood.unread), "text": text,
            "summary": summarise(report),
        }  # fmt: skip
        told = {"status": messages.READ, "sha256": report.document.sha256, "kept": kept}
        return told, [report.model_dump_json().encode()]


def text_digest(document: Document) -> str:
    """SHA-256 of the words of all pages, however they are spaced; empty where there are none."""
    digest, any_word = hashlib.sha256(), False
    for page in document.pages:
        for word in page.text.split():
            digest.update(word.casefold().encode("utf-8", "surrogatepass") + b" ")
            any_word = True
    return digest.hexdigest() if any_word else ""


def _bytes_of(file: str) -> bytes:
    with open(file, "rb") as stream:
        return stream.read()


def _is_of_memory(err: BaseException | None) -> bool:
    """Whether memory ran out, whatever error that was turned into."""
    while err is not None:
        if isinstance(err, MemoryError):
            return True
        err = err.__cause__ or err.__context__
    return False


def _short(text: str) -> str:
    return " ".join(text.split())[:_DETAIL]


def _peak_mb() -> int:
    import resource

    unit = 1_000_000 if sys.platform == "darwin" else 1_000  # bytes there, kilobytes elsewhere
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit)


def _function(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)
