"""Parties that no label and no sentence names: who writes a paper, and to whom."""

from collections.abc import Iterable, Sequence
from functools import partial

from spectriage.papers.addresses import find_address_blocks
from spectriage.papers.letter_words import words_for
from spectriage.papers.letterhead import Letterhead, find_letterhead
from spectriage.papers.names import find_organisations
from spectriage.papers.party_blocks import split_block
from spectriage.papers.pieces import Sheet, Slip, quote_slips, quote_words
from spectriage.papers.roles import letterhead_role, names_bank, resolve_roles, same_name
from spectriage.report.model import Party
from spectriage.vocabulary.countries import find_country, fold

_UPPER_LINES, _WINDOW = 2, 10  # lines over a letter's window, and from it to the salutation
UNTOLD = 0.6  # how sure such a reading is
_SIGNED = 5  # lines under a letter's closing words in which the writer's firm stands


def from_blocks(sheets: Sequence[Sheet], kind: str, found: Sequence[Party]) -> Iterable[Party]:
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
                page=sheets[0].number, bbox=quoted[1], confidence=UNTOLD,
            )  # fmt: skip
            return


def from_letterhead(sheets: Sequence[Sheet], kind: str, found: Sequence[Party]) -> Iterable[Party]:
    """The paper's own sender, in the role that its kind gives it, unless that role is filled."""
    head = find_letterhead(sheets)
    if head is None:
        return
    role = letterhead_role(kind, {party.role: party.name for party in found}, head.name)
    if role is None:
        return
    to = resolve_roles(("addressee",), kind)
    if to and _is_window(head) and not any(party.role == to[0] for party in found):
        role = to[0]
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
        confidence=UNTOLD,
    )


def _is_window(head: Letterhead) -> bool:
    """Whether a name stands under other lines and over a salutation: who the letter is to."""
    lines = [fold(" ".join(piece.text for piece in line)) for line in head.sheet.lines]
    first = next(
        (n for n, line in enumerate(head.sheet.lines) for piece in line
         if any(word in head.words for word in piece.segment.words)),
        0,
    )  # fmt: skip
    greets = next((n for n, ln in enumerate(lines) if words_for("salutation").match(ln.strip())), 0)
    return _UPPER_LINES <= first < greets <= first + _WINDOW


def from_closing(sheets: Sequence[Sheet], kind: str, found: Sequence[Party]) -> Iterable[Party]:
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
                        confidence=UNTOLD,
                    )  # fmt: skip
                return


def addressed(sheets: Sequence[Sheet], kind: str, found: Sequence[Party]) -> Iterable[Party]:
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
            confidence=UNTOLD,
        )  # fmt: skip
