"""What every check works with: the case as read, and the findings and silences it makes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spectriage.cases.items import Item
from spectriage.cases.parties import Firm
from spectriage.cases.texts import CaseText, file_name
from spectriage.lists.pack import Pack
from spectriage.report.case import Evidence, Finding
from spectriage.report.model import Report
from spectriage.triage.triager import Understood

SURE = 0.55  # readings below this confidence are not held against others


@dataclass
class CaseView:
    """A case as read: documents, firms, items, and the lists it is held against.

    `judge` holds a sheet against the lists once more. Checks add to `silences` what they did not
    compare, and why.
    """

    texts: Sequence[CaseText]
    firms: Sequence[Firm]
    items: Sequence[Item]
    packs: Sequence[Pack] = ()
    judge: Callable[[Understood], Report] | None = None
    silences: list[str] = field(default_factory=list)
    numbered: Sequence[Item] = ()  # all items of the report, where the view shows some of them

    @cached_property
    def papers(self) -> list[CaseText]:
        """Documents that are papers and were read as such."""
        return [text for text in self.texts if text.part == "paper" and text.paper]

    @cached_property
    def spoken(self) -> list[CaseText]:
        """Papers and letters: their words are looked at, and only those of papers are compared."""
        return [text for text in self.texts if text.part != "sheet" and text.paper]

    def of_kind(self, *kinds: str) -> list[CaseText]:
        """Papers of these kinds."""
        return [text for text in self.papers if text.kind in kinds]

    def silent(self, what: str, *texts: CaseText) -> None:
        """Say that something was not compared."""
        told = f"{what} ({', '.join(file_name(text.name) for text in texts)})" if texts else what
        if told not in self.silences:
            self.silences.append(told)

    def number(self, item: Item) -> int:
        """Number of an item in the report, from 1."""
        return self._numbers[id(item)]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(item): number for number, item in enumerate(self.numbered or self.items, 1)}


def check_finding(
    name: str, title: str, why: str, question: str, evidence: Sequence[Evidence], *,
    severity: str = "medium", item: int | None = None,
) -> Finding:  # fmt: skip
    """A finding of the group ``check``."""
    return Finding(
        id=name, group="check", severity=severity, title=title, why=why, question=question,
        item=item, evidence=list(dict.fromkeys(evidence)),
    )  # fmt: skip


def amount_told(value: float, unit: str | None = None) -> str:
    """A figure as people write it: 6; 7,450 GBP; 12.50 EUR; 0.125 kg."""
    cents = value == round(value, 2)
    told = f"{value:,.2f}".removesuffix(".00") if cents else f"{value:,.6f}".rstrip("0")
    return f"{told} {unit}" if unit else told
