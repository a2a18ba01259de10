"""Which parts of a page do not tell the product's own values: maximum ratings, ordering codes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spectriage.documents.model import Line
from spectriage.parameters.heads import role_of
from spectriage.vocabulary.headings import section_effects
from spectriage.vocabulary.small_words import small_words

_NUMBERING = re.compile(
    r"^(?:table|tab\.|tabelle)?\s*\(?\d+(?:[.-]\d+)*\)?\s*[.:-]?\s*", re.IGNORECASE
)
_TAIL = re.compile(r"\s\(?(?:notes?|continued|cont'd|cont\.?|[¹²³\d,]{1,6})\)?\.?$|[¹²³]{1,3}$")
_TAILS = 3  # notes and marks that a heading may end in
_CONDITIONS = re.compile(r"\s*[(@].*$")  # "DC characteristics (TA = 25 °C)"
_NEW_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|(?:table|tab\.)\s?\d{1,3})[\s:.]+[A-Z]", re.IGNORECASE
)
_HEADS = 3  # texts of a line that heads a table, all but one of which are known
_NUMBER_LENGTH = 10  # characters of a number that stands apart before its heading
MIN_ENDING = 15  # characters
MAX_HEADING_WORDS = 12
MAX_HEADING_CHARACTERS = 80


@dataclass(slots=True, frozen=True)
class SkipZone:
    """A part of the page, by its upper and lower edge and its columns' extent."""

    top: float
    bottom: float
    x0: float
    x1: float
    effect: str = "skip"

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the zone."""
        return self.top <= y < self.bottom and self.x0 - 20 <= x <= self.x1


@lru_cache(maxsize=4096)
def section_effect(text: str) -> str | None:
    """``skip``, ``ratings`` or ``keep`` for a known heading, else None."""
    if len(text) > MAX_HEADING_CHARACTERS:
        return None
    plain = text.strip(" :.-–—•()").casefold()
    if len(plain.split()) > MAX_HEADING_WORDS:
        return None
    number = _NUMBERING.match(plain)
    plain = plain[number.end() :] if number else plain
    for _ in range(_TAILS):
        bare = _TAIL.sub("", plain.rstrip(" ()"))
        if bare == plain:
            break
        plain = bare
    plain = plain.strip(" :.-–—•()")
    effects = section_effects()
    if plain in effects:
        return effects[plain]
    if plain.startswith(_long_beginnings()):
        headings = _long_headings()
        return next(effect for heading, effect in headings.items() if plain.startswith(heading))
    condition = _CONDITIONS.search(plain)
    if condition is not None:
        plain = plain[: condition.start()]
    return "keep" if plain.endswith(_long_endings()) else None


def passes(parameter: str, effect: str | None) -> bool:
    """Whether a parameter counts in a section of that effect.

    Limits that a product stands without harm are not what it works with; temperatures of
    storage and use are told only there.
    """
    if effect == "ratings":
        return parameter in small_words("section")["rated"]
    return effect != "skip"


@lru_cache(maxsize=1)
def _long_headings() -> dict[str, str]:
    """Headings long enough to be known by their beginning, and their effect."""
    return {
        heading: effect
        for heading, effect in section_effects().items()
        if effect != "keep" and len(heading) > 12
    }


@lru_cache(maxsize=1)
def _long_beginnings() -> tuple[str, ...]:
    return tuple(_long_headings())


@lru_cache(maxsize=1)
def _long_endings() -> tuple[str, ...]:
    """Headings that begin again what counts, long enough to be known by their end."""
    return tuple(
        heading for heading, effect in section_effects().items()
        if effect == "keep" and len(heading) > MIN_ENDING
    )  # fmt: skip


def _heads_columns(line: Line) -> bool:
    """Whether a line is the head of a table: "Characteristics  Symbol  Rating  Unit"."""
    return sum(role_of(segment.text) is not None for segment in line.segments) >= _HEADS - 1


def _is_number(text: str) -> bool:
    """Whether a text is short enough to be only the number of a heading beside it."""
    return len(text) <= _NUMBER_LENGTH and any(ch.isdigit() for ch in text)


def _begins_section(line: Line) -> bool:
    """Whether a line is a numbered heading or caption; its number may stand apart."""
    text = line.segments[0].text
    if len(line.segments) > 1 and _is_number(text):
        text = f"{text} {line.segments[1].text}"
    return _NEW_SECTION.match(text) is not None and section_effect(text) is None


def find_skip_zones(
    lines: Sequence[Line], page_width: float, page_height: float
) -> tuple[SkipZone, ...]:
    """Zones under headings that say skip or ratings, each down to the next that says keep."""
    headings = []
    for line in lines:
        if len(line.segments) >= _HEADS and _heads_columns(line):
            continue
        numbered = len(line.segments) > 1 and _is_number(line.segments[0].text)
        for position, segment in enumerate(line.segments):
            effect = section_effect(segment.text)
            if effect is None and position == 0 and _begins_section(line):
                effect = "keep"
            if effect is not None:
                x0, top, x1, _ = segment.bbox
                if numbered and position < 2:  # the number's segment and the heading's are one
                    x0, x1 = line.bbox[0], max(x1, line.segments[1].bbox[2])
                alone = len(line.segments) == 1 or position == len(line.segments) - 1
                headings.append((top, x0, x1 if not alone else page_width, effect))
    zones = []
    for number, (top, x0, x1, effect) in enumerate(headings):
        if effect == "keep":
            continue
        below = [
            later[0]
            for later in headings[number + 1 :]
            if later[3] == "keep" and later[0] > top + 2 and later[1] < x1 and later[2] > x0
        ]
        zones.append(SkipZone(top, min(below, default=page_height + 1), x0, x1, effect))
    return tuple(zones)
