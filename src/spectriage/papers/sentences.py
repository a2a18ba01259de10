"""Parties that a sentence names: "The exporter is X Ltd", "we, X Ltd, certify"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spectriage.documents.layout.paragraphs import Flow, flow_of
from spectriage.errors import VocabularyError
from spectriage.papers.names import connectors, find_organisations, name_in
from spectriage.papers.pieces import Piece, Sheet, Slip, quote_slips, quote_words
from spectriage.papers.roles import letterhead_role
from spectriage.report.model import Party
from spectriage.vocabulary.alternatives import lowered
from spectriage.vocabulary.anchors import find_anchors
from spectriage.vocabulary.countries import find_cities, find_country, find_names
from spectriage.vocabulary.tables import read_table

FILE = "papers/party_sentences.tsv"
_SPACE = r"(?:\x20|\n(?!\n))"  # a space or a line end, but no end of a paragraph
_MAX_NAME = 160  # characters after the words in which the name stands
_MAX_TEXT = 200_000  # characters of a page; sentences farther down are not looked at
_ADDRESS = 140
_MAX_ROLE = 80  # characters of a line that says a role and nothing more
_ROLE_GAP = 1.5  # print heights between a name and the role under it
# What ends an address in a sentence; "ul. Mostowa" goes on.
_BEHIND = re.compile(
    r"(?<=\w{4})\.(?:\s|$)|[;:](?:\s|$)|\s(?:which|who|certif|hereby|confirm|declare)"
)
_BRANCH = re.compile(r",\s[\w ]{2,30}?\s[Bb]ranch\b")  # a bank's branch is part of its name


@dataclass(slots=True, frozen=True)
class SentenceRule:
    """Words that a party's name stands behind (`where` after), before, or above in their column.

    One of the `anchors`, in small letters, stands in every match; none where that is not known.
    """

    id: str
    role: str
    where: str
    regex: re.Pattern[str]
    anchors: tuple[str, ...]

    def may_stand_in(self, lowered: str) -> bool:
        """Whether an anchor stands in a text, which is far cheaper to tell than the pattern."""
        return not self.anchors or any(anchor in lowered for anchor in self.anchors)


@lru_cache(maxsize=1)
def load_rules() -> tuple[SentenceRule, ...]:
    """Rules of the data file, checked.

    Raises
    ------
    VocabularyError
        A row has a bad pattern or place.
    """
    rules = []
    for row in read_table(FILE):
        if row["where"] not in ("after", "before", "above"):
            raise VocabularyError(f"{row['id']}: where is {row['where']!r}", file=FILE)
        try:
            spaced = row["pattern"].replace(r"\s", " ").replace("[ ,]", "[,\x20]")
            spaced = spaced.replace(" ", _SPACE)
            regex = re.compile(spaced, re.IGNORECASE)
        except re.error as err:
            raise VocabularyError(f"{row['id']}: {err}", file=FILE) from err
        anchors = tuple(lowered(anchor) for anchor in find_anchors(spaced))
        rules.append(SentenceRule(row["id"], row["role"], row["where"], regex, anchors))
    return tuple(rules)


def sentence_parties(sheet: Sheet, kind: str, confidence: float) -> Iterator[Party]:
    """Parties that sentences of a page name."""
    flow = flow_of(sheet.page)
    text = flow.text[:_MAX_TEXT]
    plain = lowered(text)
    for rule in load_rules():
        if not rule.may_stand_in(plain):
            continue
        if rule.where == "above":
            yield from _above(sheet, rule, confidence)
            continue
        role: str | None = rule.role
        if role == "writer":
            role = letterhead_role(kind, {}, "")
        if not role:
            continue
        for found in rule.regex.finditer(text):
            if rule.where == "after":
                place = _name_after(text, found.end(), organisation=rule.role == "writer")
            else:
                place = _name_before(text, found.start())
            if place:
                party = _party(sheet, flow, place, role, confidence)
                if party:
                    yield party


def _above(sheet: Sheet, rule: SentenceRule, confidence: float) -> Iterator[Party]:
    """Names over a line that says their role and nothing more: "as carrier" under a signature."""
    for above, line in zip(sheet.lines, sheet.lines[1:], strict=False):
        for piece in line:
            if len(piece.text) > _MAX_ROLE or not rule.regex.fullmatch(piece.text.strip(" .,")):
                continue
            for other in above:
                near = piece.top - other.bottom < _ROLE_GAP * piece.height
                items = find_organisations(other.text) if near and _overlap(other, piece) else []
                quoted = None
                if items:
                    slip = Slip(other, items[-1].start, items[-1].end)
                    quoted = quote_slips(sheet.page, [slip])
                if items and quoted:
                    yield Party(
                        role=rule.role, name=slip.text.strip(" ,"), quote=quoted[0],
                        page=sheet.number, bbox=quoted[1], confidence=confidence,
                    )  # fmt: skip


def _overlap(one: Piece, other: Piece) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _name_after(text: str, start: int, *, organisation: bool) -> tuple[int, int] | None:
    """An organisation that begins at `start`, over a line end if need be."""
    window = text[start : start + _MAX_NAME]
    stop = window.find("\n\n")
    window = (window if stop < 0 else window[:stop]).replace("\n", " ")
    if not window or not (window[0].isupper() or window[0] >= "\u2e80"):
        return None
    for item in find_organisations(window):
        if item.start <= 3:
            return start + item.start, start + item.end
        break
    if organisation:
        return None
    place = name_in(window, in_sentence=True)
    if place and (find_cities(window[: place[1]]) or window[: place[1]].isupper()):
        return None  # "ship to Jebel Ali" names a place; capitals throughout tell no name
    if place and place[0] == 0 and len(window[: place[1]].split()) >= 2:
        return start + place[0], start + place[1]
    return None


def _name_before(text: str, end: int) -> tuple[int, int] | None:
    """The organisation that ends at `end`, but for an address behind it."""
    begin = max(0, end - 2 * _MAX_NAME)
    stop = max(text.rfind("\n\n", begin, end), begin)
    window = text[stop:end].replace("\n", " ")
    items = find_organisations(window)
    if not items:
        return None
    last = items[-1]
    between = window[last.end :]
    if re.search(r"[.;:]\s", between) or len(between) > _ADDRESS:
        return None
    return stop + last.start, stop + last.end


def _until_verb(address: str) -> str:
    """An address up to the first small word, with which the sentence goes on."""
    for word in re.finditer(r"(?<!\S)[a-zà-ÿ]{2,}(?!\S)", address):
        if word.group() not in connectors():
            address = address[: word.start()].strip(" ,")
            break
    last = address.rpartition(" ")[2]
    return address.removesuffix(last).strip(" ,") if last in connectors() else address


def _party(
    sheet: Sheet, flow: Flow, place: tuple[int, int], role: str, confidence: float
) -> Party | None:
    quoted = quote_words(sheet.page, flow.words_in(*place))
    if quoted is None:
        return None
    behind = flow.text[place[1] : place[1] + _ADDRESS].replace("\n", " ")
    behind = _BEHIND.split(behind)[0]
    bracket = re.match(r"\s?\(([^()]{2,60})\)", behind)
    address = bracket[1] if bracket else behind.strip(" ,") if behind.startswith(",") else ""
    address = _until_verb(address)
    branch = _BRANCH.match(flow.text, place[1]) if role == "bank" else None
    place = (place[0], branch.end() if branch else place[1])
    quoted = quote_words(sheet.page, flow.words_in(*place)) or quoted
    name = " ".join(flow.text[slice(*place)].split()).rstrip(",")
    # the first country behind a name is its own; a sentence may name others farther on
    country = next(iter([*find_names(address), *find_names(name)]), None) or find_country(address)
    return Party(
        role=role,
        name=name,
        address=address or None,
        country=country.code if country else None,
        quote=quoted[0],
        page=sheet.number,
        bbox=quoted[1],
        confidence=confidence,
    )
