"""Dates, references, terms and countries of a paper's labelled fields."""

import re
from collections.abc import Sequence

from spectriage.papers.dates import DateFound, find_dates, readings_of, settle_order
from spectriage.papers.figures import find_currency
from spectriage.papers.labels import Label, LabelledSheet, find_labels
from spectriage.papers.pieces import Sheet, Slip, quote_slips
from spectriage.papers.validity import find_validity
from spectriage.papers.values import find_value
from spectriage.report.papers import PaperDate, Quoted, Reference
from spectriage.vocabulary.countries import country_of, find_names

_MAX = 120  # fields of one sort that a document gives
_REFERENCE = re.compile(
    r"^(?=[^\s]*\d)[A-Z0-9][\w./#-]*(?:[ -][A-Z0-9]*\d[\w./-]*){0,3}", re.IGNORECASE
)
_NOT_A_REFERENCE = re.compile(r"^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^\d{1,2}$")
_INCOTERMS = re.compile(
    r"\b(?:EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DAT|DDP)\b(?:[ ,]+[A-Z][\w'’ ./-]{1,40})?"
    r"(?:\(?\s?Incoterms[^)\n]{0,12}\)?)?"
)


def find_paper_dates(sheets: Sequence[Sheet]) -> list[PaperDate]:
    """Dates of labelled fields, and the first bare date at the head where none is labelled."""
    known: list[DateFound] = [d for s in sheets for d in find_dates(s.page.text[:60_000])]
    orders = settle_order(known)
    found: list[PaperDate] = []
    for sheet in sheets:
        labelled = find_labels(sheet)
        for label in labelled.labels.values():
            for meaning in label.meanings("date"):
                item = _date(labelled, label, meaning, orders)
                if item and not any(_same_date(item, other) for other in found):
                    found.append(item)
    told = {(item.meaning, item.value) for item in found}
    found += [d for d in find_validity(sheets, orders) if (d.meaning, d.value) not in told]
    if not any(item.meaning in ("issued", "invoice", "order") for item in found) and sheets:
        found += _bare_date(sheets[0], orders, found)
    return found[:_MAX]


def _same_date(one: PaperDate, other: PaperDate) -> bool:
    return (one.meaning, one.value, one.readings) == (other.meaning, other.value, other.readings)


def _date(
    labelled: LabelledSheet, label: Label, meaning: str, orders: dict[str, str]
) -> PaperDate | None:
    slips = find_value(labelled, label, lambda text: bool(find_dates(text[:80])))
    if not slips:
        return None
    return _paper_date(labelled.sheet, slips[0], meaning, orders)


def _paper_date(sheet: Sheet, slip: Slip, meaning: str, orders: dict[str, str]) -> PaperDate | None:
    dates = find_dates(slip.text)
    if not dates:
        return None
    first = dates[0]
    place = Slip(slip.piece, slip.start + first.start, slip.start + first.end)
    quoted = quote_slips(sheet.page, [place])
    if quoted is None:
        return None
    days = readings_of(first, orders)
    return PaperDate(
        meaning=meaning, value=days[0] if len(days) == 1 else None,
        readings=days if len(days) > 1 else [], quote=quoted[0], page=sheet.number, bbox=quoted[1],
    )  # fmt: skip


def _bare_date(sheet: Sheet, orders: dict[str, str], found: Sequence[PaperDate]) -> list[PaperDate]:
    """A date that stands for itself in the upper half of the first page: a letter's."""
    for piece in sheet.pieces():
        if piece.top > sheet.page.height * 0.5:
            break
        dates = find_dates(piece.text) if len(piece.text) < 70 else []
        if dates:
            item = _paper_date(sheet, Slip(piece, 0, len(piece.text)), "issued", orders)
            if item and not any(item.quote in other.quote for other in found):
                return [item]
    return []


def find_references(sheets: Sequence[Sheet]) -> list[Reference]:
    """Numbers of labelled fields, each kind and value once."""
    found: dict[tuple[str, str], Reference] = {}
    for sheet in sheets:
        labelled = find_labels(sheet)
        for label in labelled.labels.values():
            for kind in label.meanings("reference"):
                item = _reference(labelled, label, kind)
                if item:
                    found.setdefault((kind, item.value), item)
    values = {(item.value): kind for (kind, _), item in found.items() if kind != "own"}
    kept = [r for (kind, _), r in found.items() if kind != "own" or r.value not in values]
    return kept[:_MAX]


def _reference(labelled: LabelledSheet, label: Label, kind: str) -> Reference | None:
    slips = find_value(labelled, label, _is_reference)
    if not slips:
        return None
    slip = slips[0]
    match = _REFERENCE.match(slip.text)
    if match is None:
        return None
    text = match.group()
    dates = find_dates(text)
    if dates and dates[0].start > 0:
        text = text[: dates[0].start].rstrip(" /-.,")
    place = Slip(slip.piece, slip.start, slip.start + len(text))
    quoted = quote_slips(labelled.sheet.page, [place])
    if quoted is None:
        return None
    return Reference(
        kind=kind, value=text.strip(" .,"), quote=quoted[0], page=labelled.sheet.number,
        bbox=quoted[1],
    )  # fmt: skip


def _is_reference(text: str) -> bool:
    match = _REFERENCE.match(text)
    if match is None or _NOT_A_REFERENCE.match(match.group()):
        return False
    dates = find_dates(text)
    return not (dates and dates[0].start == 0)


def find_terms(sheets: Sequence[Sheet]) -> list[Quoted]:
    """Terms of delivery (Incoterms) and of payment, as printed."""
    found: dict[str, Quoted] = {}
    for sheet in sheets:
        labelled = find_labels(sheet)
        for label in labelled.labels.values():
            meanings = label.meanings("term")
            if not {"incoterms", "payment"} & set(meanings):
                continue
            slips = find_value(labelled, label, lambda text: any(c.isalpha() for c in text))
            quoted = quote_slips(sheet.page, slips) if slips else None
            if quoted:
                found.setdefault(
                    quoted[0], Quoted(quote=quoted[0], page=sheet.number, bbox=quoted[1])
                )
        for piece in sheet.pieces():
            match = _INCOTERMS.search(piece.text)
            quoted = (
                quote_slips(sheet.page, [Slip(piece, match.start(), match.end())])
                if match
                else None
            )
            if quoted and not any(quoted[0] in known for known in found):
                found[quoted[0]] = Quoted(quote=quoted[0], page=sheet.number, bbox=quoted[1])
    return list(found.values())[:20]


def find_goods_country(sheets: Sequence[Sheet], meaning: str) -> str | None:
    """ISO code of the goods' country of origin or destination, if labelled fields agree on one."""
    codes: list[str] = []
    for sheet in sheets:
        labelled = find_labels(sheet)
        for label in labelled.labels.values():
            if meaning not in label.meanings("country"):
                continue
            slips = find_value(labelled, label, lambda text: country_of(text[:60]) is not None)
            code = country_of(slips[0].text) if slips else None
            if code:
                codes.append(code)
    return codes[0] if codes and len(set(codes)) == 1 else None


def find_currencies(sheets: Sequence[Sheet]) -> list[str]:
    """ISO codes of the currencies that stand beside figures, in order of place."""
    found: dict[str, None] = {}
    for sheet in sheets:
        for piece in sheet.pieces():
            if len(piece.text) > 200:
                continue
            money = find_currency(piece.text)
            if money and (any(c.isdigit() for c in piece.text) or len(piece.text) < 20):
                found.setdefault(money[2])
    return list(found)


def countries_named(text: str) -> list[str]:
    """ISO codes of the countries a text names."""
    return [item.code for item in find_names(text)]
