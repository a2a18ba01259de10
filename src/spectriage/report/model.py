"""Types of the triage report, schema version 1.0.

`page` counts from 1. `bbox` is (x0, top, x1, bottom) in PDF points from the page's top-left
corner. `quote` stands on that page letter for letter, apart from white space.
"""

from enum import StrEnum

from pydantic import BaseModel, Field

from spectriage.report.basics import STRICT, Confidence, Page
from spectriage.report.basics import BBox as BBox
from spectriage.report.basics import Polarity as Polarity
from spectriage.report.basics import PrintedCode as PrintedCode
from spectriage.report.coverage import CandidateSet
from spectriage.report.papers import Paper

SCHEMA_VERSION = "1.0"


class _Part(BaseModel):
    model_config = STRICT


class Status(StrEnum):
    """Where a candidate entry stands; the meanings are those of the contract."""

    MEETS = "meets"
    UNDETERMINED = "undetermined"
    RELEASED = "released"
    CATCH_ALL = "catch_all"


class DocumentInfo(_Part):
    """What the document is, as far as it could be told."""

    path: str
    sha256: str
    media_type: str
    pages: int
    language: str
    kind: str
    kind_confidence: Confidence
    family: str
    family_confidence: Confidence
    vendor: str | None = None
    part: str | None = None


class OtherReading(_Part):
    """What a printed value says if it is read another way, in the same unit."""

    min: float | None = None
    typ: float | None = None
    max: float | None = None
    read_as: str


class ParameterValue(_Part):
    """One quantity the document prints, in the vocabulary's canonical unit.

    Where the print can be read in several ways, `read_as` tells this one and `alternatives`
    the others; the lists are held against all of them.
    """

    name: str
    min: float | None = None
    typ: float | None = None
    max: float | None = None
    unit: str
    condition: str | None = None
    label: str
    quote: str
    page: Page
    bbox: BBox | None = None
    confidence: Confidence
    source: str
    variant: str | None = None
    read_as: str = ""
    alternatives: list[OtherReading] = []
    unit_assumed: bool = False


class Feature(_Part):
    """A capability the document asserts or denies."""

    name: str
    polarity: Polarity
    quote: str
    page: Page
    bbox: BBox | None = None
    confidence: Confidence


class Claim(_Part):
    """What the document says the item is for, or not for."""

    category: str
    polarity: Polarity
    quote: str
    page: Page
    bbox: BBox | None = None
    confidence: Confidence


class Party(_Part):
    """A company, agency or person with its role on the paper."""

    role: str
    name: str
    address: str | None = None
    country: str | None = None
    quote: str
    page: Page
    bbox: BBox | None = None
    confidence: Confidence


class CriterionOutcome(_Part):
    """One test of an entry: what is asked, what was found, how it came out.

    `note` is the id of the note the test belongs to, None for the entry's own criteria. `margin`
    is the distance to the threshold as a share of it, positive on the side that meets.
    `rounding` is half the last printed digit and `tolerance` the printed spread to either side,
    both in `unit`; `at_limit` says how a value stands so near the threshold that they matter.
    """

    parameter: str
    operator: str
    threshold: float | str | list[float | None] | None = None
    unit: str | None = None
    found: str | None = None
    outcome: str
    margin: float | None = None
    rounding: float | None = None
    tolerance: float | None = None
    at_limit: str | None = None
    because: str | None = None
    note: str | None = None
    page: Page | None = None
    quote: str | None = None
    bbox: BBox | None = None


class Candidate(_Part):
    """A control-list entry for a person to look at; never a decision."""

    regime: str
    entry: str
    title: str
    confidence: Confidence
    status: Status
    criteria: list[CriterionOutcome] = []
    missing: list[str] = []
    notes: list[str] = []
    variant: str | None = None
    list_version: str
    citation: str


class Elimination(_Part):
    """An entry that was considered and ruled out, with the criterion that did it."""

    regime: str
    entry: str
    because: str


class OpenFact(_Part):
    """What the papers do not tell, and how much it would settle.

    `kind` is ``parameter or feature``, or ``question`` where only a person can answer; `settles`
    counts the open entries of all regimes that wait for it, `entries` names the first of them.
    """

    kind: str
    name: str
    settles: int
    entries: list[str]


class ReviewStep(_Part):
    """One step in the order of review of a list that has a residue (the US list).

    `stage` is ``asked_first``, ``former_munitions``, ``listed``, ``residual`` or ``left_over``;
    `status` that of `entry`, the strongest paragraph considered under the heading, or
    ``question``.
    """

    regime: str
    stage: str
    heading: str | None = None
    title: str
    considered: int = 0
    entry: str | None = None
    status: str
    because: str = ""


class RedFlag(_Part):
    """A reason to look twice at the paper, not at the item."""

    id: str
    severity: str
    quote: str
    page: Page
    bbox: BBox | None = None
    why: str


class Priority(_Part):
    """How soon a person should look; `score` is no probability."""

    tier: str
    score: float
    reasons: list[str]


class Warning(_Part):
    """Something that limits what the report can be trusted for."""

    code: str
    page: int | None = None
    detail: str


class PageReading(_Part):
    """The ledger of one page: ``read``, ``partly_read`` or ``unread``, and why."""

    page: Page
    state: str
    detail: str = ""


class Report(_Part):
    """Everything spectriage has to say about one document."""

    schema_version: str = SCHEMA_VERSION
    tool_version: str
    document: DocumentInfo
    parameters: list[ParameterValue] = []
    features: list[Feature] = []
    traits: list[Feature] = Field(
        default=[], description="Capabilities beyond the contract that a list paragraph asks about."
    )
    claims: list[Claim] = []
    parties: list[Party] = []
    printed_codes: list[PrintedCode] = []
    candidates: list[Candidate] = []
    candidate_set: CandidateSet | None = Field(
        default=None, description="Only where a coverage was asked for."
    )
    eliminated: list[Elimination] = []
    missing: list[OpenFact] = []
    review: list[ReviewStep] = []
    red_flags: list[RedFlag] = []
    priority: Priority
    paper: Paper | None = None
    pages: list[PageReading] = []
    warnings: list[Warning] = []


def report_schema() -> dict[str, object]:
    """JSON Schema of `Report`."""
    return Report.model_json_schema()
