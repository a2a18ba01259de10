"""Planted faults found and false findings a case, over the made-up shipments of the tests.

    python benchmarks/cases.py tuned|held_out [SHIPMENT...] [--misses] [--keep FOLDER]

Each shipment gives a consistent case and one with each fault (tests/cases/made/faults.py). A fault
is found where a finding of its kind comes; a finding of another kind that does not follow from it
is false. A document that stands in several cases is read once.
"""

import argparse
import collections
import importlib
import pkgutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import spectriage
from cases.made import held_out, tuned
from cases.made.faults import MadeCase, made_cases
from spectriage.cases.case import build_case, read_text_of
from spectriage.cases.texts import CaseText
from spectriage.report.case import CaseReport

SETS = {"tuned": tuned, "held_out": held_out}


def cases_of(name: str, shipments: list[str]) -> list[MadeCase]:
    """All made cases of a set, or of some of its shipments."""
    found = []
    for module in pkgutil.iter_modules(SETS[name].__path__):
        if not shipments or module.name in shipments:
            found += made_cases(importlib.import_module(f"{SETS[name].__name__}.{module.name}"))
    return found


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", choices=sorted(SETS))
    parser.add_argument("shipments", nargs="*")
    parser.add_argument("--misses", action="store_true", help="print what was missed or false")
    parser.add_argument("--keep", type=Path, help="write the papers there")
    chosen = parser.parse_args()
    triager = spectriage.load()
    read: dict[tuple[str, bytes], list[CaseText]] = {}
    planted: collections.Counter[str] = collections.Counter()
    found: collections.Counter[str] = collections.Counter()
    false: collections.Counter[str] = collections.Counter()
    made = cases_of(chosen.set, chosen.shipments)
    for case in made:
        if chosen.keep:
            folder = chosen.keep / case.name.replace(": ", "_").replace(" ", "_")
            folder.mkdir(parents=True, exist_ok=True)
            for name, data in case.files.items():
                (folder / name).write_bytes(data)
        texts = []
        for name, data in sorted(case.files.items()):
            if (name, data) not in read:
                read[name, data] = read_text_of(triager, name, data)
            texts += read[name, data]
        report = build_case(triager, texts, name=case.name)
        names = [finding.id for finding in report.findings]
        hit = bool(case.expected & set(names))
        if case.expected:
            planted[case.fault] += 1
            found[case.fault] += hit
        wrong = [name for name in names if name not in case.allowed]
        false.update(wrong)
        if chosen.misses and (wrong or (case.expected and not hit)):
            show(case, report, hit=hit)
    print(f"{chosen.set}: {len(made)} cases, {sum(planted.values())} with a planted fault")
    print(f"faults found: {sum(found.values())} of {sum(planted.values())} "
          f"({sum(found.values()) / max(1, sum(planted.values())):.3f})")  # fmt: skip
    print(f"false findings a case: {sum(false.values()) / len(made):.3f} ({dict(false)})")
    for fault, count in sorted(planted.items()):
        print(f"  {fault:<20} {found[fault]} of {count}")
    return 0


def show(case: MadeCase, report: CaseReport, *, hit: bool) -> None:
    """What went wrong with one case."""
    print(f"{case.name}: {'' if hit or not case.expected else f'MISSED {sorted(case.expected)}'}")
    for finding in report.findings:
        if finding.id not in case.allowed:
            print(f"    false {finding.id}: {finding.why}")
            for evidence in finding.evidence[:3]:
                print(f"        {evidence.document} “{evidence.quote[:150]}”")
    if case.expected and not hit:
        print(f"    not compared: {report.not_compared}")


if __name__ == "__main__":
    sys.exit(main())
