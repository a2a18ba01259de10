"""Units: spellings to factors, and conversion between units of one dimension.

The table `data/units.tsv` lists simple units; compound ones (``µg/√Hz``, ``deg/hr``, ``nV/√Hz``)
are read as products and quotients of them. Factors are exact `Decimal`s; a test proves each
against pint. pint itself is not used here: its registry costs most of a second at start
(0.4 to 0.75 s measured), and a float registry makes 20 dBm 100.00000000000004 mW.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from spectriage.errors import DimensionMismatch, UnitError, VocabularyError
from spectriage.vocabulary.tables import read_table

Dimension: TypeAlias = tuple[tuple[str, Fraction], ...]
_TEMPERATURE: Dimension = (("temperature", Fraction(1)),)
_DIFFERENCE: Dimension = (("temperature_difference", Fraction(1)),)

_PREFIXES = {
    "f": -15, "p": -12, "n": -9, "u": -6, "µ": -6, "m": -3, "c": -2, "d": -1, "h": 2,
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
# Every root is told as "^0.5" behind the unit it stands over.
_ROOT = re.compile(
    r"(?:√|(?:rt|root|sqrt)(?=[\s_.(-]|hz|hr|h\b|s\b))[\s_.-]*\(?\s*(\w+)\s*\)?", re.IGNORECASE
)
_HALF = re.compile(r"(?<=\w)\s*(?:\^\s*\(?(?:0\.5|½|1/2)\)?|½|\*\*0\.5)")
_EXPONENT = re.compile(r"(?:\^|\*\*)\s*[({]?\s*([-+]?\d(?:\.5)?)\s*[)}]?")
_FACTOR = re.compile(r"(.*?[^\d\W]\)?|[°%])\^(-?\d(?:\.5)?)")
# Only lengths and times are raised where the text layer lost the caret: "V3" is no cubic volt.
_LOST_CARET = re.compile(r"((?:[munµkcd]?m|in|ft|s|sec|nmi))([23])")
_SUPERSCRIPTS = re.compile(r"[⁺⁻]?[⁰¹²³⁴]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁺⁻", "01234+-")
# What a spelling needs to be more than a name: a quotient, product, root or power.
_OPERATOR = re.compile(r"[/*^√½⁻²³\d]|\bper\b")
_HEAD = re.compile(r"[^\s\x00\d/*·^√½⁻⁰¹²³()\[\]{},;:.~@<>=≤≥±…!?+|至到以未-]+")
_DOT = re.compile(r"(?<=[^\W\d])\.(?=[^\W\d])")
# "µg/√Hz rms" and "µT per axis" are units as they are without.
_MEAN = re.compile(
    r"(?:,?\s\(?rms\)?|\s?(?:per|/)\s?(?:axis|channel|ch|port|lane|side|element))$", re.IGNORECASE
)
# "dB re 1 V/µPa", "dB re 1 µPa @ 1 m": sound levels, whose parameters say what they refer to.
_LEVEL = re.compile(
    r"\s?(?://|\(?re[lf]?\.?:?)\s?1?\s?(?:V\s?(?:/|per)\s?)?[µu]Pa(?:\s?/\s?(?:√?Hz|V))?"
    r"(?:\s?(?:@|at)\s?1\s?m)?\)?"
)
_BRACKETED_UNDER = re.compile(r"/\s*\(([^()]*\*[^()]*)\)")
_CLEAN = str.maketrans(
    {
        "μ": "µ",
        "º": "°",
        "˚": "°",
        "∘": "°",
        "\u2126": "\u03a9",
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

    def __hash__(self) -> int:
        return hash((self.text, self.guessed_case))  # exact figures are slow to hash


@lru_cache(maxsize=1)
def _simple_units() -> dict[str, tuple[Unit, ...]]:
    table: dict[str, list[Unit]] = {}
    for row in read_table("units.tsv"):
        if not row["factor"]:
            raise VocabularyError("no factor", file="units.tsv", entry=row["unit"], field="factor")
        base = Unit(
            row["unit"], _parse_dimension(row["dimension"]), Decimal(row["factor"]),
            Decimal(row["offset"] or 0), row["logarithmic"] == "yes",
        )  # fmt: skip
        letters = {} if row["prefixes"] == "words" else _letters(row)
        for spelling in row["spellings"].split():
            table.setdefault(spelling.replace("_", " "), []).append(base)
            word = row["prefixes"] and spelling.isalpha() and len(spelling) > 2
            prefixes = letters | _WORD_PREFIXES if word else letters
            for prefix, power in prefixes.items():
                scaled = replace(
                    base, text=f"{prefix}{row['unit']}", factor=base.factor.scaleb(power)
                )
                table.setdefault(prefix + spelling.replace("_", " "), []).append(scaled)
    return {spelling: _distinct(units) for spelling, units in table.items()}


def _letters(row: dict[str, str]) -> dict[str, int]:
    unknown = set(row["prefixes"]) - set(_PREFIXES)
    if unknown:
        raise VocabularyError(
            f"prefix {''.join(sorted(unknown))!r} is not one we know",
            file="units.tsv", entry=row["unit"], field="prefixes",
        )  # fmt: skip
    return {prefix: _PREFIXES[prefix] for prefix in row["prefixes"]}


def _distinct(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units without those that say the same as one before them."""
    kept: dict[tuple[object, ...], Unit] = {}
    for unit in units:
        kept.setdefault((unit.dimension, unit.factor, unit.offset, unit.logarithmic), unit)
    return tuple(kept.values())


@lru_cache(maxsize=1)
def _folded_units() -> dict[str, tuple[Unit, ...]]:
    folded: dict[str, list[Unit]] = {}
    for spelling, units in _simple_units().items():
        guessed = [replace(unit, guessed_case=True) for unit in units]
        folded.setdefault(spelling.casefold(), []).extend(guessed)
    return {spelling: _distinct(units) for spelling, units in folded.items()}


def _parse_dimension(text: str) -> Dimension:
    powers: dict[str, Fraction] = {}
    for part in text.split():
        name, _, power = part.partition("^")
        powers[name] = powers.get(name, Fraction(0)) + Fraction(power or 1)
    return tuple(sorted((name, power) for name, power in powers.items() if power))


@lru_cache(maxsize=16384)
def parse_unit(text: str) -> tuple[Unit, ...]:
    """Units that a spelling may stand for, an exact spelling before one with another case.

    Several come back where the spelling is ambiguous: ``g`` is gram and standard gravity,
    ``rad`` radian and the radiation dose, ``mw`` milliwatt and megawatt. None for no unit.
    """
    plain = text if text.isascii() else text.translate(_CLEAN)
    clean = _unwrap(" ".join(plain.split()).strip(" .,;:"))
    if not clean:
        return ()
    if clean.startswith("dB") and _LEVEL.fullmatch(clean, 2):
        clean = "dB"
    simple = _look_up(clean)
    if simple or not _OPERATOR.search(clean):
        return simple
    plain = _MEAN.sub("", clean)
    return (_look_up(plain) if plain != clean else ()) or _parse_compound(plain)


def may_begin_unit(text: str) -> bool:
    """Whether the text's first word begins any unit; a cheap test before `parse_unit`."""
    return _head(text) in _heads()


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(map(_head, _folded_units()))


def _head(text: str) -> str:
    found = _HEAD.match(text)
    return found[0].casefold() if found else ""


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
    """Readings of a product or quotient; none unless every factor of it is a unit."""
    parts = _split_quotient(_plain_powers(text))
    if len(parts) > 4 or not all(parts):
        return ()
    results: tuple[Unit, ...] = (Unit(text, (), Decimal(1)),)
    for position, part in enumerate(parts):
        sign = 1 if position == 0 else -1
        if part == "1" and position == 0:
            continue
        for factor in _split_product(part):
            readings = _parse_factor(factor)
            if not readings:
                return ()
            results = tuple(
                combined
                for left in results
                for unit, power in readings
                if (combined := _multiply(left, unit, power * sign)) is not None
            )[:16]
    return _distinct(results)


def _plain_powers(text: str) -> str:
    """The text with every root and every exponent told as ``^n`` behind its unit."""
    text = _DOT.sub("*", text)
    text = _HALF.sub("^0.5", re.sub(r"\bper\b", "/", text.replace("^-1/2", "^-0.5")))
    text = _SUPERSCRIPTS.sub(lambda found: "^" + found[0].translate(_PLAIN), text)
    text = _EXPONENT.sub(lambda found: "^" + found[1].lstrip("+"), text)
    text = _ROOT.sub(lambda found: f"{found[1]}^0.5", text)
    return _BRACKETED_UNDER.sub(lambda found: "/" + found[1].replace("*", "/"), text)


def _split_quotient(text: str) -> list[str]:
    return [part.strip() for part in text.split("/")]


def _split_product(text: str) -> list[str]:
    """Factors of a product; a hyphen or space multiplies only where an exponent shows it does."""
    if "*" in text:
        return [part.strip() for part in text.split("*")]
    if "^" in text and not _look_up(text):
        parts = re.split(r"\s+|(?<=\w)-(?=[^\W\d])", text)
        return [part for part in parts if part]
    return [text]


def _parse_factor(text: str) -> list[tuple[Unit, Fraction]]:
    for spelling in (text, text.strip(" ()")):
        units = _look_up(spelling)
        if units:
            return [(unit, Fraction(1)) for unit in units]
    found = _FACTOR.fullmatch(text.strip(" ()")) or _LOST_CARET.fullmatch(text)
    if found is None:
        return []
    return [(unit, Fraction(found[2])) for unit in _look_up(found[1])]


def _multiply(left: Unit, right: Unit, power: Fraction) -> Unit | None:
    if right.logarithmic and (left.dimension or power != 1):
        return None
    powers = dict(left.dimension)
    if right.offset or right.dimension == _TEMPERATURE:  # "ppm/°C" counts degrees of difference
        right = replace(right, dimension=_DIFFERENCE, offset=Decimal(0))
    for name, exponent in right.dimension:
        powers[name] = powers.get(name, Fraction(0)) + exponent * power
    root = right.factor.sqrt() if power.denominator == 2 else right.factor
    scale = root**power.numerator
    return Unit(
        left.text,
        tuple(sorted((name, exponent) for name, exponent in powers.items() if exponent)),
        left.factor * scale,
        Decimal(0),
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


def readings_in(units: Iterable[Unit], target: Unit) -> tuple[Unit, ...]:
    """Every reading of a printed unit that can be told in `target`, the likeliest first.

    More than one is left where the parameter does not decide: "mw" is milliwatt and megawatt
    for every power. Each is then a value of its own, and a control test that needs one value to
    control and all values to release holds the stricter one.
    """
    fitting = [
        unit for unit in units
        if convertible(unit, target) and not (unit.logarithmic and not target.logarithmic)
    ]  # fmt: skip
    return tuple(sorted(_distinct(fitting), key=lambda unit: unit.guessed_case))


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
