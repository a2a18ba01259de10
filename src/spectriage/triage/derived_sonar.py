"""Figures of sonars that 6A001 asks for by its technical notes."""

import math
from collections.abc import Iterator, Sequence

from spectriage.lists.facts import FactValue
from spectriage.triage.resting import named, resting_on

_SIDE_SCAN_FACTOR = 0.873  # cm of along-track resolution for a degree of beam and a metre of range
_BAND_FACTOR = 75.0  # cm of across-track resolution times kHz of bandwidth


def sonar_figures(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """All of them; a figure comes out only where every printed value it needs is there."""
    yield from _swath_figures(values)
    yield from _image_figures(values)
    for level in named(values, "source_level"):
        lows = [band.slots[0] for band in named(values, "operating_frequency") if band.slots]
        if level.slots and lows and min(lows) > 0:
            figure = max(level.slots) - 10 * math.log10(min(lows))
            yield resting_on(level, "source_level_normalised", round(figure, 4))


def _swath_figures(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Half swath, degrees a sounding, and soundings times speed."""
    swaths = [swath for swath in named(values, "swath_angle") if swath.slots]
    counts = named(values, "soundings_per_swath") or (named(values, "channels") if swaths else [])
    soundings = [max(count.slots) for count in counts if max(count.slots, default=0) > 0]
    for swath in swaths:
        yield resting_on(swath, "angle_off_vertical", max(swath.slots) / 2)
        if soundings:
            figure = round(max(swath.slots) / max(soundings), 6)
            yield resting_on(swath, "sounding_resolution", figure)
    for speed in named(values, "speed_max"):
        if soundings and speed.slots:
            yield resting_on(speed, "sounding_rate", max(speed.slots) * max(soundings))


def _image_figures(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Area coverage of a side-scan sonar, and what it resolves along and across its track."""
    ranges = [max(value.slots) for value in named(values, "range_max") if value.slots]
    for speed in named(values, "speed_max"):
        if ranges and speed.slots:
            yield resting_on(speed, "area_coverage_rate", 2 * max(ranges) * max(speed.slots))
    for beam in named(values, "beam_width"):
        if ranges and beam.slots:
            figure = min(beam.slots) * min(ranges) * _SIDE_SCAN_FACTOR
            yield resting_on(beam, "along_track_resolution", round(figure, 6))
    for band in named(values, "bandwidth"):
        if max(band.slots, default=0) > 0:
            figure = _BAND_FACTOR / (max(band.slots) / 1000)
            yield resting_on(band, "across_track_resolution", round(figure, 6))
