"""What goes between the process that keeps a run and those that read documents.

Only JSON and bytes: what a reader sends may be the work of a hostile document, and is never
unpickled.
"""

from dataclasses import dataclass, field
from typing import Any

NAME = "document"  # what readers call every document; its path is put in afterwards
READ, REFUSED = "read", "refused"
CRASHED, TIMED_OUT, OUT_OF_MEMORY, INTERNAL = "crashed", "time_limit", "memory_limit", "internal"
INTERRUPTED = "interrupted"
AGAIN = frozenset((CRASHED, TIMED_OUT, OUT_OF_MEMORY, INTERNAL))  # worth a second try, alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document to read, or one stored report to hold against the lists again.

    `suffix` is the ending of the file's name, which tells text from mail. The bytes are read from
    `file`, or stand in `data` where the reader may be on another machine. `path` is what the page
    with the evidence calls it. A stored report has `report` (JSON) and `kept`, what was kept
    beside it.
    """

    number: int
    suffix: str
    path: str = ""
    file: str = ""
    data: bytes | None = None
    report: bytes | None = None
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a task ended: `status` is ``read``, or why there is no report.

    `kept` is what must be stored beside a report: families, unread pages, digest of the text, the
    row of the table. The report has no path yet (see `spectriage.batch.records.with_path`).
    """

    number: int
    status: str
    reason: str = ""
    sha256: str = ""
    report: bytes = b""
    kept: dict[str, Any] = field(default_factory=dict)
    evidence: bytes = b""
    peak_mb: int = 0
    seconds: float = 0.0
