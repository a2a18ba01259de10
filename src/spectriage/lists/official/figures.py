"""Figures of an official paragraph: number, unit in any of its readings, and what compares it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib import resources

from spectriage.vocabulary.tables import parse_table
from spectriage.vocabulary.units import Unit, parse_unit

_FOLD = str.maketrans(
    {"−": "-", "–": "-", "—": "-", "×": "x", "·": "*", "•": "*", "μ": "µ", "º": "°", "\u00a0": " ",
     "“": '"', "”": '"', "’": "'", "‘": "'", "≧": "≥", "≦": "≤"}
)  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.^])(?<!Note )"
    r"(?P<mantissa>\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?!\.[a-z0-9])"
    r"(?:\s?[xX*]\s?10\s?\^?\s?(?P<power>-?\s?\d{1,2}))?"
)
_TEN = re.compile(r"(?<![\w.])10\s?\^\s?(?P<power>-?\s?\d{1,2})")
_WORD_NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_WORDS = re.compile(rf"\b(?:{'|'.join(_WORD_NUMBERS)})\b", re.IGNORECASE)
_UNIT_LENGTH = 64  # characters after a number in which its unit stands
_UNIT_TOKENS = 8  # words of the longest unit: "nanovolt per meter per square root Hz"
_TOKEN = re.compile(r"\S+")
_REACH = 60  # characters before a number in which what compares it stands
_FURTHER = re.compile(r"[;:]|\.\s|\d")  # where the words about a number surely end
_ANY_OF = re.compile(
    r"\s*(?:(?:any|all|either|one|both) of )?(?:the )?(?:following)?"
    r"(?: specifications| characteristics| criteria| values)?:?\s*\Z"
)
_GOES_ON = re.compile(r"\s?(?:and|to|or|up to|through)\s(?=[\d.])")
_CLOSE_BEHIND = re.compile(r"(?:[ -]\w{1,14})?\s?(?:\([^)]{1,40}\))?,?\s?(?=or\b|and\b|m[ai][xn])")
_OF_ANOTHER = re.compile(r"\s+(?:than\b|[\d.])")  # "or above 85 °C" is no "or above"
_CLAUSE = re.compile(r"[;:]|\.\s")
_SCALE = {"million": 1_000_000, "billion": 1_000_000_000, "thousand": 1_000}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text; `operators` are those its wording may stand for, none if untold."""

    value: Decimal
    units: tuple[Unit, ...]
    operators: frozenset[str]
    start: int


@lru_cache(maxsize=3)
def _wording(place: str) -> tuple[tuple[str, frozenset[str]], ...]:
    rows = _read("wording.tsv")
    found = [(r["words"], frozenset(r["operators"].split())) for r in rows if r["place"] == place]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[Unit, ...]]:
    return {row["printed"]: parse_unit(row["unit"]) for row in _read("units.tsv")}


@lru_cache(maxsize=1)
def _plainer() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Ways of printing a unit that are put plainly first."""
    return tuple(
        (re.compile(row["pattern"], re.IGNORECASE), row["instead"])
        for row in _read("unit_print.tsv")
    )


def _read(name: str) -> list[dict[str, str]]:
    source = resources.files("spectriage.lists.official") / name
    return list(parse_table(source.read_text(encoding="utf-8"), name))


@lru_cache(maxsize=20_000)
def find_figures(text: str) -> tuple[Figure, ...]:
    """Figures of a text in order."""
    folded = text.translate(_FOLD)
    return tuple(sorted(_find(folded), key=lambda figure: figure.start))


def _find(text: str) -> Iterator[Figure]:
    for found in _NUMBER.finditer(text):
        try:
            value = Decimal(re.sub(r"[ ,]", "", found["mantissa"]))
        except InvalidOperation:  # pragma: no cover - the pattern admits numbers only
            continue
        if found["power"]:
            value = value.scaleb(int(found["power"].replace(" ", "")))
        yield from _figures(text, value, found.start(), found.end())
        if " " in found["mantissa"].strip():  # "3 000" or a list's number before another
            last = found["mantissa"].split(" ")[-1]
            start = found.start() + found["mantissa"].rfind(last)
            yield from _figures(text, Decimal(last.replace(",", "")), start, found.end())
    for found in _TEN.finditer(text):
        value = Decimal(1).scaleb(int(found["power"].replace(" ", "")))
        yield from _figures(text, value, found.start(), found.end())
    for found in _WORDS.finditer(text):
        value = Decimal(_WORD_NUMBERS[found[0].casefold()])
        yield from _figures(text, value, found.start(), found.end())


def _figures(text: str, value: Decimal, start: int, end: int) -> Iterator[Figure]:
    scaled = re.match(r"[ -](million|billion|thousand)\b", text[end:])
    if scaled:
        value, end = value * _SCALE[scaled[1]], end + scaled.end()
    negative = re.search(r"(?<![\w)])-\s?$", text[:start])
    units, after = _unit_after(text, end)
    goes_on = _GOES_ON.match(text, end)
    if not units and goes_on:  # "between 5,000 and 6,000 nm"
        second = _NUMBER.match(text, goes_on.end())
        units = _unit_after(text, second.end())[0] if second else ()
    operators = _operators(text, start - (len(negative[0]) if negative else 0), after)
    yield Figure(-value if negative else value, units, operators, start)
    if negative:
        yield Figure(value, units, operators, start)


def _unit_after(text: str, end: int) -> tuple[tuple[Unit, ...], int]:
    """Every reading of the unit right after a number, and where its longest print ends."""
    rest = text[end : end + _UNIT_LENGTH]
    stripped = rest.lstrip(" -")
    skipped = len(rest) - len(stripped)
    found: list[Unit] = []
    longest = 0
    for token in reversed(list(_TOKEN.finditer(stripped))[:_UNIT_TOKENS]):
        for told in _prints(stripped[: token.end()]):
            units = _units().get(told.casefold()) or parse_unit(told)
            found += [unit for unit in units if unit not in found]
            if units:
                longest = max(longest, token.end())
    return tuple(found), end + skipped + longest if found else end


def _prints(piece: str) -> Iterator[str]:
    """A unit as it stands, and put plainly."""
    piece = piece.rstrip(" ,;.").replace("(s)", "")
    yield piece
    if piece.endswith(")"):
        yield piece.rstrip(")")
    plain = piece
    for pattern, instead in _plainer():
        plain = pattern.sub(instead, plain)
    if plain != piece:
        yield plain


def _operators(text: str, start: int, end: int) -> frozenset[str]:
    """Operators of the words right behind the number, else before it, else further behind."""
    behind = text[end : end + _REACH].casefold()
    close = _CLOSE_BEHIND.match(behind)
    told = _first_words(behind[close.end() :], "after") if close else None
    if told:
        return told
    before = _CLAUSE.split(text[max(start - _REACH, 0) : start].casefold())[-1]
    for words, operators in _wording("clause"):
        if _last_place(before, words) >= 0:
            return operators
    nearest = _last_words(before)
    if nearest:
        return nearest
    far = _FURTHER.split(behind)[0]
    places = [(far.find(words), operators) for words, operators in _wording("after")]
    found = [pair for pair in places if pair[0] >= 0]
    return min(found, key=lambda pair: pair[0])[1] if found else frozenset()


def _last_words(text: str) -> frozenset[str]:
    """Operators of the comparison that ends last in a text, the longest of those."""
    best: tuple[int, int, frozenset[str]] | None = None
    for words, operators in _wording("before"):
        place = _last_place(text, words)
        if place < 0:
            continue
        reach = place + len(words)
        if best is None or reach > best[0] or (reach == best[0] and place < best[1]):
            best = (reach, place, operators)
    return best[2] if best else frozenset()


def closing_operators(text: str) -> frozenset[str]:
    """What the end of a chapeau says of the figures under it: "lower than any of the following"."""
    return _last_words(_ANY_OF.sub("", text.translate(_FOLD).casefold())[-_REACH // 2 :])


def _first_words(text: str, place: str) -> frozenset[str] | None:
    """Operators of the words a text begins with, unless they go on to a figure of their own."""
    found = next((pair for pair in _wording(place) if text.startswith(pair[0])), None)
    if found is None or _OF_ANOTHER.match(text, len(found[0])):
        return None
    return found[1]


def _last_place(text: str, words: str) -> int:
    place = text.rfind(words)
    while place > 0 and text[place - 1].isalpha():
        place = text.rfind(words, 0, place)
    if place >= 0 and text[place + len(words) : place + len(words) + 1].isalpha():
        return -1
    return place
