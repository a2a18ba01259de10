"""Features that lower what an item can be misused for, or undo that; values near thresholds.

Shown beside the candidates, never taken off them: a safeguard is a fact to weigh, and a person
weighs it.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from spectriage.cases.checks.base import SURE, CaseView
from spectriage.cases.flags.find import USERS, has_word
from spectriage.cases.texts import CaseText
from spectriage.errors import DataError
from spectriage.language.patterns import find_matches, load_patterns
from spectriage.report.basics import Polarity
from spectriage.report.case import Evidence, RightsNote, Safeguard, WatchedValue
from spectriage.report.model import Candidate, CriterionOutcome, ParameterValue, Report

PATTERNS = Path(__file__).with_name("data") / "safeguard_patterns.jsonl"
NEAR = 0.1  # share of a threshold within which a value is watched, as the issue asks
_MAX_WATCHED = 60
_QUOTE = 160


class SafeguardRecord(BaseModel):
    """A safeguard as data: whether it reduces what can be done or undoes another, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1)

    id: str = Field(pattern=r"^[a-z][a-z_]{2,40}$")
    effect: str = Field(pattern="^(?:reduces|undoes)$")
    why: str
    features: tuple[str, ...] = ()


class RightsRecord(BaseModel):
    """What a person checks where surveillance capability meets a state end user."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1)

    capabilities: tuple[str, ...] = Field(min_length=1)
    checks: tuple[str, ...] = Field(min_length=1)


@lru_cache(maxsize=1)
def load_safeguards() -> tuple[dict[str, SafeguardRecord], RightsRecord]:
    """The records of safeguards by id, and the rights note.

    Raises
    ------
    DataError
        A record is wrong.
    """
    file = "safeguards.json"
    source = resources.files("spectriage.cases") / "data" / file
    try:
        data = json.loads(source.read_text(encoding="utf-8"))
        records = [SafeguardRecord.model_validate(row) for row in data["safeguards"]]
        rights = RightsRecord.model_validate(data["rights"])
    except (ValueError, KeyError, TypeError, ValidationError) as err:
        raise DataError(str(err), file=file) from err
    return {record.id: record for record in records}, rights


def find_safeguards(view: CaseView) -> list[Safeguard]:
    """Safeguards of each item's sheet, and of what papers say of the goods, each once."""
    found: dict[tuple[int | None, str], Safeguard] = {}
    for number, item in enumerate(view.items, 1):
        if item.sheet:
            for one in _of_text(item.sheet, number):
                found.setdefault((number, one.feature), one)
    for text in view.papers:
        for one in _of_text(text, None):
            if not any(feature == one.feature for _, feature in found):
                found[None, one.feature] = one
    return list(found.values())


def _of_text(text: CaseText, number: int | None) -> Iterator[Safeguard]:
    records, _ = load_safeguards()
    patterns = load_patterns(PATTERNS, tuple(records))
    for page in text.document.pages:
        for match in find_matches(page.text, patterns):
            record = records[match.pattern.label]
            low = page.text.rfind("\n", 0, match.start) + 1
            high = page.text.find("\n", match.end)
            high = len(page.text) if high < 0 else high
            if high - low > _QUOTE:
                low, high = match.start, match.end
            quote = " ".join(page.text[low:high].split())
            yield Safeguard(
                item=number, feature=record.id, effect=record.effect, why=record.why,
                evidence=text.evidence_of(quote, page.number),
            )  # fmt: skip
    for feature in (*text.report.features, *text.report.traits):
        for record in records.values():
            if feature.name in record.features and feature.polarity is Polarity.ASSERTED:
                yield Safeguard(
                    item=number, feature=record.id, effect=record.effect, why=record.why,
                    evidence=text.evidence(feature),
                )  # fmt: skip


def watch_values(view: CaseView) -> list[WatchedValue]:
    """Values of the sheets within a tenth of a candidate's threshold, the nearest first."""
    found: dict[tuple[object, ...], WatchedValue] = {}
    for number, item in enumerate(view.items, 1):
        if item.sheet is None:
            continue
        for candidate in item.sheet.report.candidates:
            for criterion in candidate.criteria:
                one = _watched(number, item.sheet, candidate, criterion)
                if one:
                    key = (number, one.regime, one.entry, one.parameter, one.threshold)
                    found.setdefault(key, one)
        for one in _near_ruled_out(view, number, item.sheet):
            key = (number, one.regime, one.entry, one.parameter, one.threshold)
            found.setdefault(key, one)
    ranked = sorted(
        found.values(), key=lambda one: (abs(one.margin), one.item, one.regime, one.entry)
    )
    return ranked[:_MAX_WATCHED]


def _watched(
    number: int, sheet: CaseText, candidate: Candidate, criterion: CriterionOutcome
) -> WatchedValue | None:
    threshold, margin = criterion.threshold, criterion.margin
    if not isinstance(threshold, int | float) or margin is None or abs(margin) > NEAR:
        return None
    evidence = None
    if criterion.quote and criterion.page:
        evidence = sheet.evidence_of(criterion.quote, criterion.page, criterion.bbox)
    return WatchedValue(
        item=number, regime=candidate.regime, entry=candidate.entry, parameter=criterion.parameter,
        operator=criterion.operator, threshold=float(threshold), unit=criterion.unit,
        found=criterion.found or "", margin=round(margin, 4), evidence=evidence,
    )  # fmt: skip


def _near_ruled_out(view: CaseView, number: int, sheet: CaseText) -> Iterator[WatchedValue]:
    """Values near a threshold of an entry that was ruled out: a small error would bring it back."""
    ruled = {(e.regime, e.entry) for e in sheet.report.eliminated}
    by_name: dict[str, list[ParameterValue]] = {}
    for value in sheet.report.parameters:
        by_name.setdefault(value.name, []).append(value)
    for pack in view.packs:
        for record in pack.considered({sheet.report.document.family}):
            if (pack.info.regime, record.code) not in ruled:
                continue
            for test in record.tests:
                limit = getattr(test, "limit", None)
                if not isinstance(limit, int | float) or not limit:
                    continue
                for value in by_name.get(getattr(test, "parameter", ""), ()):
                    margin = _margin(value, float(limit))
                    if margin is not None and abs(margin) <= NEAR:
                        yield WatchedValue(
                            item=number, regime=pack.info.regime, entry=record.code,
                            parameter=value.name, operator=getattr(test, "op", ""),
                            threshold=float(limit), unit=value.unit, found=value.quote,
                            margin=round(margin, 4), evidence=sheet.evidence(value),
                        )  # fmt: skip
                        break


def _margin(value: ParameterValue, limit: float) -> float | None:
    figures = [one for one in (value.min, value.typ, value.max) if one is not None]
    if not figures:
        return None
    return min(((figure - limit) / abs(limit) for figure in figures), key=abs)


def rights_note(view: CaseView) -> RightsNote | None:
    """The note where a sheet's surveillance capability meets a state body as user, or None."""
    _, record = load_safeguards()
    user = next(
        (
            text.evidence(party)
            for text in view.papers for party in text.report.parties
            if party.role in USERS and party.confidence >= SURE and _is_state(party.name)
        ),
        None,
    )  # fmt: skip
    if user is None:
        return None
    capabilities: list[Evidence] = []
    for item in view.items:
        if item.sheet:
            capabilities += _capabilities(item.sheet, item.sheet.report, record.capabilities)
    if not capabilities:
        return None
    return RightsNote(
        capabilities=list(dict.fromkeys(capabilities)), end_user=user, checks=list(record.checks)
    )


def _capabilities(text: CaseText, report: Report, names: Sequence[str]) -> Iterator[Evidence]:
    for feature in (*report.features, *report.traits):
        if feature.name in names and feature.polarity is Polarity.ASSERTED:
            yield text.evidence(feature)


def _is_state(name: str) -> bool:
    return any(has_word(label, name) for label in ("name_state", "name_police", "name_military"))
