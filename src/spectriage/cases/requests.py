"""What has to be asked so that a person can classify: the figures that each open entry needs.

An entry is open where a value is missing, or where it stands and a person has to confirm it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spectriage.report.case import CaseItem, CaseReport
from spectriage.report.model import Candidate, CriterionOutcome, Status
from spectriage.vocabulary.parameters import load_parameters

_OPEN = (Status.UNDETERMINED, Status.MEETS)
MAX_ENTRIES = 12  # an item; the surest come first, and a sheet with hundreds is read by nobody


@dataclass(frozen=True, slots=True)
class AskedValue:
    """One value that an open entry needs; `found` is empty where the sheet does not tell it."""

    item: int
    part: str
    regime: str
    entry: str
    title: str
    parameter: str
    meaning: str
    asked: str
    unit: str
    found: str
    quote: str
    page: int | None
    document: str

    @property
    def state(self) -> str:
        """``given`` or ``missing``."""
        return "given" if self.found else "missing"


def asked_values(report: CaseReport) -> list[AskedValue]:
    """All values that the open entries of all items need, given ones with their words."""
    return [value for item in report.items for value in _of_item(item)]


def missing_values(report: CaseReport) -> dict[int, list[AskedValue]]:
    """What to ask the manufacturer, by item: each missing value once, with its entries."""
    found: dict[int, dict[str, AskedValue]] = {}
    for value in asked_values(report):
        if value.state == "missing":
            known = found.setdefault(value.item, {}).get(value.parameter)
            entry = f"{value.regime} {value.entry}"
            if known is None:
                found[value.item][value.parameter] = _for_entries(value, entry)
            elif entry not in known.entry.split(", "):
                found[value.item][value.parameter] = _for_entries(known, f"{known.entry}, {entry}")
    return {item: list(values.values()) for item, values in found.items()}


def _for_entries(value: AskedValue, entries: str) -> AskedValue:
    return AskedValue(
        value.item, value.part, "", entries, value.title, value.parameter, value.meaning,
        value.asked, value.unit, "", "", None, value.document,
    )  # fmt: skip


def _of_item(item: CaseItem) -> Iterator[AskedValue]:
    entries = [c for c in item.candidates if c.status in _OPEN and c.criteria][:MAX_ENTRIES]
    for candidate in entries:
        told = set()
        for criterion in candidate.criteria:
            if criterion.parameter not in told:
                told.add(criterion.parameter)
                yield _asked(item, candidate, criterion.parameter, criterion)
        for name in candidate.missing:
            if name not in told:
                told.add(name)
                yield _asked(item, candidate, name, None)


def _asked(
    item: CaseItem, candidate: Candidate, name: str, criterion: CriterionOutcome | None
) -> AskedValue:
    parameter = load_parameters().get(name)
    return AskedValue(
        item=item.number, part=item.part_number or item.description[:60],
        regime=candidate.regime, entry=candidate.entry, title=candidate.title, parameter=name,
        meaning=parameter.definition if parameter else name.replace("_", " "),
        asked=_test(criterion) if criterion else "",
        unit=parameter.unit if parameter else "",
        found=(criterion.found or "") if criterion and criterion.outcome != "unknown" else "",
        quote=(criterion.quote or "") if criterion else "",
        page=criterion.page if criterion else None, document=item.sheet or "",
    )  # fmt: skip


def _test(criterion: CriterionOutcome) -> str:
    threshold = criterion.threshold
    if threshold is None:
        return ""
    told: object = threshold
    if isinstance(threshold, Sequence) and not isinstance(threshold, str):
        told = " to ".join("…" if edge is None else f"{edge:.6g}" for edge in threshold)
    elif isinstance(threshold, float):
        told = f"{threshold:.6g}"
    unit = "" if criterion.unit in (None, "1", "count") else f" {criterion.unit}"
    return f"{criterion.operator} {told}{unit}"
