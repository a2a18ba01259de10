"""Hand-made facts and packs for the tests of this room."""

import json
from functools import lru_cache
from pathlib import Path

from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.explain import EntryResult
from spectriage.lists.facts import Facts, FactValue, FeatureFact
from spectriage.lists.load import load_pack
from spectriage.lists.pack import Pack

PACKS = Path(__file__).parent / "packs"


@lru_cache(maxsize=1)
def demo() -> Pack:
    return load_pack(PACKS / "demo")


def value(parameter: str, typ: float | None = None, **slots) -> FactValue:
    return FactValue(parameter=parameter, typ=typ, **slots)


def facts(*values: FactValue, family: str | None = "thermal_camera", **polarities: str) -> Facts:
    """Facts with values and, by keyword, features with their polarity."""
    features = {name: FeatureFact(polarity=told) for name, told in polarities.items()}
    return Facts(values=values, features=features, family=family)


def results(known: Facts, *families: str, pack: Pack | None = None) -> dict[str, EntryResult]:
    """Results by code, for the facts' own family where none is given."""
    wanted = families or (known.family or "thermal_camera",)
    return {result.code: result for result in evaluate_list(pack or demo(), known, wanted)}


def write_pack(folder: Path, *records: dict, name: str = "made", **info) -> Path:
    """Write a pack with these records and return its folder."""
    home = folder / name
    (home / "entries").mkdir(parents=True)
    particulars = json.loads((PACKS / "demo" / "pack.json").read_text(encoding="utf-8"))
    (home / "pack.json").write_text(json.dumps({**particulars, "id": name, **info}), "utf-8")
    (home / "entries" / "all.json").write_text(json.dumps(records), "utf-8")
    return home


def record(code: str, criteria: dict, **fields) -> dict:
    """A record that is complete apart from what the test is about."""
    base = {"code": code, "title": code, "families": ["thermal_camera"], "citation": code}
    return {**base, "criteria": criteria, **fields}
