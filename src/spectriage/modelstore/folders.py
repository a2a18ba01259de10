"""Where trained models lie, and that they are the ones that were trained."""

import hashlib
import json
import os
from importlib import resources
from pathlib import Path
from typing import Any

from spectriage.errors import ModelHashMismatch, ModelMissing

META = "meta.json"
# Folder of models of the user's own; each model that it holds goes before the shipped one. Worker
# processes inherit it. It is read when a model is first loaded.
MODELS_VARIABLE = "SPECTRIAGE_MODELS"


def model_folder(name: str) -> Path:
    """Folder of a model: the user's own, in the installed package, or the checkout's `models/`.

    Raises
    ------
    ModelMissing
        It is in none of them, or the user's own folder is not there.
    """
    installed = Path(str(resources.files("spectriage"))) / "models" / name
    checkout = Path(__file__).resolve().parents[3] / "models" / name
    places = [installed, checkout]
    if own := os.environ.get(MODELS_VARIABLE):
        if not Path(own).is_dir():
            raise ModelMissing(f"{MODELS_VARIABLE} names {own}, which is no folder", name=name)
        places.insert(0, Path(own) / name)
    for folder in places:
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
