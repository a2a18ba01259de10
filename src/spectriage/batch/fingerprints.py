"""Digests of everything but the document that decides what its report says.

Two of them, since they change at different times: what decides what is read of a document (code,
models, vocabulary, libraries, limits), and what decides what the lists say to it (lists, ranking
model). A change of the second needs no document. Only the standard library is imported here: a run
in which nothing changed should cost little more than hashing its documents.
"""

import hashlib
import json
import os
import platform
from collections.abc import Callable
from functools import cache
from importlib import metadata
from pathlib import Path

from spectriage.batch.settings import Settings
from spectriage.version import __version__

PACKAGE = Path(__file__).resolve().parents[1]
RANKING = "candidate_ranking"
MODELS_VARIABLE = "SPECTRIAGE_MODELS"  # as in modelstore, which is not imported; a test says so
_MODELS = (PACKAGE / "models", PACKAGE.parents[1] / "models")  # installed, or a checkout
_READING = ("documents", "language", "classify", "parameters", "vocabulary", "report", "triage")
_JUDGING = ("lists", "triage", "classify", "report", "vocabulary")
# Libraries whose version may change what is read; those of the extra ocr decide whether scans are.
_LIBRARIES = (
    "pypdfium2", "pdfplumber", "spacy", "numpy", "lxml", "python-docx", "openpyxl", "pillow",
    "rapidocr", "onnxruntime", "pydantic",
)  # fmt: skip
_PLUGINS = ("spectriage.readers", "spectriage.lists", "spacy_factories")
_DIGITS = 32


def reading_fingerprint(settings: Settings) -> str:
    """Of all that decides what is read of a document."""
    digest = _start(settings.of_reading(), _library_versions(), _plugins())
    for room in _READING:
        _add_folder(digest, PACKAGE / room)
    _add_models(digest, lambda name: name != RANKING)
    return digest.hexdigest()[:_DIGITS]


def judging_fingerprint(settings: Settings) -> str:
    """Of all that decides what the lists say to what was read."""
    digest = _start([settings.regimes, settings.packs], _plugins())
    for room in _JUDGING:
        _add_folder(digest, PACKAGE / room)
    for pack in settings.packs:
        if (folder := Path(pack.partition("@")[0])).is_dir():
            _add_folder(digest, folder)
    _add_models(digest, lambda name: name == RANKING)
    return digest.hexdigest()[:_DIGITS]


def folder_fingerprint(room: str) -> str:
    """Of the code and the data of one room."""
    digest = hashlib.sha256(__version__.encode())
    _add_folder(digest, PACKAGE / room)
    return digest.hexdigest()[:_DIGITS]


def library_versions() -> dict[str, str]:
    """Versions of the libraries that decide what is read; empty where one is not installed."""
    return dict(_library_versions())


def model_digests() -> dict[str, str]:
    """SHA-256 of each model's description, which names the digest of each of its files."""
    return {
        meta.parent.name: hashlib.sha256(meta.read_bytes()).hexdigest() for meta in _model_metas()
    }


def _start(*parts: object) -> "hashlib._Hash":
    told = [__version__, platform.python_version_tuple()[:2], *parts]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode())


def _add_folder(digest: "hashlib._Hash", folder: Path) -> None:
    digest.update(_folder_digest(folder))


@cache
def _folder_digest(folder: Path) -> bytes:
    digest = hashlib.sha256()
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if not name.endswith(".pyc"):
                file = os.path.join(place, name)
                with open(file, "rb", buffering=0) as stream:
                    content = hashlib.sha256(stream.read()).hexdigest()
                digest.update(f"{os.path.relpath(file, folder)}\0{content}\n".encode())
    return digest.digest()


def _add_models(digest: "hashlib._Hash", wanted: Callable[[str], bool]) -> None:
    for meta in _model_metas():
        if wanted(meta.parent.name):
            digest.update(meta.parent.name.encode() + b"\0" + meta.read_bytes())


def _model_metas() -> list[Path]:
    shipped: list[Path] = []
    for folder in _MODELS:
        if shipped := sorted(folder.glob("*/meta.json")):
            break
    own = os.environ.get(MODELS_VARIABLE)  # these go before the shipped ones of the same name
    mine = {meta.parent.name: meta for meta in Path(own).glob("*/meta.json")} if own else {}
    found = {meta.parent.name: meta for meta in shipped} | mine
    return [found[name] for name in sorted(found)]


@cache
def _library_versions() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ""
    return found


@cache
def _plugins() -> tuple[tuple[str, ...], ...]:
    """Entry points that may bring readers, lists or components, with their packages' versions."""
    points = metadata.entry_points()
    found = []
    for group in _PLUGINS:
        for point in points.select(group=group):
            named = (group, point.name, point.value)
            ours = point.value.startswith("spectriage.")
            version = point.dist.version if point.dist and not ours else ""
            found.append((*named, version))
    return tuple(sorted(found))
