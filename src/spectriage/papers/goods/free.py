"""Goods that no table holds: "40 pcs thermal camera core TC640", "Goods: three units of ..."."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spectriage.documents.layout.paragraphs import Flow, flow_of
from spectriage.papers.figures import (
    counts_packages,
    find_currency,
    find_figures,
    is_price,
    parse_figure,
    unit_words,
)
from spectriage.papers.goods.line_values import hs_code_in
from spectriage.papers.goods.listed import monies_in, price_and_amount
from spectriage.papers.goods.part_numbers import part_in
from spectriage.papers.labels import find_labels
from spectriage.papers.letter_words import words_for
from spectriage.papers.pieces import Sheet, Slip, quote_slips, quote_words
from spectriage.papers.values import find_value
from spectriage.report.basics import BBox, PrintedCode
from spectriage.report.papers import GoodsLine
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table

_VALUE_WORD = re.compile(r"[\s,;(-]*(?:[^\W\d_]+ ){0,2}[^\W\d_]+\s*[:：]?\s*$")
_NEXT = re.compile(
    r"[,;]?\s(?:and|und|et|y|e|en|sowie|ainsi que|plus|(?:along |together )?with)\s"
    r"(?=\d|the \d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\s)|"
    r"[;,]\s(?=\d{1,5}\s?(?:x|×|[^\W\d_]{2}))"
)
_SEGMENT = re.compile(r"[^;:]+")
_ENDS = re.compile(
    r"[.;](?:\s|$)|\s(?:to|for|at)\s|,?\s(?:our|your|under|against|as per|order|invoice|contract)\s"
)
_MAX_LINES = 200
_POSTCODE = 4  # digits of a bare number that is rather a postcode or a year
_SOON = 60  # characters behind a bare number in which the part it counts is named
_MAX_LISTED = 20  # goods that one paragraph may tell
_MAX_TEXT = 400  # characters of a goods text
_CODE = re.compile(r"\bEAR99\b|\b[0-9][A-E]\d{3}(?:\.[a-z0-9]{1,3})*")


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    """A number and a unit of count, or a number word, before the words for goods."""
    units = unit_words()[0].pattern
    numbers = "|".join(
        re.escape(w)
        for row in read_table("papers/number_words.tsv")
        for w in row["words"].split("|")
    )
    return re.compile(
        rf"(?<![\w.,/-])(?P<number>\d{{1,3}}(?:[,. ]\d{{3}})+|\d{{1,6}})\s?(?:x|×|\*|no\.?\s)?\s?"
        rf"(?P<unit>{units})?\s+(?:of\s+|de\s+|d')?(?P<goods>[^\W\d_][^;\n]{{5,}})|"
        rf"(?<![\w-])(?P<word>{numbers})\s+(?:\(\d+\)\s+)?(?P<unit2>{units})?\s*(?:of\s+)?(?P<goods2>[^\W\d_][^;\n]{{8,}})",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _number_words() -> dict[str, float]:
    return {
        word: float(row["value"])
        for row in read_table("papers/number_words.tsv")
        for word in row["words"].split("|")
    }


def free_lines(
    sheets: Sequence[Sheet], decimal: str, codes: Sequence[PrintedCode]
) -> list[GoodsLine]:
    """Goods of labelled fields, or of counted lines and sentences where there is no such field."""
    found: list[GoodsLine] = []
    for sheet in sheets:
        found += list(_labelled(sheet, decimal, codes, len(found)))
    if not found:
        for sheet in sheets:
            found += list(_in_text(sheet, decimal, codes, len(found)))
    once: dict[tuple[str | None, float | None, str], GoodsLine] = {}
    for line in found:
        key = (line.part_number, line.quantity, "" if line.part_number else line.description)
        once.setdefault(key, line.model_copy(update={"number": len(once) + 1}))
    return list(once.values())[:_MAX_LINES]


def _labelled(
    sheet: Sheet, decimal: str, codes: Sequence[PrintedCode], count: int
) -> Iterator[GoodsLine]:
    """The goods that a form's fields describe; quantity and value may have fields of their own."""
    labelled = find_labels(sheet)
    fields: dict[str, list[Slip]] = {}
    for label in labelled.labels.values():
        if not label.marked:
            continue
        for meaning in label.meanings("goods"):
            slips = find_value(labelled, label, _is_text, lines=4 if meaning == "goods" else 1)
            ends = (n for n, s in enumerate(slips) if n and words_for("body").match(fold(s.text)))
            slips = slips[: next(ends, len(slips))]
            if slips and meaning not in fields:
                fields[meaning] = _without_packing(slips)
    main = fields.get("goods") or fields.get("part_number")
    if not main:
        return
    text = " ".join(slip.text for slip in main)
    quoted = quote_slips(sheet.page, main)
    if quoted is None:
        return
    quotes = {"description": quoted[0]}
    side = {}
    for meaning in ("quantity", "value", "part_number", "hs_code", "code"):
        if meaning in fields and fields[meaning] is not main:
            other = quote_slips(sheet.page, fields[meaning])
            if other:
                quotes[meaning] = other[0]
                side[meaning] = " ".join(slip.text for slip in fields[meaning])
    parts = [part for part in _NEXT.split(text) if part.strip()]
    counts = [_counted().match(part.strip()) for part in parts]
    if len(parts) > 1 and not side and all(counts) and all(map(part_in, parts)):
        for number, part in enumerate(parts, 1):
            yield _line(part.strip(), quoted, quotes, {}, sheet, decimal, codes, count + number,
                        "form")  # fmt: skip
        return
    yield _line(text, quoted, quotes, side, sheet, decimal, codes, count + 1, "form")


def _without_packing(slips: list[Slip]) -> list[Slip]:
    """The lines of a field from the first that tells more than packages and their weight."""
    tell = (
        number for number, slip in enumerate(slips)
        if part_in(slip.text) is not None or not _tells_packing(slip.text)
    )  # fmt: skip
    return slips[next(tell, 0) :]


def _tells_packing(text: str) -> bool:
    """Whether a line counts packages and says nothing but figures and units: "4 pallets, 90 kg"."""
    first = re.match(r"\s*\d+\s?", text)
    left = unit_words()[0].sub(" ", text)
    return (
        first is not None
        and counts_packages(text[first.end() :])
        and not re.search(r"[^\W\d_]{3}", left)
    )


def _is_text(text: str) -> bool:
    return sum(char.isalnum() for char in text) >= 1


def _in_text(
    sheet: Sheet, decimal: str, codes: Sequence[PrintedCode], count: int
) -> Iterator[GoodsLine]:
    flow = flow_of(sheet.page)
    for paragraph_start, paragraph in _paragraphs(flow):
        position, lines = 0, 0
        behind = list(_trailing(sheet, flow, paragraph_start, paragraph, decimal, codes, count))
        if len(behind) > 1:
            count += len(behind)
            yield from behind
            continue
        while lines < _MAX_LISTED and (found := _counted().search(paragraph, position)):
            group = "goods" if found["goods"] else "goods2"
            goods = found[group]
            has_unit = (found["unit"] or found["unit2"]) and not _counts_time(found)
            described = _ENDS.split(goods)[0]
            described = _NEXT.split(described)[0]
            end = found.start(group) + len(described)
            position = max(end, found.start() + 1)
            if not has_unit and not _counts_part(found, described):
                position = max(found.start(group), found.start() + 1)
                continue
            place = (paragraph_start + found.start(), paragraph_start + end)
            quoted = quote_words(sheet.page, flow.words_in(*place))
            if quoted is None:
                continue
            lines += 1
            count += 1
            text = " ".join(flow.text[slice(*place)].split())
            quotes = {"description": quoted[0]}
            yield _line(text, quoted, quotes, {}, sheet, decimal, codes, count, "sentence")


def _counts_part(found: re.Match[str], described: str) -> bool:
    """Whether a bare number counts the part that is named soon behind it; a postcode does not."""
    number = found["number"] or ""
    weighs = unit_words()[0].match(described.strip())
    if counts_packages(described) or weighs:
        return False
    return len(number) < _POSTCODE and part_in(described[:_SOON]) is not None


def _may_be_postcode(found: re.Match[str]) -> bool:
    """Whether a bare number is long: "26000 Valence" counts nothing."""
    return not (found["unit"] or found["unit2"]) and len(found["number"] or "") >= _POSTCODE


def _counts_time(found: re.Match[str]) -> bool:
    unit = (found["unit"] or found["unit2"] or "").lower()
    return unit_words()[1].get(unit) in ("hour", "day")


def _trailing(
    sheet: Sheet, flow: Flow, start: int, paragraph: str, decimal: str,
    codes: Sequence[PrintedCode], count: int,
) -> Iterator[GoodsLine]:  # fmt: skip
    """Goods of a list in running text that are counted behind: "TC-640 camera 8 sets; ..."."""
    for segment in _SEGMENT.finditer(paragraph):
        counted = list(re.finditer(f"{_COUNT}({unit_words()[0].pattern})", segment[0], re.I))
        last = counted[-1] if counted else None
        if last is None or segment[0][last.end() :].strip() or part_in(segment[0]) is None:
            continue
        unit = unit_words()[1][last[2].lower()]
        told = segment[0][: last.start()].strip(" ,")
        if unit not in ("piece", "set", "pair") or part_in(told) is None:
            continue
        place = start + segment.start(), start + segment.end()
        quoted = quote_words(sheet.page, flow.words_in(*place))
        if quoted is None:
            continue
        count += 1
        line = _line(told, quoted, {"description": quoted[0]}, {}, sheet, decimal, codes, count,
                     "sentence")  # fmt: skip
        quantity = parse_figure(last[1], decimal)
        yield line.model_copy(update={"quantity": quantity, "unit": unit})


def _paragraphs(flow: Flow) -> Iterator[tuple[int, str]]:
    start = 0
    for part in flow.text.split("\n\n"):
        yield start, part.replace("\n", " ")
        start += len(part) + 2


_COUNT = r"(?<![\w.,/x×-])(\d{1,3}(?:[,.]\d{3})*|\d{1,6})\s?"


def _count_in(text: str, decimal: str) -> tuple[float | None, str | None]:
    """A number with a unit of count anywhere in a goods text: "..., 3 units"."""
    for found in re.finditer(_COUNT + f"({unit_words()[0].pattern})", text, re.IGNORECASE):
        unit = unit_words()[1][found[2].lower()]
        if unit in ("piece", "set", "pair") and not is_price(text, found.start()):
            return parse_figure(found[1], decimal), unit
    return None, None


def _line(
    text: str, quoted: tuple[str, BBox], quotes: dict[str, str], side: dict[str, str], sheet: Sheet,
    decimal: str, codes: Sequence[PrintedCode], number: int, source: str,
) -> GoodsLine:  # fmt: skip
    found = _counted().search(text)
    quantity: float | None = None
    unit = None
    if found and found.start() < 12 and not _may_be_postcode(found):
        word = found["number"] or found["word"]
        quantity = _number_words().get(word.lower()) or parse_figure(word, decimal)
        spelled = found["unit"] or found["unit2"]
        unit = unit_words()[1].get(spelled.lower()) if spelled else None
        text = found["goods"] or found["goods2"]
    if quantity is None:
        quantity, unit = _count_in(text, decimal)
    if "quantity" in side:
        figures = find_figures(side["quantity"])
        if figures:
            quantity = parse_figure(figures[0].text, decimal)
            spelled_unit = unit_words()[0].search(side["quantity"])
            unit = unit_words()[1][spelled_unit.group().lower()] if spelled_unit else unit
    price = amount = currency = None
    for source_text in (side.get("value", ""), side.get("quantity", "")):
        money = find_currency(source_text)
        if money:
            near = [f for f in find_figures(source_text) if f.start >= money[1] - 1] or [
                f for f in find_figures(source_text) if f.end <= money[0] + 1
            ]
            if near:
                amount, currency = parse_figure(near[0].text, decimal), money[2]
                break
    if amount is None:
        monies = list(monies_in(text, decimal))
        price, amount = price_and_amount(text, quantity, monies)
        if price is not None and amount is None:
            currency = next(money for _, _, value, money in monies if value == price)
        if amount is not None:
            currency = next(money for _, _, value, money in monies if value == amount)
            text = text[: next(start for start, _, value, _ in monies if value == amount)]
            text = _VALUE_WORD.sub("", text)
    hs = hs_code_in(text) or hs_code_in("HS " + side.get("hs_code", ""))
    stated = set(_CODE.findall(" ".join([text, side.get("code", "")])))
    return GoodsLine(
        number=number, part_number=side.get("part_number") or part_in(text),
        description=" ".join(text.split())[:_MAX_TEXT], quantity=quantity, unit=unit,
        unit_price=price, amount=amount,
        currency=currency, hs_code=hs,
        control_codes=[c for c in codes if c.page == sheet.number and c.code in stated],
        quotes=quotes, source=source, confidence=0.6, quote=quoted[0], page=sheet.number,
        bbox=quoted[1],
    )  # fmt: skip
