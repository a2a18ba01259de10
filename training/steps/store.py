"""Write a model folder: meta data with hashes, metrics, and the card made from both."""

import hashlib
import json
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from card import model_card
from diagram import FILE as DIAGRAM
from diagram import write_diagram

NUMBERS = np.float32  # a fit takes two thirds of the time that it takes in double precision
LIBRARIES = ("scikit-learn", "skops", "numpy", "spacy")
_NOT_HASHED = ("meta.json", "metrics.json", "README.md", DIAGRAM)


def write_model(folder: Path, meta: dict[str, Any], metrics: dict[str, Any]) -> None:
    """Store `meta.json` (with the SHA-256 of each file), `metrics.json` and the model card."""
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in _NOT_HASHED
    }
    versions = {name: metadata.version(name) for name in LIBRARIES}
    whole = {**meta, "version": "0.1.0", "libraries": versions, "files": files}
    _write_json(folder / "meta.json", whole)
    _write_json(folder / "metrics.json", metrics)
    (folder / "README.md").write_text(model_card(whole, metrics), encoding="utf-8")
    if "reliability" in metrics:
        write_diagram(folder / DIAGRAM, metrics["reliability"])


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
