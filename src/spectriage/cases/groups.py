"""Which documents of a folder belong to one shipment: they share a number, a party or a part.

Papers of two shipments in one folder would disagree about everything, and no finding between
them would mean anything.
"""

from collections.abc import Sequence

from spectriage.cases.parties import Firm
from spectriage.cases.texts import CaseText, key_of

# Parties that many shipments have in common.
_ANYBODYS = frozenset(("freight_forwarder", "carrier", "bank", "issuer", "notify_party"))
_SHORTEST = 4  # characters of a number or part that is nobody else's
_NUMBERS = frozenset(
    (
        "invoice", "proforma", "order", "contract", "quotation", "inquiry", "licence", "waybill",
        "own", "letter_of_credit", "packing_list", "certificate",
    )
)  # fmt: skip


def shipments(texts: Sequence[CaseText], firms: Sequence[Firm]) -> list[list[CaseText]]:
    """Papers by shipment, in order of the first paper of each.

    A shipment of its own has a party and a number or part that no other paper has; what tells
    less cannot be told apart and stays with the first.
    """
    papers = [text for text in texts if text.part == "paper"]
    marks = [_marks(text, firms) for text in papers]
    groups: list[tuple[set[str], list[CaseText]]] = []
    for text, own in zip(papers, marks, strict=True):
        if not own:
            continue
        joined = [group for group in groups if group[0] & own or _names(text, group[1])]
        kept = [group for group in groups if group not in joined]
        shared = set(own).union(*(group[0] for group in joined))
        members = [one for group in joined for one in group[1]]
        groups = [*kept, (shared, [*members, text])]
    told = [group for group in groups if _stands_alone(group[0])]
    loose = [one for group in groups if group not in told for one in group[1]]
    groups = told
    order = {id(text): number for number, text in enumerate(papers)}
    found = [sorted(group[1], key=lambda text: order[id(text)]) for group in groups]
    found.sort(key=lambda group: order[id(group[0])])
    loose += [text for text, own in zip(papers, marks, strict=True) if not own]
    if loose and found:
        found[0] = sorted([*found[0], *loose], key=lambda text: order[id(text)])
    return found or ([papers] if papers else [])


def _stands_alone(marks: set[str]) -> bool:
    kinds = {mark.partition(" ")[0] for mark in marks}
    return "firm" in kinds and len(kinds) > 1


def _marks(text: CaseText, firms: Sequence[Firm]) -> set[str]:
    """What a paper may share with others of its shipment."""
    marks = set()
    for number, firm in enumerate(firms):
        if any(m.text is text and m.party.role not in _ANYBODYS for m in firm.mentions):
            marks.add(f"firm {number}")
    if text.paper is None:
        return marks
    for reference in text.paper.references:
        key = key_of(reference.value)
        if reference.kind in _NUMBERS and len(key) >= _SHORTEST:
            marks.add(f"number {key}")
    for goods in text.paper.goods:
        key = key_of(goods.part_number)
        if len(key) >= _SHORTEST:
            marks.add(f"part {key}")
    return marks


def _names(text: CaseText, group: Sequence[CaseText]) -> bool:
    """Whether a paper prints a number of the group's, or one of these prints one of its own."""
    return any(_prints(one, text) or _prints(text, one) for one in group)


def _prints(text: CaseText, other: CaseText) -> bool:
    numbers = (
        key_of(reference.value)
        for reference in (other.paper.references if other.paper else ())
        if reference.kind in _NUMBERS
    )
    return any(len(key) > _SHORTEST + 1 and key in text.run for key in numbers)
