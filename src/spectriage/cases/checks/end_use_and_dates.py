"""Licences that an end-use rule may ask for, and papers that are no longer or not yet valid."""

import datetime
from collections.abc import Iterator, Sequence

from spectriage.cases.checks.base import CaseView, check_finding
from spectriage.cases.flags.find import has_word, is_denied
from spectriage.cases.tables import word_list
from spectriage.cases.texts import CaseText
from spectriage.lists.end_use import raised_rules
from spectriage.report.basics import Polarity
from spectriage.report.case import Evidence, Finding
from spectriage.report.papers import PaperDate
from spectriage.vocabulary.countries import fold

# Papers whose validity the shipment has to lie in; a price's or an offer's is another matter.
_VALIDATED = ("end_use_statement", "licence_application", "other", "classification_letter")
# Other papers tell a licence's validity beside its number: "Licence EX-4418, valid until ...".
_TELLING = ("shipping_document", "commercial_invoice", "packing_list")
_SHIPPED = ("shipment", "invoice", "issued")
_LICENCE_REACH = 60  # characters before a date in which its licence is named
_SURE_CLAIM = 0.5


def check_end_use(view: CaseView) -> Iterator[Finding]:
    """End-use rules that a paper's asserted use raises, with what the sheets' items can do."""
    claims: dict[str, list[Evidence]] = {}
    for text in view.papers:
        for category, words in _asserted(text):
            claims.setdefault(category, []).append(words)
    if not claims:
        return
    sheets = [item.sheet for item in view.items if item.sheet]
    features = {
        feature.name for text in (*sheets, *view.papers)
        for feature in (*text.report.features, *text.report.traits)
        if feature.polarity is Polarity.ASSERTED
    }  # fmt: skip
    families = {sheet.report.document.family for sheet in sheets}
    rules: list[str] = []
    questions: list[str] = []
    evidence: list[Evidence] = []
    for pack in view.packs:
        standing = [
            c.entry for sheet in sheets for c in sheet.report.candidates
            if c.regime == pack.info.regime
        ]  # fmt: skip
        for one in raised_rules(
            pack.end_use, claims={name: {"asserted"} for name in claims}, features=features,
            families=families, standing=standing, is_paper=True,
        ):  # fmt: skip
            rules.append(f"{pack.info.regime} {one.rule.code} ({one.rule.title})")
            questions.append(one.rule.questions[0])
            evidence += [told for name in one.claims for told in claims[name][:2]]
    if rules:
        yield check_finding(
            "end_use_rule", "The stated use may need a licence by an end-use rule",
            f"Raised by the words quoted: {'; '.join(rules)}",
            " ".join(dict.fromkeys(questions)), evidence, severity="high",
        )  # fmt: skip


def _asserted(text: CaseText) -> Iterator[tuple[str, Evidence]]:
    """Uses that a paper asserts, as claims or in its end-use text; undertakings are none."""
    paper = text.paper
    promised = [one.quote for one in paper.undertakings] if paper else []
    for claim in text.report.claims:
        if claim.polarity is not Polarity.ASSERTED or claim.confidence < _SURE_CLAIM:
            continue
        if any(claim.quote in promise for promise in promised):
            continue
        if any(claim.quote in party.name for party in text.report.parties):
            continue  # "Torpedo Works" is called so, whatever it does with the goods
        if text.denies(claim.quote, claim.page):
            continue  # a denial farther off than its clause
        yield claim.category, text.evidence(claim)
    for use in paper.end_uses if paper else ():
        asserted = {
            claim.category
            for claim in text.report.claims
            if claim.polarity is Polarity.ASSERTED and claim.quote in use.quote
        }  # an end-use text may run on into the undertaking
        if has_word("use_military", use.quote) and not is_denied(use.quote):
            asserted.add("military")
        for category in sorted(asserted):
            yield category, text.evidence(use)


def check_dates(view: CaseView) -> Iterator[Finding]:
    """Statements and licences whose validity does not reach the shipment."""
    shipped = _shipped(view)
    if shipped is None:
        return
    first, last, paper, printed = shipped
    for text in view.of_kind(*_VALIDATED, *_TELLING):
        for date in text.paper.dates if text.paper else ():
            value = _day(date)
            if value is None or (text.kind in _TELLING and not _names_licence(text, date)):
                continue
            if date.meaning == "valid_until" and value < first:
                why = f"valid until {value}, the shipment's paper is of {first}"
            elif date.meaning == "valid_from" and value > last:
                why = f"valid from {value}, the shipment's paper is of {last}"
            else:
                continue
            yield check_finding(
                "validity_date", "A paper is not valid at the time of the shipment", why,
                "Can a new statement or licence be had before anything is shipped?",
                [text.evidence(date), paper.evidence(printed)], severity="high",
            )  # fmt: skip
            return


def _names_licence(text: CaseText, date: PaperDate) -> bool:
    """Whether the words before a date, in its line, name a licence."""
    page = next((page for page in text.document.pages if page.number == date.page), None)
    words = " ".join(page.text.split()) if page else ""
    place = words.find(" ".join(date.quote.split()))
    before = fold(words[max(0, place - _LICENCE_REACH) : place + len(date.quote)])
    return place >= 0 and any(word in before for word in word_list("licence"))


Shipped = tuple[datetime.date, datetime.date, CaseText, PaperDate]


def _shipped(view: CaseView) -> Shipped | None:
    """The day of the shipment as its papers tell it: its own date before the invoice's.

    A date that can be read in two ways gives its first and its last reading.
    """
    orders = [day for text in view.of_kind("purchase_order") for day in _written(text)]
    for kind in ("commercial_invoice", "shipping_document", "packing_list"):
        days = [
            (_SHIPPED.index(date.meaning), -values[0].toordinal(), text.name, values[0], values[-1],
             text, date)
            for text in view.of_kind(kind)
            for date in (text.paper.dates if text.paper else ())
            if date.meaning in _SHIPPED and (values := _not_before(_days(date), orders))
        ]  # fmt: skip
        if days:
            return min(days, key=lambda way: way[:3])[3:]
    return None


def _written(text: CaseText) -> Iterator[datetime.date]:
    for date in text.paper.dates if text.paper else ():
        day = _day(date)
        if date.meaning in ("issued", "order") and day:
            yield day


def _not_before(
    readings: list[datetime.date], orders: Sequence[datetime.date]
) -> list[datetime.date]:
    """Readings of a shipment's date without those before its order, if others are left."""
    late = [day for day in readings if not orders or day >= min(orders)]
    return late or readings


def _day(date: PaperDate) -> datetime.date | None:
    days = _days(date)
    return days[0] if date.value and days else None


def _days(date: PaperDate) -> list[datetime.date]:
    """The days that a date may be, the earliest first."""
    found = []
    for printed in [date.value] if date.value else date.readings:
        try:
            found.append(datetime.date.fromisoformat(printed or ""))
        except ValueError:
            continue
    return sorted(found)
