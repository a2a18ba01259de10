"""Which parts of a page do not tell the product's own values: maximum ratings, ordering codes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spectriage.documents.model import Line
from spectriage.vocabulary.headings import section_effects
from spectriage.vocabulary.small_words import small_words

_NUMBERING = re.compile(
    r"^(?:table|tab\.|tabelle)?\s*\(?\d+(?:[.-]\d+)*\)?\s*[.:-]?\s*", re.IGNORECASE
)
_TAIL = re.compile(r"\s\(?(?:notes?|continued|cont'd|cont\.?|[¹²³\d,]{1,6})\)?\.?$|[¹²³]{1,3}$")
_TAILS = 3  # notes and marks that a heading may end in
_NEW_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|(?:table|tab\.)\s?\d{1,3})[\s:.]+[A-Z]", re.IGNORECASE
)
_NUMBER_AND_TEXT = 2  # segments of a numbered heading
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
    plain = _NUMBERING.sub("", plain)
    for _ in range(_TAILS):
        plain = _TAIL.sub("", plain.rstrip(" ()"))
    plain = plain.strip(" :.-–—•()")
    effects = section_effects()
    if plain in effects:
        return effects[plain]
    headings = _long_headings()
    if not plain.startswith(tuple(headings)):
        return None
    return next(effect for heading, effect in headings.items() if plain.startswith(heading))


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


def find_skip_zones(
    lines: Sequence[Line], page_width: float, page_height: float
) -> tuple[SkipZone, ...]:
    """Zones under headings that say skip or ratings, each down to the next that says keep."""
    headings = []
    for line in lines:
        for position, segment in enumerate(line.segments):
            effect = section_effect(segment.text)
            numbered = effect is None and position == 0 and len(line.segments) <= _NUMBER_AND_TEXT
            if numbered and _NEW_SECTION.match(line.text):
                effect = "keep"
                headings.append((line.bbox[1], line.bbox[0], page_width, effect))
            elif effect is not None:
                x0, top, x1, _ = segment.bbox
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
