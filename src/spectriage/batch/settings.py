"""What decides a report besides the document, and what a reader may cost."""

import json
import os
from dataclasses import asdict, dataclass, field
from typing import Any

from spectriage.documents.limits import Limits

TIME_LIMIT_S = 300.0  # a 1,000-page manual takes 36 s (benchmarks/long_manual.py)
MEMORY_LIMIT_MB = 2_000  # address space beyond what the models take


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Lists to hold against, bounds of a document, and what a process that reads may take.

    `regimes` or `packs` name the lists as `spectriage.triage.triager.load` takes them. A document
    may take `time_limit_s` seconds and `memory_limit_mb` megabytes of address space beyond the
    loaded models, and its process is killed where it takes more. `evidence` names a function,
    ``module:function`` from a list of report and bytes to an HTML page; each report's page is made
    where one is named.
    """

    regimes: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    password: str | None = None
    limits: Limits = field(default_factory=Limits)
    time_limit_s: float = TIME_LIMIT_S
    memory_limit_mb: int = MEMORY_LIMIT_MB
    evidence: str = ""

    def to_json(self) -> str:
        """For the process that reads."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Settings":
        """Back from `to_json`."""
        found: dict[str, Any] = json.loads(text)
        found["limits"] = Limits(**found["limits"])
        for name in ("regimes", "packs"):
            found[name] = tuple(found[name])
        return cls(**found)

    def of_reading(self) -> dict[str, object]:
        """What can change what is read of a document; limits of time and memory cannot."""
        return {"limits": asdict(self.limits), "password": self.password or ""}


def core_count() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
