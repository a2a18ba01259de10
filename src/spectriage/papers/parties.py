"""Parties of a paper: blocks under role labels, sentences, the letterhead and the signature.

A label's block gives name, address and country. Several roles may stand on one label. What the
labels leave open, sentences tell ("The exporter is ..."), and then the letterhead, whose role
follows from the kind of paper. The country is that of the party's own block.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from spectriage.papers.addresses import find_address_blocks
from spectriage.papers.field_rows import address_rows, name_row
from spectriage.papers.labels import Label, LabelledSheet, find_labels, match_name
from spectriage.papers.letter_words import words_for
from spectriage.papers.letterhead import Letterhead, find_letterhead
from spectriage.papers.names import (
    find_organisations,
    has_legal_form,
    is_stand_in,
    looks_like_name,
    name_in,
    names_institution,
    refers,
    second_name,
)
from spectriage.papers.pieces import MAX_QUOTE, Sheet, Slip, quote_slips, quote_words
from spectriage.papers.roles import WRITERS, letterhead_role, names_bank, resolve_roles, same_name
from spectriage.papers.sentences import sentence_parties
from spectriage.papers.titles import SET, find_titles, match_title
from spectriage.papers.values import MAX_LINES, find_value, reads_on
from spectriage.report.model import Party
from spectriage.vocabulary.countries import find_country, find_names, fold

# How sure a reading is, by how it was found; uncalibrated, told apart so that a person can sort.
SCORES = {"label": 0.9, "bare_label": 0.75, "sentence": 0.7, "letterhead": 0.6}
_MAX_PARTIES = 60  # of a document; more are a list of addresses
_CONTACT = re.compile(
    r"^(?:tel|phone|telefon|fax|e-?mail|mail|attn|attention|contact|kontakt|vat|tax|tin|ein|eori|www|"
    r"ust|mobile|handy|tél|z\.? ?hd|电话|传真|邮箱|联系人|税号)\b|@|https?://|www\.",
    re.IGNORECASE,
)
_NAME_FIELD = re.compile(
    r"^(?:company(?: name)?|name|firm|firma|nom|nombre|organi[sz]ation|名称|公司名称)\s*[:：]\s*",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:&|,|-|\b(?:and|und|et|y|e|of|de|des|du|del|della|dei|di|da|do|dos|das|for|für|the))$", re.I
)
_LONGEST_NAME = 90  # characters
_SIGNED = 5  # lines under a letter's closing words in which the writer's firm stands
_WORD = re.compile(r"(?<!\S)(?=[^\W\d_])")
_COLUMN = 20.0  # points by which labels of one column may begin apart
# A line's last word that leaves a name open.
_OPEN_END = re.compile(
    r"\s(?:&|and|und|et|y|e|of|de|des|du|del|della|dei|di|da|do|dos|das|for|für|the)\s*$", re.I
)


@dataclass(slots=True)
class Block:
    """Name, address and country of a party as they stand on a page."""

    name: str
    words: list[Slip]
    lines: list[Slip] = field(default_factory=list)
    address: str = ""


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
        found += _from_letterhead([sheets[title.page - 1]], title.type, found)
    if type_ != SET:
        found += _from_blocks(sheets, type_ if type_ in WRITERS else kind, found)
        found += _from_letterhead(sheets, type_ if type_ in WRITERS else kind, found)
        found += _from_closing(sheets, type_ if type_ in WRITERS else kind, found)
        found += _addressed(sheets, kind, found)
    return complete(_once(found), find_letterhead(sheets))[:_MAX_PARTIES]


def _settled(label: Label, labelled: LabelledSheet) -> Label:
    """The label; an applicant beside an end user of its own label is who exports, or buys."""
    if "applicant" not in label.meanings("party"):
        return label
    named = {meaning for one in labelled.labels.values() for meaning in one.meanings("party")}
    if "end_user" not in named or "end_user" in label.meanings("party"):
        return label
    role = "buyer" if "exporter" in named else "exporter"
    names = tuple(("party", role) if n == ("party", "applicant") else n for n in label.names)
    return replace(label, names=names)


def _labelled(labelled: LabelledSheet, label: Label, kind: str, type_: str) -> Iterable[Party]:
    meanings = label.meanings("party")
    if not label.marked and not _is_addressed(label):  # "to" and "from" begin many a line
        meanings = tuple(m for m in meanings if m not in ("addressee", "sender"))
    roles = resolve_roles(meanings, kind, type_)
    if not roles and "addressee" not in meanings:
        return
    block = read_block(labelled, label)
    if block is None:
        return
    if "addressee" in meanings and names_bank(block.name):
        roles = ["bank"]
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


def _is_addressed(label: Label) -> bool:
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
    in_column = [
        party for other, party in placed
        if (party.role in wanted if wanted else abs(other.piece.x0 - label.piece.x0) < _COLUMN)
    ]  # fmt: skip
    if not in_column:
        return []
    last = in_column[-1]
    return [last.model_copy(update={"role": role}) for role in roles if role != last.role]


def _is_route(meanings: Sequence[str], block: Block) -> bool:
    """Whether "from" and "to" stand before places rather than before names."""
    if not {"addressee", "sender"} & set(meanings):
        return False
    named = has_legal_form(block.name) or names_institution(block.name)
    return not named and (not block.address or find_country(block.name) is not None)


def read_block(labelled: LabelledSheet, label: Label) -> Block | None:
    """The block of a label as name and address, or None where it begins with no name."""
    slips = find_value(labelled, label, _acceptable, lines=MAX_LINES, stands_in=is_stand_in)
    # "Delivery:" is also a term or a day
    last, strict = label, not label.marked or "delivery" in label.meanings("party")
    if not slips and label.marked:
        row = name_row(labelled, label, _acceptable)
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


def _acceptable(text: str) -> bool:
    bare = _OPEN_END.sub("", _NAME_FIELD.sub("", text.strip()))
    return looks_like_name(bare) and not _CONTACT.search(bare[:40])


def split_block(slips: Sequence[Slip], *, strict: bool = False) -> Block | None:
    """Name and address of a block's lines.

    `strict` wants a sign of a name beyond capital letters (a legal form, an institution's word, an
    address behind it), as where no colon parts label and value.
    """
    ends = (number for number, slip in enumerate(slips) if number and _ends_block(slip.text))
    slips = slips[: next(ends, len(slips))]
    first = slips[0].text
    lead = _NAME_FIELD.match(first)
    bare = _OPEN_END.sub("", first) if len(slips) > 1 else first
    place = name_in(bare, lead.end() if lead else 0)
    if place is None:
        return None
    if place[1] == len(bare) < len(first):  # the name goes on in the next line
        place = (place[0], len(first.rstrip()))
    begin, end = second_name(first, *place)
    name = first[begin:end]
    used = 1
    if end == len(first.rstrip()) and len(slips) > 1 and _name_goes_on(name, slips[1].text):
        second = name_in(slips[1].text)
        if second:
            name = f"{name} {slips[1].text[second[0] : second[1]]}"
            used = 2
    words = [Slip(slips[0].piece, slips[0].start + begin, slips[0].start + end)]
    if used == 2:
        second_place = name_in(slips[1].text)
        stop = second_place[1] if second_place else len(slips[1].text)
        words.append(Slip(slips[1].piece, slips[1].start, slips[1].start + stop))
    rest = first[end:].strip(" ,;|-–") if used == 1 else ""
    if rest and len(slips) > 1 and _is_person(name, rest):
        name, words[0] = first[begin:].strip(), Slip(slips[0].piece, words[0].start, slips[0].end)
        rest = ""
    tail = [slip.text for slip in slips[used:] if not _CONTACT.match(slip.text.strip())]
    address = ", ".join(part.strip(" ,;") for part in (rest, *tail) if part.strip(" ,;"))
    parts = name.split()
    if strict and (
        sum(word[0].islower() for word in parts) > len(parts) // 2
        or not (has_legal_form(name) or names_institution(name) or find_country(address))
    ):
        return None
    return Block(
        " ".join(name.split()), words, list(slips[used:]), " ".join(address.split())[:MAX_QUOTE]
    )


def _ends_block(text: str) -> bool:
    """Whether a line under a name is no address: a title, a sentence, a letter's first words."""
    title = match_title(text)
    return (
        reads_on(text)
        or (title is not None and title[2])
        or bool(words_for("body").match(fold(text.strip())))
    )


def _is_person(name: str, rest: str) -> bool:
    """Whether a comma parts a person's names, not a name and an address."""
    if has_legal_form(name) or names_institution(name) or any(char.isdigit() for char in rest):
        return False
    return "," not in rest and find_country(rest) is None


def _name_goes_on(name: str, below: str) -> bool:
    """Whether a name runs over a line end: an open end, or a legal form alone below."""
    if has_legal_form(name):
        return False
    place = name_in(below)
    if place is None:
        return False
    if _GOES_ON.search(name):
        return True
    following = below[place[0] : place[1]]
    return has_legal_form(following) and len(following.split()) <= 3


def _from_blocks(sheets: Sequence[Sheet], kind: str, found: Sequence[Party]) -> Iterable[Party]:
    """The recipient in a letter's window, in the role that the kind of paper gives it."""
    roles = resolve_roles(("addressee",), kind)
    head = find_letterhead(sheets)
    if not roles or any(party.role == roles[0] for party in found):
        return
    for slips in find_address_blocks(sheets):
        block = split_block(slips)
        if block is None or (head is not None and same_name(block.name, head.name)):
            continue
        quoted = quote_slips(sheets[0].page, block.words)
        country = find_country(block.address)
        if quoted is not None and not any(quoted[1] == party.bbox for party in found):
            yield Party(
                role=roles[0], name=block.name, address=block.address or None,
                country=country.code if country else None, quote=quoted[0],
                page=sheets[0].number, bbox=quoted[1], confidence=SCORES["letterhead"],
            )  # fmt: skip
            return


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


def _from_letterhead(sheets: Sequence[Sheet], kind: str, found: Sequence[Party]) -> Iterable[Party]:
    """The paper's own sender, in the role that its kind gives it, unless that role is filled."""
    head = find_letterhead(sheets)
    if head is None:
        return
    role = letterhead_role(kind, {party.role: party.name for party in found}, head.name)
    if role is None:
        return
    quoted = quote_words(head.sheet.page, head.words)
    if quoted is None:
        return
    country = find_country(head.address)
    yield Party(
        role=role,
        name=head.name,
        address=head.address or None,
        country=country.code if country else None,
        quote=quoted[0],
        page=head.sheet.number,
        bbox=quoted[1],
        confidence=SCORES["letterhead"],
    )


def _from_closing(sheets: Sequence[Sheet], kind: str, found: Sequence[Party]) -> Iterable[Party]:
    """Who signs a mail or letter: the firm in the lines under its closing words."""
    known = {party.role: party.name for party in found}
    for sheet in sheets[:2]:
        for number, line in enumerate(sheet.lines):
            if not line or not words_for("closing").match(fold(line[0].text.strip())):
                continue
            for below in sheet.lines[number + 1 : number + 2 + _SIGNED]:
                items = find_organisations(below[0].text) if below else []
                if not items or items[0].start > 2:
                    continue
                name = below[0].text[items[0].start : items[0].end].strip(" ,")
                role = letterhead_role(kind, known, name)
                slip = Slip(below[0], items[0].start, items[0].end)
                quoted = quote_slips(sheet.page, [slip]) if role else None
                if role and quoted:
                    yield Party(
                        role=role, name=name, quote=quoted[0], page=sheet.number, bbox=quoted[1],
                        confidence=SCORES["letterhead"],
                    )  # fmt: skip
                return


def _addressed(sheets: Sequence[Sheet], kind: str, found: Sequence[Party]) -> Iterable[Party]:
    """The exporter of a statement: the one other firm on it, where no words tell its role.

    A statement on the use of goods is made to who delivers them.
    """
    roles = {party.role for party in found}
    if kind != "end_use_statement" or not sheets or roles & {"exporter", "seller", "shipper"}:
        return
    places: list[tuple[str, Slip]] = []
    told = [party.quote for party in found]
    for piece in sheets[0].pieces():
        if any(quote in piece.text for quote in told):
            continue  # another name of who stands there
        for item in find_organisations(piece.text):
            name = piece.text[item.start : item.end].strip(" ,")
            known = [party.name for party in found] + [other for other, _ in places]
            if (
                item.legal
                and not names_bank(name)
                and not any(map(partial(same_name, name), known))
            ):
                places.append((name, Slip(piece, item.start, item.end)))
    quoted = quote_slips(sheets[0].page, [places[0][1]]) if len(places) == 1 else None
    if quoted:
        behind = places[0][1].piece.text[places[0][1].end :]
        country = find_country(behind) if behind.startswith(",") else None
        yield Party(
            role="exporter", name=places[0][0], country=country.code if country else None,
            quote=quoted[0], page=sheets[0].number, bbox=quoted[1],
            confidence=SCORES["letterhead"],
        )  # fmt: skip


def _once(found: Sequence[Party]) -> list[Party]:
    """Each role and name once: the surest, and of those the one with the longest address."""
    kept: dict[tuple[str, str], Party] = {}
    for party in found:
        key = (party.role, re.sub(r"\W+", "", party.name).casefold())
        known = kept.get(key)
        if known is None or _worth(party) > _worth(known):
            kept[key] = party
    return list(kept.values())


def _worth(party: Party) -> tuple[bool, float, int]:
    return (party.country is not None, party.confidence, len(party.address or ""))
