"""Reports a second of `spectriage lists impact`, over variations of one report.

    python benchmarks/impact.py [--reports 20000] [A B]

Without two lists, two versions of the US list are made: as it is, and one whose entries for
unmanned aircraft (9A012) ask for another endurance. The reports are those of one unmanned aircraft
with other figures, so all of them are touched by the change, and half of another family besides.
Reading the lines is part of the time.
"""

import argparse
import gc
import json
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import spectriage
from spectriage.lists.load import load_pack, shipped_folders
from spectriage.lists.pack import Pack
from spectriage.lists.versions import find_pack
from spectriage.triage.impact import Count, find_impacts

SHEET = """SV-21 Unmanned aircraft system
Fixed-wing UAV with autopilot and beyond visual line of sight control
Specifications
Endurance: 150 min
Wingspan: 3.2 m
Maximum take-off weight: 24 kg
Maximum range: 120 km
Payload: 5 kg
Cruise speed: 28 m/s
Service ceiling: 4500 m
Operating temperature: -20 C to +50 C
"""


def made_versions(folder: Path) -> tuple[Pack, Pack]:
    """The US list with an earlier version in which unmanned aircraft need twice the endurance."""
    source = next(home for home in shipped_folders() if home.name == "us_ccl")
    home = folder / "us_ccl"
    shutil.copytree(str(source), home)
    pack = load_pack(home)
    records = [
        record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"root"})
        for record in pack.entries
        if record.code.startswith("9A012.a")
    ]
    (home / "earlier").mkdir(exist_ok=True)
    doubled = json.loads(json.dumps(records), object_hook=_double_endurance)
    (home / "earlier" / "2020-01-01.json").write_text(json.dumps(doubled), "utf-8")
    return load_pack(home, as_of="2020-01-01"), pack


def _double_endurance(part: dict[str, object]) -> dict[str, object]:
    if part.get("parameter") == "endurance" and isinstance(part["value"], int | float):
        return part | {"value": part["value"] * 2}
    return part


def variations(number: int) -> Iterator[str]:
    """Lines of reports: one report with other figures, every second one of another family."""
    report = json.loads(spectriage.load().triage_text(SHEET).model_dump_json())
    for turn in range(number):
        for value in report["parameters"]:
            if value["name"] == "endurance":
                value["typ"] = 600 + turn * 7 % 28000
        report["document"]["path"] = f"sheet_{turn}.pdf"
        report["document"]["family"] = "uav" if turn % 2 else "laser"
        yield json.dumps(report)


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="*")
    parser.add_argument("--reports", type=int, default=20000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        before, after = (
            map(find_pack, chosen.lists) if chosen.lists else made_versions(Path(folder))
        )
    lines = list(variations(chosen.reports))
    gc.freeze()  # as the command does: what was loaded stays
    count = Count()
    start = time.perf_counter()
    shifts = sum(len(found.shifts) for found in find_impacts(before, after, lines, count))
    spent = time.perf_counter() - start
    size = sum(map(len, lines)) / len(lines) / 1000
    print(
        f"Python {platform.python_version()}; {count.read} reports of {size:.1f} kB; "
        f"{count.changed} change, {shifts} entries"
    )
    print(f"{count.read / spent:,.0f} reports a second ({spent:.2f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
