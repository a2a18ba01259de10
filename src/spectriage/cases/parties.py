"""Who is who: the parties of all papers, one entry a firm, with roles, spellings and addresses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spectriage.cases.addresses import distinct_addresses
from spectriage.cases.names.compare import compare_names
from spectriage.cases.names.screen import NameIndex
from spectriage.cases.names.words import to_ascii, words_of
from spectriage.cases.texts import CaseText, file_name
from spectriage.report.case import CaseParty, NameMatch, WordPair
from spectriage.report.model import Party

# Names alike to this degree are one firm: another legal form, one letter off.
SAME_NAME = 0.88
_ACRONYM = re.compile(r"^[a-z]{2,8}$")
MAX_PARTIES = 400
# Roles that every shipment has, with the names that papers give to who fills them.
_NEEDED = {
    "exporter": ("exporter", "seller", "shipper"), "consignee": ("consignee", "buyer"),
    "end_user": ("end_user",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A party as one paper prints it."""

    text: CaseText
    party: Party


@dataclass(slots=True)
class Firm:
    """All mentions of one firm."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The commonest spelling, the longest where several are."""
        names = [mention.party.name for mention in self.mentions]
        return max(names, key=lambda name: (names.count(name), len(name), name))

    @property
    def roles(self) -> list[str]:
        """Roles over all papers."""
        return sorted({mention.party.role for mention in self.mentions})


def find_firms(texts: Sequence[CaseText]) -> list[Firm]:
    """Firms over all documents, in order of first mention."""
    firms: list[Firm] = []
    for text in texts:
        if text.part == "sheet":
            continue
        for party in text.report.parties[:MAX_PARTIES]:
            home = next((firm for firm in firms if _is_same(firm, party.name)), None)
            if home is None:
                home = Firm()
                firms.append(home)
            home.mentions.append(Mention(text, party))
    return firms[:MAX_PARTIES]


def same_name(ours: str, theirs: str) -> bool:
    """Whether two printed names mean one firm: spelling, legal form, acronym or an address tail."""
    if compare_names(ours, theirs).score >= SAME_NAME:
        return True
    return any(
        rule(*names)
        for names in ((ours, theirs), (theirs, ours))
        for rule in (_is_acronym, _is_department, _abbreviates)
    )


def _is_same(firm: Firm, name: str) -> bool:
    return any(same_name(mention.party.name, name) for mention in firm.mentions[:12])


def _is_acronym(short: str, long: str) -> bool:
    words = [word for word in words_of(short) if word.kind != "legal"]
    if len(words) != 1 or not _ACRONYM.match(words[0].text) or len(short) > 12:
        return False
    initials = "".join(w.text[0] for w in words_of(long) if w.kind not in ("small", "legal"))
    return len(initials) > 2 and words[0].text == initials


def _is_department(short: str, long: str) -> bool:
    """Ministry of Interior; Ministry of Interior, Procurement: a comma parts off the unit."""
    head, comma, _ = long.partition(",")
    words = [word for word in words_of(head) if word.kind not in ("legal", "small")]
    return bool(comma) and len(words) > 1 and compare_names(short, head).score >= SAME_NAME


def _abbreviates(ours: str, theirs: str) -> bool:
    """Min. of Interior, Ministry of Interior: each word begins the other, in the same order."""
    mine, others = (
        [w for w in words_of(name) if w.kind not in ("legal", "small")] for name in (ours, theirs)
    )
    if len(mine) != len(others) or not mine:
        return False
    printed = to_ascii(f"{ours} {theirs}").split()
    dotted = {word.rstrip(".") for word in printed if word.endswith(".")}
    return all(
        one.key == two.key or (short in dotted and len(short) > 1 and long.startswith(short))
        for one, two in zip(mine, others, strict=True)
        for short, long in [sorted((one.text, two.text), key=len)]
    )


def report_parties(firms: Sequence[Firm], screens: Sequence[NameIndex]) -> list[CaseParty]:
    """The firms as the report tells them, each held against the screening lists."""
    return [_party(firm, screens) for firm in firms]


def roles_nobody_fills(firms: Sequence[Firm]) -> list[str]:
    """Roles of a shipment that no paper gives to anybody; one name of several fills a role."""
    filled = {role for firm in firms for role in firm.roles}
    return [name for name, roles in _NEEDED.items() if not filled.intersection(roles)]


def _party(firm: Firm, screens: Sequence[NameIndex]) -> CaseParty:
    name = firm.name
    spellings = list(dict.fromkeys(m.party.name for m in firm.mentions))
    addresses = distinct_addresses(m.party.address for m in firm.mentions if m.party.address)
    return CaseParty(
        name=name,
        also_written=[spelling for spelling in spellings if spelling != name],
        roles=firm.roles,
        addresses=addresses,
        countries=sorted({m.party.country for m in firm.mentions if m.party.country}),
        mentions=[m.text.evidence(m.party) for m in firm.mentions],
        matches=_matches(spellings, screens),
    )


def _matches(spellings: Sequence[str], screens: Sequence[NameIndex]) -> list[NameMatch]:
    best: dict[tuple[str, str], NameMatch] = {}
    for index in screens:
        for spelling in spellings[:20]:
            for match in index.screen(spelling):
                key = (index.source.path, match.listed.id)
                if key in best and best[key].score >= match.score:
                    continue
                best[key] = NameMatch(
                    screening_list=file_name(index.source.path), id=match.listed.id,
                    listed=match.listed.name, alias=match.alias, score=match.score,
                    strength=match.strength,
                    pairs=[WordPair(ours=p.ours, theirs=p.theirs, alike=p.alike)
                           for p in match.likeness.pairs],
                    how=match.likeness.how, programme=match.listed.programme,
                    countries=list(match.listed.countries),
                )  # fmt: skip
    return sorted(best.values(), key=lambda match: (-match.score, match.screening_list, match.id))
