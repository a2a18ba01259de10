"""Types of what an export paper says: goods, dates, references, end use, undertakings.

Parties and printed codes of a paper stand in the report itself. `quote`, `page` and `bbox` mean
what they mean there. Figures are numbers as printed, in the printed currency or unit; nothing is
converted. What a paper does not print is None or missing from the list, never guessed.
"""

from enum import StrEnum

from pydantic import BaseModel

from spectriage.report.basics import STRICT, BBox, Confidence, Page, Polarity, PrintedCode


class _Part(BaseModel):
    model_config = STRICT


class Quoted(_Part):
    """Words of the paper and where they stand."""

    quote: str
    page: Page
    bbox: BBox | None = None


class PaperDate(Quoted):
    """A date and what it is the date of.

    `meaning` is one of the vocabulary's (``issued``, ``invoice``, ``order``, ``contract``,
    ``shipment``, ``delivery``, ``signature``, ``valid_from``, ``valid_until``, ``payment``,
    ``other``). `value` is ISO 8601; None where the print can be read in several ways, which
    `readings` then lists (``03/04/2026`` is 3 April and 4 March).
    """

    meaning: str
    value: str | None
    readings: list[str] = []


class Reference(Quoted):
    """A number by which papers name each other: ``invoice``, ``order``, ``licence``, ..."""

    kind: str
    value: str


class GoodsFields(_Part):
    """What a paper prints of an item; `unit_price` and `amount` are in `currency` (ISO 4217)."""

    part_number: str | None = None
    description: str = ""
    quantity: float | None = None
    unit: str | None = None
    unit_price: float | None = None
    amount: float | None = None
    currency: str | None = None
    hs_code: str | None = None


class _Numbered(Quoted):
    number: int
    line: str | None = None


class GoodsLine(GoodsFields, _Numbered):
    """One item of the paper; `number` counts the paper's lines from 1, `line` is the printed one.

    `quantity` is in `unit` as printed; `unit_price` and `amount` are in `currency` (ISO 4217).
    `origin` is an ISO 3166 country. `quotes` gives the printed words under each field's name;
    `quote` is the description's, or the first field's that was found. `arithmetic` tells whether
    quantity times unit price is the amount: ``agrees``, ``differs`` or ``unknown``. `source` is
    ``table``, ``lines``, ``form`` or ``sentence``.
    """

    origin: str | None = None
    control_codes: list[PrintedCode] = []
    net_weight_kg: float | None = None
    gross_weight_kg: float | None = None
    packages: float | None = None
    arithmetic: str = "unknown"
    quotes: dict[str, str] = {}
    source: str = "table"
    confidence: Confidence = 0.5


class Total(Quoted):
    """A sum of the paper; `unit` is a currency or a unit.

    `meaning` is ``total``, ``net``, ``tax``, ``freight``, ``insurance``, ``discount``,
    ``quantity``, ``packages``, ``net_weight`` or ``gross_weight``.
    """

    meaning: str
    value: float
    unit: str | None = None


class EndUse(Quoted):
    """What the paper says the goods are for, in its own words.

    `state` is ``specific``, ``vague`` ("general industrial use") or ``empty`` (the field stands
    there unfilled). `categories` are those of the claims in it.
    """

    state: str
    why: str = ""
    categories: list[str] = []
    speaker: str | None = None


class Undertaking(Quoted):
    """What somebody promises, apart from what is stated as a fact.

    `kind` is one of ``no_wmd_use``, ``no_military_use``, ``no_re_export``, ``re_export_approval``
    (not without consent), ``own_use``, ``civil_use_only``, ``delivery_verification``,
    ``inspection``, ``no_diversion``, ``sanctions``, ``other``. `polarity` is that of the use or
    transfer in it: negated ("will not"), conditional ("unless authorised"), asserted.
    """

    kind: str
    polarity: Polarity
    categories: list[str] = []
    speaker: str | None = None


class Signature(Quoted):
    """The place where the paper is signed; whether ink is on it no text layer tells."""

    name: str | None = None
    title: str | None = None
    date: str | None = None


class Presence(StrEnum):
    """Whether the paper holds what a complete one of its kind needs."""

    PRESENT = "present"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


class Requirement(_Part):
    """What a complete paper of this kind needs, and whether this one has it."""

    id: str
    title: str
    state: Presence
    detail: str = ""
    quote: str | None = None
    page: Page | None = None


class FormField(Quoted):
    """A field of a filled-in form (AcroForm), with the name the form gives it."""

    name: str
    value: str


class Paper(_Part):
    """What an export paper says.

    `type` is finer than the report's kind: ``proforma_invoice``, ``air_waybill``,
    ``request_for_quotation``, ... `origin` and `destination` are ISO countries the paper names
    as those of the goods. `doubts` tell in words what contradicts itself on this paper.
    """

    type: str
    title: str | None = None
    dates: list[PaperDate] = []
    references: list[Reference] = []
    goods: list[GoodsLine] = []
    totals: list[Total] = []
    currencies: list[str] = []
    terms: list[Quoted] = []
    origin: str | None = None
    destination: str | None = None
    end_uses: list[EndUse] = []
    undertakings: list[Undertaking] = []
    destination_control: Quoted | None = None
    signature: Signature | None = None
    requirements: list[Requirement] = []
    form_fields: list[FormField] = []
    doubts: list[str] = []
