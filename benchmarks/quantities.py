"""Our quantity reader and quantulum3 over the same printed strings, side by side in one run.

    python benchmarks/quantities.py [--write docs/quantities.md] [--rounds 3]

Needs the dependency group ``bench``. The strings and what they say come from
``tests/parameters/grammar``; quantulum3 runs without its classifier (its stored models do not
load under the scikit-learn we use). What is compared stands in the table's text below.
"""

import argparse
import itertools
import math
import platform
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "parameters"))

import grammar_reading  # noqa: E402
from grammar_cases import Case, Expected, Measure, load_cases, measure, rows_of  # noqa: E402

from spectriage.parameters import quantities as our_reader  # noqa: E402

# A product that one side writes out and the other has a name for is one unit.
_WRITTEN_OUT = {"energy": "power time", "charge": "current time", "torque": "force length"}
_COUNTED = ("count", "electron")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_CLAIMED_WHOLE = ("bounds", "conditions", "min_typ_max", "ambiguity")
TEXT = """# Quantities: our reader beside quantulum3

Written by `benchmarks/quantities.py` from one run over the {cases} printed strings of
`tests/parameters/grammar` ({versions}; {machine}). Do not edit by hand.

What is compared:

- **numbers**: every number of the expected values is read, none is read besides (a number inside
  a condition may be). A range told as a middle with a deviation counts, and so do its two ends,
  the two sides of an array, or a value and its deviation, told as two values.
- **numbers and unit**: the numbers, and each in a unit of the same dimension and size; the units
  of quantulum3 are mapped to the suite's by name (`benchmarks/quantulum_units.tsv`). Where a
  spelling leaves several units open, one of them is enough. A unit that stands once for a pair or
  a list may be missing on the members before the last.
- **exact** (ours only): besides, a bound is a bound, a range a range, min/typ/max stay apart, *all*
  open readings of the unit are kept, and the condition is told as printed. quantulum3 does not
  claim to keep bounds, slots, conditions or open readings and is not measured by them: in {whole}
  its columns are about numbers and units alone. In `not_a_value` right is to find nothing.

The suite is ours and our reader was mended against it, so our share says how well the reader keeps
to its grammar, not how it does on unseen print; the other columns show what a general-purpose
reader makes of the print of spec sheets. quantulum3 is made for running text, and reads amounts
of money and numbers written as words, which ours does not.

"""


@dataclass(frozen=True)
class Told:
    """A value as a reader told it: ways to take its numbers, and its unit where known."""

    numbers: tuple[tuple[float, ...], ...]
    units: tuple[Measure, ...]
    bare: bool


def told_by_us(text: str) -> list[Told]:
    """Our quantities without kind, slot and condition."""
    found = []
    for quantity in grammar_reading.quantities_of(text):
        _, numbers = grammar_reading.told(quantity)
        figures = tuple(float(number) for number in numbers if number is not None)
        units = tuple(grammar_reading.measure_of(unit) for unit in quantity.units)
        found.append(Told((figures,), units, not units))
    return found


def told_by_quantulum(parse: Callable[[str], Any], names: dict[str, str]) -> Any:
    """A function that reads a text with quantulum3."""

    def read(text: str) -> list[Told]:
        found = []
        for quantity in parse(text):
            value, spread = float(quantity.value), quantity.uncertainty
            ways: list[tuple[float, ...]] = [(value,)]
            if spread:
                ends = (value - float(spread), value + float(spread))
                ways += [ends, (ends[0], value, ends[1])]
            unit = _their_unit(quantity.unit, names)
            bare = quantity.unit.name in ("dimensionless", "turn", "count")
            found.append(Told(tuple(ways), (unit,) if unit else (), bare))
        return found

    return read


def _their_unit(unit: Any, names: dict[str, str]) -> Measure | None:
    """quantulum3's unit by its base units, None where one is not of the suite."""
    if unit.name in names:
        return measure(names[unit.name])
    powers: dict[str, Fraction] = {}
    factor = 1.0
    for part in unit.dimensions:
        if part["base"] not in names:
            return None
        base, power = measure(names[part["base"]]), Fraction(part["power"])
        factor *= base.factor ** float(power)
        for name, own in base.dimension:
            powers[name] = powers.get(name, Fraction(0)) + own * power
    return Measure(frozenset((n, p) for n, p in powers.items() if p), factor)


def _plain(unit: Measure) -> tuple[frozenset[tuple[str, Fraction]], float, float]:
    """A unit with named products written out and counts left away."""
    powers: dict[str, Fraction] = {}
    for name, power in unit.dimension:
        for part in _WRITTEN_OUT.get(name, name).split():
            powers[part] = powers.get(part, Fraction(0)) + power
    if len(powers) > 1:
        for name in _COUNTED:
            powers.pop(name, None)
        if "temperature" in powers:  # per degree: a difference of temperatures
            powers["temperature_difference"] = powers.pop("temperature")
    return frozenset((n, p) for n, p in powers.items() if p), unit.factor, unit.offset


def _scale(theirs: Measure, wanted: Measure) -> float | None:
    """Factor from one unit to the other; None where they measure different things."""
    (one, factor, offset), (other, target, shift) = _plain(theirs), _plain(wanted)
    if one != other or not math.isclose(offset, shift, abs_tol=1e-6):
        return None
    if theirs.logarithmic != wanted.logarithmic:
        return None
    return factor / target


def _close(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(
        math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-15)
        for a, b in zip(sorted(one), sorted(other), strict=True)
    )


def _wanted_numbers(expected: Expected) -> list[list[float]]:
    """The expected numbers, and for a value with its spread also the two ends alone."""
    figures = [float(number) for number in expected.numbers if number is not None]
    ways = [figures]
    if expected.kind == "slots" and len(figures) == 3:
        low, value, high = figures
        ways.append([low, high])
        if math.isclose(high - value, value - low):
            ways.append([value, high - value])
    return ways


def _ways(values: Sequence[Told]) -> Iterator[list[float]]:
    for choice in itertools.product(*(value.numbers for value in values)):
        yield [number for numbers in choice for number in numbers]


def _numbers_right(values: Sequence[Told], expected: Expected) -> bool:
    wanted = _wanted_numbers(expected)
    return any(_close(way, figures) for way in _ways(values) for figures in wanted) or (
        _units_right(values, expected)
    )


def _units_right(values: Sequence[Told], expected: Expected) -> bool:
    """Whether the values tell the expected numbers in the expected unit."""
    if not expected.units:
        return all(value.bare for value in values) and any(
            _close(way, figures) for way in _ways(values) for figures in _wanted_numbers(expected)
        )
    if values[-1].bare and not values[-1].units:
        return False
    return any(_told_in(values, expected, target) for target in expected.units)


def _told_in(values: Sequence[Told], expected: Expected, target: Measure) -> bool:
    scales = [
        next((s for unit in value.units if (s := _scale(unit, target)) is not None), None)
        for value in values
    ]
    if any(scale is None and not value.bare for scale, value in zip(scales, values, strict=True)):
        return False
    scaled = [
        Told(
            tuple(tuple(n * (scale or scales[-1] or 1.0) for n in way) for way in value.numbers),
            value.units,
            value.bare,
        )
        for scale, value in zip(scales, values, strict=True)
    ]
    wanted = _wanted_numbers(expected)
    return any(_close(way, figures) for way in _ways(scaled) for figures in wanted)


def _matches(
    values: Sequence[Told], wanted: Sequence[Expected], spare: Sequence[float],
    right: Callable[[Sequence[Told], Expected], bool],
) -> bool:  # fmt: skip
    """Whether the values tell the expected ones in order, each by one value or several."""
    if not wanted:
        return all(any(_close(way, [n]) for n in spare for way in v.numbers) for v in values)
    for count in range(1, min(len(values), 3) + 1):
        if right(values[:count], wanted[0]):
            rest = values[count:]
            for skipped in range(len(rest) + 1):
                if skipped and not _matches(rest[:skipped], (), spare, right):
                    break
                if _matches(rest[skipped:], wanted[1:], spare, right):
                    return True
    return False


def judge(case: Case, values: Sequence[Told]) -> tuple[bool, bool]:
    """Whether a reader's numbers are right, and its numbers and units."""
    outcomes = []
    for reading in case.readings:
        spare = [float(n) for e in reading for n in _FIGURE.findall(e.condition)]
        outcomes.append(
            (_matches(values, reading, spare, _numbers_right),
             _matches(values, reading, spare, _units_right))
        )  # fmt: skip
    return any(n for n, _ in outcomes), any(u for _, u in outcomes)


def seconds_a_string(read: Callable[[str], Any], texts: Sequence[str], rounds: int) -> float:
    """Best mean time over the rounds; our cache of whole strings is emptied before each."""
    best = math.inf
    for _ in range(rounds):
        our_reader._find_quantities.cache_clear()
        start = time.perf_counter()
        for text in texts:
            read(text)
        best = min(best, time.perf_counter() - start)
    return best / len(texts)


def table(cases: Sequence[Case], read_theirs: Callable[[str], list[Told]]) -> tuple[str, int]:
    """The Markdown table by style, and how many strings quantulum3 failed on."""
    head = (
        "| style | cases | ours exact | ours numbers | ours numbers and unit "
        "| quantulum3 numbers | quantulum3 numbers and unit |\n|---|--:|--:|--:|--:|--:|--:|\n"
    )
    totals: dict[str, list[int]] = {}
    failed = 0
    for case in cases:
        try:
            theirs = read_theirs(case.text)
        except Exception as err:  # another project's fault is counted, it stops no benchmark
            print(f"quantulum3: {case.text!r}: {type(err).__name__}: {err}", file=sys.stderr)
            failed += 1
            outcome = (False, False)
        else:
            outcome = judge(case, theirs)
        row = (1, grammar_reading.exact(case), *judge(case, told_by_us(case.text)), *outcome)
        for style in (case.style, "all"):
            counts = totals.setdefault(style, [0] * len(row))
            totals[style] = [count + int(one) for count, one in zip(counts, row, strict=True)]
    overall = totals.pop("all")
    lines = [f"| {style} | " + _cells(counts) for style, counts in sorted(totals.items())]
    lines.append("| **all** | " + _cells(overall))
    lines.append("| share | | " + " | ".join(f"{n / overall[0]:.3f}" for n in overall[1:]) + " |")
    return head + "\n".join(lines) + "\n", failed


def _cells(counts: Sequence[int]) -> str:
    return " | ".join(str(count) for count in counts) + " |"


def main() -> int:
    """Run, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, default=HERE.parent / "docs" / "quantities.md")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    from quantulum3 import classifier
    from quantulum3 import parser as quantulum

    classifier.USE_CLF = False
    names = {
        row["theirs"]: row["ours"] for _, row in rows_of(HERE / "quantulum_units.tsv")
    }  # fmt: skip
    read_theirs = told_by_quantulum(quantulum.parse, names)
    cases = load_cases()
    rows, failed = table(cases, read_theirs)
    texts = [case.text for case in cases]
    ours = seconds_a_string(our_reader.find_quantities, texts, chosen.rounds)
    theirs = seconds_a_string(quantulum.parse, texts, chosen.rounds)
    text = TEXT.format(
        cases=len(cases),
        versions=f"quantulum3 {metadata.version('quantulum3')}",
        machine=f"Python {platform.python_version()}, one core",
        whole=", ".join(f"`{style}`" for style in _CLAIMED_WHOLE),
    )
    text += rows + (
        f"\nTime a string, best of {chosen.rounds} rounds with our cache of whole strings emptied: "
        f"ours {ours * 1e6:.0f} µs, quantulum3 {theirs * 1e6:.0f} µs "
        f"({theirs / ours:.0f} times ours). "
        f"Strings that stopped quantulum3 with an error: {failed}.\n"
    )
    chosen.write.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
