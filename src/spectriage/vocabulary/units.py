"""Units: spellings to factors, and conversion between units of one dimension.

The table `data/units.tsv` lists simple units; compound ones (``µg/√Hz``, ``deg/hr``, ``nV/√Hz``)
are read as products and quotients of them. Factors are exact `Decimal`s; a test proves each
against pint. pint itself is not used here: its registry costs most of a second at start
(0.4 to 0.75 s measured), and a float registry makes 20 dBm 100.00000000000004 mW.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from spectriage.errors import DimensionMismatch, UnitError, VocabularyError
from spectriage.vocabulary.tables import read_table

Dimension: TypeAlias = tuple[tuple[str, Fraction], ...]

_PREFIXES = {
    "p": -12, "n": -9, "u": -6, "µ": -6, "m": -3, "c": -2, "d": -1, "h": 2,
    "k": 3, "K": 3, "M": 6, "G": 9, "T": 12, "P": 15,
}  # fmt: skip
_WORD_PREFIXES = {
    "nano": -9,
    "micro": -6,
    "milli": -3,
    "centi": -2,
    "kilo": 3,
    "mega": 6,
    "giga": 9,
}
_ROOT = re.compile(
    r"(?:√|rt[-_ .]?|sqrt\s*)\(?\s*(\w+)\s*\)?|(\w+)\s*(?:\^\s*\(?(?:0\.5|½|1/2)\)?|½|\*\*0\.5)"
)
_POWER = re.compile(r"^(.*?[^\d\W])\s*(?:\^|\*\*)?\s*([23²³])$")
_SUPERSCRIPT = {"²": 2, "³": 3, "2": 2, "3": 3}
_CLEAN = str.maketrans(
    {
        "μ": "µ",
        "º": "°",
        "˚": "°",
        "∘": "°",
        "Ω": "Ω",
        "−": "-",
        "⁄": "/",
        "·": "*",
        "×": "*",
        "∙": "*",
        "⋅": "*",
    }
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: dimension, exact factor and offset to that dimension's base.

    `logarithmic` units (dBm, dBW) hold decibels above `factor` of the base unit.
    """

    text: str
    dimension: Dimension
    factor: Decimal
    offset: Decimal = Decimal(0)
    logarithmic: bool = False
    guessed_case: bool = False


@lru_cache(maxsize=1)
def _simple_units() -> dict[str, tuple[Unit, ...]]:
    table: dict[str, list[Unit]] = {}
    for row in read_table("units.tsv"):
        if not row["factor"]:
            raise VocabularyError("no factor", file="units.tsv", entry=row["unit"], field="factor")
        dimension = _parse_dimension(row["dimension"])
        base = Decimal(row["factor"])
        offset = Decimal(row["offset"] or 0)
        logarithmic = row["logarithmic"] == "yes"
        for spelling in row["spellings"].split(" "):
            unit = Unit(row["unit"], dimension, base, offset, logarithmic)
            table.setdefault(spelling.replace("_", " "), []).append(unit)
            for prefix in row["prefixes"]:
                scaled = base.scaleb(_PREFIXES[prefix])
                table.setdefault(prefix + spelling, []).append(
                    Unit(f"{prefix}{row['unit']}", dimension, scaled, offset, logarithmic)
                )
            if row["prefixes"] and spelling.isalpha() and len(spelling) > 3:
                for word, power in _WORD_PREFIXES.items():
                    table.setdefault(word + spelling, []).append(
                        Unit(f"{word}{row['unit']}", dimension, base.scaleb(power))
                    )
    return {spelling: tuple(units) for spelling, units in table.items()}


@lru_cache(maxsize=1)
def _folded_units() -> dict[str, tuple[Unit, ...]]:
    folded: dict[str, dict[tuple[Dimension, Decimal], Unit]] = {}
    for spelling, units in _simple_units().items():
        for unit in units:
            guessed = Unit(
                unit.text, unit.dimension, unit.factor, unit.offset, unit.logarithmic, True
            )
            folded.setdefault(spelling.casefold(), {})[(unit.dimension, unit.factor)] = guessed
    return {spelling: tuple(units.values()) for spelling, units in folded.items()}


def _parse_dimension(text: str) -> Dimension:
    powers: dict[str, Fraction] = {}
    for part in text.split():
        name, _, power = part.partition("^")
        powers[name] = powers.get(name, Fraction(0)) + Fraction(power or 1)
    return tuple(sorted((name, power) for name, power in powers.items() if power))


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> tuple[Unit, ...]:
    """Units that a spelling may stand for, an exact spelling before one with another case.

    Several come back where the spelling is ambiguous: ``g`` is gram and standard gravity,
    ``rad`` radian and the radiation dose, ``mw`` milliwatt and megawatt. None for no unit.
    """
    clean = _unwrap(" ".join(text.translate(_CLEAN).split()).strip(" .,;:"))
    if not clean:
        return ()
    simple = _look_up(clean)
    if simple:
        return simple
    return _parse_compound(clean)


def _unwrap(text: str) -> str:
    """The text without brackets around the whole of it; ``rad(Si)`` keeps its own."""
    if len(text) > 2 and text[0] + text[-1] in ("()", "[]", "{}"):
        return text[1:-1].strip()
    return text


def _look_up(text: str) -> tuple[Unit, ...]:
    exact = _simple_units().get(text)
    if exact:
        return exact
    return _folded_units().get(text.casefold(), ())


def _parse_compound(text: str) -> tuple[Unit, ...]:
    text = re.sub(r"\bper\b", "/", text.replace("^-1/2", "^-0.5"))
    parts = [part.strip() for part in _split_quotient(text)]
    if len(parts) > 4 or not all(parts):
        return ()
    results: tuple[Unit, ...] = (Unit(text, (), Decimal(1)),)
    for position, part in enumerate(parts):
        sign = 1 if position == 0 else -1
        factors = _parse_factor(part) if position == 0 or part != "1" else []
        if not factors:
            return ()
        results = tuple(
            combined
            for left in results
            for unit, power in factors
            if (combined := _multiply(left, unit, power * sign)) is not None
        )[:16]
    return results


def _split_quotient(text: str) -> list[str]:
    text = _ROOT.sub(lambda found: f"\x00{found[1] or found[2]}", text)
    return re.split(r"\s*/\s*", text)


def _parse_factor(text: str) -> list[tuple[Unit, Fraction]]:
    text = text.strip(" ()")
    if text in ("1", ""):
        return [(Unit("1", (), Decimal(1)), Fraction(1))]
    if text.startswith("\x00"):
        return [(unit, Fraction(1, 2)) for unit in _look_up(text[1:])]
    units = _look_up(text)
    if units:
        return [(unit, Fraction(1)) for unit in units]
    power = _POWER.match(text)
    if power:
        return [(unit, Fraction(_SUPERSCRIPT[power[2]])) for unit in _look_up(power[1])]
    if "\x00" in text:  # "deg s\x00Hz" printed without a slash is not a unit we trust
        return []
    return []


def _multiply(left: Unit, right: Unit, power: Fraction) -> Unit | None:
    if right.logarithmic and (left.dimension or power != 1):
        return None
    powers = dict(left.dimension)
    for name, exponent in right.dimension:
        powers[name] = powers.get(name, Fraction(0)) + exponent * power
    if power.denominator == 2:
        scale = right.factor.sqrt() if power > 0 else 1 / right.factor.sqrt()
    else:
        scale = right.factor ** int(power)
    return Unit(
        left.text,
        tuple(sorted((name, exponent) for name, exponent in powers.items() if exponent)),
        left.factor * scale,
        right.offset if not left.dimension and power == 1 else Decimal(0),
        left.logarithmic or right.logarithmic,
        left.guessed_case or right.guessed_case,
    )


@lru_cache(maxsize=512)
def canonical_unit(text: str, dimension: str = "") -> Unit:
    """The one unit that a data file's spelling names; `dimension` settles an ambiguous one.

    Raises
    ------
    UnitError
        The spelling is not in the table.
    """
    units = parse_unit(text)
    wanted = _parse_dimension(dimension)
    for unit in units:
        if not dimension or unit.dimension == wanted:
            return unit
    raise UnitError("not a unit we know", text=text)


def convertible(unit: Unit, target: Unit) -> bool:
    """Whether a value in `unit` can be told in `target`."""
    return unit.dimension == target.dimension


def convert(value: Decimal, unit: Unit, target: Unit) -> Decimal:
    """Tell `value` of `unit` in `target`.

    Linear units convert exactly up to Decimal's 28 digits; dBm, dBW and W to within 1e-12.

    Raises
    ------
    DimensionMismatch
        The units measure different things.
    """
    if not convertible(unit, target):
        raise DimensionMismatch(f"cannot be told in {target.text}", text=unit.text)
    if unit.logarithmic == target.logarithmic and unit.factor == target.factor:
        return value + unit.offset - target.offset if not unit.logarithmic else value
    if unit.logarithmic:
        base = unit.factor * Decimal(10) ** (value / 10)
    else:
        base = (value + unit.offset) * unit.factor
    if target.logarithmic:
        return 10 * (base / target.factor).log10()
    return base / target.factor - target.offset


def convert_text(value: Decimal, unit_text: str, target_text: str) -> Decimal:
    """`convert` for spellings; where a spelling is ambiguous, the target's dimension decides.

    Raises
    ------
    UnitError
        A spelling is unknown, or no reading of it fits the target.
    """
    target = canonical_unit(target_text)
    for unit in parse_unit(unit_text):
        if convertible(unit, target):
            return convert(value, unit, target)
    if not parse_unit(unit_text):
        raise UnitError("not a unit we know", text=unit_text)
    raise DimensionMismatch(f"cannot be told in {target_text}", text=unit_text)
