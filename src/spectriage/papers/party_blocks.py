"""A party's block: its name and its address, as the lines under a label or at a letter's head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spectriage.papers.letter_words import words_for
from spectriage.papers.names import (
    find_organisations,
    has_legal_form,
    looks_like_name,
    name_in,
    names_institution,
    second_name,
    with_unit,
)
from spectriage.papers.pieces import MAX_QUOTE, Slip
from spectriage.papers.titles import match_title
from spectriage.papers.values import reads_on
from spectriage.vocabulary.countries import find_country, find_names, fold

_CONTACT = re.compile(
    r"^(?:tel|phone|telefon|fax|e-?mail|mail|attn|attention|contact|kontakt|vat|tax|tin|ein|eori|www|"
    r"ust|mobile|handy|tél|z\.? ?hd|电话|传真|邮箱|联系人|税号)\b|@|https?://|www\.",
    re.IGNORECASE,
)
_NAME_FIELD = re.compile(
    r"^(?:company(?: name)?|name|firm|firma|nom|nombre|organi[sz]ation|名称|公司名称)\s*[:：]\s*",
    re.IGNORECASE,
)
# Another field under a name: "Deliver at: Central Stores".
_NEXT_FIELD = re.compile(r"[^\W\d_][^:\d]{2,28}:\s\S")
_GOES_ON = re.compile(
    r"(?:&|,|-|\b(?:and|und|et|y|e|of|de|des|du|del|della|dei|di|da|do|dos|das|for|für|the))$", re.I
)
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


def may_begin(text: str) -> bool:
    """Whether a text may begin a party's block."""
    bare = _OPEN_END.sub("", _NAME_FIELD.sub("", text.strip()))
    return looks_like_name(bare) and not _CONTACT.search(bare[:40])


def split_block(slips: Sequence[Slip], *, strict: bool = False) -> Block | None:
    """Name and address of a block's lines.

    `strict` wants a sign of a name beyond capital letters (a legal form, an institution's word, an
    address behind it), as where no colon parts label and value.
    """
    ends = (
        number for number, slip in enumerate(slips)
        if number
        and (
            _ends_block(slip.text)
            or _is_country(slips[number - 1].text)
            or (number > 1 and _begins_firm(slip.text))
        )
    )  # fmt: skip
    slips = slips[: next(ends, len(slips))]
    first = slips[0].text
    lead = _NAME_FIELD.match(first)
    bare = _OPEN_END.sub("", first) if len(slips) > 1 else first
    place = name_in(bare, lead.end() if lead else 0)
    if place is None:
        return None
    if place[1] == len(bare) < len(first):  # the name goes on in the next line
        place = (place[0], len(first.rstrip()))
    begin, end = with_unit(first, *second_name(first, *place))
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


def _begins_firm(text: str) -> bool:
    """Whether a line begins with another firm's name."""
    items = find_organisations(text)
    return bool(items) and items[0].start == 0 and items[0].legal


def _is_country(text: str) -> bool:
    """Whether a line is a country's name alone, with which an address ends."""
    names = find_names(text)
    return (
        len(names) == 1
        and not text[: names[0].start].strip()
        and not text[names[0].end :].strip(" .,")
    )


def _ends_block(text: str) -> bool:
    """Whether a line under a name is no address: a title, a sentence, a letter's first words."""
    if _NEXT_FIELD.match(text.strip()) and not _CONTACT.match(text.strip()):
        return True
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
