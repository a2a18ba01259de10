"""Parties of a paper: blocks under role labels, sentences, the letterhead and the signature.

A label's block gives name, address and country. Several roles may stand on one label. What the
labels leave open, sentences tell ("The exporter is ..."), and then the letterhead, whose role
follows from the kind of paper. The country is that of the party's own block.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spectriage.papers.field_rows import address_rows, name_row
from spectriage.papers.labels import Label, LabelledSheet, find_labels, match_name
from spectriage.papers.letterhead import Letterhead, find_letterhead
from spectriage.papers.names import (
    find_organisations,
    has_legal_form,
    is_stand_in,
    names_institution,
    refers,
)
from spectriage.papers.party_blocks import Block, may_begin, split_block
from spectriage.papers.pieces import MAX_QUOTE, Sheet, quote_slips
from spectriage.papers.roles import WRITERS, names_bank, resolve_roles, same_name, trade_of
from spectriage.papers.sentences import sentence_parties
from spectriage.papers.titles import SET, find_titles
from spectriage.papers.untold_parties import addressed, from_blocks, from_closing, from_letterhead
from spectriage.papers.values import MAX_LINES, find_value, is_number
from spectriage.report.model import Party
from spectriage.vocabulary.countries import find_country, find_names, fold

# How sure a reading is, by how it was found; uncalibrated, told apart so that a person can sort.
SCORES = {"label": 0.9, "bare_label": 0.75, "sentence": 0.7}
_ROUTE = frozenset(("addressee", "sender"))
_OPEN_ROLES = frozenset(("addressee", "representative"))  # who that is, its trade may tell
_MAX_PARTIES = 60  # of a document; more are a list of addresses
_PERSON = re.compile(
    r"(?:Dr|Mr|Mrs|Ms|Prof)\.? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
    r"|(?:[A-Z]\. ?){1,3}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
)
_ARTICLE = re.compile(
    r"^(?:à|ao|aos|al|alla|la|le|der|die|den|dem|het|the|of the goods|of goods) (?=[A-ZÀ-Ž])"
    r"|^为(?=[\u4e00-\u9fff]{4})"
)
_LONGEST_NAME = 90  # characters
_WORD = re.compile(r"(?<!\S)(?=[^\W\d_])")
_COLUMN = 20.0  # points by which labels of one column may begin apart


def find_parties(sheets: Sequence[Sheet], kind: str, type_: str = "") -> list[Party]:
    """Parties of all pages, in order of place, each role and name once.

    Parameters
    ----------
    sheets
        The document's pages.
    kind
        Kind of paper in the contract's words; it decides what "applicant" or a letterhead is.
    type_
        Its finer type, where that says who writes it: a certificate of origin's issuer.
    """
    found: list[Party] = []
    papers = {title.page: title for title in find_titles(sheets)} if type_ == SET else {}
    page_type = type_
    for sheet in sheets:
        if sheet.number in papers:
            kind, page_type = papers[sheet.number].kind, papers[sheet.number].type
        speaks = type_ if type_ in WRITERS and kind == "other" else kind
        labelled = find_labels(sheet)
        placed: list[tuple[Label, Party]] = []
        referring: list[Label] = []
        for label in labelled.labels.values():
            if not label.has("party"):
                continue
            parties = list(_labelled(labelled, _settled(label, labelled), speaks, page_type))
            if not parties and label.marked:
                roles = resolve_roles(label.meanings("party"), speaks, page_type)
                parties = _same_as(labelled, label, placed, roles)
                referring += [] if parties else [label]
            placed += [(label, party) for party in parties]
            found += parties
        for label in referring:  # "as end-user" may stand before the end user
            roles = resolve_roles(label.meanings("party"), speaks, page_type)
            found += _same_as(labelled, label, placed, roles)
        found += sentence_parties(sheet, speaks, SCORES["sentence"])
    # in a set of papers the invoice tells best who sells; then the others add who is new
    by_worth = sorted(papers.values(), key=lambda t: (t.kind != "commercial_invoice", t.page))
    for title in by_worth:
        found += from_letterhead([sheets[title.page - 1]], title.type, found)
    if type_ != SET:
        found += from_blocks(sheets, type_ if type_ in WRITERS else kind, found)
        found += from_letterhead(sheets, type_ if type_ in WRITERS else kind, found)
        found += from_closing(sheets, type_ if type_ in WRITERS else kind, found)
        found += addressed(sheets, kind, found)
    plain = [_plain_name(party) for party in found]
    return complete(_once(plain), find_letterhead(sheets))[:_MAX_PARTIES]


def _plain_name(party: Party) -> Party:
    """The party without an article before its name, as sentences print it."""
    name = _ARTICLE.sub("", party.name)
    return party if name == party.name else party.model_copy(update={"name": name})


def _settled(label: Label, labelled: LabelledSheet) -> Label:
    """The label; an applicant beside an end user of its own label is who exports, or buys."""
    if "applicant" not in label.meanings("party"):
        return label
    named = {meaning for one in labelled.labels.values() for meaning in one.meanings("party")}
    if "end_user" not in named or {"end_user", "exporter"} & set(label.meanings("party")):
        return label
    role = "buyer" if "exporter" in named else "exporter"
    names = tuple(("party", role) if n == ("party", "applicant") else n for n in label.names)
    return replace(label, names=names)


def _labelled(labelled: LabelledSheet, label: Label, kind: str, type_: str) -> Iterable[Party]:
    meanings = label.meanings("party")
    if not label.marked and not _isaddressed(label):  # "to" and "from" begin many a line
        meanings = tuple(m for m in meanings if m not in _ROUTE)
    if "representative" in meanings:  # "Agent / representative": the exporter's, no carrier's
        meanings = tuple(m for m in meanings if m != "carrier_agent")
    roles = resolve_roles(meanings, kind, type_)
    if not roles and not _OPEN_ROLES & set(meanings):
        return
    block = read_block(labelled, label)
    if block is None:
        return
    if roles == ["buyer"] and type_ == "purchase_order" and _PERSON.fullmatch(block.name):
        return  # who in the buyer's house orders: "Buyer: J. Doe"
    if {"addressee", "sender"} & set(meanings) and names_bank(block.name):
        roles = ["bank"]
    elif _OPEN_ROLES & set(meanings) and trade_of(block.name) == "freight_forwarder":
        roles = ["freight_forwarder"]
    elif _is_route(meanings, block):
        return
    elif roles == ["seller"] and names_bank(block.name):
        roles = ["bank"]  # "Remit to": where the seller has its account
    quoted = quote_slips(labelled.sheet.page, block.words)
    if quoted is None:
        return
    country = find_country(block.address) or next(iter(find_names(block.name)), None)
    for role in roles:
        yield Party(
            role=role,
            name=block.name,
            address=block.address or None,
            country=country.code if country else None,
            quote=quoted[0],
            page=labelled.sheet.number,
            bbox=quoted[1],
            confidence=SCORES["label" if label.marked else "bare_label"],
        )


def _isaddressed(label: Label) -> bool:
    """Whether "To" stands before a firm; "For" a firm somebody signs."""
    if label.meanings("party") != ("addressee",) or fold(label.piece.text).startswith("for "):
        return False
    items = find_organisations(label.rest[:_LONGEST_NAME])
    return bool(items) and items[0].start == 0 and items[0].legal


def _same_as(
    labelled: LabelledSheet, label: Label, placed: Sequence[tuple[Label, Party]], roles: list[str]
) -> list[Party]:
    """The party that a field refers to instead of naming one: "same as consignee", "as above"."""
    slips = find_value(labelled, label, refers)
    if not slips or not placed or not roles:
        return []
    named = next(
        (found[1] for place in _WORD.finditer(slips[0].text)
         if (found := match_name(slips[0].text, place.start()))
         and any(kind == "party" for kind, _ in found[1])),
        (),
    )  # fmt: skip
    wanted = {meaning for kind, meaning in named if kind == "party"}
    number = re.search(r"\d{1,2}", slips[0].text)
    if number and not wanted:  # "wie 2"
        same = [party for other, party in placed if number_of(labelled, other) == number.group()]
        return [same[0].model_copy(update={"role": role}) for role in roles] if same else []
    in_column = [
        party for other, party in placed
        if (party.role in wanted if wanted else abs(other.piece.x0 - label.piece.x0) < _COLUMN)
    ]  # fmt: skip
    if not in_column:
        return []
    last = in_column[-1]
    return [last.model_copy(update={"role": role}) for role in roles if role != last.role]


def number_of(labelled: LabelledSheet, label: Label) -> str:
    """The number of a form's field, before its label or in the piece left of it."""
    line = labelled.sheet.lines[label.piece.line]
    beside = line[label.piece.place - 1].text if label.piece.place else ""
    lead = label.piece.text[: label.start] or (beside if is_number(beside) else "")
    found = re.search(r"\d{1,2}", lead)
    return found.group() if found else ""


def _is_route(meanings: Sequence[str], block: Block) -> bool:
    """Whether "from" and "to" stand before places rather than before names; "From / To" does."""
    if not _ROUTE & set(meanings):
        return False
    named = has_legal_form(block.name) or names_institution(block.name)
    both = set(meanings) >= _ROUTE
    return not named and (both or not block.address or find_country(block.name) is not None)


def read_block(labelled: LabelledSheet, label: Label) -> Block | None:
    """The block of a label as name and address, or None where it begins with no name."""
    slips = find_value(labelled, label, may_begin, lines=MAX_LINES, stands_in=is_stand_in)
    # "Delivery:" is also a term or a day
    last, strict = label, not label.marked or "delivery" in label.meanings("party")
    if not slips and label.marked:
        row = name_row(labelled, label, may_begin)
        if row is None:
            return None
        last, slips = row
    if not slips:
        return None
    block = split_block(slips, strict=strict)
    if block is None or not label.marked:
        return block
    rows = address_rows(labelled, last, max(slip.piece.bottom for slip in slips))
    told = [slip.text.strip(" ,;") for slip in rows]
    if told:
        block.lines += rows
        block.address = ", ".join(part for part in (block.address, *told) if part)[:MAX_QUOTE]
    return block


def complete(found: Sequence[Party], head: Letterhead | None) -> list[Party]:
    """Parties, each with the address that the same name has elsewhere on the paper."""
    known: list[tuple[str, str, str | None]] = [
        (p.name, p.address, p.country) for p in found if p.address and p.country
    ]
    if head is not None and head.address:
        country = find_country(head.address)
        known.append((head.name, head.address, country.code if country else None))
    out = []
    for party in found:
        update: dict[str, str | None] = {}
        for name, address, code in known:
            if party.country is None and code and same_name(name, party.name):
                update = {"country": code, "address": party.address or address}
                break
        out.append(party.model_copy(update=update) if update else party)
    return out


def _once(found: Sequence[Party]) -> list[Party]:
    """Each role and name once: the surest, and of those the one with the longest address."""
    kept: dict[tuple[str, str], Party] = {}
    for party in found:
        key = (party.role, re.sub(r"\W+", "", party.name).casefold())
        known = kept.get(key)
        if known is None or _worth(party) > _worth(known):
            kept[key] = party
    banks = [party.name for party in kept.values() if party.role == "bank"]
    return [
        party for party in kept.values()
        if party.role != "bank"
        or not any(party.name != name and _begins_so(name, party.name) for name in banks)
    ]  # fmt: skip


def _begins_so(name: str, short: str) -> bool:
    """Whether a bank's name is another's that goes on with its branch."""
    return name.casefold().startswith(short.casefold())


def _worth(party: Party) -> tuple[bool, float, int]:
    return (party.country is not None, party.confidence, len(party.address or ""))
