"""Drills: made-up shipments through the real pipeline, and what of it is caught and what slips.

A scenario is a YAML file. Its papers are texts or files beside it; what each shipment should come
to is said in advance, so that a drill teaches people and holds the next version to what this one
found::

    name: Night vision to a forwarder
    shipments:
      - id: forwarder
        about: the freight forwarder stands as end user
        papers:
          - {name: sheet.pdf, file: sheet.pdf}
          - name: invoice.txt
            text: |
              COMMERCIAL INVOICE ...
        expect:
          entries: [US 6A003.b.4.b]
          no_entries: [US 5A002]
          findings: [forwarder_as_end_user]
          no_findings: [quantity_jump]
          unread: [scan.pdf]
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from spectriage.errors import DataError, DocumentError
from spectriage.lists.codes import is_under, normalise
from spectriage.report.case import CaseReport
from spectriage.report.model import Candidate, Status
from spectriage.triage.triager import Triager

ReadCase = Callable[[Triager, Sequence[tuple[str, bytes]], str], CaseReport]
_MOST_BYTES = 2_000_000


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ScenarioPaper(_Part):
    """A document of a shipment: its text, or a file beside the scenario."""

    name: str
    text: str | None = None
    file: str | None = None


class Expectation(_Part):
    """What a shipment should come to; an entry is a regime and a code, ``US 6A003.b.4.b``.

    An entry is found where the code or one under it is a candidate that is not released, of a
    document or of an item. `findings` are ids of the checks and red flags of a case. `slips` names
    those of the above that this version is known to miss, as they are written there.
    """

    entries: list[str] = []
    no_entries: list[str] = []
    findings: list[str] = []
    no_findings: list[str] = []
    unread: list[str] = []
    slips: list[str] = []


class Shipment(_Part):
    """Papers of one shipment, and what is expected of them."""

    id: str
    about: str = ""
    papers: list[ScenarioPaper]
    expect: Expectation


class Scenario(_Part):
    """A drill."""

    name: str
    about: str = ""
    shipments: list[Shipment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing expected: whether it came so, what was there, and whether a slip was known."""

    kind: str
    expected: str
    caught: bool
    found: str = ""
    known: bool = False


@dataclass(slots=True, kw_only=True)
class ShipmentResult:
    """How a shipment fared; `others` are findings that nobody asked about."""

    id: str
    about: str
    checks: list[Check] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def slipped(self) -> list[Check]:
        """What came otherwise, known before or not."""
        return [check for check in self.checks if not check.caught]


def load_scenario(file: Path) -> Scenario:
    """Read a scenario; every fault of it is named by its place.

    Raises
    ------
    DataError
        It cannot be read, is no YAML, or not of this shape.
    """
    import srsly  # comes with spaCy; its YAML reads NO as text

    try:
        if file.stat().st_size > _MOST_BYTES:
            raise DataError(f"more than {_MOST_BYTES} bytes", file=str(file))
        told: Any = srsly.yaml_loads(file.read_text(encoding="utf-8"))
        scenario = Scenario.model_validate(told)
    except (OSError, UnicodeDecodeError) as err:
        raise DataError(f"cannot be read ({err})", file=str(file)) from err
    except ValidationError as err:
        first = err.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise DataError(str(first["msg"]), file=str(file), field=place) from err
    except ValueError as err:
        raise DataError(f"not readable as YAML ({_first_line(err)})", file=str(file)) from err
    _check(scenario, file)
    return scenario


def _check(scenario: Scenario, file: Path) -> None:
    seen: set[str] = set()
    for shipment in scenario.shipments:
        if shipment.id in seen:
            raise DataError("two shipments have this id", file=str(file), entry=shipment.id)
        seen.add(shipment.id)
        names = [paper.name for paper in shipment.papers]
        if len(set(names)) != len(names):
            raise DataError("two papers have one name", file=str(file), entry=shipment.id)
        for paper in shipment.papers:
            if (paper.text is None) == (paper.file is None):
                raise DataError(
                    f"{paper.name} needs a text or a file, and not both", file=str(file),
                    entry=shipment.id, field="papers",
                )  # fmt: skip
        for name in [*shipment.expect.entries, *shipment.expect.no_entries]:
            if len(name.split()) != 2:
                raise DataError(
                    f"{name!r} is no regime and code, as in 'US 6A003'", file=str(file),
                    entry=shipment.id, field="expect",
                )  # fmt: skip
        expect = shipment.expect
        told = {*expect.entries, *expect.no_entries, *expect.findings, *expect.no_findings}
        for name in expect.slips:
            if name not in told.union(expect.unread):
                raise DataError(
                    f"{name} is not expected", file=str(file), entry=shipment.id, field="slips"
                )
        for name in expect.unread:
            if name not in names:
                raise DataError(
                    f"no paper {name}", file=str(file), entry=shipment.id, field="unread"
                )


def run_shipment(
    shipment: Shipment, folder: Path, triager: Triager, read_case: ReadCase
) -> ShipmentResult:
    """Put a shipment through the pipeline and hold what comes out against what was expected.

    Parameters
    ----------
    folder
        Where files of papers are looked for; a name that leads out of it is refused.
    read_case
        Holds the papers against each other; it gets papers as (name, bytes), and a name for all.

    Raises
    ------
    DataError
        A file of a paper cannot be read.
    """
    papers = [(paper.name, _bytes_of(paper, folder)) for paper in shipment.papers]
    candidates: list[Candidate] = []
    unread: dict[str, str] = {}
    for name, data in papers:
        try:
            report = triager.triage(data, name=name)
        except DocumentError as err:
            unread[name] = str(err)
            continue
        candidates += report.candidates
        if any(page.state == "unread" for page in report.pages):
            unread[name] = "a page was not screened"
    case = read_case(triager, papers, shipment.id)
    for item in case.items:
        candidates += item.candidates
    expect = shipment.expect
    open_ = [c for c in candidates if c.status is not Status.RELEASED]
    found = {finding.id for finding in case.findings}
    result = ShipmentResult(id=shipment.id, about=shipment.about)
    result.checks += [_entry(name, open_, wanted=True) for name in expect.entries]
    result.checks += [_entry(name, open_, wanted=False) for name in expect.no_entries]
    result.checks += [
        Check(kind="finding", expected=name, caught=name in found) for name in expect.findings
    ]
    result.checks += [
        Check(kind="no finding", expected=name, caught=name not in found)
        for name in expect.no_findings
    ]
    result.checks += [
        Check(kind="unread", expected=name, caught=name in unread, found=unread.get(name, "read"))
        for name in expect.unread
    ]
    result.checks = [replace(c, known=c.expected in expect.slips) for c in result.checks]
    result.others = sorted(found.difference(expect.findings, expect.no_findings))
    return result


def _entry(name: str, candidates: Sequence[Candidate], *, wanted: bool) -> Check:
    regime, code = name.split()
    code = normalise(code)
    held = [c for c in candidates if c.regime == regime and is_under(c.entry, code)]
    best = max(held, key=lambda c: c.confidence, default=None)
    others = sorted({c.entry for c in candidates if c.regime == regime})
    told = f"{best.entry} {best.status} at {best.confidence:.0%}" if best else ", ".join(others[:4])
    kind = "entry" if wanted else "no entry"
    return Check(kind=kind, expected=name, caught=bool(held) is wanted, found=told)


def _bytes_of(paper: ScenarioPaper, folder: Path) -> bytes:
    if paper.text is not None:
        return paper.text.encode()
    root = folder.resolve()
    file = (root / str(paper.file)).resolve()
    if not file.is_relative_to(root):
        raise DataError("leads out of the scenario's folder", file=str(paper.file))
    try:
        return file.read_bytes()
    except OSError as err:
        raise DataError(f"cannot be read ({err.strerror})", file=str(file)) from err


def _first_line(err: Exception) -> str:
    return str(err).strip().split("\n")[0][:200]
