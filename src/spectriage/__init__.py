"""spectriage: evidenced control-list candidates from spec sheets and export papers.

>>> import spectriage
>>> triager = spectriage.load()                           # doctest: +SKIP
>>> report = triager.triage("camera.pdf")                 # doctest: +SKIP
>>> report.candidates[0].entry                            # doctest: +SKIP
'6A003.b.4.b'

Names are imported when first used, so that ``import spectriage`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spectriage.errors import (
        DamagedDocument,
        DataError,
        DocumentError,
        EncryptedDocument,
        LimitExceeded,
        ModelError,
        SpectriageError,
        UnsupportedMediaType,
        UsageError,
    )
    from spectriage.report.model import Candidate, Report, report_schema
    from spectriage.triage.triager import Triager, load
    from spectriage.version import __version__

_HOMES = {
    "Candidate": "spectriage.report.model",
    "DamagedDocument": "spectriage.errors",
    "DataError": "spectriage.errors",
    "DocumentError": "spectriage.errors",
    "EncryptedDocument": "spectriage.errors",
    "LimitExceeded": "spectriage.errors",
    "ModelError": "spectriage.errors",
    "Report": "spectriage.report.model",
    "SpectriageError": "spectriage.errors",
    "Triager": "spectriage.triage.triager",
    "UnsupportedMediaType": "spectriage.errors",
    "UsageError": "spectriage.errors",
    "__version__": "spectriage.version",
    "load": "spectriage.triage.triager",
    "report_schema": "spectriage.report.model",
}

__all__ = [
    "Candidate",
    "DamagedDocument",
    "DataError",
    "DocumentError",
    "EncryptedDocument",
    "LimitExceeded",
    "ModelError",
    "Report",
    "SpectriageError",
    "Triager",
    "UnsupportedMediaType",
    "UsageError",
    "__version__",
    "load",
    "report_schema",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'spectriage' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
