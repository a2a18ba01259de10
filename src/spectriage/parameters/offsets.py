"""How far from the carrier a phase noise in running text is told.

"-162 dBc/Hz at 1 kHz offset" and "phase noise at 1 kHz: -162 dBc/Hz" say nothing without it, and
the frequency is none of the product's own. Rows of tables have it in their label or condition.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spectriage.parameters.quantities import Quantity
from spectriage.parameters.reading import Reading
from spectriage.parameters.spans import FREQUENCY

_NOISE = "phase_noise"
_FREQUENCIES = frozenset(("operating_frequency", "output_frequency"))
_AT = r"(?:at|@|bei|à|a)"
_BEHIND = re.compile(rf"\s*[,(]?\s*(?:{_AT}\s*(?:an?\s+|the\s+)?)?\s*", re.IGNORECASE)
_BEFORE = re.compile(
    r"\s*(?:carrier |frequency )?(?:offset|ablage|abstand|d'écart|d'offset|from (?:the )?carrier)?"
    r"(?: frequency)?\s*[):,=]*\s*(?:is|are|of|ist|est|typ\.?|typically|max\.?)?\s*[:<≤]?\s*",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:phase[ -]noise|phasenrauschen\w{0,8}|bruit de phase|\bssb)"
    rf"[^\d:;]{{0,14}}[\s,(]{_AT}?\s*$",
    re.IGNORECASE,
)
_REACH = 40  # characters before a frequency in which the noise's label stands


def at_offsets(
    readings: Iterable[Reading], text: str, quantities: Sequence[Quantity], number: int
) -> Iterator[Reading]:
    """The readings of one quantity, a noise with its offset, no offset for a frequency."""
    for reading in readings:
        if reading.name == _NOISE and reading.condition is None:
            yield replace(reading, condition=_offset_of(text, quantities, number))
        elif reading.name not in _FREQUENCIES or not _is_offset(text, quantities[number]):
            yield reading


def _offset_of(text: str, quantities: Sequence[Quantity], number: int) -> str | None:
    noise = quantities[number]
    if number + 1 < len(quantities):
        other = quantities[number + 1]
        gap = text[noise.end : other.start]
        if gap.strip() and _is_frequency(other) and _BEHIND.fullmatch(gap):
            return text[other.start : other.end]
    if number:
        other = quantities[number - 1]
        gap = text[other.end : noise.start]
        if _is_frequency(other) and _BEFORE.fullmatch(gap) and _is_offset(text, other):
            return text[other.start : other.end]
    return None


def _is_offset(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    return _LABELLED.search(before) is not None


def _is_frequency(quantity: Quantity) -> bool:
    return any(unit.dimension == FREQUENCY and not unit.logarithmic for unit in quantity.units)
