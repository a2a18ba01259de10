"""Types of the case report, schema version 1.0: the papers of one shipment held together.

`document` is the path of a document of the case; `page`, `quote` and `bbox` mean what they mean
in the report of one document. Candidates of an item are those of its sheet, unchanged: no country
and no name of a party has touched them.
"""

from pydantic import BaseModel

from spectriage.report.basics import STRICT, BBox, Confidence, Page
from spectriage.report.model import Candidate
from spectriage.report.papers import GoodsFields

CASE_SCHEMA_VERSION = "1.0"


class _Part(BaseModel):
    model_config = STRICT


class Evidence(_Part):
    """Words of a document of the case."""

    document: str
    page: Page
    quote: str
    bbox: BBox | None = None


class CaseDocument(_Part):
    """One document of the case; `part` is ``paper``, ``sheet`` or ``other``.

    `numbers` are the reference numbers it prints, by kind. `lacks` is what a complete paper of its
    kind has and this one does not; of what stands under `not_recognised` a label or the value is
    printed, and nothing was made of it.
    """

    path: str
    sha256: str
    kind: str
    kind_confidence: Confidence
    type: str
    part: str
    pages: int
    language: str
    numbers: dict[str, list[str]] = {}
    lacks: list[str] = []
    not_recognised: list[str] = []


class WordPair(_Part):
    """A word of the party's name, the listed word it stands for, and how alike they are."""

    ours: str
    theirs: str
    alike: float


class NameMatch(_Part):
    """A name of the user's screening list that a party may be; `strength` strong or possible."""

    screening_list: str
    id: str
    listed: str
    alias: str
    score: Confidence
    strength: str
    pairs: list[WordPair]
    how: str
    programme: str = ""
    countries: list[str] = []


class CaseParty(_Part):
    """A party over all papers: roles, spellings, addresses, where it stands."""

    name: str
    also_written: list[str] = []
    roles: list[str]
    addresses: list[str] = []
    countries: list[str] = []
    mentions: list[Evidence]
    matches: list[NameMatch] = []


class _Evidenced(_Part):
    evidence: Evidence


class ItemLine(GoodsFields, _Evidenced):
    """An item as one paper prints it; where a paper prints it in parts, their sum."""

    codes: list[str] = []
    confidence: Confidence = 0.5


class RuledOut(_Part):
    """Entries that were considered for an item's sheet and ruled out for one reason.

    `entries` are told as ``US 7A005.b``. `silent_on` names the parameter or feature that the sheet
    does not tell, where that alone decided; None where something it prints did.
    """

    entries: list[str]
    because: str
    silent_on: str | None = None


class CaseItem(_Part):
    """An item over all papers, with its sheet and its candidates.

    `candidates_from` is ``sheet``, ``description`` (no sheet: the words of the line alone) or
    ``none``. `ruled_out` is empty where there is no sheet.
    """

    number: int
    part_number: str | None = None
    description: str
    family: str | None = None
    lines: list[ItemLine]
    sheet: str | None = None
    sheet_because: str = ""
    candidates_from: str = "none"
    candidates: list[Candidate] = []
    ruled_out: list[RuledOut] = []


class Finding(_Part):
    """Something for a person to settle, with the words that raise it and the question to ask.

    `group` is ``check`` or ``red_flag``; `severity` is ``high``, ``medium`` or ``low``. Two
    papers that disagree are both quoted. `sources` names where a red flag comes from.
    """

    id: str
    group: str
    severity: str
    title: str
    why: str
    question: str
    item: int | None = None
    evidence: list[Evidence]
    sources: list[str] = []


class Safeguard(_Part):
    """A feature that lowers what the item can be misused for, or one that undoes it."""

    item: int | None
    feature: str
    effect: str
    why: str
    evidence: Evidence


class WatchedValue(_Part):
    """A value within a tenth of a threshold, on either side."""

    item: int
    regime: str
    entry: str
    parameter: str
    operator: str
    threshold: float
    unit: str | None = None
    found: str
    margin: float
    evidence: Evidence | None = None


class NotScreened(_Part):
    """What was not looked at, and why nothing may be concluded from its silence."""

    document: str
    page: int | None = None
    what: str


class ListUsed(_Part):
    """A control list that the items were held against."""

    regime: str
    title: str
    version: str
    effective: str


class RightsNote(_Part):
    """Surveillance capability meets a state end user: what to check, in plain words."""

    capabilities: list[Evidence]
    end_user: Evidence
    checks: list[str]


class CaseReport(_Part):
    """Everything spectriage has to say about one case.

    `roles_nobody_fills` are roles that a shipment has and for which no paper names anybody.
    """

    schema_version: str = CASE_SCHEMA_VERSION
    tool_version: str
    name: str
    documents: list[CaseDocument]
    lists: list[ListUsed] = []
    parties: list[CaseParty] = []
    roles_nobody_fills: list[str] = []
    items: list[CaseItem] = []
    findings: list[Finding] = []
    safeguards: list[Safeguard] = []
    watch_list: list[WatchedValue] = []
    rights: RightsNote | None = None
    not_screened: list[NotScreened] = []
    not_compared: list[str] = []
    screening_lists: list[str] = []


def case_schema() -> dict[str, object]:
    """JSON Schema of `CaseReport`."""
    return CaseReport.model_json_schema()
