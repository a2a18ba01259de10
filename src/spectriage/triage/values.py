"""Readings as the report shows them, and as the lists want them."""

from collections.abc import Iterator, Sequence

from spectriage.lists.facts import Facts, FactValue, FeatureFact
from spectriage.parameters.reading import Reading
from spectriage.report.model import Feature, OtherReading, ParameterValue
from spectriage.triage.derived import derived_values


def report_values(readings: Sequence[Reading]) -> list[ParameterValue]:
    """Readings as report parameters, in the same order."""
    return [
        ParameterValue(
            name=reading.name, min=reading.min, typ=reading.typ, max=reading.max,
            unit=reading.unit, condition=reading.condition, label=reading.label,
            quote=reading.quote, page=reading.page, bbox=reading.bbox,
            confidence=min(max(reading.score, 0.0), 1.0), source=reading.source,
            variant=reading.variant, read_as=reading.read_as, unit_assumed=reading.unit_assumed,
            alternatives=[
                OtherReading(
                    min=other.min, typ=other.typ, max=other.max, read_as=other.read_as
                )
                for other in reading.alternatives
            ],
        )
        for reading in readings
    ]  # fmt: skip


def _facts_of_value(value: ParameterValue, index: int) -> Iterator[FactValue]:
    ways: list[ParameterValue | OtherReading] = [value, *value.alternatives]
    for way in ways:
        yield FactValue(
            parameter=value.name, min=way.min, typ=way.typ, max=way.max,
            condition=value.condition, variant=value.variant, ref=index, read_as=way.read_as,
            could_be=tuple(other.read_as for other in ways if other is not way),
        )  # fmt: skip


def facts_of(
    values: Sequence[ParameterValue], features: Sequence[Feature], family: str | None
) -> Facts:
    """What the lists are held against: values with their index as reference, and features.

    Where a document both asserts and denies a feature, the assertion counts: that is the
    stricter reading, and the person sees both. So with a value that can be read in several ways:
    each way is held against the lists.
    """
    told = [fact for index, value in enumerate(values) for fact in _facts_of_value(value, index)]
    named: dict[str, FeatureFact] = {}
    for index, feature in enumerate(features):
        if feature.name not in named or feature.polarity == "asserted":
            known = named.get(feature.name)
            if known is None or known.polarity != "asserted":
                named[feature.name] = FeatureFact(polarity=str(feature.polarity), ref=index)
    return Facts(values=(*told, *derived_values(told)), features=named, family=family)
