"""Figures of signals by the formulas of 3A001.b.10, 3A001.c.1 and 3A002.d.4."""

import math
import re
from collections.abc import Callable, Iterator, Sequence

from spectriage.lists.facts import FactValue
from spectriage.triage.resting import named, resting_on

_FREQUENCY = re.compile(r"(\d+(?:[.,]\d+)?)\s?([kMG]?)Hz", re.IGNORECASE)
_FACTORS = {"": 1.0, "k": 1e3, "m": 1e6, "g": 1e9}
_NEAR = (10.0, 10_000.0)  # Hz, the offsets of both formulas
_FAR = 100_000.0  # Hz, up to which 3A002.d.4.b looks
_LEAST_CARRIER_OVER_OFFSET = 100.0  # a carrier stands that far above any offset measured


def tube_figures(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Power times frequency, power over mass, and volume over power of amplifiers (3A001.b)."""
    others = {
        name: named(values, name) for name in ("operating_frequency", "mass", "module_volume")
    }
    for power in named(values, "output_power"):
        watts = 10 ** ((max(power.slots) - 30) / 10) if power.slots else 0.0
        if not watts:
            continue
        for name, wanted, joined in _WITH_POWER:
            fitting = [o for o in others[name] if o.slots and o.variant in (None, power.variant)]
            if fitting and all(min(o.slots) > 0 for o in fitting):
                figure = joined(watts, fitting)
                yield resting_on(power, wanted, float(f"{figure:.6g}"))


# What goes with the power, what comes out in canonical units, and how; the strictest of several.
_WITH_POWER: tuple[tuple[str, str, Callable[[float, list[FactValue]], float]], ...] = (
    (
        "operating_frequency",
        "power_frequency_product",
        lambda watts, bands: watts / 1e3 * max(max(band.slots) for band in bands) / 1e9,
    ),
    ("mass", "power_to_mass", lambda watts, masses: watts / min(min(m.slots) for m in masses)),
    (
        "module_volume",
        "volume_to_power",
        lambda watts, volumes: min(min(v.slots) for v in volumes) / watts,
    ),
)


def delay_figures(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Delay in microseconds times bandwidth in MHz, which is seconds times hertz (3A001.c.1)."""
    widths = [width for width in named(values, "bandwidth") if width.slots]
    for delay in named(values, "delay_time"):
        fitting = [max(w.slots) for w in widths if w.variant in (None, delay.variant)]
        if delay.slots and fitting:
            figure = max(delay.slots) * max(fitting)
            yield resting_on(delay, "delay_bandwidth_product", float(f"{figure:.6g}"))


def phase_noise_figures(values: Sequence[FactValue]) -> Iterator[FactValue]:
    """Noise with offset and carrier worked in.

    A figure comes out only where the condition names the offset, and the condition or a single
    operating frequency of the variant the carrier: noise rises with the carrier, so a guessed one
    proves nothing. What the variant prints of itself goes before what is told of all.
    """
    bands = [band for band in named(values, "operating_frequency") if band.slots]
    for noise in named(values, "phase_noise"):
        own = [b for b in bands if b.variant == noise.variant]
        shared = [] if own and noise.variant else [b for b in bands if b.variant is None]
        carriers = {max(band.slots) for band in (*own, *shared)}
        single = carriers.pop() if len(carriers) == 1 else None
        offset, carrier = _offset_and_carrier(noise.condition or "", single)
        if not noise.slots or offset is None or carrier is None:
            continue
        by_carrier = min(noise.slots) - 20 * math.log10(carrier / 1e6)
        if _NEAR[0] <= offset <= _NEAR[1]:
            figure = by_carrier + 20 * math.log10(offset)
            yield resting_on(noise, "phase_noise_normalised", round(figure, 4))
        elif _NEAR[1] < offset <= _FAR:
            yield resting_on(noise, "phase_noise_far", round(by_carrier, 4))


def _offset_and_carrier(condition: str, single: float | None) -> tuple[float | None, float | None]:
    """The lowest frequency named is the offset, one far above it the carrier, in Hz."""
    told = sorted(
        float(number.replace(",", ".")) * _FACTORS[prefix.casefold()]
        for number, prefix in _FREQUENCY.findall(condition)
    )
    if not told:
        return None, None
    carrier = told[-1] if told[-1] >= _LEAST_CARRIER_OVER_OFFSET * told[0] > 0 else single
    return told[0], carrier
