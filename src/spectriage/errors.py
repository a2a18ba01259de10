"""Every error spectriage raises on purpose.

SpectriageError
├─ DocumentError(path, page)      ├─ UnsupportedMediaType  ├─ EncryptedDocument
│                                 ├─ DamagedDocument       └─ LimitExceeded
├─ DataError(file, entry, field)  ├─ VocabularyError  ├─ PackError  └─ CorpusError
├─ ModelError(name)               ├─ ModelMissing     ├─ ModelHashMismatch  └─ ModelIncompatible
├─ UnitError(text) [ValueError]   └─ DimensionMismatch
├─ PluginError(entry_point)
└─ UsageError [ValueError]

An error carries its parts as attributes and survives pickling, because worker processes send
errors home::

    try:
        report = triager.triage(path)
    except spectriage.DocumentError as err:
        print(err.path, err.page, err)
"""

from typing import Any


class SpectriageError(Exception):
    """Root of all errors raised by spectriage."""

    def __init__(self, message: str, **parts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.parts = parts

    def __getattr__(self, name: str) -> Any:
        parts = self.__dict__.get("parts", {})
        if name in parts:
            return parts[name]
        raise AttributeError(name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.message, self.parts)


def _rebuild(kind: type[SpectriageError], message: str, parts: dict[str, Any]) -> SpectriageError:
    error = kind.__new__(kind)
    SpectriageError.__init__(error, message, **parts)
    return error


class DocumentError(SpectriageError):
    """A document, or one page of it, cannot be read."""

    def __init__(self, detail: str, *, path: str = "", page: int | None = None) -> None:
        where = path or "document"
        if page is not None:
            where = f"{where}, page {page}"
        super().__init__(f"{where}: {detail}", detail=detail, path=path, page=page)


class UnsupportedMediaType(DocumentError):
    """No reader knows this kind of file."""


class EncryptedDocument(DocumentError):
    """The document needs a password, or the one given is wrong."""


class DamagedDocument(DocumentError):
    """The bytes are not what their type promises."""


class LimitExceeded(DocumentError):
    """Reading on would pass a limit on size, pages, nesting or time."""


class DataError(SpectriageError):
    """A data file of ours, or of a third party, is wrong; names file, entry and field."""

    def __init__(self, detail: str, *, file: str, entry: str = "", field: str = "") -> None:
        where = " → ".join(part for part in (file, entry, field) if part)
        super().__init__(f"{where}: {detail}", detail=detail, file=file, entry=entry, field=field)


class VocabularyError(DataError):
    """A vocabulary file is wrong."""


class PackError(DataError):
    """A control-list pack is wrong."""


class CorpusError(DataError):
    """A corpus file is wrong."""


class ModelError(SpectriageError):
    """A trained model cannot be used."""

    def __init__(self, detail: str, *, name: str) -> None:
        super().__init__(f"model {name}: {detail}", detail=detail, name=name)


class ModelMissing(ModelError):
    """No model of this name is installed."""


class ModelHashMismatch(ModelError):
    """A model file is not the one its meta.json was written for."""


class ModelIncompatible(ModelError):
    """The model was trained for other features or other library versions."""


class UnitError(SpectriageError, ValueError):
    """A unit's spelling is not known."""

    def __init__(self, detail: str, *, text: str) -> None:
        super().__init__(f"{text!r}: {detail}", detail=detail, text=text)


class DimensionMismatch(UnitError):
    """Two units measure different things."""


class PluginError(SpectriageError):
    """A third party's component, reader or pack cannot be used."""

    def __init__(self, detail: str, *, entry_point: str) -> None:
        super().__init__(f"plug-in {entry_point}: {detail}", detail=detail, entry_point=entry_point)


class UsageError(SpectriageError, ValueError):
    """The caller asked for something that cannot be."""
