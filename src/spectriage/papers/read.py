"""A document that was read, as a paper: its type, parties, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from spectriage.documents.model import Document
from spectriage.papers.dates import find_dates
from spectriage.papers.doubts import find_doubts
from spectriage.papers.fields import (
    find_currencies,
    find_goods_country,
    find_paper_dates,
    find_references,
    find_terms,
)
from spectriage.papers.figures import paper_decimal
from spectriage.papers.forms import find_form_fields
from spectriage.papers.goods.read import read_goods
from spectriage.papers.parties import find_parties
from spectriage.papers.pieces import sheets_of
from spectriage.papers.requirements import Facts, find_requirements
from spectriage.papers.signatures import find_signature
from spectriage.papers.statements import (
    find_destination_control,
    find_end_uses,
    find_undertakings,
)
from spectriage.papers.titles import find_titles
from spectriage.papers.totals import find_totals
from spectriage.papers.types import paper_type
from spectriage.papers.weights import find_weights
from spectriage.report.model import Claim, Party, PrintedCode
from spectriage.report.papers import GoodsLine, Paper

_TEXT = 60_000  # characters of a page whose dates settle the order of day and month


@dataclass(slots=True, frozen=True)
class PaperReading:
    """What was read of a paper: the report's part, and the parties."""

    kind: str
    paper: Paper
    parties: list[Party]


def read_paper(
    document: Document,
    kind: str,
    claims: Sequence[Claim] = (),
    codes: Sequence[PrintedCode] = (),
) -> PaperReading:
    """Read an export paper.

    Parameters
    ----------
    document
        The document.
    kind
        Its kind in the contract's words.
    claims
        Claims found in it; they say what an end use is about.
    codes
        Control codes printed in it; those on a goods line are that line's.
    """
    sheets = sheets_of(document)
    type_, kind = paper_type(sheets, kind)
    title = next(iter(find_titles(sheets)), None)
    parties = find_parties(sheets, kind, type_)
    speaker = _speaker(parties, kind)
    decimal = paper_decimal(page.text[:_TEXT] for page in document.pages)
    goods, totals = read_goods(sheets, decimal, codes)
    totals = [
        *totals,
        *find_weights(sheets, decimal, totals),
        *find_totals(sheets, decimal, totals),
    ]
    dates = find_paper_dates(sheets)
    printed = [date for sheet in sheets for date in find_dates(sheet.page.text[:_TEXT])]
    currencies = _currencies(goods, find_currencies(sheets))
    if len(currencies) == 1:
        goods = [_with_currency(line, currencies[0]) for line in goods]
    paper = Paper(
        type=type_, title=title.piece.text[:120] if title else None, dates=dates,
        references=find_references(sheets), goods=goods, totals=totals, currencies=currencies,
        terms=find_terms(sheets), origin=find_goods_country(sheets, "origin"),
        destination=find_goods_country(sheets, "destination"),
        end_uses=find_end_uses(sheets, claims, speaker),
        undertakings=find_undertakings(sheets, claims, speaker),
        destination_control=find_destination_control(sheets), signature=find_signature(sheets),
        form_fields=find_form_fields(sheets),
        doubts=find_doubts(parties, goods, totals, currencies, dates, printed),
    )  # fmt: skip
    needs = find_requirements(Facts(paper, parties, codes), kind)
    return PaperReading(kind, paper.model_copy(update={"requirements": needs}), parties)


def _speaker(parties: Sequence[Party], kind: str) -> str | None:
    """Role of who speaks on a paper of this kind, where that party is named."""
    role = {"end_use_statement": "end_user", "licence_application": "exporter",
            "purchase_order": "buyer", "commercial_invoice": "seller"}.get(kind)  # fmt: skip
    names = {party.role for party in parties}
    if role == "seller" and "exporter" in names:
        role = "exporter"
    return role if role in names else None


def _currencies(goods: Sequence[GoodsLine], printed: Sequence[str]) -> list[str]:
    """Currencies of the goods first, then the others that stand beside figures."""
    of_goods = [line.currency for line in goods if line.currency]
    return list(dict.fromkeys([*of_goods, *printed]))


def _with_currency(line: GoodsLine, currency: str) -> GoodsLine:
    if line.currency is None and (line.amount is not None or line.unit_price is not None):
        return line.model_copy(update={"currency": currency})
    return line
