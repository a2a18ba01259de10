"""Where trained models lie, and that they are the ones that were trained."""

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import Any

from spectriage.errors import ModelHashMismatch, ModelMissing

META = "meta.json"


def model_folder(name: str) -> Path:
    """Folder of a model: in the installed package, else in the checkout's `models/`.

    Raises
    ------
    ModelMissing
        It is in neither.
    """
    installed = Path(str(resources.files("spectriage"))) / "models" / name
    checkout = Path(__file__).resolve().parents[3] / "models" / name
    for folder in (installed, checkout):
        if (folder / META).is_file():
            return folder
    raise ModelMissing("not installed; train it with `python training/train.py`", name=name)


def verify_model(folder: Path, name: str) -> dict[str, Any]:
    """Meta data of a model, after each listed file's SHA-256 was checked.

    Raises
    ------
    ModelMissing
        A listed file is not there.
    ModelHashMismatch
        A file is not the one the meta data was written for.
    """
    meta: dict[str, Any] = json.loads((folder / META).read_text(encoding="utf-8"))
    for file, expected in sorted(meta["files"].items()):
        path = folder / file
        if not path.is_file():
            raise ModelMissing(f"{file} is not there", name=name)
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelHashMismatch(f"{file} was changed after training", name=name)
    return meta
