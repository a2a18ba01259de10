"""Goods as lines of a list, where a paper has no table: "1. TC-640 camera, 6 pcs at USD 820.00".

A line is goods where it prints a count with a unit of pieces and names a part, or goes on under
such a line in its column. A price is told from an amount by the words before it, or by the
count: quantity times price is the amount.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spectriage.papers.figures import (
    counts_packages,
    find_currency,
    find_figures,
    is_price,
    parse_figure,
    unit_words,
)
from spectriage.papers.goods.line_values import check, hs_code_in
from spectriage.papers.goods.part_numbers import leading_part, part_in
from spectriage.papers.goods.sums import names_sum
from spectriage.papers.labels import find_labels
from spectriage.papers.pieces import Piece, Sheet, Slip, quote_slips
from spectriage.report.basics import PrintedCode
from spectriage.report.papers import GoodsLine

_MAX_LINES = 2_000
_MAX_TEXT = 400  # characters of a line of goods
_COUNTED_UNITS = frozenset(("piece", "set", "pair"))
_CODE = re.compile(r"\bEAR99\b|\b[0-9][A-E]\d{3}(?:\.[a-z0-9]{1,3})*")
_BARE = re.compile(
    r"\s*(?:n[.°ºr]{1,2}\s?)?(?P<number>\d{1,5})(?P<unit>)\s?(?:[x×]\s?)?(?=\s?[^\W\d_]{2})", re.I
)
_NUMBERED = re.compile(
    r"^\s*(?:(?:item|pos\.?|line)\s*)?\(?\d{1,3}(?:[.):]+|\s[–-])\s+|^\s*[•▪■*–-]\s+", re.I
)
_NEAR = 4  # characters between a figure and its currency
_EACH = re.compile(
    r"(?:\bat|@|à|\bje|\bzu(?: je)?|\ba|\bper|\beach|\bcad\.?|\bc/u|\bunit(?: price)?|单价)"
    r"\s*[:：]?\s*$",
    re.I,
)
_SUM = re.compile(
    r"(?:=|\btotal|\bsumme|\bsomme|\bsoit|\btotale|\bimporte|\bvalue|\bwert|\bvaleur|\bvalor|"
    r"\bvalore|\bwaarde|合计|总价|价值)(?: (?:of|von|de|di|van))?\s*[:：]?\s*$",
    re.I,
)
_AFTER_EACH = re.compile(
    r"\s*(?:each|per (?:unit|piece|pc|set)|/\s?(?:pc|unit|ea|set|stk|st)\b|je stück|c/u|cad)", re.I
)
_PROSE = 16  # words of a line; more make it a sentence


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    units = unit_words()[0].pattern
    return re.compile(
        rf"(?<![\w.,/x×-])(?P<number>\d{{1,3}}(?:[,.' ]\d{{3}})+|\d{{1,6}})\s?(?P<unit>{units})",
        re.IGNORECASE,
    )


def listed_lines(
    sheets: Sequence[Sheet], decimal: str, codes: Sequence[PrintedCode]
) -> list[GoodsLine]:
    """Goods of lines that name and count them."""
    found: list[GoodsLine] = []
    for sheet in sheets:
        for line in _of_sheet(sheet, decimal, codes):
            if len(found) < _MAX_LINES:
                found.append(line.model_copy(update={"number": len(found) + 1}))
    return found


def _of_sheet(sheet: Sheet, decimal: str, codes: Sequence[PrintedCode]) -> Iterator[GoodsLine]:
    above: Piece | None = None
    for line in sheet.lines:
        if not line:
            continue
        alone = [piece for piece in line if _names_and_counts(piece.text)]
        slips = [[Slip(piece, 0, len(piece.text))] for piece in alone]
        if not alone:
            slips = [[Slip(piece, 0, len(piece.text)) for piece in line]]
        for group in slips:
            first = group[0].piece
            follows = (
                above is not None and abs(above.x0 - first.x0) < 4
                and first.top - above.bottom < 1.2 * first.height
            )  # fmt: skip
            goods = _line(sheet, group, decimal, codes, follows=follows)
            if goods is not None:
                above = first
                yield goods


def _names_and_counts(text: str) -> bool:
    count = _count(text)
    return count is not None and part_in(text.replace(count.group(), " ")) is not None


def _count(text: str) -> re.Match[str] | None:
    """The one count of pieces in a text, or a bare number that opens it before a part's name."""
    found = [
        match for match in _counted().finditer(text)
        if unit_words()[1][match["unit"].lower()] in _COUNTED_UNITS
        and not is_price(text, match.start())
        and not text[match.end() :].lstrip(" .").startswith(":")  # "27 pcs: 12 of this, 15 of that"
    ]  # fmt: skip
    if not found:
        numbered = _NUMBERED.match(text)
        bare = _BARE.match(text, numbered.end() if numbered else 0)
        return None if bare and counts_packages(text[bare.end() :]) else bare
    return found[0] if len(found) == 1 else None


def _line(
    sheet: Sheet,
    slips: Sequence[Slip],
    decimal: str,
    codes: Sequence[PrintedCode],
    *,
    follows: bool,
) -> GoodsLine | None:
    text = "  ".join(slip.text for slip in slips)
    label = find_labels(sheet).at(slips[0].piece)
    if len(text) > _MAX_TEXT or len(text.split()) > _PROSE + 6 * len(slips):
        return None
    if label is not None and not label.has("goods") and (label.marked or label.has("reference")):
        return None
    count = _count(text)
    numbered = _NUMBERED.match(text)
    begin = numbered.end() if numbered else 0
    if count is None or names_sum(text):
        return None
    quantity = parse_figure(count["number"], decimal)
    monies = list(monies_in(text, decimal))
    description = _description(text, begin, count, [(start, end) for start, end, _, _ in monies])
    part = leading_part(description)
    words = [word for word in description.split() if sum(map(str.isalpha, word)) > 1]
    named = len(words) >= 2 and (numbered or follows) and count["unit"]
    if not quantity or not (part or named) or not (count["unit"] or len(slips) == 1):
        return None  # a bare number that opens a line counts what its own words name
    price, amount = price_and_amount(text, quantity, monies)
    quoted = quote_slips(sheet.page, slips)
    if quoted is None:
        return None
    stated = set(_CODE.findall(text))
    sums = check(quantity, price, amount)
    return GoodsLine(
        number=0, part_number=part, description=description[:_MAX_TEXT], quantity=quantity,
        unit=unit_words()[1].get(count["unit"].lower()), unit_price=price, amount=amount,
        currency=monies[0][3] if monies else None, hs_code=hs_code_in(text),
        control_codes=[c for c in codes if c.page == sheet.number and c.code in stated],
        arithmetic=sums, quotes={"description": quoted[0]}, source="lines",
        confidence=0.8 if sums == "agrees" else 0.65, quote=quoted[0], page=sheet.number,
        bbox=quoted[1],
    )  # fmt: skip


def monies_in(text: str, decimal: str) -> Iterator[tuple[int, int, float, str]]:
    """Place, value and currency of the figures beside a currency."""
    for figure in find_figures(text):
        value = parse_figure(figure.text, decimal)
        before, after = (
            text[max(0, figure.start - 5) : figure.start],
            text[figure.end : figure.end + 5],
        )
        left, right = find_currency(before), find_currency(after)
        if value is None or not (left or right):
            continue
        if left and not text[figure.start - len(before) + left[1] : figure.start].strip(" :"):
            yield figure.start - len(before) + left[0], figure.end, value, left[2]
        elif right and not after[: right[0]].strip():
            yield figure.start, figure.end + right[1], value, right[2]


def _description(
    text: str, begin: int, count: re.Match[str], monies: Sequence[tuple[int, int]]
) -> str:
    """What is left of the line before its figures, or behind a count that opens it."""
    opens = len(text[begin : count.start()].strip(" -–•,")) < 2
    start = count.end() if opens else begin
    ends = [place for place, _ in monies if place > start]
    if not opens:
        ends.append(count.start())
    stop = min(ends, default=len(text))
    told = re.split(r"\s(?:at|@|à|je|zu)\s*$", text[start:stop].strip(" ,;:–-("))[0]
    return " ".join(re.sub(r"^(?:of|de|x|×)\s", "", told).split()).strip(" ,;:–-(")


def price_and_amount(
    text: str, quantity: float | None, monies: Sequence[tuple[int, int, float, str]]
) -> tuple[float | None, float | None]:
    """Price and amount of a text's sums: by the product, else by the words before them."""
    values = [value for _, _, value, _ in monies]
    if len(values) >= 2:
        for price, amount in ((values[0], values[1]), (values[1], values[0])):
            if check(quantity, price, amount) == "agrees":
                return price, amount
    price_told = amount_told = None
    for start, end, value, _ in monies:
        before = text[max(0, start - 14) : start]
        if price_told is None and (_EACH.search(before) or _AFTER_EACH.match(text, end)):
            price_told = value
        elif amount_told is None and _SUM.search(before):
            amount_told = value
    return price_told, amount_told
