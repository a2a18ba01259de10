"""Parties of one role that differ between papers: another name, another address."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from spectriage.cases.addresses import tidy_address
from spectriage.cases.checks.base import SURE, CaseView, check_finding
from spectriage.cases.names.compare import compare_names
from spectriage.cases.names.words import to_ascii, words_of
from spectriage.cases.parties import Mention, same_name
from spectriage.cases.tables import word_list
from spectriage.report.case import Evidence, Finding
from spectriage.vocabulary.countries import find_country, find_names

# Roles that name one party through all papers of a shipment. A buyer and a consignee may differ,
# two consignees may not; sellers are printed as exporter, seller or shipper without a difference.
COMPARED = (("consignee",), ("end_user",), ("buyer",), ("exporter", "seller"))
_ONE_ONLY = ("end_user", "consignee")
_UNLIKE = 0.4  # names that are less alike have hardly a word in common
_LABELLED = 0.85  # confidence of a party that a label with a mark names
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[a-z0-9]+")
# Numbers of tax offices and registers, and telephones, that stand in an address block.
_TAX_NUMBER = re.compile(
    r"(?:\b(?:vat|uid|ust|tax|tin|ein|abn|acn|siret|siren|nif|cif|nipc|nit|ico|dic|kvk|btw|gst\w*|cnpj|"
    r"ruc|rut|rfc|tel|phone|fax|tva|eori|mwst|reg|brn|uen|hrb|p\.?\s?iva|c\.?f)\b[^,;]{0,8}?"
    r"[+\d][\d .\-/()]{4,})|\b[A-Z]{2,3}[-\s]?[A-Z]?\d[\d.]{6,}(?:\s?MWST)?",
    re.IGNORECASE,
)
_REACH = 260  # characters behind a name in which its address has to stand to be read soundly
_ALIKE_WORD = 0.74


def check_parties(view: CaseView) -> Iterator[Finding]:
    """Names, addresses and countries that differ between papers, one finding a role and kind."""
    for roles in COMPARED:
        by_paper = _sure_mentions(view, roles)
        yield from _names(view, roles[0], by_paper)
        yield from _addresses(view, roles[0], by_paper)


def check_roles(view: CaseView) -> Iterator[Finding]:
    """Papers that name two firms in a role that only one can have."""
    for text in view.papers:
        for role in _ONE_ONLY:
            named = [
                Mention(text, party) for party in text.report.parties
                if party.role == role and party.confidence >= _LABELLED and _is_name(party.name)
            ]  # fmt: skip
            others = [m for m in named if is_another(m.party.name, named[0].party.name)]
            if not others:
                continue
            told = role.replace("_", " ")
            yield check_finding(
                "party_roles", f"One paper names two firms as {told}",
                f"“{named[0].party.name}” and “{others[0].party.name}”",
                f"Which of them is the {told}, and what does the other one do with the goods?",
                [m.text.evidence(m.party) for m in (named[0], *others[:3])],
            )  # fmt: skip


def is_another(ours: str, theirs: str) -> bool:
    """Whether two names on one paper are surely two firms: no spelling, no branch of the other."""
    return not same_name(ours, theirs) and compare_names(ours, theirs).score < _UNLIKE


def _sure_mentions(view: CaseView, roles: Sequence[str]) -> list[list[Mention]]:
    """Mentions of a role, a list a paper; a paper that names none is left out."""
    found = []
    for text in view.papers:
        mentions = [
            Mention(text, party) for party in text.report.parties
            if party.role in roles and party.confidence >= SURE and _is_name(party.name)
        ]  # fmt: skip
        if mentions:
            found.append(mentions)
    return found


def _is_name(name: str) -> bool:
    words = [word for word in words_of(name) if word.kind != "legal"]
    if all(word.text in word_list("site") or word.text.isdigit() for word in words):
        return False  # "Central Stores" is a place of the firm named elsewhere
    letters = sum(len(word.text) for word in words if not word.text.isdigit())
    return bool(words) and letters >= 3 and len(name) <= 120


def _names(view: CaseView, role: str, by_paper: Sequence[list[Mention]]) -> Iterator[Finding]:
    told: list[tuple[Mention, Mention]] = []
    for place, ours in enumerate(by_paper):
        for theirs in by_paper[place + 1 :]:
            if any(same_name(a.party.name, b.party.name) for a in ours for b in theirs):
                continue
            one, two = ours[0], theirs[0]
            if len(ours) > 1 or len(theirs) > 1 or not _really_differ(one, two):
                view.silent(f"the {role.replace('_', ' ')}'s name", one.text, two.text)
                continue
            told.append((one, two))
    if not told:
        return
    one, two = told[0]
    mentions = list(dict.fromkeys(m for pair in told for m in pair if _differs_from_first(m, one)))
    like = compare_names(one.party.name, two.party.name)
    left = " ".join(like.ours) or "nothing", " ".join(like.theirs) or "nothing"
    yield check_finding(
        "party_name", f"The papers name different parties as {role.replace('_', ' ')}",
        f"“{one.party.name}” and “{two.party.name}” are alike by {like.score:.0%}; "
        f"what is left over: {left[0]} / {left[1]}",
        "Are they one firm? If not, who gets the goods, and which paper is right?",
        [m.text.evidence(m.party) for m in (one, *mentions)],
        severity="high",
    )  # fmt: skip


def _differs_from_first(mention: Mention, first: Mention) -> bool:
    return mention is not first and not same_name(mention.party.name, first.party.name)


def _really_differ(one: Mention, two: Mention) -> bool:
    """Whether neither paper has the other's name in a place that was read wrongly.

    Where a paper prints the other's name too, it has to be a party of another role there.
    """
    for mention, other in ((one, two), (two, one)):
        name = other.party.name
        if not stands_in(mention, name):
            continue
        elsewhere = any(
            same_name(party.name, name) and party.role != mention.party.role
            for party in mention.text.report.parties
        )
        if not elsewhere or mention.party.confidence < 0.7:
            return False
    # both papers print both names: which of them has which role was perhaps misread
    return not (stands_in(one, two.party.name) and stands_in(two, one.party.name))


def stands_in(mention: Mention, name: str) -> bool:
    """Whether a mention's paper prints the first words of a name."""
    core = [word.text for word in words_of(name) if word.kind not in ("legal", "small")]
    return mention.text.has_words(core[:3]) if core else False


def _addresses(view: CaseView, role: str, by_paper: Sequence[list[Mention]]) -> Iterator[Finding]:
    mentions = [ms[0] for ms in by_paper if len(ms) == 1 and ms[0].party.address]
    sound = [mention for mention in mentions if _follows_name(mention)]
    for place, one in enumerate(sound):
        for two in sound[place + 1 :]:
            if not same_name(one.party.name, two.party.name):
                continue
            why = address_difference(one.party.address or "", two.party.address or "")
            if not why or _printed_after_all(one, two) or _printed_after_all(two, one):
                continue
            told = role.replace("_", " ")
            yield check_finding(
                "party_address",
                f"The papers give different addresses of the {told}",
                f"“{one.party.address}” and “{two.party.address}”: {why}",
                "Which address is right, and what is at the other one?",
                [_with_address(one), _with_address(two)],
            )  # fmt: skip
            return


def _with_address(mention: Mention) -> Evidence:
    """Evidence whose quote reaches from the name over the address, where the page has them so."""
    page = next((p for p in mention.text.document.pages if p.number == mention.party.page), None)
    quote = mention.party.quote
    if page is not None and mention.party.address:
        start = page.text.find(quote)
        last = mention.party.address.split()[-1].strip(",.;")
        end = page.text.find(last, start + len(quote)) if start >= 0 else -1
        if 0 <= end - start <= 2 * _REACH:
            quote = " ".join(page.text[start : end + len(last)].split())
    return mention.text.evidence_of(quote, mention.party.page, mention.party.bbox)


def _follows_name(mention: Mention) -> bool:
    """Whether the address stands right behind the name on the page: only then it is the name's."""
    words = _words(mention.party.address or "")
    address = mention.party.address or ""
    if not any(map(str.isdigit, address)) and find_country(address) is None:
        return False
    if len(words) < 2 or ":" in (mention.party.address or ""):
        return False  # a colon: the next field's label was read with it
    name = " ".join(_words(mention.party.name))
    text = mention.text.words
    start = text.find(f" {name} ")
    while start >= 0:
        behind = text[start + len(name) : start + len(name) + _REACH].split()
        if set(words) <= set(behind):
            return True
        start = text.find(f" {name} ", start + 1)
    return False


def _printed_after_all(one: Mention, two: Mention) -> bool:
    """Whether the street of the one stands on the other's paper behind the party's name."""
    numbers = _NUMBER.findall(to_ascii(one.party.address or ""))
    words = [
        w
        for w in _words(one.party.address or "")
        if w not in word_list("address") and not w.isdigit()
    ]
    name = " ".join(_words(two.party.name)[:2])
    text = two.text.words
    start = text.find(f" {name} ")
    while start >= 0:
        behind = set(text[start : start + _REACH].split())
        if set(words[:2]) <= behind and set(numbers[:1]) <= behind:
            return True
        start = text.find(f" {name} ", start + 1)
    return False


def address_difference(ours: str, theirs: str) -> str:
    """What differs between two addresses, in words; nothing where one may be short for the other.

    Order, abbreviations, spelling and missing parts are no difference: each side has to have
    something that the other has not.
    """
    mine, others = _words(_bare(tidy_address(ours))), _words(_bare(tidy_address(theirs)))
    left = [word for word in mine if not _in(word, others)]
    right = [word for word in others if not _in(word, mine)]
    numbers = (
        [w for w in left if _NUMBER.fullmatch(w)],
        [w for w in right if _NUMBER.fullmatch(w)],
    )
    names = ([w for w in left if _is_telling(w)], [w for w in right if _is_telling(w)])
    if not numbers[0] and not numbers[1] and _share_street(mine, others):
        return ""  # "1140 Wien" and "1140 Vienna": the figures are the same
    if numbers[0] and numbers[1]:
        return f"{' '.join(left)} against {' '.join(right)}"
    if len(names[0]) >= 1 and len(names[1]) >= 1 and (numbers[0] or numbers[1] or (
        len(names[0]) + len(names[1]) >= 3
    )):  # fmt: skip
        return f"{' '.join(left)} against {' '.join(right)}"
    return ""


def _share_street(mine: Sequence[str], others: Sequence[str]) -> bool:
    """Whether both sides have figures, the same ones, and a telling word in common."""
    figures = [{w for w in words if _NUMBER.fullmatch(w)} for words in (mine, others)]
    return bool(figures[0] & figures[1]) and any(_is_telling(w) and w in others for w in mine)


def _bare(address: str) -> str:
    """An address without its country, which languages name differently, and tax numbers."""
    plain = _TAX_NUMBER.sub(" ", address)
    for country in reversed(find_names(plain)):
        plain = f"{plain[: country.start]} {plain[country.end :]}"
    return plain


def _is_telling(word: str) -> bool:
    return len(word) > 3 and word not in word_list("address") and not word.isdigit()


def _words(text: str) -> list[str]:
    return _WORD.findall(to_ascii(text))


def _in(word: str, others: Sequence[str]) -> bool:
    if word in word_list("address") or word in others:
        return True
    if word.isdigit():
        return any(word in _NUMBER.findall(other) for other in others)
    return any(
        Indel.normalized_similarity(word, other) >= _ALIKE_WORD
        or (len(word) > 2 and (other.startswith(word) or word.startswith(other)) and len(other) > 2)
        or word in other
        for other in others
    )
