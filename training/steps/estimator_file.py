"""Estimators as skops files that are the same to the byte whenever the estimator is the same.

skops names parts by their address in memory and stamps them with the time; both are replaced.
"""

import io
import re
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import skops.io

_ADDRESS = re.compile(r'"__id__": (\d+)|"(\d+)\.np[yz]"')
_SCHEMA = "schema.json"


def dump_estimator(estimator: Any, path: Path) -> None:
    """Write the estimator; its vectorisers forget the address of their stop words.

    Columns become plain integers: skops writes a file for each of numpy's.
    """
    for step in _parts(estimator):
        vars(step).pop("_stop_words_id", None)
        if hasattr(step, "vocabulary_"):
            step.vocabulary_ = {term: int(n) for term, n in step.vocabulary_.items()}
    with ZipFile(io.BytesIO(skops.io.dumps(estimator))) as dumped:
        schema = dumped.read(_SCHEMA).decode("utf-8")
        numbers: dict[str, str] = {}
        for found in _ADDRESS.finditer(schema):
            numbers.setdefault(found[1] or found[2], str(len(numbers) + 1))
        renamed = _ADDRESS.sub(lambda found: _renumber(found, numbers), schema)
        parts = {_SCHEMA: renamed.encode("utf-8")}
        for name in dumped.namelist():
            if name != _SCHEMA:
                stem, _, suffix = name.partition(".")
                parts[f"{numbers[stem]}.{suffix}"] = dumped.read(name)
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as stored:
        for name in sorted(parts):
            entry = ZipInfo(name)  # dated 1980
            entry.compress_type = ZIP_DEFLATED
            stored.writestr(entry, parts[name], compresslevel=9)


def _renumber(found: re.Match[str], numbers: dict[str, str]) -> str:
    address = found[1] or found[2]
    return found[0].replace(address, numbers[address])


def _parts(estimator: Any) -> list[Any]:
    """The estimator with all estimators inside its steps and transformers."""
    found = [estimator]
    for attribute in ("steps", "transformers", "transformers_", "transformer_list"):
        for member in getattr(estimator, attribute, []):
            if not isinstance(member[1], str):
                found += _parts(member[1])
    return found
