"""Milliseconds that all lists take for one item, over made-up facts of every product family.

    python benchmarks/lists.py [--times 3] [--rounds 3]

For each family three items are made from what its own entries ask, always the same: one that
prints a third of the figures, one that prints all of them, and one of three variants. Features
are told in turn, denied in turn, or left out. `--times` lays every entry into its pack so many
times, to see how the time grows with the lists.
"""

import argparse
import gc
import platform
import statistics
import sys
import time
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from spectriage.lists.criteria import FeatureTest, ParameterTest
from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.facts import Facts, FactValue, FeatureFact
from spectriage.lists.load import load_packs
from spectriage.lists.pack import Pack, build_pack
from spectriage.lists.records import EntryRecord
from spectriage.vocabulary.terms import load_terms

FACTORS = (0.4, 0.9, 1.0, 1.1, 3.0)
TOLD = ("asserted", "negated", "")
VARIANTS = ("A", "B", "C")


def make_items(packs: tuple[Pack, ...]) -> list[tuple[str, Facts]]:
    """Three items a family, with the family's name."""
    return [
        (family, make_facts(packs, family, step, variants))
        for family in load_terms("family")
        for step, variants in ((3, ()), (1, ()), (1, VARIANTS))
    ]


def make_facts(packs: tuple[Pack, ...], family: str, step: int, variants: tuple[str, ...]) -> Facts:
    """Facts with every `step`-th figure and feature that the family's entries ask for."""
    tests = [t for pack in packs for r in pack.considered([family]) for t in r.tests]
    limits = {t.parameter: t.limit for t in tests if isinstance(t, ParameterTest)}
    features = sorted({t.feature for t in tests if isinstance(t, FeatureTest)})
    values: list[FactValue] = []
    factors, spread = cycle(FACTORS), cycle((*variants, None))
    for name in sorted(limits)[::step]:
        limit = limits[name]
        edge = next(e for e in (limit if isinstance(limit, tuple) else (limit,)) if e is not None)
        for _ in (*variants, None):
            figure, variant = edge * next(factors), next(spread)
            low, high = sorted((figure, figure * 1.5))
            values.append(FactValue(parameter=name, min=low, max=high, variant=variant))
    told = cycle(TOLD)
    said = {name: FeatureFact(polarity=p) for name in features[::step] if (p := next(told))}
    return Facts(values=tuple(values), features=said, family=family)


def grow(pack: Pack, times: int, made: dict[tuple[int, int], EntryRecord]) -> Pack:
    """The pack with every entry `times` over, the copies with codes and figures of their own.

    What two regimes share, their copies share as well: `made` keeps the first of them.
    """
    copies = []
    for turn in range(1, times):
        for record in pack.entries:
            key = (id(record.criteria), turn)
            if key not in made:
                dumped = shifted(record.model_dump(by_alias=True), 1 + turn / 50)
                made[key] = EntryRecord.model_validate(dumped)
            own = {"code": f"{record.code}.x{turn}", "families": record.families}
            if record.families != ("*",):
                copies.append(made[key].model_copy(update=own))
    return build_pack(pack.info, [*pack.entries, *copies], pack.headings)


def shifted(part: Any, factor: float) -> Any:
    """The part of a record with every threshold times `factor`, so that no test is shared."""
    if isinstance(part, dict):
        return {
            name: [edge and edge * factor for edge in value] if isinstance(value, tuple)
            and name == "value" else value * factor if name == "value" else shifted(value, factor)
            for name, value in part.items()
        }  # fmt: skip
    return [shifted(one, factor) for one in part] if isinstance(part, tuple | list) else part


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    chosen = parser.parse_args()
    shipped = load_packs(plugins=False)
    items = make_items(shipped)
    made: dict[tuple[int, int], EntryRecord] = {}
    packs = tuple(grow(pack, chosen.times, made) for pack in shipped)
    if chosen.profile:
        print_profile(packs, items)
        return 0
    spent = [measure(packs, facts, chosen.rounds) for _, facts in items]
    slowest = max(zip(spent, (family for family, _ in items), strict=True))
    print(
        f"Python {platform.python_version()}; {sum(len(p.entries) for p in packs)} entries in "
        f"{len(packs)} packs; {len(items)} items, best of {chosen.rounds} rounds each"
    )
    print(
        f"ms an item, all packs: mean {statistics.mean(spent):.2f}, "
        f"median {statistics.median(spent):.2f}, slowest {slowest[0]:.2f} ({slowest[1]})"
    )
    return 0


def measure(packs: tuple[Pack, ...], facts: Facts, rounds: int) -> float:
    """Least time of some rounds, in milliseconds."""
    best = float("inf")
    gc.collect()
    gc.set_threshold(50_000, 10, 10)  # as the triage sets it while it reads a document
    for _ in range(rounds):
        fresh = replace(facts)  # nothing is known from the round before
        start = time.perf_counter()
        evaluate_all(packs, fresh)
        best = min(best, time.perf_counter() - start)
    return best * 1000


def evaluate_all(packs: tuple[Pack, ...], facts: Facts) -> None:
    """Hold one item against all packs."""
    for pack in packs:
        evaluate_list(pack, facts, {facts.family or "other"})


def print_profile(packs: tuple[Pack, ...], items: list[tuple[str, Facts]]) -> None:
    """Where the time goes, by function."""
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.enable()
    for _, facts in items:
        evaluate_all(packs, facts)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    sys.exit(main())
