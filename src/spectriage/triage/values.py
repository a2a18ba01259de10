"""Readings as the report shows them, and as the lists want them."""

from collections.abc import Sequence

from spectriage.lists.facts import Facts, FactValue, FeatureFact
from spectriage.parameters.reading import Reading
from spectriage.report.model import Feature, ParameterValue
from spectriage.triage.derived import derived_values


def report_values(readings: Sequence[Reading]) -> list[ParameterValue]:
    """Readings as report parameters, in the same order."""
    return [
        ParameterValue(
            name=reading.name, min=reading.min, typ=reading.typ, max=reading.max,
            unit=reading.unit, condition=reading.condition, label=reading.label,
            quote=reading.quote, page=reading.page, bbox=reading.bbox,
            confidence=min(max(reading.score, 0.0), 1.0), source=reading.source,
            variant=reading.variant,
        )
        for reading in readings
    ]  # fmt: skip


def facts_of(
    values: Sequence[ParameterValue], features: Sequence[Feature], family: str | None
) -> Facts:
    """What the lists are held against: values with their index as reference, and features.

    Where a document both asserts and denies a feature, the assertion counts: that is the
    stricter reading, and the person sees both.
    """
    told = [
        FactValue(
            parameter=value.name, min=value.min, typ=value.typ, max=value.max,
            condition=value.condition, variant=value.variant, ref=index,
        )
        for index, value in enumerate(values)
    ]  # fmt: skip
    named: dict[str, FeatureFact] = {}
    for index, feature in enumerate(features):
        if feature.name not in named or feature.polarity == "asserted":
            known = named.get(feature.name)
            if known is None or known.polarity != "asserted":
                named[feature.name] = FeatureFact(polarity=str(feature.polarity), ref=index)
    return Facts(values=(*told, *derived_values(told)), features=named, family=family)
