"""The unit printed behind a number: the longest spelling there that names one."""

import re
from functools import lru_cache

from spectriage.vocabulary.units import Unit, may_begin_unit, parse_unit

_REACH = 32
_MAX_WORDS = 4
_UNIT_END = re.compile(
    r"[\s\x00,;:)\]}!?=<>≤≥±(\[@~…]|\.{2}|-(?=\s?[+-]?\d)|\+(?=\s?[\d.])|\.(?=\s|$)|[*†‡](?=\s|$)|[¹²³]⁾|(?<=[A-Za-z%])\d(?=[\s,;)]|$)|[至到以未]|\^(?=\s|$)|/(?=[-+]?\d)|$"
)
# The last digit of "9 Hz1" marks a note; units with powers are longer spellings and come first.
# One letter is a unit where it is glued to its number or nothing follows it.
_BARE_LETTERS = frozenset("axXdtbBKCFhLGSH'")
_ALWAYS = frozenset("KhCFGX")
_WORDS = frozenset(("in",))  # words that only their full stop makes a unit
_NEVER_BARE = frozenset("a")
_SMALL = frozenset("vw")  # "24v", "6w": glued small letters that are no other unit
_APART = re.compile(r"(?P<prefix>[µkMGn°]) (?P<rest>[A-Za-zΩ]+)")
# "dB re 1 µPa": the reference level belongs to the unit.
_REFERENCE = re.compile(
    r"\s?\(?re\.?:?\s?\d{0,2}\s?[mµun]?(?:Pa|V|W)(?:\s?/\s?[µu]?(?:Pa|V))?(?:[²2]?/√?Hz)?(?:\)|\b)"
)
_PER = re.compile(
    r"\s?(?:1?/|per\b)\s?(?P<unit>day|d\b|month|year|yr|decade|hour|hr|h\b|s\b|min\b)"
)
_NEXT = re.compile(r"\n|[xX*](?=\.?\d)")  # a new line, or the next side in "1 mm×1 mm"
_BEHIND_METRE = frozenset(("", " ", ",", ";", ")", "."))
_FEW_LETTERS = 3  # which say nothing of how a text is typed
_DECIBEL = parse_unit("dB")

Found = tuple[tuple[Unit, ...], str, int]


def unit_after(text: str, position: int) -> Found:
    """Longest unit that begins after the position: its readings, spelling and end.

    The text is folded. Where no unit follows, the end is the position itself.
    """
    begin = position
    while begin < len(text) and text[begin] in " -" and begin - position < 2:
        begin += 1
    if begin >= len(text):
        return (), "", position
    wrapped = text[begin] in "(["
    units, spelling = _longest_unit(text[begin + wrapped : begin + _REACH], position == begin)
    close = begin + 1 + len(spelling)
    if wrapped and (not units or text[close + 1 : close + 2] == "/"):  # "(°/s)/√Hz"
        units, spelling = _longest_unit(text[begin : begin + _REACH], False)
        wrapped = False
    if not units and _is_capital_metre(text, begin):
        return parse_unit("m"), "M", begin + 1
    if not units:
        return _per_time(text, position)
    end = begin + wrapped + len(spelling)
    if wrapped:
        if end >= len(text) or text[end] not in ")]" or spelling == "min":
            return (), "", position
        end += 1
    if spelling.startswith("dB"):
        reference = _REFERENCE.match(text, end)
        if reference is not None:
            return _DECIBEL, text[begin : reference.end()], reference.end()
    return units, spelling, end


def _is_capital_metre(text: str, begin: int) -> bool:
    """Whether an M is a metre because all is typed in capitals: "HEIGHT 0.4 M"."""
    if text[begin] != "M" or text[begin + 1 : begin + 2] not in _BEHIND_METRE:
        return False
    return _is_typed_in_capitals(text)


@lru_cache(maxsize=64)
def _is_typed_in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > _FEW_LETTERS


def _per_time(text: str, position: int) -> Found:
    found = _PER.match(text, position)
    units = parse_unit(f"1/{found['unit']}") if found else ()
    return (units, found[0].strip(), found.end()) if found and units else ((), "", position)


@lru_cache(maxsize=16384)
def _longest_unit(chunk: str, glued: bool) -> tuple[tuple[Unit, ...], str]:
    chunk = _NEXT.split(chunk, maxsplit=1)[0]
    first = chunk[:1]
    if not first or first in "0123456789 ,;:.=<>@|" or (first == "/" and not glued):
        return (), ""
    if first not in "(√/" and not may_begin_unit(chunk):
        return _apart(chunk)
    cuts = sorted({found.start() for found in _UNIT_END.finditer(chunk)}, reverse=True)
    slash = chunk.find("/")
    if slash > 0:
        cuts.append(slash)
    for end in cuts:
        spelling = chunk[:end].rstrip(" ,;:")
        if not spelling or len(spelling.split()) > _MAX_WORDS:
            continue
        if spelling.count("(") != spelling.count(")"):
            continue
        units = parse_unit(spelling)
        bare = spelling.rstrip(" .")
        if bare != spelling and bare not in _WORDS and parse_unit(bare) == units:
            spelling = bare  # a full stop, behind which another sentence begins
        if units and _plausible(spelling, units, glued, chunk[end:]):
            return units, spelling
    return _apart(chunk)


def _apart(chunk: str) -> tuple[tuple[Unit, ...], str]:
    """A prefix and its unit that the text layer set apart: "k Ω", "µ m"."""
    found = _APART.match(chunk)
    if found is None:
        return (), ""
    units = parse_unit(found["prefix"] + found["rest"])
    if not units or units[0].guessed_case:
        return (), ""
    return units, found[0]


def _plausible(spelling: str, units: tuple[Unit, ...], glued: bool, rest: str) -> bool:
    if units[0].guessed_case and len(spelling) < 2:
        return glued and spelling in _SMALL
    if spelling in _BARE_LETTERS:
        if spelling in _ALWAYS:
            return True
        if glued:
            return spelling not in _NEVER_BARE
        return spelling not in "axd'" and rest.strip()[:1] in ("", ",", ";", ")", "/")
    return True
