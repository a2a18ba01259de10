"""Values that a person should look at before trusting them: contradicted, or readable two ways."""

from collections.abc import Iterator, Sequence

from spectriage.parameters.conflicts import find_conflicts
from spectriage.parameters.reading import Reading
from spectriage.report.model import Warning

CONFLICT = "conflicting_values"
AMBIGUOUS = "ambiguous_value"


def doubtful_values(readings: Sequence[Reading]) -> list[Warning]:
    """A warning for each contradiction of two places, and for each print of several readings.

    Of a contradiction the later page is named, since its first value is what people read. All
    readings stay in the report, and the stricter one decides.
    """
    return [*_conflicts(readings), *_ambiguities(readings)]


def _conflicts(readings: Sequence[Reading]) -> Iterator[Warning]:
    for conflict in find_conflicts(readings):
        yield Warning(
            code=CONFLICT,
            page=conflict.second.page,
            detail=f"{conflict}; both are held against the lists",
        )


def _ambiguities(readings: Sequence[Reading]) -> Iterator[Warning]:
    told: set[tuple[str, str, int]] = set()
    for reading in readings:
        key = (reading.name, reading.quote, reading.page)
        if reading.alternatives and key not in told:
            told.add(key)
            others = " or ".join(other.read_as for other in reading.alternatives)
            yield Warning(
                code=AMBIGUOUS,
                page=reading.page,
                detail=f'{reading.name} "{reading.quote}": read as {reading.read_as}; could be '
                f"{others}; all are held against the lists",
            )
