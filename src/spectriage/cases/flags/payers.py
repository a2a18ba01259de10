"""Money that a firm pays or receives which is no party to the sale.

The holder of an account on the papers has to be one of those who sell; who pays, one of those who
buy. Both are compared by the firm's name, so that no wording is needed beyond the field's.
"""

import re
from collections.abc import Iterator, Sequence

from spectriage.cases.checks.base import CaseView
from spectriage.cases.flags.clauses import clause_words
from spectriage.cases.names.words import to_ascii
from spectriage.cases.parties import same_name
from spectriage.cases.texts import CaseText
from spectriage.documents.model import Page
from spectriage.language.clauses import sentences_in
from spectriage.papers.names import find_organisations, has_legal_form, name_in, names_institution
from spectriage.papers.pieces import Piece, Sheet, sheet_of
from spectriage.papers.roles import names_bank
from spectriage.report.case import Evidence
from spectriage.vocabulary.countries import fold

_SELLING = frozenset(("seller", "exporter", "manufacturer", "shipper", "issuer"))
_BUYING = frozenset(("buyer", "consignee", "end_user", "intermediate_consignee"))
_MARKS = " :.-–—\t"
_OWNED = 30  # characters from "by", "from" to the firm that pays
_REACH = 110  # characters between a firm and the word of paying
_QUOTE = 240
_MAX_PIECE = 400
_MAX_TEXT = 60_000  # characters of a page


def find_payers(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    """``unusual_payment`` for each account or payer that is no party on its side of the sale."""
    selling, buying = _names(view, _SELLING), _names(view, _BUYING)
    known = [p.name for text in view.texts for p in text.report.parties if p.role != "bank"]
    for text in view.spoken:
        for page in text.document.pages:
            for start, end in sentences_in(page.text[:_MAX_TEXT]):
                sentence = page.text[start:end]
                place = pays_for_others(sentence, known)
                if place is not None:
                    quote = sentence[max(0, place - _QUOTE // 2) :][:_QUOTE]
                    yield "unusual_payment", text.evidence_of(" ".join(quote.split()), page.number)
            sheet = sheet_of(page)
            for piece in sheet.pieces():
                if len(piece.text) > _MAX_PIECE:
                    continue
                holder = _behind(sheet, piece, clause_words("account_holder"))
                if holder and selling and _is_stranger(holder, selling, piece.text):
                    yield "unusual_payment", _told(text, page, piece, holder)
                payer = _behind(sheet, piece, clause_words("payer"))
                if payer and buying and _is_stranger(payer, buying, piece.text):
                    yield "unusual_payment", _told(text, page, piece, payer)


def pays_for_others(sentence: str, known: Sequence[str]) -> int | None:
    """Place of a firm that a sentence says pays, and that is nobody on the papers."""
    folded = fold(sentence)
    if len(folded) != len(sentence):
        folded = sentence.lower()
    pays = list(clause_words("paying").finditer(folded))
    if not pays:
        return None
    for item in find_organisations(sentence):
        name = sentence[item.start : item.end]
        owned = any(
            0 <= item.start - own.end() <= _OWNED
            for own in clause_words("on_behalf").finditer(folded)
        )
        near = any(
            0 <= item.start - pay.end() <= _REACH or 0 <= pay.start() - item.end <= _REACH
            for pay in pays
        )
        who = re.match(r",?\s*(?:who|which|die|der|qui|que|che|quien)\b", folded[item.end :])
        if (owned or who) and near and item.legal and known and _is_stranger(name, known, sentence):
            return item.start
    return None


def _names(view: CaseView, roles: frozenset[str]) -> list[str]:
    return [
        party.name for text in view.texts for party in text.report.parties if party.role in roles
    ]


def _behind(sheet: Sheet, piece: Piece, words: re.Pattern[str]) -> str | None:
    """The firm's name behind, beside or under a field's title."""
    found = words.match(fold(piece.text).strip(_MARKS))
    if found is None:
        return None
    lead = len(piece.text) - len(piece.text.lstrip(_MARKS))
    rest = piece.text[lead + found.end() :].strip(_MARKS)
    line = sheet.lines[piece.line]
    beside = [other.text for other in line[piece.place + 1 : piece.place + 2]]
    under = [
        other.text for below in sheet.lines[piece.line + 1 : piece.line + 2] for other in below
        if abs(other.x0 - piece.x0) < piece.height
    ]  # fmt: skip
    for value in (rest, *(() if rest else (*beside, *under[:1]))):
        place = name_in(value.strip(_MARKS))
        begins = place is not None and place[0] == 0
        name = value.strip(_MARKS)[: place[1]] if place and begins else ""
        if has_legal_form(name) or names_institution(name):
            return name
        if rest:
            return None
    return None


def _is_stranger(name: str, known: Sequence[str], told: str) -> bool:
    """Whether a firm is none of these, and no bank; who else is told there may be who pays."""
    words = set(to_ascii(told).split())
    return not names_bank(name) and not any(
        same_name(name, other) or set(to_ascii(other).split()) <= words for other in known
    )


def _told(text: CaseText, page: Page, piece: Piece, name: str) -> Evidence:
    quote = piece.text if name in piece.text else f"{piece.text} {name}"
    return text.evidence_of(" ".join(quote.split())[:_QUOTE], page.number)
