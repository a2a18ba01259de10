"""Cases of the quantity grammar: what a careful engineer reads in a printed string.

A case's expectation is a compact line: quantities parted by ``; ``, each
``numbers unit|other unit {condition}``. Numbers are ``5``, ``<=5``, ``>=5``, ``+-5``, ``1..5``,
``640x512``, or ``low/typical/high`` with a missing one left empty. Units are told in
`grammar_units.tsv`, which knows nothing of the package's own table. `` ~ `` parts whole other
readings of one print.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "grammar"
_PREFIXES = {"f": -15, "p": -12, "n": -9, "u": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3,
             "M": 6, "G": 9, "T": 12}  # fmt: skip
_QUANTITY = re.compile(r"(?P<numbers>\S+)(?: (?P<units>[^{}]+?))?(?: \{(?P<condition>.*)\})?")


@dataclass(frozen=True)
class Measure:
    """A unit: dimension as powers, float factor and offset, whether it counts decibels."""

    dimension: frozenset[tuple[str, Fraction]]
    factor: float
    offset: float = 0.0
    logarithmic: bool = False

    def same(self, other: "Measure") -> bool:
        """Whether both are one unit, to ten digits of the factor."""
        return (
            self.dimension == other.dimension
            and abs(self.factor - other.factor) <= 1e-10 * abs(self.factor)
            and abs(self.offset - other.offset) <= 1e-9
            and self.logarithmic == other.logarithmic
        )


@dataclass(frozen=True)
class Expected:
    """One quantity: its kind, its numbers in printed order of meaning, units, condition."""

    kind: str
    numbers: tuple[Decimal | None, ...]
    units: tuple[Measure, ...]
    condition: str


@dataclass(frozen=True)
class Case:
    """A printed string and what it says; `readings` has more than one where both stay open."""

    style: str
    line: int
    text: str
    expected: str

    @property
    def id(self) -> str:
        """Style, line and text, for the test's name."""
        return f"{self.style}:{self.line} {self.text}"

    @property
    def readings(self) -> tuple[tuple[Expected, ...], ...]:
        """The reading, and whole other readings where the print leaves several open."""
        return tuple(
            tuple(parse_expected(part) for part in reading.split("; ") if part)
            for reading in self.expected.split(" ~ ")
        )


def rows_of(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Line number and columns of a TSV with comment lines."""
    head: list[str] = []
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or (line.startswith("#") and "\t" not in line):
            continue
        cells = line.split("\t")
        if not head:
            head = cells
            continue
        rows.append((number, dict(zip(head, cells + [""] * len(head), strict=False))))
    return rows


@lru_cache(maxsize=1)
def load_cases() -> tuple[Case, ...]:
    """All cases, by style file."""
    return tuple(
        Case(path.stem, number, row["text"], row["expected"])
        for path in sorted(FOLDER.glob("*.tsv"))
        for number, row in rows_of(path)
    )


def parse_expected(text: str) -> Expected:
    """Read one quantity of an expectation."""
    found = _QUANTITY.fullmatch(text)
    if found is None:
        raise ValueError(f"no expectation: {text!r}")
    kind, numbers = _numbers(found["numbers"])
    units = tuple(measure(name) for name in (found["units"] or "").split("|") if name)
    return Expected(kind, numbers, units, found["condition"] or "")


def _numbers(text: str) -> tuple[str, tuple[Decimal | None, ...]]:
    for mark, kind in (("<=", "max"), (">=", "min"), ("+-", "symmetric")):
        if text.startswith(mark):
            return kind, (Decimal(text[2:]),)
    if ".." in text:
        low, high = text.split("..")
        return "range", (Decimal(low), Decimal(high))
    if "/" in text:
        return "slots", tuple(Decimal(part) if part else None for part in text.split("/"))
    if "x" in text:
        sides = tuple(Decimal(part) for part in text.split("x"))
        return "pair" if len(sides) == 2 else "sides", sides
    return "single", (Decimal(text),)


@lru_cache(maxsize=1)
def _atoms() -> dict[str, tuple[Measure, bool]]:
    atoms = {}
    for _, row in rows_of(HERE / "grammar_units.tsv"):
        powers = (part.partition("^") for part in row["dimension"].split())
        dimension = frozenset((name, Fraction(power or 1)) for name, _, power in powers)
        atoms[row["unit"]] = (
            Measure(dimension, _factor(row["factor"]), float(row["offset"] or 0),
                    row["logarithmic"] == "yes"),
            row["si"] == "yes",
        )  # fmt: skip
    return atoms


def _factor(text: str) -> float:
    top, _, bottom = text.partition("/")
    return float(top) / float(bottom or 1)


def _atom(name: str) -> Measure:
    atoms = _atoms()
    if name in atoms:
        return atoms[name][0]
    base, scaled = atoms.get(name[1:], (None, False))
    if base is None or not scaled or name[0] not in _PREFIXES:
        raise ValueError(f"no unit of the expectations: {name!r}")
    return Measure(base.dimension, base.factor * 10.0 ** _PREFIXES[name[0]], base.offset)


@lru_cache(maxsize=512)
def measure(name: str) -> Measure:
    """The unit of an expression such as ``nT/Hz^0.5`` or ``/cm``."""
    if name in _atoms() or not re.search(r"[*/^]", name):
        return _atom(name)
    powers: dict[str, Fraction] = {}
    factor, logarithmic = 1.0, False
    for sign, part in re.findall(r"([*/]|^)([^*/]+)", name):
        base, _, power = part.partition("^")
        exponent = Fraction(power or 1) * (-1 if sign == "/" else 1)
        unit = _atom(base)
        for dimension, own in unit.dimension:
            powers[dimension] = powers.get(dimension, Fraction(0)) + own * exponent
        factor *= unit.factor ** float(exponent)
        logarithmic = logarithmic or unit.logarithmic
    kept = frozenset((dimension, power) for dimension, power in powers.items() if power)
    return Measure(kept, factor, 0.0, logarithmic)
