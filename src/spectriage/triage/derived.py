"""Figures that paragraphs ask for and sheets do not print, worked out from those they do."""

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from spectriage.lists.facts import FactValue
from spectriage.triage.derived_computing import computing_figures
from spectriage.triage.derived_materials import fibre_figures
from spectriage.triage.derived_signals import delay_figures, phase_noise_figures, tube_figures
from spectriage.triage.derived_sonar import sonar_figures
from spectriage.triage.resting import named, resting_on


def derived_values(values: Sequence[FactValue]) -> list[FactValue]:
    """Derived values; each keeps the reference of the printed value it rests on."""
    printed = {value.parameter for value in values}
    values = [*values, *_pulse_figures(values, printed), *_generated(values, printed)]
    made = [
        *(value for value in values if value.parameter not in printed),
        *_fractional_bandwidth(values),
        *computing_figures(values),
        *fibre_figures(values),
        *phase_noise_figures(values),
        *delay_figures(values),
        *tube_figures(values),
        *_pressure_accuracy(values),
        *_ifov(values),
        *_pixel_count(values),
        *sonar_figures(values),
        *_peak_power(values),
        *_mission_radius(values),
    ]
    return [value for value in made if value.parameter not in printed]


def _fractional_bandwidth(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Width over centre in percent (3A001 technical note), and half of it (6A008.b)."""
    for band in named(values, "operating_frequency"):
        if band.min is not None and band.max is not None and 0 < band.min < band.max:
            share = 200 * (band.max - band.min) / (band.max + band.min)
            yield resting_on(band, "fractional_bandwidth", round(share, 6))
            yield resting_on(band, "tuning_half_width", round(share / 2, 6))


def _generated(values: Sequence[FactValue], printed: Container[str]) -> Iterator[FactValue]:
    """What a generator puts out, as the frequency that paragraphs on signal generators ask for.

    It is the carrier of its phase noise too.
    """
    for band in named(values, "output_frequency"):
        if "operating_frequency" not in printed:
            yield replace(band, parameter="operating_frequency")


def _pressure_accuracy(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Percent of full scale times the upper range value, in pascal."""
    ranges = [max(value.slots) for value in named(values, "pressure_range") if value.slots]
    for accuracy in named(values, "accuracy_full_scale"):
        if ranges:
            yield resting_on(accuracy, "pressure_accuracy", max(accuracy.slots) / 100 * min(ranges))


def _ifov(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Field of view over detector columns, in milliradian (6A003 note 3.b technical note)."""
    columns = [max(value.slots) for value in named(values, "pixels_horizontal")]
    for view in named(values, "field_of_view_horizontal"):
        if columns and max(columns) > 0:
            yield resting_on(
                view, "ifov", round(math.radians(min(view.slots)) * 1000 / max(columns), 6)
            )


def _pixel_count(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Columns times rows of one variant."""
    for columns in named(values, "pixels_horizontal"):
        rows = [
            max(rows.slots)
            for rows in named(values, "pixels_vertical")
            if rows.variant == columns.variant and rows.slots
        ]
        if columns.slots and rows:
            yield resting_on(columns, "pixel_count", max(columns.slots) * max(rows))


def _pulse_figures(values: Sequence[FactValue], printed: set[str]) -> Iterator[FactValue]:
    """Average power from energy times rate, or the energy from the two others."""
    rates = [rate for rate in named(values, "repetition_rate") if min(rate.slots, default=0) > 0]
    for known, wanted in (("pulse_energy", "average_power"), ("average_power", "pulse_energy")):
        for value in named(values, known) if wanted not in printed else ():
            fitting = [rate for rate in rates if rate.variant in (None, value.variant)]
            if value.slots and fitting:
                # Rated energy and rated power are both told at the highest rate, as a rule.
                rate = max(max(rate.slots) for rate in fitting)
                share = rate if wanted == "average_power" else 1 / rate
                figure = max(value.slots) * share
                yield resting_on(value, wanted, float(f"{figure:.6g}"))


def _peak_power(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Pulse energy over the shortest pulse duration of the same variant, in watt."""
    for energy in named(values, "pulse_energy"):
        durations = [
            min(duration.slots)
            for duration in named(values, "pulse_duration")
            if duration.variant in (None, energy.variant) and min(duration.slots) > 0
        ]
        if durations:
            yield resting_on(
                energy, "peak_power", float(f"{max(energy.slots) / min(durations):.6g}")
            )


def _mission_radius(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Half the distance covered, as 8A001.b tells the range of a submersible."""
    for reach in named(values, "travel_range"):
        if reach.slots:
            yield resting_on(reach, "mission_radius", max(reach.slots) / 2)
