"""Red flags of a case: wordings in the papers, names of parties, and what the papers do not say."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from spectriage.cases.checks.base import SURE, CaseView
from spectriage.cases.flags.clauses import find_in_clauses
from spectriage.cases.flags.late_changes import find_late_changes
from spectriage.cases.flags.payers import find_payers
from spectriage.cases.flags.records import load_flags
from spectriage.cases.flags.told import find_told
from spectriage.cases.items import Item
from spectriage.cases.parties import same_name
from spectriage.cases.tables import holds_denial, ordinary_families
from spectriage.cases.texts import CaseText, key_of
from spectriage.documents.model import Page
from spectriage.language.patterns import Pattern, find_matches, load_patterns
from spectriage.papers.pieces import sheets_of
from spectriage.papers.statements import tells_purpose
from spectriage.report.basics import Polarity
from spectriage.report.case import Evidence, Finding
from spectriage.report.model import Party
from spectriage.report.papers import EndUse
from spectriage.vocabulary.product_nouns import find_nouns

PATTERNS = Path(__file__).with_name("data") / "patterns.jsonl"
NAME_WORDS = (
    "name_forwarder",
    "name_military",
    "name_police",
    "name_state",
    "name_unrelated_trade",
    "name_office_trade",
    "use_military",
)
# Flags whose wordings are looked for in the running text of every paper.
TEXT_FLAGS = (
    "unusual_payment", "installation_refused", "late_consignee_change", "third_country_routing",
    "quantity_jump", "residential_address", "surveillance_of_people",
)  # fmt: skip
_WAYBILLS = ("bill_of_lading", "air_waybill", "road_waybill")
USERS = ("end_user", "consignee", "buyer")
_STATEMENTS = ("end_use_statement", "licence_application")
_TRADE = "beyond_line_of_business"
_HEAD = 6  # lines of a letterhead
_SHORTEST = 8  # characters of a line that says what a firm does
_JUMP = 5.0  # an order five times what was asked for
_MAX_EVIDENCE = 6
_SENTENCE = 5  # words of a quote that tells a use in a sentence, and not in a title or a line
_QUOTE = 220
_NUMBER_WORD = re.compile(r"\bno\.?\s?(?=\d)", re.IGNORECASE)  # "No 4" denies nothing
_CLAUSE = 160  # characters before a wording in which a denial takes it back
# Where a denial is part of the wording itself.
_DENIED_ITSELF = frozenset({"installation_refused"})


@lru_cache(maxsize=1)
def load_flag_patterns() -> dict[str, tuple[Pattern, ...]]:
    """Patterns by label: a flag's id, or words of names."""
    by_label: dict[str, list[Pattern]] = {}
    for pattern in load_patterns(PATTERNS, (*load_flags(), *NAME_WORDS)):
        by_label.setdefault(pattern.label, []).append(pattern)
    return {label: tuple(patterns) for label, patterns in by_label.items()}


def find_flags(view: CaseView) -> list[Finding]:
    """All red flags, in the order of the records, each once with all its evidence."""
    found: dict[str, list[Evidence]] = {}
    for name, evidence in (
        *_wordings(view), *_forwarders(view), *_end_uses(view), *_trades(view), *_bodies(view),
        *_routes(view), *_jumps(view), *_uniformed_uses(view), *_surveillance(view),
        *find_in_clauses(view), *find_payers(view), *find_late_changes(view), *find_told(view),
    ):  # fmt: skip
        found.setdefault(name, []).append(evidence)
    return [
        Finding(
            id=record.id, group="red_flag", severity=record.severity, title=record.title,
            why=f"{record.why}{_trade_told(view) if record.id == _TRADE else ''}",
            question=record.question, sources=list(record.sources),
            evidence=list(dict.fromkeys(found[record.id]))[:_MAX_EVIDENCE],
        )
        for record in load_flags().values() if record.id in found
    ]  # fmt: skip


def has_word(label: str, name: str) -> bool:
    """Whether a name has a word of this kind (``name_police``, ...)."""
    return bool(find_matches(name, load_flag_patterns().get(label, ())))


def _wordings(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    patterns = load_flag_patterns()
    wanted = tuple(pattern for name in TEXT_FLAGS for pattern in patterns.get(name, ()))
    for text in view.spoken:
        for page in text.document.pages:
            for match in find_matches(page.text, wanted):
                label = match.pattern.label
                if label not in _DENIED_ITSELF and _is_denied(page.text, match.start, match.end):
                    continue
                yield label, _around(text, page, match.start, match.end)


def is_denied(words: str) -> bool:
    """Whether a text holds a word of denial."""
    return _is_denied(words, len(words), len(words))


def _is_denied(text: str, start: int, end: int) -> bool:
    clause = text[max(0, start - _CLAUSE) : start]
    for mark in (". ", ".\n", ";", ":", "\n\n", "。", "；"):
        clause = clause.rsplit(mark, 1)[-1]
    told = _NUMBER_WORD.sub(" ", f"{clause} {text[start:end]}")
    return holds_denial(told)


def _around(text: CaseText, page: Page, start: int, end: int) -> Evidence:
    """The words with what stands around them in the same sentence or line."""
    low = max(page.text.rfind(mark, 0, start) for mark in ("\n", ". ", "; "))
    highs = [place for mark in ("\n", ". ", "; ") if (place := page.text.find(mark, end)) >= 0]
    high = min(highs, default=len(page.text))
    low, high = max(low + 1, start - _QUOTE // 2), min(high, end + _QUOTE // 2)
    return text.evidence_of(" ".join(page.text[low:high].split()), page.number)


def _parties(view: CaseView, roles: Sequence[str]) -> Iterator[tuple[CaseText, Party]]:
    for text in view.papers:
        for party in text.report.parties:
            if party.role in roles and party.confidence >= SURE:
                yield text, party


def _forwarders(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    known = [party.name for _, party in _parties(view, ("freight_forwarder", "carrier"))]
    for text, party in _parties(view, ("end_user",)):
        if has_word("name_forwarder", party.name) or any(
            same_name(party.name, name) for name in known
        ):
            yield "forwarder_as_end_user", text.evidence(party)
    # a waybill may be consigned to an agent at the port; other papers name the last receiver
    for text, party in _parties(view, ("consignee",)):
        if _type(text) in _WAYBILLS:
            continue
        forwarders = [
            p.name for p in text.report.parties if p.role in ("freight_forwarder", "carrier")
        ]
        if text.kind in _STATEMENTS:  # who states the use names nobody who only moves the goods
            forwarders += known
        if any(same_name(party.name, other) for other in forwarders):
            yield "forwarder_as_end_user", text.evidence(party)


def _end_uses(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    for text in view.papers:
        paper = text.paper
        if paper is None:
            continue
        specific = [use for use in paper.end_uses if use.state == "specific"]
        vague = [use for use in paper.end_uses if use.state == "vague"]
        if vague and not specific:
            yield "end_use_vague", text.evidence(vague[0])
        if text.kind in _STATEMENTS and paper.requirements and not specific and not vague:
            if not paper.end_uses and text.kind == "licence_application":
                continue  # a letter may leave the use to the statement that it encloses
            claimed = any(
                claim.polarity is Polarity.ASSERTED and len(claim.quote.split()) >= _SENTENCE
                for claim in text.report.claims
            )
            if claimed or (not paper.end_uses and tells_purpose(sheets_of(text.document))):
                view.silent("the end use, which is told in words that were not understood", text)
            else:
                yield "end_use_missing", _where_missing(text, paper.end_uses)


def _where_missing(text: CaseText, uses: Sequence[EndUse]) -> Evidence:
    if uses and uses[0].quote:
        return text.evidence(uses[0])
    first = next((line.strip() for line in text.text.splitlines() if line.strip()), "")
    title = text.paper.title if text.paper and text.paper.title else first
    return text.evidence_of(" ".join(title.split())[:_QUOTE], 1)


def _trades(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    """Buyers whose name tells a trade that has no plain need of the goods.

    An office needs no goods of these papers at all; a dairy may well buy what no sheet and no
    product noun tells to be technical.
    """
    goods = [item for item in view.items if not item.is_service]
    if not goods:
        return
    families = set().union(*map(_families_of, goods))
    trades = ["name_office_trade"]
    if not families <= ordinary_families() | {"other"}:
        trades.append("name_unrelated_trade")
    for text, party in _parties(view, USERS):
        for line in ("", *_under_name(text, party)):
            told = line or party.name
            if any(has_word(trade, told) for trade in trades) and not has_word("name_state", told):
                if line:
                    yield _TRADE, text.evidence_of(f"{party.name} {line}"[:_QUOTE], party.page)
                else:
                    yield _TRADE, text.evidence(party)


def _families_of(item: Item) -> set[str]:
    """Families of an item: its sheet's, or those that the nouns of its lines speak for."""
    if item.sheet:
        return {item.sheet.report.document.family}
    words = " ".join(goods.description for line in item.lines for goods in line.lines)
    return {noun.family for noun in find_nouns(words.casefold())}


def _under_name(text: CaseText, party: Party) -> Iterator[str]:
    """The line under a letterhead, if it says what the firm does and is no address."""
    lines = [" ".join(line.split()) for line in text.text.splitlines()[:_HEAD] if line.strip()]
    for above, line in pairwise(lines):
        told = " ".join(party.name.split()).casefold() in above.casefold()
        if told and len(line) > _SHORTEST and not any(char.isdigit() for char in line):
            yield line


def _trade_told(view: CaseView) -> str:
    """Which word of a name tells the trade, and what kinds of goods do not fit it."""
    words = {
        " ".join(party.name[match.start : match.end].split())
        for _, party in _parties(view, USERS)
        for match in find_matches(party.name, load_flag_patterns().get("name_unrelated_trade", ()))
    }
    families = {
        item.sheet.report.document.family.replace("_", " ") for item in view.items
        if item.sheet and not item.is_service
    } - {"other"}  # fmt: skip
    goods = f"; the goods are: {', '.join(sorted(families))}" if families else ""
    return f" The name says “{'”, “'.join(sorted(words))}”{goods}." if words else ""


def _bodies(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    for text, party in _parties(view, USERS):
        if has_word("name_military", party.name) or has_word("name_police", party.name):
            yield "military_or_police_end_user", text.evidence(party)
    for text in view.papers:  # a sentence may name who uses the goods, and not as a party
        for claim in text.report.claims if text.kind in _STATEMENTS else ():
            sure = claim.polarity is Polarity.ASSERTED and claim.confidence >= SURE
            if claim.category == "military" and sure and not text.denies(claim.quote, claim.page):
                yield "military_or_police_end_user", text.evidence(claim)


def _routes(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    """Goods consigned to a country that is not the user's."""
    for text in view.papers:
        sure = [p for p in text.report.parties if p.country and p.confidence >= SURE]
        names: dict[str, set[str]] = {}
        for party in text.report.parties:
            names.setdefault(party.role, set()).add(party.name)
        # of a role that two firms have on one paper, nobody knows which one counts
        by_role = {party.role: party for party in sure if len(names[party.role]) == 1}
        user, sellers = (
            by_role.get("end_user"),
            {
                by_role[role].country
                for role in ("exporter", "seller", "shipper")
                if role in by_role
            },
        )
        for role in ("consignee", "intermediate_consignee"):
            stop = by_role.get(role)
            if user and stop and stop.country not in (user.country, *sellers) and sellers:
                yield "third_country_routing", text.evidence(stop)


def _jumps(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    asked = [
        (text, line) for text in view.spoken if _type(text) == "request_for_quotation"
        for line in (text.paper.goods if text.paper else ()) if line.quantity and line.part_number
    ]  # fmt: skip
    for item in view.items:
        later = [ln for ln in item.lines if _type(ln.text) != "request_for_quotation"]
        for text, one in asked:
            for two in later:
                more = (two.quantity or 0) >= _JUMP * (one.quantity or 1)
                if two.key == key_of(one.part_number) and more:
                    yield "quantity_jump", text.evidence(one)
                    yield "quantity_jump", two.text.evidence(two.first)


def _uniformed_uses(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    """Sentences of the buying side that give the goods to soldiers, police or border guards."""
    for text in view.spoken:
        if text.kind not in (*_STATEMENTS, "purchase_order", "other"):
            continue
        for claim in text.report.claims:
            if (
                claim.category in ("military", "law_enforcement", "border_security")
                and claim.polarity is Polarity.ASSERTED
                and claim.confidence >= SURE
                and len(claim.quote.split()) >= _SENTENCE
                and not text.denies(claim.quote, claim.page)
            ):
                yield "military_or_police_end_user", text.evidence(claim)


def _type(text: CaseText) -> str:
    return text.paper.type if text.paper else ""


def _surveillance(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    for text in view.papers:
        for claim in text.report.claims:
            if (
                claim.category in ("mass_surveillance", "internal_repression")
                and claim.polarity is Polarity.ASSERTED
                and claim.confidence >= SURE
            ):
                yield "surveillance_of_people", text.evidence(claim)
