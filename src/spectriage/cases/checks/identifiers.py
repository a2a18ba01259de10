"""Part numbers and HS codes of one item that disagree; items without a sheet."""

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from spectriage.cases.checks.base import SURE, CaseView, check_finding
from spectriage.cases.items import Item, PaperLine
from spectriage.cases.names.words import to_ascii
from spectriage.cases.texts import CaseText, ascii_of, key_of
from spectriage.report.case import Evidence, Finding

_HS_DIGITS = 6  # the Harmonised System itself; what follows is a country's own
_MOST_NAMED = 12  # of the items without a sheet, in the one finding about them
_MOST_QUOTED = 3
_LIKE_PART = 50.0  # part numbers less alike are two numbering systems, not a difference


def check_identifiers(view: CaseView) -> Iterator[Finding]:
    """One finding an item and kind."""
    for item in view.items:
        yield from _part(view, item)
        yield from _hs(view, item)
    yield from _sheets(view)


def _part(view: CaseView, item: Item) -> Iterator[Finding]:
    lines = [line for line in item.lines if len(line.key) > 2 and line.confidence >= SURE]
    for one, two in combinations(lines, 2):
        if one.key == two.key:
            continue
        if one.key in two.key or two.key in one.key:
            if not (_goes_on(one, two) or _goes_on(two, one)):
                continue
        elif _prints(two.text, one.key, item, view) or _prints(one.text, two.key, item, view):
            view.silent(f"part number of item {view.number(item)}", one.text, two.text)
            continue
        if fuzz.ratio(one.key, two.key) < _LIKE_PART:
            view.silent(f"part number of item {view.number(item)}", one.text, two.text)
            continue
        yield check_finding(
            "part_number", "The papers give different part numbers",
            f"{one.first.part_number} against {two.first.part_number}",
            "Which product is shipped? Another version may stand under another entry.",
            [_evidence(one, "part_number"), _evidence(two, "part_number")],
            severity="high", item=view.number(item),
        )  # fmt: skip
        return


def _goes_on(short: PaperLine, long: PaperLine) -> bool:
    """Whether a part number goes on without a sign ("TR-9", "TR-9M"): another product.

    "TR-9-EU" may be the same one; and a paper that prints both numbers knows both.
    """
    mine, theirs = (to_ascii(line.first.part_number or "").strip() for line in (short, long))
    if not theirs.startswith(mine) or not theirs[len(mine) : len(mine) + 1].isalnum():
        return False
    words = [(mine, long.text), (theirs, short.text)]
    return not any(
        re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", ascii_of(text.text))
        for word, text in words
    )


def _prints(text: CaseText, key: str, item: Item, view: CaseView) -> bool:
    """Whether a paper prints a part number, other than in what it says of another item."""
    elsewhere = sum(
        key_of(f"{goods.part_number or ''} {goods.description}").count(key)
        for other in view.items if other is not item
        for line in other.lines if line.text is text
        for goods in line.lines
    )  # fmt: skip
    return text.run.count(key) > elsewhere


def _hs(view: CaseView, item: Item) -> Iterator[Finding]:
    lines = [line for line in item.lines if len(hs_digits(line)) >= _HS_DIGITS]
    for one, two in combinations(lines, 2):
        ours, theirs = hs_digits(one)[:_HS_DIGITS], hs_digits(two)[:_HS_DIGITS]
        if ours == theirs:
            continue
        if _prints_hs(one.text, theirs, item, view) or _prints_hs(two.text, ours, item, view):
            view.silent(f"HS code of item {view.number(item)}", one.text, two.text)
            continue
        yield check_finding(
            "hs_code", "The papers give different HS codes",
            f"{one.first.hs_code} against {two.first.hs_code}",
            "Which one was declared to customs, and why do they differ?",
            [_evidence(one, "hs_code"), _evidence(two, "hs_code")], item=view.number(item),
        )  # fmt: skip
        return


def _prints_hs(text: CaseText, code: str, item: Item, view: CaseView) -> bool:
    """Whether a paper prints an HS code, other than in its lines of other items."""
    elsewhere = sum(
        hs_digits(line).startswith(code)
        for other in view.items if other is not item
        for line in other.lines if line.text is text
    )  # fmt: skip
    return text.run.count(code) > elsewhere


def hs_digits(line: PaperLine) -> str:
    """Digits of a line's HS code."""
    return "".join(ch for ch in line.first.hs_code or "" if ch.isdigit())


def _sheets(view: CaseView) -> Iterator[Finding]:
    """Items on an invoice or order without a sheet in the case; several in one finding."""
    bare = list(_without_sheet(view))
    if not bare:
        return
    told = [item.part or item.description[:60] for item in bare[:_MOST_NAMED]]
    if len(bare) == 1:
        title, why = "An item has no sheet in this case", f"No sheet names {told[0]}"
    else:
        numbered = zip(bare, told, strict=False)
        named = ", ".join(f"{view.number(item)} ({name})" for item, name in numbered)
        more = f" and {len(bare) - _MOST_NAMED} more" if len(bare) > _MOST_NAMED else ""
        title = f"{len(bare)} items have no sheet in this case"
        why = f"No sheet names items {named}{more}"
    yield check_finding(
        "item_without_sheet", title, f"{why}; their figures were held against no list",
        "Can the manufacturer give the data sheet or its classification?",
        [_evidence(item.lines[0], "part_number") for item in bare[:_MOST_QUOTED]],
        severity="low", item=view.number(bare[0]) if len(bare) == 1 else None,
    )  # fmt: skip


def _without_sheet(view: CaseView) -> Iterator[Item]:
    for item in view.items:
        line = item.lines[0]
        if item.sheet or item.is_service or line.text.kind not in _ASKED:
            continue
        if line.confidence < SURE or not (line.key or line.first.description.count(" ")):
            view.silent(f"sheet of item {view.number(item)}", line.text)
            continue
        if not _is_named_by_sheet(item, view):
            yield item


_ASKED = frozenset({"commercial_invoice", "purchase_order", "licence_application"})


def _is_named_by_sheet(item: Item, view: CaseView) -> bool:
    keys = {line.key for line in item.lines if len(line.key) > 3}
    return any(key in text.run for key in keys for text in view.texts if text.part == "sheet")


def _evidence(line: PaperLine, name: str) -> Evidence:
    goods = line.first
    return line.text.evidence_of(goods.quotes.get(name) or goods.quote, goods.page, goods.bbox)
