"""Values to look at before trusting them: contradicted, readable two ways, or cut short."""

from collections import Counter
from collections.abc import Iterator, Sequence

from spectriage.parameters.conflicts import find_conflicts
from spectriage.parameters.extract import MAX_READINGS_PER_PAGE
from spectriage.parameters.reading import Reading
from spectriage.report.model import Warning

CONFLICT = "conflicting_values"
AMBIGUOUS = "ambiguous_value"
CUT_SHORT = "values_cut_short"


def doubtful_values(readings: Sequence[Reading]) -> list[Warning]:
    """A warning for each contradiction of two places, and for each print of several readings.

    Of a contradiction the later page is named, since its first value is what people read. All
    readings stay in the report, and the stricter one decides.
    """
    return [*_conflicts(readings), *_ambiguities(readings), *_crowded_pages(readings)]


def _crowded_pages(readings: Sequence[Reading]) -> Iterator[Warning]:
    counts = Counter(reading.page for reading in readings)
    for page in sorted(counts):
        if counts[page] >= MAX_READINGS_PER_PAGE:
            yield Warning(
                code=CUT_SHORT,
                page=page,
                detail=f"{counts[page]} values read; more of this page were not taken",
            )


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
